"""`minsheng export`: every target and every reported figure as one tidy table."""

from typing import Annotated

import typer

from minsheng.cli.options import Year, output_file

Output = Annotated[
    str | None,
    output_file("写进文件，格式由后缀定：.parquet、.csv、.ndjson；不写就打印"),
]
Form = Annotated[
    str, typer.Option("--format", metavar="格式", help="打印的格式：csv（默认）、ndjson")
]
DataFolders = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="文件夹",
        help="数据文件夹，可写几个，各是一本台账；默认从当前文件夹往上找最近的 data/",
    ),
]


def export(
    output: Output = None,
    form: Form = "csv",
    year: Year = None,
    data: DataFolders = None,
) -> None:
    """导出明细表：每个目标、每次填报的数各一行，附文件和行号；几本台账可以合成一张。"""
    raise NotImplementedError
