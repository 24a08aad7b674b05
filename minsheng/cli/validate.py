"""`minsheng validate`: every problem of every file at once."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minsheng.cli.options import Data, ProblemFormat, one_of
from minsheng.errors import UsageError
from minsheng.render import PROBLEM_FORMATS

if TYPE_CHECKING:
    from minsheng.check import Checked
    from minsheng.problems import Problem

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件", help="只报告这些文件或文件夹的问题（仍然读取全部数据）"),
]
Strict = Annotated[bool, typer.Option("--strict", help="有警告也算不通过")]


def validate(
    paths: Paths = None,
    form: ProblemFormat = "text",
    strict: Strict = False,
    data: Data = None,
) -> int:
    """检查全部数据，一次列出所有问题；有错误时退出码为 1。"""
    one_of(form, PROBLEM_FORMATS, "格式")
    from minsheng.cli.output import paint_for, put, screen_for  # noqa: PLC0415 - start-up time
    from minsheng.cli.session import check_data  # noqa: PLC0415
    from minsheng.load import source_line  # noqa: PLC0415
    from minsheng.problems import Severity  # noqa: PLC0415
    from minsheng.render.problems import as_json, as_text  # noqa: PLC0415

    checked = check_data(data or _data_among(paths or []), keep_words=False)
    problems = _within(checked, paths or [])
    screen = screen_for(sys.stdout, os.environ)
    if form == "json":
        put(as_json(problems, checked.files, screen))
    else:
        put(as_text(problems, checked.files, source_line, paint_for(sys.stdout), screen))
        if others := len(checked.problems) - len(problems):
            put(f"未列出的文件里另有 {others} 个问题\n")
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(problem.severity in failing for problem in problems))


def _data_among(paths: list[str]) -> str | None:
    """The first of the paths that is a data folder itself, as in `minsheng validate data`."""
    from minsheng.folder import TARGETS_PATTERN  # noqa: PLC0415 - start-up time

    return next((path for path in paths if any(Path(path).glob(TARGETS_PATTERN))), None)


def _within(checked: "Checked", paths: list[str]) -> "list[Problem]":
    """The problems of the named files and folders; all of them where none is named.

    UsageError for a path without any file of this ledger: it was not checked.
    """
    for path in paths:
        _refuse_unread(path, checked)
    asked = [Path(os.path.abspath(path)) for path in paths]
    return [
        problem
        for problem in checked.problems
        if not asked or any(_absolute(problem).is_relative_to(path) for path in asked)
    ]


def _refuse_unread(path: str, checked: "Checked") -> None:
    if not os.path.lexists(path):
        raise UsageError(f"没有这个文件：{path}")
    read = [Path(os.path.abspath(file)) for file in checked.paths]
    if not any(file.is_relative_to(os.path.abspath(path)) for file in read):
        hint = "检查路径；别处的台账用 --data 指明它的数据文件夹"
        raise UsageError(f"{path} 不在这本台账里，没有检查", hint)


def _absolute(problem: "Problem") -> Path:
    return Path(os.path.abspath(problem.place.path))
