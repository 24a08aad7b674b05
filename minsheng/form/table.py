"""The table of a form, found by its titles, and what stands above it: never by fixed places."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.form.columns import AS_OF, COLUMNS, INPUTS, STAMP_SHEET, UNIT, YEAR, Column
from minsheng.form.grid import Cell, Grid
from minsheng.problems import Place

NEEDED = (Column.PROJECT, Column.INDICATOR, Column.ACTUAL)
"""Without these columns nothing can be read."""
_LEAST = 2  # titles that make a row the head of a table
_LABELS = (UNIT, YEAR, AS_OF)
_BRACKETS = re.compile(r"\(.*\)$")
_LABELLED = re.compile(rf"({'|'.join(_LABELS)})\s*[:：]\s*(\S.*)", re.DOTALL)


class Table(NamedTuple):
    """Where the table of a grid begins, the column of each title, the titles that stand there
    twice, the heads of columns that are none of the form's, and what stands above it by label.
    """

    grid: Grid
    head: int
    columns: Mapping[Column, int]
    doubled: Sequence[Cell]
    strange: Sequence[Cell]
    labels: Mapping[str, Cell]

    def place(self, row: int, column: Column) -> Place:
        """Where the cell of a row and a title is."""
        return self.grid.place(row, self.columns.get(column, 1), column)

    def named(self, row: int, column: Column) -> Cell | None:
        """A cell of a row that says what the row is about: in a merged area, that of the area."""
        return self.grid.at(row, self.columns[column]) if column in self.columns else None

    def filled(self, row: int) -> dict[Column, Cell]:
        """The cells of a row that are filled in; a merged area is filled in at its first cell."""
        spots = {title: (row, self.columns[title]) for title in INPUTS if title in self.columns}
        cells = self.grid.cells
        return {title: cells[spot] for title, spot in spots.items() if spot in cells}

    def below(self) -> Iterator[int]:
        """The rows below the head that hold anything; the head over again on a next page is
        left out.
        """
        column = self.columns[Column.INDICATOR]
        for row in self.grid.rows:
            cell = self.grid.at(row, column)
            is_head = cell is not None and title_of(cell) == Column.INDICATOR
            if row > self.head and not is_head:
                yield row


def title_of(cell: Cell) -> str:
    """The text of a head without white space, a mark, or what is added in brackets."""
    if not isinstance(cell.value, str):
        return ""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell.value)).strip("*:")
    return _BRACKETS.sub("", plain)


def table_of(grids: Sequence[Grid]) -> Table:
    """The table of the one sheet that has one; of the sheets that can be seen, if any has.

    UsageError where there is none, where several have one, or where it lacks a needed column.
    """
    own = [grid for grid in grids if grid.sheet != STAMP_SHEET]
    found = [(grid, head) for grid in own if (head := _head(grid)) is not None]
    found = [(grid, head) for grid, head in found if not grid.is_hidden] or found
    path = grids[0].path if grids else ""
    if not found:
        message = f"{path} 里没有找到填报表"
        raise UsageError(message, f"表头要有这些列：{'、'.join(COLUMNS)}")
    if len(found) > 1:
        sheets = "、".join(f"“{grid.sheet}”" for grid, _ in found)
        raise UsageError(f"{path} 有几张填报表：{sheets}", "一个文件只留一张，别的移到另外的文件")
    return _table(*found[0])


def _head(grid: Grid) -> int | None:
    """The row with the most titles, None where there is no such row."""
    titles = {row: {title_of(cell) for cell in cells} for row, cells in grid.rows.items()}
    scores = {row: len(found & set(COLUMNS)) for row, found in titles.items()}
    best = max(scores, key=lambda row: (scores[row], -row), default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def _table(grid: Grid, head: int) -> Table:
    grid.refuse_vast()
    columns: dict[Column, int] = {}
    doubled, strange = [], []
    for cell in grid.rows[head]:
        title = title_of(cell)
        if title not in COLUMNS:
            strange.append(cell)
        elif title in columns:
            doubled.append(cell)
        else:
            columns[Column(title)] = cell.column
    missing = [f"“{title}”" for title in NEEDED if title not in columns]
    if missing:
        where = grid.place(head, 1).cell
        hint = f"表头（{where} 那一行）照 minsheng template 生成的表写"
        raise UsageError(f"{grid.path} 的表头缺少 {'、'.join(missing)} 这一列", hint)
    return Table(grid, head, columns, doubled, strange, _labels(grid, head))


def _labels(grid: Grid, head: int) -> dict[str, Cell]:
    """What stands beside, or behind, each label above the table; nothing where it is blank."""
    found: dict[str, Cell] = {}
    for row in (row for row in grid.rows if row < head):
        for cell in grid.rows[row]:
            label, value = _labelled(grid, cell)
            if value is not None and not value.is_blank and title_of(value) not in _LABELS:
                found.setdefault(label, value)
    return found


def _labelled(grid: Grid, cell: Cell) -> tuple[str, Cell | None]:
    """(label, its value) where the cell is a label: in the cell itself, or in the next one."""
    label = title_of(cell)
    if label in _LABELS:
        return label, _beside(grid, cell)
    match = _LABELLED.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
    return (match[1], cell._replace(value=match[2].strip())) if match else ("", None)


def _beside(grid: Grid, cell: Cell) -> Cell | None:
    """The next cell to the right; as text has no merged areas, there the next that is filled."""
    if not grid.sheet:
        return next((one for one in grid.rows[cell.row] if one.column > cell.column), None)
    column = cell.column + 1
    while grid.covered.get((cell.row, column)) == (cell.row, cell.column):
        column += 1
    return grid.at(cell.row, column)
