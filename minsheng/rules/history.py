"""G: what stood at an earlier commit against what stands now; the two sides, and how to say it.

One principle for reports and lists alike: what stood must still stand. Where it stands, in
which order and how it is typed does not matter, and anything may be added beside it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from minsheng.ledger import Figure, Ledger, Note
from minsheng.loader import SourceFile
from minsheng.models.targets import TargetList
from minsheng.names import bare
from minsheng.numerals import plain
from minsheng.problems import Place

_LONGEST = 40
_BEFORE = 10

EntryKey = tuple[str, date, int]
"""(unit, date, project): by this an entry is known, whatever file it stands in."""
Entries = dict[EntryKey, list[Note]]
FigureKey = tuple[str, date, int, str]
"""The same and the indicator."""
Figures = dict[FigureKey, list[Figure]]


class Reports(NamedTuple):
    """One year's reports at `commit`, only from files that differ, and all that stand now.

    `files` are those that differ, as they are printed.
    """

    commit: str
    then: Ledger
    now: Ledger
    files: frozenset[str]


class Lists(NamedTuple):
    """One year's target list at `commit`, and the one that stands now (None: there is none)."""

    commit: str
    then: SourceFile[TargetList]
    now: SourceFile[TargetList] | None


def entries_of(ledger: Ledger) -> Entries:
    """The entries of real reports by key; sample data is no history."""
    found: Entries = {}
    for project in ledger.targets.projects:
        for note in ledger.notes_of(project.id):
            if not note.sample:
                found.setdefault((note.unit, note.as_of, project.id), []).append(note)
    return found


def figures_of(ledger: Ledger) -> Figures:
    """Every figure by its entry and indicator."""
    found: Figures = {}
    for (project, name), figures in ledger.figures.items():
        for figure in figures:
            found.setdefault((figure.unit, figure.as_of, project, name), []).append(figure)
    return found


def in_reports(reports: Reports) -> Iterator[tuple[EntryKey, list[Note]]]:
    """The entries that stood and can be compared: of units and projects that still exist, and
    of which everything that stands now could be read.
    """
    now = reports.now
    projects = {project.id for project in now.targets.projects}
    for key, notes in entries_of(reports.then).items():
        unit, _, project = key
        if unit in now.targets.units and project in projects and now.is_sure(unit, project):
            yield key, notes


def comparable_figures(reports: Reports) -> Figures:
    """The figures that stood in real reports, of indicators that still exist and can be read."""
    now, real = reports.now, entries_of(reports.then)
    known = {(p.id, i.name) for p in now.targets.projects for i in p.indicators}
    return {
        (unit, day, project, name): figures
        for (unit, day, project, name), figures in figures_of(reports.then).items()
        if (unit, day, project) in real
        and (project, name) in known
        and now.is_sure(unit, project, name)
    }


def stood(commit: str, place: Place) -> str:
    """（原文见提交 1a2b3c4d 的 data/progress/公共服务局.yaml:8）: where to read what stood."""
    return f"（原文见提交 {commit} 的 {place.path}:{place.line}）"


def written(value: object) -> str:
    """A value as a person would write it."""
    if isinstance(value, tuple | list | frozenset):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | date):
        return str(value)
    return plain(value) if isinstance(value, int | Decimal) else ""


def comparable(value: object) -> object:
    """Equal for values that mean the same: 1180 and 1180.0, a list in another order, a text
    broken elsewhere.
    """
    if isinstance(value, tuple | list):
        return frozenset(map(comparable, value))
    return bare(value) if isinstance(value, str) else value


class Change(NamedTuple):
    """How a change reads: 由 20 改成了 15, and how to undo it: 改回 20."""

    done: str
    undo: str


def change(old: object, new: object) -> Change:
    """A change in words; of long texts, the part where they begin to differ."""
    before, after = written(old), written(new)
    undo = f"改回{_set(old, before)}".rstrip()
    if max(len(before), len(after)) > _LONGEST:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        start = max(len([*alike]) - _BEFORE, 0)
        before, after, undo = _part(before, start), _part(after, start), "改回原样"
    return Change(f"由{_set(old, before)}改成了{_set(new, after)}".rstrip(), undo)


def set_off(value: object) -> str:
    """A value within a sentence: a text in quotation marks, clipped, a number between blanks."""
    return _set(value, _part(written(value), 0))


def _set(value: object, text: str) -> str:
    return f"“{text}”" if isinstance(value, str) else f" {text} "


def _part(text: str, start: int) -> str:
    shown = text[start : start + _LONGEST]
    return ("…" if start else "") + shown + ("…" if start + _LONGEST < len(text) else "")
