"""Figures that corrected earlier ones, and figures that no longer stand as they stood."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from minsheng.changes.sides import Side, renamed_units
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.corrections import alike, corrections_of
from minsheng.ledger import Figure, Reported
from minsheng.models.targets import Indicator, Project

Units = Mapping[str, str]
"""The new names of units that were renamed in the list."""


class Correction(NamedTuple):
    """A figure that corrects (更正) what stood before it, and why (see `corrections`).

    What stood is the unit's own earlier figure of a sum, otherwise the indicator's; None where
    nothing was reported before.
    """

    project: Project
    indicator: Indicator
    stood: Reported | None
    figure: Figure
    reason: str


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
        known = corrections_of(now.ledger, project)
        for one in change.indicators:
            if one.then and one.now:
                found = _turnover(then, now, project, one, units)
                corrected += [
                    Correction(project, one.now.indicator, known[f].stood, f, known[f].reason)
                    for f in found.came
                    if f in known
                ]
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
    return units.get(figure.unit, figure.unit), figure.as_of, alike(figure.value)


def _is_taken(left: Counter[tuple[str, date, object]], key: tuple[str, date, object]) -> bool:
    """Takes one of what is left under the key; whether there was one."""
    left[key] -= 1
    return left[key] >= 0


def _replaced(found: Turnover, units: Units) -> Iterator[tuple[Figure, Figure | None]]:
    """Every figure that is gone with the last one that came for the same unit and date."""
    came = {_key(figure, {})[:2]: figure for figure in found.came}
    for figure in found.gone:
        yield figure, came.get(_key(figure, units)[:2])
