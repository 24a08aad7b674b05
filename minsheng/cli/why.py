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

    from minsheng.api import Ledger
    from minsheng.cli.about import told_about
    from minsheng.cli.output import put, screen_for
    from minsheng.cli.session import Question

    question = Question(data, year, as_of, project=project)
    found = told_about(question, indicator, Ledger.why)
    put(renderer(form).render(found, screen_for(sys.stdout, os.environ)))
