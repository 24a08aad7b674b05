"""The form on paper: which cells are one, how wide the columns and how high the rows are. Pure."""

from collections.abc import Callable, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from minsheng.form.columns import OF_A_PROJECT, Column
from minsheng.form.pages import page_starts, room
from minsheng.form.rows import Cell, Form, Row
from minsheng.form.wording import instructions
from minsheng.numerals import is_number, plain
from minsheng.text import safe, wrapped

LINE = 15.0
"""Points that a line takes, in the tallest of the fonts that may stand in for ours."""
TALLEST = 405.0
"""Points of the tallest row that Excel knows, less a little."""
_EDGE = 5.0
_LEAST = 2 * LINE
_LEAST_OF_A_PROJECT = 5 * LINE  # room for what is said in words
_LONG = 12  # lines of the document's words, from which on their column is wider

_WIDTHS = {
    Column.PROJECT: 5,
    Column.PROJECT_NAME: 11,
    Column.INDICATOR: 13,
    Column.ITEM: 5,
    Column.WORDS: 22,
    Column.TARGET: 9,
    Column.MEASURE: 5,
    Column.LAST: 9,
    Column.LAST_DATE: 11,
    Column.OWED: 9,
    Column.ACTUAL: 11,
    Column.PROGRESS: 16,
    Column.PROBLEMS: 14,
    Column.NEXT_STEPS: 14,
    Column.EVIDENCE: 13,
    Column.CORRECTION: 10,
    Column.ACCEPTED: 11,
}
_WITH_ITEMS, _WITH_SHARES, _LONG_WORDS = 14, 12, 44
_OF_AN_INDICATOR = (Column.TARGET, Column.MEASURE, Column.OWED)
_OF_THE_PROJECT = (Column.PROJECT_NAME, *OF_A_PROJECT)
_ONCE_A_PROJECT = OF_A_PROJECT[0]
OF_THE_UNIT = (Column.INDICATOR, Column.ITEM, Column.WORDS)
"""The columns over which the unit's name reaches."""
SIZE, TITLE_SIZE = 10, 16
"""The sizes of the letters, in points."""


class Span(NamedTuple):
    """A column's cells that are one, from the first to the last row, counted from 0."""

    column: Column
    first: int
    last: int


class Above(NamedTuple):
    """The heights of what stands above the rows, in points."""

    title: float
    facts: float
    how: float
    bands: float
    header: float


class Layout(NamedTuple):
    """Widths in characters, heights in points, the cells that are one, every given cell, and the
    rows that begin a printed page.
    """

    widths: dict[Column, int]
    above: Above
    heights: list[float]
    spans: list[Span]
    cells: list[dict[Column, Cell]]
    page_starts: list[int]

    @property
    def projects(self) -> list[tuple[int, int]]:
        """The first and the last row of every project."""
        return [(span.first, span.last) for span in self.spans if span.column is _ONCE_A_PROJECT]


def laid_out(form: Form) -> Layout:
    """The layout of a form's table; nothing that is given is cut off, however long it is."""
    rows = form.rows
    widths, spans = _widths(rows), _spans(rows)
    cells = _cells(rows, spans, widths[Column.WORDS])
    heights, above = _heights(cells, spans, widths), _above(form, widths)
    layout = Layout(widths, above, heights, spans, cells, [])
    whole = room(widths.values())
    repeated = above.bands + above.header
    starts = page_starts(heights, layout.projects, whole - sum(above), whole - repeated)
    spans = [part for span in spans for part in _parts(span, starts)]
    return layout._replace(
        spans=spans, heights=_heights(cells, spans, widths, heights), page_starts=starts
    )


def _cells(rows: Sequence[Row], spans: Sequence[Span], width: int) -> list[dict[Column, Cell]]:
    cells = [row.cells for row in rows]
    for span in spans:
        if span.column is Column.WORDS:
            words = _fitting(rows[span.first], width, span.last - span.first + 1)
            for row in cells[span.first : span.last + 1]:
                row[Column.WORDS] = words
    return cells


def _above(form: Form, widths: dict[Column, int]) -> Above:
    whole = sum(widths.values())
    unit = sum(widths[column] for column in OF_THE_UNIT)
    return Above(
        title=height(form.heading, whole * SIZE / TITLE_SIZE) + LINE,
        facts=max(LINE + _EDGE, height(safe(form.unit), unit)),
        how=height(instructions(form), whole),
        bands=LINE + _EDGE,
        header=2 * LINE + _EDGE,
    )


