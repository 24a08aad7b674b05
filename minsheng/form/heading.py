"""Whose form it is, of which year and as of which day: what stands above the table, what the
hidden stamp says, and what was asked for.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.form.columns import AS_OF, STAMP_SHEET, STAMP_VERSION, UNIT, VERSION, YEAR
from minsheng.form.grid import Cell, Grid
from minsheng.form.lookup import known_as
from minsheng.form.table import Table, title_of
from minsheng.form.values import last_day_of, text_of
from minsheng.names import did_you_mean
from minsheng.numerals import plain
from minsheng.problems import Place, Problem
from minsheng.spellings.numbers import ordinal_meant
from minsheng.typed import Misread

NO_RULE = ""
"""Of a problem that no rule of `validate` knows: it is one of forms alone."""
_COPY = "这张表是从哪张表复制来的？用 minsheng template 重新生成"


class Asked(NamedTuple):
    """What was asked for beside the form, as typed; None for what is left to the form."""

    unit: str | None = None
    year: int | None = None
    as_of: date | None = None


class Heading(NamedTuple):
    """Whose form it is, of which year, as of which day (None: it is not known, which is one of
    the problems), where the form says so, and the day on the form, where another was asked for.
    """

    unit: str
    year: int
    as_of: date | None
    places: Mapping[str, Place]
    on_the_form: date | None


def stamp_of(grids: Sequence[Grid]) -> dict[str, Cell]:
    """What the hidden sheet says, by its titles; empty where there is no such sheet.

    UsageError where the form is one of a later version.
    """
    found: dict[str, Cell] = {}
    sheet = next((grid for grid in grids if grid.sheet == STAMP_SHEET), None)
    for cells in sheet.rows.values() if sheet else ():
        if len(cells) > 1:
            found.setdefault(title_of(cells[0]), cells[1])
    version = found.get(STAMP_VERSION)
    if version is not None and version.value != VERSION:
        message = f"{grids[0].path} 是别的版本的 minsheng 生成的填报表（版本 {version.value}）"
        raise UsageError(message, "升级 minsheng；或用 minsheng template 重新生成一张")
    return found


def heading_of(
    table: Table, stamp: Mapping[str, Cell], asked: Asked, years: Mapping[int, Collection[str]]
) -> tuple[Heading | None, list[Problem]]:
    """The heading, None where unit or year are not known, and what is wrong with it.

    `years`: the units of each year's target list.
    """
    reader = _Reader(table, stamp)
    year = reader.year(asked.year, years)
    unit = reader.unit(asked.unit, years.get(year, ()) if year else ())
    on_the_form = reader.day(is_needed=asked.as_of is None)
    as_of = asked.as_of or on_the_form
    if year is None or unit is None:
        return None, reader.problems
    places = {label: reader.place(label) for label in (UNIT, YEAR, AS_OF)}
    other = on_the_form if on_the_form != as_of else None
    return Heading(unit, year, as_of, places, other), reader.problems


class _Reader:
    """Reads one label after the other, and notes what is wrong."""

    def __init__(self, table: Table, stamp: Mapping[str, Cell]) -> None:
        self.table = table
        self.stamp = stamp
        self.problems: list[Problem] = []

    def place(self, label: str) -> Place:
        """Where the value of a label is; where there is none, the head of the table."""
        cell = self.table.labels.get(label)
        spot = (cell.row, cell.column) if cell else (self.table.head, 1)
        return self.table.grid.place(*spot)

    def _say(self, label: str, message: str, hint: str | None = None, rule: str = NO_RULE) -> None:
        self.problems.append(Problem(rule, self.place(label), message, hint))

    def _text(self, label: str) -> str:
        """What stands beside a label; empty for nothing."""
        cell = self.table.labels.get(label)
        text = text_of(cell) if cell else ""
        if isinstance(text, Misread):
            self._say(label, text.message, text.hint)
            return ""
        return text

    def _stamped(self, label: str) -> str:
        cell = self.stamp.get(label)
        text = text_of(cell) if cell else ""
        return text if isinstance(text, str) else ""

    def year(self, asked: int | None, years: Collection[int]) -> int | None:
        """The year of the form, that there is a target list for."""
        text = self._text(YEAR)
        year = ordinal_meant(text) if text else None
        if text and year is None:
            self._say(YEAR, f"看不懂的年度“{text}”", "写作 2025 的样子")
            return None
        said = "" if year is None else plain(year)
        found = self._one_of(YEAR, said, None if asked is None else str(asked))
        if found is None or int(found) in years:
            return None if found is None else int(found)
        have = "、".join(map(str, sorted(years)))
        self._say(YEAR, f"没有 {found} 年的目标清单", f"现有 {have} 年的清单", "P313")
        return None

    def unit(self, asked: str | None, units: Collection[str]) -> str | None:
        """The unit of the form, that is responsible for something."""
        found = self._one_of(UNIT, self._text(UNIT), asked)
        if found is None or not units:
            return found
        known = known_as(found, units)
        if known is None:
            hint = did_you_mean(found, tuple(units))
            self._say(UNIT, f"目标清单里没有责任单位“{found}”", hint, "P301")
        return known

    def _one_of(self, label: str, said: str, asked: str | None) -> str | None:
        """What all say that say anything: the form, its stamp, and what was asked for."""
        stamped = self._stamped(label)
        found = said or stamped
        option = f"--{_OPTIONS[label]}"
        if _differ(said, stamped):
            message = f"{label}被改过：这张表是给“{stamped}”的，现在写着“{said}”"
            self._say(label, message, _COPY)
        elif _differ(found, asked):
            message = f"表上的{label}是“{found}”，{option} 写的是“{asked}”"
            self._say(label, message, f"检查是不是拿错了表；或去掉 {option}")
        elif not (found or asked):
            hint = f"在表头上方写 {label} 和它的值，或用 {option} 写明"
            self._say(label, f"表上没有写{label}", hint)
        else:
            return found or asked
        return None

    def day(self, *, is_needed: bool) -> date | None:
        """The day that the form names; None where it names none, a problem where one is needed."""
        cell = self.table.labels.get(AS_OF)
        day = last_day_of(cell, self.table.grid.starts_1904) if cell else None
        if isinstance(day, date):
            return day
        if is_needed and day is not None:
            self._say(AS_OF, f"{AS_OF}：{day.message}", day.hint)
        elif is_needed:
            self._say(AS_OF, f"表上没有写{AS_OF}", "写作 2025-09-30 的样子，或用 --as-of 写明")
        return None


def _differ(one: str, other: str | None) -> bool:
    """Whether both say something, and not the same."""
    return bool(one and other) and one != other


_OPTIONS = {UNIT: "unit", YEAR: "year"}
