"""A forecast in words: a pace carried forward, said to be one, and what is needed from now on.

Paces, and amounts at a date to come, are printed rounded down; 所需月进度 and what would be
missing are rounded up, so that rounding never flatters. Nothing here sounds like a promise:
each sentence names the pace that it rests on, and METHOD stands wherever one is printed.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from minsheng.forecast import LEAST_TARGET, Forecast, NoForecast, Pace
from minsheng.numerals import rounded_down
from minsheng.prospects import Prospects
from minsheng.render.words import amount
from minsheng.schedule import comes_whole, is_percentage
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject

Dated = Callable[[date], str]
"""How a date is written."""

METHOD = (
    "推算：从最近一次填报的数起，把已填报的进度按直线延长；只供参考，不影响灯号。"
    "“近期”从那次填报三个月以前最近的一次算起，没有就从首次填报算起；"
    "“开始以来”从起始日期算起，以前已有的不计入；"
    "所需月进度是还差的数除以截至日期到到期的月数。"
    f"只推算目标不少于 {LEAST_TARGET}、尚未达标、至少填报过两次的累计数量指标，"
    "“约”的目标算到可以算达标的数为止；"
    "几个单位相加的，各单位都填报以后才算一次，起算日期按其中最早的算。"
)
"""The assumptions, printed with every table of forecasts."""

_WITHOUT = {
    NoForecast.MET: ("已达标", "已达标"),
    NoForecast.UNREPORTED: ("未报", "未报，无从推算"),
    NoForecast.MILESTONE: ("节点的", "节点，不推算"),
    NoForecast.CHECKLIST: ("清单的", "清单，不推算"),
    NoForecast.LEVEL: ("时点值", "时点值，不推算"),
    NoForecast.SMALL: (f"目标不到 {LEAST_TARGET} 的", f"目标不到 {LEAST_TARGET}，不推算"),
    NoForecast.INCOMPLETE: ("有单位未报的", "责任单位没有都填报，无从推算"),
    NoForecast.ONCE: ("只有一次填报的", "能比较的填报只有一次，无从推算"),
    NoForecast.NOT_BEGUN: ("开始以后未报的", "起始日期以后还没有填报，无从推算"),
}
"""Why there is no forecast: as such indicators are counted, and as one of them is told."""


def why_none(reason: NoForecast) -> str:
    """What is said in the place of a forecast."""
    return _WITHOUT[reason][1]


def title(found: Prospects) -> str:
    """推算 17 项指标：按近期的进度，到期达不到的 5 项."""
    if not found.found:
        return "推算：没有可以推算的指标"
    return f"推算 {len(found.found)} 项指标：按近期的进度，到期达不到的 {found.missing} 项"


def untold(found: Prospects) -> str:
    """另有 31 项不推算：已达标 20 项，未报 1 项; empty where every indicator is told."""
    if not found.untold:
        return ""
    counted = ((words[0], found.without.get(one)) for one, words in _WITHOUT.items())
    reasons = "，".join(f"{word} {number} 项" for word, number in counted if number)
    return f"另有 {found.untold} 项不推算：{reasons}"


def sentence(
    tracked: TrackedIndicator, found: Forecast, day: date, dated: Dated = date.isoformat
) -> str:
    """The whole forecast of an indicator in one sentence, without its full stop."""
    return "；".join(clauses(tracked, found, day, dated))


def clauses(
    tracked: TrackedIndicator, found: Forecast, day: date, dated: Dated = date.isoformat
) -> list[str]:
    """The parts of the sentence: the recent pace, the one since the start, what is needed."""
    needed = needed_monthly(tracked, found)
    return [
        begins(found, day, dated) + recent(tracked, found, day, dated),
        overall(tracked, found, day, dated),
        *([f"所需月进度 {needed}"] if needed else []),
    ]


def sentences(project: TrackedProject, day: date, dated: Dated = date.isoformat) -> Iterator[str]:
    """The sentence of each indicator of a project that has a forecast, with its name."""
    for tracked in project.indicators:
        if tracked.forecast:
            yield f"“{safe(tracked.name)}”{sentence(tracked, tracked.forecast, day, dated)}"


def begins(found: Forecast, day: date, dated: Dated = date.isoformat) -> str:
    """从截至 2025-09-30 的填报起，; empty where the figure is of the day itself."""
    return "" if found.as_of == day else f"从截至 {dated(found.as_of)} 的填报起，"


def recent(
    tracked: TrackedIndicator, found: Forecast, day: date, dated: Dated = date.isoformat
) -> str:
    """按近期（2025-06-30 以来）每月 140 人次推算，2025-12-09 达标."""
    since = f"按近期（{dated(found.recent.since)} 以来）"
    return since + _pace(tracked, found.recent, day, dated)


def overall(
    tracked: TrackedIndicator, found: Forecast, day: date, dated: Dated = date.isoformat
) -> str:
    """按开始以来（2025-01-01 起）每月 131.1 人次推算，2025-12-14 达标."""
    since = f"按开始以来（{dated(found.overall.since)} 起）"
    return since + _pace(tracked, found.overall, day, dated)


def _pace(tracked: TrackedIndicator, pace: Pace, day: date, dated: Dated) -> str:
    return f"每月 {monthly(tracked, pace)}推算，{leads_to(tracked, pace, day, dated)}"


def monthly(tracked: TrackedIndicator, pace: Pace) -> str:
    """What was added a month, rounded down: 131.1 人次."""
    return _measured(per_month(pace), tracked)


def needed_monthly(tracked: TrackedIndicator, found: Forecast) -> str | None:
    """所需月进度: what must be added a month from now on, rounded up; None once it is due."""
    number = needed_per_month(tracked, found)
    return None if number is None else _measured(number, tracked)


def per_month(pace: Pace) -> Fraction:
    """The pace as it is printed."""
    return _rounded(pace.per_month)


def needed_per_month(tracked: TrackedIndicator, found: Forecast) -> Fraction | None:
    """所需月进度 as it is printed: a whole number of what comes whole."""
    if found.needed_per_month is None:
        return None
    whole = comes_whole(tracked.indicator, tracked.assessment.target)
    return -_rounded(-found.needed_per_month, whole)


def shortfall(pace: Pace) -> Fraction | None:
    """What would be missing when due as it is printed; None where it was due before."""
    return None if pace.shortfall is None else -_rounded(-pace.shortfall)


def _measured(number: Fraction, tracked: TrackedIndicator) -> str:
    """An amount that is added or missing; 8.5% would be taken for a part of what there is."""
    measure = tracked.indicator.measure
    return amount(number, "个百分点" if is_percentage(measure) else measure)


def leads_to(
    tracked: TrackedIndicator, pace: Pace, day: date, dated: Dated = date.isoformat
) -> str:
    """Where a pace leads: 2025-12-09 达标, 到期差 90 人次（2026-01-10 才达标）."""
    first, second = leading(tracked, pace, day, dated)
    return f"{first}（{second}）" if second else first


def leading(
    tracked: TrackedIndicator, pace: Pace, day: date, dated: Dated = date.isoformat
) -> tuple[str, str]:
    """Where a pace leads, and what belongs to it, which may be empty.

    Once it is due the light says that it is not met, and only when it would be is told; where
    that day is past, that nothing was reported since.
    """
    if pace.met_on is not None and pace.met_on <= day:
        return f"{dated(pace.met_on)} 就该达标", "至今没有新的填报"
    late = f"{dated(pace.met_on)} 才达标" if pace.met_on else ""
    if day >= tracked.window.due:
        return late or "不会达标", "已到期"
    if pace.met_on is not None and pace.met_on <= tracked.window.due:
        return f"{dated(pace.met_on)} 达标", ""
    short = shortfall(pace)
    return (f"到期差 {_measured(short, tracked)}" if short else "到期达不到"), late


def _rounded(number: Fraction, whole: bool = False) -> Fraction:
    """Rounded down: to a whole number, or to one place, of what is below one to two or four."""
    if whole:
        return Fraction(rounded_down(number, 0))
    size = abs(number)
    places = 1 if size >= 1 else 2 if size >= Fraction(1, 10) else 4
    return Fraction(rounded_down(number, places))
