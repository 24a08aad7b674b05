"""What changed between two dates of a made ledger, every number worked out by hand.

A plan with a revision (甲), a sum of two units with a correction (乙), and one project with a
ceiling (丙), a checklist (丁) and a milestone (戊).
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from arithmetic.ledgers import Book, project_yaml, targets_yaml
from minsheng.changes.diff import Diff, diff
from minsheng.changes.sides import side_of
from minsheng.changes.verdicts import Direction, IndicatorChange, ProjectChange
from minsheng.errors import UsageError
from minsheng.render.changes.silences import silent
from minsheng.summarize import Selection
from minsheng.terms import Status

PLANNED = (
    "target: 12, measure: 个, plan: [{by: 2025-06-30, value: 4}, {by: 2025-12-31, value: 10}], "
    "revisions: [{since: 2025-09-15, target: 10, document: 示例〔2025〕9号, reason: 用地未批}]"
)
LIST = targets_yaml(
    project_yaml({"甲": PLANNED}),
    project_yaml(
        {"乙": "target: 100, measure: 人, combine: sum"},
        number=2,
        level="区级",
        units="甲局, 乙局",
    ),
    project_yaml(
        {
            "丙": 'target: 5, measure: "%", comparator: 不超过',
            "丁": "items: [一小, 二小, 三小], measure: 所",
            "戊": "milestone: true",
        },
        number=3,
        level="区级",
        units="乙局",
    ),
)
FIRST = """\
unit: 甲局
year: 2025
reports:
  - as_of: 2025-08-31
    projects:
      - {project: 1, actuals: {甲: 3}}
      - {project: 2, actuals: {乙: 30}}
  - as_of: 2025-09-30
    projects:
      - {project: 1, actuals: {甲: 9}}
      - {project: 2, actuals: {乙: 25}, correction: 核减重复5人}
"""
SECOND = """\
unit: 乙局
year: 2025
reports:
  - as_of: 2025-08-31
    projects: [{project: 3, actuals: {丙: 6, 丁: [一小], 戊: false}}]
  - as_of: 2025-09-30
    projects:
      - {project: 2, actuals: {乙: 40}}
      - {project: 3, actuals: {丙: 4.5, 丁: [三小, 一小], 戊: true}}
"""
THIRD = """\
  - as_of: 2025-12-15
    projects: [{project: 3, actuals: {丙: 4, 丁: [三小, 一小]}}]
