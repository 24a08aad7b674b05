"""`minsheng history`: a project's path over the year, and where it leads."""

from typing import Annotated

from minsheng.cli.options import AsOf, Data, IndicatorName, ProjectNumber, Year, format_option
from minsheng.render.history import FORMATS
from minsheng.wanted import one_of

Form = Annotated[str, format_option(FORMATS)]


def history(
    project: ProjectNumber,
    indicator: IndicatorName = None,
    as_of: AsOf = None,
    form: Form = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """一年的走势：逐月的累计完成和应达，照这样下去会怎样。"""
    one_of(form, FORMATS, "格式")
    import os
    import sys
    from importlib import import_module

    from minsheng.api import Ledger
    from minsheng.cli.about import told_about
    from minsheng.cli.output import put, screen_for
    from minsheng.cli.session import Question

    question = Question(data, year, as_of, project=project)
    found = told_about(question, indicator, Ledger.history)
    put(import_module(FORMATS[form]).history(found, screen_for(sys.stdout, os.environ)))
