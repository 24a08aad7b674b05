"""The tables of `status`, laid out for narrow, ordinary and wide terminals."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import NamedTuple

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table

from minsheng.render import overdue, words
from minsheng.render.prose import Prose, Span, cell
from minsheng.silence import Silence
from minsheng.summarize import Overview, Summary
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedProject

_ASCII_HEAD = box.Box("    \n    \n -- \n    \n    \n -- \n    \n    \n", ascii=True)
_LATE = "bold red"
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
    def is_tiny(self) -> bool:
        """Too narrow even for a count of each status side by side."""
        return self.width < 76

    @property
    def is_narrow(self) -> bool:
        """Too narrow for a unit, a bar and a weakest indicator side by side."""
        return self.width < 110

    @property
    def is_wide(self) -> bool:
        """Wide enough for everything on one line."""
        return self.width >= 150


def light(status: Status, word: str, lit: bool = True) -> Span:
    """A status with its word, in its colour where it is lit."""
    return f" {word} ", _STYLES[status] if lit else "dim"


def bar(done: Fraction, planned: Fraction, layout: Layout, cells: int) -> list[Span]:
    """A bar of `cells` columns: done, owed but not done, not owed yet. Never full below 1."""
    full, owed, empty = ("#", "-", ".") if layout.ascii_only else ("█", "▒", "░")
    filled = floor(done * cells)
    due = max(floor(planned * cells), filled)
    spans = [
        (full * filled, ""),
        (owed * (due - filled), "red"),
        (empty * (cells - due), "dim"),
    ]
    return [span for span in spans if span[0]]


class _Titled(Table):
    """A table below its title, which wraps where the screen ends and not where the table does."""

    heading = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The title over the whole width, then the table."""
        if self.heading:
            yield Prose((self.heading, "bold"))
        yield from super().__rich_console__(console, options)


def new_table(title: str, layout: Layout) -> Table:
    """An empty table with its title, which may be empty; text wraps and nothing is cut."""
    table = _Titled(
        box=_ASCII_HEAD if layout.ascii_only else box.SIMPLE_HEAD, padding=0, show_edge=False
    )
    table.heading = title
    return table


def add_column(
    table: Table,
    header: str,
    least: int,
    most: int | None = None,
    *,
    right: bool = False,
    fixed: bool = False,
) -> None:
    """Add a column `least` to `most` wide (in terminal columns); a `fixed` one never wraps."""
    table.add_column(
        cell((header, "bold")),
        justify="right" if right else "left",
        min_width=least + 1,
        max_width=most + 1 if most else None,
        overflow="fold",
        no_wrap=fixed,
    )


def attention(overview: Overview, layout: Layout) -> Table | None:
    """需督办: the worst first, with unit, weakest indicator and what is left; None without any."""
    chosen = overview.attention
    if not chosen:
        return None
    table = new_table(words.titled(words.attention(overview), overview.sample), layout)
    add_column(table, "状态", 6, fixed=True)
    add_column(table, "序号", 4, right=True, fixed=True)
    _add_name_and_units(table, layout)
    add_column(table, "短板指标", 14)
    add_column(table, "短板偏差", 8, right=True, fixed=True)
    for project in chosen:
        table.add_row(*_attention_row(project, layout))
    return table


def _attention_row(project: TrackedProject, layout: Layout) -> list[Prose]:
    weakest = project.weakest
    short = words.weakest(project)
    if weakest.actual is not None:
        short += f"，{words.left(weakest)}"
    return [
        cell([light(project.status, words.project_word(project.status))]),
        cell(str(project.project.id)),
        *_name_and_units(project, layout),
        cell(short),
        cell(words.points(weakest.printed_variance)),
    ]


def _add_name_and_units(table: Table, layout: Layout) -> None:
    if layout.is_narrow:
        add_column(table, "项目／责任单位", 12)
        return
    add_column(table, "项目", 18)
    add_column(table, "责任单位", 12, None if layout.is_wide else 22)


def _name_and_units(project: TrackedProject, layout: Layout) -> list[Prose]:
    """The project's name and its units, below each other where the terminal is narrow."""
    name, units = safe(project.project.name), words.units(project.project)
    return [cell(name, (units, "dim"))] if layout.is_narrow else [cell(name), cell(units)]


