"""How long a unit has not been heard of, and from when on that is told (逾期未报)."""

from datetime import date
from typing import NamedTuple

from minsheng.models.targets import TargetList


class Silence(NamedTuple):
    """The date of a unit's newest report (None: none yet), and the days since then.

    The days of a unit that never reported count from when there was something to report: the
    start of the list's schedule, or the day on which it was issued if that is later. `awaited`
    says whether anything of the unit's is not met; `limit` is the list's `stale_days`.
    """

    last_report: date | None
    days: int
    awaited: bool
    limit: int

    @property
    def is_overdue(self) -> bool:
        """逾期未报: something is not met, and nothing was reported for more than `limit` days."""
        return self.awaited and self.days > self.limit


def silence(targets: TargetList, last_report: date | None, awaited: bool, day: date) -> Silence:
    """The silence of a unit at the end of `day`, which `last_report` is not later than."""
    days = (day - (last_report or _beginning(targets))).days
    return Silence(last_report, max(days, 0), awaited, targets.policy.stale_days)


def _beginning(targets: TargetList) -> date:
    """From when on there was something to report."""
    start = targets.start or date(targets.year, 1, 1)
    return max(start, targets.issued or start)
