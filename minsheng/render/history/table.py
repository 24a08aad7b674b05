"""The path of a project for a terminal: the lines, the months, and where they lead."""

from rich.console import RenderableType
from rich.table import Table

from minsheng.months import History
from minsheng.render import words
from minsheng.render.account import heading
from minsheng.render.history import notes, sparks
from minsheng.render.history.months import means, months
from minsheng.render.outlook import METHOD
from minsheng.render.prose import Paragraph, Prose, cell
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, add_column, light, new_table
from minsheng.render.terminal import layout_of, masthead, printed
from minsheng.text import safe


def history(history: History, screen: Screen = PLAIN) -> str:
    """The project, its lines, its months and those of each indicator, the forecasts."""
    layout = layout_of(screen)
    overview = history.overview
    later = words.later_reports(overview)
    parts: list[RenderableType] = [
        Prose(*masthead(overview), *([(later, "dim")] if later else []), ""),
        *heading(history.project, layout),
        "",
        _lines(history, layout),
        Prose((notes.legend(history, sparks.nothing(layout)), "dim"), ""),
        *(means(history, layout) if history.is_whole else []),
        *(part for course in history.indicators for part in months(history, course, layout)),
        _forecasts(history, layout),
        Prose((METHOD, "dim"), "", (words.rule_for_lights(overview), "dim")),
    ]
    return printed(parts, screen)


def _lines(history: History, layout: Layout) -> Table:
    """A row for the mean and one for each indicator, each with its two lines."""
    table = new_table(words.titled("走势", history.overview.sample), layout)
    add_column(table, "指标", 10)
    add_column(table, "逐月", 17, fixed=True)
    add_column(table, "累计完成", 8, right=True)
    add_column(table, "年度目标", 8, right=True)
    add_column(table, "状态", 6)
    project = history.project
    table.add_row(
        cell(("平均完成率", "bold")),
        cell(*_pair(sparks.of_means(history, layout), "应达")),
        cell(notes.project_mean(project)),
        cell(""),
        cell([light(project.status, words.project_word(project.status))]),
    )
    table.add_section()
    for course in history.indicators:
        tracked = course.tracked
        is_level = tracked.indicator.is_level
        is_milestone = tracked.indicator.kind == "milestone"
        pair = _pair(sparks.of_indicator(course, layout), "目标" if is_level else "应达")
        table.add_row(
            cell(safe(tracked.name)),
            cell(*(notes.runs(course) if is_milestone else pair)),
            cell(words.actual(tracked)),
            cell(words.target(tracked)),
            cell([light(tracked.status, words.indicator_word(tracked))]),
        )
    return table


def _pair(lines: sparks.Sparks, owed: str) -> list[Paragraph]:
    return [f"实际 {lines.actual}", (f"{owed} {lines.owed}", "dim")]


def _forecasts(history: History, layout: Layout) -> Table:
    """推算, or why there is none, of each indicator."""
    table = new_table(words.titled("推算", history.overview.sample), layout)
    add_column(table, "指标", 10, None if layout.is_wide else 24)
    add_column(table, "照这样下去", 20)
    for course in history.indicators:
        tracked = course.tracked
        told = notes.outlook(tracked, history.overview.as_of)
        style = "" if tracked.forecast else "dim"
        table.add_row(cell(safe(tracked.name)), cell((told, style)))
    return table
