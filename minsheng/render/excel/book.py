"""The sheets as an Excel file, by XlsxWriter: it writes, and never turns a text into a formula."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from minsheng.office import library
from minsheng.render.excel import looks
from minsheng.render.excel.cells import Cell
from minsheng.render.excel.paper import set_up
from minsheng.render.excel.sheet import Row, Sheet
from minsheng.timeless import timeless

_OPTIONS = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "default_format_properties": looks.default_properties(),
}
_FORMULA_LIKE = tuple("=+-@＝＋－＠")
_BARS = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": looks.BAR,
    "bar_no_border": True,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}


def packed(sheets: Sequence[Sheet], properties: dict[str, str]) -> bytes:
    """The bytes of an .xlsx file of the sheets; the same sheets are the same bytes.

    UsageError where XlsxWriter is not installed.
    """
    out = io.BytesIO()
    book = library("xlsxwriter", "XlsxWriter", "写 Excel 文件").Workbook(out, _OPTIONS)
    book.set_properties(properties)
    formats = _Formats(book)
    for sheet in sheets:
        raw = book.add_worksheet(sheet.name)
        _write(raw, sheet, formats)
        set_up(raw, sheet)
    book.close()
    return timeless(out.getvalue())


class _Formats:
    """XlsxWriter's formats, each made once for a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def of(self, cell: Cell, strong: bool) -> Any:
        """The format of a cell.

        A text that looks like a formula is marked as text (as by a typed '), so that it stays
        one when somebody edits the cell.
        """
        quoted = isinstance(cell.value, str) and cell.value.startswith(_FORMULA_LIKE)
        key = cell.look, cell.form, strong, cell.light, quoted
        if key not in self._made:
            properties = looks.properties(cell.look, cell.form, strong, cell.light)
            self._made[key] = self._book.add_format(properties | {"quote_prefix": quoted})
        return self._made[key]


def _write(raw: Any, sheet: Sheet, formats: _Formats) -> None:
    for column, characters in enumerate(sheet.widths):
        raw.set_column(column, column, characters)
    for number, row in enumerate(sheet.rows):
        raw.set_row(number, row.height, None, {"level": row.outline})
        _write_row(raw, number, row, formats)
    for bars in sheet.bars:
        raw.conditional_format(bars.first, bars.column, bars.last, bars.column, _BARS)


def _write_row(raw: Any, number: int, row: Row, formats: _Formats) -> None:
    for column, cell in row.placed():
        form = formats.of(cell, row.strong)
        if cell.span > 1:
            raw.merge_range(number, column, number, column + cell.span - 1, "", form)
        _put(raw, number, column, cell.value, form)


def _put(raw: Any, row: int, column: int, value: Any, form: Any) -> None:
    """One cell: a text always as text, a number as a number, a date as a date."""
    if value is None:
        raw.write_blank(row, column, None, form)
    elif isinstance(value, str):
        raw.write_string(row, column, value, form)
    elif isinstance(value, date):
        raw.write_datetime(row, column, value, form)
    else:
        raw.write_number(row, column, float(value) if isinstance(value, Decimal) else value, form)
