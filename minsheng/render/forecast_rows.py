"""推算 as rows of plain text: columns beside the ledger (CSV), and a table to read (Markdown)."""

from collections.abc import Iterator
from datetime import date

from minsheng.forecast import Forecast, Pace
from minsheng.numerals import plain
from minsheng.prospects import Prospect, prospects
from minsheng.render import outlook, words
from minsheng.render.rows import Rows, table
from minsheng.summarize import Overview
from minsheng.text import safe
from minsheng.track import TrackedIndicator

MISSED, DUE = "不会达标", "已到期"
"""What stands in the place of a date that never comes, and of what was owed before the figure."""
COLUMNS = [
    *("到期", "推算起点", "近期自", "近期每月", "按近期达标", "按近期到期差"),
    *("开始自", "开始以来每月", "按开始以来达标", "按开始以来到期差", "所需月进度"),
]
"""The columns of a forecast; amounts are in the indicator's 计量单位."""


def with_forecasts(overview: Overview) -> Rows:
    """The ledger by indicator with the COLUMNS at its end, empty where there is no forecast."""
    indicators = [one for project in overview.projects for one in project.indicators]
    return table(overview, "indicator").beside(COLUMNS, [cells(one) for one in indicators])


def cells(tracked: TrackedIndicator) -> list[str]:
    """The cells of the COLUMNS."""
    found = tracked.forecast
    if found is None:
        return [str(tracked.window.due), *[""] * (len(COLUMNS) - 1)]
    needed = outlook.needed_per_month(tracked, found)
    return [
        str(tracked.window.due),
        str(found.as_of),
        *_pace(found.recent),
        *_pace(found.overall),
        DUE if needed is None else plain(needed),
    ]


def _pace(pace: Pace) -> list[str]:
    short = outlook.shortfall(pace)
    return [
        str(pace.since),
        plain(outlook.per_month(pace)),
        str(pace.met_on or MISSED),
        DUE if short is None else plain(short),
    ]


def told(overview: Overview) -> Rows:
    """A table to read, what misses first."""
    found = prospects(overview.projects)
    header = ["序号", "指标", "截至", "累计完成", "年度目标", "按近期", "按开始以来"]
    rows = [_told(one, overview.as_of) for one in found.found]
    title = words.titled(outlook.title(found), overview.sample)
    return Rows(title, [*header, "所需月进度", "到期", "状态"], rows)


def _told(one: Prospect, day: date) -> list[str]:
    tracked, found = one.tracked, one.forecast
    return [
        str(one.project.project.id),
        safe(tracked.name),
        str(found.as_of),
        words.actual(tracked),
        words.target(tracked),
        *_led(tracked, found, day),
        outlook.needed_monthly(tracked, found) or words.NONE,
        str(tracked.window.due),
        words.indicator_word(tracked),
    ]


def _led(tracked: TrackedIndicator, found: Forecast, day: date) -> Iterator[str]:
    for pace in (found.recent, found.overall):
        leads = outlook.leads_to(tracked, pace, day)
        yield f"{leads}；每月 {outlook.monthly(tracked, pace)}，自 {pace.since}"
