"""长文: texts for which no cell is large enough stand there in full, in pieces one below another.

A row of Excel is at most 409 points high, a cell holds 32,767 characters and 253 line ends.
Where a text would be cut short on paper, its cell begins by saying where the whole of it
stands, and goes on with as much of it as a cell can hold. The same text is told once.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng.render.excel import cells
from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.fit import TALLEST, cell_width, fitted, line_count, lines_in
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Row, Sheet

NAME = "长文"
_TITLE = "一格放不下的文字全文"
_NOTE = "按段落顺序连起来就是全文"
_LONGEST = 32_767  # in UTF-16, as Excel counts
_MOST_LINES = 250
_COLUMNS = {"出自": 20, "段": 7, "全文": 130}
_LINE = 60  # characters that are on one line, wide as they may be
_HEADER = 2


def with_long_texts(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The fitted sheets, and where one of their texts is too long for its cell, one more."""
    told = _Told()
    kept = [sheet._replace(rows=[_row(row, sheet, told) for row in sheet.rows]) for sheet in sheets]
    return [*kept, *([fitted(_sheet(told.rows))] if told.rows else [])]


class _Told:
    """The texts told in full so far, each with the row (from 1, as Excel counts) it begins in."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._begins: dict[str, int] = {}

    def begin_of(self, said: str, sheet: str) -> int:
        """The row in which the text begins, which it is given if it has none yet."""
        if said not in self._begins:
            self._begins[said] = _HEADER + 2 + len(self.rows)
            self.rows += [
                Row([text(sheet), cells.count(number), Cell(piece, Look.LONG, shown=piece)])
                for number, piece in enumerate(_pieces(said), start=1)
            ]
        return self._begins[said]


def _row(row: Row, sheet: Sheet, told: _Told) -> Row:
    if row.height < TALLEST:
        return row
    placed = list(row.placed())
    return row._replace(cells=[_cell(cell, column, sheet, told) for column, cell in placed])


def _cell(cell: Cell, column: int, sheet: Sheet, told: _Told) -> Cell:
    said = cell.value
    if not isinstance(said, str):
        return cell
    if line_count(said, cell.look, cell_width(column, cell, sheet.widths)) <= lines_in(cell.look):
        return cell
    begin = told.begin_of(said, sheet.name)
    notice = f"（全文 {len(said)} 字，这里放不下，见“{NAME}”表第 {begin} 行起）\n"
    kept = _cut(notice + said)
    look = Look.LONG if cell.look is Look.TEXT else cell.look
    return cell._replace(value=kept, shown=kept, look=look)


def _cut(said: str) -> str:
    """As much of a text as one cell can hold."""
    most = "\n".join(said.split("\n", _MOST_LINES)[:_MOST_LINES])
    return most.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def _pieces(said: str) -> Iterator[str]:
    """The text in pieces that fit in the tallest row; joined together they are the text."""
    short = _short(said)
    while piece := "".join(islice(short, lines_in(Look.LONG))):
        yield piece


def _short(said: str) -> Iterator[str]:
    """The text in pieces that fit on a line; line ends belong to the piece before them."""
    for line in said.splitlines(keepends=True):
        yield from (line[start : start + _LINE] for start in range(0, len(line), _LINE))


def _sheet(rows: list[Row]) -> Sheet:
    whole = len(_COLUMNS)
    above = [
        Row([text(_TITLE, Look.TITLE).across(whole)]),
        Row([text(_NOTE, Look.NOTE).across(whole)]),
        Row(cells.heads([*_COLUMNS])),
    ]
    widths = [*_COLUMNS.values()]
    return Sheet(NAME, _TITLE, widths, [*above, *rows], _HEADER, frozen=(_HEADER + 1, 0))
