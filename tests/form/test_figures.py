"""What stands in a figure's cell: understood where it is plain, else named by its cell."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from .filled import CARE, DAY, ROADS, STATIONS, above, cell_of, excel, mistakes, report_of, row


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        (8, 8),
        (8.0, 8),
        ("8", 8),
        (" 8 ", 8),
        ("\u00a08", 8),
        ("８", 8),
        ("8条", 8),
        ("8 条", 8),
        ("0", 0),
        (0, 0),
        ("十二", 12),
        ("1,180", 1180),
        ("1，180", 1180),
        ("6万", 60000),
        ("6.2万条", 62000),
        (0.1 + 0.2, Decimal("0.3")),
        (123456789012345, 123456789012345),
        ("1180.5", Decimal("1180.5")),
    ],
)
def test_a_number_is_understood_however_it_is_typed(
    tmp_path: Path, base: Path, typed: object, figure: object
):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", typed)])
    assert report_of(form, base) == {1: {"actuals": {"开工道路": figure}}}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("约8", "看不懂“约8”"),
        ("8余", "看不懂“8余”"),
        ("8余条", "看不懂“8余条”"),
        ("8人", "看不懂“8人”"),
        ("8条以上", "看不懂“8条以上”"),
        ("无", "看不懂“无”"),
        ("—", "看不懂“—”"),
        ("暂无", "看不懂“暂无”"),
        ("七八条", "看不懂“七八条”"),
        ("8/12", "看不懂“8/12”"),
        ("已完成", "看不懂“已完成”"),
        ("######", "看不懂“######”"),
        ("1.2E+05", "看不懂"),
        ("8\u200b", "看不见的控制字符 <U+200B>"),
        ("#REF!", "Excel 的错误值“#REF!”"),
        (date(2025, 1, 2), "是日期 2025-01-02，不是数"),
        (time(8, 30), "看不懂“08:30:00”"),
        (True, "这一格是 TRUE"),
        (False, "这一格是 FALSE"),
        (1234567890123456, "超过 15 位"),
        (1e300, "超过 15 位"),
        ("=:A1+1", "文件里没有存下算出的数"),
        (-3, "是负数"),
        ("-3", "是负数"),
    ],
)
def test_what_is_no_plain_number_is_named_by_its_cell(
    tmp_path: Path, base: Path, typed: object, said: str
):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", typed)])
    if typed == "#REF!":
        form = _with_an_error(form)
    [(cell, rule, message)] = mistakes(form, base)
    assert (cell, said in message) == (cell_of("本期累计"), True), message
    assert rule == ("P308" if "负" in said else "P307")


def _with_an_error(form: Path) -> Path:
    import openpyxl

    book = openpyxl.load_workbook(form)
    cell = book.worksheets[0][cell_of("本期累计").split("!")[1]]
    cell.value, cell.data_type = "#REF!", "e"
    book.save(form)
    return form


@pytest.mark.parametrize("blank", [None, "", "  ", "\n", "\u3000"])
def test_a_blank_cell_is_no_report_and_not_zero(tmp_path: Path, base: Path, blank: object):
    rows = [row(ROADS, "开工道路", blank), row(ROADS, "完工道路", 3)]
    form = excel(tmp_path / "表.xlsx", rows)
    assert report_of(form, base) == {1: {"actuals": {"完工道路": 3}}}


@pytest.mark.parametrize(
    ("typed", "number_format", "figure"),
    [
        (0.85, "0%", 85),
        (0.855, "0.00%", Decimal("85.5")),
        (85, "0", 85),
        (85, '0"%"', 85),
        ("85%", "@", 85),
        ("85％", "@", 85),
        ("百分之八十五", "@", 85),
        ("85", "@", 85),
    ],
)
def test_a_percentage_is_what_is_shown(
    tmp_path: Path, base: Path, typed: object, number_format: str, figure: object
):
    form = excel(
        tmp_path / "表.xlsx",
        [row(CARE, "接种率", typed)],
        top=above("卫健局"),
        formats={"K5": number_format},
    )
    assert report_of(form, base) == {2: {"actuals": {"接种率": figure}}}


def test_a_percentage_of_what_is_counted_is_named(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 0.5)], formats={"K5": "0%"})
    [(cell, rule, message)] = mistakes(form, base)
    assert (cell, rule) == ("填报!K5", "P307")
    assert "看不懂“50%”" in message


@pytest.mark.parametrize("numbered", [28, 31, 57, 58])
def test_a_date_in_a_format_that_only_a_chinese_excel_knows_is_no_number(
    tmp_path: Path, base: Path, numbered: int
):
    """1-2, typed in a Chinese Excel, is 45659 with format 58: openpyxl takes it for a number."""
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 45659)])
    _format_by_number(form, "K5", numbered)
    [(cell, _, message)] = mistakes(form, base)
    assert cell == "填报!K5"
    assert "是日期 2025-01-02" in message


def _format_by_number(form: Path, cell: str, number: int) -> None:
    """Gives the cell a format by its number alone, as Excel does for those it has built in."""
    import zipfile

    with zipfile.ZipFile(form) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    styles = parts["xl/styles.xml"].decode()
    extra = f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
    head, found, rest = styles.partition("</cellXfs>")
    count = head.rpartition("<cellXfs")[2].count("<xf ")
    assert found
    parts["xl/styles.xml"] = f"{head}{extra}{found}{rest}".encode()
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert f'r="{cell}"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        f'r="{cell}"', f'r="{cell}" s="{count}"'
    ).encode()
    with zipfile.ZipFile(form, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


# ── yes and no ──


@pytest.mark.parametrize(
    ("typed", "done"),
    [("是", True), ("否", False), ("√", True), ("已完成", True), ("未完成", False), (True, True)],
)
def test_a_milestone_is_yes_or_no(tmp_path: Path, base: Path, typed: object, done: bool):
    form = excel(tmp_path / "表.xlsx", [row(CARE, "联席会议制度", typed)], top=above("卫健局"))
    assert report_of(form, base) == {2: {"actuals": {"联席会议制度": done}}}


@pytest.mark.parametrize("typed", ["下月完成", "80%", "无", 2, DAY])
def test_what_is_neither_yes_nor_no_is_named(tmp_path: Path, base: Path, typed: object):
    form = excel(tmp_path / "表.xlsx", [row(CARE, "联席会议制度", typed)], top=above("卫健局"))
    [(cell, rule, message)] = mistakes(form, base)
    assert (cell, rule) == (cell_of("本期累计"), "P307")
    assert "“联席会议制度”看不懂" in message


def test_a_share_of_a_sum_is_the_units_own(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(STATIONS, "培训", "120人次")])
    assert report_of(form, base) == {3: {"actuals": {"培训": 120}}}
