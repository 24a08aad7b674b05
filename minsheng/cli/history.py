"""`minsheng history`: a project's path over the year, and where it leads."""

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
    str, typer.Option("--format", metavar="格式", help="输出格式：table（默认）、json、csv")
]


def history(
    project: ProjectNumber,
    indicator: Indicator = None,
    as_of: AsOf = None,
    form: Form = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """一年的走势：逐月的累计完成和应达，照这样下去会怎样。"""
    raise NotImplementedError
