"""The tidy table: every target and every reported figure of a ledger, one row each, with its
source. What a city lays side by side when it outgrows one ledger; `docs/export.md` has the columns.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from minsheng.corrections import Corrections, corrections_of
from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.targets import Indicator, Project, Revision
from minsheng.numerals import Number
from minsheng.problems import Place
from minsheng.schedule import target_at, window_of
from minsheng.text import safe


class Subject(NamedTuple):
    """The indicator that a fact is about, and the list that states it.

    `ledger`: the data folder as it is printed; `district`: the list's title. `project_units` are
    responsible for the project, `units` for the indicator (the same unless they are fewer).
    """

    ledger: str
    district: str
    year: int
    level: str
    project: int
    project_name: str
    project_units: tuple[str, ...]
    indicator: str
    kind: str
    measure: str | None
    comparator: str | None
    ceiling: bool
    cumulative: bool
    combine: str
    subset_of: str | None
    units: tuple[str, ...]
    due: date


class Fact(NamedTuple):
    """A target from the day on which it holds, or a figure as of its day.

    `record`: `target` or `actual`. `unit`: who reported, None of a target. `as_of`: of the
    published target 1 January of the year, of a revision its `since`. `revision`: the number of
    the target in force on `as_of`, 0 for the published one; `target` is what it comes to. `value`:
    of a target the same, of a checklist the count of `items`, of a milestone 1 or 0.
    `superseded`: a later figure of the same unit, indicator and day holds instead.
    `corrected`: it corrects what stood before it (see `corrections`), and `reason` says why.
    `document` and `reason` say by what and why a target was set or revised.
    """

    record: str
    subject: Subject
    unit: str | None
    as_of: date
    revision: int
    target: Number
    value: Number
    items: tuple[str, ...] | None
    superseded: bool
    corrected: bool
    document: str | None
    reason: str | None
    sample: bool
    path: str
    line: int

    @property
    def source(self) -> str:
        """Where it stands, as it is printed: `path:line`."""
        return f"{self.path}:{self.line}"

    @property
    def row(self) -> tuple[Any, ...]:
        """Its values in the order of COLUMNS."""
        return self.record, *self.subject, *self[2:], self.source


COLUMNS = ("record", *Subject._fields, *Fact._fields[2:], "source")
"""The names of the table's columns, in order."""


def facts(ledger: Ledger, shown_as: str) -> Iterator[Fact]:
    """Every target and figure of one year, in the order of the list; of an indicator its targets
    first, then its figures by date, file and line. `shown_as`: the data folder as it is printed.
    """
    for project in ledger.targets.projects:
        said = _said(ledger, project)
        for indicator in project.indicators:
            subject = _subject(ledger, project, indicator, safe(shown_as))
            yield from _targets(ledger, project, indicator, subject)
            yield from _actuals(ledger, indicator, subject, said)


def _subject(ledger: Ledger, project: Project, indicator: Indicator, shown_as: str) -> Subject:
    targets = ledger.targets
    return Subject(
        ledger=shown_as,
        district=targets.title,
        year=targets.year,
        level=project.level,
        project=project.id,
        project_name=project.name,
        project_units=tuple(dict.fromkeys(project.units)),
        indicator=indicator.name,
        kind=indicator.kind,
        measure=indicator.measure,
        comparator=indicator.comparator,
        ceiling=indicator.is_ceiling,
        cumulative=not indicator.is_level,
        combine=indicator.combine,
        subset_of=indicator.subset_of,
        units=project.units_of(indicator),
        due=window_of(targets, project, indicator).due,
    )


def _targets(
    ledger: Ledger, project: Project, indicator: Indicator, subject: Subject
) -> Iterator[Fact]:
    """The published target, and each revision of it."""
    published = _published(ledger, indicator, subject, ledger.target_stated_at(project, indicator))
    yield published
    for index, revision in enumerate(indicator.revisions):
        key = "items" if revision.items else "target"
        place = ledger.target_stated_at(project, indicator, "revisions", index, key)
        yield _revised(published, index + 1, revision, place)


def _published(ledger: Ledger, indicator: Indicator, subject: Subject, place: Place) -> Fact:
    return Fact(
        record="target",
        subject=subject,
        unit=None,
        as_of=date(subject.year, 1, 1),
        revision=0,
        target=indicator.published,
        value=indicator.published,
        items=indicator.items,
        superseded=False,
        corrected=False,
        document=ledger.targets.document,
        reason=None,
        sample=False,
        path=safe(place.path),
        line=place.line,
    )


def _revised(published: Fact, number: int, revision: Revision, place: Place) -> Fact:
    amount = len(revision.items or ()) if revision.target is None else revision.target
    return published._replace(
        as_of=revision.since,
        revision=number,
        target=amount,
        value=amount,
        items=revision.items,
        document=revision.document,
        reason=revision.reason,
        path=safe(place.path),
        line=place.line,
    )


class _Said(NamedTuple):
    """What the entries say of a project's figures: which correct, and which entries are samples."""

    corrections: Corrections
    samples: frozenset[tuple[str, int]]


def _said(ledger: Ledger, project: Project) -> _Said:
    samples = {(n.place.path, n.place.line) for n in ledger.notes_of(project.id) if n.sample}
    return _Said(corrections_of(ledger, project), frozenset(samples))


def _actuals(ledger: Ledger, indicator: Indicator, subject: Subject, said: _Said) -> Iterator[Fact]:
    """Every figure; of one unit and day, all but the last are superseded."""
    figures = ledger.figures_of(subject.project, subject.indicator)
    last = {(figure.unit, figure.as_of): index for index, figure in enumerate(figures)}
    for index, figure in enumerate(figures):
        is_superseded = last[figure.unit, figure.as_of] != index
        yield _actual(indicator, subject, figure, said, is_superseded)


def _actual(
    indicator: Indicator, subject: Subject, figure: Figure, said: _Said, superseded: bool
) -> Fact:
    value, correction = figure.value, said.corrections.get(figure)
    return Fact(
        record="actual",
        subject=subject,
        unit=figure.unit,
        as_of=figure.as_of,
        revision=indicator.revision_number_at(figure.as_of),
        target=target_at(indicator, figure.as_of),
        value=_reported(value),
        items=value if isinstance(value, tuple) else None,
        superseded=superseded,
        corrected=correction is not None,
        document=None,
        reason=correction and correction.reason,
        sample=(figure.path, figure.entry_line) in said.samples,
        path=safe(figure.path),
        line=figure.line,
    )


def _reported(value: Reported) -> Number:
    """The number of a figure: of a checklist how many items, of a milestone 1 or 0."""
    if isinstance(value, tuple):
        return len(value)
    return int(value) if isinstance(value, bool) else value
