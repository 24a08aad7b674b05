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
    from minsheng.cli.output import paint_for, put  # noqa: PLC0415 - start-up time
    from minsheng.cli.session import check_data  # noqa: PLC0415
    from minsheng.load import source_line  # noqa: PLC0415
    from minsheng.problems import Severity  # noqa: PLC0415
    from minsheng.render.problems import as_json, as_text  # noqa: PLC0415

    checked = check_data(data or _data_among(paths or []))
    problems = _within(checked.problems, paths or [])
    if form == "json":
        put(as_json(problems, checked.files))
    else:
        put(as_text(problems, checked.files, source_line, paint_for(sys.stdout)))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(problem.severity in failing for problem in problems))


def _data_among(paths: list[str]) -> str | None:
    """The first of the paths that is a data folder itself, as in `minsheng validate data`."""
    from minsheng.folder import TARGETS_PATTERN  # noqa: PLC0415 - start-up time

    return next((path for path in paths if any(Path(path).glob(TARGETS_PATTERN))), None)


def _within(problems: "list[Problem]", paths: list[str]) -> "list[Problem]":
    """The problems of the named files and folders; all of them where none is named."""
    if not paths:
        return problems
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(f"没有这个文件：{missing[0]}")
    asked = [Path(os.path.abspath(path)) for path in paths]
    return [
        problem
        for problem in problems
        if any(Path(os.path.abspath(problem.place.path)).is_relative_to(path) for path in asked)
    ]
