"""A table from a file: rows of texts, each knowing what to call its place."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from minsheng import office
from minsheng.errors import UsageError
from minsheng.plain_tables import SEPARATORS, decoded

_EXCEL = (".xlsx", ".xlsm")
_OTHER = (".xls", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf")
_MOST_CELLS = 200_000
_LINE_ENDS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Row(NamedTuple):
    """The cells of a row, the first in column 0. `sheet` is None where the table is a text.

    `above` holds what a merged cell that begins further up shows in a column; `unknown` the
    columns with a formula that has no value.
    """

    file: str
    sheet: str | None
    number: int
    cells: tuple[str, ...]
    above: dict[int, str]
    unknown: frozenset[int] = frozenset()

    def place(self, column: int | None = None) -> str:
        """`清单.csv 第 7 行`, `清单.xlsx 表1!C7`."""
        if self.sheet is None:
            return f"{self.file} 第 {self.number} 行"
        if column is None:
            return f"{self.file} {self.sheet} 第 {self.number} 行"
        return f"{self.file} {self.sheet}!{_letters(column)}{self.number}"

    def cell(self, column: int) -> str:
        """The text in a column, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


Sheet = list[Row]


def read_sheets(path: str) -> Iterator[Sheet]:
    """Every way to read a table: the sheets of a workbook, or a text by each of its delimiters.

    UsageError where the file cannot be read or is no table.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _OTHER:
        hint = "打开它，另存为 .xlsx 或 .csv"
        raise UsageError(f"不能从这种文件读清单：{path}", hint)
    data = office.read_bytes(path)
    name = Path(path).name
    if suffix in _EXCEL or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _of_workbook(path, name, data)
    return _of_text(name, _text(path, data))


def one_line(text: str) -> str:
    """What stands in a cell, without its line ends: only between Latin words they are blanks."""
    line = ""
    for part in filter(None, map(str.strip, _LINE_ENDS.split(text))):
        is_between_words = line[-1:].isascii() and part[0].isascii() and line[-1:].isalnum()
        line += " " + part if line and is_between_words and part[0].isalnum() else part
    return line


def lines_in(text: str) -> list[str]:
    """The lines of a cell that are not blank."""
    return [line for line in map(str.strip, _LINE_ENDS.split(text)) if line]


def _letters(column: int) -> str:
    """A to Z, AA …, of a column from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(path: str, data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise UsageError(f"{path} 不是文本表格", "另存为 .csv（UTF-8 或 GBK 编码）或 .xlsx")
    return text


def _of_text(name: str, text: str) -> Iterator[Sheet]:
    for delimiter in SEPARATORS:
        rows: Sheet = []
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        begin = 1
        try:
            for cells in reader:
                rows.append(Row(name, None, begin, tuple(cells), {}))
                begin = reader.line_num + 1
        except csv.Error:
            message = f"{name} 从第 {begin} 行起读不成表格"
            raise UsageError(message, "检查这一行的引号是不是成对") from None
        yield rows


def _of_workbook(path: str, name: str, data: bytes) -> Iterator[Sheet]:
    values = office.workbook(path, data)
    formulas = office.workbook(path, data, formulas=True)
    for sheet in values.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            size = f"{sheet.max_row} 行 {sheet.max_column} 列"
            hint = "把清单单独存成一个文件；表格下面、右面的空白行列删去"
            raise UsageError(f"{name} 的工作表“{sheet.title}”有 {size}，太大了", hint)
        yield list(_rows(name, sheet, formulas[sheet.title]))


def _rows(name: str, sheet: Any, formulas: Any) -> Iterator[Row]:
    above = _shown_by_merged_cells(sheet)
    pairs = zip(sheet.iter_rows(), formulas.iter_rows(), strict=False)
    for number, (cells, written) in enumerate(pairs, start=1):
        unknown = (
            c
            for c, (cell, own) in enumerate(zip(cells, written, strict=False))
            if cell.data_type == "e" or (own.data_type == "f" and cell.value is None)
        )
        texts = tuple(_cell_text(cell.value) for cell in cells)
        yield Row(name, sheet.title, number, texts, above.get(number, {}), frozenset(unknown))


def _shown_by_merged_cells(sheet: Any) -> dict[int, dict[int, str]]:
    """What merged cells show below their first row, by row (from 1) and column (from 0)."""
    shown: dict[int, dict[int, str]] = {}
    for area in sheet.merged_cells.ranges:
        text = _cell_text(sheet.cell(area.min_row, area.min_col).value)
        for row in range(area.min_row + 1, area.max_row + 1):
            shown.setdefault(row, {})[area.min_col - 1] = text
    return shown


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
