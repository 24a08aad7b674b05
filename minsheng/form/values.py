"""What one cell of a form says: a figure, a date, a text. What it only may say is a Misread."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from minsheng.form.grid import Cell, Value
from minsheng.ledger import Reported
from minsheng.models.base import FIRST_DAY, LAST_DAY
from minsheng.models.targets import Indicator
from minsheng.numerals import Number, is_number, plain
from minsheng.spellings.answers import says_nothing, yes_or_no
from minsheng.spellings.dates import date_meant, excel_date
from minsheng.typed import Misread, shortened, text_typed, value_typed

_DAYS_TO_1904 = 1462
_MOST_DIGITS = 15  # Excel keeps no more; those behind are zeros
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_NUMBER_HINT = "把这一格的格式改为“常规”，重新填数"
_DATE_HINT = "写全年月日，如 2025-09-26"


def text_of(cell: Cell) -> str | Misread:
    """The text that a cell shows; empty where it shows nothing.

    A Misread for an error, for a formula without a result, and for TRUE and FALSE.
    """
    if cell.is_error:
        return Misread(f"这一格是 Excel 的错误值“{cell.value}”", "改正公式，或直接填数")
    if cell.value is None:
        if not cell.is_formula:
            return ""
        hint = "用 Excel 或 WPS 打开，存一次；或直接填数"
        return Misread("这一格是公式，文件里没有存下算出的数", hint)
    if isinstance(cell.value, bool):
        return Misread(f"这一格是 {str(cell.value).upper()}", "写出来：数、是否或文字")
    if isinstance(cell.value, str):
        return cell.value.strip()
    return str(cell.value) if isinstance(cell.value, date) else _shown(cell, cell.value)


def _shown(cell: Cell, number: Number) -> str:
    """A number as it is shown: 0.85 in a cell of percentages is 85%."""
    return f"{plain(Decimal(number) * 100)}%" if is_percent(cell) else plain(number)


def is_percent(cell: Cell) -> bool:
    """Whether a cell shows its number as a percentage."""
    return "%" in _QUOTED.sub("", cell.number_format)


def figure_of(
    cell: Cell, indicator: Indicator, standing: tuple[str, ...] = ()
) -> Reported | Misread | None:
    """The figure that a cell holds for an indicator, None for a blank one.

    `standing` as for `typed.value_typed`.
    """
    if isinstance(cell.value, date):
        message = f"“{indicator.name}”这一格是日期 {cell.value}，不是数"
        return Misread(message, f"{_NUMBER_HINT}（Excel 会把 1-2、9.30 变成日期）")
    if is_number(cell.value) and sum(map(str.isdigit, plain(cell.value))) > _MOST_DIGITS:
        message = f"“{indicator.name}”的数超过 {_MOST_DIGITS} 位"
        return Misread(message, "检查是否多输了数字")
    text = text_of(cell)
    if isinstance(text, Misread) or not text:
        return text or None
    return value_typed(indicator, text, standing)


def answer_of(cell: Cell, what: str) -> bool | Misread | None:
    """Whether a cell says 是 or 否 of `what`, None for a blank one."""
    text = str(cell.value) if isinstance(cell.value, bool) else text_of(cell)
    if isinstance(text, Misread) or not text:
        return text or None
    answer = yes_or_no(text)
    if answer is not None:
        return answer
    hint = "没有就留空" if says_nothing(text) else "完成了写 是，没有完成写 否"
    return Misread(f"“{what}”看不懂“{shortened(text)}”", hint)


def words_of(cell: Cell) -> str | Misread | None:
    """The text of a cell, None for a blank one."""
    text = text_of(cell)
    if isinstance(text, Misread):
        return text
    return text_typed(text) or None


def _sensible(day: date) -> date | Misread:
    """The day, where a data file may name it."""
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    return Misread(f"看不懂的日期“{day}”", _DATE_HINT)


def day_of(cell: Cell, starts_1904: bool) -> date | Misread | None:
    """The day that a cell names, None for a blank one. A month alone is no day."""
    month_or_day = _when(cell, starts_1904)
    if isinstance(month_or_day, tuple):
        year, month = month_or_day
        return Misread(f"只写了 {year} 年 {month} 月，没有写哪一天", _DATE_HINT)
    return _sensible(month_or_day) if isinstance(month_or_day, date) else month_or_day


def last_day_of(cell: Cell, starts_1904: bool) -> date | Misread | None:
    """The day that a cell names, of a month its last day; None for a blank one."""
    month_or_day = _when(cell, starts_1904)
    if isinstance(month_or_day, tuple):
        month_or_day = date(*month_or_day, monthrange(*month_or_day)[1])
    return _sensible(month_or_day) if isinstance(month_or_day, date) else month_or_day


def _when(cell: Cell, starts_1904: bool) -> date | tuple[int, int] | Misread | None:
    """The day that a cell names, or (year, month) where it names a month."""
    if isinstance(cell.value, date):
        shown = _QUOTED.sub("", cell.number_format).lower()
        is_month = "y" in shown and "d" not in shown
        return (cell.value.year, cell.value.month) if is_month else cell.value
    if counted := _counted(cell.value, starts_1904):
        return counted
    text = text_of(cell)
    if isinstance(text, Misread):
        return text
    return _written(text) if text else None


def _counted(value: Value | None, starts_1904: bool) -> date | None:
    """The day that a number counts, as Excel counts days; None where it counts none."""
    first = _DAYS_TO_1904 if starts_1904 else 0
    return excel_date(value + first) if is_number(value) else None


def _written(text: str) -> date | tuple[int, int] | Misread:
    meant = date_meant(text)
    day = meant.completed(None) if meant else None
    if meant is None or day is None or meant.year is None:
        lacks_year = meant is not None and meant.year is None
        what = "没有写年份" if lacks_year else "看不懂"
        return Misread(f"{what}的日期“{shortened(text)}”", _DATE_HINT)
    return day if meant.day else (meant.year, meant.month)
