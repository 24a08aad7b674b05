"""A table is read as it stands, in whatever file; what does not fit is told by its place."""

from pathlib import Path

import pytest

from minsheng.errors import UsageError
from minsheng.founding.pledges import Pledge, Reading, read_pledges
from minsheng.founding.sheets import one_line, read_sheets

from .tables import HEAD, ROWS, Rows, changed, csv_file, excel_file, workbook_of

PLEDGES = [
    Pledge(1, "县级", "修路", ("建设局", "交通局"), (), "新建农村公路 30 公里，改造危桥 4 座。"),
    Pledge(2, "县级", "看病", ("卫健局",), (), "建立联席会议制度。"),
    Pledge(3, "乡镇级", "养老", ("民政局",), (), "建成养老服务站 12 个以上。"),
]


def reading(path: Path) -> Reading:
    return read_pledges(path.name, read_sheets(str(path)))


def read(folder: Path, rows: Rows = ROWS) -> list[Pledge]:
    return reading(csv_file(folder, rows)).pledges


def refusal(folder: Path, rows: Rows) -> str:
    with pytest.raises(UsageError) as refused:
        read(folder, rows)
    return refused.value.text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_text_is_read_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, codec: str, delimiter: str
) -> None:
    assert reading(csv_file(tmp_path, ROWS, delimiter, codec)).pledges == PLEDGES


def test_a_workbook_is_read_with_numbers_as_numbers(tmp_path: Path) -> None:
    assert reading(excel_file(tmp_path, workbook_of(ROWS))).pledges == PLEDGES


def test_the_sheet_with_the_table_is_found(tmp_path: Path) -> None:
    workbook = workbook_of([["说明"], ["项目", "备注"]], "封面")
    page = workbook.create_sheet("附件2")
    for row in ROWS:
        page.append(list(row))
    assert reading(excel_file(tmp_path, workbook)).pledges == PLEDGES


def test_the_order_of_the_columns_is_free(tmp_path: Path) -> None:
    order = (4, 2, 0, 3, 1)
    assert read(tmp_path, [[row[n] for n in order] for row in ROWS]) == PLEDGES


@pytest.mark.parametrize(
    ("column", "title"),
    [
        ("市区分级", "市区\n分级"), ("市区分级", "级 别"), ("市区分级", "分级"),
        ("项目名称", "民生实事项目名称"), ("项目名称", "实事项目"),
        ("责任单位", "责任部门"), ("责任单位", "牵头单位"), ("责任单位", "牵头责任单位"),
        ("工作任务", "2026年工作任务"), ("工作任务", "年度目标任务"), ("工作任务", "目标任务"),
        ("工作任务", "２０２６年\n工作任务（单位：个）"), ("序号", "编号"), ("序号", " 序　号 "),
    ],
)  # fmt: skip
def test_a_column_is_known_by_other_titles(tmp_path: Path, column: str, title: str) -> None:
    assert read(tmp_path, changed(1, column, title)) == PLEDGES


def test_titles_above_the_head_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    blank = ["", " ", "\n", "", ""]
    above = [["附件", "", "", "", ""], ["示例县2026年民生实事", "", "", "", ""], blank]
    assert read(tmp_path, [*above, ROWS[0], blank, *ROWS[1:], blank]) == PLEDGES


def test_the_head_on_every_page_is_no_row(tmp_path: Path) -> None:
    assert read(tmp_path, [*ROWS[:2], HEAD, *ROWS[2:]]) == PLEDGES


def test_a_heading_between_rows_is_passed_over_and_said(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ["", "", "二、乡镇级", "", ""], ROWS[3], ["注：以上为示例", "", "", "", ""]]
    found = reading(csv_file(tmp_path, rows))
    assert found.pledges == PLEDGES
    assert found.passed_over == ["清单.csv 第 4 行：二、乡镇级", "清单.csv 第 6 行：注：以上为示例"]


def test_a_column_that_is_not_read_is_said(tmp_path: Path) -> None:
    rows = [[*row, "备注" if row is HEAD else "示例"] for row in ROWS]
    assert reading(csv_file(tmp_path, rows)).unused == ("备注",)


def test_a_blank_level_goes_on_with_the_one_above(tmp_path: Path) -> None:
    assert read(tmp_path, changed(3, "市区分级", "")) == PLEDGES


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[2][1] = rows[2][3] = ""
    workbook = workbook_of([["示例", "", "", "", ""], *rows])
    page = workbook.active
    assert page is not None
    for area in ("A1:E1", "B3:B4", "D3:D4"):
        page.merge_cells(area)
    second = PLEDGES[1]._replace(units=("建设局", "交通局"))
    found = reading(excel_file(tmp_path, workbook))
    assert found.pledges == [PLEDGES[0], second, PLEDGES[2]]


def test_merged_tasks_are_not_one_task_for_two_projects(tmp_path: Path) -> None:
    workbook = workbook_of(changed(3, "工作任务", ""))
    page = workbook.active
    assert page is not None
    page.merge_cells("E2:E3")
    with pytest.raises(UsageError, match=r"清单\.xlsx 附件!E3：“工作任务”是空的"):
        reading(excel_file(tmp_path, workbook))


