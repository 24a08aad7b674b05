"""三、未报情况: who and what has not been reported, wholly, in part, or for long."""

from collections.abc import Iterable

from minsheng.render.titles import long_date
from minsheng.render.word.blocks import Block, Text
from minsheng.render.word.matters import named, quoted
from minsheng.summarize import Overview
from minsheng.terms import Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject


def silence(overview: Overview) -> list[Block]:
    """The paragraphs of the section; that nothing is missing where nothing is."""
    missing = [
        *_told("没有任何填报的项目", "个", _wholly(overview)),
        *_told("已有填报但部分指标未报的项目", "个", _in_part(overview)),
        *_told("分单位填报、尚有单位未报的指标", "项", _shares(overview)),
        *_units(overview),
    ]
    if not missing:
        missing = [Text("各项指标均已填报，没有未报情况。")]
    title = f"超过{overview.policy.stale_days}天没有更新的指标"
    return [*missing, *_told(title, "项", _stale(overview))]


def _told(what: str, measure: str, items: list[str]) -> list[Block]:
    """One in a sentence, several as a list; nothing of none."""
    if not items:
        return []
    head = f"{what}{len(items)}{measure}："
    if len(items) == 1:
        return [Text(f"{items[0]}。", head)]
    lines = [Text(f"{number}．{item}；") for number, item in enumerate(items, 1)]
    lines[-1] = Text(lines[-1].words.removesuffix("；") + "。")
    return [Text("", head), *lines]


def _wholly(overview: Overview) -> list[str]:
    found = [p for p in overview.projects if p.status is Status.UNREPORTED]
    return [f"{named(p)}，{len(p.indicators)}项指标" for p in found]


def _in_part(overview: Overview) -> list[str]:
    return [
        f"{named(project)}：{quoted(i.name for i in missing)}"
        for project in overview.projects
        if project.status is not Status.UNREPORTED
        and (missing := [i for i in project.indicators if i.actual is None])
    ]


def _shares(overview: Overview) -> list[str]:
    found = []
    for project, tracked in _indicators(overview):
        silent = _silent_units(tracked)
        if tracked.actual and silent:
            told = f"{tracked.actual.units_reported}/{len(tracked.units)}单位已报"
            units = "、".join(map(safe, silent))
            found.append(f"{named(project)}的“{safe(tracked.name)}”{told}，{units}未报")
    return found


def _silent_units(tracked: TrackedIndicator) -> list[str]:
    if not tracked.is_divided or tracked.actual is None:
        return []
    told = {figure.unit for figure in tracked.actual.sources}
    return [unit for unit in tracked.units if unit not in told]


def _units(overview: Overview) -> Iterable[Block]:
    silent = [safe(unit.name) for unit in overview.units if unit.last_report is None]
    if silent:
        yield Text(f"{'、'.join(silent)}。", f"没有任何填报的责任单位{len(silent)}个：")


def _stale(overview: Overview) -> list[str]:
    return [
        f"{named(project)}的“{safe(tracked.name)}”，数字截至{long_date(tracked.actual.as_of)}"
        for project, tracked in _indicators(overview)
        if tracked.stale and tracked.actual
    ]


def _indicators(overview: Overview) -> Iterable[tuple[TrackedProject, TrackedIndicator]]:
    return ((project, tracked) for project in overview.projects for tracked in project.indicators)
