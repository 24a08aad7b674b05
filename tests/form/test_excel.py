"""The Excel form as openpyxl reads it: what is open and what is locked, what may be typed."""

import io
import zipfile
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from minsheng.form.columns import COLUMNS, INPUTS, Column
from minsheng.form.excel import workbook_bytes
from minsheng.form.rows import Form

from .forms import SHIPPED, TOWNS, UNIT, form, made, small

FIRST = 6


def book_of(asked: Form) -> Any:
    return load_workbook(io.BytesIO(workbook_bytes(asked)))


def sheet_of(asked: Form) -> Any:
    return book_of(asked)["填报表"]


def letter(column: Column) -> str:
    return "ABCDEFGHIJKLMNOPQ"[COLUMNS.index(column)]


@pytest.fixture(scope="module")
def sheet() -> Any:
    """The form of 公共服务局: 20 rows, of which the 14th is a milestone."""
    return sheet_of(form(SHIPPED, "公共服务局"))


@pytest.fixture(scope="module")
def works() -> Any:
    """The form of 建设局: 8 rows, of which the 5th and the 6th are items."""
    return sheet_of(form(SHIPPED, "建设局"))


def allowed(sheet: Any, cell: str) -> Any:
    """The one validation of a cell."""
    (found,) = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    return found


def test_the_table_stands_below_its_titles(sheet: Any) -> None:
    assert [cell.value for cell in sheet[FIRST - 1]] == [str(column) for column in COLUMNS]
    row = [cell.value for cell in sheet[FIRST + 4]][:11]
    assert row == [
        6,
        None,  # 项目名称 stands once, at the project's first row
        "救护师资培训",
        None,
        "救护师资培训 20 人次",
        "20",
        "人次",
        20,
        datetime(2025, 10, 31),
        16,
        None,
    ]
    assert sheet.max_row == FIRST + 19


def test_unit_year_and_day_stand_beside_their_titles(sheet: Any) -> None:
    beside = {cell.value: cell.offset(0, 1).value for cell in sheet[2] if cell.value}
    assert beside["责任单位"] == "公共服务局"
    assert beside["年度"] == 2025
    assert beside["截至日期"] == datetime(2025, 10, 31)


def test_only_what_is_filled_in_is_open(sheet: Any) -> None:
    opened = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    asked = {f"{letter(c)}{row}" for c in INPUTS for row in range(FIRST, FIRST + 20)}
    assert opened == {"K2"} | asked
    assert sheet.protection.sheet
    assert sheet.protection.password is None


def test_rows_and_columns_may_be_made_larger(sheet: Any) -> None:
    assert not sheet.protection.formatRows
    assert not sheet.protection.formatColumns


def test_what_is_open_looks_different_also_without_colours(sheet: Any) -> None:
    asked, given = sheet[f"K{FIRST}"], sheet[f"C{FIRST}"]
    paper = asked.fill.fgColor.rgb[-6:]
    red, green, blue = (int(paper[place : place + 2], 16) for place in (0, 2, 4))
    assert given.fill.fgColor.rgb.endswith("FFFFFF")
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 0.95 * 255
    assert sheet[f"K{FIRST - 1}"].fill.fgColor.rgb != sheet[f"J{FIRST - 1}"].fill.fgColor.rgb


def test_counted_things_are_whole_but_fractions_only_warned_of(sheet: Any) -> None:
    rule = allowed(sheet, f"K{FIRST}")
    assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert rule.errorStyle == "warning"


def test_measured_things_are_numbers(works: Any) -> None:
    rule = allowed(works, f"K{FIRST + 6}")  # 入户道路建设, 千米
    assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert rule.errorStyle in (None, "stop")


def test_a_percentage_is_at_most_a_hundred(sheet: Any) -> None:
    rule = allowed(sheet, f"K{FIRST + 12}")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
        "decimal",
        "between",
        "0",
        "100",
    )
    assert "百分之八十五填 85" in rule.error


def test_items_and_milestones_are_chosen(sheet: Any, works: Any) -> None:
    for rule in (allowed(sheet, f"K{FIRST + 13}"), allowed(works, f"K{FIRST + 4}")):
        assert (rule.type, rule.formula1, rule.allowBlank) == ("list", '"是,否"', True)
        assert rule.error.startswith("只能选“是”（已完成）或“否”")


@pytest.mark.parametrize("cell", ["K2", f"Q{FIRST}", f"Q{FIRST + 19}"])
def test_dates_lie_within_the_year_or_the_half_year_after(sheet: Any, cell: str) -> None:
    rule = allowed(sheet, cell)
    assert (rule.type, rule.operator) == ("date", "between")
    assert (rule.formula1, rule.formula2) == ("DATE(2025,1,1)", "DATE(2026,6,30)")
    assert "2025-01-01 至 2026-06-30" in rule.error


