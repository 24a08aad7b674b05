"""The overview as an Excel workbook: 总览, 台账, 责任单位, 推算, 填报记录.

Each sheet is made as plain values first (`*_sheet`), then fitted (`fit`, `overlong`), then
written (`book`); how a figure stands in a cell is told in `cells`, how it looks in `looks`.
"""

from minsheng.ledger import Ledger
from minsheng.render import words
from minsheng.render.excel.book import packed
from minsheng.render.excel.fit import fitted
from minsheng.render.excel.forecast_sheet import forecast_sheet
from minsheng.render.excel.ledger_sheet import ledger_sheet
from minsheng.render.excel.overlong import with_long_texts
from minsheng.render.excel.overview_sheet import overview_sheet
from minsheng.render.excel.record_sheet import record_sheet
from minsheng.render.excel.sheet import Sheet
from minsheng.render.excel.unit_sheet import unit_sheet
from minsheng.summarize import Overview
from minsheng.text import safe


def file(overview: Overview, ledger: Ledger) -> bytes:
    """The workbook; the same data are the same bytes.

    UsageError where XlsxWriter is not installed.
    """
    made = sheets(overview, ledger)
    properties = {
        "title": made[0].title,
        "subject": words.source(overview),
        "company": safe(overview.targets.issuer or ""),
        "author": "minsheng",
    }
    return packed(made, properties)


def sheets(overview: Overview, ledger: Ledger) -> list[Sheet]:
    """The sheets in order, fitted to their texts; one more where a text is too long for a cell."""
    made = [
        overview_sheet(overview),
        ledger_sheet(overview),
        unit_sheet(overview),
        forecast_sheet(overview),
        record_sheet(overview, ledger),
    ]
    return with_long_texts([fitted(sheet) for sheet in made])
