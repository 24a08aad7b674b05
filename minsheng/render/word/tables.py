"""Tables: fixed widths, a header on every page, rows that are not split."""

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from minsheng.render.lights import LIGHTS
from minsheng.render.word.blocks import Table
from minsheng.render.word.ooxml import KEEP, NOTHING, Xml, element, paragraph, run, value
from minsheng.render.word.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, twips
from minsheng.render.word.styles import STYLES, TABLE, light_style
from minsheng.render.word.widths import widths
from minsheng.terms import Status
from minsheng.text import width

_SIDES = 90  # left and right margin of a cell together, in twentieths of a point
_CENTRED = 10  # half-width characters
_FEW = 12  # rows of a table that is kept on one page
UNSPLIT = Xml("<w:cantSplit/>")
"""That no page break splits a row."""
START, ON = Xml('<w:vMerge w:val="restart"/>'), Xml("<w:vMerge/>")
"""How a cell begins to be merged with those below, and goes on with the one above."""


class Columns(NamedTuple):
    """The columns of a table: widths in half-width characters and in twentieths of a point."""

    characters: list[int]
    twips: list[int]
    styles: list[str]


class Look(NamedTuple):
    """The styles of a table, and the room that it has in mm."""

    head: str
    text: str
    figure: str
    room: int

    @property
    def half(self) -> float:
        """Half a character in twentieths of a point."""
        return next(style.size for style in STYLES if style.id == self.text) * 10

    @property
    def pitch(self) -> int:
        """From line to line in twentieths of a point."""
        return next(style.pitch for style in STYLES if style.id == self.text)

    def columns(self, header: list[str], rows: list[list[str]]) -> Columns:
        """What the columns need, made to fill the room exactly.

        A cell that goes on from above is empty in `rows`.
        """
        room = twips(self.room)
        held = list(zip(header, *rows, strict=True))
        characters = widths(held, int((room - _SIDES * len(header)) / self.half))
        exact = [round(number * self.half) + _SIDES for number in characters]
        exact[exact.index(max(exact))] += room - sum(exact)
        styles = [self._style(cells) for cells in zip(*rows, strict=True)]
        return Columns(characters, exact, styles)

    def _style(self, cells: Sequence[str]) -> str:
        """Short cells stand in the middle, long ones begin on the left."""
        sizes = [width(cell) for cell in cells if cell]
        return self.figure if not sizes or fmean(sizes) <= _CENTRED else self.text


IN_TEXT = Look("TableHead", "TableText", "TableFigure", PORTRAIT_WIDTH)
LEDGER = Look("LedgerHead", "LedgerText", "LedgerFigure", LANDSCAPE_WIDTH)


class Cell(NamedTuple):
    """One cell as it is set: its merging, its light, what its paragraph has of its own."""

    words: str
    twips: int
    style: str
    light: Status | None = None
    merge: Xml = NOTHING
    properties: Xml = NOTHING
    stands: str = "center"

    def xml(self) -> Xml:
        """The cell; one that goes on is empty."""
        words = "" if self.merge is ON else self.words
        runs = [run(words, light_style(self.light) if self.light else "")] if words else []
        paper = LIGHTS[self.light].paper if self.light else ""
        shade = element("shd", val="clear", color="auto", fill=paper) if paper else NOTHING
        wide = element("tcW", w=self.twips, type="dxa")
        look = element("tcPr", wide, self.merge, shade, value("vAlign", self.stands))
        return element("tc", look, paragraph(self.style, *runs, properties=self.properties))


def kept(keeps: bool) -> Xml:
    """That a row stays on a page with the next one."""
    return KEEP if keeps else NOTHING


def table(block: Table) -> Xml:
    """A table among paragraphs; it stays whole, its title and note with it, where it is short."""
    columns = IN_TEXT.columns(block.header, block.rows)
    last = len(block.rows) - 1
    rows = []
    for number, cells in enumerate(block.rows):
        keep = kept(last < _FEW and (number < last or bool(block.note)))
        made = zip(cells, columns.twips, columns.styles, strict=True)
        rows.append(
            row(
                Cell(*cell, block.lights.get((number, place)), properties=keep)
                for place, cell in enumerate(made)
            )
        )
    return framed(block.title, block.header, columns, IN_TEXT, rows)


def framed(title: str, header: list[str], columns: Columns, look: Look, rows: Sequence[Xml]) -> Xml:
    """A table of rows under its header, which is repeated on every page."""
    head = (
        Cell(words, size, look.head, properties=_balanced(words, size, look))
        for words, size in zip(header, columns.twips, strict=True)
    )
    return element(
        "tbl",
        element(
            "tblPr",
            value("tblStyle", TABLE),
            element("tblW", w=sum(columns.twips), type="dxa"),
            value("jc", "center"),
            element("tblLayout", type="fixed"),
            value("tblCaption", title),
        ),
        element("tblGrid", *(element("gridCol", w=size) for size in columns.twips)),
        row(head, Xml(UNSPLIT + "<w:tblHeader/>")),
        *rows,
    )


def _balanced(words: str, size: int, look: Look) -> Xml:
    """Indents on both sides that break a header in halves, not behind its last but one word."""
    characters = width(words)
    room = size - _SIDES
    lines = -(-(characters + 0.5) * look.half // room)
    if lines < 2:
        return KEEP
    needed = (-(-characters // (2 * lines)) * 2 + 1) * look.half
    side = max(0, int(room - needed) // 2)
    return Xml(KEEP + element("ind", left=side, right=side, firstLineChars=0, firstLine=0))


def row(cells: Iterable[Cell], look: Xml = UNSPLIT) -> Xml:
    """A row of cells, by default one that no page break splits."""
    return element("tr", element("trPr", look), *(cell.xml() for cell in cells))
