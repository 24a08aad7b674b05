"""`minsheng report`: one unit's full account, or everybody's."""

from typing import TYPE_CHECKING, Annotated

import typer

from minsheng.cli.options import AsOf, Data, Format, Level, Project, Unit, Year, output_file
from minsheng.errors import UsageError
from minsheng.render import FORMATS
from minsheng.wanted import one_of

if TYPE_CHECKING:
    from minsheng.cli.session import Question

Output = Annotated[
    str | None,
    output_file(
        "写进文件，格式由后缀定：.docx（Word 通报）、.xlsx（Excel 台账）、.html（网页）、"
        ".md、.csv、.json"
    ),
]
Open = Annotated[bool, typer.Option("--open", help="写完就打开；与 -o 合用")]


def report(
    unit: Unit = None,
    level: Level = None,
    project: Project = None,
    as_of: AsOf = None,
    form: Format = "table",
    output: Output = None,
    and_open: Open = False,
    year: Year = None,
    data: Data = None,
) -> None:
    """逐项报告：任务原文、指标、进展情况、存在问题、下一步举措、佐证材料。"""
    one_of(form, FORMATS, "格式")
    if and_open and output is None:
        raise UsageError("--open 要和 -o 一起用", "例如 minsheng report -o 通报.docx --open")
    from minsheng.cli.session import Question

    question = Question(data, year, as_of, level, unit, project)
    if output is None:
        _print(question, form)
    else:
        from minsheng.cli.reporting import write

        write(question, output, and_open)


def _print(question: "Question", form: str) -> None:
    from minsheng.cli.output import put
    from minsheng.cli.session import answer
    from minsheng.render import renderer

    overview, screen = answer(question)
    put(renderer(form).report(overview, screen))
