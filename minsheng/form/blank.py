"""Whether a file is a form of ours into which nobody has typed anything yet."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from minsheng.errors import UsageError
from minsheng.form.columns import COLUMNS, INPUTS, STAMP_SHEET, STAMP_VERSION
from minsheng.form.excel import SHEET
from minsheng.office import workbook

_GIVEN = len(COLUMNS) - len(INPUTS)


def is_blank(path: Path, data: bytes) -> bool:
    """Whether what a .csv or .xlsx file holds is a form with nothing typed below its header."""
    return _is_blank_csv(data) if path.suffix.lower() == ".csv" else _is_blank_book(path, data)


def _is_blank_csv(data: bytes) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return False
    return _nothing_is_typed(rows)


def _is_blank_book(path: Path, data: bytes) -> bool:
    try:
        book = workbook(str(path), data, formulas=True)
    except UsageError:  # no Excel file
        return False
    if set(book.sheetnames) != {SHEET, STAMP_SHEET}:
        return False
    if book[STAMP_SHEET]["A1"].value != STAMP_VERSION:
        return False
    sheet = book[SHEET]
    has_comments = any(cell.comment for row in sheet.iter_rows() for cell in row)
    return not has_comments and _nothing_is_typed(sheet.iter_rows(values_only=True))


def _nothing_is_typed(rows: Iterable[Sequence[Any]]) -> bool:
    """Whether there is a header, and below it only rows of what was given."""
    texts = (["" if cell is None else str(cell).strip() for cell in row] for row in rows)
    has_header = any(row[: len(COLUMNS)] == list(COLUMNS) for row in texts)
    return has_header and all(row[0] and not any(row[_GIVEN:]) for row in texts)