@pytest.mark.parametrize(
    "joint", ["、", "，", ",", ";", "；", "／", "/", "\n", "\r\n", "、\n", " 、 "]
)
def test_units_are_told_apart(tmp_path: Path, joint: str) -> None:
    rows = changed(2, "责任单位", f"建设局{joint}交通局")
    assert read(tmp_path, rows)[0].units == ("建设局", "交通局")


def test_a_unit_keeps_what_stands_in_its_brackets(tmp_path: Path) -> None:
    rows = changed(2, "责任单位", "建设局（交通局）、甲镇")
    assert read(tmp_path, rows)[0].units == ("建设局（交通局）", "甲镇")


def test_supporting_units_have_a_column_or_stand_behind_their_word(tmp_path: Path) -> None:
    in_cell = changed(2, "责任单位", "牵头单位：建设局\n配合单位：财政局、甲镇")
    first = read(tmp_path, in_cell)[0]
    assert (first.units, first.supporting) == (("建设局",), ("财政局", "甲镇"))
    column = [[*row, "配合单位" if row is HEAD else "财政局"] for row in ROWS]
    assert read(tmp_path, column)[2].supporting == ("财政局",)


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("新建\n公路", "新建公路"),
        ("新建\r\n 公路 ", "新建公路"),
        ("接入 AED\n20 台", "接入 AED 20 台"),
        ("培训 100\n人", "培训 100人"),
        ("一，\u2028二", "一，二"),
        ("  一  二  ", "一  二"),
    ],
)
def test_the_lines_of_a_cell_become_one(cell: str, line: str) -> None:
    assert one_line(cell) == line


@pytest.mark.parametrize(
    "number", ["2", "２", "2.", "2、", "2.0", "（2）", "(2)", "②", "二", "第二项", " 2 ", "02"]
)
def test_a_number_has_many_spellings(tmp_path: Path, number: str) -> None:
    assert [pledge.id for pledge in read(tmp_path, changed(3, "序号", number))] == [1, 2, 3]


@pytest.mark.parametrize(
    "number", ["甲", "1-1", "1.5", "-1", "0", "2026年", "一二三四五六七八九十"]
)
def test_what_is_no_number_is_told(tmp_path: Path, number: str) -> None:
    told = refusal(tmp_path, changed(3, "序号", number))
    assert f"清单.csv 第 3 行：“序号”要写成数字，这里是“{number}”" in told


def test_a_number_that_comes_again_is_told_with_both_places(tmp_path: Path) -> None:
    told = refusal(tmp_path, changed(4, "序号", "1"))
    assert "清单.csv 第 4 行：序号 1 和 清单.csv 第 2 行 重复了" in told


@pytest.mark.parametrize("column", ["序号", "项目名称", "责任单位", "工作任务"])
def test_an_empty_cell_is_told(tmp_path: Path, column: str) -> None:
    assert f"清单.csv 第 3 行：“{column}”是空的" in refusal(tmp_path, changed(3, column, " "))


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    rows = changed(4, "责任单位", "", changed(2, "工作任务", "", changed(3, "序号", "甲")))
    told = refusal(tmp_path, rows)
    assert told.startswith("清单.csv 有 3 处要改，什么也没有写入：\n")
    assert [line[:13] for line in told.splitlines()[1:]] == [
        "  清单.csv 第 2 ", "  清单.csv 第 3 ", "  清单.csv 第 4 ",
    ]  # fmt: skip


@pytest.mark.parametrize("column", HEAD)
def test_a_missing_column_is_told(tmp_path: Path, column: str) -> None:
    told = refusal(tmp_path, changed(1, column, "别的"))
    assert told.startswith(f"清单.csv 第 1 行 的表头里缺少这几列：{column}\n提示：")


def test_two_columns_for_one_thing_are_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, [[*row, "牵头单位"] for row in ROWS])
    assert "有几列都像“责任单位”：“责任单位”、“牵头单位”" in told


def test_a_table_without_head_or_without_rows_is_told(tmp_path: Path) -> None:
    assert "没有找到清单的表头" in refusal(tmp_path, ROWS[1:])
    assert "没有找到清单的表头" in refusal(tmp_path, [])
    assert "表头下面没有项目" in refusal(tmp_path, ROWS[:1])


def test_a_name_that_cannot_stand_in_a_list_is_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, changed(2, "责任单位", "各镇街（甲镇、乙镇）"))
    assert "“各镇街（甲镇、乙镇）”里还有顿号或逗号" in told
    assert "中间有空格" in refusal(tmp_path, changed(2, "责任单位", "建设局 交通局"))
    assert "没有写明责任单位" in refusal(tmp_path, changed(2, "责任单位", "、"))


def test_a_control_character_is_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, changed(3, "项目名称", "看\x1b[31m病"))
    assert "清单.csv 第 3 行：“项目名称”里有控制字符 U+001B" in told
    assert "\x1b" not in told


def test_a_task_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, changed(2, "工作任务", "长" * 5000))[0].task == "长" * 5000
    assert "“工作任务”有 5001 个字，最多 5000 个" in refusal(
        tmp_path, changed(2, "工作任务", "长" * 5001)
    )


def test_a_line_of_a_text_is_counted_as_an_editor_does(tmp_path: Path) -> None:
    rows = changed(4, "序号", "甲", changed(2, "工作任务", "新建公路\n30 公里\n"))
    assert "清单.csv 第 6 行：“序号”" in refusal(tmp_path, rows)
