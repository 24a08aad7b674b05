"""推算: one row for each unmet quantity that has a forecast, what misses first; to be filtered.

Dates are dates and amounts numbers in the indicator's 计量单位; a date that never comes and an
amount that was owed before the figure are words in their place.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from minsheng.forecast import Pace
from minsheng.numerals import as_decimal, plain
from minsheng.prospects import Prospect, prospects
from minsheng.render import outlook, words
from minsheng.render.excel import cells
from minsheng.render.excel.cells import DAY, Cell, text
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Row, Sheet, head
from minsheng.render.excel.wording import source, title
from minsheng.render.forecast_rows import DUE, MISSED
from minsheng.summarize import Overview

NAME = "推算"
_HEADER, _FROZEN = 2, 4


class _Column(NamedTuple):
    title: str
    width: int
    cell: Callable[[Prospect], Cell]


def _columns(overview: Overview) -> list[_Column]:
    columns = [
        _Column("状态", 9, _light),
        _Column("序号", 6, lambda one: cells.count(one.project.project.id)),
        _Column("项目名称", 20, lambda one: text(one.project.project.name)),
        _Column("指标", 20, lambda one: text(one.tracked.name)),
        _Column("责任单位", 14, lambda one: text("、".join(one.tracked.units))),
        _Column("计量单位", 6, lambda one: text(one.tracked.indicator.measure or "", Look.CENTRE)),
        _Column("年度目标", 9, lambda one: cells.target(one.tracked)),
        _Column("累计完成", 9, lambda one: cells.actual(one.tracked)),
        _Column("推算起点", 12, lambda one: cells.day(one.forecast.as_of)),
        _Column("到期", 12, lambda one: cells.day(one.tracked.window.due)),
        _Column("所需月进度", 9, lambda one: _amount(_needed(one))),
        _Column("近期自", 12, lambda one: cells.day(one.forecast.recent.since)),
        _Column("近期每月", 9, lambda one: _amount(outlook.per_month(one.forecast.recent))),
        _Column("按近期达标", 12, lambda one: _met(one.forecast.recent.met_on)),
        _Column("按近期到期差", 9, lambda one: _short(one.forecast.recent)),
        _Column("开始自", 12, lambda one: cells.day(one.forecast.overall.since)),
        _Column("开始以来每月", 9, lambda one: _amount(outlook.per_month(one.forecast.overall))),
        _Column("按开始以来达标", 12, lambda one: _met(one.forecast.overall.met_on)),
        _Column("按开始以来到期差", 9, lambda one: _short(one.forecast.overall)),
    ]
    sample = _Column("示例", 6, lambda _: text("是", Look.CENTRE))
    return [*columns, *([sample] * overview.sample)]


def forecast_sheet(overview: Overview) -> Sheet:
    """The sheet of the forecasts of the overview's projects."""
    columns = _columns(overview)
    found = prospects(overview.projects)
    named = title(overview, "推算")
    untold = outlook.untold(found)
    notes = [outlook.title(found), *([untold] if untold else [])]
    above = f"{source(overview, *notes)}\n{outlook.METHOD}"
    told = [Row([column.cell(one) for column in columns]) for one in found.found]
    empty = Row([text("没有可以推算的指标。", Look.NOTE).across(len(columns))])
    rows = [
        *head(named, above, [column.title for column in columns]),
        *(told or [empty]),
    ]
    return Sheet(
        NAME,
        named,
        [column.width for column in columns],
        rows,
        header=_HEADER,
        frozen=(_HEADER + 1, _FROZEN),
        filtered=(_HEADER, _HEADER + len(told)),
    )


def _light(one: Prospect) -> Cell:
    return cells.light(one.tracked.status, words.indicator_word(one.tracked))


def _needed(one: Prospect) -> Fraction | None:
    return outlook.needed_per_month(one.tracked, one.forecast)


def _short(pace: Pace) -> Cell:
    return _amount(outlook.shortfall(pace))


def _amount(number: Fraction | None) -> Cell:
    """An amount; that it is due already where there is none."""
    if number is None:
        return text(DUE, Look.CENTRE)
    return cells.figure(as_decimal(number), plain(number))


def _met(day: date | None) -> Cell:
    return Cell(day, Look.CENTRE, DAY, str(day)) if day else text(MISSED, Look.CENTRE)
