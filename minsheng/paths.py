"""The path of a project over its year: what stood and what was owed, date by date."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from minsheng.ledger import Ledger
from minsheng.models.targets import Project
from minsheng.numerals import mean
from minsheng.schedule import month_ends, project_window, window_of
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
    reported = _reported(ledger, project, until)
    first = min(reported, default=until + timedelta(days=1))
    days = sorted({*_days(ledger, project, until), *reported})
    return tuple(
        _point(ledger, project, day, first <= day <= until, day in reported) for day in days
    )


def _reported(ledger: Ledger, project: Project, until: date) -> set[date]:
    """The dates up to `until` as of which a figure was reported."""
    figures = (ledger.figures_of(project.id, indicator.name) for indicator in project.indicators)
    return {figure.as_of for own in figures for figure in own if figure.as_of <= until}


def _point(ledger: Ledger, project: Project, day: date, is_known: bool, reported: bool) -> Point:
    now = [track_indicator(ledger, project, i, day).assessment for i in project.indicators]
    done = mean([one.completion for one in now]) if is_known else None
    return Point(day, done, mean([one.planned for one in now]) or Fraction(0), reported)


def _days(ledger: Ledger, project: Project, until: date) -> Iterator[date]:
    windows = [window_of(ledger.targets, project, i) for i in project.indicators]
    begin = min(window.start for window in windows) - timedelta(days=1)
    due = project_window(ledger.targets, project).due
    last = max(due, until, *(window.due for window in windows))
    changes = {day for window in windows for day in (window.start, window.due)}
    changes |= _changes(project)
    eves = {day - timedelta(days=1) for day in changes}  # so that a leap is seen as one
    fixed = {begin, until, *changes, *eves, *month_ends(begin, last)}
    yield from (day for day in fixed if begin <= day <= last)


def _changes(project: Project) -> set[date]:
    """When an instalment of a plan is due, or a target is adjusted."""
    plans = {point.by for indicator in project.indicators for point in indicator.plan}
    return plans | {r.since for indicator in project.indicators for r in indicator.revisions}
