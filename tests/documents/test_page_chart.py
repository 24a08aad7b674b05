"""Where lines and bars are drawn, without a browser: inside the frame, never full below 1."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.paths import Point
from minsheng.render.html.chart import (
    BAR,
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    bar_of,
    chart_of,
)

shares = st.fractions(0, 1)
NEW_YEAR = date(2024, 12, 31)
YEAR_END = date(2025, 12, 31)


@st.composite
def paths(draw):
    """A path of two points or more, of which a stretch in the middle is known."""
    days = sorted(draw(st.sets(st.integers(0, 900), min_size=2, max_size=30)))
    first, last = sorted(draw(st.tuples(st.integers(0, 900), st.integers(0, 900))))
    points = [
        Point(
            NEW_YEAR + timedelta(day),
            draw(shares) if first <= day <= last else None,
            draw(shares),
            first <= day <= last and draw(st.booleans()),
        )
        for day in days
    ]
    return points, NEW_YEAR + timedelta(last)


def path(*points):
    """Points from (month, completion in percent or None, planned in percent)."""
    return [
        Point(
            date(2025, month + 1, 1) - timedelta(1) if month < 12 else YEAR_END,
            None if done is None else Fraction(done, 100),
            Fraction(owed, 100),
            done is not None,
        )
        for month, done, owed in points
    ]


@pytest.mark.parametrize(
    ("done", "length"),
    [(0, 0), ("1/2", 100), ("9996/10000", 194), ("999999/1000000", 194), (1, 200)],
)
def test_a_bar_is_full_only_when_all_is_done(done, length):
    assert bar_of(Fraction(done), Fraction(0)).done == length


@given(shares, shares)
def test_a_bar_stays_in_its_frame_and_is_full_only_at_one(done, owed):
    bar = bar_of(done, owed)
    assert 0 <= bar.done <= BAR
    assert 0 <= bar.owed <= BAR
    assert (bar.done == BAR) == (done == 1)


@given(shares, shares)
def test_the_longer_bar_has_done_no_less(one, other):
    if bar_of(one, one).done > bar_of(other, other).done:
        assert one > other


@given(paths())
def test_everything_is_drawn_inside_the_frame(drawn):
    points, as_of = drawn
    chart = chart_of(points, as_of)
    for dot in (*chart.owed, *chart.actual, *chart.dots):
        assert LEFT <= dot.x <= RIGHT
        assert TOP <= dot.y <= BOTTOM
    for month in chart.months:
        assert LEFT <= month.middle <= month.end <= RIGHT
    assert 0 < LEFT < RIGHT < WIDTH
    assert 0 < TOP < BOTTOM < HEIGHT


@given(paths())
def test_time_runs_to_the_right_in_every_line(drawn):
    chart = chart_of(*drawn)
    for line in (chart.owed, chart.actual, chart.dots):
        assert all(before.x <= dot.x for before, dot in pairwise(line))


@given(paths())
def test_only_what_was_reported_has_a_dot(drawn):
    points, as_of = drawn
    known = [point for point in points if point.completion is not None]
    chart = chart_of(points, as_of)
    assert len(chart.dots) == sum(point.reported for point in known)
    assert len(chart.actual) == max(2 * len(known) - 1, 0)


@given(paths())
def test_the_top_line_is_touched_by_full_points_alone(drawn):
    points, as_of = drawn
    chart = chart_of(points, as_of)
    for dot, point in zip(chart.owed, points, strict=True):
        assert (dot.y == TOP) == (point.planned == 1)


def test_no_line_where_nothing_is_known():
    chart = chart_of(path((0, None, 0), (6, None, 50), (12, None, 100)), date(2025, 6, 30))
    assert chart.actual == chart.dots == ()
    assert len(chart.owed) == 3


def test_the_line_begins_at_the_first_report_and_ends_at_the_date():
    points = path((0, None, 0), (3, 20, 25), (6, 40, 50), (9, None, 75), (12, None, 100))
    chart = chart_of(points, date(2025, 6, 30))
    assert chart.actual[0] == chart.dots[0]
    assert chart.actual[-1] == chart.dots[-1]
    assert chart.as_of is not None
    assert chart.actual[-1].x == chart.as_of.x


def test_what_is_done_stands_until_the_next_report():
    points = path((0, None, 0), (3, 20, 25), (6, 40, 50), (12, None, 100))
    first, corner, second = chart_of(points, date(2025, 6, 30)).actual
    assert (corner.x, corner.y) == (second.x, first.y)


def test_halves_are_in_the_middle():
    points = path((0, 0, 0), (12, 50, 100))
    chart = chart_of(points, YEAR_END)
    assert chart.dots[1].y == Decimal(TOP + BOTTOM) / 2
    assert (chart.owed[0].y, chart.owed[1].y) == (BOTTOM, TOP)
    assert [level.label for level in chart.levels] == ["0%", "25%", "50%", "75%", "100%"]


def test_a_year_has_twelve_labels_every_other_of_which_can_be_spared():
    chart = chart_of(path((0, None, 0), (12, None, 100)), YEAR_END)
    assert [month.label for month in chart.months] == [f"{month}月" for month in range(1, 13)]
    assert [month.spare for month in chart.months] == [False, True] * 6


def test_two_years_have_a_label_every_other_month():
    points = [
        Point(NEW_YEAR, None, Fraction(0), False),
        Point(date(2026, 12, 31), None, Fraction(1), False),
    ]
    labels = [month.label for month in chart_of(points, YEAR_END).months]
    assert labels[:4] == ["1月", "", "3月", ""]
    assert labels[10:16] == ["11月", "", "2026年", "", "3月", ""]
    assert len(labels) == 24


def test_a_date_outside_is_not_marked():
    points = path((0, None, 0), (6, None, 100))
    assert chart_of(points, date(2024, 6, 30)).as_of is None


@pytest.mark.parametrize(
    ("day", "anchor"),
    [("2025-01-31", "start"), ("2025-06-30", "middle"), ("2025-12-31", "end")],
)
def test_the_mark_of_the_date_has_its_words_where_there_is_room(day, anchor):
    chart = chart_of(path((0, None, 0), (12, None, 100)), date.fromisoformat(day))
    assert chart.as_of is not None
    assert chart.as_of.anchor == anchor


def test_a_path_of_one_day_is_drawn():
    (only,) = chart_of([Point(YEAR_END, Fraction(1), Fraction(1), True)], YEAR_END).dots
    assert (only.x, only.y) == (LEFT, TOP)
