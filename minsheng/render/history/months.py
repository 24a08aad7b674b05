"""The months of a project and of its indicators as tables, one row a month."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import RenderableType
from rich.table import Table

from minsheng.months import Course, History, Month, ProjectMonth
from minsheng.numerals import Number, plain
from minsheng.render import words
from minsheng.render.history import notes
from minsheng.render.prose import Paragraph, Prose, cell
from minsheng.render.tables import Layout, add_column, bar, light, new_table
from minsheng.terms import INDICATOR_WORDS


def means(history: History, layout: Layout) -> list[RenderableType]:
    """The project's mean completion month by month."""
    table = new_table(words.titled("各月平均完成率", history.overview.sample), layout)
    add_column(table, "月末", 7, fixed=True)
    if not layout.is_tiny:
        add_column(table, "", _cells(layout), fixed=True)
    add_column(table, "平均完成率", 10, right=True, fixed=True)
    add_column(table, "应达", 6, right=True, fixed=True)
    add_column(table, "偏差", 6, right=True, fixed=True)
    if not layout.is_tiny:
        add_column(table, "达标", 5, right=True, fixed=True)
    add_column(table, "状态", 6, fixed=True)
    add_column(table, "备注", 8)
    for month in history.months:
        table.add_row(*_mean(month, layout))
    known = [month.tracked for month in history.months if month.is_known]
    is_partial = any(0 < one.reported < len(one.indicators) for one in known)
    return [table, *([Prose((words.UNREPORTED_NOTE, "dim"))] if is_partial else []), ""]


def _cells(layout: Layout) -> int:
    """The columns of a bar."""
    return 10 if layout.is_narrow else 20


def _mean(month: ProjectMonth, layout: Layout) -> list[Prose]:
    tracked = month.tracked
    done = bar(tracked.completion, tracked.planned, layout, _cells(layout))
    known: list[Paragraph] = [
        done,
        notes.project_mean(tracked),
        words.points(tracked.printed_variance),
        f"{tracked.met}/{len(tracked.indicators)}",
        [light(tracked.status, words.project_word(tracked.status))],
    ]
    bars, mean, variance, met, status = known if month.is_known else [""] * len(known)
    return [
        cell(notes.label(month.day)),
        *([] if layout.is_tiny else [cell(bars)]),
        cell(mean),
        cell(words.share(tracked.planned)),
        cell(variance),
        *([] if layout.is_tiny else [cell(met)]),
        cell(status),
        _remarks(notes.on_project_month(month), layout),
    ]


def _remarks(told: list[str], layout: Layout) -> Prose:
    """Remarks in one line that is broken between them; in a tiny terminal a line each."""
    if layout.is_tiny:
        return cell(*((one, "dim") for one in told))
    return cell([(f"{one}；", "dim") for one in told[:-1]] + [(one, "dim") for one in told[-1:]])


def months(history: History, course: Course, layout: Layout) -> Iterator[RenderableType]:
    """An indicator month by month, with its corrections, adjustments and sources below.

    A milestone's months are told with the lines of all indicators; they need no table.
    """
    title = words.titled(notes.title(course.tracked), history.overview.sample)
    is_milestone = course.tracked.indicator.kind == "milestone"
    yield Prose((title, "bold")) if is_milestone else _table(title, course, layout)
    yield from (Prose(line) for line in notes.below(course))
    if is_milestone or not layout.is_wide:
        yield from (Prose((line, "dim")) for line in notes.sources(course))
    yield ""


def _table(title: str, course: Course, layout: Layout) -> Table:
    is_level = course.tracked.indicator.is_level
    table = new_table(title, layout)
    add_column(table, "月末", 7, fixed=True)
    add_column(table, "时点值" if is_level else "累计完成", 8, right=True)
    if not layout.is_tiny:
        add_column(table, "比上月" if is_level else "本月新增", 8, right=True)
    add_column(table, "目标" if is_level else "应达", 6, right=True)
    add_column(table, "完成率", 6, right=True, fixed=True)
    if not layout.is_tiny:
        add_column(table, "偏差", 6, right=True, fixed=True)
    add_column(table, "状态", 6, fixed=True)
    add_column(table, "备注", 8)
    if layout.is_wide:
        add_column(table, "来源", 12)
    for month in course.months:
        if month.matters:
            table.add_row(*_row(month, layout))
    return table


def _row(month: Month, layout: Layout) -> list[Prose]:
    tracked = month.tracked
    actual, added, share, variance, status = _known(month)
    figures = tracked.actual.sources if tracked.actual else ()
    return [
        cell(notes.label(month.day)),
        cell(actual),
        *([] if layout.is_tiny else [cell(added)]),
        cell(plain(_due(month))),
        cell(share),
        *([] if layout.is_tiny else [cell(variance)]),
        cell(status),
        _remarks(notes.on_month(month), layout),
        *([cell((notes.source(figures), "dim"))] if layout.is_wide else []),
    ]


def _due(month: Month) -> Number | Fraction:
    """What is owed; of a level, which owes nothing until it is due, the target."""
    verdict = month.tracked.assessment
    return verdict.target if month.tracked.indicator.is_level else verdict.owed


def _known(month: Month) -> list[Paragraph]:
    """What is known only when the day has come: actual, 新增, completion, variance, status."""
    tracked = month.tracked
    if not month.is_known:
        return [""] * 5
    return [
        words.actual(tracked, with_measure=False),
        words.NONE if tracked.added is None else plain(tracked.added),
        words.share(tracked.assessment.completion) if tracked.actual else words.NONE,
        words.points(tracked.printed_variance),
        [light(tracked.status, INDICATOR_WORDS[tracked.status])],
    ]
