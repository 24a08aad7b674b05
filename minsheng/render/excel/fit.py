"""Widths and heights: no number shows as ###, no text is cut short on paper. Pure.

Excel, WPS and LibreOffice do not agree on when they fit a row to its text, so every height is
worked out here, for the tallest of the fonts that may stand in for ours.
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil

from minsheng.render.excel.cells import Cell
from minsheng.render.excel.looks import Look, size_of
from minsheng.render.excel.sheet import Row, Sheet
from minsheng.text import width, wrapped

TALLEST = 405.0
"""Points of the tallest row that Excel knows, less a little."""
UNIT = 5.25
"""Points of a column's width by the character, which are 7 pixels."""
_PAGE_WIDTH, _PAGE_HEIGHT = 841.9, 595.3  # A4 on its side
SIDE, EDGE = 28.8, 39.6
"""The margins of a page in points: left and right, top and bottom."""
_SPARE = 0.95  # programs do not quite agree on how high a row is
_PADDING = 3.75  # points that a column takes besides its characters
_LINE = 1.45  # a line's height by the size of its letters
_AROUND = 6.0
_LEAST = {
    Look.TITLE: 38.0,
    Look.CARD: 32.0,
    Look.SECTION: 28.0,
    Look.GAP: 8.0,
    Look.NOTE: 20.0,
    Look.HEAD: 24.0,
}
_LEAST_HEIGHT = 20.0
_LEAST_FILTER = 34.0  # room for the buttons below the titles
_TOGETHER = 8  # rows of a section that stay on one page


def fitted(sheet: Sheet) -> Sheet:
    """The sheet with columns as wide as their numbers need, and rows as high as their texts."""
    sheet = sheet._replace(widths=_widths(sheet))
    rows = [row._replace(height=_height(row, sheet.widths)) for row in sheet.rows]
    if sheet.filtered:
        header = rows[sheet.header]
        rows[sheet.header] = header._replace(height=max(header.height, _LEAST_FILTER))
    return sheet._replace(rows=rows, breaks=_breaks(sheet, [row.height for row in rows]))


def _breaks(sheet: Sheet, heights: list[float]) -> tuple[int, ...]:
    """The sections that begin a page, because too little of the one before is left for them."""
    room, used, found = _room(sheet.widths), 0.0, []
    for begin, end in pairwise([0, *sheet.sections, len(heights)]):
        first = sum(heights[begin : min(begin + _TOGETHER, end)])
        if begin and used % room + first > room:
            found.append(begin)
            used = 0.0
        used += sum(heights[begin:end])
    return tuple(found)


def _room(widths: list[int]) -> float:
    """Points of height that a page has for a table that is made to fit its width."""
    needed = sum(characters * UNIT + _PADDING for characters in widths)
    scale = min(1.0, (_PAGE_WIDTH - 2 * SIDE) / needed)
    return (_PAGE_HEIGHT - 2 * EDGE) / scale * _SPARE


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


@lru_cache(maxsize=4096)  # a task stands in the row of every indicator
def line_count(said: str, look: Look, characters: int) -> int:
    """How many lines a text takes in a cell so many characters wide."""
    room = int(characters * UNIT / (size_of(look) / 2)) - 1
    return len(wrapped(said, max(2, room)))


def lines_in(look: Look) -> int:
    """How many lines the tallest row has room for."""
    return int((TALLEST - _AROUND) / (size_of(look) * _LINE))


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
    return line_count(cell.value, cell.look, characters) * size_of(cell.look) * _LINE + _AROUND
