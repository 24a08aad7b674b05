"""Levels, units and the whole: how they were summed up then and are now."""

from decimal import Decimal
from typing import NamedTuple

from minsheng.changes.sides import Side, paired
from minsheng.numerals import percent_points
from minsheng.summarize import Summary


class Shift(NamedTuple):
    """A group of projects in sum on both sides; None where there is no such group."""

    name: str
    then: Summary | None
    now: Summary | None

    @property
    def points(self) -> Decimal | None:
        """The change of mean completion in points, as the difference of the printed
        percentages; None where either side has no mean.
        """
        before = self.then.completion if self.then else None
        after = self.now.completion if self.now else None
        if before is None or after is None:
            return None
        return percent_points(after) - percent_points(before)


def overall_shift(then: Side, now: Side) -> Shift:
    """The whole of what was asked for."""
    return Shift("", then.overview.overall, now.overview.overall)


def level_shifts(then: Side, now: Side) -> tuple[Shift, ...]:
    """Every level that has projects on either side."""
    groups = dict(then.overview.levels), dict(now.overview.levels)
    return _shifts(*groups)


def unit_shifts(then: Side, now: Side) -> tuple[Shift, ...]:
    """Every unit that has projects on either side, each with all of its own."""
    sides = (then.overview.units, now.overview.units)
    before, after = ({unit.name: unit.summary for unit in units} for units in sides)
    return _shifts(before, after)


def _shifts(then: dict[str, Summary], now: dict[str, Summary]) -> tuple[Shift, ...]:
    names = dict.fromkeys((*now, *then))
    return tuple(Shift(name, *pair) for name, pair in zip(names, paired(then, now), strict=True))
