"""A diff as CSV: one row an indicator, those without a change too (see `render.csv_text`)."""

from collections.abc import Callable

from minsheng.changes.diff import Diff
from minsheng.changes.sides import Side
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.csv_text import line
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe
from minsheng.track import TrackedIndicator


def diff(found: Diff, screen: Screen = PLAIN) -> str:
    """A header and one line a row, comma-separated, ended by LF."""
    del screen
    rows = [_row(found, project, one) for project in found.projects for one in project.indicators]
    marked = [[*row, "是"] for row in rows] if found.sample else rows
    return "".join(f"{line(cells)}\n" for cells in (_header(found), *marked))


def _header(found: Diff) -> list[str]:
    header = ["序号", "市区分级", "项目名称", "责任单位", "指标", "计量单位"]
    header += [f"目标（{_label(side)}）" for side in (found.then, found.now)]
    header += [f"累计完成（{_label(side)}）" for side in (found.then, found.now)]
    header.append("新增")
    header += [f"完成率（{_label(side)}）" for side in (found.then, found.now)]
    header += [f"状态（{_label(side)}）" for side in (found.then, found.now)]
    return [*header, "更正", *(["示例"] if found.sample else [])]


def _label(side: Side) -> str:
    """The date, behind the commit if it is one."""
    return f"{side.commit} {side.day}" if side.commit else str(side.day)


def _row(found: Diff, project: ProjectChange, change: IndicatorChange) -> list[str]:
    facts, indicator = project.either.project, change.either.indicator
    return [
        str(facts.id),
        safe(facts.level),
        safe(facts.name),
        words.units(facts),
        safe(indicator.name),
        safe(indicator.measure or ""),
        *_both(change, lambda tracked: words.target(tracked, with_measure=False)),
        *_both(change, lambda tracked: words.actual(tracked, with_measure=False)),
        wording.added(change, with_sign=False),
        *map(wording.completion, change[:2]),
        *map(wording.status, change[:2]),
        _corrections(found, facts.id, indicator.name),
    ]


def _both(change: IndicatorChange, said: Callable[[TrackedIndicator], str]) -> list[str]:
    """What is said of either side; a dash where the list has no such indicator."""
    return [words.NONE if side is None else said(side) for side in (change.then, change.now)]


def _corrections(found: Diff, number: int, name: str) -> str:
    """What was corrected of an indicator, and why."""
    own = [c for c in found.corrections if (c.project.id, c.indicator.name) == (number, name)]
    return "；".join(f"{wording.corrected(one)}：{safe(one.reason or '')}" for one in own)
