"""What to write instead of a name or a number that the target list does not know."""

from collections.abc import Collection, Sequence

from minsheng.models.targets import Project, TargetList
from minsheng.names import as_known, did_you_mean, joined
from minsheng.source.writing import flow_list

_MOST_PROJECTS = 12
_MOST_FIGURES = 100
_MOST_LOOKED_AT = 300


def for_unit(unit: str, known: Sequence[str]) -> str | None:
    """Instead of an unknown unit: the nearest one; of several, each in a file of its own."""
    if units := joined(unit, known):
        return f"一个文件只写一个单位：{'、'.join(units)}各写一个文件"
    return did_you_mean(unit, known)


def for_item(item: str, known: Sequence[str]) -> str | None:
    """Instead of an unknown item: several that a Chinese mark has joined, or the nearest one."""
    if items := joined(item, known):
        return f"几项要用半角逗号隔开：{flow_list(items)}"
    return did_you_mean(item, known)


def for_project(named: Collection[str], targets: TargetList, unit: str) -> str:
    """Instead of an unknown number: the project whose indicators are named, else the unit's."""
    if meant := project_meant(named, targets, unit):
        return meant
    own = targets.by_unit.get(unit)
    if own:
        more = f" 等 {len(own)} 个" if len(own) > _MOST_PROJECTS else ""
        return "本单位的项目：" + "、".join(f"{p.id} {p.name}" for p in own[:_MOST_PROJECTS]) + more
    known = [project.id for project in targets.projects]
    return f"序号从 {min(known, default=0)} 到 {max(known, default=0)}"


def project_meant(named: Collection[str], targets: TargetList, unit: str) -> str | None:
    """The number of the one project of the unit that has all the indicators `named`."""
    meant = _project_with(named, targets, unit)
    if meant is None:
        return None
    return f"这些指标属于{_titled(meant)}：写 project: {meant.id}"


def _titled(project: Project) -> str:
    return f"项目 {project.id}“{project.name}”"


def _project_with(named: Collection[str], targets: TargetList, unit: str) -> Project | None:
    own = targets.by_unit.get(unit, [])
    if not 0 < len(named) <= _MOST_FIGURES or len(own) > _MOST_LOOKED_AT:
        return None
    meant = [project for project in own if _has_all(project, named)]
    return meant[0] if len(meant) == 1 else None


def _has_all(project: Project, named: Collection[str]) -> bool:
    return all(name in project.by_name for name in named)


def for_indicator(name: str, project: Project, targets: TargetList, unit: str) -> str | None:
    """Instead of an unknown indicator: its right spelling, the project that has it, the nearest."""
    known = project.names
    if names := joined(name, known):
        return f"每个指标各写一行：{'、'.join(names)}"
    other = _project_with([name], targets, unit)
    if other and not as_known(name, known):
        return f"“{name}”属于{_titled(other)}：移到 project: {other.id}"
    return did_you_mean(name, known)
