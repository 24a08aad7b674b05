"""Where a quantity is heading: its own pace carried forward. It never changes a verdict.

What is carried forward is the newest figure, along a straight line, from the date that it is
as of: by the pace since the start, and by that of the last three months before that date. No
forecast is made of levels, checklists and milestones, of targets below ten, of what is met,
and from fewer than two dates; where units add up to one target, a date counts from when on
all of them have reported. DESIGN is silent on the method; it is stated wherever it is printed.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile
from math import floor
from typing import NamedTuple

from minsheng.actuals import actual_at
from minsheng.assess import Assessment, least_needed
from minsheng.ledger import Figure
from minsheng.models.targets import Indicator, Policy
from minsheng.schedule import Window, comes_whole, day_at, months_at

LEAST_TARGET = 10
RECENT_MONTHS = 3
_LONGEST = 1200  # months; what takes a century is not going to be met


class Pace(NamedTuple):
    """How fast an amount grew from `since` on, and where that leads.

    `per_month` is exact, in the indicator's measure. `met_on` is the first day at whose end
    enough would be reached; None where the pace never gets there. `at_due` is what would stand
    on the due date, rounded down to a whole number of what is counted, and `shortfall` what
    would be missing then (0: nothing); both None where the due date lies before the figure.
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


class _Line(NamedTuple):
    """What a pace is carried along: from the newest figure to what is needed."""

    window: Window
    as_of: date
    amount: Fraction
    needed: Fraction
    is_whole: bool

    def pace(self, since: date, begin: Fraction, amount: Fraction) -> Pace:
        """The pace from `amount` at the position `begin` (in months) on."""
        end = months_at(self.as_of, self.window.year)
        per_month = (self.amount - amount) / (end - begin)
        at_due = self._at_due(per_month, end)
        short = None if at_due is None else max(self.needed - at_due, Fraction(0))
        return Pace(since, per_month, self._met_on(per_month, end), at_due, short)

    def _at_due(self, per_month: Fraction, end: Fraction) -> Fraction | None:
        if self.window.due < self.as_of:
            return None
        months = months_at(self.window.due, self.window.year) - end
        amount = self.amount + per_month * months
        return Fraction(floor(amount)) if self.is_whole else amount

    def _met_on(self, per_month: Fraction, end: Fraction) -> date | None:
        months = (self.needed - self.amount) / per_month if per_month > 0 else _LONGEST + 1
        return None if months > _LONGEST else day_at(end + months, self.window.year)


def forecast(
    indicator: Indicator,
    units: Sequence[str],
    figures: Sequence[Figure],
    window: Window,
    verdict: Assessment,
    policy: Policy,
    day: date,
) -> Forecast | None:
    """The forecast from what its `units` have reported by `day`; None where there is none."""
    if not is_forecast(indicator, verdict):
        return None
    dates = _dates(indicator, units, takewhile(lambda figure: figure.as_of <= day, figures))
    begin = window.start - timedelta(days=1)
    if len(dates) < 2 or dates[-1] <= begin:
        return None

    def amount_at(when: date) -> Fraction:
        actual = actual_at(indicator, units, figures, when)
        return Fraction(actual.amount if actual else 0)

    is_whole = comes_whole(indicator, verdict.target)
    needed = least_needed(indicator, verdict.target, policy)
    line = _Line(window, dates[-1], amount_at(dates[-1]), needed, is_whole)
    since = _three_months_before(dates, window.year)
    recent = line.pace(since, months_at(since, window.year), amount_at(since))
    overall = line.pace(window.start, months_at(begin, window.year), Fraction(0))
    left = months_at(window.due, window.year) - months_at(day, window.year)
    monthly = (needed - line.amount) / left if left > 0 else None
    return Forecast(line.as_of, needed, recent, overall, monthly)


def is_forecast(indicator: Indicator, verdict: Assessment) -> bool:
    """Whether it is of the kind that is forecast: an unmet quantity of ten or more."""
    is_sum = indicator.kind == "quantity" and not indicator.is_level
    return is_sum and verdict.target >= LEAST_TARGET and not verdict.is_met


def _dates(indicator: Indicator, units: Sequence[str], figures: Iterable[Figure]) -> list[date]:
    """The dates of its figures; where units add up, from when on all of them have reported."""
    own = [figure for figure in figures if figure.unit in units]
    first = {figure.unit: figure.as_of for figure in reversed(own)}
    if not first or (indicator.combine == "sum" and len(first) < len(units)):
        return []
    begin = max(first.values()) if indicator.combine == "sum" else min(first.values())
    return sorted({figure.as_of for figure in own if figure.as_of >= begin})


def _three_months_before(dates: Sequence[date], year: int) -> date:
    """The last of the dates that lies three months before the newest, or the first of all."""
    latest = months_at(dates[-1], year) - RECENT_MONTHS
    return max((day for day in dates if months_at(day, year) <= latest), default=dates[0])
