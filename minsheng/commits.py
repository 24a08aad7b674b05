"""The ledger as it stood at a commit, read and checked by the code that reads today's files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from minsheng.check import Checked, check
from minsheng.errors import DataError, UsageError
from minsheng.folder import DataFolder, folder_of, shown
from minsheng.git import Listed, Repository, open_repository
from minsheng.ledger import Ledger
from minsheng.problems import Problem, Severity
from minsheng.source.decode import MAX_BYTES
from minsheng.text import safe

_MOST_TOLD = 3
_UNASKED = frozenset({"P314"})
"""Evidence files (`./photo.jpg`) are looked for on the disk, where those of a commit are not;
no figure depends on them.
"""


class Committed(NamedTuple):
    """A sound ledger at a commit: its short id as it is printed, the day it was committed on."""

    ledger: Ledger
    commit: str
    day: date


def ledger_at(
    folder: DataFolder, revision: str, today: date, year: int | None, option: str
) -> Committed:
    """The ledger of a year (None: the newest list) as it stood at the very commit that `revision`
    names. `today` is the date in China.

    DataError where the data had errors then. UsageError where git, the revision, the folder or
    the list is missing; it names the `option` in which the revision was typed.
    """
    repository = open_repository(folder.root, option)
    commit = repository.commit(revision)
    listed = repository.listed(commit)
    if listed is None:
        message = f"提交 {commit[:8]} 里还没有数据文件夹 {shown(folder.root)}"
        raise UsageError(message, f"{option} 写有这个文件夹以后的版本")
    checked = _checked(repository, folder.root, listed, today)
    if checked.has_errors:
        raise DataError(_told(commit[:8], checked), checked.problems, checked.files)
    return Committed(_of_year(checked, year, commit[:8]), commit[:8], repository.day(commit))


def _checked(repository: Repository, root: Path, listed: Listed, today: date) -> Checked:
    """Everything that was committed of the ledger, read and checked."""
    then = folder_of(root, listed.files, listed.links)
    paths = [*then.targets, *then.progress]
    ids = [listed.files[path.relative_to(root).as_posix()] for path in paths]
    contents = dict(zip(paths, repository.contents(ids, MAX_BYTES + 1), strict=True))
    return check(then, today, instead=contents, unasked=_UNASKED)


def _told(commit: str, checked: Checked) -> str:
    """Which commit has errors, and the first of them with their places in its files."""
    errors = [one for one in checked.problems if one.severity is Severity.ERROR]
    lines = [f"提交 {commit} 里的数据有 {len(errors)} 处错误，不输出任何数字", *_first(errors)]
    return "\n".join(lines)


def _first(errors: Sequence[Problem]) -> list[str]:
    lines = [
        safe(f"{e.place.path}:{e.place.line}:{e.place.column}: {e.rule} {e.message}")
        for e in errors[:_MOST_TOLD]
    ]
    rest = len(errors) - len(lines)
    return [*lines, *([f"另有 {rest} 处"] if rest else [])]


def _of_year(checked: Checked, year: int | None, commit: str) -> Ledger:
    years = sorted(checked.ledgers)
    if not years:
        raise UsageError(f"提交 {commit} 里还没有目标清单（targets_年份.yaml）")
    if year is not None and year not in checked.ledgers:
        have = "、".join(map(str, years))
        raise UsageError(f"提交 {commit} 里没有 {year} 年的目标清单", f"那时有：{have}")
    return checked.ledgers[year or years[-1]]
