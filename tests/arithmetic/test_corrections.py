"""Which figures an entry's `correction` is about: those that could not stand without it."""

from collections.abc import Callable
from datetime import date

import pytest

from arithmetic.ledgers import Pledge
from minsheng.changes.diff import diff
from minsheng.changes.sides import side_of
from minsheng.corrections import corrections_of
from minsheng.facts import facts
from minsheng.months import history_of
from minsheng.records import records
from minsheng.summarize import overview
from minsheng.why.explanation import explain

AUGUST, SEPTEMBER = "2025-08-31", "2025-09-30"
PEOPLE, ROAD = "target: 100, measure: 人", "target: 30, measure: 公里"
SCHOOLS = "items: [一小, 二小, 三小], measure: 所"
MOVED = "revisions: [{since: 2025-10-01, items: [一小, 四小], document: 示例, reason: 示例}]"
DAY = date(2025, 9, 30)

Told = dict[str, tuple[object, object]]


def corrected(made: Pledge) -> Told:
    """What stood and what was written, by indicator, of all that is called corrected."""
    ledger = made.book.ledger()
    found = corrections_of(ledger, ledger.targets.projects[0])
    return {
        indicator.name: (found[figure].stood, figure.value)
        for indicator in ledger.targets.projects[0].indicators
        for figure in ledger.figures_of(1, indicator.name)
        if figure in found
    }


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        # one figure falls, the others go on
        ("甲: 50, 乙: 8", "甲: 45, 乙: 9.5", {"甲": (50, 45)}),
        ("甲: 50, 乙: 8", "甲: 45, 乙: 8", {"甲": (50, 45)}),
        ("甲: 50", "甲: 45, 乙: 8", {"甲": (50, 45)}),
        ("甲: 50, 乙: 8", "甲: 45, 乙: 7", {"甲": (50, 45), "乙": (8, 7)}),
        ("甲: 50, 丙: [一小]", "甲: 60, 丙: [二小]", {"丙": (("一小",), ("二小",))}),
        ("甲: 50, 丙: [一小]", "甲: 45, 丙: [二小, 一小]", {"甲": (50, 45)}),
        ("甲: 50, 丁: true", "甲: 60, 丁: false", {"丁": (True, False)}),
        # a level falls and rises as it may, and needs no reason
        ("甲: 50, 戊: 80", "甲: 45, 戊: 70", {"甲": (50, 45)}),
        # none falls: what had been forgotten was added, and nobody can tell of which
        ("甲: 50, 戊: 80", "甲: 55, 戊: 70", {"甲": (50, 55), "戊": (80, 70)}),
        ("甲: 50", "甲: 50, 乙: 8", {"乙": (None, 8)}),
        ("甲: 50", "甲: 50", {}),
    ],
)  # fmt: skip
def test_a_figure_is_corrected_where_it_needs_the_reason(
    pledge: Callable[..., Pledge], before: str, after: str, told: Told
) -> None:
    shapes = {
        "甲": PEOPLE,
        "乙": ROAD,
        "丙": SCHOOLS,
        "丁": "milestone: true",
        "戊": 'target: 90, measure: "%", cumulative: false',
    }
    entries = {
        AUGUST: f"actuals: {{{before}}}",
        SEPTEMBER: f"actuals: {{{after}}}, correction: 核减",
    }
    assert corrected(pledge(shapes, entries)) == told


def test_the_second_figure_of_a_day_takes_the_place_of_the_first(
    pledge: Callable[..., Pledge],
) -> None:
    again = ["actuals: {甲: 50, 乙: 8}", "actuals: {甲: 60, 乙: 8}, correction: 漏报10人"]
    made = pledge({"甲": PEOPLE, "乙": ROAD}, {SEPTEMBER: again})
    assert corrected(made) == {"甲": (50, 60)}


def test_of_a_sum_the_unit_corrects_its_own_share(pledge: Callable[..., Pledge]) -> None:
    shares = {
        "甲局": {AUGUST: "actuals: {甲: 30}", SEPTEMBER: "actuals: {甲: 40}, correction: 补录"},
        "乙局": {AUGUST: "actuals: {甲: 20}", SEPTEMBER: "actuals: {甲: 15}, correction: 核减"},
    }
    made = pledge(f"{PEOPLE}, combine: sum", by_unit=shares)
    ledger = made.book.ledger()
    found = corrections_of(ledger, ledger.targets.projects[0])
    told = {figure.unit: (one.stood, figure.value, one.reason) for figure, one in found.items()}
    assert told == {"甲局": (30, 40, "补录"), "乙局": (20, 15, "核减")}


def test_items_are_told_as_they_were_reported(pledge: Callable[..., Pledge]) -> None:
    """What is only later in the list was reported all the same, on both sides of the arrow."""
    entries = {
        AUGUST: "actuals: {丙: [一小, 四小]}",
        SEPTEMBER: "actuals: {丙: [四小]}, correction: 核减",
    }
    made = pledge({"丙": f"{SCHOOLS}, {MOVED}"}, entries)
    assert corrected(made) == {"丙": (("一小", "四小"), ("四小",))}


def test_an_item_that_left_the_list_was_not_taken_back(pledge: Callable[..., Pledge]) -> None:
    entries = {
        "2025-09-30": "actuals: {甲: 50, 丙: [一小, 二小]}",
        "2025-10-31": "actuals: {甲: 45, 丙: [一小]}, correction: 核减5人",
    }
    made = pledge({"甲": PEOPLE, "丙": f"{SCHOOLS}, {MOVED}"}, entries)
    assert corrected(made) == {"甲": (50, 45)}


def test_every_command_calls_the_same_figures_corrected(pledge: Callable[..., Pledge]) -> None:
    """One falls from 50 to 45; the other one rose and was corrected by nobody."""
    entries = {
        AUGUST: "actuals: {甲: 50, 乙: 8}",
        SEPTEMBER: "actuals: {甲: 45, 乙: 9}, correction: 核减5人",
    }
    ledger = pledge({"甲": PEOPLE, "乙": ROAD}, entries).book.ledger()
    seen = overview(ledger, DAY)
    changes = diff(side_of(ledger, date(2025, 8, 31)), side_of(ledger, DAY))
    courses = history_of(ledger, seen).indicators
    explained = explain(ledger, 1, DAY).indicators
    told = {
        "diff": [(c.indicator.name, c.reason) for c in changes.corrections],
        "history": [
            (course.tracked.name, correction.reason)
            for course in courses
            for month in course.months
            for correction in month.corrections
        ],
        "why": [(i.name, r.correction) for i in explained for r in i.reports if r.correction],
        "records": [
            (r.indicator.name, r.correction) for r in records(ledger, seen) if r.correction
        ],
        "export": [(f.subject.indicator, f.reason) for f in facts(ledger, "data") if f.corrected],
    }
    assert all(found == [("甲", "核减5人")] for found in told.values()), told
