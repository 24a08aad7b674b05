"""Every reported figure of a year by project and indicator, condensed, with its place.

This is what the rules and `track` stand on; the files' trees and models are not kept.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.problems import Place

Reported = int | Decimal | bool | tuple[str, ...]
Key = tuple[int, str]
Where = Callable[..., Place]

_NOWHERE = Place("")


class Figure(NamedTuple):
    """One reported figure: cumulative value, finished items, or a milestone's yes or no, in
    the entry that begins at `entry_line`.

    Its place is kept flat, which halves the memory that a large ledger takes; figures sort
    by date, file and line.
    """

    as_of: date
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    unit: str
    value: Reported
    corrected: bool = False
    entry_line: int = 0

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return Place(*self[1:6])


class Words(NamedTuple):
    """What one entry says in words."""

    progress: str | None
    problems: str | None
    next_steps: str | None
    evidence: tuple[str, ...]
    correction: str | None = None


class Note(NamedTuple):
    """What one report says of one project besides figures: its words, and its acceptance."""

    as_of: date
    place: Place
    unit: str
    accepted: date | None
    accepted_place: Place
    words: Words
    sample: bool

    @property
    def has_words(self) -> bool:
        """Whether it says more than figures."""
        return any(self.words[:4])


class Report(NamedTuple):
    """That a unit reported as of a date, where, and whether with sample figures."""

    as_of: date
    place: Place
    unit: str
    sample: bool


class Series(NamedTuple):
    """The figures of one indicator, in order."""

    project: Project
    indicator: Indicator
    figures: list[Figure]


class Contents(NamedTuple):
    """What was reported, as plain containers that another process can be sent."""

    figures: dict[Key, list[Figure]]
    notes: dict[int, list[Note]]
    reports: list[Report]
    filed: set[str]
    samples: list[Place]
    shown_since: dict[int, date]
    unsure: set[tuple[str | None, int | None, str | None]]


@dataclass(slots=True)
class Ledger:
    """One year: the target list (whose file `list_place` names) and all that was reported on it.

    `where` tells the place of what stands in the list, by its keys and numbers (from 0).
    `figures` and `notes` are in order of date, then of file and line. `filed` names every
    unit with a file, be it empty, `samples` holds where a file says that it is one, and
    `shown_since` from when on there is evidence for a project.
    `unsure` names the (unit, project, indicator) whose figures are incomplete because part
    of a file did not fit or was refused; a None stands for all of them. `wrong` holds the
    places of figures that a rule has found wrong, so that no other rule builds on them.
    """

    targets: TargetList
    list_place: Place = _NOWHERE
    where: Where | None = None
    figures: dict[Key, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[Note]] = field(default_factory=lambda: defaultdict(list))
    reports: list[Report] = field(default_factory=list)
    filed: set[str] = field(default_factory=set)
    samples: list[Place] = field(default_factory=list)
    shown_since: dict[int, date] = field(default_factory=dict)
    unsure: set[tuple[str | None, int | None, str | None]] = field(default_factory=set)
    wrong: set[Place] = field(default_factory=set)
    responsible: frozenset[str] = field(init=False)
    _series: list[Series] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """`responsible`: the responsible units, to be looked up."""
        self.responsible = frozenset(self.targets.units)

    def stated_at(self, project: Project, *below: str | int) -> Place:
        """Where the list states a project, or what stands below it at `below`."""
        index = self.targets.positions[project.id]
        return self.where("projects", index, *below) if self.where else self.list_place

    def target_stated_at(self, project: Project, indicator: Indicator, *below: str | int) -> Place:
        """Where the list states an indicator's target, or what stands below it at `below`."""
        number = project.positions[indicator.name]
        key = {"quantity": "target", "checklist": "items"}.get(indicator.kind, "milestone")
        return self.stated_at(project, "indicators", number, *(below or (key,)))

    def doubt(
        self, unit: str | None, project: int | None = None, indicator: str | None = None
    ) -> None:
        """Marks figures as incomplete; None stands for any."""
        self.unsure.add((unit, project, indicator))

    def show(self, project: int, day: date) -> None:
        """There is evidence for the project in a report as of `day`."""
        self.shown_since[project] = min(day, self.shown_since.get(project, day))

    def contents(self) -> Contents:
        """All that was reported."""
        said = dict(self.figures), dict(self.notes), self.reports
        return Contents(*said, self.filed, self.samples, self.shown_since, self.unsure)

    def absorb(self, contents: Contents) -> None:
        """Adds what was reported elsewhere."""
        for key, figures in contents.figures.items():
            self.figures[key] += figures
        for project, notes in contents.notes.items():
            self.notes[project] += notes
        self.reports += contents.reports
        self.filed |= contents.filed
        self.samples += contents.samples
        for project, day in contents.shown_since.items():
            self.show(project, day)
        self.unsure |= contents.unsure

    def settle(self) -> None:
        """Brings everything into order, once all files are in."""
        for figures in self.figures.values():
            _into_order(figures)
        for notes in self.notes.values():
            notes.sort(key=_date_and_place)
        self.reports.sort(key=_date_and_place)
        self.samples.sort()

    def is_sure(self, unit: str, project: int | None = None, indicator: str | None = None) -> bool:
        """Whether all that the unit reported on the indicator could be read."""
        if not self.unsure:
            return True
        asked = product((unit, None), (project, None), (indicator, None))
        return self.unsure.isdisjoint(asked)

    def sure_series(self) -> Iterator[Series]:
        """The figures of every indicator of which there are any and all could be read; without
        those that a rule has found wrong.
        """
        if self._series is None:
            self._series = list(self._read_in_full())
        for series in self._series:
            yield series._replace(figures=self._sound(series.figures)) if self.wrong else series

    def _read_in_full(self) -> Iterator[Series]:
        for (number, name), figures in self.figures.items():
            project = self.targets.by_id[number]
            indicator = project.by_name[name]
            if self.is_read_in_full(project, indicator):
                yield Series(project, indicator, figures)

    def is_read_in_full(self, project: Project, indicator: Indicator) -> bool:
        """Whether all that its units reported on the indicator could be read."""
        if not self.unsure:
            return True
        units = project.units_of(indicator)
        return all(self.is_sure(unit, project.id, indicator.name) for unit in units)

    def figures_of(self, project: int, indicator: str) -> list[Figure]:
        """The figures of one indicator, in order."""
        return self.figures.get((project, indicator), [])

    def sound_figures_of(self, project: int, indicator: str) -> list[Figure]:
        """The same without those that a rule has found wrong."""
        return self._sound(self.figures_of(project, indicator))

    def _sound(self, figures: list[Figure]) -> list[Figure]:
        if not self.wrong:
            return figures
        return [figure for figure in figures if figure.place not in self.wrong]

    def notes_of(self, project: int) -> list[Note]:
        """What was said of one project, in order."""
        return self.notes.get(project, [])

    @property
    def newest(self) -> date | None:
        """The date of the newest report, None without any."""
        return self.reports[-1].as_of if self.reports else None


def _date_and_place(said: Note | Report) -> tuple[date, Place]:
    return said.as_of, said.place


def _into_order(figures: list[Figure]) -> None:
    """By date, file and line; of one date, the file with the unit's correction goes last."""
    figures.sort()
    correcting = {(f.unit, f.as_of, f.path) for f in figures if f.corrected}
    if correcting:
        figures.sort(key=lambda f: (f.as_of, (f.unit, f.as_of, f.path) in correcting, *f[1:4]))
