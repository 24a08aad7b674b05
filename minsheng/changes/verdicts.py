"""How projects and indicators stood then and stand now: what was added, what turned."""

from enum import StrEnum
from typing import NamedTuple

from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, total
from minsheng.terms import WORST_FIRST, Status
from minsheng.track import TrackedIndicator, TrackedProject


class Direction(StrEnum):
    """Which way a status went; `REPORTED`: from 未报, when nobody knew how it stood."""

    WORSE = "worse"
    REPORTED = "reported"
    BETTER = "better"
    SAME = "same"


def direction(then: Status | None, now: Status | None) -> Direction:
    """Which way a status went in the order of `terms.WORST_FIRST`; None has no status.

    A first report is neither better nor worse than silence. A report that is gone is worse.
    """
    if then is None or now is None or then is now:
        return Direction.SAME
    if now is Status.UNREPORTED:
        return Direction.WORSE
    if then is Status.UNREPORTED:
        return Direction.REPORTED
    rises = WORST_FIRST.index(now) > WORST_FIRST.index(then)
    return Direction.BETTER if rises else Direction.WORSE


class IndicatorChange(NamedTuple):
    """One indicator on both sides; None where a list does not have it."""

    then: TrackedIndicator | None
    now: TrackedIndicator | None

    @property
    def either(self) -> TrackedIndicator:
        """How it stands now; of one that the list has no longer, how it stood."""
        found = self.now or self.then
        assert found is not None  # noqa: S101 - it is on one side at least
        return found

    @property
    def listed(self) -> tuple[Indicator | None, Indicator | None]:
        """The indicator as the list of each side has it."""
        return self.then and self.then.indicator, self.now and self.now.indicator

    @property
    def added(self) -> Number | None:
        """The actual now minus the actual then, in the indicator's measure.

        None where either is unreported (missing is not zero), and where the two are not
        counted alike: another shape, another measure.
        """
        then, now = self.then, self.now
        if then is None or now is None or then.actual is None or now.actual is None:
            return None
        alike = (then.indicator.kind, then.indicator.measure)
        if alike != (now.indicator.kind, now.indicator.measure):
            return None
        return total([now.actual.amount, -then.actual.amount])

    @property
    def is_first_report(self) -> bool:
        """首次填报: reported now and not then."""
        return _is_reported(self.now) and not _is_reported(self.then)

    @property
    def is_withdrawn(self) -> bool:
        """Reported then, and unreported now though the list still has it."""
        return _is_reported(self.then) and self.now is not None and not _is_reported(self.now)

    @property
    def items_done(self) -> tuple[str, ...]:
        """The items of a checklist that are done now and were not then."""
        return _without(_done(self.now), _done(self.then))

    @property
    def items_gone(self) -> tuple[str, ...]:
        """The items of a checklist that were done then and are not now."""
        return _without(_done(self.then), _done(self.now))

    @property
    def direction(self) -> Direction:
        """Which way its status went."""
        return direction(*_statuses(self.then, self.now))

    @property
    def is_newly_met(self) -> bool:
        """新达标: met now; then it stood in the list too, and was not."""
        then, now = self.then, self.now
        return then is not None and now is not None and now.is_met and not then.is_met

    @property
    def is_new_target(self) -> bool:
        """Whether another target is in force, or another checklist."""
        then, now = self.then, self.now
        return then is not None and now is not None and _target(then) != _target(now)

    @property
    def is_changed(self) -> bool:
        """Whether its figure, its target or its status is another, or a list lacks it."""
        then, now = self.then, self.now
        if then is None or now is None:
            return True
        return self.is_new_target or then.status is not now.status or _figure(then) != _figure(now)


class ProjectChange(NamedTuple):
    """One project on both sides, and its indicators; None where a list does not have it."""

    then: TrackedProject | None
    now: TrackedProject | None
    indicators: tuple[IndicatorChange, ...]

    @property
    def either(self) -> TrackedProject:
        """How it stands now; of one that the list has no longer, how it stood."""
        found = self.now or self.then
        assert found is not None  # noqa: S101 - it is on one side at least
        return found

    @property
    def listed(self) -> tuple[Project | None, Project | None]:
        """The project as the list of each side has it."""
        return self.then and self.then.project, self.now and self.now.project

    @property
    def direction(self) -> Direction:
        """Which way its status went."""
        return direction(*_statuses(self.then, self.now))

    @property
    def is_newly_closed(self) -> bool:
        """新办结: closed now; then it stood in the list too, and was not."""
        is_open = self.then is not None and not _is(self.then, Status.DONE)
        return is_open and _is(self.now, Status.DONE)

    @property
    def is_reopened(self) -> bool:
        """It was closed, and is no longer: 验收后回退 where its acceptance still stands."""
        return self.direction is Direction.WORSE and _is(self.then, Status.DONE)

    @property
    def is_returned(self) -> bool:
        """退回: every indicator was met, and is no longer."""
        return self.direction is Direction.WORSE and _is(self.then, Status.MET)

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is other than it was."""
        then, now = self.then, self.now
        if then is None or now is None:
            return True
        own = (then.status, then.accepted) != (now.status, now.accepted)
        return own or any(indicator.is_changed for indicator in self.indicators)

    def turned(self, way: Direction) -> list[IndicatorChange]:
        """Its indicators whose status went this way."""
        return [indicator for indicator in self.indicators if indicator.direction is way]


def _statuses(
    then: TrackedIndicator | TrackedProject | None, now: TrackedIndicator | TrackedProject | None
) -> tuple[Status | None, Status | None]:
    return then.status if then else None, now.status if now else None


def _is(project: TrackedProject | None, status: Status) -> bool:
    return project is not None and project.status is status


def _is_reported(tracked: TrackedIndicator | None) -> bool:
    return tracked is not None and tracked.actual is not None


def _done(tracked: TrackedIndicator | None) -> tuple[str, ...]:
    return tracked.actual.done if tracked and tracked.actual else ()


def _without(items: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item for item in items if item not in others)


def _target(tracked: TrackedIndicator) -> tuple[Number, frozenset[str]]:
    return tracked.assessment.target, frozenset(tracked.items)


def _figure(tracked: TrackedIndicator) -> tuple[Number, frozenset[str], int] | None:
    actual = tracked.actual
    return actual and (actual.amount, frozenset(actual.done), actual.units_reported)
