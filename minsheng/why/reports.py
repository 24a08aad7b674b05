"""What became of every report of an indicator: which counts, and what took the others' place."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from minsheng.actuals import Actual
from minsheng.corrections import Corrections
from minsheng.ledger import Figure


class Fate(StrEnum):
    """What became of a figure."""

    COUNTS = "counts"
    SUPERSEDED = "superseded"
    """The unit reported a newer one."""
    CORRECTED = "corrected"
    """The unit corrected it as of the same date."""
    OUTDATED = "outdated"
    """It is its unit's newest, but another unit's newer figure counts for all."""


class Told(NamedTuple):
    """One figure as it was reported, and what became of it.

    `by` is the figure that took its place, None of one that counts. `correction` is the
    reason that its own entry gives for correcting what stood. `gone` names the items in it that
    are not in the checklist in force: no longer, or not yet.
    """

    figure: Figure
    fate: Fate
    by: Figure | None
    correction: str | None
    gone: tuple[str, ...]


def told(
    figures: Sequence[Figure],
    actual: Actual | None,
    items: Sequence[str],
    corrections: Corrections,
) -> tuple[Told, ...]:
    """The figures up to a date, in order, each with its fate.

    `actual` is what stands at that date, `items` the checklist then in force.
    """
    sources = actual.sources if actual else ()
    following: dict[str, Figure] = {}
    found = []
    for figure in reversed(figures):
        fate, by = _fate(figure, following.get(figure.unit), sources)
        following[figure.unit] = figure
        known = corrections.get(figure)
        found.append(Told(figure, fate, by, known and known.reason, _gone(figure, items)))
    return tuple(reversed(found))


def _fate(
    figure: Figure, after: Figure | None, sources: Sequence[Figure]
) -> tuple[Fate, Figure | None]:
    """What became of it, and through which figure; `after` is its own unit's next one."""
    if figure in sources:
        return Fate.COUNTS, None
    if after is None:
        return Fate.OUTDATED, sources[0]
    return (Fate.CORRECTED if after.as_of == figure.as_of else Fate.SUPERSEDED), after


def _gone(figure: Figure, items: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(figure.value, tuple):
        return ()
    return tuple(item for item in dict.fromkeys(figure.value) if item not in items)
