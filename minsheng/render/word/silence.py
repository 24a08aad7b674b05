"""三、未报情况: who and what has not been reported, wholly, in part, or for long."""

from collections.abc import Iterable
from datetime import date

from minsheng.render import overdue
from minsheng.render.titles import long_date
from minsheng.render.word.blocks import Block, Text
from minsheng.render.word.matters import listed, named, quoted
from minsheng.summarize import Overview, UnitSummary
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
        *_overdue(overview),
    ]
    if not missing:
        missing = [Text("各项指标均已填报，没有未报情况。")]
    return [*missing, *_old(overview)]


def _told(what: str, measure: str, items: list[str]) -> list[Block]:
    """One in a sentence, several as a list; nothing of none."""
    if not items:
        return []
    head = f"{what}{len(items)}{measure}："
    if len(items) == 1:
        return [Text(f"{items[0]}。", head)]
    return [Text("", head), *listed(items)]


def _old(overview: Overview) -> list[Block]:
    number = sum(tracked.stale for _, tracked in _indicators(overview))
    items = _stale(overview)
    head = f"超过{overview.policy.stale_days}天没有更新的指标{number}项"
    if len(items) == 1:
        return [Text(f"{items[0]}。", f"{head}：")]
    return [Text("", f"{head}："), *listed(items)] if items else []


def _wholly(overview: Overview) -> list[str]:
    return [named(p) for p in overview.projects if p.status is Status.UNREPORTED]


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
    silent = [unit for unit in overview.units if unit.last_report is None]
    if silent:
        names = "、".join(f"{safe(unit.name)}{_days(unit)}" for unit in silent)
        yield Text(f"{names}。", f"没有任何填报的责任单位{len(silent)}个：")


def _days(unit: UnitSummary) -> str:
    return f"（已{unit.silence.days}天）" if unit.silence.is_overdue else ""


def _overdue(overview: Overview) -> list[Block]:
    """逾期未报: which units have not reported any more for too long, and since when."""
    late = [
        f"{safe(unit.name)}最近一次填报截至{long_date(unit.last_report)}，已{unit.silence.days}天"
        for unit in overdue.longest_first(overview)
        if unit.last_report
    ]
    limit = overview.policy.stale_days
    return _told(f"尚有指标未达标、超过{limit}天没有填报（逾期未报）的责任单位", "个", late)


def _stale(overview: Overview) -> list[str]:
    """Old figures, those of one project and date together."""
    found = []
    for project in overview.projects:
        days: dict[date, list[str]] = {}
        for tracked in project.indicators:
            if tracked.stale and tracked.actual:
                days.setdefault(tracked.actual.as_of, []).append(tracked.name)
        found += [
            f"{named(project)}截至{long_date(day)}：{quoted(names)}" for day, names in days.items()
        ]
    return found


def _indicators(overview: Overview) -> Iterable[tuple[TrackedProject, TrackedIndicator]]:
    return ((project, tracked) for project in overview.projects for tracked in project.indicators)
