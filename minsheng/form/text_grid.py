"""A file of comma-separated values to a grid: in any encoding and with any separator that
Excel and WPS write.
"""

import csv
import io
from collections.abc import Iterator

from minsheng.errors import UsageError
from minsheng.form.columns import COLUMNS
from minsheng.form.grid import Cell, Grid, by_spot
from minsheng.plain_tables import SEPARATORS, decoded

_SAVE_AS = "用 Excel 或 WPS 另存为 .xlsx，或 CSV（UTF-8）"


def text_grid(path: str, data: bytes) -> Grid:
    """The grid of a CSV file; UsageError where it is none."""
    text = decoded(data)
    if text is None:
        raise UsageError(f"{path} 不是文本：读不出里面的字", _SAVE_AS)
    separator = max(SEPARATORS, key=lambda one: _titles_in(text, one))
    try:
        cells = by_spot(_cells(text, separator))
    except csv.Error as error:
        message = f"{path} 不是完好的 CSV 文件：引号没有配对，或一格太长"
        raise UsageError(message, _SAVE_AS) from error
    return Grid(path, "", cells)


def _cells(text: str, separator: str) -> Iterator[Cell]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for row, fields in enumerate(lines, 1):
        for column, content in enumerate(fields, 1):
            if content.strip():
                yield Cell(row, column, content.replace("\r\n", "\n").replace("\r", "\n"))


def _titles_in(text: str, separator: str) -> int:
    """How many titles of the form stand between such separators, in the best line."""
    lines = (line.split(separator) for line in text.splitlines())
    return max((sum(f.strip('" ') in COLUMNS for f in line) for line in lines), default=0)
