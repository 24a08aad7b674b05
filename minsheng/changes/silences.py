"""Units of which nothing was heard, and units that were heard of again."""

from collections.abc import Iterator
from typing import NamedTuple

from minsheng.changes.sides import Side
from minsheng.silence import Silence


class Silent(NamedTuple):
    """A unit of which something is awaited, and which did not report or is overdue since.

    `is_new` says that it is overdue now (逾期未报) and was not then; `is_heard` that it
    reported after the first day all the same. `silence` is how long it has not been heard of on the
    later side.
    """

    unit: str
    silence: Silence
    is_new: bool
    is_heard: bool


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
        last = unit.silence.last_report
        is_heard = last is not None and last > then.day
        is_unheard = now.day > then.day and unit.silence.awaited and not is_heard
        if is_new or is_unheard:  # 本期没有填报
            yield Silent(unit.name, unit.silence, is_new, is_heard)


def heard_units(then: Side, now: Side) -> Iterator[Heard]:
    """Units that were overdue and have a newer report now, in the order of the list."""
    before = _silences(then)
    for unit in now.overview.units:
        known, last = before.get(unit.name), unit.silence.last_report
        if known and known.is_overdue and last and last > (known.last_report or last.min):
            yield Heard(unit.name, known, unit.silence)


def _silences(side: Side) -> dict[str, Silence]:
    return {unit.name: unit.silence for unit in side.whole.units}
