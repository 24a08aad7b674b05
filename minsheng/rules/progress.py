"""P: a report against the target list of its year."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from minsheng.loader import SourceFile
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import Indicator, TargetList
from minsheng.numerals import Number, is_number, plain
from minsheng.rules import name_hints
from minsheng.rules.base import Slip, rule
from minsheng.rules.listing import some_of
from minsheng.rules.views import EntryView, FigureView, ReportView
from minsheng.schedule import is_percentage
from minsheng.source.scalars import MAX_DIGITS
from minsheng.text import safe

_LARGEST = 10**MAX_DIGITS


@rule("P301")
def unknown_unit(source: SourceFile[ProgressFile], targets: TargetList) -> Iterator[Slip]:
    """The file's unit must be a responsible unit of the list.

    Silent while the list has no projects yet and the file no reports.
    Fails: `unit: 公服局`. Passes: `unit: 公共服务局`.
    """
    if source.model is None or not (targets.projects or source.model.reports):
        return
    known = [*targets.units, *(u for p in targets.projects for u in p.supporting)]
    if source.model.unit not in known:
        unit = source.model.unit
        yield Slip(
            source.place("unit"),
            f"目标清单里没有责任单位“{unit}”",
            name_hints.for_unit(unit, known),
        )


@rule("P313")
def no_list_for_the_year(source: SourceFile[ProgressFile], years: Iterable[int]) -> Iterator[Slip]:
    """There must be a target list for the year that the file reports on.

    Fails: `year: 2024` with only targets_2025.yaml. Passes: `year: 2025`.
    """
    if source.model and source.model.year not in years:
        have = "、".join(str(year) for year in sorted(years))
        message = f"没有 {source.model.year} 年的目标清单"
        yield Slip(source.place("year"), message, f"现有 {have} 年的清单" if have else None)


@rule("P310")
def as_of_out_of_bounds(view: ReportView) -> Iterator[Slip]:
    """`as_of` lies between 1 January of the year and 30 June of the next (late acceptance).

    Fails: `as_of: 2024-12-31` for `year: 2025`. Passes: `as_of: 2025-09-30`.
    """
    year = view.targets.year
    if not date(year, 1, 1) <= view.report.as_of <= date(year + 1, 6, 30):
        message = f"截至日期 {view.report.as_of} 不在 {year} 年度内"
        yield Slip(view.place("as_of"), message, f"应在 {year}-01-01 至 {year + 1}-06-30 之间")


@rule("P311")
def as_of_in_the_future(view: ReportView, today: date) -> Iterator[Slip]:
    """`as_of` must not lie after today (the date in China).

    Fails: a report as of next month's end. Passes: as of last month's end.
    """
    if view.report.as_of > today:
        message = f"截至日期 {view.report.as_of} 还没有到（今天是 {today}）"
        yield Slip(view.place("as_of"), message, "填报截至已经过去的日期")


@rule("P302")
def unknown_project(view: EntryView) -> Iterator[Slip]:
    """An entry's project is a number of the list.

    Fails: `project: 16` where the list ends at 15. Passes: `project: 6`.
    """
    if view.project is None:
        targets, unit = view.within.targets, view.within.file.unit
        message = f"目标清单里没有序号为 {view.entry.project} 的项目"
        hint = name_hints.for_project(view.entry.actuals, targets, unit)
        yield Slip(view.place("project"), message, hint)


@rule("P305")
def project_of_another_unit(view: EntryView) -> Iterator[Slip]:
    """A unit reports only on projects that it is responsible for.

    Fails: 建设局 reports on a project of 公共服务局. Passes: on its own.
    """
    unit = view.within.file.unit
    if view.project is not None and unit not in view.project.units:
        units = some_of(view.project.units, "个单位")
        message = f"项目 {view.project.id}“{view.project.name}”不是{unit}负责的"
        meant = name_hints.project_meant(view.entry.actuals, view.within.targets, unit)
        yield Slip(view.place("project"), message, meant or f"责任单位是{units}")


@rule("P314")
def evidence_file(view: EntryView, data: Path) -> Iterator[Slip]:
    """Evidence beginning with `./` is a file beside this one, inside the data folder.

    Fails: `evidence: [./照片.jpg]` where there is none.
    Passes: `evidence: [培训台账（存公共服务局）]`.
    """
    for index, name in enumerate(view.entry.evidence):
        if not re.match(r"\.{1,2}[/\\]", name):
            continue
        place = view.place("evidence", index)
        path = os.path.realpath(view.within.source.file.parent / safe(name))
        if not Path(path).is_relative_to(os.path.realpath(data)):
            yield Slip(place, f"佐证材料“{name}”在数据文件夹之外", "把文件放到本填报文件旁边")
        elif not os.path.isfile(path):  # Path.is_file raises for a hopeless name
            message = f"找不到佐证材料“{name}”这个文件"
            yield Slip(place, message, "检查文件名；不在仓库里的材料只写名称，不以 ./ 开头")


@rule("P303")
def unknown_indicator(view: FigureView) -> Iterator[Slip]:
    """A figure names an indicator of its project.

    Fails: `急救培训: 1180`. Passes: `急救技能认证培训: 1180`.
    """
    if view.indicator is not None:
        return
    entry, targets = view.within, view.within.within.targets
    if meant := name_hints.project_meant(entry.entry.actuals, targets, view.unit):
        # said once for all of the entry's figures: they are in order, its number is not
        yield Slip(entry.place("project"), f"项目 {view.project.id} 没有这些指标", meant)
        return
    message = f"项目 {view.project.id} 没有指标“{view.name}”"
    hint = name_hints.for_indicator(view.name, view.project, targets, view.unit)
    yield Slip(view.name_place, message, hint)


@rule("P306")
def indicator_of_another_unit(view: FigureView) -> Iterator[Slip]:
    """A unit reports only on indicators that it is responsible for.

    Fails: a figure for an indicator with `units: [改革发展局]` from 公共服务局.
    Passes: from 改革发展局.
    """
    if view.indicator is not None:
        units = view.project.units_of(view.indicator)
        if view.unit not in units:
            message = f"指标“{view.name}”不是{view.unit}负责的"
            yield Slip(view.name_place, message, f"责任单位是{some_of(units, '个单位')}")


_KINDS = {
    "quantity": "数字",
    "checklist": "已完成事项的列表",
    "milestone": " true 或 false",
}


@rule("P307")
def wrong_kind_of_value(view: FigureView) -> Iterator[Slip]:
    """A quantity is a number, a checklist a list of finished items, a milestone true or false.

    Fails: `AED: 已完成`. Passes: `AED: 14`.
    """
    if view.indicator is not None and not _is_of_kind(view.value, view.indicator.kind):
        from minsheng.rules import hints

        what = _KINDS[view.indicator.kind]
        yield Slip(
            view.place, f"“{view.name}”应填{what}", hints.for_value(view.indicator, view.value)
        )


def _is_of_kind(value: object, kind: str) -> bool:
    if kind == "checklist":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == "milestone":
        return isinstance(value, bool)
    return is_number(value)


@rule("P304")
def unknown_item(view: FigureView) -> Iterator[Slip]:
    """A finished item is an item of the checklist.

    Fails: `[白市驿医院]` for the item 白市驿五院. Passes: `[白市驿五院]`.
    """
    if view.indicator is None or not isinstance(view.value, list):
        return
    for index, item in enumerate(view.value):
        if item not in view.indicator.item_names:
            place = view.within.place("actuals", view.name, index)
            yield Slip(
                place, f"清单里没有“{item}”", name_hints.for_item(item, view.indicator.all_items)
            )


@rule("P308")
def negative_figure(view: FigureView) -> Iterator[Slip]:
    """A reported figure is not negative.

    Fails: `AED: -3`. Passes: `AED: 0`.
    """
    if is_number(view.value) and view.value < 0:
        yield Slip(view.place, f"“{view.name}”是负数", "填截至当日的累计数")


@rule("P309")
def percentage_over_100(view: FigureView) -> Iterator[Slip]:
    """A percentage is not over 100, unless its target is.

    Fails: `覆盖率: 105` with `measure: "%"`. Passes: `覆盖率: 100`.
    """
    if view.indicator is None or not is_percentage(view.indicator.measure):
        return
    limit = max(100, view.indicator.published)
    if is_number(view.value) and view.value > limit:
        message = f"“{view.name}”是百分比，{plain(view.value)} 超过了 {plain(limit)}"
        yield Slip(view.place, message)


def unremarkable_up_to(indicator: Indicator) -> Number:
    """Up to which number, from 0 on, `VALUE_RULES` find nothing wrong: -1 where it takes none."""
    if indicator.kind != "quantity":
        return -1
    return max(100, indicator.published) if is_percentage(indicator.measure) else _LARGEST


VALUE_RULES = (wrong_kind_of_value, unknown_item, negative_figure, percentage_over_100)
