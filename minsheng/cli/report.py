"""`minsheng report`: one unit's full account, or everybody's."""

from typing import Annotated

import typer

from minsheng.cli.complete import complete_project
from minsheng.cli.options import AsOf, Data, Format, Level, Unit, Year, one_of, output_file
from minsheng.render import FORMATS

Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="序号",
        help="只看这个序号的项目",
        autocompletion=complete_project,
    ),
]
Output = Annotated[str | None, output_file("写进文件，格式由后缀定：.csv、.json、.md")]


def report(
    unit: Unit = None,
    level: Level = None,
    project: Project = None,
    as_of: AsOf = None,
    form: Format = "table",
    output: Output = None,
    year: Year = None,
    data: Data = None,
) -> None:
    """逐项报告：任务原文、指标、进展情况、存在问题、下一步举措、佐证材料。"""
    one_of(form, FORMATS, "格式")
    from minsheng.cli.output import format_of, put, put_file
    from minsheng.cli.session import Question, answer
    from minsheng.render import renderer

    if output is not None:
        form = format_of(output)
    overview, screen = answer(Question(data, year, as_of, level, unit, project))
    text = renderer(form).report(overview, screen)
    if output is not None:
        put_file(output, text)
    else:
        put(text)
