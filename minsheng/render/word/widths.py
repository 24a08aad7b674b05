"""How wide the columns of a table are: what cannot be broken first, then by what they hold."""

import re
from collections.abc import Sequence
from fractions import Fraction

from minsheng.text import width

_WORD = re.compile(r"[!-~]+")
_READABLE = 8
_UNBROKEN = 6
_LONGEST_WORD = 16
_MUCH = 400
Columns = Sequence[Sequence[str]]
"""The cells of each column, its header first."""


def widths(columns: Columns, room: int) -> list[int]:
    """The widths of columns that are `room` half-width characters wide in all.

    None is wider than what it holds, unless there is room to spare for all.
    """
    most = [max(map(_size, column)) + 1 for column in columns]
    if sum(most) <= room:
        return _spread(most, room - sum(most))
    made = [min(_least(column), wide) for column, wide in zip(columns, most, strict=True)]
    weights = [_content(column) for column in columns]
    while sum(made) > room:
        made[made.index(max(made))] -= 1
    while sum(made) < room:
        narrow = [place for place, wide in enumerate(most) if made[place] < wide]
        made[max(narrow, key=lambda place: Fraction(weights[place], made[place]))] += 1
    return made


def _spread(base: list[int], rest: int) -> list[int]:
    each, more = divmod(rest, len(base))
    return [size + each + (place < more) for place, size in enumerate(base)]


def _size(cell: str) -> int:
    """A cell's width; digits and Latin letters are a little wider than half in most fonts."""
    cell = cell[:_MUCH]
    return width(cell) + sum(map(len, _WORD.findall(cell))) // 8


def _least(column: Sequence[str]) -> int:
    """A header in two lines, a readable part of the longest cell, a word that is not too long."""
    header, *cells = column
    words = (_size(word) for cell in cells for word in _WORD.findall(cell[:_MUCH]))
    title = width(header) if width(header) <= _UNBROKEN else (width(header) + 2) // 4 * 2
    word = min(max(words, default=0), _LONGEST_WORD)
    return max(title, word, min(max(map(_size, cells)), _READABLE)) + 1


def _content(column: Sequence[str]) -> int:
    """The mean of what its cells hold, a very long one counted as much."""
    sizes = [_size(cell) for cell in column[1:]]
    return sum(sizes) // len(sizes) + 1


def lines(cell: str, columns: int) -> int:
    """About how many lines a cell takes."""
    return max(1, -(-width(cell) // max(columns - 1, 2)))