def test_of_a_sum_it_is_said_whose_figure_is_asked_for() -> None:
    assert "只填本单位自己的累计数" in allowed(sheet_of(form(TOWNS, "甲镇")), f"K{FIRST}").prompt
    assert "只填本单位自己的数" in sheet_of(form(TOWNS, "甲镇"))["A3"].value


def test_messages_are_as_short_as_excel_wants_them(sheet: Any) -> None:
    for rule in sheet.data_validations.dataValidation:
        assert len(rule.promptTitle) <= 32
        assert len(rule.prompt) <= 255
        assert len(rule.error or "") <= 225


def test_dates_are_dates_and_texts_stay_texts(sheet: Any) -> None:
    assert sheet["K2"].number_format == sheet[f"Q{FIRST}"].number_format == "yyyy-mm-dd"
    assert sheet[f"L{FIRST}"].number_format == "@"  # “- 已完成” is no formula
    assert sheet[f"K{FIRST}"].number_format == "General"  # a typed 85% can be told from 85


def test_it_prints_on_a4_landscape_one_page_wide(sheet: Any) -> None:
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == f"'填报表'!$A$1:$Q${FIRST + 19}"
    assert sheet.oddFooter.left.text == "责任单位：公共服务局"
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_titles_stay_in_sight(sheet: Any) -> None:
    assert sheet.freeze_panes == f"E{FIRST}"


def test_words_are_asked_for_once_a_project(sheet: Any) -> None:
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"B6:B8", "L6:L8", "Q6:Q8", "B9:B12", "L9:L12"} <= merged
    assert not any(area.startswith(("A6", "C", "K")) for area in merged - {"C2:E2", "K4:Q4"})


def test_the_stamp_is_out_of_sight_and_says_what_the_form_is() -> None:
    book = book_of(form(SHIPPED, "建设局"))
    assert book.sheetnames == ["填报表", "minsheng"]
    stamp = book["minsheng"]
    assert stamp.sheet_state == "veryHidden"
    assert list(stamp.values) == [
        ("版本", 1),
        ("责任单位", "建设局"),
        ("年度", 2025),
        ("截至日期", "2025-10-31"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(1)"])
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    asked = small(tmp_path, f"name: '{text}', target: 3, measure: '{text}'", name=f"'{text}'")
    sheet = sheet_of(asked)
    cells = [sheet[f"{column}{FIRST}"] for column in "BCG"]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s")] * 3


def test_characters_that_no_xml_file_holds_are_shown(tmp_path: Path) -> None:
    name = r'"a\x07\x0b\ufffe\U0001ffffb"'
    sheet = sheet_of(small(tmp_path, f"name: {name}, target: 3, measure: 个", name=name))
    assert sheet[f"C{FIRST}"].value == "a␇␋<U+FFFE><U+1FFFF>b"


def test_no_digit_of_a_number_is_lost(tmp_path: Path) -> None:
    indicators = "      - {name: 甲, target: 999999999999999999, measure: 元, plan: "
    indicators += "[{by: 2025-10-31, value: 123456789012345678}, "
    indicators += "{by: 2025-12-31, value: 999999999999999999}]}\n"
    sheet = sheet_of(made(tmp_path, {1: ("某项目", "示例任务。", indicators)}))
    assert sheet[f"F{FIRST}"].value == "999999999999999999"
    assert sheet[f"J{FIRST}"].value == "123456789012345678"


def test_a_units_name_is_no_code_of_the_footer(tmp_path: Path) -> None:
    asked = small(tmp_path, "name: 甲, milestone: true")
    packed = workbook_bytes(Form("甲&P局", 2025, "清单", asked.as_of, False, asked.rows))
    with zipfile.ZipFile(io.BytesIO(packed)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "责任单位：甲&&P局" in unescape(sheet)  # openpyxl writes 责 or &#36131;


def test_the_same_form_is_the_same_bytes(tmp_path: Path) -> None:
    asked = small(tmp_path, "name: 甲, target: 3, measure: 个")
    packed = workbook_bytes(asked)
    assert packed == workbook_bytes(asked)
    with zipfile.ZipFile(io.BytesIO(packed)) as book:
        assert {member.date_time for member in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        properties = book.read("docProps/core.xml").decode()
    assert properties.count("2000-01-01T00:00:00Z") == 2


def test_twenty_items_and_sixty_rows(tmp_path: Path) -> None:
    items = ", ".join(f"第{number}处" for number in range(20))
    keys = [f"name: 处所, items: [{items}], measure: 处"]
    keys += [f"name: 指标{number}, target: {number + 1}, measure: 个" for number in range(40)]
    sheet = sheet_of(small(tmp_path, *keys))
    assert sheet.max_row == FIRST + 59
    assert sheet["C2"].value == UNIT
    assert [sheet[f"D{FIRST + number}"].value for number in (0, 19, 20)] == [
        "第0处",
        "第19处",
        None,
    ]
