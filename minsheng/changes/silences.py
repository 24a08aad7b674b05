"""Units of which nothing was heard, and units that were heard of again."""

from collections.abc import Iterator
from typing import NamedTuple

from minsheng.changes.sides import Side
from minsheng.silence import Silence


class Silent(NamedTuple):
    """A unit of which something is awaited, and which did not report.

    `is_new` says that it is overdue now (逾期未报) and was not then. `silence` is how long it
    has not been heard of on the later side.
    """

    unit: str
    silence: Silence
    is_new: bool


class Heard(NamedTuple):
    """A unit that was overdue and has reported since (恢复填报): how silent it was then."""

    unit: str
    then: Silence
    now: Silence


def silent_units(then: Side, now: Side) -> Iterator[Silent]:
    """Units that went silent, and those that something is awaited of and that did not report
    between the two days; in the order of the list.
    """
    before = _silences(then)
    for unit in now.overview.units:
        known = before.get(unit.name)
        is_new = unit.silence.is_overdue and not (known and known.is_overdue)
        if is_new or _is_unheard(then, now, unit.silence):
            yield Silent(unit.name, unit.silence, is_new)


def _is_unheard(then: Side, now: Side, silence: Silence) -> bool:
    """本期没有填报: nothing was reported after the first day, up to the second."""
    last = silence.last_report
    return now.day > then.day and silence.awaited and not (last and last > then.day)


def heard_units(then: Side, now: Side) -> Iterator[Heard]:
    """Units that were overdue and have a newer report now, in the order of the list."""
    before = _silences(then)
    for unit in now.overview.units:
        known, last = before.get(unit.name), unit.silence.last_report
        if known and known.is_overdue and last and last > (known.last_report or last.min):
            yield Heard(unit.name, known, unit.silence)


def _silences(side: Side) -> dict[str, Silence]:
    return {unit.name: unit.silence for unit in side.whole.units}
