"""Every reported figure behind an overview, one a row, with its file and line: the tidy table."""

from collections.abc import Iterator
from typing import NamedTuple

from minsheng.corrections import corrections_of
from minsheng.ledger import Figure, Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.summarize import Overview


class Record(NamedTuple):
    """A figure as one unit reported it, and why it corrects what stood (None: it does not)."""

    project: Project
    indicator: Indicator
    figure: Figure
    correction: str | None


def records(ledger: Ledger, overview: Overview) -> Iterator[Record]:
    """The figures of the overview's projects up to its date, those that count and older ones.

    In the order of the list; of one indicator by date, file and line.
    """
    for tracked in overview.projects:
        project = tracked.project
        corrections = corrections_of(ledger, project)
        for indicator in project.indicators:
            for figure in ledger.figures_of(project.id, indicator.name):
                if figure.as_of <= overview.as_of:
                    known = corrections.get(figure)
                    yield Record(project, indicator, figure, known and known.reason)
