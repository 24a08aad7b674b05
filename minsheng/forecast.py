"""Where a quantity is heading: its own pace carried forward. It never changes a verdict.

What is carried forward is the newest figure, along a straight line, from the date that it is
as of: by the pace since the start, and by that of the last three months before that date. No
forecast is made of levels, checklists and milestones, of targets below ten, of what is met,
and from fewer than two dates; where units add up to one target, a date counts from when on
all of them have reported, and what stood then is as old as the oldest of their figures. DESIGN
is silent on the method; it is stated wherever it is printed.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import takewhile
from math import floor
from typing import NamedTuple

from minsheng.actuals import Actual, actual_at
from minsheng.assess import Assessment, is_least_open, least_needed
from minsheng.ledger import Figure
from minsheng.models.targets import Indicator, Policy
from minsheng.schedule import Window, comes_whole, day_at, months_at

LEAST_TARGET = 10
RECENT_MONTHS = 3
_LONGEST = 1200  # months; what takes a century is not going to be met
_DAY = timedelta(days=1)


class NoForecast(StrEnum):
    """Why there is no forecast, the first that applies."""

    UNREPORTED = "unreported"
    MET = "met"
    MILESTONE = "milestone"
    CHECKLIST = "checklist"
    LEVEL = "level"
    SMALL = "small"
    """The target is below ten."""
    INCOMPLETE = "incomplete"
    """Of the units that add up to the target, one has not reported yet."""
    ONCE = "once"
    """There are figures of one date alone; of a sum, since all of its units have reported."""
    NOT_BEGUN = "not_begun"
    """The newest figure is of before the start."""


class Pace(NamedTuple):
    """How fast an amount grew from `since` on, and where that leads.

    `per_month` is exact, in the indicator's measure. `met_on` is the first day at whose end
    enough would be reached; None where the pace never gets there. `at_due` is what would stand
    on the due date, not less than 0, rounded down to a whole number of what is counted, and
    `shortfall` what would be missing then (0: nothing); both None where the due date lies
    before the figure.
    """

    since: date
    per_month: Fraction
    met_on: date | None
    at_due: Fraction | None
    shortfall: Fraction | None


class Forecast(NamedTuple):
    """What follows from the reports up to a day.

    `as_of` is the date of the newest figure; `needed` the amount that would count as met.
    `recent` is the pace of the last three months: from the newest figure at least three months
    older than the last one, or from the first there is. `overall` is the pace since the start.
    `needed_per_month` is 所需月进度: what is missing, spread over the months from the day to
    the due date; None on and after it.
    """

    as_of: date
    needed: Fraction
    recent: Pace
    overall: Pace
    needed_per_month: Fraction | None


class Trail(NamedTuple):
    """What the units that are responsible for an indicator have reported of it, in order."""

    indicator: Indicator
    units: tuple[str, ...]
    figures: Sequence[Figure]

    def at(self, day: date) -> Actual | None:
        """What stood at the end of a day."""
        return actual_at(self.indicator, self.units, self.figures, day)

    def reported_by(self, day: date) -> list[Figure]:
        """The figures up to a day."""
        known = takewhile(lambda figure: figure.as_of <= day, self.figures)
        return [figure for figure in known if figure.unit in self.units]


class _Line(NamedTuple):
    """What a pace is carried along: from the newest figure to what is needed.

    Where the end `is_open` (超过), enough is what lies above `needed`.
    """

    window: Window
    as_of: date
    amount: Fraction
    needed: Fraction
    is_whole: bool
    is_open: bool

    def pace(self, since: date, day: date, amount: Fraction) -> Pace:
        """The pace from `amount` at the end of `day` on, said to be one `since` a date."""
        end = self._position(self.as_of)
        per_month = (self.amount - amount) / (end - self._position(day))
        at_due = self._at_due(per_month, end)
        short = None if at_due is None else max(self.needed - at_due, Fraction(0))
        return Pace(since, per_month, self._met_on(per_month, end), at_due, short)

    def _position(self, day: date) -> Fraction:
        return months_at(day, self.window.year)

    def _at_due(self, per_month: Fraction, end: Fraction) -> Fraction | None:
        if self.window.due < self.as_of:
            return None
        amount = self.amount + per_month * (self._position(self.window.due) - end)
        return max(Fraction(floor(amount)) if self.is_whole else amount, Fraction(0))

    def _met_on(self, per_month: Fraction, end: Fraction) -> date | None:
        months = (self.needed - self.amount) / per_month if per_month > 0 else _LONGEST + 1
        if months > _LONGEST:
            return None
        day = day_at(end + months, self.window.year)
        is_just_reached = self._position(day) == end + months
        return day + _DAY if self.is_open and is_just_reached else day


def forecast(
    trail: Trail, window: Window, verdict: Assessment, policy: Policy, day: date
) -> Forecast | NoForecast:
    """The forecast from what was reported by `day`, or why there is none."""
    indicator = trail.indicator
    figures = trail.reported_by(day)
    dates = _dates(trail, figures)
    eve = window.start - _DAY
    if not figures:
        return NoForecast.UNREPORTED
    if reason := _unsuited(indicator, verdict) or _too_little(dates, eve):
        return reason
    line = _Line(
        window=window,
        as_of=dates[-1],
        amount=_amount(trail.at(dates[-1])),
        needed=least_needed(indicator, verdict.target, policy),
        is_whole=comes_whole(indicator, verdict.target),
        is_open=is_least_open(indicator, verdict.target),
    )
    before = trail.at(_three_months_before(dates, window.year))
    since = before.as_of if before else dates[0]
    left = months_at(window.due, window.year) - months_at(day, window.year)
    return Forecast(
        as_of=line.as_of,
        needed=line.needed,
        recent=line.pace(since, since, _amount(before)),
        overall=line.pace(window.start, eve, _amount(trail.at(eve))),
        needed_per_month=(line.needed - line.amount) / left if left > 0 else None,
    )


def _amount(actual: Actual | None) -> Fraction:
    return Fraction(actual.amount if actual else 0)


def _unsuited(indicator: Indicator, verdict: Assessment) -> NoForecast | None:
    """Only of an unmet quantity of ten or more a forecast is made."""
    if verdict.is_met:
        return NoForecast.MET
    if indicator.kind != "quantity":
        return NoForecast(indicator.kind)
    if indicator.is_level:
        return NoForecast.LEVEL
    return NoForecast.SMALL if verdict.target < LEAST_TARGET else None


def _too_little(dates: Sequence[date], eve: date) -> NoForecast | None:
    """It takes figures of two dates, the newest of them after the day before the start."""
    if not dates:
        return NoForecast.INCOMPLETE
    if len(dates) < 2:
        return NoForecast.ONCE
    return NoForecast.NOT_BEGUN if dates[-1] <= eve else None


def _dates(trail: Trail, figures: Sequence[Figure]) -> list[date]:
    """The dates of its figures; where units add up, from when on all of them have reported."""
    first = {figure.unit: figure.as_of for figure in reversed(figures)}
    is_sum = trail.indicator.combine == "sum"
    if not first or (is_sum and len(first) < len(trail.units)):
        return []
    begin = max(first.values()) if is_sum else min(first.values())
    return sorted({figure.as_of for figure in figures if figure.as_of >= begin})


def _three_months_before(dates: Sequence[date], year: int) -> date:
    """The last of the dates that lies three months before the newest, or the first of all."""
    latest = months_at(dates[-1], year) - RECENT_MONTHS
    return max((day for day in dates if months_at(day, year) <= latest), default=dates[0])
