"""What the reports of a year are held against: its projects, and what each indicator takes."""

from typing import NamedTuple

from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number
from minsheng.rules.progress import unremarkable_up_to


class Asked(NamedTuple):
    """What a report may say of one indicator: its units, and up to which number nothing has
    to be looked at (-1 where the indicator takes no number).
    """

    indicator: Indicator
    units: frozenset[str]
    limit: Number

    def is_plain(self, value: object, unit: str) -> bool:
        """Whether it is a figure of that unit that no rule finds anything wrong with."""
        return type(value) is int and unit in self.units and 0 <= value <= self.limit


class Assigned(NamedTuple):
    """A project, its units to be looked up, and its indicators by name."""

    project: Project
    units: frozenset[str]
    asked: dict[str, Asked]


class Desk:
    """A ledger with what its reports are held against, looked up once for all files."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.projects = ledger.targets.by_id
        self._assigned: dict[int, Assigned] = {}

    def assigned(self, number: int) -> Assigned | None:
        """The project of that number, None where the list has none."""
        if number not in self._assigned and number in self.projects:
            project = self.projects[number]
            units = frozenset(project.units)
            asked = {name: _asked(one, units) for name, one in project.by_name.items()}
            self._assigned[number] = Assigned(project, units, asked)
        return self._assigned.get(number)


def _asked(indicator: Indicator, units: frozenset[str]) -> Asked:
    own = frozenset(indicator.units) if indicator.units else units
    return Asked(indicator, own, unremarkable_up_to(indicator))
