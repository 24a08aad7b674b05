"""How wide the columns of a table are: what cannot be broken first, then by what they hold."""

import re
from collections.abc import Sequence

from minsheng.text import width

_WORD = re.compile(r"[!-~]+")
_READABLE = 8
_LONGEST_WORD = 16
_MUCH = 400
Columns = Sequence[Sequence[str]]
"""The cells of each column, its header first."""


def widths(columns: Columns, room: int) -> list[int]:
    """The widths of columns that are `room` half-width characters wide in all."""
    least = [_least(column) for column in columns]
    most = [max(limit, *(min(width(cell), _MUCH) for cell in c)) for c, limit in zip(columns, least, strict=True)]
    rest = room - sum(least)
    if sum(most) <= room:
        return _shared(most, most, room - sum(most))
    return _shared(least, [_content(column) for column in columns], rest)


def _least(column: Sequence[str]) -> int:
    header, *cells = column
    longest = max((width(cell) for cell in cells), default=0)
    words = (len(word) for cell in cells for word in _WORD.findall(cell[:_MUCH]))
    return max(
        (width(header) + 2) // 4 * 2, min(max(words, default=0), _LONGEST_WORD), min(longest, _READABLE)
    )


def _content(column: Sequence[str]) -> int:
    """The mean of what its cells hold, a very long one counted as much."""
    sizes = [min(width(cell), _MUCH) for cell in column]
    return sum(sizes) // len(sizes) + 1


def _shared(base: list[int], weights: list[int], rest: int) -> list[int]:
    total = sum(weights)
    made = [size + rest * weight // total for size, weight in zip(base, weights, strict=True)]
    made[weights.index(max(weights))] += sum(base) + rest - sum(made)
    return made


def lines(cell: str, columns: int) -> int:
    """About how many lines a cell takes."""
    return max(1, -(-width(cell) // max(columns - 1, 2)))
