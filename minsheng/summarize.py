"""Tracked projects to one frozen overview, which every format prints."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from minsheng.assess import printed_variance
from minsheng.ledger import Ledger, Report
from minsheng.models.targets import Policy, TargetList
from minsheng.numerals import mean
from minsheng.schedule import time_share
from minsheng.silence import Silence, silence
from minsheng.terms import ATTENTION, WORST_FIRST, Status
from minsheng.track import TrackedProject, track


class Summary(NamedTuple):
    """Counts first, then means over the projects; the means are None without any project."""

    projects: int
    counts: dict[Status, int]
    indicators: int
    indicators_met: int
    indicators_reported: int
    completion: Fraction | None
    planned: Fraction | None

    @property
    def variance(self) -> Fraction | None:
        """Mean completion minus mean planned, as a share."""
        if self.completion is None or self.planned is None:
            return None
        return self.completion - self.planned

    @property
    def printed_variance(self) -> Decimal | None:
        """Variance in points, as the difference of the printed percentages."""
        if self.completion is None or self.planned is None:
            return None
        return printed_variance(self.completion, self.planned)

    @property
    def indicators_unreported(self) -> int:
        """How many indicators count 0 in the mean because nobody reported them."""
        return self.indicators - self.indicators_reported

    @property
    def attention(self) -> int:
        """How many projects need supervision (需督办)."""
        return sum(self.counts[status] for status in ATTENTION)


class UnitSummary(NamedTuple):
    """A unit's projects in sum, each counted in full, and how long nothing was heard of it.

    The silence is that of the unit as a whole, whichever projects are asked for.
    """

    name: str
    silence: Silence
    summary: Summary

    @property
    def last_report(self) -> date | None:
        """The date of its newest report, None before the first."""
        return self.silence.last_report


class Selection(NamedTuple):
    """Which projects are asked for; None means all."""

    level: str | None = None
    unit: str | None = None
    project: int | None = None
    statuses: Collection[Status] | None = None

    def takes(self, tracked: TrackedProject) -> bool:
        """Whether the project is one of those asked for."""
        project = tracked.project
        return (
            self.level in (None, project.level)
            and (self.unit is None or self.unit in project.units)
            and self.project in (None, project.id)
            and (not self.statuses or tracked.status in self.statuses)
        )

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection() or not any((self.level, self.unit, self.project, self.statuses))


class Overview(NamedTuple):
    """Everything there is to say at one date, of the projects asked for."""

    targets: TargetList
    as_of: date
    time_share: Fraction
    sample: bool
    later_reports: int
    selection: Selection
    overall: Summary
    levels: tuple[tuple[str, Summary], ...]
    units: tuple[UnitSummary, ...]
    projects: tuple[TrackedProject, ...]

    @property
    def policy(self) -> Policy:
        """The thresholds that the verdicts rest on."""
        return self.targets.policy

    @property
    def has_joint_projects(self) -> bool:
        """Whether a project counts for several units (共同责任), so that they do not add up."""
        return any(len(project.project.units) > 1 for project in self.projects)

    @property
    def attention(self) -> list[TrackedProject]:
        """需督办: the worst status first, then the furthest behind, then the list's order."""
        chosen = [project for project in self.projects if project.status in ATTENTION]
        return sorted(chosen, key=urgency)

    def in_order_of(self, order: str) -> "Overview":
        """The same with its projects and units in one of the ORDERS, otherwise as they were.

        `id`: the document's numbers; `variance`: the furthest behind first; `status`: the
        worst status first, then the furthest behind. Units have no number: by `id` they stand
        as in the list.
        """
        projects = sorted(self.projects, key=_PROJECT_ORDERS[order])
        units = sorted(self.units, key=_UNIT_ORDERS[order])
        return self._replace(projects=tuple(projects), units=tuple(units))


def urgency(project: TrackedProject) -> tuple[int, Fraction]:
    """The worst status first, then the furthest behind."""
    return WORST_FIRST.index(project.status), project.variance


def _lag(unit: UnitSummary) -> Fraction:
    """The mean variance of its projects; a unit that is summed up has one."""
    return unit.summary.variance or Fraction(0)


def _burden(unit: UnitSummary) -> tuple[list[int], Fraction]:
    """The most projects of the worst status first, then the furthest behind."""
    return [-unit.summary.counts[status] for status in WORST_FIRST], _lag(unit)


_PROJECT_ORDERS: dict[str, Callable[[TrackedProject], Any]] = {
    "id": lambda project: project.project.id,
    "variance": lambda project: project.variance,
    "status": urgency,
}
_UNIT_ORDERS: dict[str, Callable[[UnitSummary], Any]] = {
    "id": lambda _: 0,
    "variance": _lag,
    "status": _burden,
}
ORDERS = tuple(_PROJECT_ORDERS)
"""In which order projects may be asked for; by default they stand as in the list."""


def summarize_projects(projects: Sequence[TrackedProject]) -> Summary:
    """Counts and unweighted means of some projects."""
    counts = Counter(project.status for project in projects)
    return Summary(
        projects=len(projects),
        counts={status: counts[status] for status in Status},
        indicators=sum(len(project.indicators) for project in projects),
        indicators_met=sum(project.met for project in projects),
        indicators_reported=sum(project.reported for project in projects),
        completion=mean([project.completion for project in projects]),
        planned=mean([project.planned for project in projects]),
    )


def overview(ledger: Ledger, day: date, selection: Selection | None = None) -> Overview:
    """The overview of the ledger at the end of `day`, of the projects that are selected."""
    selection = selection or Selection()
    everything = track(ledger, day)
    projects = tuple(project for project in everything if selection.takes(project))
    past = [report for report in ledger.reports if report.as_of <= day]
    return Overview(
        targets=ledger.targets,
        as_of=day,
        time_share=time_share(day, ledger.targets.year),
        sample=any(report.sample for report in past),
        later_reports=len(ledger.reports) - len(past),
        selection=selection,
        overall=summarize_projects(projects),
        levels=_by_level(ledger.targets.levels, projects),
        units=_by_unit(_silences(ledger.targets, past, everything, day), projects),
        projects=projects,
    )


def _by_level(
    levels: Iterable[str], projects: Sequence[TrackedProject]
) -> tuple[tuple[str, Summary], ...]:
    groups = [(level, [p for p in projects if p.project.level == level]) for level in levels]
    return tuple((level, summarize_projects(group)) for level, group in groups if group)


def _silences(
    targets: TargetList, past: Iterable[Report], projects: Iterable[TrackedProject], day: date
) -> dict[str, Silence]:
    """How long nothing was heard of each responsible unit."""
    last = {report.unit: report.as_of for report in past}
    unmet = [one for project in projects for one in project.indicators if not one.is_met]
    awaited = {unit for indicator in unmet for unit in indicator.units}
    return {unit: silence(targets, last.get(unit), unit in awaited, day) for unit in targets.units}


def _by_unit(
    silences: dict[str, Silence], projects: Sequence[TrackedProject]
) -> tuple[UnitSummary, ...]:
    units = dict.fromkeys(unit for project in projects for unit in project.project.units)
    return tuple(
        UnitSummary(
            unit,
            silences[unit],
            summarize_projects([p for p in projects if unit in p.project.units]),
        )
        for unit in units
    )
