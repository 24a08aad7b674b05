"""Tables as offices publish them, made up for the tests, in every kind of file."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[str]]

HEAD = ("序号", "市区分级", "项目名称", "责任单位", "工作任务")
ROWS = (
    HEAD,
    ("1", "县级", "修路", "建设局、交通局", "新建农村公路 30 公里，改造危桥 4 座。"),
    ("2", "县级", "看病", "卫健局", "建立联席会议制度。"),
    ("3", "乡镇级", "养老", "民政局", "建成养老服务站 12 个以上。"),
)
"""示例: a list of three pledges."""


def csv_bytes(rows: Rows, delimiter: str = ",", codec: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(codec)


def csv_file(folder: Path, rows: Rows = ROWS, delimiter: str = ",", codec: str = "utf-8") -> Path:
    """A CSV file in the folder."""
    path = folder / "清单.csv"
    path.write_bytes(csv_bytes(rows, delimiter, codec))
    return path


def workbook_of(rows: Rows, sheet: str = "附件") -> Workbook:
    """A workbook with the rows on its first sheet; whole numbers as numbers."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append([int(text) if text.isdigit() else text or None for text in row])
    return workbook


def excel_file(folder: Path, workbook: Workbook) -> Path:
    """The workbook as a file in the folder."""
    path = folder / "清单.xlsx"
    workbook.save(path)
    return path


def changed(row: int, column: str, text: str, rows: Rows = ROWS) -> list[list[str]]:
    """The rows with one cell changed, the row counted from 1 (the head)."""
    copy = [list(one) for one in rows]
    copy[row - 1][list(HEAD).index(column)] = text
    return copy
