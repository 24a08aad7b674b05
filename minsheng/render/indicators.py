"""The table of indicators: below each project of `report`, and of `status --by indicator`."""

from rich.table import Table

from minsheng.numerals import plain
from minsheng.render import words
from minsheng.render.prose import Prose, cell
from minsheng.render.tables import Layout, add_column, bar, light, new_table
from minsheng.summarize import Overview
from minsheng.text import safe
from minsheng.track import TrackedIndicator


def by_indicator(overview: Overview, layout: Layout) -> Table:
    """One row an indicator, a blank line between the projects."""
    table = indicator_table(words.titled("各指标", overview.sample), layout, numbered=True)
    for project in overview.projects:
        for tracked in project.indicators:
            row = indicator_row(tracked, layout)
            table.add_row(cell(str(project.project.id)), *row)
        table.add_section()
    return table


def indicator_table(title: str, layout: Layout, *, numbered: bool = False) -> Table:
    """An empty table for `indicator_row`s."""
    table = new_table(title, layout)
    if numbered:
        add_column(table, "序号", 4, right=True, fixed=True)
    add_column(table, "指标", 10)
    add_column(table, "年度目标", 8, right=True)
    add_column(table, "累计完成", 8, right=True)
    if not layout.is_tiny:
        add_column(table, "本月新增", 8, right=True)
    if not layout.is_narrow:
        add_column(table, "", 10, fixed=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "应达", 6, right=True)
    if not layout.is_tiny:
        add_column(table, "偏差", 6, right=True, fixed=True)
    add_column(table, "状态", 6)
    return table


def indicator_row(tracked: TrackedIndicator, layout: Layout) -> list[Prose]:
    """The cells of one indicator."""
    verdict = tracked.assessment
    reported = tracked.actual is not None
    whole = tracked.indicator.subset_of
    part = [(f"“{safe(whole)}”的一部分", "dim")] if whole else []
    own = words.own_schedule(tracked)
    part += [(own, "dim")] if own else []
    progress = cell(bar(verdict.completion, verdict.planned, layout, 10))
    return [
        cell(safe(tracked.name), *part),
        cell(words.target(tracked)),
        cell(words.actual(tracked)),
        *([] if layout.is_tiny else [cell(words.added(tracked))]),
        *([] if layout.is_narrow else [progress]),
        cell(words.share(verdict.completion) if reported else words.NONE),
        *([] if layout.is_narrow else [cell(plain(verdict.owed))]),
        *([] if layout.is_tiny else [cell(words.points(tracked.printed_variance))]),
        cell(light(tracked.status, words.indicator_word(tracked))),
    ]
