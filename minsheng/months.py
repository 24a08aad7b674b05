"""A project month by month: what stood, what was owed, what was corrected and adjusted."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

from minsheng.corrections import Corrections, corrections_of
from minsheng.ledger import Figure, Ledger
from minsheng.models.targets import PlanPoint, Project, Revision
from minsheng.schedule import (
    month_end,
    month_ends,
    previous_month_end,
    project_window,
    window_of,
)
from minsheng.summarize import Overview
from minsheng.track import TrackedIndicator, TrackedProject, project_at


class Correction(NamedTuple):
    """A figure that corrects an earlier one, and why."""

    figure: Figure
    reason: str


class Month(NamedTuple):
    """An indicator at the end of a day, and what is of that day's month, up to the day.

    The month begins after `eve`: the end of the month before, or the day of the point before
    where that lies in the same month. Of a day later than the one that is looked from nothing
    is known but target and plan: then `is_known` is false, and `tracked` is that of an
    indicator without any report.
    """

    eve: date
    day: date
    is_known: bool
    tracked: TrackedIndicator
    corrections: tuple[Correction, ...]
    revisions: tuple[Revision, ...]
    plan: tuple[PlanPoint, ...]

    @property
    def is_reported(self) -> bool:
        """Whether a figure behind the actual is of this month."""
        return any(figure.as_of > self.eve for figure in self._sources)

    @property
    def carried_from(self) -> date | None:
        """The date of the oldest figure behind the actual where it is of an earlier month."""
        oldest = min((figure.as_of for figure in self._sources), default=None)
        return oldest if oldest and oldest <= self.eve else None

    @property
    def is_due(self) -> bool:
        """Whether the due date is in this month."""
        return self.eve < self.tracked.window.due <= self.day

    @property
    def matters(self) -> bool:
        """Whether there is anything to tell: within its schedule, or overdue, or reported."""
        window = self.tracked.window
        is_within = window.start <= self.day and (self.is_known or self.eve < window.due)
        return is_within or self.tracked.actual is not None

    @property
    def _sources(self) -> tuple[Figure, ...]:
        return self.tracked.actual.sources if self.tracked.actual else ()


class ProjectMonth(NamedTuple):
    """A project at the end of a day; `eve` and `is_known` as for a `Month`.

    `is_newly_accepted`: its acceptance, which may be of an earlier month, was first reported,
    or reported anew, in this one.
    """

    eve: date
    day: date
    is_known: bool
    tracked: TrackedProject
    is_newly_accepted: bool = False


class Course(NamedTuple):
    """An indicator as it stands on the day that is looked from, and its months."""

    tracked: TrackedIndicator
    months: tuple[Month, ...]


class History(NamedTuple):
    """The path of one project, seen from the day of the overview, which holds it alone."""

    overview: Overview
    months: tuple[ProjectMonth, ...]
    indicators: tuple[Course, ...]

    @property
    def project(self) -> TrackedProject:
        """The project as it stands on that day."""
        return self.overview.projects[0]

    @property
    def is_whole(self) -> bool:
        """Whether it holds every indicator of the project."""
        return len(self.indicators) == len(self.project.indicators)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the project's indicators."""
        return self.project.project.names

    def only(self, name: str) -> Self:
        """The same with one of its indicators alone."""
        return self._replace(indicators=tuple(c for c in self.indicators if c.tracked.name == name))


def history_of(ledger: Ledger, overview: Overview) -> History:
    """The path of the overview's only project, seen from the overview's day.

    It has a point for every month end from the month in which the first of its indicators
    starts to the month in which the last one is due, or to that day if it is later; and one
    for that day itself.
    """
    (now,) = overview.projects
    months = tuple(_project_months(ledger, now.project, overview.as_of))
    corrections = corrections_of(ledger, now.project)
    courses = (
        Course(one, tuple(_months(ledger, number, months, corrections)))
        for number, one in enumerate(now.indicators)
    )
    return History(overview, months, tuple(courses))


def _project_months(ledger: Ledger, project: Project, until: date) -> Iterator[ProjectMonth]:
    owing = Ledger(ledger.targets)  # what is owed is owed without any report
    before, accepted = date.min, None
    for day in _days(ledger, project, until):
        eve, known = max(before, previous_month_end(day)), day <= until
        tracked = project_at(ledger if known else owing, project, day)
        is_new = tracked.accepted not in (None, accepted)
        yield ProjectMonth(eve, day, known, tracked, is_new)
        before, accepted = day, tracked.accepted or accepted


def _days(ledger: Ledger, project: Project, until: date) -> list[date]:
    windows = [window_of(ledger.targets, project, i) for i in project.indicators]
    due = max(project_window(ledger.targets, project).due, *(w.due for w in windows))
    last = max(month_end(due), until)
    return sorted({until, *month_ends(min(window.start for window in windows), last)})


def _months(
    ledger: Ledger, number: int, months: tuple[ProjectMonth, ...], corrections: Corrections
) -> Iterator[Month]:
    """The months of the indicator with this number in its project, from 0."""
    for eve, day, known, project, _ in months:
        tracked = project.indicators[number]
        figures = ledger.figures_of(project.project.id, tracked.name) if known else []
        yield Month(
            eve,
            day,
            known,
            tracked,
            corrections=tuple(
                Correction(figure, corrections[figure].reason)
                for figure in figures
                if figure in corrections and eve < figure.as_of <= day
            ),
            revisions=tuple(r for r in tracked.indicator.revisions if eve < r.since <= day),
            plan=tuple(point for point in tracked.indicator.plan if eve < point.by <= day),
        )
