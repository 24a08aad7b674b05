"""The right spelling of a date that was written another way, or what it lacks."""

from calendar import monthrange
from decimal import Decimal
from typing import Any

from minsheng.models.base import FIRST_DAY, LAST_DAY
from minsheng.spellings.dates import MeantDate, date_meant, excel_date

_ASKED = "年月日写全，如 2025-09-30"


def for_date(value: Any, year: Any) -> str:
    """What to write instead of `value`; `year` is what the file says that it is about.

    A part that is missing is named, and only supposed aloud.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return _ASKED
    if not isinstance(value, str) and (day := excel_date(value)):
        return f"像是 Excel 的日期序号；若是，写作 {day}"
    is_year = type(year) is int and FIRST_DAY.year <= year <= LAST_DAY.year
    meant = date_meant(str(value))
    return _completed(meant, year if is_year else None) if meant else _ASKED


def _completed(meant: MeantDate, year: int | None) -> str:
    parts = [("年份", meant.year), ("日", meant.day)]
    missing = "和".join(name for name, part in parts if part is None)
    day = meant.completed(year)
    if day is None:
        return _no_such_day(meant, meant.year or year) or f"缺少{missing}，写全，如 2025-09-30"
    if not missing:
        return f"写作 {day}"
    supposed = f"若是 {day.year} 年" if meant.year is None else "若是月末"
    if meant.year is None and meant.day is None:
        supposed += "的月末"
    return f"缺少{missing}：{supposed}，写作 {day}"


def _no_such_day(meant: MeantDate, year: int | None) -> str | None:
    if not year:
        return None
    if not 1 <= meant.month <= 12:
        return f"没有 {meant.month} 月；{_ASKED}"
    return f"{year} 年 {meant.month} 月只有 {monthrange(year, meant.month)[1]} 天"
