"""What a unit's form asks: a row for every indicator, and for every item of a checklist. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from minsheng.actuals import Actual, standing
from minsheng.form.columns import NO, YES, Column
from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, as_decimal, plain
from minsheng.render import words
from minsheng.schedule import comes_whole, default_day, is_percentage
from minsheng.text import safe
from minsheng.track import TrackedIndicator, track_indicator

Cell = str | Number | date | None
UNREPORTED = "未报"
_OWN, _OF_ALL = "（本单位）", "（合计）"


class Kind(Enum):
    """What is typed for a row: a number, a whole one, one of at most 100, or 是 or 否."""

    NUMBER = "number"
    WHOLE = "whole"
    PERCENT = "percent"
    YES_NO = "yes or no"


class Row(NamedTuple):
    """One row: what is asked, what was reported last, what is owed, and what is to be typed.

    `words` are the document's: the indicator's quote, else its project's task. Where several
    units add up to the target (`is_share`), target and owed are those of all, `last` the unit's.
    """

    project: int
    project_name: str
    indicator: str
    item: str | None
    words: str
    target: str
    measure: str
    last: Number | str
    last_date: date | None
    owed: Number | str
    kind: Kind
    is_share: bool

    @property
    def is_yes_no(self) -> bool:
        """Whether 是 or 否 is typed for it."""
        return self.kind is Kind.YES_NO

    @property
    def cells(self) -> dict[Column, Cell]:
        """What stands in the columns that are not filled in, harmless to print."""
        return {
            Column.PROJECT: self.project,
            Column.PROJECT_NAME: safe(self.project_name),
            Column.INDICATOR: safe(self.indicator),
            Column.ITEM: safe(self.item or ""),
            Column.WORDS: safe(self.words),
            Column.TARGET: self.target,
            Column.MEASURE: safe(self.measure),
            Column.LAST: self.last,
            Column.LAST_DATE: self.last_date,
            Column.OWED: self.owed,
        }


@dataclass(frozen=True, slots=True)
class Form:
    """What one unit is asked for, as of a date; `sample` where its last figures are none."""

    unit: str
    year: int
    title: str
    as_of: date
    sample: bool
    rows: tuple[Row, ...]

    @property
    def heading(self) -> str:
        """What stands above everything."""
        return words.titled(f"{safe(self.title)} 填报表", self.sample)

    @property
    def projects(self) -> int:
        """How many projects it asks about."""
        return len({row.project for row in self.rows})


def default_as_of(ledger: Ledger, today: date) -> date:
    """The day that a form is for, where none is named: the last month end, and not before the
    first one of the ledger's year.
    """
    year = ledger.targets.year
    return max(default_day(today, year, ledger.newest), date(year, 1, 31))


def form_of(ledger: Ledger, unit: str, as_of: date) -> Form:
    """The form of a responsible unit, with the targets and the figures that stand on a day.

    It has no rows where all indicators of the unit's projects are others' (their own `units`).
    """
    targets = ledger.targets
    rows = (
        row
        for project in targets.by_unit.get(unit, ())
        for indicator in project.indicators
        if unit in project.units_of(indicator)
        for row in _rows(ledger, project, indicator, unit, as_of)
    )
    return Form(unit, targets.year, targets.title, as_of, bool(ledger.samples), tuple(rows))


def _rows(
    ledger: Ledger, project: Project, indicator: Indicator, unit: str, as_of: date
) -> Iterator[Row]:
    tracked = track_indicator(ledger, project, indicator, as_of)
    own, of_all = _marks(indicator) if tracked.is_divided else ("", "")
    actual = standing(ledger, project, indicator, unit, as_of)
    owed = _owed(tracked)
    for item in tracked.items or (None,):
        last = _last(indicator, item, actual)
        yield Row(
            project=project.id,
            project_name=project.name,
            indicator=indicator.name,
            item=item,
            words=indicator.quote or project.task,
            target=words.target(tracked, with_measure=False) + of_all,
            measure=indicator.measure or "",
            last=_marked(last, own),
            last_date=actual.as_of if actual else None,
            owed=_marked(owed, of_all),
            kind=_kind(tracked),
            is_share=tracked.is_divided,
        )


def _marks(indicator: Indicator) -> tuple[str, str]:
    """What is written behind the unit's own figure and behind that of all, of a shared target."""
    return _OWN, "" if indicator.kind == "milestone" else _OF_ALL


def _marked(value: Number | str, mark: str) -> Number | str:
    if not mark:
        return value
    return (value if isinstance(value, str) else plain(value)) + mark


def _last(indicator: Indicator, item: str | None, actual: Actual | None) -> Number | str:
    """What was reported last: a number, 是 or 否, or that nothing was."""
    if actual is None:
        return UNREPORTED
    if item is not None:
        return YES if item in actual.done else NO
    if indicator.kind == "milestone":
        return YES if actual.amount else NO
    return actual.amount


def _owed(tracked: TrackedIndicator) -> Number | str:
    """What is owed; a dash where nothing can be before it is due (a milestone, a level)."""
    amount = Fraction(tracked.assessment.owed)
    indicator = tracked.indicator
    if not amount and (indicator.kind == "milestone" or indicator.is_level):
        return words.NONE
    if indicator.kind == "milestone":
        return words.target(tracked)
    return int(amount) if amount.denominator == 1 else as_decimal(amount)


def _kind(tracked: TrackedIndicator) -> Kind:
    indicator = tracked.indicator
    if indicator.kind != "quantity":
        return Kind.YES_NO
    if is_percentage(indicator.measure):
        return Kind.PERCENT
    is_whole = comes_whole(indicator, tracked.assessment.target)
    return Kind.WHOLE if is_whole else Kind.NUMBER