def by_project(overview: Overview, layout: Layout) -> Table:
    """One row a project; a blank line between the levels where those of one stand together."""
    table = new_table(words.titled("各项目", overview.sample), layout)
    add_column(table, "序号", 4, right=True, fixed=True)
    _add_name_and_units(table, layout)
    add_column(table, "达标", 4, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "", _bar_cells(layout), fixed=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    if not layout.is_tiny:
        add_column(table, "应达", 6, right=True, fixed=True)
    add_column(table, "偏差", 5, right=True, fixed=True)
    if layout.is_wide:
        add_column(table, "短板指标", 24)
    add_column(table, "状态", 8, fixed=True)
    for group in _sections(overview.projects):
        for project in group:
            table.add_row(*_project_row(project, layout))
        table.add_section()
    return table


def _sections(projects: Iterable[TrackedProject]) -> list[list[TrackedProject]]:
    """The projects level by level; all in one where sorting has torn a level."""
    listed = list(projects)
    groups = [list(group) for _, group in groupby(listed, key=lambda one: one.project.level)]
    levels = {one.project.level for one in listed}
    return groups if len(groups) == len(levels) else [listed]


def _bar_cells(layout: Layout) -> int:
    return 20 if layout.is_wide else 10


def _mark(unreported: int) -> str:
    """The mark on a mean in which unreported indicators count 0; words.UNREPORTED_NOTE explains."""
    return words.UNREPORTED_MARK if unreported else ""


def _project_row(project: TrackedProject, layout: Layout) -> list[Prose]:
    mark = _mark(len(project.indicators) - project.reported)
    bars = cell(bar(project.completion, project.planned, layout, _bar_cells(layout)))
    return [
        cell(str(project.project.id)),
        *_name_and_units(project, layout),
        cell(f"{project.met}/{len(project.indicators)}"),
        *([] if layout.is_narrow else [bars]),
        cell(words.share(project.completion) + mark),
        *([] if layout.is_tiny else [cell(words.share(project.planned))]),
        cell(words.points(project.printed_variance)),
        *([cell(words.weakest(project))] if layout.is_wide else []),
        cell([light(project.status, words.project_word(project.status))]),
    ]


def by_level(overview: Overview, layout: Layout) -> Table:
    """One row a level, and the whole."""
    has_bar = not layout.is_narrow
    table = _summary_table(words.titled("各级别", overview.sample), "级别", layout, has_bar)
    for name, summary in overview.levels:
        table.add_row(cell(safe(name)), *_summary_row(summary, layout, has_bar))
    table.add_section()
    table.add_row(cell("合计"), *_summary_row(overview.overall, layout, has_bar))
    return table


def by_unit(overview: Overview, layout: Layout) -> RenderableType:
    """One row a unit; shared projects count in full for each unit.

    Units that are overdue are marked; where there is no room for dates, in a line below it.
    A bar stands beside the mean only where names and dates need no room.
    """
    joint = overview.has_joint_projects
    title = "各责任单位" + ("：共同责任的项目各计一次，不可相加" if joint else "")
    table = _summary_table(words.titled(title, overview.sample), "责任单位", layout, layout.is_wide)
    if not layout.is_narrow:
        add_column(table, "最近填报", 10)
        add_column(table, "天数", 4, right=True, fixed=True)
    for unit in overview.units:
        heard = [] if layout.is_narrow else _heard(unit.silence)
        table.add_row(
            cell(safe(unit.name)), *_summary_row(unit.summary, layout, layout.is_wide), *heard
        )
    late = overdue.line(overview) if layout.is_narrow else ""
    return Group(table, Prose((late, _LATE))) if late else table


def _heard(silence: Silence) -> list[Prose]:
    """When a unit reported last, below it that this is too long ago, and the days since then."""
    late = [("逾期未报", _LATE)] if silence.is_overdue else []
    return [cell(overdue.last_report(silence), *late), cell(str(silence.days))]


def _summary_table(title: str, first: str, layout: Layout, has_bar: bool) -> Table:
    table = new_table(title, layout)
    add_column(table, first, 8)
    add_column(table, "项目", 4, right=True, fixed=True)
    for status in _shown_statuses(layout):
        add_column(table, PROJECT_WORDS[status], 4, right=True, fixed=True)
    add_column(table, "达标", 5, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "已报", 5, right=True, fixed=True)
    if has_bar:
        add_column(table, "", 10, fixed=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    if not layout.is_narrow:
        add_column(table, "应达", 6, right=True, fixed=True)
        add_column(table, "偏差", 5, right=True, fixed=True)
    return table


def _shown_statuses(layout: Layout) -> tuple[Status, ...]:
    """All statuses; in a tiny terminal those that need supervision."""
    return words.ATTENTION_ORDER if layout.is_tiny else tuple(Status)


def _summary_row(summary: Summary, layout: Layout, has_bar: bool) -> list[Prose]:
    mean = cell(words.share(summary.completion) + _mark(summary.indicators_unreported))
    cells = [
        cell(str(summary.projects)),
        *(_count(status, summary.counts[status]) for status in _shown_statuses(layout)),
        cell(f"{summary.indicators_met}/{summary.indicators}"),
    ]
    if layout.is_narrow:
        return [*cells, mean]
    bars = bar(summary.completion or Fraction(0), summary.planned or Fraction(0), layout, 10)
    return [
        *cells,
        cell(f"{summary.indicators_reported}/{summary.indicators}"),
        *([cell(bars)] if has_bar else []),
        mean,
        cell(words.share(summary.planned)),
        cell(words.points(summary.printed_variance)),
    ]


def _count(status: Status, number: int) -> Prose:
    if not number:
        return cell(("0", "dim"))
    return cell((str(number), "bold red" if status is Status.BEHIND else "bold"))
