"""The tables of `status`, laid out for narrow, ordinary and wide terminals."""

from fractions import Fraction
from math import floor
from typing import NamedTuple

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from minsheng.render import words
from minsheng.render.prose import Prose
from minsheng.summarize import Overview, Summary
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedProject

_STYLES = {
    Status.DONE: "white on blue",
    Status.MET: "black on green",
    Status.ON_TRACK: "green",
    Status.WARNING: "black on yellow",
    Status.BEHIND: "white on red",
    Status.UNREPORTED: "reverse",
}


class Layout(NamedTuple):
    """The width in columns, and whether only ASCII can be shown."""

    width: int
    ascii_only: bool

    @property
    def is_narrow(self) -> bool:
        """Too narrow for a unit, a bar and a weakest indicator side by side."""
        return self.width < 110

    @property
    def is_wide(self) -> bool:
        """Wide enough for everything on one line."""
        return self.width >= 150


def light(status: Status, words_: str, lit: bool = True) -> Text:
    """A status with its word, in its colour where it is lit."""
    return Text(f" {words_} ", style=_STYLES[status] if lit else "dim")


def bar(done: Fraction, planned: Fraction, layout: Layout, cells: int) -> Text:
    """A bar of `cells` columns: done, owed but not done, not owed yet. Never full below 1."""
    full, owed, empty = ("#", "-", ".") if layout.ascii_only else ("█", "▒", "░")
    filled = floor(done * cells)
    due = max(floor(planned * cells), filled)
    text = Text(full * filled)
    text.append(owed * (due - filled), style="red")
    text.append(empty * (cells - due), style="dim")
    return text


def new_table(title: str, layout: Layout, *, lines: bool = False) -> Table:
    """An empty table with its title; text wraps and nothing is cut."""
    style = box.ASCII if layout.ascii_only else box.SIMPLE_HEAD
    return Table(
        title=Text(title, style="bold"),
        title_justify="left",
        box=style,
        show_lines=lines,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
        header_style="bold",
    )


def add_column(
    table: Table, header: str, least: int, *, right: bool = False, fixed: bool = False
) -> None:
    """Add a column of at least `least` columns' width; a `fixed` one never wraps."""
    table.add_column(
        header,
        justify="right" if right else "left",
        min_width=least,
        overflow="fold",
        no_wrap=fixed,
    )


def attention(overview: Overview, layout: Layout) -> Table | None:
    """需督办: the worst first, with unit, weakest indicator and what is left; None without any."""
    chosen = overview.attention
    if not chosen:
        return None
    counts = overview.overall.counts
    parts = [f"{PROJECT_WORDS[p]} {counts[p]}" for p in _ATTENTION_ORDER if counts[p]]
    title = f"需督办 {len(chosen)} 项：{'、'.join(parts)}"
    table = new_table(words.titled(title, overview.sample), layout)
    add_column(table, "状态", 6, fixed=True)
    add_column(table, "序号", 4, right=True, fixed=True)
    add_column(table, "项目" if not layout.is_narrow else "项目／责任单位", 18)
    if not layout.is_narrow:
        add_column(table, "责任单位", 12)
    add_column(table, "短板指标", 20)
    add_column(table, "偏差", 5, right=True, fixed=True)
    for project in chosen:
        table.add_row(*_attention_row(project, layout))
    return table


_ATTENTION_ORDER = (Status.BEHIND, Status.UNREPORTED, Status.WARNING)


def _attention_row(project: TrackedProject, layout: Layout) -> list[RenderableType]:
    weakest = project.weakest
    short = words.weakest(project)
    if weakest.actual is not None:
        short += f"，{words.left(weakest)}"
    return [
        light(project.status, words.project_word(project.status)),
        Text(str(project.project.id)),
        *_name_and_units(project, layout),
        Prose(short),
        Text(words.points(weakest.printed_variance)),
    ]


def _name_and_units(project: TrackedProject, layout: Layout) -> list[RenderableType]:
    """The project's name and its units, below each other where the terminal is narrow."""
    name, units = safe(project.project.name), words.units(project.project)
    if layout.is_narrow:
        return [Prose(name, (units, "dim"))]
    return [Prose(name), Prose(units)]


