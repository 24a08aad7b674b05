"""Rows to entries: what a row is about is found by its names, never by where it stands."""

from pathlib import Path

import openpyxl
import pytest

from minsheng.form.columns import COLUMNS
from minsheng.form.reading import Filled
from minsheng.problems import Severity

from .filled import (
    CARE,
    ROADS,
    STATIONS,
    above,
    cell_of,
    excel,
    mistakes,
    read,
    report_of,
    row,
    text,
)

EAST, WEST = "东山卫生院", "西河卫生院"


def clinics(east: object, west: object):
    return [row(CARE, "卫生院改造", east, EAST), row(CARE, "卫生院改造", west, WEST)]


def health(tmp_path: Path, *rows, **layout) -> Path:
    return excel(tmp_path / "表.xlsx", rows, top=above("卫健局"), **layout)


# ── a checklist ──


@pytest.mark.parametrize(
    ("east", "west", "done"),
    [
        ("是", "是", (EAST, WEST)),
        ("是", "否", (EAST,)),
        ("是", None, (EAST,)),
        (None, "√", (WEST,)),
        ("否", "否", ()),
        (None, "否", ()),
    ],
)
def test_a_checklist_is_a_row_for_each_item(
    tmp_path: Path, base: Path, east: object, west: object, done: tuple[str, ...]
):
    form = health(tmp_path, *clinics(east, west))
    assert report_of(form, base) == {2: {"actuals": {"卫生院改造": done}}}


def test_only_an_answer_in_other_words_is_shown_as_typed(tmp_path: Path, base: Path):
    for typed, said in ((("是", "否"), None), (("√", "否"), "√")):
        filled = read(health(tmp_path, *clinics(*typed)), base)
        assert isinstance(filled, Filled)
        assert filled.parts["projects", 0, "actuals", "卫生院改造"].said == said


def test_a_checklist_of_which_nothing_is_filled_is_no_report(tmp_path: Path, base: Path):
    form = health(tmp_path, *clinics(None, " "), row(CARE, "接种率", 90))
    assert report_of(form, base) == {2: {"actuals": {"接种率": 90}}}


STOOD = f"""
unit: 卫健局
year: 2025
reports:
  - as_of: 2025-06-30
    projects:
      - project: 2
        actuals: {{卫生院改造: [{EAST}]}}
  - as_of: 2025-12-31
    projects:
      - project: 2
        actuals: {{卫生院改造: [{EAST}, {WEST}]}}
"""


@pytest.mark.parametrize(
    ("east", "west", "done"),
    [
        (None, "是", (EAST, WEST)),
        (None, "否", (EAST,)),
        ("是", None, (EAST,)),
        ("否", "是", (WEST,)),
    ],
)
def test_what_stood_on_the_day_stays_unless_it_is_denied(
    tmp_path: Path, base: Path, east: object, west: object, done: tuple[str, ...]
):
    (base / "progress/卫健局.yaml").write_text(STOOD.lstrip(), encoding="utf-8")
    form = health(tmp_path, *clinics(east, west))
    assert report_of(form, base) == {2: {"actuals": {"卫生院改造": done}}}


def test_the_items_may_be_named_in_one_cell(tmp_path: Path, base: Path):
    form = health(tmp_path, row(CARE, "卫生院改造", f"{WEST}、{EAST}"))
    assert report_of(form, base) == {2: {"actuals": {"卫生院改造": (EAST, WEST)}}}


def test_an_item_that_the_list_does_not_have_is_named(tmp_path: Path, base: Path):
    form = health(tmp_path, row(CARE, "卫生院改造", "是", "东山医院"))
    found = read(form, base)
    assert isinstance(found, list)
    assert [(p.place.cell, p.rule, p.message, p.hint) for p in found] == [
        (cell_of("事项"), "P304", "清单里没有“东山医院”", f"是不是“{EAST}”？")
    ]


def test_an_item_of_an_indicator_that_has_none_is_named(tmp_path: Path, base: Path):
    form = health(tmp_path, row(CARE, "接种率", 90, EAST))
    [(cell, _, message)] = mistakes(form, base)
    assert (cell, message) == (
        cell_of("事项"),
        f"指标“接种率”没有事项，这一行却写着“{EAST}”",
    )


def test_an_answer_that_is_none_is_named_at_its_item(tmp_path: Path, base: Path):
    form = health(tmp_path, *clinics("进行到一半", "是"))
    [(cell, rule, message)] = mistakes(form, base)
    assert (cell, rule, message) == ("填报!K5", "P307", f"“{EAST}”看不懂“进行到一半”")


def test_an_item_that_is_answered_twice_is_named(tmp_path: Path, base: Path):
    form = health(tmp_path, *clinics("是", "是"), row(CARE, "卫生院改造", "否", EAST))
    assert mistakes(form, base) == [("填报!K7", "", f"“{EAST}”填了两次：另一处在 填报!K5")]


# ── whose row it is ──


