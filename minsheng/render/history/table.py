"""The path of a project for a terminal: the lines, the months, and where they lead."""

from rich.console import RenderableType
from rich.table import Table

from minsheng.months import Course, History
from minsheng.render import words
from minsheng.render.account import heading
from minsheng.render.forecast_table import method
from minsheng.render.history import notes, sparks
from minsheng.render.history.months import means, months
from minsheng.render.prose import Paragraph, Prose, Span, cell
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, add_column, light, new_table
from minsheng.render.terminal import layout_of, masthead, printed
from minsheng.text import safe
from minsheng.track import TrackedIndicator

_LONGEST = 30  # columns of a line of months, which is broken if it is longer


def history(history: History, screen: Screen = PLAIN) -> str:
    """The project, its lines, where they lead; then its months and those of each indicator."""
    layout = layout_of(screen)
    overview = history.overview
    later = words.later_reports(overview)
    parts: list[RenderableType] = [
        Prose(*masthead(overview), *([(later, "dim")] if later else []), ""),
        *heading(history.project, layout),
        "",
        _lines(history, layout),
        Prose((notes.legend(history, sparks.nothing(layout)), "dim"), ""),
        *_forecasts(history, layout),
        *(means(history, layout) if history.is_whole else []),
        *(part for course in history.indicators for part in months(history, course, layout)),
        Prose((words.rule_for_lights(overview), "dim")),
    ]
    return printed(parts, screen)


def _lines(history: History, layout: Layout) -> Table:
    """A row for the mean and one for each indicator, each with its two lines."""
    table = new_table(words.titled("走势", history.overview.sample), layout)
    add_column(table, "指标", 10)
    columns = 5 + len(history.months)
    add_column(table, "逐月", min(columns, _LONGEST), fixed=columns <= _LONGEST)
    add_column(table, "累计完成", 8, right=True)
    if not layout.is_tiny:
        add_column(table, "年度目标", 8, right=True)
    add_column(table, "状态", 6)
    table.add_row(*_mean_row(history, layout))
    table.add_section()
    for course in history.indicators:
        table.add_row(*_row(course, layout))
    return table


def _mean_row(history: History, layout: Layout) -> list[Prose]:
    project = history.project
    return [
        cell(("平均完成率", "bold")),
        cell(*_pair(sparks.of_means(history, layout), "应达")),
        cell(notes.project_mean(project)),
        *([] if layout.is_tiny else [cell("")]),
        cell([light(project.status, words.project_word(project.status))]),
    ]


def _row(course: Course, layout: Layout) -> list[Prose]:
    tracked = course.tracked
    is_milestone = tracked.indicator.kind == "milestone"
    owed = "目标" if tracked.indicator.is_level else "应达"
    lines = notes.runs(course) if is_milestone else _pair(sparks.of_indicator(course, layout), owed)
    return [
        cell(safe(tracked.name)),
        cell(*lines),
        cell(words.actual(tracked)),
        *([] if layout.is_tiny else [cell(words.target(tracked))]),
        cell(light(tracked.status, words.indicator_word(tracked))),
    ]


def _pair(lines: sparks.Sparks, owed: str) -> list[Paragraph]:
    return [f"实际 {lines.actual}", (f"{owed} {lines.owed}", "dim")]


def _forecasts(history: History, layout: Layout) -> list[RenderableType]:
    """推算, or why there is none, of each indicator; how they are made where there is one."""
    table = new_table(words.titled("推算", history.overview.sample), layout)
    add_column(table, "指标", 10, None if layout.is_wide else 24)
    add_column(table, "照这样下去", 20)
    for course in history.indicators:
        tracked = course.tracked
        told = notes.outlook(tracked, history.overview.as_of)
        table.add_row(cell(safe(tracked.name)), cell(*(_told(line, tracked) for line in told)))
    is_any = any(course.tracked.forecast for course in history.indicators)
    return [table, *([method()] if is_any else []), ""]


def _told(line: str, tracked: TrackedIndicator) -> list[Span]:
    """A line on where an indicator leads, broken after its commas; dim where it leads nowhere."""
    style = "" if tracked.forecast else "dim"
    *before, last = line.split("，")
    return [*((f"{part}，", style) for part in before), (last, style)]