"""


@pytest.fixture
def made(book: Book) -> Book:
    book.write("targets_2025.yaml", LIST)
    return book.write("progress/甲局.yaml", FIRST).write("progress/乙局.yaml", SECOND)


def between(book: Book, since: str, until: str, **selection: Any) -> Diff:
    ledger, chosen = book.ledger(), Selection(**selection)
    days = date.fromisoformat(since), date.fromisoformat(until)
    then, now = (side_of(ledger, day, chosen) for day in days)
    return diff(then, now, chosen)


def september(book: Book, **selection: Any) -> Diff:
    return between(book, "2025-08-31", "2025-09-30", **selection)


def of_project(found: Diff, number: int) -> ProjectChange:
    return next(p for p in found.projects if p.either.project.id == number)


def of(found: Diff, name: str) -> IndicatorChange:
    return next(i for p in found.projects for i in p.indicators if i.either.name == name)


# figures


@pytest.mark.parametrize(
    ("name", "then", "now", "added"),
    [
        ("甲", 3, 9, 6),
        ("乙", 30, 65, 35),  # 25 after the correction, and the other unit's first 40
        ("丙", 6, Decimal("4.5"), Decimal("-1.5")),
        ("丁", 1, 2, 1),
        ("戊", 0, 1, 1),
    ],
)
def test_what_was_added_is_what_stands_less_what_stood(
    made: Book, name: str, then: int, now: int, added: int
) -> None:
    change = of(september(made), name)
    assert change.then is not None
    assert change.now is not None
    assert change.then.actual is not None
    assert change.now.actual is not None
    assert (change.then.actual.amount, change.now.actual.amount) == (then, now)
    assert change.added == added


def test_a_first_report_is_no_addition(made: Book) -> None:
    change = of(between(made, "2025-07-31", "2025-08-31"), "甲")
    assert (change.added, change.is_first_report, change.is_changed) == (None, True, True)
    assert change.direction is Direction.REPORTED


def test_without_a_report_on_either_side_nothing_is_added_and_nothing_changed(made: Book) -> None:
    change = of(between(made, "2025-06-30", "2025-07-31"), "甲")
    assert (change.added, change.is_first_report, change.is_changed) == (None, False, False)


def test_of_a_checklist_the_items_newly_done_are_named(made: Book) -> None:
    change = of(september(made), "丁")
    assert (change.items_done, change.items_gone) == (("三小",), ())


def test_an_item_that_is_no_longer_done_is_named_too(made: Book) -> None:
    made.write(
        "progress/乙局.yaml",
        SECOND + "  - as_of: 2025-10-31\n    projects: [{project: 3, actuals: {丁: [二小]}, "
        "correction: 验收发现问题}]\n",
    )
    found = between(made, "2025-09-30", "2025-10-31")
    assert (of(found, "丁").items_done, of(found, "丁").items_gone) == (("二小",), ("一小", "三小"))
    assert of(found, "丁").added == -1
    (corrected,) = found.corrections
    assert (set(corrected.stood or ()), corrected.figure.value) == ({"一小", "三小"}, ("二小",))


# verdicts


@pytest.mark.parametrize(
    ("name", "then", "now"),
    [
        ("甲", (Fraction(3, 12), 4, "-8.3"), (Fraction(9, 10), 4, "50.0")),
        ("乙", (Fraction(30, 100), 66, "-36.0"), (Fraction(65, 100), 75, "-10.0")),
        ("丙", (Fraction(5, 6), 0, "83.3"), (Fraction(1), 0, "100.0")),
        ("丁", (Fraction(1, 3), 2, "-33.3"), (Fraction(2, 3), 2, "0.0")),
        ("戊", (Fraction(0), 0, "0.0"), (Fraction(1), 0, "100.0")),
    ],
)
def test_completion_owed_and_variance_stand_on_both_sides(
    made: Book, name: str, then: tuple[Any, ...], now: tuple[Any, ...]
) -> None:
    change = of(september(made), name)
    for side, (completion, owed, variance) in ((change.then, then), (change.now, now)):
        assert side is not None
        assert side.assessment.completion == completion
        assert side.assessment.owed == owed
        assert side.printed_variance == Decimal(variance)


@pytest.mark.parametrize(
    ("name", "then", "now", "way"),
    [
        ("甲", "on_track", "on_track", "same"),
        ("乙", "behind", "on_track", "better"),
        ("丙", "warning", "on_track", "better"),
        ("丁", "warning", "on_track", "better"),
        ("戊", "on_track", "met", "better"),
    ],
)
def test_statuses_turn_better(made: Book, name: str, then: str, now: str, way: str) -> None:
    change = of(september(made), name)
    assert change.then is not None
    assert change.now is not None
    assert (change.then.status, change.now.status, change.direction) == (then, now, way)
    assert change.is_newly_met == (name == "戊")


def test_without_reports_statuses_turn_worse_as_the_schedule_goes_on(made: Book) -> None:
    """On 30 November 丁 owes 2, as before; 乙 owes 91 and is 26 points behind."""
    found = between(made, "2025-09-30", "2025-11-30")
    worse = found.turned(Direction.WORSE)
    assert [p.either.project.id for p in worse] == [2]
    assert [i.either.name for i in worse[0].turned(Direction.WORSE)] == ["乙"]
    assert of(found, "乙").now.status is Status.WARNING
    assert of(found, "丁").direction is Direction.SAME
    assert found.turned(Direction.BETTER) == []


CLOSED = """\
unit: 甲局
year: 2025
reports:
  - as_of: 2025-08-31
    projects: [{project: 1, actuals: {甲: 12}}]
  - as_of: 2025-09-30
    projects: [{project: 1, progress: 已验收。, evidence: [验收单], accepted: 2025-09-20}]
  - as_of: 2025-10-31
    projects: [{project: 1, actuals: {甲: 9}, correction: 三个不合格}]
