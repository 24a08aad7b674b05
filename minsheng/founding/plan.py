"""What a new year's ledger consists of: everything is worked out before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from os import path as os_path
from pathlib import Path
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.filenames import safe_name
from minsheng.folder import PROGRESS, TARGETS_PATTERN, shown
from minsheng.founding.pledges import Pledge, Reading
from minsheng.founding.proposals import Proposal, propose
from minsheng.founding.written import Heritage, blank, heritage_of, list_text, progress_text
from minsheng.loader import SourceFile, load_progress, load_targets
from minsheng.models.targets import TargetList
from minsheng.problems import has_error
from minsheng.source.decode import MAX_BYTES

_AROUND = {
    ".github/workflows/ledger.yml": "ledger.yml",
    ".gitattributes": "gitattributes",
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
}
"""Beside the data folder, only with a new one: the file, and the blank that it is written from."""


File = tuple[Path, str]


class Plan(NamedTuple):
    """The files to write, in this order, and those that are there already and stay as they are.

    The list comes last: until it is there, the same command can be run again.
    """

    year: int
    list_path: Path
    files: tuple[File, ...]
    kept: tuple[Path, ...] = ()
    projects: int = 0
    drafts: int = 0
    is_new: bool = True
    carried_from: Path | None = None

    @property
    def written(self) -> tuple[Path, ...]:
        """The paths of the files to write."""
        return tuple(path for path, _ in self.files)


def plan(data: Path, year: int, reading: Reading | None) -> Plan:
    """Everything that belongs to a new list for the year in a data folder.

    UsageError where the folder has such a list already, or the list before it has errors.
    """
    list_path = data / f"targets_{year}.yaml"
    lists = [load_targets(path) for path in sorted(data.glob(TARGETS_PATTERN))]
    _refuse_existing(list_path, lists, year)
    former = _former(lists, list_path)
    heritage = _heritage(former)
    pledges = reading.pledges if reading else ()
    drafted = [(pledge, propose(pledge)) for pledge in pledges]
    units = _units(pledges) if reading else heritage.units
    files = [
        *(() if lists else _surroundings(data.parent)),
        *_progress(data / PROGRESS, units, year),
        (list_path, _fitting(list_text(year, heritage, drafted))),
    ]
    return Plan(
        year,
        list_path,
        *_new_and_kept(files),
        projects=len(drafted),
        drafts=_marks(proposal for _, proposal in drafted),
        is_new=not lists,
        carried_from=former.file if former else None,
    )


def _fitting(text: str) -> str:
    """The text of a list; UsageError where no command would read it."""
    if len(text.encode("utf-8")) > MAX_BYTES:
        raise UsageError("照这张表写成的清单超过 5 MB", "检查是不是拿错了表")
    return text


def _new_and_kept(files: Iterable[File]) -> tuple[tuple[File, ...], tuple[Path, ...]]:
    """The files to write, and the paths of those that are there already."""
    files = list(files)
    kept = tuple(path for path, _ in files if os_path.lexists(path))
    return tuple(one for one in files if one[0] not in kept), kept


def _refuse_existing(list_path: Path, lists: Iterable[SourceFile[TargetList]], year: int) -> None:
    same_year = (one.file for one in lists if one.model and one.model.year == year)
    found = list_path if os_path.lexists(list_path) else next(same_year, None)
    if found:
        message = f"已经有 {year} 年的清单 {shown(found)}，什么也没有写入"
        raise UsageError(message, "要改它，直接编辑；要另建一年，用 --year 写明年份")


def _former(
    lists: Iterable[SourceFile[TargetList]], list_path: Path
) -> SourceFile[TargetList] | None:
    """The newest list of a year before, by its name; UsageError where it has errors."""
    older = [one for one in lists if one.file.name < list_path.name]
    former = max(older, key=lambda one: one.file.name, default=None)
    if former and (former.model is None or has_error(former.problems)):
        message = f"旧清单 {former.path} 有错误，不能照着建新的"
        raise UsageError(message, "先运行 minsheng validate，改正以后再来")
    return former


def _heritage(former: SourceFile[TargetList] | None) -> Heritage:
    """What is carried over from the list before; the usual where there is none."""
    return heritage_of(former.model) if former and former.model else Heritage()


def _units(pledges: Iterable[Pledge]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for pledge in pledges for unit in pledge.units))


def _marks(proposals: Iterable[Proposal]) -> int:
    """How many marks a person has to delete: one an indicator, one for all the rest."""
    return sum(len(one.indicators) + one.says_more for one in proposals)


def _surroundings(root: Path) -> Iterator[File]:
    return ((root / name, blank(source)) for name, source in _AROUND.items())


def _progress(top: Path, units: Sequence[str], year: int) -> Iterator[File]:
    """A blank file for each unit, in a folder of the year where the names are taken."""
    names = list(_file_names(units))
    is_taken = [_is_of_another_year(top / name, year) for name in names]
    for name, unit in zip(names, units, strict=True):
        own = top / name
        is_its_own = os_path.lexists(own) and not _is_of_another_year(own, year)
        path = top / str(year) / name if any(is_taken) and not is_its_own else own
        yield path, progress_text(unit, year)
    if not units and not os_path.lexists(top):
        yield top / ".gitkeep", ""


def _is_of_another_year(path: Path, year: int) -> bool:
    if not os_path.lexists(path):
        return False
    model = load_progress(path).model
    return model is None or model.year != year


def _file_names(units: Iterable[str]) -> Iterator[str]:
    """A file name for each unit, no two of which are one on any system."""
    taken: set[str] = set()
    for unit in units:
        name, number = safe_name(unit), 1
        while name.casefold() in taken:
            number += 1
            name = f"{safe_name(unit)}-{number}"
        taken.add(name.casefold())
        yield f"{name}.yaml"
