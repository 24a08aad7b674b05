"""A date becomes a share of the schedule (序时进度): the only place where it does.

Time is measured in months: a date stands at the end of its day, so that 30 June is 6 and
30 November 11; a start stands at the beginning of its day (1 July is 6). DESIGN section 2.
"""

import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.numerals import Number

# Length, area, volume, weight, money, time, power and percentages, by how a measure ends …
_UNCOUNTABLE_ENDINGS = (
    "米",
    "公里",
    "亩",
    "公顷",
    "吨",
    "公斤",
    "克",
    "瓦",
    "瓦时",
    "小时",
    "分钟",
)
# … and by the whole of it, after NFKC (m² is m2, ％ is %).
_UNCOUNTABLE = frozenset(
    [
        "%", "‰", "百分点", "个百分点", "km", "m", "cm", "mm", "km2", "m2", "m3", "里", "海里",
        "米2", "米3", "平方", "立方", "升", "毫升", "l", "ml", "kg", "g", "t", "斤", "元", "千元",
        "百元", "美元", "港元", "秒", "分", "时", "天", "日", "周", "月", "个月", "年", "h",
        "kw", "mw", "kwh", "mwh", "度电",
    ]
)  # fmt: skip
_SCALES = ("万", "亿", "十万", "百万", "千万")


class Window(NamedTuple):
    """From when an indicator's schedule runs and when it is due; `year` is the list's."""

    year: int
    start: date
    due: date

    @property
    def begin(self) -> Fraction:
        """Where its start stands, in months."""
        return months_at(self.start - timedelta(days=1), self.year)

    @property
    def end(self) -> Fraction:
        """Where its due date stands, in months."""
        return months_at(self.due, self.year)

    def share(self, day: date) -> Fraction:
        """The part of the window that is over at the end of `day`, within 0 and 1."""
        begin, end = self.begin, self.end
        if end <= begin:
            return Fraction(day >= self.due)
        return _within_one((months_at(day, self.year) - begin) / (end - begin))


def months_at(day: date, year: int) -> Fraction:
    """Months since the beginning of `year`, at the end of `day`."""
    days = monthrange(day.year, day.month)[1]
    return 12 * (day.year - year) + day.month - 1 + Fraction(day.day, days)


def day_at(months: Fraction, year: int) -> date:
    """The first day at whose end so many months have passed since the beginning of `year`."""
    whole = ceil(months) - 1  # a month's end belongs to it, not to the next
    years, month = divmod(whole, 12)
    days = monthrange(year + years, month + 1)[1]
    return date(year + years, month + 1, ceil((months - whole) * days))


def _within_one(share: Fraction) -> Fraction:
    return max(Fraction(0), min(share, Fraction(1)))


def time_share(day: date, year: int) -> Fraction:
    """The part of the year that is over at the end of `day`, within 0 and 1."""
    return _within_one(months_at(day, year) / 12)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_ends(first: date, last: date) -> Iterator[date]:
    """The month ends from `first` to `last`, both included."""
    day = month_end(first)
    while day <= last:
        yield day
        day = month_end(day + timedelta(days=1))


def previous_month_end(day: date) -> date:
    """The last day of the month before that of `day`."""
    return day.replace(day=1) - timedelta(days=1)


def default_day(today: date, year: int, newest: date | None) -> date:
    """The last month end on or before `today`, but not later than 31 December of `year`
    or the newest report, whichever is later.
    """
    end = today if month_end(today) == today else previous_month_end(today)
    return min(end, max(date(year, 12, 31), newest or date.min))


def project_window(targets: TargetList, project: Project | None) -> Window:
    """The window of a project: its own dates, else the list's start and the end of the year."""
    own_start, own_due = (project.start, project.due) if project else (None, None)
    start = own_start or targets.start or date(targets.year, 1, 1)
    return Window(targets.year, start, own_due or date(targets.year, 12, 31))


def window_of(targets: TargetList, project: Project, indicator: Indicator) -> Window:
    """The window of `indicator`: its own dates, else its project's."""
    window = project_window(targets, project)
    return Window(window.year, indicator.start or window.start, indicator.due or window.due)


def items_at(indicator: Indicator, day: date) -> tuple[str, ...]:
    """The checklist in force on `day`; empty for other shapes."""
    revision = indicator.revision_at(day)
    return (revision.items if revision else indicator.items) or ()


def target_at(indicator: Indicator, day: date) -> Number:
    """The target in force on `day`: of a checklist its count, of a milestone 1."""
    if indicator.kind == "checklist":
        return len(items_at(indicator, day))
    revision = indicator.revision_at(day)
    return (revision and revision.target) or indicator.published


def is_percentage(measure: str | None) -> bool:
    """Whether the measure is percent, in half or full width."""
    return _measure(measure) == "%"


def _measure(measure: str | None) -> str:
    return unicodedata.normalize("NFKC", measure or "").strip()


def is_countable(indicator: Indicator) -> bool:
    """Whether it is counted in whole things: neither length, area, weight, money, time nor %.

    A ratio (批次/千人) is not either.
    """
    measure = _measure(indicator.measure).casefold()
    is_measured = measure in _UNCOUNTABLE or measure.endswith(_UNCOUNTABLE_ENDINGS)
    return not (is_measured or "/" in measure or measure.startswith(_SCALES))


def comes_whole(indicator: Indicator, target: Number | Fraction) -> bool:
    """Whether nobody can owe a part of one: a whole target in a countable measure."""
    return target == int(target) and is_countable(indicator)


class Ground(StrEnum):
    """Why so much is owed at a date: the first of these that applies."""

    DUE = "due"
    PLAN = "plan"
    LEVEL = "level"
    TIME = "time"


class Debt(NamedTuple):
    """What is owed at a date, and how that comes about.

    `stated` is the amount before it is rounded down to a whole number (TIME) or kept within
    the target (PLAN). `point` numbers the point of the plan that holds, from 0; None before
    the first and without a plan. `share` is the part of the time that is over, of TIME alone.
    """

    ground: Ground
    amount: Fraction
    stated: Fraction
    point: int | None = None
    share: Fraction | None = None


def debt(indicator: Indicator, window: Window, day: date) -> Debt:
    """What the indicator owes at the end of `day`, in its measure, and on what ground."""
    target = Fraction(target_at(indicator, day))
    if day >= window.due:
        return Debt(Ground.DUE, target, target)
    if indicator.plan:
        return _by_plan(indicator, target, day)
    if indicator.is_level:
        return Debt(Ground.LEVEL, Fraction(0), Fraction(0))
    share = window.share(day)
    stated = share * target
    amount = Fraction(floor(stated)) if comes_whole(indicator, target) else stated
    return Debt(Ground.TIME, amount, stated, share=share)


def _by_plan(indicator: Indicator, target: Fraction, day: date) -> Debt:
    """The value of the last point on or before `day`, nothing before the first."""
    reached = [number for number, point in enumerate(indicator.plan) if point.by <= day]
    if not reached:
        return Debt(Ground.PLAN, Fraction(0), Fraction(0))
    value = Fraction(indicator.plan[reached[-1]].value)
    return Debt(Ground.PLAN, min(value, target), value, reached[-1])


def owed(indicator: Indicator, window: Window, day: date) -> Fraction:
    """What the indicator owes at the end of `day`, in its measure."""
    return debt(indicator, window, day).amount
