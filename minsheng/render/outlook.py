"""A forecast in words: a pace carried forward, said to be one, and what is needed from now on.

Paces, and amounts at a date to come, are printed rounded down; 所需月进度 and what would be
missing are rounded up, so that rounding never flatters.
"""

from datetime import date
from fractions import Fraction

from minsheng.forecast import Forecast, Pace
from minsheng.numerals import rounded_down
from minsheng.render.words import amount
from minsheng.schedule import comes_whole, is_percentage
from minsheng.track import TrackedIndicator

METHOD = (
    "推算：把已填报的进度按直线延长。近期指最近一次填报以前的三个月，"
    "那时没有填报的从此前最近的一次算起，再早没有的从首次填报算起；"
    "只推算目标在 10 以上、尚未达标、填报过两次以上的数量指标；推算不影响灯号。"
)
"""The assumptions, printed with every table of forecasts."""


def recent(tracked: TrackedIndicator, found: Forecast, day: date) -> str:
    """按近期（2025-06-30 以来）每月 140 人次，预计 2025-12-09 达标."""
    return f"按近期（{found.recent.since} 以来）{_pace(tracked, found.recent, day)}"


def overall(tracked: TrackedIndicator, found: Forecast, day: date) -> str:
    """按 2025-01-01 以来每月 131.1 人次，预计 2025-12-14 达标."""
    return f"按 {found.overall.since} 以来{_pace(tracked, found.overall, day)}"


def _pace(tracked: TrackedIndicator, pace: Pace, day: date) -> str:
    return f"每月 {monthly(tracked, pace)}，{leads_to(tracked, pace, day)}"


def monthly(tracked: TrackedIndicator, pace: Pace) -> str:
    """What was added a month, rounded down: 131.1 人次."""
    return _a_month(_rounded(pace.per_month), tracked)


def needed_monthly(tracked: TrackedIndicator, found: Forecast) -> str | None:
    """所需月进度: what must be added a month from now on, rounded up; None once it is due."""
    if found.needed_per_month is None:
        return None
    whole = comes_whole(tracked.indicator, tracked.assessment.target)
    number = -_rounded(-found.needed_per_month, whole)
    return _a_month(number, tracked)


def _a_month(number: Fraction, tracked: TrackedIndicator) -> str:
    """An amount a month; 8.5% would be taken for a rate of growth."""
    measure = tracked.indicator.measure
    return amount(number, "个百分点" if is_percentage(measure) else measure)


def leads_to(tracked: TrackedIndicator, pace: Pace, day: date) -> str:
    """Where a pace leads: 预计 2025-12-09 达标, 到期差 90 人次（2026-01-10 才达标）."""
    if pace.shortfall:
        short = amount(-_rounded(-pace.shortfall), tracked.indicator.measure)
        return f"到期差 {short}" + (f"（{pace.met_on} 才达标）" if pace.met_on else "")
    if pace.met_on is None:
        return "到期已过，照此不会达标"
    if pace.met_on <= day:
        return f"照此 {pace.met_on} 就该达标，此后没有填报"
    late = "到期已过，" if pace.shortfall is None else ""
    return f"{late}预计 {pace.met_on} 达标"


def _rounded(number: Fraction, whole: bool = False) -> Fraction:
    """Rounded down: to a whole number, or to one place, of what is below one to four."""
    places = 0 if whole else 1 if abs(number) >= 1 else 4
    return Fraction(rounded_down(number, places))


def sentence(tracked: TrackedIndicator, found: Forecast, day: date) -> str:
    """The whole forecast of an indicator in one sentence."""
    needed = needed_monthly(tracked, found)
    parts = [recent(tracked, found, day), overall(tracked, found, day)]
    return "；".join([*parts, *([f"所需月进度 {needed}"] if needed else [])])
