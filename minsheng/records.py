"""Every reported figure behind an overview, one a row, with its file and line: the tidy table."""

from collections.abc import Iterator
from typing import NamedTuple

from minsheng.ledger import Figure, Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.summarize import Overview


class Record(NamedTuple):
    """A figure as one unit reported it, and why it was corrected (None: it was not)."""

    project: Project
    indicator: Indicator
    figure: Figure
    correction: str | None


Reasons = dict[tuple[str, int], str]
"""Why figures were corrected, by the path and the line of the entry that says so."""


def reasons_of(ledger: Ledger, project: Project) -> Reasons:
    """The reasons of a project's corrections."""
    notes = ledger.notes_of(project.id)
    return {
        (note.place.path, note.place.line): note.words.correction
        for note in notes
        if note.words.correction is not None
    }


def records(ledger: Ledger, overview: Overview) -> Iterator[Record]:
    """The figures of the overview's projects up to its date, those that count and older ones.

    In the order of the list; of one indicator by date, file and line.
    """
    for tracked in overview.projects:
        project = tracked.project
        reasons = reasons_of(ledger, project)
        for indicator in project.indicators:
            for figure in ledger.figures_of(project.id, indicator.name):
                if figure.as_of <= overview.as_of:
                    reason = reasons.get((figure.path, figure.entry_line))
                    yield Record(project, indicator, figure, reason)
