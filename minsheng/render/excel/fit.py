"""Widths and heights: no number shows as ###, no text is cut short on paper. Pure.

Excel, WPS and LibreOffice do not agree on when they fit a row to its text, so every height is
worked out here, for the tallest of the fonts that may stand in for ours.
"""

from math import ceil

from minsheng.render.excel.cells import Cell
from minsheng.render.excel.looks import Look, size_of
from minsheng.render.excel.sheet import Row, Sheet
from minsheng.text import width, wrapped

TALLEST = 405.0
"""Points of the tallest row that Excel knows, less a little."""
UNIT = 5.25
"""Points of a column's width by the character, which are 7 pixels."""
_LINE = 1.4  # a line's height by the size of its letters
_EDGE = 6.0
_LEAST = {
    Look.TITLE: 38.0,
    Look.CARD: 32.0,
    Look.SECTION: 30.0,
    Look.GAP: 8.0,
    Look.NOTE: 20.0,
    Look.HEAD: 24.0,
}
_LEAST_HEIGHT = 22.0


def fitted(sheet: Sheet) -> Sheet:
    """The sheet with columns as wide as their numbers need, and rows as high as their texts."""
    sheet = sheet._replace(widths=_widths(sheet))
    rows = [row._replace(height=_height(row, sheet.widths)) for row in sheet.rows]
    return sheet._replace(rows=rows)


def _widths(sheet: Sheet) -> list[int]:
    widths = list(sheet.widths)
    for row in sheet.rows:
        for column, cell in row.placed():
            if cell.span == 1 and not isinstance(cell.value, str | None):
                widths[column] = max(widths[column], _needed(cell))
    return widths


def _needed(cell: Cell) -> int:
    """Characters of width that a number needs, which does not wrap."""
    return ceil((width(cell.shown) + 1) * size_of(cell.look) / 2 / UNIT) + 2


def lines(said: str, look: Look, characters: int) -> list[str]:
    """The lines of a text in a cell so many characters wide."""
    room = int(characters * UNIT / (size_of(look) / 2)) - 1
    return wrapped(said, max(2, room))


def lines_in(look: Look) -> int:
    """How many lines the tallest row has room for."""
    return int((TALLEST - _EDGE) / (size_of(look) * _LINE))


def cell_width(column: int, cell: Cell, widths: list[int]) -> int:
    """How many characters wide the cell is."""
    return sum(widths[column : column + cell.span])


def _height(row: Row, widths: list[int]) -> float:
    least = max(_LEAST.get(cell.look, _LEAST_HEIGHT) for cell in row.cells)
    needed = [_needed_height(cell, cell_width(at, cell, widths)) for at, cell in row.placed()]
    return min(TALLEST, max(least, *needed))


def _needed_height(cell: Cell, characters: int) -> float:
    if not isinstance(cell.value, str):
        return 0.0
    found = lines(cell.value, cell.look, characters)
    return len(found) * size_of(cell.look) * _LINE + _EDGE
