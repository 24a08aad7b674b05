"""推算 in a terminal: the table of `status --forecast`, and the sentences of `report`."""

from rich.console import RenderableType
from rich.table import Table

from minsheng.forecast import Pace
from minsheng.prospects import Prospect, Prospects, prospects
from minsheng.render import outlook, words
from minsheng.render.prose import Prose, Span, cell
from minsheng.render.tables import Layout, add_column, light, new_table
from minsheng.summarize import Overview
from minsheng.text import safe
from minsheng.track import TrackedProject

_MISSED = "bold red"


def forecasts(overview: Overview, layout: Layout) -> list[RenderableType]:
    """What is going to miss first, then what is not told and why, then how it is worked out."""
    found = prospects(overview.projects)
    title = words.titled(outlook.title(found), overview.sample)
    untold = outlook.untold(found)
    return [
        _table(title, found, overview, layout) if found.found else Prose((title, "bold")),
        *([Prose(untold)] if untold else []),
        method(),
    ]


def lines(project: TrackedProject, overview: Overview) -> list[RenderableType]:
    """Of each indicator of a project that has a forecast, a sentence."""
    return [Prose(f"推算：{said}") for said in outlook.sentences(project, overview.as_of)]


def method() -> Prose:
    """The assumptions."""
    return Prose((outlook.METHOD, "dim"))


def _table(title: str, found: Prospects, overview: Overview, layout: Layout) -> Table:
    table = new_table(title, layout)
    add_column(table, "序号", 4, right=True, fixed=True)
    add_column(table, "指标", 12)
    add_column(table, "按近期", 12)
    if not layout.is_tiny:
        add_column(table, "按开始以来", 12)
    add_column(table, "所需月进度", 6, right=True)
    if not layout.is_narrow:
        add_column(table, "状态", 6)
    for one in found.found:
        table.add_row(*_row(one, overview, layout))
    return table


def _row(one: Prospect, overview: Overview, layout: Layout) -> list[Prose]:
    tracked, found = one.tracked, one.forecast
    overall = [] if layout.is_tiny else [_pace(one, found.overall, overview)]
    status = light(tracked.status, words.indicator_word(tracked))
    return [
        cell(str(one.project.project.id)),
        cell(safe(tracked.name), _figures(one, overview)),
        _pace(one, found.recent, overview),
        *overall,
        cell(outlook.needed_monthly(tracked, found) or words.NONE),
        *([] if layout.is_narrow else [cell([status])]),
    ]


def _figures(one: Prospect, overview: Overview) -> list[Span]:
    """What is carried forward, as of when where that is not the day itself, to what and by when."""
    tracked, as_of = one.tracked, one.forecast.as_of
    return _dim(
        [
            *([] if as_of == overview.as_of else [f"截至 {as_of} "]),
            f"累计 {words.actual(tracked)}，",
            f"目标 {words.target(tracked)}，",
            f"{tracked.window.due} 到期",
        ]
    )


def _pace(one: Prospect, pace: Pace, overview: Overview) -> Prose:
    """Where it leads, in red where that is a miss, and the pace that it rests on."""
    style = _MISSED if one.misses_by(pace) else ""
    leads = outlook.leading(one.tracked, pace, overview.as_of)
    basis = [f"每月 {outlook.monthly(one.tracked, pace)}，", f"自 {pace.since}"]
    return cell(*([(part, style)] for part in leads if part), _dim(basis))


def _dim(parts: list[str]) -> list[Span]:
    """Parts in the background, broken between them."""
    return [(part, "dim") for part in parts]
