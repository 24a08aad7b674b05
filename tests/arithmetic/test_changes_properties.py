"""What holds of the changes of every ledger between any two days."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic.ledgers import Book
from arithmetic.test_properties import MONTH_ENDS, book_of, made_projects, modest
from minsheng.changes.diff import Diff, diff
from minsheng.changes.sides import in_order, side_of
from minsheng.changes.verdicts import IndicatorChange
from minsheng.errors import UsageError
from minsheng.ledger import Ledger
from minsheng.numerals import total
from minsheng.render.changes import FORMATS, csv_text, json_text, markdown, terminal

days = st.sampled_from([*MONTH_ENDS, date(2025, 5, 14), date(2025, 8, 30), date(2026, 1, 31)])
three_days = st.lists(days, min_size=3, max_size=3).map(sorted)


def between(ledger: Ledger, since: date, until: date) -> Diff:
    return diff(side_of(ledger, since), side_of(ledger, until))


def indicators(found: Diff) -> list[IndicatorChange]:
    return [change for project in found.projects for change in project.indicators]


def legs(book: Book, dates: list[date]) -> tuple[Diff, Diff, Diff]:
    """The changes over the first leg, over the second, and over the whole way."""
    ledger, (a, b, c) = book.ledger(), dates
    return between(ledger, a, b), between(ledger, b, c), between(ledger, a, c)


@modest
@given(made_projects(), three_days)
def test_what_two_periods_add_is_what_the_whole_adds(projects, dates):
    """Of every amount that all three days know, counts of items and milestones too."""
    with book_of(projects) as book:
        first, second, whole = map(indicators, legs(book, dates))
    for one, other, both in zip(first, second, whole, strict=True):
        if one.added is not None:  # what was reported once stays reported
            assert total([one.added, other.added]) == both.added
        else:
            assert both.added is None


@modest
@given(made_projects(), three_days)
def test_items_done_in_two_periods_are_those_of_the_whole(projects, dates):
    with book_of(projects) as book:
        first, second, whole = map(indicators, legs(book, dates))
    for one, other, both in zip(first, second, whole, strict=True):
        steps, leap = Counter(), Counter(both.items_done)
        for part in (one, other):
            steps.update(part.items_done)
            steps.subtract(part.items_gone)
        leap.subtract(both.items_gone)
        assert {item: n for item, n in steps.items() if n} == dict(leap)


@modest
@given(made_projects(), three_days)
def test_corrections_and_reports_of_two_periods_are_those_of_the_whole(projects, dates):
    with book_of(projects) as book:
        first, second, whole = legs(book, dates)
    together = [*first.corrections, *second.corrections]
    assert Counter(c.figure.place for c in together) == Counter(
        c.figure.place for c in whole.corrections
    )
    assert first.reports + second.reports == whole.reports


@modest
@given(made_projects(), three_days)
def test_points_of_two_periods_add_up_because_they_are_differences_of_what_is_printed(
    projects, dates
):
    with book_of(projects) as book:
        first, second, whole = legs(book, dates)
    assert first.overall.points + second.overall.points == whole.overall.points


@modest
@given(made_projects(), days)
def test_from_a_day_to_itself_nothing_changed_in_any_format(projects, day):
    with book_of(projects) as book:
        found = between(book.ledger(), day, day)
    assert found.is_empty
    assert (found.silent, found.heard, found.corrections, found.reports) == ((), (), (), 0)
    assert all(change.added in (None, 0) for change in indicators(found))
    assert found.overall.points == 0
    assert json_text.as_object(found)["unchanged"] is True
    for module in (terminal, markdown):
        text = module.diff(found)
        assert text.splitlines().count("没有变化。") == 1
        assert "|" not in text
    assert {row.split(",")[10] for row in csv_text.diff(found).splitlines()[1:]} <= {"0", "—"}


@modest
@given(made_projects(), days, days)
def test_each_side_is_the_overview_of_its_day_and_every_format_can_say_it(projects, one, other):
    since, until = min(one, other), max(one, other)
    with book_of(projects) as book:
        found = between(book.ledger(), since, until)
        then, now = book.overview(str(since)), book.overview(str(until))
    for side, overview in ((found.then, then), (found.now, now)):
        assert side.overview.overall == overview.overall
        assert side.overview.projects == overview.projects
    assert {len(row.split(",")) for row in csv_text.diff(found).splitlines()} == {16}
    assert (terminal.diff(found).count("没有变化。") == 1) == found.is_empty
    assert set(FORMATS) == {"table", "json", "csv", "markdown"}


@modest
@given(made_projects(), days, days)
def test_what_is_told_to_have_changed_did_and_the_rest_did_not(projects, one, other):
    with book_of(projects) as book:
        found = between(book.ledger(), min(one, other), max(one, other))
    for change in indicators(found):
        then, now = change.then, change.now
        same = (then.actual and then.actual[:2]) == (now.actual and now.actual[:2])
        if not change.is_changed:
            assert same
            assert then.status is now.status
        assert change.is_first_report == (then.actual is None and now.actual is not None)
        assert not change.is_withdrawn
        assert change.is_newly_met == (now.is_met and not then.is_met)


@given(days, days)
def test_two_days_in_the_wrong_order_are_refused(one, other):
    if one <= other:
        in_order(one, other)
    else:
        with pytest.raises(UsageError, match=str(one)):
            in_order(one, other)
