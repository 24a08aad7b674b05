"""`minsheng validate`: every problem of every file at once."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minsheng.cli.options import Data, ProblemFormat, output_file, revision_option
from minsheng.errors import UsageError
from minsheng.render.problems import FORMATS, SUFFIXES, renderer
from minsheng.wanted import one_of

if TYPE_CHECKING:
    from minsheng.check import Checked
    from minsheng.render.problems.findings import Findings

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件", help="只报告这些文件或文件夹的问题（仍然读取全部数据）"),
]
Output = Annotated[
    str | None,
    output_file(
        "另写进这个文件，屏幕上照样列出；没有 --format 时格式由后缀定："
        ".json、.sarif、.xml（junit）、.txt"
    ),
]
Base = Annotated[
    str | None,
    revision_option(
        "--base",
        "再查历史：与这个 git 版本（如 origin/main）的分岔处相比，"
        "已提交的填报、已公布的目标有没有被改动",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="有警告也算不通过")]


def validate(
    paths: Paths = None,
    form: ProblemFormat = None,
    output: Output = None,
    strict: Strict = False,
    base: Base = None,
    data: Data = None,
) -> int:
    """检查全部数据，一次列出所有问题；有错误时退出码为 1。"""
    form = _format(form, output, os.environ)
    from minsheng.cli.output import put, put_file, screen_for
    from minsheng.cli.session import check_data
    from minsheng.problems import fails

    checked = check_data(data or _data_among(paths or []), keep_words=False, base=base)
    findings = _findings(checked, paths or [], strict)
    if output is not None:
        _refuse_data(output, checked)
        put_file(output, renderer(form).render(findings))
        form = "text"
    put(renderer(form).render(findings, screen_for(sys.stdout, os.environ)))
    return int(any(fails(problem, strict) for problem in findings.problems))


def _format(typed: str | None, output: str | None, environment: Mapping[str, str]) -> str:
    """The format that was asked for: as typed, by the file's suffix, or for where this runs."""
    if typed is not None:
        return one_of(typed, FORMATS, "格式")
    if output is not None:
        from minsheng.cli.output import format_of

        return format_of(output, SUFFIXES)
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def _data_among(paths: list[str]) -> str | None:
    """The first of the paths that is a data folder itself, as in `minsheng validate data`."""
    from minsheng.folder import TARGETS_PATTERN

    return next((path for path in paths if any(Path(path).glob(TARGETS_PATTERN))), None)


def _findings(checked: "Checked", paths: list[str], strict: bool) -> "Findings":
    """What was found in the named files and folders; in all where none is named.

    UsageError for a path without any file of this ledger: it was not checked.
    """
    from minsheng.loader import source_line
    from minsheng.problems import fails
    from minsheng.render.problems.findings import Findings

    for path in paths:
        _refuse_unread(path, checked)
    if not paths:
        return Findings(checked.problems, checked.files, checked.paths, source_line, strict=strict)
    files = [file for file in checked.paths if _is_among(file, paths)]
    problems = [problem for problem in checked.problems if _is_among(problem.place.path, paths)]
    elsewhere = sum(fails(problem, strict=True) for problem in checked.problems)
    elsewhere -= sum(fails(problem, strict=True) for problem in problems)
    return Findings(problems, checked.files, files, source_line, elsewhere, strict)


def _is_among(file: str | Path, paths: list[str]) -> bool:
    return any(Path(os.path.abspath(file)).is_relative_to(os.path.abspath(p)) for p in paths)


def _refuse_unread(path: str, checked: "Checked") -> None:
    if not os.path.lexists(path):
        raise UsageError(f"没有这个文件：{path}")
    if not any(_is_among(file, [path]) for file in checked.paths):
        hint = "检查路径；别处的台账用 --data 指明它的数据文件夹"
        raise UsageError(f"{path} 不在这本台账里，没有检查", hint)


def _refuse_data(output: str, checked: "Checked") -> None:
    """UsageError where the file to write is one of those that were read, by whatever name."""
    if any(_is_same(file, output) for file in checked.paths):
        raise UsageError(f"{output} 是台账的数据文件，不能覆盖", "换一个文件名")


def _is_same(file: Path, other: str) -> bool:
    try:
        return file.samefile(other)
    except OSError:  # one of the two is not there
        return False
