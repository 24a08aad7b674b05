"""What a person types for a report (a figure, a date, words) to the value that is meant.

In a terminal or in a form alike; what cannot be told for certain is a `Misread`, never a guess.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from minsheng.ledger import Reported
from minsheng.models.base import FIRST_DAY, LAST_DAY
from minsheng.models.targets import Indicator
from minsheng.names import as_known
from minsheng.numerals import Number
from minsheng.rules import hints
from minsheng.spellings.answers import says_nothing, yes_or_no
from minsheng.spellings.dates import date_meant
from minsheng.spellings.measures import in_measure, is_of
from minsheng.spellings.numbers import number_meant
from minsheng.spoken import QUOTED, in_terms
from minsheng.text import is_unsafe, safe

LONGEST_TEXT = 5000
"""Characters of a text that is typed in."""
_JOINTS = re.compile(r"([、，,；;\s]+|[和与及])")
_LONGEST_RUN = 15  # parts and joints of one name
_EVIDENCE = re.compile(r"[；;\n]+")
_KEPT = "\n"
_SHOWN = 40  # characters
_BRACKETS = re.compile(r"[\[【](.*)[\]】]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Misread:
    """A text that is not understood: what is wrong with it, and what to type instead."""

    message: str
    hint: str


def text_typed(text: str) -> str | Misread:
    """The text without blanks around it, every character composed (NFC); line ends stay.

    Misread where it holds what a terminal would obey or nobody sees, or is far too long.
    """
    plain = unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", text.replace("\t", " "))).strip()
    if len(plain) > LONGEST_TEXT:
        return Misread(f"太长了：{len(plain)} 个字", f"最多 {LONGEST_TEXT} 个字，写要点")
    odd = next((char for char in plain if is_unsafe(char) and char not in _KEPT), None)
    return plain if odd is None else _odd(odd)


def _odd(char: str) -> Misread:
    shown = safe(f"x{char}x")[1:-1]
    if unicodedata.category(char) == "Cs":
        hint = "检查终端的字符编码（Linux、macOS 一般是 UTF-8），再打一次"
        return Misread(f"里面有读不出来的字符 {shown}", hint)
    return Misread(f"里面有看不见的控制字符 {shown}", "删掉重打，不要粘贴")


def value_typed(
    indicator: Indicator, text: str, standing: tuple[str, ...] = ()
) -> Reported | Misread:
    """The figure that `text` writes: a number, the finished items, or yes or no.

    `１,500`, `1500人次` and `6万` are understood; what is hedged (约1500), of another measure or
    no figure at all is a Misread with what to write. `standing` are items to which those of a
    checklist are added.
    """
    plain = text_typed(text)
    if isinstance(plain, Misread):
        return plain
    if indicator.kind == "quantity":
        value: Reported | None = _number(indicator, plain)
    elif indicator.kind == "checklist":
        value = _items(indicator, plain, standing)
    else:
        value = yes_or_no(plain)
    return _misread(indicator, plain) if value is None else value


def _misread(indicator: Indicator, text: str) -> Misread:
    message = f"“{indicator.name}”看不懂“{shortened(text)}”"
    if says_nothing(text):
        return Misread(message, "没有就留空；确实是零写 0，未完成写 否")
    hint = in_terms(hints.for_value(indicator, text), QUOTED)
    if indicator.kind == "milestone":  # as it is typed, not as a file has it
        hint = hint.replace("写 true", "写 是").replace("写 false", "写 否")
    return Misread(message, hint)


def shortened(text: str) -> str:
    """`text` on one line, so much of it that a person knows it again."""
    line = safe(text)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}……"


def _number(indicator: Indicator, text: str) -> Number | None:
    """The number in the indicator's measure; None where more, less or something else is said."""
    meant = number_meant(text)
    if meant is None or meant.hedge or not is_of(meant, indicator.measure):
        return None
    return in_measure(meant, indicator.measure)


def _items(indicator: Indicator, text: str, standing: tuple[str, ...]) -> tuple[str, ...] | None:
    """The items that are named, and those that stand already, in the order of the list."""
    inside = _BRACKETS.fullmatch(text)
    names = _named(inside[1].strip() if inside else text, indicator.all_items)
    if names is None or not (names or inside):
        return None
    return in_order(indicator, {*standing, *names})


def in_order(indicator: Indicator, items: Collection[str]) -> tuple[str, ...]:
    """The items of a checklist in the order of the list, each once."""
    return tuple(item for item in indicator.all_items if item in items)


def _named(text: str, known: tuple[str, ...]) -> list[str] | None:
    """The known names in `text`, the longest first, as a name may have a comma in it; None
    where there is something else.
    """
    parts = _JOINTS.split(text)  # every other one is a joint
    found: list[str] = []
    at = 0
    while at < len(parts):
        runs = range(min(len(parts), at + _LONGEST_RUN), at, -2)
        ends = ((end, as_known("".join(parts[at:end]), known)) for end in runs if parts[at])
        end, name = next(((end, name) for end, name in ends if name), (at + 1, None))
        if parts[at] and name is None:
            return None
        found += [name] if name else []
        at = end + 1
    return found


def day_typed(text: str, year: int) -> date | Misread:
    """The day that `text` writes (2025-09-26, 2025/9/26, 2025年9月26日); of a mere 9月26日
    the one in `year`. A month alone is no day.
    """
    meant = date_meant(text)
    day = meant.completed(year) if meant and meant.day else None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        return Misread(f"看不懂的日期“{shortened(text)}”", f"写作 {year}-09-26 的样子")
    return day


def evidence_typed(text: str) -> tuple[str, ...]:
    """The pieces of evidence that `text` names, one from the other by ；or a line end."""
    return tuple(filter(None, map(str.strip, _EVIDENCE.split(text))))
