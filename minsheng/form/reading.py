"""A form to the report that it fills in, or to what is wrong with it, all of it at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from minsheng.actuals import standing
from minsheng.form.again import without_known
from minsheng.form.columns import AS_OF, COLUMNS, OF_A_PROJECT, Column
from minsheng.form.drafts import Draft, Told, told
from minsheng.form.grid import Cell, Grid
from minsheng.form.heading import Asked, Heading, heading_of, stamp_of
from minsheng.form.lookup import Lookup, Stranger
from minsheng.form.table import Table, table_of, title_of
from minsheng.form.values import answer_of, figure_of
from minsheng.ledger import Ledger, Reported
from minsheng.models.progress import Report
from minsheng.models.targets import Indicator, Project
from minsheng.names import did_you_mean
from minsheng.numerals import is_number
from minsheng.posting import Order
from minsheng.problems import Place, Problem, Severity
from minsheng.source.tree import Loc
from minsheng.typed import Misread


class Filled(NamedTuple):
    """What a form says: the report to record, and of each part of it where it stands.

    `notes` are warnings about what was not read, `on_the_form` the day that the form names
    where another one was asked for. `known` are the places of what stands in the ledger already
    and is not recorded again.
    """

    path: str
    order: Order
    parts: Mapping[Loc, Told]
    places: Mapping[str, Place]
    notes: Sequence[Problem]
    on_the_form: date | None
    known: Sequence[Place]

    def place_of(self, loc: Loc) -> Place:
        """Where a part of the report stands in the form: the nearest part above it that does."""
        while loc and loc not in self.parts:
            loc = loc[:-1]
        return self.parts[loc].place if loc else self.places[AS_OF]


class Reading(NamedTuple):
    """Everything that is wrong with a form, and what it says; beside problems, what could be read
    all the same (None: not even whose it is, or of which day).
    """

    problems: list[Problem]
    filled: Filled | None = None


def read_form(grids: Sequence[Grid], ledgers: Mapping[int, Ledger], asked: Asked) -> Reading:
    """The report in the grids of a form's file, and everything that is wrong with it.

    An empty report where nothing is filled in. UsageError where there is no form in the file.
    """
    table = table_of(grids)
    units = {year: ledger.targets.units for year, ledger in ledgers.items()}
    heading, problems = heading_of(table, stamp_of(grids), asked, units)
    problems += [_doubled(table, cell) for cell in table.doubled]
    if heading is None:
        return Reading(problems)
    ledger = ledgers[heading.year]
    reader = _Reader(table, ledger, heading)
    if heading.as_of is None:
        return Reading([*problems, *reader.problems])
    filled = reader.filled(heading.as_of, list(_unread(table)))
    return Reading([*problems, *reader.problems], filled)


def _doubled(table: Table, cell: Cell) -> Problem:
    message = f"有两列都叫“{title_of(cell)}”"
    return Problem("", table.grid.place(cell.row, cell.column), message, "只留一列")


@dataclass(slots=True)
class _Reader:
    """Reads all rows of a table."""

    table: Table
    ledger: Ledger
    heading: Heading
    lookup: Lookup = field(init=False)
    drafts: dict[int, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lookup = Lookup(self.table, self.ledger.targets, self.heading.unit)
        for row in self.table.below():
            if filled := self.table.filled(row):
                self._take(row, filled)

    def _take(self, row: int, filled: Mapping[Column, Cell]) -> None:
        try:
            project = self.lookup.project(row)
            draft = self.drafts.setdefault(project.id, Draft(project))
            self._take_words(draft, row, filled)
            if Column.ACTUAL in filled:
                self._take_figure(draft, row, filled[Column.ACTUAL])
        except Stranger as stranger:
            self.problems.append(stranger.problem)

    def _take_words(self, draft: Draft, row: int, filled: Mapping[Column, Cell]) -> None:
        starts_1904 = self.table.grid.starts_1904
        for column in (column for column in OF_A_PROJECT if column in filled):
            place = self.table.place(row, column)
            self._note(draft.take_words(column, filled[column], place, starts_1904))

    def _take_figure(self, draft: Draft, row: int, cell: Cell) -> None:
        place = self.table.place(row, Column.ACTUAL)
        indicator = self.lookup.indicator(row, draft.project)
        item = self.lookup.item(row, indicator)
        value = _value(cell, indicator, item)
        if isinstance(value, Misread):
            self._note(Problem("P307", place, value.message, value.hint))
        elif is_number(value) and value < 0:
            message = f"“{indicator.name}”是负数"
            self._note(Problem("P308", place, message, "填截至当日的累计数"))
        elif value is not None and item is None:
            self._note(draft.take_figure(indicator, told(value, cell, place)))
        elif item is not None:
            self._note(draft.take_answer(indicator, item, told(value, cell, place)))

    def _note(self, problem: Problem | None) -> None:
        self.problems += [problem] if problem else []

    def filled(self, as_of: date, notes: list[Problem]) -> Filled:
        """The report, in the order of the target list, without what the ledger has already.

        Notes a problem for each project of which too little is left to be recorded.
        """
        order = Order(self.heading.unit, self.heading.year, Report(as_of=as_of, projects=()))
        known: list[Place] = []
        is_sound = not self.problems
        for draft in self.drafts.values():
            draft.settle(partial(_finished, self.ledger, order, draft.project))
            known += without_known(draft, self.ledger, order)
            self.problems += _says_too_little(draft) if is_sound else ()
        drafts = [draft for draft in self._in_order() if draft.says_something]
        parts: dict[Loc, Told] = {}
        for number, draft in enumerate(drafts):
            places = draft.places()
            parts["projects", number] = next(iter(places.values()))
            parts |= {("projects", number, *loc): part for loc, part in places.items()}
        report = Report(as_of=as_of, projects=tuple(draft.entry() for draft in drafts))
        return Filled(
            path=self.table.grid.path,
            order=order._replace(report=report),
            parts=parts,
            places=self.heading.places,
            notes=notes,
            on_the_form=self.heading.on_the_form,
            known=known,
        )

    def _in_order(self) -> list[Draft]:
        places = {project.id: n for n, project in enumerate(self.ledger.targets.projects)}
        return sorted(self.drafts.values(), key=lambda draft: places[draft.project.id])


def _value(cell: Cell, indicator: Indicator, item: str | None) -> Reported | Misread | None:
    """The figure of an indicator, or the 是 or 否 of an item or a milestone; None for a blank."""
    if item is None and indicator.kind != "milestone":
        return figure_of(cell, indicator)
    return answer_of(cell, item or indicator.name)


def _finished(
    ledger: Ledger, order: Order, project: Project, indicator: Indicator
) -> tuple[str, ...]:
    """The items that are finished on a report's day already."""
    actual = standing(ledger, project, indicator, order.unit, order.report.as_of)
    return actual.done if actual else ()


