"""The projects that got worse, that are first reported or got better, and which indicators did."""

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

TITLES = {Direction.WORSE: "变差", Direction.REPORTED: "首次填报", Direction.BETTER: "变好"}
"""In this order: a first report may well be a red one."""
_STATUS = Column("项目状态", 13)


def turned_projects(found: Diff, way: Direction) -> Section | None:
    """The projects whose status went one way, or that of an indicator; None without any."""
    projects = found.turned(way)
    if not projects:
        return None
    what = TITLES[way]
    columns = [_STATUS, NUMBER, PROJECT, Column(f"{what}的指标", 16)]
    notable = _notable(projects, way)
    title = f"{what} {len(projects)} 项" + (f"：{notable}" if notable else "")
    return Section(title, columns, _rows(projects, way))


def _notable(projects: list[ProjectChange], way: Direction) -> str:
    """How many are newly closed, and how many indicators newly met."""
    closed = sum(p.is_newly_closed for p in projects if p.direction is way)
    met = sum(one.is_newly_met for p in projects for one in p.turned(way))
    parts = [f"新办结 {closed} 项"] if closed else []
    return "，".join([*parts, *([f"新达标指标 {met} 项"] if met else [])])


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
    return [f"{safe(change.either.name)}：", [*arrow, *_figures(change)]]


def _light(tracked: TrackedIndicator | None) -> Lit | None:
    return Lit(tracked.status, INDICATOR_WORDS[tracked.status]) if tracked else None


def _figures(change: IndicatorChange) -> list[str]:
    """1020→1180 人次，目标 1500 人次，偏差 +1.5→-3.2，还差 320 人次; after a status."""
    either = change.either
    parts = [wording.actual(change)]
    if change.is_new_target:
        parts.append(f"目标 {wording.target(change)}")
    if not either.is_met:
        parts.append(f"偏差 {wording.variance(change)}")
        parts += [words.left(either)] if either.actual else []
    return [" ", *(f"{part}，" for part in parts[:-1]), parts[-1]]
