"""The projects that got worse and those that got better, with the indicators that made it so."""

from minsheng.changes.diff import Diff
from minsheng.changes.verdicts import Direction, IndicatorChange, ProjectChange
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.changes.section import (
    NUMBER,
    PROJECT,
    Cell,
    Column,
    Line,
    Lit,
    Section,
    project_cells,
    turned,
)
from minsheng.terms import INDICATOR_WORDS
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject

_STATUS = Column("项目状态", 13)


def worse(found: Diff) -> Section | None:
    """What got worse: projects and indicators whose status did, or that were reopened."""
    projects = found.turned(Direction.WORSE)
    if not projects:
        return None
    columns = [_STATUS, NUMBER, PROJECT, Column("变差的指标", 16)]
    return Section(f"变差 {len(projects)} 项", columns, _rows(projects, Direction.WORSE))


def better(found: Diff) -> Section | None:
    """What got better: newly closed, newly met, and every status that rose."""
    projects = found.turned(Direction.BETTER)
    if not projects:
        return None
    closed = sum(project.is_newly_closed for project in projects)
    met = sum(one.is_newly_met for project in projects for one in project.indicators)
    parts = [f"新办结 {closed} 项"] if closed else []
    parts += [f"新达标指标 {met} 项"] if met else []
    told = f"变好 {len(projects)} 项" + (f"：{'，'.join(parts)}" if parts else "")
    columns = [_STATUS, NUMBER, PROJECT, Column("变好的指标", 16)]
    return Section(told, columns, _rows(projects, Direction.BETTER))


def _rows(projects: list[ProjectChange], way: Direction) -> list[list[Cell]]:
    return [
        [
            [turned(_lit(project.then), _lit(project.now))],
            *project_cells(project.either),
            _what(project, way),
        ]
        for project in projects
    ]


def _lit(project: TrackedProject | None) -> Lit | None:
    return Lit(project.status, words.project_word(project.status)) if project else None


def _what(project: ProjectChange, way: Direction) -> Cell:
    """What was signed off or sent back, then each indicator; without any, the weakest one."""
    own = wording.accepted(project) if project.direction is way else ""
    lines: list[Line] = [own] if own else []
    lines += [line for one in project.turned(way) for line in _indicator(one)]
    return lines or [f"短板：{words.weakest(project.either)}"]


def _indicator(change: IndicatorChange) -> Cell:
    arrow = turned(_light(change.then), _light(change.now))
    return [[f"{safe(change.either.name)}：", *arrow], _figures(change)]


def _light(tracked: TrackedIndicator | None) -> Lit | None:
    return Lit(tracked.status, INDICATOR_WORDS[tracked.status]) if tracked else None


def _figures(change: IndicatorChange) -> str:
    """1020→1180 人次，目标 1500 人次，偏差 +1.5→-3.2，还差 320 人次."""
    either = change.either
    parts = [wording.actual(change)]
    if change.is_new_target:
        parts.append(f"目标 {wording.target(change)}")
    if not either.is_met:
        parts.append(f"偏差 {wording.variance(change)}")
        parts += [words.left(either)] if either.actual else []
    return "，".join(parts)
