"""A checklist as it is asked for: its items with numbers, and those that were newly finished."""

import re
from collections.abc import Sequence

from minsheng.models.targets import Indicator
from minsheng.text import safe
from minsheng.typed import Misread, in_order, shortened, value_typed

_PIECES = re.compile(r"[、，,；;\s]+")
_RANGE = re.compile(r"(\d+)\s*[-—~～至到]\s*(\d+)")
_ALL = frozenset(("全部", "全部完成", "已全部完成", "全", "all"))


def item_lines(items: Sequence[str], done: Sequence[str]) -> list[str]:
    """The items with their numbers, those that are done with a mark."""
    edge = len(str(len(items)))
    return [
        f"    {number:>{edge}} [{'√' if item in done else ' '}] {safe(item)}"
        for number, item in enumerate(items, start=1)
    ]


def items_typed(
    indicator: Indicator, items: tuple[str, ...], done: tuple[str, ...], text: str
) -> tuple[str, ...] | Misread:
    """The items that were done and those that are named, by numbers, names or 全部."""
    if text in ("0", "０"):
        return done
    if text.casefold() in _ALL:
        return in_order(indicator, {*done, *items})
    numbers = _numbers(text)
    if numbers is None:
        return _as_names(indicator, text, done, len(items))
    if wrong := [number for number in numbers if not 0 < number <= len(items)]:
        return Misread(f"没有编号 {wrong[0]}", f"编号从 1 到 {len(items)}")
    return in_order(indicator, {*done, *(items[number - 1] for number in numbers)})


def _as_names(
    indicator: Indicator, text: str, done: tuple[str, ...], count: int
) -> tuple[str, ...] | Misread:
    value = value_typed(indicator, text, done)
    if isinstance(value, tuple):
        return value
    hint = value.hint if isinstance(value, Misread) else ""
    return Misread(f"清单里没有“{shortened(text)}”", f"打编号 1 到 {count}；{hint}")


def _numbers(text: str) -> list[int] | None:
    """The numbers of `1 3、5-7`, None where there is anything else."""
    numbers: list[int] = []
    for piece in filter(None, _PIECES.split(text)):
        ends = _RANGE.fullmatch(piece)
        parts = ends.groups() if ends else (piece,)
        if not all(part.isdecimal() and len(part) < 4 for part in parts):
            return None
        numbers += range(int(parts[0]), int(parts[-1]) + 1)
    return numbers
