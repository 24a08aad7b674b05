"""Every reported figure of a year by project and indicator, condensed, with its place.

This is what the rules and `track` stand on; the files' trees and models are not kept.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from minsheng.models.progress import Entry
from minsheng.models.targets import TargetList
from minsheng.problems import Place

Reported = int | Decimal | bool | tuple[str, ...]
Key = tuple[int, str]

_NOWHERE = Place("")


class Figure(NamedTuple):
    """One reported figure: cumulative value, finished items, or a milestone's yes or no."""

    unit: str
    as_of: date
    value: Reported
    place: Place
    corrected: bool = False


class Note(NamedTuple):
    """What one report says of one project in words, and its acceptance."""

    unit: str
    as_of: date
    entry: Entry
    place: Place
    accepted_place: Place
    sample: bool

    @property
    def has_words(self) -> bool:
        """Whether it says more than figures."""
        entry = self.entry
        return any((entry.progress, entry.problems, entry.next_steps, entry.evidence))


class Report(NamedTuple):
    """That a unit reported as of a date, where, and whether with sample figures."""

    unit: str
    as_of: date
    place: Place
    sample: bool


@dataclass(slots=True)
class Ledger:
    """One year: the target list (whose file `list_place` names) and all that was reported on it.

    `figures` and `notes` are in order of date, then of file and line. `unsure` names the
    (unit, project, indicator) whose figures are incomplete because part of a file did not
    fit or was refused; a None stands for all of them. `wrong` holds the places of figures
    that a rule has found wrong, so that no other rule builds on them.
    """

    targets: TargetList
    list_place: Place = _NOWHERE
    figures: dict[Key, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[Note]] = field(default_factory=lambda: defaultdict(list))
    reports: list[Report] = field(default_factory=list)
    unsure: set[tuple[str | None, int | None, str | None]] = field(default_factory=set)
    wrong: set[Place] = field(default_factory=set)

    def doubt(
        self, unit: str | None, project: int | None = None, indicator: str | None = None
    ) -> None:
        """Marks figures as incomplete; None stands for any."""
        self.unsure.add((unit, project, indicator))

    def settle(self) -> None:
        """Brings everything into order, once all files are in."""
        for figures in self.figures.values():
            _into_order(figures)
        for notes in self.notes.values():
            notes.sort(key=lambda n: (n.as_of, n.place.path, n.place.line))
        self.reports.sort(key=lambda r: (r.as_of, r.place.path, r.place.line))

    def is_sure(self, unit: str, project: int, indicator: str | None = None) -> bool:
        """Whether all that the unit reported on the indicator could be read."""
        if not self.unsure:
            return True
        asked = product((unit, None), (project, None), (indicator, None))
        return self.unsure.isdisjoint(asked)

    def figures_of(self, project: int, indicator: str) -> list[Figure]:
        """The figures of one indicator, in order."""
        return self.figures.get((project, indicator), [])

    def sound_figures_of(self, project: int, indicator: str) -> list[Figure]:
        """The same without those that a rule has found wrong."""
        figures = self.figures_of(project, indicator)
        return [figure for figure in figures if figure.place not in self.wrong]

    def notes_of(self, project: int) -> list[Note]:
        """What was said of one project, in order."""
        return self.notes.get(project, [])

    @property
    def newest(self) -> date | None:
        """The date of the newest report, None without any."""
        return self.reports[-1].as_of if self.reports else None


def _into_order(figures: list[Figure]) -> None:
    """By date, file and line; of one date, the file with the unit's correction goes last."""
    correcting = {(f.unit, f.as_of, f.place.path) for f in figures if f.corrected}
    figures.sort(
        key=lambda f: (
            f.as_of,
            (f.unit, f.as_of, f.place.path) in correcting,
            f.place.path,
            f.place.line,
            f.place.column,
        )
    )


def kept_value(value: object) -> Reported:
    """A reported value as the ledger keeps it: a list of items as a tuple."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, bool | int | Decimal):
        return value
    raise TypeError(f"not a reported value: {value!r}")
