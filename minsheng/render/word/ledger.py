"""The attached ledger: what is said once of a project stands beside all its indicators."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from minsheng.render.word.blocks import Attachment
from minsheng.render.word.ooxml import NOTHING, Xml, element
from minsheng.render.word.page import LANDSCAPE_HEIGHT, twips
from minsheng.render.word.tables import LEDGER, ON, START, UNSPLIT, Cell, Columns, framed, kept, row
from minsheng.render.word.widths import lines

_BESIDES = 9  # lines that the header and the title of the attachment take
_MARGINS = 30  # above and below the text of a row, in twentieths of a point


class Group(NamedTuple):
    """The rows of one project, and at which of them its name is written anew.

    `fits` says whether they fit on a page together; `height` is the least of a row.
    """

    rows: range
    starts: frozenset[int]
    fits: bool
    height: dict[int, int]

    def merge(self, number: int, is_name: bool, is_merged: bool) -> Xml:
        """How a cell is merged with those above and below."""
        if not is_merged or len(self.rows) == 1:
            return NOTHING
        begins = number in self.starts if is_name else number == self.rows[0]
        return START if begins else ON

    def keeps(self, number: int) -> bool:
        """Whether a row stays on a page with the next one."""
        return self.fits and number != self.rows[-1] and number + 1 not in self.starts

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
    keep = kept(group.keeps(number))
    made = zip(block.rows[number], columns.twips, columns.styles, strict=True)
    for place, cell in enumerate(made):
        merge = group.merge(number, place in block.names, place in block.merged)
        yield Cell(*cell, block.lights.get((number, place)), merge, keep)


def _groups(block: Attachment, characters: Sequence[int]) -> Iterator[Group]:
    page = twips(LANDSCAPE_HEIGHT) // LEDGER.pitch - _BESIDES
    first = 0
    for size in block.groups:
        rows = range(first, first + size)
        own = [_lines(block, number, characters, merged=False) for number in rows]
        once = _lines(block, first, characters, merged=True)
        starts = frozenset(_starts(rows, own, page))
        fits = max(*own, once if len(starts) == 1 else 0) <= page
        yield Group(rows, starts, fits, _heights(rows, own, min(once, page)))
        first += size


def _lines(block: Attachment, number: int, characters: Sequence[int], merged: bool) -> int:
    cells = enumerate(zip(block.rows[number], characters, strict=True))
    return max(lines(words, room) for n, (words, room) in cells if (n in block.merged) == merged)


def _starts(rows: range, own: list[int], page: int) -> Iterator[int]:
    """The first row, and every further one that no longer fits on the page with those before."""
    used = page
    for number, size in zip(rows, own, strict=True):
        if used + size > page:
            yield number
            used = 0
        used += size


def _heights(rows: range, own: list[int], once: int) -> dict[int, int]:
    """The rows share the height of what stands beside them all, lest the last one has it all."""
    more = max(0, once - sum(own)) * LEDGER.pitch // len(rows)
    return {
        number: size * LEDGER.pitch + more + _MARGINS
        for number, size in zip(rows, own, strict=True)
    }