"""


def test_a_project_is_met_then_closed_then_reopened(made: Book) -> None:
    made.write("progress/甲局.yaml", CLOSED)
    met = of_project(between(made, "2025-07-31", "2025-08-31"), 1)
    closed = of_project(between(made, "2025-08-31", "2025-09-30"), 1)
    reopened = of_project(between(made, "2025-09-30", "2025-10-31"), 1)
    sent_back = of_project(between(made, "2025-08-31", "2025-10-31"), 1)
    assert [p.is_newly_closed for p in (met, closed, reopened)] == [False, True, False]
    assert [p.is_reopened for p in (met, closed, reopened)] == [False, False, True]
    assert [p.is_returned for p in (met, closed, reopened, sent_back)] == [False] * 3 + [True]
    assert closed.is_changed
    assert of(between(made, "2025-07-31", "2025-08-31"), "甲").is_newly_met


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        (Status.ON_TRACK, Status.WARNING, Direction.WORSE),
        (Status.WARNING, Status.BEHIND, Direction.WORSE),
        (Status.UNREPORTED, Status.BEHIND, Direction.REPORTED),
        (Status.BEHIND, Status.UNREPORTED, Direction.WORSE),  # silence is no progress
        (Status.UNREPORTED, Status.MET, Direction.REPORTED),
        (Status.MET, Status.DONE, Direction.BETTER),
        (Status.DONE, Status.MET, Direction.WORSE),
        (Status.BEHIND, Status.BEHIND, Direction.SAME),
        (None, Status.BEHIND, Direction.SAME),
        (Status.BEHIND, None, Direction.SAME),
    ],
)
def test_which_way_a_status_went(then: Status, now: Status, way: Direction) -> None:
    from minsheng.changes.verdicts import direction

    assert direction(then, now) is way


# corrections and revisions


def test_a_correction_says_what_stood_what_stands_why_and_where(made: Book) -> None:
    (found,) = september(made).corrections
    assert (found.project.id, found.indicator.name, found.figure.unit) == (2, "乙", "甲局")
    assert (found.stood, found.figure.value) == (30, 25)  # the unit's own, not the sum
    assert found.reason == "核减重复5人"
    assert found.figure.path.endswith("progress/甲局.yaml")
    assert found.figure.line == 11


def test_a_correction_belongs_to_the_period_of_its_date_alone(made: Book) -> None:
    assert between(made, "2025-07-31", "2025-08-31").corrections == ()
    assert between(made, "2025-09-30", "2025-10-31").corrections == ()
    assert len(between(made, "2025-09-29", "2025-09-30").corrections) == 1


def test_a_correction_of_the_same_date_stands_against_the_figure_before_it(made: Book) -> None:
    twice = FIRST + "      - {project: 1, actuals: {甲: 8}, correction: 一个不合格}\n"
    made.write("progress/甲局.yaml", twice)
    found = september(made)
    assert [(c.stood, c.figure.value) for c in found.corrections] == [(9, 8), (30, 25)]
    assert of(found, "甲").added == 5


def test_a_revision_is_told_in_the_period_in_which_it_comes_into_force(made: Book) -> None:
    (found,) = september(made).revised
    assert (found.before, found.after, str(found.revision.since)) == (12, 10, "2025-09-15")
    assert (found.revision.document, found.revision.reason) == ("示例〔2025〕9号", "用地未批")
    assert not found.is_ahead
    assert found.place.path.endswith("targets_2025.yaml")
    assert of(september(made), "甲").is_new_target
    assert between(made, "2025-09-14", "2025-09-15").revised == (found,)
    assert between(made, "2025-09-15", "2025-09-30").revised == ()
    assert between(made, "2025-07-31", "2025-08-31").revised == ()


def test_two_revisions_that_undo_each_other_are_both_told(book: Book) -> None:
    shape = (
        "target: 9, measure: 个, revisions: ["
        "{since: 2025-09-05, target: 8, document: 甲文, reason: 减}, "
        "{since: 2025-09-25, target: 9, document: 乙文, reason: 复}]"
    )
    book.write("targets_2025.yaml", targets_yaml(project_yaml({"甲": shape})))
    found = september(book)
    assert [(r.before, r.after) for r in found.revised] == [(9, 8), (8, 9)]
    assert not of(found, "甲").is_new_target
    assert not found.is_empty


def test_a_revised_checklist_says_which_items_came_and_went(book: Book) -> None:
    shape = (
        "items: [一小, 二小], measure: 所, revisions: "
        "[{since: 2025-09-15, items: [二小, 三小], document: 甲文, reason: 换址}]"
    )
    book.write("targets_2025.yaml", targets_yaml(project_yaml({"甲": shape})))
    (found,) = september(book).revised
    assert (found.before, found.after, found.added, found.dropped) == (2, 2, ("三小",), ("一小",))
    assert of(september(book), "甲").is_new_target


# silences


def test_a_period_without_a_report_names_the_units_that_are_awaited(made: Book) -> None:
    found = between(made, "2025-09-30", "2025-10-31")
    assert [(s.unit, s.silence.days, s.is_new) for s in found.silent] == [
        ("甲局", 31, False),
        ("乙局", 31, False),
    ]
    assert not any(s.silence.is_overdue for s in found.silent)


def test_a_unit_that_was_not_overdue_and_is_now_went_silent(made: Book) -> None:
    found = between(made, "2025-10-31", "2025-11-30")
    assert [(s.unit, s.silence.days, s.is_new) for s in found.silent] == [
        ("甲局", 61, True),
        ("乙局", 61, True),
    ]


def test_a_unit_that_reported_in_the_period_and_is_overdue_since_is_not_said_to_be_silent(
    made: Book,
) -> None:
    """Both reported as of 30 September; 61 days later both are overdue."""
    found = between(made, "2025-08-31", "2025-11-30")
    assert [(s.unit, s.is_new, s.is_heard) for s in found.silent] == [
        ("甲局", True, True),
        ("乙局", True, True),
    ]
    section = silent(found)
    assert section
    assert section.title.startswith("没有填报或逾期未报的单位 2 个，其中逾期未报 2 个")
    assert [row[1] for row in section.rows] == [["新逾期未报（本期填报过）"]] * 2


def test_a_unit_that_reports_again_is_heard_and_the_other_is_still_silent(made: Book) -> None:
    made.write("progress/乙局.yaml", SECOND + THIRD)
    found = between(made, "2025-11-30", "2025-12-31")
    assert [(s.unit, s.is_new, s.silence.is_overdue) for s in found.silent] == [
        ("甲局", False, True)
    ]
    (heard,) = found.heard
    assert (heard.unit, heard.then.days, str(heard.now.last_report)) == ("乙局", 61, "2025-12-15")


def test_a_unit_of_which_all_is_met_is_not_awaited(made: Book) -> None:
    made.write("progress/甲局.yaml", FIRST.replace("甲: 9", "甲: 10").replace("乙: 25", "乙: 60"))
    found = between(made, "2025-09-30", "2025-10-31")
    assert [s.unit for s in found.silent] == ["乙局"]


# totals


@pytest.mark.parametrize(
    ("group", "then", "now", "points"),
    [
        ("whole", "31.2", "81.2", "50.0"),
        ("市级", "25.0", "90.0", "65.0"),
        ("区级", "34.4", "76.9", "42.5"),
        ("甲局", "27.5", "77.5", "50.0"),
        ("乙局", "34.4", "76.9", "42.5"),
    ],
)
def test_means_and_their_change_as_the_difference_of_the_printed_percentages(
    made: Book, group: str, then: str, now: str, points: str
) -> None:
    found = september(made)
    shifts = {shift.name: shift for shift in (*found.levels, *found.units)}
    shift = shifts.get(group, found.overall)
    assert shift.points == Decimal(points) == Decimal(now) - Decimal(then)


def test_counts_come_from_projects_and_a_shared_one_counts_for_both_units(made: Book) -> None:
    found = september(made)
    overall = found.overall
    assert overall.then is not None
    assert overall.now is not None
    assert {s: n for s, n in overall.then.counts.items() if n} == {
        Status.ON_TRACK: 1,
        Status.WARNING: 1,
        Status.BEHIND: 1,
    }
    assert overall.now.counts[Status.ON_TRACK] == 3
    assert (overall.then.indicators_met, overall.now.indicators_met) == (0, 1)
    assert [(unit.name, unit.now and unit.now.projects) for unit in found.units] == [
        ("甲局", 2),
        ("乙局", 2),
    ]
    assert found.is_shared


def test_reports_are_counted_that_say_something_of_the_projects_asked_for(made: Book) -> None:
    assert september(made).reports == 2
    assert september(made, project=1).reports == 1
    assert between(made, "2025-09-30", "2025-10-31").reports == 0


def test_a_selection_leaves_the_others_out_of_everything(made: Book) -> None:
    found = september(made, unit="甲局")
    assert [p.either.project.id for p in found.projects] == [1, 2]
    assert [s.name for s in found.units] == ["甲局", "乙局"]
    only = september(made, project=3)
    assert (only.corrections, only.revised) == ((), ())
    assert [p.either.project.id for p in only.projects] == [3]


# days


def test_the_same_day_twice_has_nothing_to_tell(made: Book) -> None:
    for day in ("2025-08-31", "2025-09-30", "2026-06-30", "2024-01-01"):
        assert between(made, day, day).is_empty


def test_a_notebook_asks_by_dates_as_they_are_typed(made: Book) -> None:
    import minsheng

    ledger = minsheng.load(made.root, today=date(2025, 10, 20))
    found = ledger.diff()
    assert (found.then.day, found.now.day) == (date(2025, 8, 31), date(2025, 9, 30))
    assert ledger.diff("2025-08", "2025-09").projects == found.projects
    assert ledger.diff(until="2025-09-15").then.day == date(2025, 8, 31)
    with pytest.raises(UsageError) as refused:
        ledger.diff("2025-09-30", "2025-08-31")
    assert refused.value.hint == "换成 --from 2025-08-31 --to 2025-09-30"