def test_rows_may_stand_in_any_order(tmp_path: Path, base: Path):
    rows = [
        row(STATIONS, "加装扶手", 5),
        row(ROADS, "完工道路", 3),
        {},
        row(STATIONS, "便民站", 4),
        row(ROADS, "开工道路", 8),
    ]
    found = read(excel(tmp_path / "表.xlsx", rows), base)
    assert isinstance(found, Filled)
    said = [(one.project, list(one.actuals.items())) for one in found.order.report.projects]
    assert said == [
        (1, [("开工道路", 8), ("完工道路", 3)]),
        (3, [("便民站", 4), ("加装扶手", 5)]),
    ]


def test_an_indicator_that_is_filled_twice_is_named(tmp_path: Path, base: Path):
    rows = [row(ROADS, "开工道路", 8), row(ROADS, "开工道路", 9)]
    assert mistakes(excel(tmp_path / "表.xlsx", rows), base) == [
        ("填报!K6", "", "指标“开工道路”填了两次：另一处在 填报!K5")
    ]


def test_a_second_row_that_is_blank_does_not_matter(tmp_path: Path, base: Path):
    rows = [row(ROADS, "开工道路", 8), row(ROADS, "开工道路")]
    assert report_of(excel(tmp_path / "表.xlsx", rows), base) == {1: {"actuals": {"开工道路": 8}}}


def test_what_is_locked_may_have_been_changed(tmp_path: Path, base: Path):
    changed = {"项目名称": "修公路", "年度目标": 99, "计量单位": "公里", "上期累计": "乱写"}
    form = excel(tmp_path / "表.xlsx", [row({**ROADS, **changed}, "开工道路", 8)])
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


@pytest.mark.parametrize("number", [1, "1", "１", "第1项", "一", 1.0])
def test_a_project_by_its_number(tmp_path: Path, base: Path, number: object):
    form = excel(tmp_path / "表.xlsx", [row({"序号": number}, "开工道路", 8)])
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


def test_without_a_number_the_only_project_with_the_indicator_is_meant(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row({}, "开工道路", 8), row({}, "培训", 9)])
    assert report_of(form, base) == {
        1: {"actuals": {"开工道路": 8}},
        3: {"actuals": {"培训": 9}},
    }


def test_without_a_number_two_projects_may_be_meant(tmp_path: Path, base: Path):
    file = base / "targets_2025.yaml"
    changed = file.read_text(encoding="utf-8").replace("name: 便民站", "name: 开工道路")
    file.write_text(changed, encoding="utf-8")
    form = excel(tmp_path / "表.xlsx", [row({}, "开工道路", 8)])
    [(cell, _, message)] = mistakes(form, base)
    assert (cell, message) == (cell_of("序号"), "这一行填了内容，没有写序号")


NO_INDICATOR = "这一行填了“本期累计”，没有写指标"
OWN = "本单位的项目：1 修路、3 便民"


@pytest.mark.parametrize(
    ("project", "indicator", "cell", "rule", "message", "hint"),
    [
        (9, "开工道路", "序号", "P302", "目标清单里没有序号为 9 的项目", OWN),
        ("甲", "开工道路", "序号", "P302", "目标清单里没有序号为 甲 的项目", OWN),
        (2, "接种率", "序号", "P305", "项目 2“看病”不是建设局负责的", "责任单位是卫健局"),
        (1, "开工路", "指标", "P303", "项目 1 没有指标“开工路”", "是不是“开工道路”？"),
        (1, "培训", "指标", "P303", "项目 1 没有指标“培训”", "“培训”是项目 3“便民”的：检查序号"),
        (1, "", "指标", "", NO_INDICATOR, "项目 1 的指标：开工道路、完工道路"),
    ],
)  # fmt: skip
def test_a_row_about_something_unknown_is_named(
    tmp_path: Path, base: Path, project, indicator, cell, rule, message, hint
):
    form = excel(tmp_path / "表.xlsx", [row({"序号": project}, indicator, 8)])
    found = read(form, base)
    assert isinstance(found, list)
    assert [(p.place.cell, p.rule, p.message, p.hint) for p in found] == [
        (cell_of(cell), rule, message, hint)
    ]


def test_an_indicator_of_another_unit_is_named(tmp_path: Path, base: Path):
    form = health(tmp_path, row(STATIONS, "加装扶手", 5))
    assert mistakes(form, base) == [(cell_of("指标"), "P306", "指标“加装扶手”不是卫健局负责的")]


def test_columns_that_were_sorted_apart_are_noticed(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row({"序号": 1, "项目名称": "便民"}, "开工道路", 8)])
    assert mistakes(form, base) == [(cell_of("序号"), "", "序号 1 是“修路”，这一行却写着“便民”")]


@pytest.mark.parametrize("about", [{"序号": 9, "指标": "开工道路"}, {"序号": 1, "指标": "旧指标"}])
def test_a_row_that_is_not_filled_in_may_be_about_anything(tmp_path: Path, base: Path, about):
    form = excel(tmp_path / "表.xlsx", [about, row(ROADS, "开工道路", 8), {"序号": "填表人："}])
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


@pytest.mark.parametrize("name", ["开工 道路", "开工道路 ", "\u3000开工道路", "开工道路\u200b"])
def test_a_name_that_looks_the_same_is_the_same(tmp_path: Path, base: Path, name: str):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, name, 8)])
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


