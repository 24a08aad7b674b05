"""Whose form it is: what can be seen, what the hidden stamp says, and what was asked for."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from minsheng.errors import UsageError
from minsheng.form.columns import STAMP_SHEET
from minsheng.form.reading import Filled

from .filled import ROADS, above, excel, mistakes, read, row, text

STAMP = {"责任单位": "建设局", "年度": 2025, "截至日期": "2025-09-30"}
ROWS = [row(ROADS, "开工道路", 8)]


def order_of(form: Path, data: Path, **asked: object) -> tuple[str, int, date]:
    found = read(form, data, **asked)
    assert isinstance(found, Filled), found
    return found.order.unit, found.order.year, found.order.report.as_of


DAY = date(2025, 9, 30)


@pytest.mark.parametrize("year", [2025, "2025", "2025年", "２０２５", 2025.0])
@pytest.mark.parametrize("stamp", [None, STAMP])
def test_unit_year_and_day_stand_above_the_table(tmp_path: Path, base: Path, year, stamp):
    form = excel(tmp_path / "表.xlsx", ROWS, top=above(year=year), stamp=stamp)
    assert order_of(form, base) == ("建设局", 2025, DAY)


@pytest.mark.parametrize(
    "top",
    [
        [["责任单位：建设局"], ["年度:2025", "截至日期： 2025年9月30日"]],
        [["责任单位", None, "建设局"], ["年度", None, 2025, "截至日期", None, DAY]],
        [["年度", 2025], ["截至日期", DAY], ["责任单位", "建设局"], ["责任单位", "卫健局"]],
        [["*责任单位：", "建设局", "年 度", 2025, "截至日期（月末）", DAY]],
    ],
)
def test_labels_in_other_layouts(tmp_path: Path, base: Path, top):
    form = excel(tmp_path / "表.xlsx", ROWS, top=top)
    book = openpyxl.load_workbook(form)
    if top[0][0] == "责任单位":
        for area in ("A1:B1", "A2:B2", "D2:E2"):
            book.worksheets[0].merge_cells(area)
    book.save(form)
    assert order_of(form, base) == ("建设局", 2025, DAY)


def test_a_gap_behind_a_label_in_a_text_file_was_a_merged_area(tmp_path: Path, base: Path):
    top = [["责任单位", "", "建设局", "", "年度", "", "2025"], ["截至日期", "", "", "2025-09-30"]]
    assert order_of(text(tmp_path / "表.csv", ROWS, top=top), base) == ("建设局", 2025, DAY)


def test_what_is_blank_is_taken_from_the_stamp_but_the_day(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", ROWS, top=above(None, None), stamp=STAMP)
    assert order_of(form, base) == ("建设局", 2025, DAY)
    form = excel(tmp_path / "表.xlsx", ROWS, top=above(None, None, None), stamp=STAMP)
    assert mistakes(form, base) == [("填报!A4", "", "表上没有写截至日期")]


def test_what_the_table_does_not_say_may_be_asked_for(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", ROWS, top=[])
    assert [message for *_, message in mistakes(form, base)] == [
        "表上没有写年度",
        "表上没有写责任单位",
        "表上没有写截至日期",
    ]
    asked = {"unit": "建设局", "year": 2025, "as_of": DAY}
    assert order_of(form, base, **asked) == ("建设局", 2025, DAY)


def test_another_day_may_be_asked_for_and_is_remembered(tmp_path: Path, base: Path):
    found = read(excel(tmp_path / "表.xlsx", ROWS), base, as_of=date(2025, 10, 31))
    assert isinstance(found, Filled)
    assert found.order.report.as_of == date(2025, 10, 31)
    assert found.on_the_form == DAY
    same = read(excel(tmp_path / "表.xlsx", ROWS), base, as_of=DAY)
    assert isinstance(same, Filled)
    assert same.on_the_form is None


OLD = {**STAMP, "责任单位": "旧单位"}
UNIT_CHANGED = "责任单位被改过：这张表是给“{}”的，现在写着“{}”"
UNIT_ASKED = "表上的责任单位是“建设局”，--unit 写的是“卫健局”"


@pytest.mark.parametrize(
    ("top", "stamp", "asked", "cell", "rule", "message"),
    [
        (above("公服局"), None, {}, "B2", "P301", "目标清单里没有责任单位“公服局”"),
        (above("财政局"), None, {}, "B2", "P301", "目标清单里没有责任单位“财政局”"),
        (above(year=2024), None, {}, "D2", "P313", "没有 2024 年的目标清单"),
        (above(year="今年"), None, {}, "D2", "", "看不懂的年度“今年”"),
        (above("卫健局"), STAMP, {}, "B2", "", UNIT_CHANGED.format("建设局", "卫健局")),
        (above(), OLD, {}, "B2", "", UNIT_CHANGED.format("旧单位", "建设局")),
        (above(None), OLD, {}, "A4", "P301", "目标清单里没有责任单位“旧单位”"),
        (above(year=2024), STAMP, {}, "D2", "", "年度被改过：这张表是给“2025”的，现在写着“2024”"),
        (above(), None, {"unit": "卫健局"}, "B2", "", UNIT_ASKED),
        (above(), None, {"year": 2026}, "D2", "", "表上的年度是“2025”，--year 写的是“2026”"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(
    tmp_path: Path, base: Path, top, stamp, asked, cell, rule, message
):
    form = excel(tmp_path / "表.xlsx", ROWS, top=top, stamp=stamp)
    assert mistakes(form, base, **asked) == [(f"填报!{cell}", rule, message)]


def test_a_form_of_another_version_is_refused(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", ROWS, stamp={**STAMP, "版本": 2})
    with pytest.raises(UsageError, match="别的版本的 minsheng 生成的填报表（版本 2）"):
        read(form, base)


def test_somebodys_own_sheet_of_that_name_says_nothing(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", ROWS)
    book = openpyxl.load_workbook(form)
    book.create_sheet(STAMP_SHEET).append(["备忘"])
    book.save(form)
    assert order_of(form, base) == ("建设局", 2025, DAY)


# ── the one table ──


def test_two_tables_cannot_be_told_apart(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", ROWS)
    book = openpyxl.load_workbook(form)
    book.copy_worksheet(book.worksheets[0]).title = "旧的"
    book.save(form)
    with pytest.raises(UsageError, match="有几张填报表：“填报”、“旧的”"):
        read(form, base)
    book.worksheets[1].sheet_state = "hidden"
    book.save(form)
    assert order_of(form, base) == ("建设局", 2025, DAY)


def test_a_sheet_without_the_table(tmp_path: Path, base: Path):
    with pytest.raises(UsageError, match="里没有找到填报表"):
        read(excel(tmp_path / "表.xlsx", [], head=["甲", "乙"]), base)


@pytest.mark.parametrize("missing", ["序号", "指标", "本期累计"])
def test_a_table_that_lacks_a_column(tmp_path: Path, base: Path, missing: str):
    head = [title for title in ("序号", "指标", "本期累计", "存在问题") if title != missing]
    with pytest.raises(UsageError, match=f"的表头缺少 “{missing}” 这一列"):
        read(excel(tmp_path / "表.xlsx", ROWS, head=head), base)
