"""`minsheng diff`: what changed between two dates, or between two commits."""

from typing import Annotated

from minsheng.cli.options import (
    Data,
    Format,
    Level,
    Project,
    Unit,
    Year,
    day_option,
    revision_option,
)
from minsheng.render.changes import FORMATS
from minsheng.wanted import one_of

From = Annotated[str | None, day_option("从哪天起；默认到哪天的上一个月末", "--from")]
To = Annotated[
    str | None, day_option("到哪天为止；默认上一个月末，比较版本时不早于两边最新的填报", "--to")
]
FromRev = Annotated[
    str | None,
    revision_option(
        "--from-rev", "从这个 git 版本（分支、标签、提交）起；这时 --from 默认与 --to 相同"
    ),
]
ToRev = Annotated[str | None, revision_option("--to-rev", "到这个 git 版本为止；默认现在的文件")]


def diff(
    since: From = None,
    until: To = None,
    from_rev: FromRev = None,
    to_rev: ToRev = None,
    unit: Unit = None,
    level: Level = None,
    project: Project = None,
    form: Format = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """两个日期之间变了什么：新增、状态、新达标、新办结、更正、目标调整、没有填报的单位。

    写明 git 版本，就是两次提交之间变了什么，可以贴进合并请求。
    """
    one_of(form, FORMATS, "格式")
    import os
    import sys

    from minsheng.cli.comparing import Compared, compared
    from minsheng.cli.output import put, screen_for
    from minsheng.cli.session import Question
    from minsheng.render.changes import renderer

    question = Question(data, year, until, level, unit, project)
    found = compared(Compared(question, since, from_rev, to_rev))
    put(renderer(form).diff(found, screen_for(sys.stdout, os.environ)))
