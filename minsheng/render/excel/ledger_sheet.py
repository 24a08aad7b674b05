"""台账: one row an indicator, every row filled, in the column order of the offices' ledgers.

The rows that sum up the levels and the whole stand below the filtered range, an empty row
apart. Between the others they would be sorted among them by the first click on a column, be
counted twice by every sum and pivot table over the range, and stand with the mean of a whole
level over the few rows that a filter leaves. Below it they stay, whatever is sorted and
filtered; the rows above are one outline group, so that folding it leaves the sums alone.
"""

from collections.abc import Callable
from typing import NamedTuple

from minsheng.render import words
from minsheng.render.excel import cells
from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Bars, Row, Sheet, head
from minsheng.render.excel.wording import all_counts, indicator_counts, source, title
from minsheng.summarize import Overview, Summary
from minsheng.track import TrackedIndicator, TrackedProject

NAME = "台账"
_NOTE = "筛选、排序只动明细，末尾的小计、合计不变"
_HEADER, _FROZEN = 2, 3
_COMPLETION = 10


class _Column(NamedTuple):
    title: str
    width: int
    cell: Callable[[TrackedProject, TrackedIndicator], Cell]


def _said(field: str) -> Callable[[TrackedProject, TrackedIndicator], Cell]:
    return lambda project, _: text(words.narrative(project, field, in_lines=True))


def _completion(_: TrackedProject, tracked: TrackedIndicator) -> Cell:
    return cells.share(tracked.assessment.completion if tracked.actual else None)


def _columns(overview: Overview) -> list[_Column]:
    centre = Look.CENTRE
    columns = [
        _Column("序号", 5, lambda p, _: cells.count(p.project.id)),
        _Column("市区分级", 5, lambda p, _: text(p.project.level, centre)),
        _Column("项目名称", 16, lambda p, _: text(p.project.name)),
        _Column("责任单位", 13, lambda p, _: text(words.units(p.project))),
        _Column(f"{overview.targets.year}年工作任务", 42, lambda p, _: text(p.project.task)),
        _Column("指标", 16, lambda _, i: text(i.name)),
        _Column("计量单位", 5, lambda _, i: text(i.indicator.measure or "", centre)),
        _Column("年度目标", 9, lambda _, i: cells.target(i)),
        _Column("本月新增", 8, lambda _, i: cells.added(i)),
        _Column("累计完成", 8, lambda _, i: cells.actual(i)),
        _Column("完成率", 9, _completion),
        _Column("序时进度", 8, lambda _, i: cells.share(i.assessment.planned)),
        _Column("状态", 11, lambda _, i: cells.light(i.status, words.indicator_word(i))),
        _Column("存在问题", 20, _said("problems")),
        _Column("下一步举措", 20, _said("next_steps")),
        _Column("佐证材料", 15, _said("evidence")),
    ]
    return [*columns, *([_Column("示例", 5, lambda *_: text("是", centre))] * overview.sample)]


def ledger_sheet(overview: Overview) -> Sheet:
    """The sheet of every indicator of the overview's projects, grouped by level."""
    columns = _columns(overview)
    named = title(overview, "工作台账")
    rows = head(named, source(overview, _NOTE), [column.title for column in columns])
    details = [
        Row([column.cell(project, tracked) for column in columns], outline=1)
        for project in by_level(overview)
        for tracked in project.indicators
    ]
    last = _HEADER + len(details)
    rows += [*details, *_sums(overview, len(columns))]
    return Sheet(
        NAME,
        named,
        [column.width for column in columns],
        rows,
        header=_HEADER,
        frozen=(_HEADER + 1, _FROZEN),
        filtered=(_HEADER, last),
        bars=(Bars(_COMPLETION, _HEADER + 1, len(rows) - 1),),
    )


def by_level(overview: Overview) -> list[TrackedProject]:
    """The projects in the list's order, those of one level together."""
    order = {name: number for number, (name, _) in enumerate(overview.levels)}
    return sorted(overview.projects, key=lambda project: order[project.project.level])


def _sums(overview: Overview, columns: int) -> list[Row]:
    gap = Row([Cell(look=Look.GAP, span=columns)])
    if not overview.projects:
        return [gap, Row([text(words.nothing(overview), Look.NOTE).across(columns)])]
    levels = overview.levels if len(overview.levels) > 1 else ()
    groups = [_sum("小计", name, summary, columns) for name, summary in levels]
    return [gap, *groups, _sum("合计", "全部", overview.overall, columns)]


def _sum(label: str, name: str, summary: Summary, columns: int) -> Row:
    """Counts and means of a level or of the whole, in the columns that they belong to."""
    counts = f"{all_counts(summary)}。指标 {indicator_counts(summary)}"
    row = [
        text(label, Look.CENTRE),
        text(name, Look.CENTRE),
        cells.counted(summary.projects, " 项"),
        Cell(),
        text(counts),
        cells.counted(summary.indicators, " 项"),
        *[Cell()] * 4,
        *cells.means(summary)[:2],
    ]
    return Row(row + [Cell()] * (columns - len(row)), strong=True)
