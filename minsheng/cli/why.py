"""`minsheng why`: every figure of a project, where it comes from and how it was computed."""

from typing import Annotated

from minsheng.cli.options import AsOf, Data, IndicatorName, ProjectNumber, Year, format_option
from minsheng.render.why import FORMATS, renderer
from minsheng.wanted import one_of

Form = Annotated[str, format_option(FORMATS)]


def why(
    project: ProjectNumber,
    indicator: IndicatorName = None,
    as_of: AsOf = None,
    form: Form = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """数从哪里来：原话、目标、每一次填报的文件和行号、应达怎么算、灯为什么是这个颜色。"""
    one_of(form, FORMATS, "格式")
    import os
    import sys

    from minsheng.cli.output import put, screen_for
    from minsheng.cli.session import Question, asked

    ledger, day, selection = asked(Question(data, year, as_of, project=project))
    found = ledger.why(selection.project or 0, day)  # a project is always asked for
    if indicator is not None:
        names = found.tracked.project.names
        found = found.only(one_of(indicator, names, "指标"))
    put(renderer(form).render(found, screen_for(sys.stdout, os.environ)))
