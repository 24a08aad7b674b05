"""The attached ledger: what is said once of a project stands beside all its indicators."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from minsheng.render.word.blocks import Attachment
from minsheng.render.word.ooxml import NOTHING, Xml, element
from minsheng.render.word.page import LANDSCAPE_HEIGHT, twips
from minsheng.render.word.tables import LEDGER, ON, START, UNSPLIT, Cell, Columns, framed, kept, row
from minsheng.render.word.widths import lines

_BESIDES = 2700  # what the title of the attachment in two lines and the header take
_MARGINS = 36  # above and below the text of a row, with its line
_LONG = 6  # lines of a text that is not said again in the next row
_PAGE = twips(LANDSCAPE_HEIGHT) - _BESIDES
"""The height that rows have on a page; like all heights here in twentieths of a point."""


class Group(NamedTuple):
    """Rows of one project that stay on one page, merged where they are the same.

    A row that is longer than a page is a group of its own and may be split; `height` is the
    least of a row, and `is_first` says whether the project begins here.
    """

    rows: range
    fits: bool
    height: dict[int, int]
    is_first: bool = True

    def merge(self, number: int) -> Xml:
        """How a cell that is the same in all rows is merged with those above and below."""
        if len(self.rows) == 1:
            return NOTHING
        return START if number == self.rows[0] else ON

    def leaves_out(self, words: str, characters: int) -> bool:
        """Whether words of the project are too long to be said once more in a later row."""
        return not (self.is_first or self.fits) and lines(words, characters) > _LONG

    def look(self, number: int) -> Xml:
        """A row's height, and that it is not split unless it cannot be helped."""
        height = element("trHeight", val=self.height[number], hRule="atLeast")
        return Xml(UNSPLIT + height) if self.fits else height


def ledger(block: Attachment) -> Xml:
    """The ledger as a table."""
    columns = LEDGER.columns(block.header, list(_once(block)))
    rows = [
        row(_cells(block, columns, group, number), group.look(number))
        for group in _groups(block, columns.characters)
        for number in group.rows
    ]
    return framed(block.title, block.header, columns, LEDGER, rows)


def _once(block: Attachment) -> Iterator[list[str]]:
    """The rows with what is said of a project in its first one alone."""
    firsts = {0, *accumulate(block.groups)}
    for number, cells in enumerate(block.rows):
        begins = number in firsts
        yield [cell if begins or n not in block.merged else "" for n, cell in enumerate(cells)]


def _cells(block: Attachment, columns: Columns, group: Group, number: int) -> Iterator[Cell]:
    keep = kept(number != group.rows[-1] or number == len(block.rows) - 1)
    stands = "center" if group.fits else "top"
    for place, words in enumerate(block.rows[number]):
        is_merged = place in block.merged
        merge = group.merge(number) if is_merged else NOTHING
        if is_merged and group.leaves_out(words, columns.characters[place]):
            words = "同上"
        light = block.lights.get((number, place))
        size, style = columns.twips[place], columns.styles[place]
        yield Cell(words, size, style, light, merge, keep, stands)


def _groups(block: Attachment, characters: Sequence[int]) -> Iterator[Group]:
    first = 0
    for size in block.groups:
        rows = range(first, first + size)
        own = [_height(block, number, characters, merged=False) for number in rows]
        once = _height(block, first, characters, merged=True)
        yield from _of_project(rows, own, once)
        first += size


def _height(block: Attachment, number: int, characters: Sequence[int], merged: bool) -> int:
    """What the cells of a row need, those that are merged with others or those that are not."""
    cells = enumerate(zip(block.rows[number], characters, strict=True))
    most = max(lines(words, room) for n, (words, room) in cells if (n in block.merged) == merged)
    return most * LEDGER.pitch + _MARGINS


def _of_project(rows: range, own: list[int], once: int) -> Iterator[Group]:
    """As many rows together as there is room for on a page; one by one where they never fit."""
    room = _PAGE if once <= _PAGE else 0
    begin, used = 0, 0
    for place, size in enumerate([*own, _PAGE + 1]):
        if place > begin and used + size > room:
            part = own[begin:place]
            fits = max(once, sum(part)) <= _PAGE
            numbers = rows[begin:place]
            yield Group(numbers, fits, _heights(numbers, part, min(once, _PAGE)), begin == 0)
            begin, used = place, 0
        used += size


def _heights(rows: range, own: list[int], once: int) -> dict[int, int]:
    """The rows share the height of what stands beside them all, lest the last one has it all."""
    more = max(0, once - sum(own)) // len(rows)
    return {number: size + more for number, size in zip(rows, own, strict=True)}
