"""The form that `minsheng template` makes, filled in and read back, as Excel and as CSV."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from minsheng.form.csv_text import csv_bytes
from minsheng.form.excel import workbook_bytes
from minsheng.form.reading import Filled
from minsheng.form.rows import Form, form_of
from minsheng.terms import ENTRY_WORDS

from .filled import ledgers, read, report_of

DAY = date(2025, 9, 30)
UNITS = ["建设局", "卫健局"]
WORDS = {
    "progress": "第一行\n第二行",
    "problems": "=1+2",
    "next_steps": "赶工。",
    "evidence": ("台账", "照片"),
    "correction": "核减",
    "accepted": date(2025, 9, 26),
}


def form_for(base: Path, unit: str) -> Form:
    return form_of(ledgers(base)[2025], unit, DAY)


def answers(form: Form) -> tuple[list[object], dict[int, dict[str, Any]]]:
    """What is typed for each row, and what is to be read of it: 是 everywhere, 1, 2, 3 …."""
    typed: list[object] = []
    expected: dict[int, dict[str, Any]] = {}
    for number, row in enumerate(form.rows, 1):
        entry = expected.setdefault(row.project, {"actuals": {}, **WORDS})
        if row.item:
            entry["actuals"][row.indicator] = (*entry["actuals"].get(row.indicator, ()), row.item)
        else:
            entry["actuals"][row.indicator] = True if row.is_yes_no else number
        typed.append("是" if row.is_yes_no else number)
    return typed, expected


def cell_text(value: object) -> str:
    return "；".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("unit", UNITS)
def test_the_excel_form_comes_back(tmp_path: Path, base: Path, unit: str):
    form = form_for(base, unit)
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook_bytes(form))
    typed, expected = answers(form)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    [head] = [cells for cells in sheet.iter_rows() if cells[0].value == "序号"]
    column = {cell.value: cell.column for cell in head}
    told: set[int] = set()
    for number, value in enumerate(typed):
        at = head[0].row + 1 + number
        sheet.cell(at, column["本期累计"]).value = value
        project = form.rows[number].project
        for key, title in ENTRY_WORDS.items() if project not in told else ():
            cell = sheet.cell(at, column[title])
            said = WORDS[key]
            cell.value = said if isinstance(said, date) else cell_text(said)
            cell.data_type = "d" if isinstance(said, date) else "s"
        told.add(project)
    book.save(path)
    assert report_of(path, base) == expected


@pytest.mark.parametrize("unit", UNITS)
def test_the_csv_form_comes_back(tmp_path: Path, base: Path, unit: str):
    form = form_for(base, unit)
    typed, expected = answers(form)
    lines = list(csv.reader(io.StringIO(csv_bytes(form).decode("utf-8-sig"))))
    [head] = [number for number, line in enumerate(lines) if line[0] == "序号"]
    titles = lines[head]
    told: set[int] = set()
    for line, row, value in zip(lines[head + 1 :], form.rows, typed, strict=True):
        line[titles.index("本期累计")] = str(value)
        for key, title in ENTRY_WORDS.items() if row.project not in told else ():
            line[titles.index(title)] = cell_text(WORDS[key])
        told.add(row.project)
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    path = tmp_path / "表.csv"
    path.write_text(out.getvalue(), encoding="gbk", newline="")
    assert report_of(path, base) == expected


@pytest.mark.parametrize("unit", UNITS)
def test_a_blank_form_says_nothing(tmp_path: Path, base: Path, unit: str):
    form = form_for(base, unit)
    for name, data in {"表.xlsx": workbook_bytes(form), "表.csv": csv_bytes(form)}.items():
        (tmp_path / name).write_bytes(data)
        found = read(tmp_path / name, base)
        assert isinstance(found, Filled)
        assert (found.order.unit, found.order.year, found.order.report.as_of) == (unit, 2025, DAY)
        assert (found.order.report.projects, found.notes) == ((), [])
