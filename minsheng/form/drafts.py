"""What a form says of one project, gathered from its rows: figures, words, and where they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from minsheng.form.columns import NO, YES, Column
from minsheng.form.grid import Cell
from minsheng.form.values import day_of, text_of, words_of
from minsheng.ledger import Reported
from minsheng.models.progress import Entry
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import is_number
from minsheng.problems import Place, Problem
from minsheng.source.tree import Loc
from minsheng.typed import Misread, evidence_typed, in_order

KEYS = {
    Column.PROGRESS: "progress",
    Column.PROBLEMS: "problems",
    Column.NEXT_STEPS: "next_steps",
    Column.EVIDENCE: "evidence",
    Column.CORRECTION: "correction",
    Column.ACCEPTED: "accepted",
}
"""What is said once a project, by the key that it has in a report."""
SAYS_SOMETHING = ("progress", "problems", "next_steps", "accepted")


class Told(NamedTuple):
    """A value, where it stands, and how the cell has it where that is not as it is recorded."""

    value: Any
    place: Place
    said: str | None = None


def told(value: Any, cell: Cell, place: Place) -> Told:
    """A value that was read in a cell."""
    text = text_of(cell)
    if cell.is_formula:
        return Told(value, place, f"公式 {text}")
    is_plain = is_number(cell.value) or isinstance(cell.value, date | bool)
    is_plain = is_plain or text in (YES, NO, str(value))
    return Told(value, place, None if is_plain or not isinstance(text, str) else text)


@dataclass(slots=True)
class Draft:
    """One project's part of a report. `answers` are the 是 and 否 of a checklist's items."""

    project: Project
    figures: dict[str, Told] = field(default_factory=dict)
    answers: dict[str, dict[str, Told]] = field(default_factory=dict)
    words: dict[str, Told] = field(default_factory=dict)

    def take_words(
        self, column: Column, cell: Cell, place: Place, starts_1904: bool
    ) -> Problem | None:
        """Takes what is said once a project; a problem where it is not understood, or where
        another row says it differently.
        """
        value = _READERS[column](cell, starts_1904)
        if value is None:
            return None
        if isinstance(value, Misread):
            return Problem("", place, f"“{column}”：{value.message}", value.hint)
        found = told(value, cell, place) if isinstance(value, date) else Told(value, place)
        before = self.words.setdefault(KEYS[column], found)
        if before.value == value:
            return None
        message = f"同一个项目的“{column}”，这里与 {before.place.cell} 写的不一样"
        return Problem("", place, message, "一个项目只写一处")

    def take_figure(self, indicator: Indicator, found: Told) -> Problem | None:
        """Takes a figure; a problem where the form has one for the indicator already."""
        before = self.figures.get(indicator.name) or self._an_answer(indicator)
        if before is not None:
            return _twice(f"指标“{indicator.name}”", found, before)
        self.figures[indicator.name] = found
        return None

    def take_answer(self, indicator: Indicator, item: str, found: Told) -> Problem | None:
        """Takes the 是 or 否 of an item; a problem where the form has one already."""
        answers = self.answers.setdefault(indicator.name, {})
        before = self.figures.get(indicator.name) or answers.get(item)
        if before is not None:
            return _twice(f"“{item}”", found, before)
        answers[item] = found
        return None

    def _an_answer(self, indicator: Indicator) -> Told | None:
        return next(iter(self.answers.get(indicator.name, {}).values()), None)

    def settle(self, standing: Callable[[Indicator], tuple[str, ...]]) -> None:
        """Makes figures of the answers: what stands already, with 是 and without 否."""
        for name, answers in self.answers.items():
            indicator = self.project.by_name[name]
            done = {item for item, answer in answers.items() if answer.value}
            kept = {item for item in standing(indicator) if item not in answers}
            first = next(iter(answers.values()))
            said = [answer.said for answer in answers.values() if answer.said]
            items = in_order(indicator, done | kept)
            self.figures[name] = Told(items, first.place, "、".join(said) or None)
        order = {name: number for number, name in enumerate(self.project.names)}
        self.figures = dict(sorted(self.figures.items(), key=lambda pair: order[pair[0]]))

    @property
    def says_something(self) -> bool:
        """Whether it says enough to be recorded: more than evidence or a correction."""
        return bool(self.figures) or any(key in self.words for key in SAYS_SOMETHING)

    def entry(self) -> Entry:
        """The part of the report that it is, once it is settled and says something."""
        words: Mapping[str, Any] = {key: one.value for key, one in self.words.items()}
        figures: dict[str, Reported] = {name: one.value for name, one in self.figures.items()}
        return Entry(project=self.project.id, actuals=figures, **words)

    def places(self) -> dict[Loc, Told]:
        """Where each part of the entry stands in the form."""
        spots: dict[Loc, Told] = {("actuals", name): one for name, one in self.figures.items()}
        spots.update({(key,): one for key, one in self.words.items()})
        for name, answers in self.answers.items():
            items = self.figures[name].value
            spots.update(
                {
                    ("actuals", name, items.index(item)): answer
                    for item, answer in answers.items()
                    if item in items
                }
            )
        return spots


def _twice(what: str, found: Told, before: Told) -> Problem:
    message = f"{what}填了两次：另一处在 {before.place.cell}"
    return Problem("", found.place, message, "只留一处")


def _words(cell: Cell, _: bool) -> str | Misread | None:
    return words_of(cell)


def _evidence(cell: Cell, _: bool) -> tuple[str, ...] | Misread | None:
    text = words_of(cell)
    return evidence_typed(text) or None if isinstance(text, str) else text


_READERS: Mapping[Column, Callable[[Cell, bool], Any]] = {
    **dict.fromkeys(KEYS, _words),
    Column.EVIDENCE: _evidence,
    Column.ACCEPTED: day_of,
}
