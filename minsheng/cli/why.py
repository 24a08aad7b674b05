"""`minsheng why`: every figure of a project, where it comes from and how it was computed."""

from typing import Annotated

import typer

from minsheng.cli.complete import complete_indicator_name
from minsheng.cli.options import AsOf, Data, ProjectNumber, Year

Indicator = Annotated[
    str | None,
    typer.Option(
        "--indicator",
        metavar="指标",
        help="只看这个指标",
        autocompletion=complete_indicator_name,
    ),
]
Form = Annotated[
    str, typer.Option("--format", metavar="格式", help="输出格式：table（默认）、json")
]


def why(
    project: ProjectNumber,
    indicator: Indicator = None,
    as_of: AsOf = None,
    form: Form = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """数从哪里来：原话、目标、每一次填报的文件和行号、应达怎么算、灯为什么是这个颜色。"""
    raise NotImplementedError
