"""Tables: fixed widths, a header on every page, rows and projects that stay together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minsheng.render.word.blocks import Attachment, Table
from minsheng.render.word.ooxml import NOTHING, Xml, element, paragraph, run, value
from minsheng.render.word.page import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    twips,
)
from minsheng.render.word.styles import STYLES, TABLE, light_style
from minsheng.render.word.widths import lines, widths
from minsheng.terms import Status
from minsheng.text import width

_SIDES = 90  # left and right margin of a cell together, in twentieths of a point
_KEEP = Xml("<w:keepNext/>")
_START, _ON = Xml('<w:vMerge w:val="restart"/>'), Xml("<w:vMerge/>")
_SHORT = 10  # half-width characters that stand in the middle of their cell


class Look(NamedTuple):
    """The styles of a table, and the room that it has in mm."""

    head: str
    text: str
    figure: str
    room: int

    def sizes(self, header: list[str], rows: list[list[str]]) -> tuple[list[int], list[int]]:
        """The columns' widths in half-width characters and in twentieths of a point."""
        size = next(style.size for style in STYLES if style.id == self.text)
        half = size * 10
        room = twips(self.room)
        columns = list(zip(header, *rows, strict=True))
        characters = widths(columns, int((room - _SIDES * len(header)) / half))
        exact = [round(number * half) + _SIDES for number in characters]
        exact[exact.index(max(exact))] += room - sum(exact)
        return characters, exact


IN_TEXT = Look("TableHead", "TableText", "TableFigure", PORTRAIT_WIDTH)
LEDGER = Look("LedgerHead", "LedgerText", "LedgerFigure", LANDSCAPE_WIDTH)


class Cell(NamedTuple):
    """One cell as it is set: its merging, its light, whether its row stays with the next."""

    words: str
    twips: int
    style: str
    light: Status | None = None
    merge: Xml = NOTHING
    keeps: bool = False

    def xml(self) -> Xml:
        """The cell; a continued one is empty."""
        words = "" if self.merge is _ON else self.words
        runs = [run(words, light_style(self.light) if self.light else "")] if words else []
        look = (element("tcW", w=self.twips, type="dxa"), self.merge, value("vAlign", "center"))
        keep = _KEEP if self.keeps else NOTHING
        return element("tc", element("tcPr", *look), paragraph(self.style, *runs, properties=keep))


def table(block: Table) -> Xml:
    """A table among paragraphs; its rows stay with their title as long as they are few."""
    look = IN_TEXT
    _, sizes = look.sizes(block.header, block.rows)
    styles = _styles(block.rows, look)
    few = len(block.rows) <= 12
    rows = [
        _row(
            [
                Cell(words, size, style, block.lights.get((number, column)), keeps=keeps)
                for column, (words, size, style) in enumerate(zip(cells, sizes, styles, strict=True))
            ]
        )
        for number, cells in enumerate(block.rows)
        for keeps in [few and (number < len(block.rows) - 1 or bool(block.note))]
    ]
    return _table(block.title, block.header, sizes, look, rows)


def ledger(block: Attachment) -> Xml:
    """The attached ledger: what is said of a project once stands beside all its indicators."""
    characters, sizes = LEDGER.sizes(block.header, block.rows)
    styles = _styles(block.rows, LEDGER)
    rows: list[Xml] = []
    for group in _groups(block, characters):
        for number in group.rows:
            cells = [
                Cell(
                    words,
                    size,
                    style,
                    block.lights.get((number, column)),
                    group.merge(number, column in block.names, column in block.merged),
                    group.keeps(number),
                )
                for column, (words, size, style) in enumerate(
                    zip(block.rows[number], sizes, styles, strict=True)
                )
            ]
            rows.append(_row(cells, may_split=not group.fits))
    return _table(block.title, block.header, sizes, LEDGER, rows)


class Group(NamedTuple):
    """The rows of one project, and at which of them its name is written anew."""

    rows: range
    starts: frozenset[int]
    fits: bool

    def merge(self, row: int, is_name: bool, is_merged: bool) -> Xml:
        """How a cell is merged with those above and below."""
        if not is_merged or len(self.rows) == 1:
            return NOTHING
        begins = row in self.starts if is_name else row == self.rows[0]
        return _START if begins else _ON

    def keeps(self, row: int) -> bool:
        """Whether the row stays on a page with the next one."""
        return self.fits and row != self.rows[-1] and row + 1 not in self.starts


def _groups(block: Attachment, characters: Sequence[int]) -> Iterator[Group]:
    """Projects that fit on half a page stay whole; of others the name begins anew in between."""
    pitch = next(style.pitch for style in STYLES if style.id == LEDGER.text)
    page = twips(LANDSCAPE_HEIGHT) // pitch - 8
    first = 0
    for size in block.groups:
        rows = range(first, first + size)
        own = [_lines(block, row, characters, merged=False) for row in rows]
        once = _lines(block, first, characters, merged=True)
        yield Group(rows, frozenset(_starts(rows, own, page // 2)), max(*own, sum(own) and once) <= page)
        first += size


def _lines(block: Attachment, row: int, characters: Sequence[int], merged: bool) -> int:
    cells = enumerate(zip(block.rows[row], characters, strict=True))
    return max(lines(words, room) for n, (words, room) in cells if (n in block.merged) == merged)


def _starts(rows: range, own: list[int], page: int) -> Iterator[int]:
    used = page
    for row, size in zip(rows, own, strict=True):
        if used + size > page:
            yield row
            used = 0
        used += size


def _styles(rows: list[list[str]], look: Look) -> list[str]:
    """Short columns stand in the middle, long ones on the left."""
    longest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [look.figure if size <= _SHORT else look.text for size in longest]


def _table(
    title: str, header: list[str], sizes: list[int], look: Look, rows: list[Xml]
) -> Xml:
    head = [Cell(words, size, look.head) for words, size in zip(header, sizes, strict=True)]
    return element(
        "tbl",
        element(
            "tblPr",
            value("tblStyle", TABLE),
            element("tblW", w=sum(sizes), type="dxa"),
            value("jc", "center"),
            element("tblLayout", type="fixed"),
            value("tblCaption", title),
        ),
        element("tblGrid", *(element("gridCol", w=size) for size in sizes)),
        _row(head, is_header=True),
        *rows,
    )


def _row(cells: Sequence[Cell], *, is_header: bool = False, may_split: bool = False) -> Xml:
    look = [NOTHING if may_split else Xml("<w:cantSplit/>")]
    look += [Xml("<w:tblHeader/>")] if is_header else []
    return element("tr", element("trPr", *look), *(cell.xml() for cell in cells))
