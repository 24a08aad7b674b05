"""The indicators that changed, each with what was added; and which did not change."""

from minsheng.changes.diff import Diff
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.changes.section import NUMBER, Cell, Column, Line, Lit, Section, turned
from minsheng.terms import INDICATOR_WORDS
from minsheng.text import safe
from minsheng.track import TrackedIndicator

_WIDE = 110
_ORDINARY = 76
_COLUMNS = [
    NUMBER,
    Column("指标", 10),
    Column("目标", 8, _WIDE, right=True),
    Column("累计完成", 10, right=True),
    Column("新增", 8, right=True),
    Column("完成率", 13, _ORDINARY, right=True),
    Column("偏差", 11, _WIDE, right=True),
    Column("状态", 8),
]


def indicators(found: Diff) -> Section | None:
    """One row an indicator that changed; below, those that did not. None where none did."""
    pairs = [(project, one) for project in found.projects for one in project.indicators]
    changed = [_row(project, one) for project, one in pairs if one.is_changed]
    if not changed:
        return None
    same = [(project, one) for project, one in pairs if not one.is_changed]
    return Section(f"有变化的指标 {len(changed)} 项", _COLUMNS, changed, _unchanged(same))


def _unchanged(pairs: list[tuple[ProjectChange, IndicatorChange]]) -> str:
    """How many did not change, and the names of those that are not met: nothing is dropped."""
    if not pairs:
        return ""
    open_ones = [(project, one) for project, one in pairs if not one.either.is_met]
    told = f"没有变化的指标 {len(pairs)} 项"
    names = [f"{p.either.project.id} {safe(one.either.name)}" for p, one in open_ones]
    return (
        f"{told}，其中未达标 {len(names)} 项：{'、'.join(names)}" if names else f"{told}，均已达标"
    )


def _row(project: ProjectChange, change: IndicatorChange) -> list[Cell]:
    shares = wording.completion(change.then), wording.completion(change.now)
    return [
        [str(project.either.project.id)],
        [safe(change.either.name), *wording.details(change)],
        [words.target(change.either)],
        [wording.actual(change)],
        [wording.added(change)],
        [wording.arrow(*shares)],
        [wording.variance(change)],
        [_status(change)],
    ]


def _status(change: IndicatorChange) -> Line:
    """What the status became; of an indicator that one list lacks, that it is new or gone."""
    line = turned(_lit(change.then), _lit(change.now))
    if change.then and change.now:
        return line
    mark = "新增指标：" if change.now else "删去，原为："
    return [mark, *line]


def _lit(tracked: TrackedIndicator | None) -> Lit | None:
    return Lit(tracked.status, INDICATOR_WORDS[tracked.status]) if tracked else None
