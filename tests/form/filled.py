"""Forms as somebody filled them in, written for the base ledger (示例县) by hand."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.form.columns import (
    AS_OF,
    COLUMNS,
    STAMP_SHEET,
    STAMP_VERSION,
    UNIT,
    VERSION,
    YEAR,
    Column,
)
from minsheng.form.heading import Asked
from minsheng.form.opening import opened_form
from minsheng.form.reading import Filled, read_form
from minsheng.ledger import Ledger
from minsheng.problems import Problem

TODAY = date(2026, 6, 30)
DAY = date(2025, 9, 30)
SHEET = "填报"
Row = Mapping[str, Any]

ROADS = {"序号": 1, "项目名称": "修路"}
CARE = {"序号": 2, "项目名称": "看病"}
STATIONS = {"序号": 3, "项目名称": "便民"}
HEAD_ROW = 4  # the rows of a form begin below it


def row(project: Row, indicator: str, actual: Any = None, item: str = "", **more: Any) -> Row:
    """A row about an indicator with its figure."""
    return {**project, "指标": indicator, "事项": item, "本期累计": actual, **more}


def above(unit: Any = "建设局", year: Any = 2025, as_of: Any = DAY) -> list[list[Any]]:
    """The lines above the table; the head then stands in line 4."""
    return [["示例县填报表"], [UNIT, unit, YEAR, year, AS_OF, as_of], []]


def lines_of(
    rows: Iterable[Row],
    head: Sequence[str] = COLUMNS,
    top: Sequence[Sequence[Any]] | None = None,
) -> list[list[Any]]:
    """All lines of a form: what stands above, the head, a line for each row."""
    lines = [list(line) for line in (above() if top is None else top)]
    return [*lines, list(head), *([one.get(title) for title in head] for one in rows)]


def excel(
    path: Path,
    rows: Iterable[Row],
    *,
    stamp: Mapping[str, Any] | None = None,
    formats: Mapping[str, str] | None = None,
    **layout: Any,
) -> Path:
    """An .xlsx form; `formats` by cell, `stamp` beside its version, `layout` as for lines_of."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for number, line in enumerate(lines_of(rows, **layout), 1):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(number, column, None if value == "" else value)
            if isinstance(value, str) and not value.startswith("=:"):
                cell.data_type = "s"
            elif isinstance(value, str):
                cell.value = f"={value[2:]}"
    for cell_name, number_format in (formats or {}).items():
        sheet[cell_name].number_format = number_format
    if stamp is not None:
        hidden = book.create_sheet(STAMP_SHEET)
        for title, value in {STAMP_VERSION: VERSION, **stamp}.items():
            hidden.append([title, value])
        hidden.sheet_state = "veryHidden"
    book.save(path)
    return path


def text(path: Path, rows: Iterable[Row], encoding: str = "utf-8-sig", **layout: Any) -> Path:
    """A .csv form; `separator` beside what `lines_of` takes."""
    out = io.StringIO()
    separator = layout.pop("separator", ",")
    csv.writer(out, delimiter=separator).writerows(lines_of(rows, **layout))
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def ledgers(data: Path) -> dict[int, Ledger]:
    """The ledgers of a data folder, which has no errors."""
    checked = check(open_folder(data), TODAY)
    assert not checked.has_errors
    return checked.ledgers


def read(path: Path, data: Path, **asked: Any) -> Filled | list[Problem]:
    """What a form says against a data folder, or what is wrong with it."""
    problems, filled = read_form(opened_form(str(path)), ledgers(data), Asked(**asked))
    assert problems or filled
    return problems or filled


def report_of(path: Path, data: Path, **asked: Any) -> dict[int, dict[str, Any]]:
    """The entries of a form without mistakes, by project."""
    found = read(path, data, **asked)
    assert isinstance(found, Filled), found
    entries = found.order.report.projects
    return {
        entry.project: entry.model_dump(exclude={"project"}, exclude_defaults=True)
        for entry in entries
    }


def mistakes(path: Path, data: Path, **asked: Any) -> list[tuple[str, str, str]]:
    """(cell, rule, message) of everything that is wrong with a form."""
    found = read(path, data, **asked)
    assert isinstance(found, list), found
    return [(one.place.cell, one.rule, one.message) for one in found]


def cell_of(title: str, number: int = 1) -> str:
    """The cell of a column in a row of a form (from 1), as it is named in messages."""
    letters = "ABCDEFGHIJKLMNOPQ"
    return f"{SHEET}!{letters[COLUMNS.index(Column(title))]}{HEAD_ROW + number}"
