"""责任单位: one row a unit, each project counted in full for every unit that shares it."""

from minsheng.render import overdue, words
from minsheng.render.excel import cells
from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Bars, Row, Sheet, head
from minsheng.render.excel.wording import source, title, unreported_note
from minsheng.summarize import Overview, UnitSummary
from minsheng.terms import Status

NAME = "责任单位"
_NOTE = "共同责任的项目在每个责任单位各计一次，各行不可相加"
_HEADER = 2
_STATUSES = [words.project_word(status) for status in Status]
_TITLES = [
    *("责任单位", "项目数", *_STATUSES),
    *("指标数", "已达标", "已填报", "未报指标", "平均完成率", "按序时应达", "偏差", "最近填报"),
    *("未报天数", "逾期未报"),
]
_WIDTHS = [26, 8, *[8] * len(Status), 8, 8, 8, 10, 14, 12, 9, 13, 9, 9]


def unit_sheet(overview: Overview) -> Sheet:
    """The sheet of the units of the overview's projects; no row adds them up."""
    named = title(overview, "各责任单位进展情况")
    notes = [_NOTE, *unreported_note(overview)]
    units = [Row(_unit(unit)) for unit in overview.units]
    empty = Row([text(words.nothing(overview), Look.NOTE).across(len(_TITLES))])
    rows = [
        *head(named, source(overview, *notes), _TITLES),
        *(units or [empty]),
    ]
    last = _HEADER + len(units)
    return Sheet(
        NAME,
        named,
        _WIDTHS,
        rows,
        header=_HEADER,
        frozen=(_HEADER + 1, 1),
        filtered=(_HEADER, last),
        bars=(Bars(_TITLES.index("平均完成率"), _HEADER + 1, last),) if units else (),
    )


def _unit(unit: UnitSummary) -> list[Cell]:
    summary = unit.summary
    return [
        text(unit.name),
        cells.count(summary.projects),
        *(cells.count(number) for _, number in words.counts(summary)),
        *cells.indicator_counts(summary),
        cells.count(summary.indicators_unreported),
        *cells.means(summary),
        cells.day(unit.last_report),
        cells.count(unit.silence.days),
        text(overdue.answer(unit.silence), Look.CENTRE),
    ]
