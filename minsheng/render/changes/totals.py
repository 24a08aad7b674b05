"""Levels and units then and now; counts and means come from projects, never from units."""

from collections.abc import Sequence

from minsheng.changes.diff import Diff
from minsheng.changes.totals import Shift
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.changes.section import Cell, Column, Section
from minsheng.summarize import Summary
from minsheng.terms import PROJECT_WORDS
from minsheng.text import safe

_WIDE = 110


def levels(found: Diff, only_changed: bool = False) -> Section | None:
    """One row a level, and the whole; None where there is but one level."""
    if len(found.levels) < 2:
        return None
    rows = _rows(found.levels, only_changed)
    return _section("各级别", "级别", [*rows, _row(found.overall._replace(name="合计"))])


def units(found: Diff, only_changed: bool = False) -> Section | None:
    """One row a unit; shared projects count in full for each; None without any row."""
    rows = _rows(found.units, only_changed)
    shared = "：共同责任的项目各计一次，不可相加" if found.is_shared else ""
    return _section(f"各责任单位{shared}", "责任单位", rows) if rows else None


def _section(title: str, first: str, rows: list[list[Cell]]) -> Section:
    statuses = [Column(w, 5, _WIDE, right=True, fixed=True) for w in PROJECT_WORDS.values()]
    columns = [
        Column(first, 8),
        Column("项目", 4, right=True, fixed=True),
        *statuses,
        Column("需督办", 6, right=True, fixed=True),
        Column("已达标指标", 10, right=True, fixed=True),
        Column("平均完成率", 13, right=True, fixed=True),
        Column("变化", 5, right=True, fixed=True),
    ]
    return Section(title, columns, rows, words.UNREPORTED_NOTE if _has_mark(rows) else "")


def _has_mark(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(words.UNREPORTED_MARK in str(row[-2]) for row in rows)


def _rows(shifts: tuple[Shift, ...], only_changed: bool) -> list[list[Cell]]:
    return [_row(one) for one in shifts if not only_changed or one.then != one.now]


def _row(shift: Shift) -> list[Cell]:
    sides = [_cells(summary) for summary in (shift.then, shift.now)]
    cells = [wording.arrow(*pair) for pair in zip(*sides, strict=True)]
    return [[cell] for cell in (safe(shift.name), *cells, words.points(shift.points))]


def _cells(summary: Summary | None) -> list[str]:
    """The cells of one side; dashes where it has no such group."""
    if summary is None:
        return [words.NONE] * (4 + len(PROJECT_WORDS))
    return [
        str(summary.projects),
        *(str(summary.counts[status]) for status in PROJECT_WORDS),
        str(summary.attention),
        f"{summary.indicators_met}/{summary.indicators}",
        words.share(summary.completion) + _mark(summary),
    ]


def _mark(summary: Summary) -> str:
    """The mark on a mean in which unreported indicators count 0."""
    return words.UNREPORTED_MARK if summary.indicators_unreported else ""