def _parts(span: Span, starts: Sequence[int]) -> list[Span]:
    """What is given stands again on the next page; what is asked for is asked for once."""
    if span.column in OF_A_PROJECT:
        return [span]
    begins = [span.first, *(row for row in starts if span.first < row <= span.last)]
    ends = [*(row - 1 for row in begins[1:]), span.last]
    return [Span(span.column, *part) for part in zip(begins, ends, strict=True)]


def lines(text: str, width: float) -> list[str]:
    """The lines of a text in a cell so many characters wide."""
    return wrapped(text, max(2, int(width) - 1))


def height(text: str, width: float) -> float:
    """Points that a text needs in a cell so many characters wide."""
    return len(lines(text, width)) * LINE + _EDGE


def as_text(cell: Cell) -> str:
    """What a cell shows."""
    return plain(cell) if is_number(cell) else str("" if cell is None else cell)


def _widths(rows: Sequence[Row]) -> dict[Column, int]:
    narrow = _WIDTHS[Column.WORDS]
    has_items = any(row.item for row in rows)
    is_long = any(len(lines(row.words, narrow)) > _LONG for row in rows)
    with_shares = (Column.TARGET, Column.LAST, Column.OWED)
    return {
        **_WIDTHS,
        **(dict.fromkeys(with_shares, _WITH_SHARES) if any(row.is_share for row in rows) else {}),
        Column.ITEM: _WITH_ITEMS if has_items else _WIDTHS[Column.ITEM],
        Column.WORDS: _LONG_WORDS if is_long else narrow,
    }


def _spans(rows: Sequence[Row]) -> list[Span]:
    """Cells that say the same of several rows: once a project, an indicator, a clause."""
    runs = [
        (_OF_THE_PROJECT, _runs(rows, lambda row: (row.project,))),
        (_OF_AN_INDICATOR, _runs(rows, lambda row: (row.project, row.indicator))),
        ((Column.WORDS,), _runs(rows, lambda row: (row.project, row.words))),
    ]
    return [Span(column, *run) for columns, found in runs for run in found for column in columns]


def _runs(rows: Sequence[Row], key: Callable[[Row], object]) -> list[tuple[int, int]]:
    """The first and the last row of each run of rows with the same key."""
    numbered = groupby(range(len(rows)), lambda number: key(rows[number]))
    runs = [list(numbers) for _, numbers in numbered]
    return [(run[0], run[-1]) for run in runs]


def _fitting(row: Row, width: int, height_in_rows: int) -> str:
    """The document's words, or the beginning of those for which no rows are high enough."""
    text = str(row.cells[Column.WORDS])
    broken = lines(text, width)
    most = int((TALLEST - _EDGE) / LINE) * height_in_rows
    if len(broken) <= most:
        return text
    note = f"……（原文共 {len(text)} 字，这里只印开头；全文见目标清单序号 {row.project}）"
    return "".join(broken[: most - len(lines(note, width))]) + note


def _heights(
    cells: list[dict[Column, Cell]],
    spans: Sequence[Span],
    widths: dict[Column, int],
    least: Sequence[float] = (),
) -> list[float]:
    """A row is as high as its own cells need; rows that share a cell grow alike, if they must."""
    shared = {span.column for span in spans}
    found = list(least) or [_own_height(row, shared, widths) for row in cells]
    for span in spans:
        text = as_text(cells[span.first].get(span.column))
        is_said = span.column in OF_A_PROJECT
        _grow(found, span, _LEAST_OF_A_PROJECT if is_said else height(text, widths[span.column]))
    return [min(points, TALLEST) for points in found]


def _own_height(row: dict[Column, Cell], shared: set[Column], widths: dict[Column, int]) -> float:
    """What the cells need that a row shares with no other."""
    own = (column for column in row if column not in shared)
    return max(_LEAST, *(height(as_text(row[column]), widths[column]) for column in own))


def _grow(found: list[float], span: Span, needed: float) -> None:
    missing = needed - sum(found[span.first : span.last + 1])
    if missing > 0:
        more = ceil(missing / (span.last - span.first + 1))
        for row in range(span.first, span.last + 1):
            found[row] += more
