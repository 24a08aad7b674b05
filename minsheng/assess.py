"""A number becomes a verdict: the only place where it does (DESIGN section 2)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from minsheng.models.targets import ABOUTS, STRICT, Indicator, Policy
from minsheng.numerals import Number, percent_points
from minsheng.schedule import Debt, Window, comes_whole, debt, is_countable, target_at
from minsheng.terms import WORST_FIRST, Status

_ONE = Fraction(1)


class Reason(StrEnum):
    """The rule that gave an indicator its status; each gives one and the same."""

    MET = "met"
    UNREPORTED = "unreported"
    OVERDUE = "overdue"
    FAR_BEHIND = "far_behind"
    SHORT_OF_ONE = "short_of_one"
    LAGGING = "lagging"
    LEVEL_FAILS = "level_fails"
    LEVEL_HOLDS = "level_holds"
    ON_SCHEDULE = "on_schedule"


_STATUSES = {
    Reason.MET: Status.MET,
    Reason.UNREPORTED: Status.UNREPORTED,
    Reason.OVERDUE: Status.BEHIND,
    Reason.FAR_BEHIND: Status.BEHIND,
    Reason.SHORT_OF_ONE: Status.WARNING,
    Reason.LAGGING: Status.WARNING,
    Reason.LEVEL_FAILS: Status.WARNING,
    Reason.LEVEL_HOLDS: Status.ON_TRACK,
    Reason.ON_SCHEDULE: Status.ON_TRACK,
}


class Assessment(NamedTuple):
    """The verdict on one indicator at one date; all shares are exact.

    `ratio` is uncapped and None without a report; `completion` is capped at 1, and 0
    without a report; `variance` is completion minus planned, as a share.
    """

    target: Number
    debt: Debt
    ratio: Fraction | None
    completion: Fraction
    planned: Fraction
    reason: Reason

    @property
    def owed(self) -> Fraction:
        """What is owed, in the indicator's measure."""
        return self.debt.amount

    @property
    def status(self) -> Status:
        """The status that the reason gives."""
        return _STATUSES[self.reason]

    @property
    def variance(self) -> Fraction:
        """Schedule variance as a share: negative when behind."""
        return self.completion - self.planned

    @property
    def is_met(self) -> bool:
        """Whether the target counts as met."""
        return self.status is Status.MET


def assess(
    indicator: Indicator,
    actual: Number | None,
    window: Window,
    policy: Policy,
    day: date,
) -> Assessment:
    """The verdict on `actual` (None: not reported) at the end of `day`."""
    target = target_at(indicator, day)
    due = debt(indicator, window, day)
    planned = due.amount / Fraction(target)
    if actual is None:
        return Assessment(target, due, None, Fraction(0), planned, Reason.UNREPORTED)
    ratio = _ratio(indicator, actual, target)
    completion = min(ratio, _ONE)
    satisfied = is_satisfied(indicator, actual, target, policy)
    if satisfied and (day >= window.due or not indicator.is_level):
        reason = Reason.MET
    elif day >= window.due:
        reason = Reason.OVERDUE
    else:
        short = actual - target if indicator.is_ceiling else due.amount - Fraction(actual)
        short_of_one = is_countable(indicator) and short <= 1
        reason = _beside_schedule(completion - planned, policy, short_of_one)
        reason = _of_level(reason, satisfied) if indicator.is_level else reason
    return Assessment(target, due, ratio, completion, planned, reason)


def _of_level(reason: Reason, satisfied: bool) -> Reason:
    """Before the due date a level that is not satisfied is never green."""
    if reason is not Reason.ON_SCHEDULE:
        return reason
    return Reason.LEVEL_HOLDS if satisfied else Reason.LEVEL_FAILS


def _ratio(indicator: Indicator, actual: Number, target: Number) -> Fraction:
    if not indicator.is_ceiling:
        return Fraction(actual) / Fraction(target)
    return _ONE if actual <= target else Fraction(target) / Fraction(actual)


def is_satisfied(indicator: Indicator, actual: Number, target: Number, policy: Policy) -> bool:
    """Whether the document's own comparator holds between `actual` and `target`."""
    if indicator.comparator in STRICT:
        return actual < target if indicator.is_ceiling else actual > target
    if indicator.is_ceiling:
        return actual <= target
    if indicator.comparator in ABOUTS:
        return Fraction(actual) / Fraction(target) >= 1 - Fraction(policy.about_tolerance)
    return actual >= target


def least_needed(indicator: Indicator, target: Number, policy: Policy) -> Fraction:
    """The least amount that satisfies a floor (a whole number of what is counted).

    Of 超过 in what is measured, the target itself, which every amount above it satisfies.
    """
    is_whole = comes_whole(indicator, target)
    if indicator.comparator in ABOUTS:
        least = Fraction(target) * (1 - Fraction(policy.about_tolerance))
        return Fraction(ceil(least)) if is_whole else least
    return Fraction(target) + (1 if is_whole and indicator.comparator in STRICT else 0)


def is_least_open(indicator: Indicator, target: Number) -> bool:
    """Whether what is needed is itself not enough, but all above it: 超过 in what is measured."""
    return indicator.comparator in STRICT and not comes_whole(indicator, target)


def _beside_schedule(variance: Fraction, policy: Policy, short_of_one: bool) -> Reason:
    """Before the due date: how far behind schedule; short by a single thing is never red."""
    points = variance * 100
    if points < -Fraction(policy.behind_lag):
        return Reason.SHORT_OF_ONE if short_of_one else Reason.FAR_BEHIND
    if points < -Fraction(policy.warn_lag):
        return Reason.LAGGING
    return Reason.ON_SCHEDULE


class Rule(StrEnum):
    """The rule that gave a project its status: the first of these that applies."""

    ACCEPTED = "accepted"
    ALL_MET = "all_met"
    NONE_REPORTED = "none_reported"
    WORST = "worst"


class ProjectVerdict(NamedTuple):
    """A project's status, the rule that gave it, and the indicators it rests on.

    `decisive` numbers them from 0: all of them, or of WORST those that weigh as much.
    """

    status: Status
    rule: Rule
    decisive: tuple[int, ...]


def project_verdict(
    indicators: Sequence[tuple[Assessment, Window]], accepted: bool, day: date
) -> ProjectVerdict:
    """A project's status: from its worst indicator, never from a mean."""
    statuses = {assessment.status for assessment, _ in indicators}
    everything = tuple(range(len(indicators)))
    if statuses == {Status.MET}:
        rule, status = (Rule.ACCEPTED, Status.DONE) if accepted else (Rule.ALL_MET, Status.MET)
        return ProjectVerdict(status, rule, everything)
    if statuses == {Status.UNREPORTED}:
        return ProjectVerdict(Status.UNREPORTED, Rule.NONE_REPORTED, everything)
    weighed = [_beside_others(assessment.status, day >= w.due) for assessment, w in indicators]
    worst = min(weighed, key=WORST_FIRST.index)
    decisive = tuple(number for number in everything if weighed[number] is worst)
    return ProjectVerdict(worst, Rule.WORST, decisive)


def _beside_others(status: Status, is_due: bool) -> Status:
    """What an indicator's status weighs in a project of which others are reported."""
    if status is not Status.UNREPORTED:
        return status
    return Status.BEHIND if is_due else Status.WARNING


def printed_variance(completion: Fraction, planned: Fraction) -> Decimal:
    """The variance in percentage points as printed: the difference of the two printed
    percentages, so that a reader's subtraction agrees.
    """
    return percent_points(completion) - percent_points(planned)
