"""Where all unmet quantities of some projects are heading, and which indicators are not told. Pure.

What will miss comes first: what is due already, then what would be short of most of its target
at its due date by the recent pace, by the pace since the start, then what takes longest.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from minsheng.forecast import Forecast, NoForecast, Pace
from minsheng.track import TrackedIndicator, TrackedProject


class Prospect(NamedTuple):
    """An indicator with its forecast, and the project that it belongs to."""

    project: TrackedProject
    tracked: TrackedIndicator
    forecast: Forecast

    @property
    def misses(self) -> bool:
        """Whether it misses by the recent pace."""
        return self.misses_by(self.forecast.recent)

    def misses_by(self, pace: Pace) -> bool:
        """Whether it is due and not met, or would not be when it is due, by one of its paces."""
        is_due = self.forecast.needed_per_month is None
        return is_due or pace.met_on is None or pace.met_on > self.tracked.window.due


class Prospects(NamedTuple):
    """The forecasts in their order, and how many indicators have none for which reason."""

    found: tuple[Prospect, ...]
    without: dict[NoForecast, int]

    @property
    def missing(self) -> int:
        """How many of those that are forecast miss."""
        return sum(one.misses for one in self.found)

    @property
    def untold(self) -> int:
        """How many indicators have no forecast."""
        return sum(self.without.values())


def prospects(projects: Iterable[TrackedProject]) -> Prospects:
    """The forecasts of the projects' indicators; every indicator is either told or counted."""
    pairs = [(project, tracked) for project in projects for tracked in project.indicators]
    found = [Prospect(p, tracked, tracked.forecast) for p, tracked in pairs if tracked.forecast]
    outlooks = (tracked.outlook for _, tracked in pairs)
    without = Counter(outlook for outlook in outlooks if isinstance(outlook, NoForecast))
    return Prospects(
        found=tuple(sorted(found, key=_order)),
        without={one: without[one] for one in NoForecast if without[one]},
    )


def _order(one: Prospect) -> tuple[bool, Fraction, Fraction, int]:
    recent, overall = one.forecast.recent, one.forecast.overall
    needed = one.forecast.needed
    last = recent.met_on or date.max
    is_open = one.forecast.needed_per_month is not None
    return is_open, -_short(recent, needed), -_short(overall, needed), -last.toordinal()


def _short(pace: Pace, needed: Fraction) -> Fraction:
    """The part of what is needed that would be missing when due; all where it is due already."""
    return Fraction(1) if pace.shortfall is None else pace.shortfall / needed
