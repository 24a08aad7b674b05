"""`minsheng export`: every target and every reported figure as one tidy table."""

from typing import Annotated

import typer

from minsheng.cli.options import format_option, output_file, year_option
from minsheng.errors import UsageError
from minsheng.render.facts import FORMATS
from minsheng.wanted import one_of

Output = Annotated[
    str | None,
    output_file("写进文件，格式由后缀定：.parquet、.csv、.ndjson；不写就打印"),
]
Form = Annotated[str, format_option(FORMATS)]
Year = Annotated[str | None, year_option("只要这一年的清单；默认每一年")]
DataFolders = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="文件夹",
        help="数据文件夹，可写几个，各是一本台账；默认从当前文件夹往上找最近的 data/，"
        "或用环境变量 MINSHENG_DATA 指定",
    ),
]


def export(
    output: Output = None,
    form: Form = "csv",
    year: Year = None,
    data: DataFolders = None,
) -> None:
    """导出明细表：每个目标、每次填报的数各一行，附文件和行号；几本台账可以合成一张。"""
    if form == "parquet":
        raise UsageError("Parquet 只能写进文件", "例如 minsheng export -o facts.parquet")
    one_of(form, FORMATS, "格式")
    from minsheng.cli.exporting import print_facts, write_facts

    if output is None:
        print_facts(form, data or [None], year)
    else:
        write_facts(output, data or [None], year)