def _says_too_little(draft: Draft) -> Iterator[Problem]:
    if draft.words and not draft.says_something:
        place = next(iter(draft.words.values())).place
        message = f"项目 {draft.project.id} 只填了佐证材料或更正说明"
        yield Problem("S107", place, message, "再填一个数，或写明进展情况")


def _not_asked_for(table: Table) -> list[tuple[int, Cell]]:
    """The columns below none of the form's titles, each with the first cell that is filled in."""
    known = {*table.columns.values(), *(cell.column for cell in table.doubled)}
    cells = [cell for row in table.below() for cell in table.grid.rows[row]]
    first = {cell.column: cell for cell in reversed(cells) if cell.column not in known}
    return sorted(first.items())


def _unread(table: Table) -> Iterator[Problem]:
    """That a column was not read: where something stands below a title that is none of the form's,
    or below none.
    """
    strange = {cell.column: title_of(cell) for cell in table.strange}
    for column, cell in _not_asked_for(table):
        title = strange.get(column)
        message = f"“{title}”这一列没有读" if title else "这里有内容，上面没有表头，没有读"
        hint = did_you_mean(title, COLUMNS) if title else None
        row = table.head if title else cell.row
        yield Problem("", table.grid.place(row, column), message, hint, Severity.WARNING)
