"""Dates in a form: Excel's own, serial numbers, Chinese spellings; what is incomplete is named."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from minsheng.form.reading import Filled

from .filled import CARE, DAY, ROADS, above, cell_of, excel, mistakes, read, report_of, row, text


@pytest.mark.parametrize(
    "typed",
    [
        date(2025, 9, 26),
        datetime(2025, 9, 26, 14, 30),
        45926,  # as Excel counts the days
        "2025-09-26",
        "2025/9/26",
        "2025.9.26",
        "2025年9月26日",
        "２０２５年９月２６日",
        "2025 年 9 月 26 日",
        "20250926",
        "二〇二五年九月二十六日",
    ],
)
def test_a_date_is_understood_however_it_is_typed(tmp_path: Path, base: Path, typed: object):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 12, 验收日期=typed)])
    assert report_of(form, base)[1]["accepted"] == date(2025, 9, 26)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9月26日", "没有写年份的日期“9月26日”"),
        ("9-26", "没有写年份的日期“9-26”"),
        ("2025年9月", "只写了 2025 年 9 月，没有写哪一天"),
        ("2025-09", "只写了 2025 年 9 月，没有写哪一天"),
        ("2025年9月31日", "看不懂的日期“2025年9月31日”"),
        ("九月底", "没有写年份的日期“九月底”"),
        ("待定", "看不懂的日期“待定”"),
        (26, "看不懂的日期“26”"),
        (True, "这一格是 TRUE"),
        (date(1900, 1, 5), "看不懂的日期“1900-01-05”"),
        (date(9999, 12, 31), "看不懂的日期“9999-12-31”"),
        ("1025-09-26", "看不懂的日期“1025-09-26”"),
    ],
)
def test_what_is_no_whole_date_is_named(tmp_path: Path, base: Path, typed: object, said: str):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 12, 验收日期=typed)])
    assert mistakes(form, base) == [(cell_of("验收日期"), "", f"“验收日期”：{said}")]


@pytest.mark.parametrize("number_format", ['yyyy"年"m"月"', "yyyy-mm", "[$-804]yyyy年m月;@"])
def test_excel_makes_a_day_of_a_month_and_shows_none(
    tmp_path: Path, base: Path, number_format: str
):
    """2025年9月 is stored as 1 September: a report is as of its last day, none is accepted then."""
    first = date(2025, 9, 1)
    form = excel(
        tmp_path / "表.xlsx",
        [row(ROADS, "开工道路", 8, 验收日期=first)],
        top=above(as_of=first),
        formats={"F2": number_format, "Q5": number_format},
    )
    assert mistakes(form, base) == [
        ("填报!Q5", "", "“验收日期”：只写了 2025 年 9 月，没有写哪一天")
    ]
    form = excel(
        form, [row(ROADS, "开工道路", 8)], top=above(as_of=first), formats={"F2": number_format}
    )
    found = read(form, base)
    assert isinstance(found, Filled)
    assert found.order.report.as_of == date(2025, 9, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (DAY, DAY),
        (45930, DAY),
        ("2025年9月30日", DAY),
        ("2025.9.30", DAY),
        ("2025年9月", DAY),
        ("2025-09", DAY),
        ("2025-02", date(2025, 2, 28)),
    ],
)
def test_the_day_of_the_form(tmp_path: Path, base: Path, typed: object, day: date):
    form = excel(tmp_path / "表.xlsx", [row(CARE, "接种率", 90)], top=above("卫健局", 2025, typed))
    found = read(form, base)
    assert isinstance(found, Filled)
    assert found.order.report.as_of == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (None, "表上没有写截至日期"),
        ("9月30日", "截至日期：没有写年份的日期“9月30日”"),
        ("上月末", "截至日期：看不懂的日期“上月末”"),
        (date(9999, 12, 31), "截至日期：看不懂的日期“9999-12-31”"),
    ],
)
def test_a_form_without_a_day_is_named_with_all_else(
    tmp_path: Path, base: Path, typed: object, said: str
):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", "约8")], top=above(as_of=typed))
    [(_, _, first), (cell, _, _)] = mistakes(form, base)
    assert (first, cell) == (said, cell_of("本期累计"))


def test_a_workbook_that_counts_from_1904(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, 验收日期=None)])
    book = openpyxl.load_workbook(form)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet["F2"].value = DAY
    sheet["Q5"].value = 45926 - 1462  # 26 September 2025 there
    book.save(form)
    found = read(form, base)
    assert isinstance(found, Filled)
    assert found.order.report.as_of == DAY
    assert found.order.report.projects[0].accepted == date(2025, 9, 26)


def test_a_date_in_a_text_file(tmp_path: Path, base: Path):
    rows = [row(ROADS, "开工道路", 8, 验收日期="2025/9/26")]
    form = text(tmp_path / "表.csv", rows, top=above(as_of="2025/9/30"))
    assert report_of(form, base)[1]["accepted"] == date(2025, 9, 26)