def by_project(overview: Overview, layout: Layout) -> Table:
    """One row a project, in the list's order, its level above it where there are several."""
    table = new_table(words.titled("各项目", overview.sample), layout)
    add_column(table, "序号", 4, right=True, fixed=True)
    add_column(table, "项目" if not layout.is_narrow else "项目／责任单位", 20)
    if not layout.is_narrow:
        add_column(table, "责任单位", 12)
    add_column(table, "达标", 5, right=True, fixed=True)
    if layout.is_wide:
        add_column(table, "", 20, fixed=True)
    elif not layout.is_narrow:
        add_column(table, "", 10, fixed=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    add_column(table, "应达", 6, right=True, fixed=True)
    add_column(table, "偏差", 5, right=True, fixed=True)
    if layout.is_wide:
        add_column(table, "短板指标", 24)
    add_column(table, "状态", 8, fixed=True)
    level = None
    for project in overview.projects:
        if level not in (None, project.project.level):
            table.add_section()
        level = project.project.level
        table.add_row(*_project_row(project, layout))
    return table


def _mark(unreported: int) -> str:
    """The mark on a mean in which unreported indicators count 0; explained by UNREPORTED_NOTE."""
    return "*" if unreported else ""


UNREPORTED_NOTE = "* 含未报指标，未报按 0 计"


def _project_row(project: TrackedProject, layout: Layout) -> list[RenderableType]:
    bars = [bar(project.completion, project.planned, layout, 20 if layout.is_wide else 10)]
    return [
        Text(str(project.project.id)),
        *_name_and_units(project, layout),
        Text(f"{project.met}/{len(project.indicators)}"),
        *([] if layout.is_narrow else bars),
        Text(words.share(project.completion) + _mark(len(project.indicators) - project.reported)),
        Text(words.share(project.planned)),
        Text(words.points(project.printed_variance)),
        *([Prose(words.weakest(project))] if layout.is_wide else []),
        light(project.status, words.project_word(project.status)),
    ]


def by_level(overview: Overview, layout: Layout) -> Table:
    """One row a level, and the whole."""
    table = _summary_table(words.titled("各级别", overview.sample), "级别", layout)
    for name, summary in overview.levels:
        table.add_row(Prose(safe(name)), *_summary_row(summary, layout))
    table.add_section()
    table.add_row(Text("合计"), *_summary_row(overview.overall, layout))
    return table


def by_unit(overview: Overview, layout: Layout) -> Table:
    """One row a unit; shared projects count in full for each unit."""
    joint = any(len(project.project.units) > 1 for project in overview.projects)
    title = "各责任单位" + ("：共同责任的项目各计一次，不可相加" if joint else "")
    table = _summary_table(words.titled(title, overview.sample), "责任单位", layout)
    if layout.is_wide:
        add_column(table, "最近填报", 10, fixed=True)
    for unit in overview.units:
        cells = _summary_row(unit.summary, layout)
        if layout.is_wide:
            cells.append(Text(str(unit.last_report or "未报")))
        table.add_row(Prose(safe(unit.name)), *cells)
    return table


def _summary_table(title: str, first: str, layout: Layout) -> Table:
    table = new_table(title, layout)
    add_column(table, first, 12)
    add_column(table, "项目", 4, right=True, fixed=True)
    for status in Status:
        add_column(table, PROJECT_WORDS[status], 4, right=True, fixed=True)
    add_column(table, "达标", 5, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "已报", 5, right=True, fixed=True)
        add_column(table, "", 10, fixed=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "应达", 6, right=True, fixed=True)
        add_column(table, "偏差", 5, right=True, fixed=True)
    return table


def _summary_row(summary: Summary, layout: Layout) -> list[RenderableType]:
    cells: list[RenderableType] = [Text(str(summary.projects))]
    cells += [_count(status, number) for status, number in words.counts(summary)]
    cells.append(Text(f"{summary.indicators_met}/{summary.indicators}"))
    mark = _mark(summary.indicators_unreported)
    if layout.is_narrow:
        return [*cells, Text(words.share(summary.completion) + mark)]
    share = bar(summary.completion or Fraction(0), summary.planned or Fraction(0), layout, 10)
    return [
        *cells,
        Text(f"{summary.indicators_reported}/{summary.indicators}"),
        share,
        Text(words.share(summary.completion) + mark),
        Text(words.share(summary.planned)),
        Text(words.points(summary.printed_variance)),
    ]


def _count(status: Status, number: int) -> Text:
    if not number:
        return Text("0", style="dim")
    return Text(str(number), style="bold red" if status is Status.BEHIND else "bold")
