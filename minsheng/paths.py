"""The path of a project over its year: what stood and what was owed, date by date."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from minsheng.ledger import Ledger
from minsheng.models.targets import Project
from minsheng.numerals import mean
from minsheng.schedule import month_end, project_window, window_of
from minsheng.track import track_indicator


class Point(NamedTuple):
    """A project at the end of a day; the shares are exact means over its indicators.

    `completion` is None before anything was reported and after the day that is looked from;
    `reported` says whether a report is as of this very day.
    """

    day: date
    completion: Fraction | None
    planned: Fraction
    reported: bool


def path_of(ledger: Ledger, project: Project, until: date) -> tuple[Point, ...]:
    """The project's path from the day before it starts to when it is due, or `until` if later.

    A point for every month end between, for `until`, for every date on which something was
    reported, and for every date on which what is owed may leap, with the day before it.
    Nothing after `until` is known but what is owed.
    """
    figures = [
        figure
        for indicator in project.indicators
        for figure in ledger.figures_of(project.id, indicator.name)
        if figure.as_of <= until
    ]
    reported = {figure.as_of for figure in figures}
    first = min(reported, default=None)
    points = []
    for day in sorted({*_days(ledger, project, until), *reported}):
        now = [track_indicator(ledger, project, i, day).assessment for i in project.indicators]
        is_known = first is not None and first <= day <= until
        done = mean([one.completion for one in now]) if is_known else None
        owed = mean([one.planned for one in now]) or Fraction(0)
        points.append(Point(day, done, owed, day in reported))
    return tuple(points)


def _days(ledger: Ledger, project: Project, until: date) -> Iterator[date]:
    windows = [window_of(ledger.targets, project, i) for i in project.indicators]
    begin = min(window.start for window in windows) - timedelta(days=1)
    end = max(*(window.due for window in windows), project_window(ledger.targets, project).due)
    last = max(end, until)
    changes = {day for window in windows for day in (window.start, window.due)}
    changes |= {point.by for i in project.indicators for point in i.plan}
    changes |= {revision.since for i in project.indicators for revision in i.revisions}
    eves = {day - timedelta(days=1) for day in changes}  # so that a leap is seen as one
    yield from (day for day in {begin, until, *changes, *eves} if begin <= day <= last)
    day = month_end(begin)
    while day <= last:
        yield day
        day = month_end(day + timedelta(days=1))
