"""What every command that prints figures does first: find, read and check the data."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minsheng.api import Ledger, load
from minsheng.check import Checked, check
from minsheng.choices import meant_project, selection, status_of
from minsheng.cli.options import is_whole_number, whole_number
from minsheng.cli.output import screen_for
from minsheng.cli.progress import watched
from minsheng.clock import today, typed_day
from minsheng.errors import DataError, UsageError, reason
from minsheng.folder import find_data, open_folder
from minsheng.models.targets import TargetList
from minsheng.problems import Problem
from minsheng.render.screen import Screen
from minsheng.summarize import Overview, Selection
from minsheng.text import safe

if TYPE_CHECKING:
    from minsheng.render.problems.findings import Excerpt


class Question(NamedTuple):
    """What was asked for, as typed."""

    data: str | None = None
    year: str | None = None
    as_of: str | None = None
    level: str | None = None
    unit: str | None = None
    project: str | None = None
    only: Sequence[str] = ()


def check_data(data: str | None, keep_words: bool = True, base: str | None = None) -> Checked:
    """Everything in the data folder, read and checked; without its words where none is printed.

    With `base`, its history since that revision too.
    """
    folder = open_folder(data_root(data))
    now = today(os.environ)
    if base is None:
        return check(folder, now, keep_words, watched)
    from minsheng.history import past_of, with_history

    past = past_of(folder, base)
    checked = check(folder, now, keep_words=True, watched=watched)
    if past is None:
        sys.stderr.write(f"{safe(base)} 里还没有这个数据文件夹，历史没有可以比较的\n")
        return checked
    return with_history(checked, folder, past, now)


def data_root(data: str | None) -> Path:
    """The data folder that is meant, named or found. UsageError where there is none."""
    return find_data(data, os.environ, here())


def here() -> Path:
    """The current folder; UsageError where it is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        hint = "换到别的文件夹，再运行一次"
        raise UsageError(f"打不开当前文件夹：{reason(error)}", hint) from None


class Asked(NamedTuple):
    """A sound ledger, and which day and which projects of it are asked for."""

    ledger: Ledger
    day: date
    selection: Selection


def asked(question: Question) -> Asked:
    """What a question is about.

    DataError where the data has errors, UsageError for what cannot be asked for.
    """
    now = today(os.environ)
    day = None if question.as_of is None else typed_day(question.as_of, now)
    statuses = [status_of(word) for word in question.only]
    ledger = opened(question.data, question.year)
    selected = selection_of(question, [ledger.targets])._replace(statuses=tuple(statuses) or None)
    return Asked(ledger, day or ledger.default_day, selected)


def selection_of(question: Question, lists: Sequence[TargetList]) -> Selection:
    """Which projects are asked for, whatever their status; UsageError for a level, a unit or a
    project that is in none of the lists.
    """
    typed = question.project
    if typed is not None and not is_whole_number(typed):
        raise UsageError(f"项目序号要写成数字：{typed}", meant_project(lists, typed))
    number = whole_number(typed, "项目序号")
    return selection(lists, level=question.level, unit=question.unit, project=number)


def answer(question: Question) -> tuple[Overview, Screen]:
    """The overview that was asked for, and where to show it; raises as `asked` does."""
    ledger, day, selection = asked(question)
    return ledger.at(day, selection), screen_for(sys.stdout, os.environ)


def opened(data: str | None, year: str | None, forbidden: str = "不输出任何数字") -> Ledger:
    """The ledger of a year, the newest one where none is asked for.

    DataError where the data has errors, which says what is `forbidden` until they are mended;
    UsageError where there is no such ledger.
    """
    number = whole_number(year, "年份")
    return opened_together([data_root(data)], number, forbidden)[0]


def opened_together(roots: Sequence[Path], year: int | None, forbidden: str) -> list[Ledger]:
    """The ledgers of several data folders; raises as `opened` does, with the problems of all."""
    now = today(os.environ)
    found = [_loaded(root, year, now) for root in roots]
    broken = [one for one in found if isinstance(one, DataError)]
    if broken:
        problems = [problem for error in broken for problem in error.problems]
        text = problems_text(problems, sum(map(_files, found)))
        raise DataError(f"{text}数据有错误，改正以前{forbidden}")
    return [one for one in found if isinstance(one, Ledger)]


def _loaded(root: Path, year: int | None, now: date) -> Ledger | DataError:
    """The ledger, or what is wrong with its data."""
    try:
        return load(root, year=year, today=now, watched=watched)
    except DataError as error:
        return error


def _files(found: Ledger | DataError) -> int:
    """How many files were looked at."""
    return found.checked.files if isinstance(found, Ledger) else found.files


def problems_text(
    problems: Sequence[Problem],
    files: int,
    excerpt: "Excerpt | None" = None,
    rest: str | None = None,
) -> str:
    """The problems as they are shown on stderr, each with its line (see `excerpt`).

    `rest` is said where they are too many to be listed.
    """
    from minsheng.loader import source_line
    from minsheng.render.problems.findings import Findings
    from minsheng.render.problems.text import render

    findings = Findings(problems, files, excerpt=excerpt or source_line)
    if rest is not None:
        findings = findings._replace(rest=rest)
    return render(findings, screen_for(sys.stderr, os.environ))
