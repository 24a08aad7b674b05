"""What stood at a revision of git against what stands now: reads the one, compares both."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from minsheng.check import Checked
from minsheng.folder import DataFolder, folder_of, shown
from minsheng.git import Repository, open_repository
from minsheng.intake import Intake
from minsheng.ledger import Ledger
from minsheng.loader import SourceFile, load_progress, load_targets, raw
from minsheng.models.targets import TargetList
from minsheng.problems import Problem, in_order
from minsheng.rules.base import Rule
from minsheng.rules.history import Lists, Reports
from minsheng.rules.history_reports import REPORT_RULES
from minsheng.rules.history_targets import TARGET_HISTORY_RULES
from minsheng.source.decode import MAX_BYTES

T = TypeVar("T")


class Past(NamedTuple):
    """A ledger at an earlier commit: the id of each of its files by path in the data folder."""

    repository: Repository
    commit: str
    files: dict[str, str]

    @property
    def short(self) -> str:
        """The commit as it is printed."""
        return self.commit[:8]


def past_of(folder: DataFolder, revision: str) -> Past | None:
    """The ledger where its branch left `revision`; None where there was no such folder yet.

    UsageError where git or the revision is missing.
    """
    repository = open_repository(folder.root, "--base")
    commit = repository.common(repository.commit(revision))
    listed = repository.listed(commit)
    if listed is None:
        return None
    then = folder_of(folder.root, listed.files, ())
    names = [path.relative_to(folder.root).as_posix() for path in (*then.targets, *then.progress)]
    return Past(repository, commit, {name: listed.files[name] for name in names})


def with_history(checked: Checked, folder: DataFolder, past: Past, today: date) -> Checked:
    """`checked` with what was rewritten since `past`."""
    differing = _differing(folder, past)
    if not differing:
        return checked
    found = _list_problems(folder, past, differing)
    found += _report_problems(checked, folder, past, differing, today)
    return replace(checked, problems=in_order([*checked.problems, *found]))


def _differing(folder: DataFolder, past: Past) -> list[str]:
    """The files, by path in the data folder, that do not hold now what they held then."""
    paths = (*folder.targets, *folder.progress)
    now = {path.relative_to(folder.root).as_posix(): path for path in paths}
    names = sorted({*past.files, *now})
    return [name for name in names if _id(now.get(name), past.commit) != past.files.get(name)]


def _id(path: Path | None, commit: str) -> str | None:
    """The id that git gives a file's content; by SHA-256 where the repository uses that."""
    data = None if path is None else raw(path)
    if data is None:
        return None
    name = "sha1" if len(commit) == 40 else "sha256"
    head = f"blob {len(data)}\0".encode()
    return hashlib.new(name, head + data, usedforsecurity=False).hexdigest()


def _contents(past: Past, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What files held, those of them that were there."""
    there = [name for name in names if name in past.files]
    ids = [past.files[name] for name in there]
    yield from zip(there, past.repository.contents(ids, MAX_BYTES + 1), strict=True)


def _lists_then(folder: DataFolder, past: Past) -> list[SourceFile[TargetList]]:
    names = sorted(name for name in past.files if "/" not in name)
    return [load_targets(folder.root / name, data) for name, data in _contents(past, names)]


def _list_problems(folder: DataFolder, past: Past, differing: list[str]) -> list[Problem]:
    """What was edited in the lists that differ."""
    edited = {shown(folder.root / name) for name in differing if "/" not in name}
    if not edited:
        return []
    now = [load_targets(path) for path in folder.targets]
    then = [file for file in _lists_then(folder, past) if file.path in edited]
    pairs = [Lists(past.short, file, _list_of(file, now)) for file in then]
    return _found_by(TARGET_HISTORY_RULES, [p for p in pairs if _may_compare(p, now)])


def _may_compare(lists: Lists, now: list[SourceFile[TargetList]]) -> bool:
    """Whether both sides can be read; a list of another year in the same file was told."""
    stays = any(file.path == lists.then.path for file in now)
    return lists.then.model is not None and (lists.now is not None or not stays)


def _found_by(rules: Iterable[Rule[[T]]], subjects: Iterable[T]) -> list[Problem]:
    subjects = list(subjects)
    return [problem for find in rules for subject in subjects for problem in find(subject)]


def _list_of(
    then: SourceFile[TargetList], lists: list[SourceFile[TargetList]]
) -> SourceFile[TargetList] | None:
    """The list of the same year."""
    year = then.model.year if then.model else None
    return next((file for file in lists if file.model and file.model.year == year), None)


def _report_problems(
    checked: Checked, folder: DataFolder, past: Past, differing: list[str], today: date
) -> list[Problem]:
    """What was rewritten in the reports that differ."""
    names = [name for name in differing if "/" in name]
    if not names:
        return []
    then = _ledgers_then(folder, past, names, today)
    files = frozenset(shown(folder.root / name) for name in names)
    years = [
        Reports(past.short, then.get(year) or Ledger(ledger.targets), ledger, files)
        for year, ledger in checked.ledgers.items()
    ]
    return _found_by(REPORT_RULES, years)


def _ledgers_then(
    folder: DataFolder, past: Past, names: list[str], today: date
) -> dict[int, Ledger]:
    """The ledgers of the commit with the reports of these files alone: what was sound in them."""
    lists = _lists_then(folder, past)
    ledgers = {file.model.year: Ledger(file.model) for file in lists if file.model}
    intake = Intake(folder.root, today, ledgers, silent=frozenset({"P313"}))
    for name, data in _contents(past, names):
        intake.take(load_progress(folder.root / name, data))
    for ledger in ledgers.values():
        ledger.settle()
    return ledgers
