"""`minsheng init`: a new ledger, or a new year's target list in the one there is."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minsheng.cli.options import whole_number
from minsheng.errors import UsageError

if TYPE_CHECKING:
    from minsheng.founding.pledges import Reading

Folder = Annotated[
    str | None,
    typer.Argument(
        metavar="文件夹",
        help="建在哪里；不写就在当前的台账里加一年，还没有台账就建在当前文件夹",
    ),
]
NewYear = Annotated[
    str | None, typer.Option("--year", metavar="年份", help="哪一年的清单；默认今年")
]
Table = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="表格",
        help="照这张表建清单：.xlsx 或 .csv，有序号、市区分级、项目名称、责任单位、工作任务几列；"
        "草拟的指标都要人确认",
    ),
]


def init(folder: Folder = None, year: NewYear = None, table: Table = None) -> int:
    """新建一本台账，或在已有的台账里加一年：目标清单、各单位的空白填报文件。从不覆盖文件。"""
    from minsheng.cli.entry import waiting
    from minsheng.cli.output import put
    from minsheng.clock import today
    from minsheng.founding.account import account
    from minsheng.founding.plan import plan
    from minsheng.founding.writing import write

    number = _year(year) or today(os.environ).year
    reading = _reading(table)
    made = write(plan(_data_folder(folder), number, reading), waiting)
    put(account(made, reading))
    return 0


def _year(typed: str | None) -> int | None:
    from minsheng.models.base import FIRST_DAY, LAST_DAY

    number = whole_number(typed, "年份")
    if number is not None and not FIRST_DAY.year <= number <= LAST_DAY.year:
        raise UsageError(f"年份不对：{typed}", "写四位数字，如 2026")
    return number


def _data_folder(typed: str | None) -> Path:
    """The data folder: that of a ledger there is, or one that is still to be made."""
    from minsheng.cli.session import here
    from minsheng.folder import TARGETS_PATTERN, find_data

    if typed is None:
        current = here()
        try:
            return find_data(None, os.environ, current)
        except UsageError:
            if os.environ.get("MINSHENG_DATA"):
                raise
            return Path("data")
    if not typed.strip():
        raise UsageError("文件夹的名称是空的", "例如 minsheng init 我的台账")
    root = Path(typed)
    if os.path.lexists(root) and not os.path.isdir(root):
        raise UsageError(f"{typed} 不是文件夹", "写一个新的文件夹名，或已有台账所在的文件夹")
    return root if any(root.glob(TARGETS_PATTERN)) else root / "data"


def _reading(table: str | None) -> "Reading | None":
    if table is None:
        return None
    from minsheng.founding.pledges import read_pledges
    from minsheng.founding.sheets import read_sheets

    return read_pledges(Path(table).name, read_sheets(table))
