"""The options that several commands share, and what may be typed for them."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from minsheng.cli.complete import (
    complete_day,
    complete_indicator_name,
    complete_level,
    complete_problem_format,
    complete_project,
    complete_revision,
    complete_status,
    complete_unit,
    complete_year,
)
from minsheng.errors import UsageError
from minsheng.render import FORMATS


def unit_option(explained: str) -> Any:
    """The option that names a responsible unit."""
    return typer.Option("--unit", metavar="单位", help=explained, autocompletion=complete_unit)


def day_option(explained: str, name: str = "--as-of") -> Any:
    """An option that names a day, by default the one that figures are as of."""
    return typer.Option(name, metavar="日期", help=explained, autocompletion=complete_day)


def revision_option(name: str, explained: str) -> Any:
    """An option that names a version of git."""
    return typer.Option(name, metavar="版本", help=explained, autocompletion=complete_revision)


def year_option(explained: str) -> Any:
    """The option that names a target list's year."""
    return typer.Option("--year", metavar="年份", help=explained, autocompletion=complete_year)


def output_file(explained: str) -> Any:
    """The option that names a file to write into."""
    return typer.Option("-o", "--output", metavar="文件", help=explained)


Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="文件夹",
        help="数据文件夹；默认从当前文件夹往上找最近的 data/，或用环境变量 MINSHENG_DATA 指定",
    ),
]
Year = Annotated[str | None, year_option("哪一年的清单；默认最新的一年")]
AsOf = Annotated[
    str | None,
    day_option("截至日期：2025-09-30、2025-09（该月最后一天）或 today；默认上一个月末"),
]
Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="级别",
        help="只看这一级别，如 市级",
        autocompletion=complete_level,
    ),
]
Unit = Annotated[str | None, unit_option("只看这个责任单位的项目")]
Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="序号",
        help="只看这个序号的项目",
        autocompletion=complete_project,
    ),
]
ProjectNumber = Annotated[
    str,
    typer.Argument(metavar="序号", help="清单里的序号", autocompletion=complete_project),
]
IndicatorName = Annotated[
    str | None,
    typer.Option(
        "--indicator",
        metavar="指标",
        help="只看这个指标",
        autocompletion=complete_indicator_name,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="状态",
        help="只看这一状态：办结、待验收、正常、预警、滞后、未报（或英文代码）；可写几次",
        autocompletion=complete_status,
    ),
]


def format_option(formats: Iterable[str]) -> Any:
    """The option that names one of the `formats` to print in; the first is the default."""
    known = list(formats)
    listed = "、".join([f"{known[0]}（默认）", *known[1:]])
    return typer.Option(
        "--format",
        metavar="格式",
        help=f"输出格式：{listed}",
        autocompletion=lambda: known,
    )


Format = Annotated[str, format_option(FORMATS)]
ProblemFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="格式",
        help="输出格式：text（默认）、json、github、gitlab、sarif、junit；"
        "在 GitHub Actions 里默认 github",
        autocompletion=complete_problem_format,
    ),
]


Wait = Annotated[
    str | None,
    typer.Option("--wait", metavar="秒", help="有人正在写这本台账时最多等多久；默认 30 秒"),
]


def seconds_to_wait(typed: str | None) -> float:
    """How long another writer is waited for."""
    from minsheng.lock import WAIT

    seconds = whole_number(typed, "等待的秒数")
    return WAIT if seconds is None else seconds


def whole_number(typed: str | None, what: str) -> int | None:
    """A number that a user typed, None where nothing was typed."""
    if typed is None:
        return None
    if not is_whole_number(typed):
        raise UsageError(f"{what}要写成数字：{typed}")
    return int(typed)


def is_whole_number(typed: str) -> bool:
    """Whether plain digits were typed, and not too many."""
    return typed.isascii() and typed.isdigit() and len(typed) < 10
