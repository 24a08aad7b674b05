"""Which figures were corrected (更正): of an entry that says why, those that its words are about.

An entry has one `correction` for all of its figures, though as a rule one of them went wrong
and the others simply went on; of those it would be untrue to call them corrected.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from minsheng.actuals import actual_at
from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.schedule import items_at


class Corrected(NamedTuple):
    """What stood before a correcting figure (None: nothing was reported), and the reason."""

    stood: Reported | None
    reason: str


Corrections = dict[Figure, Corrected]
"""The figures that correct what stood before them."""


class _Change(NamedTuple):
    """A figure of an entry with a reason that differs from what stood.

    `needs_reason`: it falls, or it is the unit's second of its date, which takes a reason.
    """

    figure: Figure
    corrected: Corrected
    needs_reason: bool


def corrections_of(ledger: Ledger, project: Project) -> Corrections:
    """The correcting figures of a project.

    Of an entry with a reason these are the figures that could not stand without it; where there
    are none (补录: what had been forgotten), all that differ from what stood before them.
    """
    entries: dict[tuple[str, int], list[_Change]] = {}
    for indicator in project.indicators:
        for change in _changes(ledger, project, indicator):
            entry = change.figure.path, change.figure.entry_line
            entries.setdefault(entry, []).append(change)
    return {
        change.figure: change.corrected for changes in entries.values() for change in _told(changes)
    }


def _told(changes: Sequence[_Change]) -> Sequence[_Change]:
    return [change for change in changes if change.needs_reason] or changes


def _changes(ledger: Ledger, project: Project, indicator: Indicator) -> Iterator[_Change]:
    figures = ledger.figures_of(project.id, indicator.name)
    if not any(figure.corrected for figure in figures):
        return
    reasons = _reasons(ledger, project)
    newest: dict[str, Figure] = {}
    for figure in figures:
        reason = reasons.get((figure.path, figure.entry_line))
        if figure.corrected and reason is not None:
            stood = _stood(project, indicator, newest, figure)
            if stood is None or alike(stood.value) != alike(figure.value):
                corrected = Corrected(stood and stood.value, reason)
                yield _Change(figure, corrected, _needs_reason(indicator, stood, figure))
        newest[figure.unit] = figure


def _reasons(ledger: Ledger, project: Project) -> dict[tuple[str, int], str | None]:
    """What entries on the project give as a reason, by where each begins."""
    notes = ledger.notes_of(project.id)
    return {(note.place.path, note.place.line): note.words.correction for note in notes}


def _stood(
    project: Project, indicator: Indicator, newest: Mapping[str, Figure], figure: Figure
) -> Figure | None:
    """What the figure follows on: the unit's own of a sum, else what counts, whosever it is.

    `newest` holds the last figure of each unit before it.
    """
    units = (figure.unit,) if indicator.combine == "sum" else project.units_of(indicator)
    actual = actual_at(indicator, units, [*newest.values()], figure.as_of)
    return actual.sources[0] if actual else None


def _needs_reason(indicator: Indicator, stood: Figure | None, figure: Figure) -> bool:
    if stood is None:
        return False
    if (stood.unit, stood.as_of) == (figure.unit, figure.as_of):
        return True
    return not indicator.is_level and _falls(indicator, stood, figure)


def _falls(indicator: Indicator, before: Figure, after: Figure) -> bool:
    """Whether a cumulative figure goes back; a checklist does when it loses an item."""
    if isinstance(before.value, tuple) and isinstance(after.value, tuple):
        lost = set(before.value) - set(after.value)
        return not lost.isdisjoint(items_at(indicator, after.as_of))
    if isinstance(before.value, tuple) or isinstance(after.value, tuple):
        return False
    return after.value < before.value


def alike(value: Reported | None) -> object:
    """Equal for the same items in another order."""
    return frozenset(value) if isinstance(value, tuple) else value
