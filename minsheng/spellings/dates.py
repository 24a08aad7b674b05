"""The date, or the part of one, that a person meant who wrote it in another way than asked."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from minsheng.numerals import Number
from minsheng.spellings.numbers import plain_text
from minsheng.spellings.words import in_words


class MeantDate(NamedTuple):
    """A date as somebody wrote it; None for a part that is missing. `is_last`: 月底, 月末."""

    year: int | None
    month: int
    day: int | None

    def completed(self, year: int | None) -> date | None:
        """The date, with `year` where none was written and the month's last day for no day."""
        year = self.year or year
        if not year or not 1 <= self.month <= 12:
            return None
        last = monthrange(year, self.month)[1]
        day = last if self.day is None else self.day
        return date(year, self.month, day) if 1 <= day <= last else None


_YMD = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_YM = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:月份?)?([底末]?)")
_MD = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_M = re.compile(r"(\d{1,2})月份?([底末]?)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DATE_WORDS = re.compile(r"[〇零○一二三四五六七八九十]+(?=[年月日号])")
_SERIALS = range(36526, 73051)  # 2000 to 2099, as Excel counts the days
_DAY_ZERO = date(1899, 12, 30)


def date_meant(text: str) -> MeantDate | None:
    """The date that `text` writes, whole or in part, None for anything else."""
    plain = _DATE_WORDS.sub(_digits, plain_text(text))
    if match := (_YMD.fullmatch(plain) or _COMPACT.fullmatch(plain)):
        return MeantDate(*map(int, match.groups()))
    if match := _YM.fullmatch(plain):
        return MeantDate(int(match[1]), int(match[2]), None)
    if match := _MD.fullmatch(plain):
        return MeantDate(None, int(match[1]), int(match[2]))
    match = _M.fullmatch(plain)
    return MeantDate(None, int(match[1]), None) if match else None


def _digits(match: re.Match[str]) -> str:
    number = in_words(match[0].replace("○", "〇"))
    return match[0] if number is None else str(number)


def excel_date(number: Number) -> date | None:
    """The date that Excel counts as day `number`, None outside of 2000 to 2099."""
    return _DAY_ZERO + timedelta(int(number)) if number in _SERIALS else None
