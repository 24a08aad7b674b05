"""The form in LibreOffice: opened, saved and printed by the program itself."""

import io
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from programs import needs

from minsheng.form.blank import is_blank
from minsheng.form.excel import workbook_bytes
from minsheng.form.rows import Form

from .forms import SHIPPED, TOWNS, TWENTY, form, small

pytestmark = needs("soffice")


def converted(folder: Path, data: bytes, suffix: str) -> Path:
    """What LibreOffice makes of a form."""
    source, out = folder / "填报表.xlsx", folder / "out"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(out), str(source)], check=True, capture_output=True, timeout=180)
    return out / f"填报表.{suffix}"


def resaved(folder: Path, data: bytes) -> Any:
    return load_workbook(converted(folder, data, "xlsx"))


def test_stamp_inputs_locks_and_validations_outlast_it(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(form(SHIPPED, "建设局"))))
    typed = {"K6": 44, "K10": "是", "K12": 4.5, "L6": "=不是公式", "Q10": date(2025, 10, 20)}
    for cell, value in typed.items():
        book["填报表"][cell].value = value
        if isinstance(value, str):
            book["填报表"][cell].data_type = "s"
    out = io.BytesIO()
    book.save(out)
    saved = resaved(tmp_path, out.getvalue())
    sheet, stamp = saved["填报表"], saved["minsheng"]
    assert list(stamp.values)[:4] == [
        ("版本", 1),
        ("责任单位", "建设局"),
        ("年度", 2025),
        ("截至日期", "2025-10-31"),
    ]
    assert stamp.sheet_state != "visible"
    values = {cell: sheet[cell].value for cell in typed}
    assert values == {**typed, "Q10": sheet["Q10"].value}
    assert sheet["Q10"].value.date() == typed["Q10"]
    assert sheet.protection.sheet
    assert not sheet["K6"].protection.locked
    assert sheet["C6"].protection.locked
    rules = {
        cell: {v.type for v in sheet.data_validations.dataValidation if cell in v.sqref}
        for cell in ("K2", "K6", "K10", "K12", "Q6")
    }
    assert rules == {
        "K2": {"date"},
        "K6": {"whole"},
        "K10": {"list"},
        "K12": {"decimal"},
        "Q6": {"date"},
    }


def test_a_blank_form_that_it_saved_is_still_blank(tmp_path: Path) -> None:
    saved = converted(tmp_path, workbook_bytes(form(SHIPPED, "公共服务局")), "xlsx")
    assert is_blank(saved, saved.read_bytes())


@needs("pdfinfo")
@pytest.mark.parametrize(
    ("data", "unit", "day", "pages"),
    [
        (SHIPPED, "建设局", date(2025, 10, 31), 1),
        (SHIPPED, "公共服务局", date(2025, 10, 31), 2),
        (TOWNS, "甲镇", date(2025, 10, 31), 1),
        (TWENTY, "乙镇", date(2026, 10, 31), 5),
    ],
)
def test_it_prints_on_a4_landscape(
    tmp_path: Path, data: Path, unit: str, day: date, pages: int
) -> None:
    printed(tmp_path, form(data, unit, day), pages)


@needs("pdfinfo", "pdftotext")
def test_all_that_is_given_is_printed(tmp_path: Path) -> None:
    asked = form(SHIPPED, "公共服务局")
    text = printed(tmp_path, asked, 2)
    assert "###" not in text
    for row in asked.rows:
        assert squeezed(row.words) in squeezed(text)


@needs("pdfinfo", "pdftotext")
def test_long_words_are_printed_to_their_end(tmp_path: Path) -> None:
    task = "，".join(f"第{number}条道路完成改造" for number in range(40)) + "。"
    text = printed(tmp_path, small(tmp_path, "name: 甲, milestone: true", task=task), 1)
    assert squeezed(task) in squeezed(text)


def printed(folder: Path, asked: Form, pages: int) -> str:
    """The text of the PDF, which has as many pages, all of them A4 landscape."""
    pdf = converted(folder, workbook_bytes(asked), "pdf")
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Pages: +(\d+)", info)[1] == str(pages)
    assert re.search(r"Page size: +84[12]\S* x 595", info)
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
