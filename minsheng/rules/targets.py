"""T: the target list in itself (against its document: `rules.document`)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from minsheng.models.targets import Indicator, Project
from minsheng.names import did_you_mean
from minsheng.numerals import plain
from minsheng.problems import Place
from minsheng.rules.base import Slip, rule
from minsheng.rules.claims import unclaimed_number
from minsheng.rules.document import DOCUMENT_RULES, is_stated
from minsheng.rules.lists import List, Loc, indicators, projects
from minsheng.rules.parts import PART_RULES
from minsheng.schedule import Window, project_window, target_at, window_of


def _repeated(names: Iterable[object]) -> Iterator[tuple[int, int]]:
    """(index, index of the first one) of every name that stands a second time."""
    first: dict[object, int] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            yield index, first[name]


@rule("T201")
def duplicate_project(file: List) -> Iterator[Slip]:
    """Two projects must not have the same number.

    Fails: `- id: 4 …` and again `- id: 4 …`. Passes: every id once.
    """
    ids = [project.id for _, project in projects(file)]
    for index, first in _repeated(ids):
        line = file.place("projects", first, "id").line
        yield Slip(
            file.place("projects", index, "id"),
            f"项目序号 {ids[index]} 重复：第 {line} 行已有一个",
            "序号以文件附件为准，每个项目一个",
        )


@rule("T202")
def duplicate_indicator(file: List) -> Iterator[Slip]:
    """Two indicators of a project must not have the same name.

    Fails: two `name: AED` in one project. Passes: `name: AED` in two projects.
    """
    for loc, project in projects(file):
        for index, first in _repeated(i.name for i in project.indicators):
            line = file.place(*loc, "indicators", first, "name").line
            yield Slip(
                file.place(*loc, "indicators", index, "name"),
                f"项目 {project.id} 的指标“{project.indicators[index].name}”重名："
                f"第 {line} 行已有一个",
                "换一个能分清两者的名称",
            )


@rule("T203")
def duplicate_item(file: List) -> Iterator[Slip]:
    """A checklist must not name an item twice.

    Fails: `items: [甲校, 甲校]`. Passes: `items: [甲校, 乙校]`.
    """
    for loc, _, indicator in indicators(file):
        lists: list[tuple[Loc, tuple[str, ...] | None]] = [(("items",), indicator.items)]
        lists += [(("revisions", n, "items"), r.items) for n, r in enumerate(indicator.revisions)]
        for where, items in lists:
            for index, _first in _repeated(items or ()):
                yield Slip(
                    file.place(*loc, *where, index),
                    f"清单里“{(items or ())[index]}”写了两次",
                    "删去一个",
                )


@rule("T204")
def unknown_level(file: List) -> Iterator[Slip]:
    """A project's level must be one of the list's `levels`.

    Told once a level, since it is mostly the list that lacks it.
    Fails: `level: 市` with the default levels. Passes: `level: 市级`.
    """
    if file.model is None or any(loc == ("levels",) for loc, _ in file.left_out):
        return
    known = frozenset(file.model.levels)
    places: dict[str, list[Place]] = {}
    for loc, project in projects(file):
        if project.level not in known:
            places.setdefault(project.level, []).append(file.place(*loc, "level"))
    for level, (first, *others) in places.items():
        more = f"，共 {len(others) + 1} 个项目这样写" if others else ""
        hint = _level_hint(level, file.model.levels)
        yield Slip(first, f"没有“{level}”这一级别{more}", hint)


def _level_hint(level: str, levels: Iterable[str]) -> str:
    near = did_you_mean(level, levels) or ""
    if near.startswith("应写作"):
        return near
    near += "；" if near and not near.endswith("？") else ""
    return f"{near}若确有“{level}”，写进清单开头的 levels"


@rule("T209")
def plan_does_not_fit(file: List) -> Iterator[Slip]:
    """A plan rises in date and value, ends by the due date, and ends at the target then in force.

    Fails: `plan: [{by: 2025-06-30, value: 10}, {by: 2025-12-31, value: 8}]`.
    Passes: `plan: [{by: 2025-06-30, value: 10}, {by: 2025-12-31, value: 20}]` with target 20.
    """
    for loc, project, indicator in indicators(file):
        if indicator.plan and file.model is not None and not _is_of_another_year(file):
            due = window_of(file.model, project, indicator).due
            for at, message in _plan_slips(indicator, due):
                yield Slip(file.place(*loc, "plan", *at), message)


def _plan_slips(indicator: Indicator, due: date) -> Iterator[tuple[Loc, str]]:
    plan = indicator.plan
    for index, (before, after) in enumerate(pairwise(plan), start=1):
        if after.by <= before.by:
            yield (index, "by"), f"计划的日期要依次往后，{after.by} 不晚于 {before.by}"
        elif after.value < before.value:
            values = f"{plain(after.value)} 小于 {plain(before.value)}"
            yield (index, "value"), f"计划是累计数，不能下降：{values}"
    last = len(plan) - 1
    if plan[last].by > due:
        yield (last, "by"), f"计划的日期 {plan[last].by} 晚于到期日 {due}"
    target = target_at(indicator, plan[last].by)
    if plan[last].value != target and is_stated(indicator):
        values = f"{plain(plan[last].value)}，目标是 {plain(target)}"
        yield (last, "value"), f"计划的最后一期应等于当时的目标：写的是 {values}"


@rule("T210")
def revisions_out_of_order(file: List) -> Iterator[Slip]:
    """Revisions stand in the order of their dates.

    Fails: `since: 2025-09-15` before `since: 2025-08-01`. Passes: the other way round.
    """
    for loc, _, indicator in indicators(file):
        for index, (before, after) in enumerate(pairwise(indicator.revisions), start=1):
            if after.since <= before.since:
                yield Slip(
                    file.place(*loc, "revisions", index, "since"),
                    f"目标调整要按日期先后排列，{after.since} 不晚于 {before.since}",
                )


@rule("T211")
def due_before_start(file: List) -> Iterator[Slip]:
    """A due date must not lie before the start.

    Fails: `start: 2025-07-01` with `due: 2025-06-30`. Passes: `due: 2025-12-31`.
    """
    for loc, key, window in _dated(file):
        if window.due < window.start:
            message = f"到期日 {window.due} 早于开始日 {window.start}"
            yield Slip(file.place(*loc, key), message)


def _dated(file: List) -> Iterator[tuple[Loc, str, Window]]:
    """(place, key of its date, window) of whatever has a date of its own."""
    if file.model is None or _is_of_another_year(file):
        return
    if file.model.start:
        yield (), "start", project_window(file.model, None)
    for loc, project in projects(file):
        if key := _own_date(project):
            yield loc, key, project_window(file.model, project)
    for loc, project, indicator in indicators(file):
        if key := _own_date(indicator):
            yield loc, key, window_of(file.model, project, indicator)


def _own_date(owner: Project | Indicator) -> str | None:
    """The key of the date that a project or an indicator sets for itself, None without any."""
    return next((key for key in ("due", "start") if getattr(owner, key)), None)


@rule("T212")
def units_outside_project(file: List) -> Iterator[Slip]:
    """An indicator's own units are some of its project's.

    Fails: `units: [建设局]` under a project of 公共服务局. Passes: `units: [公共服务局]`.
    """
    for loc, project in projects(file):
        known = frozenset(project.units)
        for number, indicator in enumerate(project.indicators):
            for index, unit in enumerate(indicator.units or ()):
                if unit not in known:
                    yield Slip(
                        file.place(*loc, "indicators", number, "units", index),
                        f"“{unit}”不是项目 {project.id} 的责任单位",
                        did_you_mean(unit, project.units),
                    )


@rule("T215")
def file_name_of_another_year(file: List) -> Iterator[Slip]:
    """The list of 2025 is named `targets_2025.yaml`.

    Fails: `year: 2025` in targets_2024.yaml. Passes: in targets_2025.yaml.
    """
    if file.model is not None and _is_of_another_year(file):
        message = f"清单是 {file.model.year} 年的，文件名却是 {file.file.name}"
        yield Slip(
            file.place("year"), message, f"改正 year，或把文件名改为 targets_{file.model.year}.yaml"
        )


def _is_of_another_year(file: List) -> bool:
    """Whether `year` is not the one of the file's name: its dates may be right all the same."""
    years: list[str] = re.findall(r"\d{4}", file.file.stem)
    return file.model is not None and str(file.model.year) not in years


TARGET_RULES = (
    *DOCUMENT_RULES,
    unclaimed_number,
    duplicate_project,
    duplicate_indicator,
    duplicate_item,
    unknown_level,
    *PART_RULES,
    plan_does_not_fit,
    revisions_out_of_order,
    due_before_start,
    units_outside_project,
    file_name_of_another_year,
)


@rule("T214")
def two_lists_for_a_year(files: list[List]) -> Iterator[Slip]:
    """A year has one target list.

    Fails: targets_2025.yaml and targets_2025_区级.yaml, both `year: 2025`. Passes: one of them.
    """
    models = [(file, file.model) for file in files if file.model]
    for index, first in _repeated(model.year for _, model in models):
        file, model = models[index]
        other = models[first][0].path
        message = f"{model.year} 年已有一份清单：{other}"
        yield Slip(file.place("year"), message, "两份合并成一份")
