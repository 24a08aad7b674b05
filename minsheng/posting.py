"""A report on its way into the ledger: the file it goes to, the file's new text, the whole checked.

Nothing is written before everything that the ledger holds has been checked with the new report
in it, and then only if the file is still what was read.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from minsheng.check import Checked, check
from minsheng.destination import destination, first_lines
from minsheng.errors import UsageError
from minsheng.folder import open_folder, shown
from minsheng.garbage import undisturbed
from minsheng.ledger import Figure, Note
from minsheng.loader import load_progress, source_line
from minsheng.lock import WAIT, locked
from minsheng.models.progress import Entry, Report
from minsheng.problems import Problem, has_error, unknown_before
from minsheng.source.decode import MAX_BYTES
from minsheng.source.insert import with_report
from minsheng.source.tree import Loc, Tree, read_tree
from minsheng.source.writing import PLAIN, item_lines
from minsheng.writer import FileChanged, content, put_instead

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Order(NamedTuple):
    """What is to be recorded: a unit's report for the target list of a year."""

    unit: str
    year: int
    report: Report

    def is_about(self, said: Figure | Note) -> bool:
        """Whether the unit has said it already as of the report's very day."""
        return (said.unit, said.as_of) == (self.unit, self.report.as_of)


class Posting(NamedTuple):
    """What an order comes to: the file, its bytes (None: there is none yet) and its new ones, the
    number of the new report in it (from 0), and the whole ledger checked with it.

    `fresh` are the problems that were not there before.
    """

    path: Path
    old: bytes | None
    new: bytes
    number: int
    checked: Checked
    fresh: tuple[Problem, ...]

    @property
    def line(self) -> int:
        """The line of the file on which the report begins."""
        return _tree_of(self.new).value_span(("reports", self.number))[0]

    @property
    def path_shown(self) -> str:
        """The file's path as it is printed."""
        return shown(self.path)

    @property
    def is_sample(self) -> bool:
        """Whether the file holds sample data, so that the report counts as such too."""
        ledgers = self.checked.ledgers.values()
        return any(place.path == self.path_shown for one in ledgers for place in one.samples)

    def excerpt(self, path: str, number: int) -> str | None:
        """A line for a problem's excerpt: of this file as it would be, of others as they are."""
        if path != self.path_shown:
            return source_line(path, number)
        lines = self.new.decode("utf-8-sig").split("\n")
        return lines[number - 1].rstrip("\r") if number <= len(lines) else None

    def spot(self, problem: Problem) -> Loc | None:
        """What of the report a problem is about: ("projects", 0, "actuals", "AED"); None where it
        is about something else.
        """
        if problem.place.path != self.path_shown:
            return None
        tree = _tree_of(self.new)
        start = problem.place.line, problem.place.column
        spots = _parts(tree, ("reports", self.number))
        return next((loc[2:] for loc in spots if start in _begins(tree, loc)), None)


@lru_cache(maxsize=1)
def _tree_of(data: bytes) -> Tree:
    """The tree of the new file, which is asked about once for each problem."""
    return read_tree(data)


def _parts(tree: Tree, loc: Loc) -> Iterator[Loc]:
    """Every part of a value, what is inside of each before the part itself."""
    children = tree.children(loc)
    for step in children if isinstance(children, dict) else range(len(children)):
        yield from _parts(tree, (*loc, step))
    yield loc


def _begins(tree: Tree, loc: Loc) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a part's key begins, and where its value does."""
    return tree.key_span(loc)[:2], tree.value_span(loc)[:2]


def plain_report(report: Report) -> dict[str, Any]:
    """A report as the plain values of a file, without what is empty, in the usual order."""
    return {"as_of": report.as_of, "projects": [_plain_entry(one) for one in report.projects]}


def _plain_entry(entry: Entry) -> dict[str, Any]:
    said = {
        "project": entry.project,
        "actuals": {name: _plain(value) for name, value in entry.actuals.items()},
        "progress": entry.progress,
        "problems": entry.problems,
        "next_steps": entry.next_steps,
        "correction": entry.correction,
        "evidence": list(entry.evidence),
        "accepted": entry.accepted,
    }
    return {key: value for key, value in said.items() if value not in (None, {}, [])}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@undisturbed()
def prepare(data: Path, order: Order, before: Checked, today: date) -> Posting:
    """What recording the order would come to; nothing is written.

    `before` is the ledger as it was checked last, without errors. UsageError where the file
    cannot be gone on with, or read.
    """
    folder = open_folder(data)
    path = destination(folder, before.ledgers[order.year], order.unit, order.report.as_of)
    old = content(path)
    start = first_lines(path, folder, order.unit, order.year) if old is None else old
    inserted = with_report(start, plain_report(order.report))
    if inserted is None:
        raise _not_written(path, start, plain_report(order.report))
    names = folder.progress if path in folder.progress else (*folder.progress, path)
    checked = check(folder._replace(progress=names), today, instead={path: inserted.data})
    if not (checked.has_errors or _is_in(checked, order, path)):
        raise _changed(path)
    fresh = unknown_before(before.problems, checked.problems)
    return Posting(path, old, inserted.data, inserted.number, checked, fresh)


def _is_in(checked: Checked, order: Order, path: Path) -> bool:
    """Whether the ledger has the report now; not where the file has become another unit's."""
    new = order.unit, order.report.as_of, shown(path)
    reports = checked.ledgers[order.year].reports
    return any((one.unit, one.as_of, one.place.path) == new for one in reports)


def _changed(path: Path) -> UsageError:
    message = f"{shown(path)} 刚刚被别的程序改动过，这次没有写入"
    return UsageError(message, "在编辑器里存好、关上这个文件，再运行一次")


def _not_written(path: Path, old: bytes, report: dict[str, Any]) -> UsageError:
    """Why a file could not be gone on with."""
    lines = "\n".join(item_lines(report, 2, PLAIN))
    if _HALF_CHARACTER.search("\n".join(_texts(report))):
        message = "要写的文字里有半个字符（编码不对的文字会这样），什么也没有写入"
        return UsageError(message, "检查终端或文件的编码，重新输入这段文字")
    if has_error(load_progress(path, old).problems):
        message = f"{shown(path)} 刚刚被改动，现在有错误，什么也没有写入"
        return UsageError(message, "用 minsheng validate 查出错误，改正后再运行一次")
    if len(old) + len(lines.encode()) > MAX_BYTES:
        message = f"写入后 {shown(path)} 会超过 5 MB，什么也没有写入"
        return UsageError(message, "把以前的填报按月拆成几个文件，放进同名文件夹")
    message = f"{shown(path)} 的写法少见，程序没有把握接着写，什么也没有写入"
    return UsageError(message, f"请用编辑器把下面几行加进 reports：\n{lines}")


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, the keys too."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def post(
    data: Path,
    make: Callable[[], Posting],
    approve: Callable[[Posting], bool],
    wait: float = WAIT,
    tell: Callable[[], None] = lambda: None,
) -> Posting | None:
    """Writes what `make` prepares where `approve` agrees to it, while no other writer is at it.

    Returns what was written, None where it was not approved. UsageError where another writer
    does not finish within `wait` seconds (`tell` is called once while waiting), or where the
    file was changed by a program that knows nothing of the lock.
    """
    with locked(data, wait, tell):
        posting = make()
        if not approve(posting):
            return None
        try:
            put_instead(posting.path, posting.new, posting.old)
        except FileChanged:
            raise _changed(posting.path) from None
    return posting
