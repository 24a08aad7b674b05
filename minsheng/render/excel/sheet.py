"""A sheet as plain values: its rows of cells, and how it is frozen, filtered and printed. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.looks import Look


class Row(NamedTuple):
    """Cells from the left; `strong` where it sums others up; its outline level; its height."""

    cells: list[Cell]
    strong: bool = False
    outline: int = 0
    height: float = 0

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Each cell with the number of its first column."""
        column = 0
        for cell in self.cells:
            yield column, cell
            column += cell.span


class Bars(NamedTuple):
    """A column of shares with a bar behind each, from the first to the last row."""

    column: int
    first: int
    last: int


class Sheet(NamedTuple):
    """Rows and columns count from 0.

    `header` is the row that is printed again on every page; `frozen` the rows and columns that
    stay on the screen; `filtered` the first (the header) and last row of the filter. Each of
    the `sections` begins a page where it is one of `breaks`, lest its beginning is cut in two.
    In an outline, the row that sums up stands `above` what it sums up.
    """

    name: str
    title: str
    widths: list[int]
    rows: list[Row]
    header: int
    frozen: tuple[int, int] = (0, 0)
    filtered: tuple[int, int] | None = None
    bars: tuple[Bars, ...] = ()
    sections: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    above: bool = False

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.widths)


def head(named: str, note: str, titles: Sequence[str]) -> list[Row]:
    """The rows above a table: its name and a note, each across it, and its columns' titles."""
    return [
        Row([text(named, Look.TITLE).across(len(titles))]),
        Row([text(note, Look.NOTE).across(len(titles))]),
        Row([text(title, Look.HEAD) for title in titles]),
    ]
