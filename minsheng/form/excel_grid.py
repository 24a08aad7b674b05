"""An Excel file to grids: what its cells show, and what that is worked out from."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from minsheng.form.grid import Cell, Grid, Spot, Value, by_spot
from minsheng.office import broken, workbook

_DIGITS = 15  # significant ones that Excel keeps; what is behind them comes of binary fractions
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
_STARTS_1904 = 1904
_MONTH, _DAY, _WHOLE, _TIME = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"', "h:mm"
_CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 30, 51, 53, 54, 58), _DAY),
    31: _WHOLE,
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _TIME),
}
"""What a Chinese Excel or WPS knows by number alone; openpyxl takes them for plain numbers."""


def excel_grids(path: str, data: bytes) -> list[Grid]:
    """A grid for each sheet, in their order. UsageError where it is no sound Excel file."""
    written = workbook(path, data, formulas=True)
    has_formulas = any(c.data_type == "f" for s in written.worksheets for c in s._cells.values())
    shown = workbook(path, data) if has_formulas else written
    sheets = zip(written.worksheets, shown.worksheets, strict=True)
    starts_1904 = written.epoch.year == _STARTS_1904
    try:
        return [_grid(path, sheet, values, starts_1904) for sheet, values in sheets]
    except IndexError as error:  # a cell's style that the file does not have
        raise broken(path) from error


def _grid(path: str, sheet: Any, values: Any, starts_1904: bool) -> Grid:
    # `_cells` holds the cells that there are; every public way goes through all that lie between
    shown = values._cells
    cells = (_cell(cell, shown[spot]) for spot, cell in sheet._cells.items())
    return Grid(
        path,
        sheet.title,
        by_spot(cells),
        covered=dict(_covered(sheet)),
        is_hidden=sheet.sheet_state != "visible",
        starts_1904=starts_1904,
    )


def _cell(written: Any, shown: Any) -> Cell:
    value = shown.value
    if value is None and shown.data_type == "str":
        value = ""  # a formula's result that is an empty text
    number_format = str(getattr(written, "number_format", "General"))
    if shown.data_type == "n" and (chinese := _chinese_format(written)):
        value, number_format = _as_date(value, written.parent.parent.epoch), chinese
    return Cell(
        written.row,
        written.column,
        _value(value),
        is_formula=written.data_type == "f",
        is_error=shown.data_type == "e",
        number_format=number_format,
    )


def _chinese_format(cell: Any) -> str | None:
    """The format of a date that has a number and no code; a merged area's others have none."""
    style = getattr(cell, "_style", None)
    return _CHINESE_FORMATS.get(style.numFmtId) if style is not None else None


def _as_date(value: Any, epoch: datetime) -> Any:
    """The date that a number counts, the number itself where it counts none."""
    from openpyxl.utils.datetime import from_excel

    try:
        return value if value is None else from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value


def _value(value: Any) -> Value | None:
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value).replace("\r\n", "\n").replace("\r", "\n")
    return value if isinstance(value, int | date) or value is None else str(value)


def _number(value: float) -> Value:
    """The decimal number that Excel shows: 0.1 + 0.2 is 0.3."""
    if not isfinite(value):
        return str(value)
    number = Decimal(f"{value:.{_DIGITS}g}")
    return int(number) if number == number.to_integral_value() else number


def _unescaped(match: re.Match[str]) -> str:
    """A control character, which Excel writes as `_x000D_`."""
    return chr(int(match[1], 16))


def _covered(sheet: Any) -> Iterator[tuple[Spot, Spot]]:
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                yield (row, column), first
