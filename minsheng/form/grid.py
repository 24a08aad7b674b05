"""A sheet, or a file of comma-separated values, as one frozen grid of cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.problems import Place

Value = str | int | Decimal | bool | date
Spot = tuple[int, int]
MOST_ROWS, MOST_COLUMNS = 5_000, 200
"""Rows and columns with something in them; a form is far smaller."""


class Cell(NamedTuple):
    """What one cell holds. A formula's value is the result that was stored with it, None
    without any; an error's (`#REF!`) is its text.
    """

    row: int
    column: int
    value: Value | None
    is_formula: bool = False
    is_error: bool = False
    number_format: str = "General"

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen; a formula without a result is not blank."""
        if isinstance(self.value, str):
            return not self.value.strip()
        return self.value is None and not self.is_formula


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells with something in them, by row and column (from 1); `sheet` is empty for text.

    `covered` leads from each cell of a merged area to its first one.
    """

    path: str
    sheet: str
    cells: Mapping[Spot, Cell]
    covered: Mapping[Spot, Spot] = field(default_factory=dict)
    is_hidden: bool = False
    starts_1904: bool = False
    rows: Mapping[int, Sequence[Cell]] = field(init=False)

    def __post_init__(self) -> None:
        """`rows`: the cells of each row, from left to right."""
        rows: dict[int, list[Cell]] = {}
        for spot in sorted(self.cells):
            rows.setdefault(spot[0], []).append(self.cells[spot])
        object.__setattr__(self, "rows", rows)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there; anywhere in a merged area, its first one. None for a blank one."""
        return self.cells.get(self.covered.get((row, column), (row, column)))

    def place(self, row: int, column: int, title: str = "") -> Place:
        """Where a cell is, as people say it: 填报!K7, or 第 7 行“本期累计”."""
        if self.sheet:
            cell = f"{self.sheet}!{letters(column)}{row}"
        else:
            cell = f"第 {row} 行" + (f"“{title}”" if title else f"第 {column} 列")
        return Place(self.path, row, column, row, column + 1, cell)

    def refuse_vast(self) -> None:
        """UsageError where more rows or columns are filled than a form has."""
        columns = {column for _, column in self.cells}
        if len(self.rows) > MOST_ROWS or len(columns) > MOST_COLUMNS:
            what = f"{len(self.rows):,} 行、{len(columns):,} 列有内容"
            message = f"{self.path} 太大：{what}，最多读 {MOST_ROWS:,} 行、{MOST_COLUMNS} 列"
            raise UsageError(message, "检查是不是拿错了文件")


def by_spot(cells: Iterable[Cell]) -> dict[Spot, Cell]:
    """The cells that are not blank, by row and column."""
    return {(cell.row, cell.column): cell for cell in cells if not cell.is_blank}


def letters(column: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
