"""Figures that corrected earlier ones, and figures that no longer stand as they stood."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from minsheng.actuals import Actual, actual_at
from minsheng.changes.sides import Side, renamed_units
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.records import reasons_of

Units = Mapping[str, str]
"""The new names of units that were renamed in the list."""


class Correction(NamedTuple):
    """A figure of an entry with a correction (更正) that differs from what stood before it.

    What stood is the unit's own earlier figure of a sum, otherwise the indicator's; None where
    nothing was reported before.
    """

    project: Project
    indicator: Indicator
    stood: Reported | None
    figure: Figure
    reason: str | None


class Rewritten(NamedTuple):
    """A figure that stood and does not stand as it stood (旧数被改动), and what is in its place.

    `now` is the same unit's figure as of the same date, None where it is gone. `indicator` is
    the indicator as it is named now.
    """

    project: Project
    indicator: Indicator
    then: Figure
    now: Figure | None


class Turnover(NamedTuple):
    """The figures of an indicator that came, and those that no longer stand, in order."""

    came: list[Figure]
    gone: list[Figure]


def figure_changes(
    then: Side, now: Side, change: ProjectChange
) -> tuple[list[Correction], list[Rewritten]]:
    """What was corrected, and what was rewritten, of a project that both lists have.

    Of an indicator that only one of them has, that is told of the list.
    """
    corrected: list[Correction] = []
    changed: list[Rewritten] = []
    if change.then and change.now:
        project = change.now.project
        units = renamed_units(change.then.project, project)
        for one in change.indicators:
            if one.then and one.now:
                found = _turnover(then, now, project, one, units)
                corrected += _corrections(now.ledger, project, one.now.indicator, found.came)
                pairs = _replaced(found, units)
                changed += [Rewritten(project, one.now.indicator, *pair) for pair in pairs]
    return corrected, changed


def _turnover(
    then: Side, now: Side, project: Project, change: IndicatorChange, units: Units
) -> Turnover:
    """What came and what went among the figures that count on either side.

    A figure is known by its unit, date and value; the file that it stands in does not matter.
    """
    before = _counting(then, project, change.then and change.then.name)
    after = _counting(now, project, change.now and change.now.name)
    old = Counter(_key(figure, units) for figure in before)
    new = Counter(_key(figure, {}) for figure in after)
    came = [figure for figure in after if not _is_taken(old, _key(figure, {}))]
    return Turnover(came, [f for f in before if not _is_taken(new, _key(f, units))])


def _counting(side: Side, project: Project, name: str | None) -> list[Figure]:
    """The figures up to the side's day."""
    figures = side.ledger.figures_of(project.id, name or "")
    return [figure for figure in figures if figure.as_of <= side.day]


def _key(figure: Figure, units: Units) -> tuple[str, date, object]:
    return units.get(figure.unit, figure.unit), figure.as_of, _alike(figure.value)


def _alike(value: Reported | None) -> object:
    """Equal for the same items in another order."""
    return frozenset(value) if isinstance(value, tuple) else value


def _is_taken(left: Counter[tuple[str, date, object]], key: tuple[str, date, object]) -> bool:
    """Takes one of what is left under the key; whether there was one."""
    left[key] -= 1
    return left[key] >= 0


def _replaced(found: Turnover, units: Units) -> Iterator[tuple[Figure, Figure | None]]:
    """Every figure that is gone with the last one that came for the same unit and date."""
    came = {_key(figure, {})[:2]: figure for figure in found.came}
    for figure in found.gone:
        yield figure, came.get(_key(figure, units)[:2])


def _corrections(
    ledger: Ledger, project: Project, indicator: Indicator, came: Sequence[Figure]
) -> Iterator[Correction]:
    """The correcting figures among those that came."""
    correcting = [figure for figure in came if figure.corrected]
    if not correcting:
        return
    reasons = reasons_of(ledger, project)
    figures = ledger.figures_of(project.id, indicator.name)
    for figure in correcting:
        earlier = figures[: figures.index(figure)]
        stood = _stood(indicator, project, earlier, figure)
        if _alike(stood) != _alike(figure.value):
            reason = reasons.get((figure.path, figure.entry_line))
            yield Correction(project, indicator, stood, figure, reason)


def _stood(
    indicator: Indicator, project: Project, earlier: Sequence[Figure], figure: Figure
) -> Reported | None:
    """What the figure follows on: the unit's own of a sum, else what counts, whosever it is."""
    units = (figure.unit,) if indicator.combine == "sum" else project.units_of(indicator)
    actual = actual_at(indicator, units, earlier, figure.as_of)
    return None if actual is None else _as_reported(indicator, actual)


def _as_reported(indicator: Indicator, actual: Actual) -> Reported:
    """What stood, in the shape in which it is reported."""
    if indicator.kind == "checklist":
        return actual.done
    return bool(actual.amount) if indicator.kind == "milestone" else actual.amount
