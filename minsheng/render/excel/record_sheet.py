"""填报记录: every reported figure, one a row, with its file and line: a table for other programs.

Nothing but the table stands below its header. A checklist is reported by the names of what is
finished: its figure is their count. A milestone is 1 or 0, and shows as 已完成 or 未完成.
"""

from minsheng.ledger import Ledger
from minsheng.records import Record, records
from minsheng.render.excel import cells
from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Row, Sheet, head
from minsheng.render.excel.wording import source, title
from minsheng.summarize import Overview

NAME = "填报记录"
_NOTE = "累计数，清单类为已完成的件数；文件、行、列是它在填报文件里的位置"
_HEADER = 2
_COLUMNS = {
    "截至日期": 12,
    "责任单位": 18,
    "序号": 6,
    "项目名称": 23,
    "指标": 23,
    "计量单位": 9,
    "填报数": 10,
    "已完成事项": 28,
    "更正说明": 20,
    "文件": 32,
    "行": 6,
    "列": 6,
}


def record_sheet(overview: Overview, ledger: Ledger) -> Sheet:
    """The sheet of the figures of the overview's projects up to its date."""
    titles = [*_COLUMNS, *(["示例"] * overview.sample)]
    named = title(overview, "填报记录")
    found = [Row(_record(record, overview.sample)) for record in records(ledger, overview)]
    note = source(overview, _NOTE if found else "还没有填报")
    rows = [
        *head(named, note, titles),
        *found,
    ]
    return Sheet(
        NAME,
        named,
        [*_COLUMNS.values(), *([6] * overview.sample)],
        rows,
        header=_HEADER,
        frozen=(_HEADER + 1, 1),
        filtered=(_HEADER, _HEADER + len(found)),
    )


def _record(record: Record, sample: bool) -> list[Cell]:
    project, indicator, figure, correction = record
    items = figure.value if isinstance(figure.value, tuple) else ()
    return [
        cells.day(figure.as_of),
        text(figure.unit),
        cells.count(project.id),
        text(project.name),
        text(indicator.name),
        text(indicator.measure or "", Look.CENTRE),
        cells.reported(figure.value),
        text("、".join(items)),
        text(correction or ""),
        text(figure.path),
        cells.count(figure.line),
        cells.count(figure.column),
        *([text("是", Look.CENTRE)] * sample),
    ]
