"""What stands in a cell: numbers as numbers with the format that shows them, words as text. Pure.

A share is stored as it is printed, rounded down to a tenth of a per cent, so that no program
rounds it up; a comparator or an earlier target stands in the number's format, so that the
number can still be counted with. Excel keeps 15 digits of a number: one with more is text.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from minsheng.ledger import Reported
from minsheng.numerals import Number, plain, rounded_down
from minsheng.render import words
from minsheng.render.excel.looks import GENERAL, Look
from minsheng.summarize import Summary
from minsheng.terms import Status
from minsheng.text import safe_block
from minsheng.track import TrackedIndicator

Value = str | int | Decimal | date | None
DIGITS = 15
"""How many digits of a number Excel keeps."""
PERCENT, POINTS, DAY = "0.0%", "+0.0;-0.0;0.0", "yyyy-mm-dd"
YES_OR_NO = '"已完成";;"未完成"'
"""A milestone: 1 shows as 已完成, 0 as 未完成."""


class Cell(NamedTuple):
    """A value, how it looks, its number format, how it is `shown`, and how many columns it takes.

    The `light` is the status whose colours it has; its word stands in the cell.
    """

    value: Value = None
    look: Look = Look.TEXT
    form: str = GENERAL
    shown: str = ""
    light: Status | None = None
    span: int = 1

    def across(self, columns: int) -> "Cell":
        """The same cell over so many columns."""
        return self._replace(span=columns)

    def looking(self, look: Look) -> "Cell":
        """The same cell with another look."""
        return self._replace(look=look)


def text(said: str, look: Look = Look.TEXT) -> Cell:
    """Words, with nothing in them that a program would obey; their line ends stay."""
    harmless = safe_block(said)
    return Cell(harmless or None, look, shown=harmless)


def count(number: int) -> Cell:
    """How many there are of something."""
    return Cell(number, Look.CENTRE, "0", str(number))


def counted(number: int, of: str) -> Cell:
    """How many there are, with what they are behind it (9 项), in the place of a name."""
    return Cell(number, Look.TEXT, f"0{_quoted(of)}", f"{number}{of}")


def share(value: Fraction | None, unreported: int = 0) -> Cell:
    """A share as printed, with the mark of those in which unreported indicators count 0."""
    if value is None:
        return text(words.NONE, Look.CENTRE)
    mark = words.UNREPORTED_MARK if unreported else ""
    form = PERCENT + _quoted(mark)
    return Cell(rounded_down(value, 3), Look.NUMBER, form, words.share(value) + mark)


def points(variance: Decimal | None, unit: str = "") -> Cell:
    """A printed variance with its sign, in percentage points."""
    if variance is None:
        return text(words.NONE, Look.CENTRE)
    form = ";".join(part + _quoted(unit) for part in POINTS.split(";"))
    return Cell(variance, Look.NUMBER, form, words.points(variance) + unit)


def day(value: date | None) -> Cell:
    """A date as a date, 未报 where there is none."""
    if value is None:
        return text("未报", Look.CENTRE)
    return Cell(value, Look.CENTRE, DAY, value.isoformat())


def figure(number: Number, shown: str) -> Cell:
    """A number as a number, with the words around it (至少 6（原 8）) in its format."""
    digits = plain(number)
    if len(digits.replace(".", "").strip("-0")) > DIGITS:
        return text(shown, Look.CENTRE)
    before, _, behind = shown.partition(digits)
    places = len(digits.partition(".")[2])
    form = _quoted(before) + ("0." + "0" * places if places else "0") + _quoted(behind)
    return Cell(number, Look.NUMBER, form, shown)


def _quoted(said: str) -> str:
    return f'"{said}"' if said else ""


def target(tracked: TrackedIndicator) -> Cell:
    """The target in force with its comparator, and the one first published; a milestone's: 完成."""
    shown = words.target(tracked, with_measure=False)
    if tracked.indicator.kind == "milestone":
        return text(shown, Look.CENTRE)
    return figure(tracked.assessment.target, shown)


def actual(tracked: TrackedIndicator) -> Cell:
    """What is done so far; 未报 where nothing was reported, which is not zero."""
    shown = words.actual(tracked, with_measure=False)
    if tracked.actual is None or tracked.indicator.kind == "milestone":
        return text(shown, Look.CENTRE)
    return figure(tracked.actual.amount, shown)


def added(tracked: TrackedIndicator) -> Cell:
    """本月新增, with the date that it is counted from in the number's format."""
    shown = words.added(tracked)
    return text(shown, Look.CENTRE) if tracked.added is None else figure(tracked.added, shown)


def reported(value: Reported) -> Cell:
    """A value as one unit reported it: a number, the count of its items, a milestone's 1 or 0."""
    shown = words.reported(value)
    if isinstance(value, bool):
        return Cell(int(value), Look.NUMBER, YES_OR_NO, shown)
    return figure(len(value) if isinstance(value, tuple) else value, shown)


def light(status: Status, word: str) -> Cell:
    """A status: its word on its colour."""
    return text(word, Look.LIGHT)._replace(light=status)


def counted_light(status: Status, number: int) -> Cell:
    """How many projects are of a status, with its word; in its colour where there are any."""
    word = words.project_word(status)
    lit = status if number else None
    return Cell(number, Look.LIGHT, f'"{word} "0', f"{word} {number}", lit)


def means(summary: Summary) -> list[Cell]:
    """Mean completion, what was owed, and the variance."""
    return [
        share(summary.completion, summary.indicators_unreported),
        share(summary.planned),
        points(summary.printed_variance),
    ]


def indicator_counts(summary: Summary) -> list[Cell]:
    """How many indicators there are, are met, and are reported."""
    numbers = summary.indicators, summary.indicators_met, summary.indicators_reported
    return [count(number) for number in numbers]


def heads(titles: list[str]) -> list[Cell]:
    """The titles of columns."""
    return [text(title, Look.HEAD) for title in titles]
