"""What an interview is about: whose report, as of when, and what the ledger holds beside it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from minsheng.entry.trial import Bench, bench
from minsheng.ledger import Ledger
from minsheng.models.targets import Project
from minsheng.track import TrackedProject, track


class Sitting(NamedTuple):
    """One unit's report as of one date; `tracked` are the projects as they stand on it."""

    bench: Bench
    tracked: dict[int, TrackedProject]

    @property
    def ledger(self) -> Ledger:
        """The ledger of the year."""
        return self.bench.ledger

    @property
    def unit(self) -> str:
        """The unit that reports."""
        return self.bench.unit

    @property
    def as_of(self) -> date:
        """The date that the report is as of."""
        return self.bench.as_of

    @property
    def year(self) -> int:
        """The year of the target list."""
        return self.ledger.targets.year

    @property
    def projects(self) -> list[Project]:
        """The projects of the unit, in the order of the list."""
        return self.ledger.targets.by_unit.get(self.unit, [])


def sitting(root: Path, ledger: Ledger, unit: str, as_of: date, today: date) -> Sitting:
    """The sitting for a unit's report. UsageError where it has no file to go into."""
    tracked = {one.project.id: one for one in track(ledger, as_of)}
    return Sitting(bench(root, ledger, unit, as_of, today), tracked)
