"""What stands of an indicator on a date: its units' newest figures, put together."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, total
from minsheng.schedule import items_at


class Actual(NamedTuple):
    """What stands on a date: the amount, the finished items, and the figures it comes from.

    `as_of` is the figure's date; of a sum, the oldest of its units' dates. `units_reported`
    counts the units that have reported it at all.
    """

    amount: Number
    done: tuple[str, ...]
    as_of: date
    sources: tuple[Figure, ...]
    units_reported: int


def actual_at(
    indicator: Indicator, units: Sequence[str], figures: Sequence[Figure], day: date
) -> Actual | None:
    """What the responsible units' newest figures on or before `day` come to, None without any."""
    newest = {figure.unit: figure for figure in figures if figure.as_of <= day}
    reported = [newest[unit] for unit in units if unit in newest]
    if not reported:
        return None
    dates = [figure.as_of for figure in reported]
    if indicator.combine == "sum":
        as_of, sources = min(dates), tuple(reported)
    else:
        as_of = max(dates)
        sources = tuple(figure for figure in reported if figure.as_of == as_of)
    amount, done = _combined(indicator, [figure.value for figure in sources], day)
    return Actual(amount, done, as_of, sources, len(reported))


def standing(
    ledger: Ledger, project: Project, indicator: Indicator, unit: str, day: date
) -> Actual | None:
    """What a unit's next figure follows on: its own of a sum, else what counts, whosever it is."""
    units = (unit,) if indicator.combine == "sum" else project.units_of(indicator)
    return actual_at(indicator, units, ledger.figures_of(project.id, indicator.name), day)


def _combined(
    indicator: Indicator, values: Sequence[Reported], day: date
) -> tuple[Number, tuple[str, ...]]:
    """(amount, finished items): added (sum), united (checklists), any (milestones)."""
    if indicator.kind == "checklist":
        named = {item for value in values if isinstance(value, tuple) for item in value}
        done = tuple(item for item in items_at(indicator, day) if item in named)
        return len(done), done
    if indicator.kind == "milestone":
        return int(any(values)), ()
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    amount = total(numbers) if indicator.combine == "sum" else numbers[0]
    return amount, ()
