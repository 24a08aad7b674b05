"""Where a project's path and the bars are drawn: points in a picture, no figures."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from minsheng.numerals import rounded_down
from minsheng.paths import Point
from minsheng.schedule import month_ends

WIDTH, HEIGHT = 720, 280
LEFT, RIGHT, TOP, BOTTOM = 66, 708, 38, 236
"""The frame that the lines are drawn in; the labels stand around it."""
BAR = 200
"""The length of a bar."""
_GAP = 3
"""How far from the line of 100% everything stays that is not done in full."""
_BAR_GAP = 6
_LABELS = 12
_ROOM = 115
_GRID = (0, 25, 50, 75, 100)
_DAY = timedelta(days=1)


class Bar(NamedTuple):
    """How far a bar is filled, and where on it the owed part ends."""

    done: Decimal
    owed: Decimal


class Dot(NamedTuple):
    """A place in the picture."""

    x: Decimal
    y: Decimal


class Month(NamedTuple):
    """A month's end on the axis; its label, empty where there is no room, and the label's middle.

    `spare` labels may be left out where the picture is small.
    """

    end: Decimal
    middle: Decimal
    label: str
    spare: bool


class Level(NamedTuple):
    """A line across the picture and the percentage that it stands for."""

    y: Decimal
    label: str


class Mark(NamedTuple):
    """A day on the axis, and on which side of its line (start, middle, end) there is room."""

    x: Decimal
    anchor: str


class Chart(NamedTuple):
    """Everything that is drawn of a path; `actual` and `dots` are empty without a report."""

    owed: tuple[Dot, ...]
    actual: tuple[Dot, ...]
    dots: tuple[Dot, ...]
    months: tuple[Month, ...]
    levels: tuple[Level, ...]
    as_of: Mark | None


class _Frame(NamedTuple):
    begin: date
    end: date

    def x(self, day: date) -> Decimal:
        days = max((self.end - self.begin).days, 1)
        return rounded_down(LEFT + Fraction((day - self.begin).days * (RIGHT - LEFT), days), 1)

    def dot(self, day: date, share: Fraction) -> Dot:
        return Dot(self.x(day), _height(share))


def bar_of(done: Fraction, owed: Fraction) -> Bar:
    """A bar of the two shares, never full below 1."""
    return Bar(_length(done), _length(owed))


def chart_of(points: Sequence[Point], as_of: date) -> Chart:
    """The picture of a path (at least one point) as seen on the day `as_of`.

    What is owed is drawn from point to point; what is done stands until the next report.
    """
    frame = _Frame(points[0].day, points[-1].day)
    done = [(p.day, p.completion, p.reported) for p in points if p.completion is not None]
    return Chart(
        owed=tuple(frame.dot(point.day, point.planned) for point in points),
        actual=tuple(_steps([frame.dot(day, share) for day, share, _ in done])),
        dots=tuple(frame.dot(day, share) for day, share, reported in done if reported),
        months=tuple(_months(frame)),
        levels=tuple(Level(_height(Fraction(n, 100)), f"{n}%") for n in _GRID),
        as_of=_mark(frame, as_of),
    )


def _length(share: Fraction) -> Decimal:
    full = Decimal(BAR)
    return full if share >= 1 else min(rounded_down(share * BAR, 1), full - _BAR_GAP)


def _height(share: Fraction) -> Decimal:
    top = Decimal(TOP)
    return top if share >= 1 else max(BOTTOM - rounded_down(share * (BOTTOM - TOP), 1), top + _GAP)


def _steps(dots: Sequence[Dot]) -> Iterator[Dot]:
    """A staircase through the dots: level up to the next one's day, then up or down to it."""
    yield from dots[:1]
    for before, dot in pairwise(dots):
        yield Dot(dot.x, before.y)
        yield dot


def _months(frame: _Frame) -> Iterator[Month]:
    ends = _ends(frame)
    every = -(-len(ends) // _LABELS)
    begin = frame.begin
    for number, end in enumerate(ends):
        is_labelled = number % every == 0 and (end - begin).days > _LABELS
        label = _label(end, frame) if is_labelled else ""
        middle = (frame.x(begin) + frame.x(end)) / 2
        yield Month(frame.x(end), middle, label, spare=number // every % 2 == 1)
        begin = end


def _label(end: date, frame: _Frame) -> str:
    """3月; the January of a later year is called by its year."""
    is_next_year = end.month == 1 and end.year > (frame.begin + _DAY).year
    return f"{end.year}年" if is_next_year else f"{end.month}月"


def _ends(frame: _Frame) -> list[date]:
    """Where the months on the axis end, the last one where the path does."""
    within = month_ends(frame.begin + _DAY, frame.end - _DAY)
    return [*within, frame.end] if frame.begin < frame.end else []


def _mark(frame: _Frame, day: date) -> Mark | None:
    if not frame.begin <= day <= frame.end:
        return None
    x = frame.x(day)
    if x < LEFT + _ROOM:
        return Mark(x, "start")
    return Mark(x, "end" if x > RIGHT - _ROOM else "middle")