def test_a_name_that_begins_like_a_formula_is_found_behind_its_mark(tmp_path: Path, base: Path):
    file = base / "targets_2025.yaml"
    changed = file.read_text(encoding="utf-8").replace("name: 便民站", 'name: "=便民站"')
    file.write_text(changed, encoding="utf-8")
    form = text(tmp_path / "表.csv", [row(STATIONS, "'=便民站", 8)])
    assert report_of(form, base) == {3: {"actuals": {"=便民站": 8}}}


# ── the table ──


def test_columns_may_stand_in_any_order_and_some_be_left_out(tmp_path: Path, base: Path):
    head = ["存在问题", "本期累计", "备用", "指标", "序号"]
    rows = [row(ROADS, "开工道路", 8, 存在问题="雨季。")]
    form = excel(tmp_path / "表.xlsx", rows, head=head)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}, "problems": "雨季。"}}


@pytest.mark.parametrize("title", ["本期累计*", " 本期\n累计 ", "本期累计（累计数）", "本期累计："])
def test_a_title_may_be_decorated(tmp_path: Path, base: Path, title: str):
    head = [title if one == "本期累计" else str(one) for one in COLUMNS]
    form = excel(tmp_path / "表.xlsx", [{**row(ROADS, "开工道路"), title: 8}], head=head)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


def test_the_table_may_begin_anywhere_on_a_sheet_of_any_name(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8)])
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    sheet.insert_rows(1, 7)
    sheet.insert_cols(1, 3)
    sheet.title = "10月"
    book.create_sheet("说明", 0).append(["怎样填：见 指标 一栏"])
    book.save(form)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}
    sheet["N12"].value = "约8"
    book.save(form)
    assert [cell for cell, *_ in mistakes(form, base)] == ["10月!N12"]


def test_hidden_rows_and_columns_are_read_too(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8), row(ROADS, "完工道路", 3)])
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["A"].hidden = True
    book.save(form)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8, "完工道路": 3}}}


def test_merged_cells_say_the_same_of_all_their_rows(tmp_path: Path, base: Path):
    rows = [
        row(ROADS, "开工道路", 8, 进展情况="已开工。"),
        row({}, "完工道路", 3),
        row(STATIONS, "便民站", 4),
    ]
    form = excel(tmp_path / "表.xlsx", rows)
    book = openpyxl.load_workbook(form)
    for area in ("A5:A6", "B5:B6", "L5:L6", "A1:Q1"):
        book.worksheets[0].merge_cells(area)
    book.save(form)
    assert report_of(form, base) == {
        1: {"actuals": {"开工道路": 8, "完工道路": 3}, "progress": "已开工。"},
        3: {"actuals": {"便民站": 4}},
    }


def test_a_merged_figure_counts_for_its_first_row_alone(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8), row(ROADS, "完工道路")])
    book = openpyxl.load_workbook(form)
    book.worksheets[0].merge_cells("K5:K6")
    book.save(form)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8}}}


def test_the_head_over_again_on_the_next_page_is_no_row(tmp_path: Path, base: Path):
    again = {str(title): str(title) for title in COLUMNS}
    rows = [row(ROADS, "开工道路", 8), again, row(ROADS, "完工道路", 3)]
    form = excel(tmp_path / "表.xlsx", rows)
    assert report_of(form, base) == {1: {"actuals": {"开工道路": 8, "完工道路": 3}}}


def test_two_columns_of_one_title_are_named(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8)], head=[*COLUMNS, "本期累计"])
    assert mistakes(form, base) == [("填报!R4", "", "有两列都叫“本期累计”")]


def test_a_column_that_is_not_read_is_said(tmp_path: Path, base: Path):
    head = [*COLUMNS, "备注", "空列", "存在的问题"]
    rows = [{**row(ROADS, "开工道路", 8), "备注": "另见附件", "存在的问题": "雨季"}]
    form = excel(tmp_path / "表.xlsx", rows, head=head)
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["V5"].value = "没有表头"
    book.save(form)
    found = read(form, base)
    assert isinstance(found, Filled)
    assert [(p.place.cell, p.severity, p.message, p.hint) for p in found.notes] == [
        ("填报!R4", Severity.WARNING, "“备注”这一列没有读", None),
        ("填报!T4", Severity.WARNING, "“存在的问题”这一列没有读", "是不是“存在问题”？"),
        ("填报!V5", Severity.WARNING, "这里有内容，上面没有表头，没有读", None),
    ]


def test_everything_wrong_is_told_at_once(tmp_path: Path, base: Path):
    rows = [
        row(ROADS, "开工道路", "约8", 验收日期="9月"),
        row(ROADS, "完工路", 3),
        row({"序号": 8}, "便民站", 3),
        row(STATIONS, "培训", "许多"),
    ]
    form = excel(tmp_path / "表.xlsx", rows)
    assert [cell for cell, *_ in mistakes(form, base)] == [
        "填报!Q5",
        "填报!K5",
        "填报!C6",
        "填报!A7",
        "填报!K8",
    ]
