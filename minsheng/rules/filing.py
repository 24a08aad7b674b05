"""P: whether a file lies where its unit's reports are looked for, and is that unit's at all."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from minsheng.filenames import safe_name
from minsheng.loader import SourceFile
from minsheng.lookalikes import skeleton
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import Project
from minsheng.rules.base import Slip, rule

File = SourceFile[ProgressFile]


@rule("P305")
def file_of_another_unit(source: File, projects: Mapping[int, Project]) -> Iterator[Slip]:
    """Told once at `unit` where everything in a file is another unit's.

    That is: two projects or more of which none is this unit's; where the file's name is the
    other unit's as well, a single one, and also projects that both are responsible for.
    Fails: `unit: 建设局` above nothing but projects of 公共服务局. Passes: `unit: 公共服务局`.
    """
    if source.model is None:
        return
    unit = source.model.unit
    numbers = set(_numbers(source.model))
    teams = [projects[number].units if number in projects else (unit,) for number in numbers]
    strays = sum(unit not in team for team in teams)
    meant = _only_owner(teams, strays, (source.file.stem, source.file.parent.name))
    if meant:
        how_many = "没有一项" if strays == len(teams) else "的项目不都"
        yield Slip(
            source.place("unit"),
            f"这个文件里{how_many}是{unit}负责的，都是{meant}的",
            f"应写作 unit: {meant}；若确是{unit}的填报，核对各条的 project（项目序号）",
        )


def _numbers(file: ProgressFile) -> Iterator[int]:
    return (entry.project for report in file.reports for entry in report.projects)


def _only_owner(teams: Sequence[tuple[str, ...]], strays: int, names: Sequence[str]) -> str | None:
    """The one unit that is in all the teams, `strays` of which are not the file's: it must be
    the one that the file is named after, or there are several and all of them are astray.
    """
    shared = _in_all(teams) if strays else []
    named = [unit for unit in shared if any(_carries(name, unit) for name in names)]
    meant = named or (shared if strays == len(teams) > 1 else [])
    return meant[0] if len(meant) == 1 else None


def _in_all(teams: Sequence[tuple[str, ...]]) -> list[str]:
    """The units that belong to every one of the teams."""
    first, *others = teams or [()]
    return [unit for unit in first if all(unit in team for team in others)]


@rule("P312")
def file_name_of_another_unit(source: File, data: Path) -> Iterator[Slip]:
    """The unit's name stands in the name of its file, or of a folder around it.

    Fails: `unit: 建设局` in `progress/三季度.yaml`. Passes: in `progress/建设局.yaml`,
    `progress/建设局-9月.yaml` or `progress/建设局/2025-09.yaml`.
    """
    if source.model is None:
        return
    unit = source.model.unit
    *folders, _ = source.file.relative_to(data).parts[1:]
    if not any(_carries(name, unit) for name in (source.file.stem, *folders)):
        yield Slip(
            source.place("unit"),
            f"看文件名 {source.file.name} 认不出是{unit}的填报",
            f"把文件改名为 {safe_name(unit)}.yaml，或放进文件夹 {safe_name(unit)}；"
            "若填错了单位，改正 unit",
        )


def _carries(name: str, unit: str) -> bool:
    """Whether the unit's name stands in `name` by itself, with no further letters beside it;
    or what a file's name makes of it.
    """
    return name == unit or _stands_in(name, unit) or _stands_in(name, safe_name(unit))


def _stands_in(name: str, unit: str) -> bool:
    before, found, behind = skeleton(name).partition(skeleton(unit))
    return bool(found) and not before[-1:].isalpha() and not behind[:1].isalpha()
