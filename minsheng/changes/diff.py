"""Two sides to one frozen `Diff`, which every format prints."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple, TypeVar

from minsheng.changes.figures import Correction, Rewritten, figure_changes
from minsheng.changes.lists import Edit, Revised, list_edits, project_edits, revisions
from minsheng.changes.sides import ProjectPair, Side, indicator_pairs, project_pairs
from minsheng.changes.silences import Heard, Silent, heard_units, silent_units
from minsheng.changes.totals import Shift, level_shifts, overall_shift, unit_shifts
from minsheng.changes.verdicts import Direction, IndicatorChange, ProjectChange
from minsheng.ledger import Note
from minsheng.summarize import Selection, urgency

T = TypeVar("T")


class Diff(NamedTuple):
    """Everything that changed between two sides, of the projects asked for.

    `projects` holds all of them, changed or not. `reports` counts the reports on them
    that the later side has and the earlier one has not.
    """

    then: Side
    now: Side
    selection: Selection
    reports: int
    overall: Shift
    levels: tuple[Shift, ...]
    units: tuple[Shift, ...]
    projects: tuple[ProjectChange, ...]
    silent: tuple[Silent, ...]
    heard: tuple[Heard, ...]
    corrections: tuple[Correction, ...]
    rewritten: tuple[Rewritten, ...]
    revised: tuple[Revised, ...]
    edits: tuple[Edit, ...]

    @property
    def sample(self) -> bool:
        """Whether there is sample data on either side."""
        return self.then.whole.sample or self.now.whole.sample

    @property
    def replaces_sample(self) -> bool:
        """Whether sample data gave way to real reports, which it cannot be compared with."""
        return _gave_way(self.then, self.now)

    @property
    def is_of_commits(self) -> bool:
        """Whether a commit is compared, rather than two dates of one ledger."""
        return bool(self.then.commit or self.now.commit)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: 没有变化."""
        told = (self.silent, self.heard, self.corrections, self.rewritten, self.revised)
        is_told = any(told) or bool(self.edits)
        return not (is_told or any(project.is_changed for project in self.projects))

    def turned(self, way: Direction) -> list[ProjectChange]:
        """The projects whose own status went this way, or that of one of their indicators.

        The worst status first, then the furthest behind; of what got better, the other way.
        """
        found = [p for p in self.projects if p.direction is way or p.turned(way)]
        return sorted(found, key=lambda p: urgency(p.either), reverse=way is Direction.BETTER)

    @property
    def is_shared(self) -> bool:
        """Whether a project counts for several units."""
        return any(len(project.either.project.units) > 1 for project in self.projects)


def diff(then: Side, now: Side, selection: Selection | None = None) -> Diff:
    """What changed from the one side to the other, of the projects that are selected.

    Both sides are to be made with the same selection.
    """
    chosen = selection or Selection()
    projects = tuple(_project_change(pair) for pair in project_pairs(then, now, chosen))
    figures = [figure_changes(then, now, project) for project in projects]
    edits = _flat(project_edits(then, now, project) for project in projects)
    return Diff(
        then,
        now,
        chosen,
        reports=_new_reports(then, now, projects),
        overall=overall_shift(then, now),
        levels=level_shifts(then, now),
        units=unit_shifts(then, now),
        projects=projects,
        silent=tuple(silent_units(then, now)),
        heard=tuple(heard_units(then, now)),
        corrections=_flat(corrected for corrected, _ in figures),
        rewritten=() if _gave_way(then, now) else _flat(changed for _, changed in figures),
        revised=_flat(revisions(then, now, project) for project in projects),
        edits=(*list_edits(then, now), *edits),
    )


def _flat(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(groups))


def _gave_way(then: Side, now: Side) -> bool:
    """Whether sample data is no longer there; it is no history, so that none is rewritten."""
    return then.whole.sample and not now.whole.sample


def _project_change(pair: ProjectPair) -> ProjectChange:
    indicators = (IndicatorChange(*found) for found in indicator_pairs(pair))
    return ProjectChange(*pair, tuple(indicators))


def _new_reports(then: Side, now: Side, projects: Iterable[ProjectChange]) -> int:
    """How many reports came, each of a unit and a date, that say something of the projects."""
    numbers = [project.either.project.id for project in projects]
    before, after = (
        {(n.unit, n.as_of) for number in numbers for n in _notes(side, number)}
        for side in (then, now)
    )
    return len(after - before)


def _notes(side: Side, number: int) -> list[Note]:
    return [note for note in side.ledger.notes_of(number) if note.as_of <= side.day]
