"""A number becomes a verdict: the only place where it does (DESIGN section 2)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from minsheng.models.targets import ABOUTS, STRICT, Indicator, Policy
from minsheng.numerals import Number, percent_points
from minsheng.schedule import Window, comes_whole, is_countable, owed, target_at
from minsheng.terms import WORST_FIRST, Status

_ONE = Fraction(1)


class Assessment(NamedTuple):
    """The verdict on one indicator at one date; all shares are exact.

    `ratio` is uncapped and None without a report; `completion` is capped at 1, and 0
    without a report; `variance` is completion minus planned, as a share.
    """

    target: Number
    owed: Fraction
    ratio: Fraction | None
    completion: Fraction
    planned: Fraction
    status: Status

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
    due = owed(indicator, window, day)
    planned = due / Fraction(target)
    if actual is None:
        return Assessment(target, due, None, Fraction(0), planned, Status.UNREPORTED)
    ratio = _ratio(indicator, actual, target)
    completion = min(ratio, _ONE)
    satisfied = is_satisfied(indicator, actual, target, policy)
    if satisfied and (day >= window.due or not indicator.is_level):
        status = Status.MET
    elif day >= window.due:
        status = Status.BEHIND
    else:
        short = actual - target if indicator.is_ceiling else due - Fraction(actual)
        short_of_one = is_countable(indicator) and short <= 1
        status = _light(completion - planned, policy, short_of_one)
        status = status if satisfied else _never_green(indicator, status)
    return Assessment(target, due, ratio, completion, planned, status)


def _never_green(indicator: Indicator, status: Status) -> Status:
    """The status of what is not satisfied: a level is then never green."""
    is_green = status is Status.ON_TRACK and indicator.is_level
    return Status.WARNING if is_green else status


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


def _light(variance: Fraction, policy: Policy, short_of_one: bool) -> Status:
    """Before the due date: how far behind schedule; short by a single thing is never red."""
    points = variance * 100
    if points < -Fraction(policy.behind_lag) and not short_of_one:
        return Status.BEHIND
    if points < -Fraction(min(policy.warn_lag, policy.behind_lag)):
        return Status.WARNING
    return Status.ON_TRACK


def project_verdict(
    indicators: Sequence[tuple[Assessment, Window]], accepted: bool, day: date
) -> Status:
    """A project's status: from its worst indicator, never from a mean."""
    statuses = {assessment.status for assessment, _ in indicators}
    if statuses == {Status.MET}:
        return Status.DONE if accepted else Status.MET
    if statuses == {Status.UNREPORTED}:
        return Status.UNREPORTED
    weighed = {_beside_others(assessment.status, day >= w.due) for assessment, w in indicators}
    return next(status for status in WORST_FIRST if status in weighed)


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
