"""What is said once a project: on any of its rows, never two different things."""

from pathlib import Path

import pytest

from minsheng.form.reading import Filled

from .filled import ROADS, cell_of, excel, mistakes, read, report_of, row, text

LONG = "进展顺利，" * 200  # 1,000 characters


@pytest.mark.parametrize(
    "words",
    [
        "六条道路已开工。",
        "第一行\n第二行\n\n第四行",
        '引号 " 和 ’ 和 “”',
        "=1+2",
        "+86 电话",
        "-5 度",
        "@所有人",
        "表情 👩‍🔧🏳️‍🌈 和 𠮷",
        "ＡＢＣ，全角；半角,",
        "# 不是注释: [a, b]",
        "true",
        "2025-09-30",
        "'单引号开头",
        LONG,
    ],
)
@pytest.mark.parametrize("write", [excel, text])
def test_words_come_back_as_they_were_typed(tmp_path: Path, base: Path, words: str, write):
    name = "表.xlsx" if write is excel else "表.csv"
    form = write(tmp_path / name, [row(ROADS, "开工道路", 8, 进展情况=words)])
    assert report_of(form, base)[1]["progress"] == words


def test_blanks_around_words_go(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, 进展情况=" 已开工 \r\n")])
    assert report_of(form, base)[1]["progress"] == "已开工"


@pytest.mark.parametrize(("typed", "words"), [(23, "23"), (0.5, "0.5")])
def test_a_number_among_words_is_its_text(tmp_path: Path, base: Path, typed: object, words: str):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, 存在问题=typed)])
    assert report_of(form, base)[1]["problems"] == words


def test_words_alone_make_an_entry(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 进展情况="正在招标。")])
    assert report_of(form, base) == {1: {"progress": "正在招标。"}}


def test_every_kind_of_words(tmp_path: Path, base: Path):
    said = {
        "进展情况": "已开工。",
        "存在问题": "雨季。",
        "下一步举措": "赶工。",
        "佐证材料": "开工令；照片\n验收意见",
        "更正说明": "核减重复统计",
    }
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, **said)])
    assert report_of(form, base) == {
        1: {
            "actuals": {"开工道路": 8},
            "progress": "已开工。",
            "problems": "雨季。",
            "next_steps": "赶工。",
            "evidence": ("开工令", "照片", "验收意见"),
            "correction": "核减重复统计",
        }
    }


def test_words_may_stand_on_any_row_of_the_project(tmp_path: Path, base: Path):
    rows = [row(ROADS, "开工道路", 8), row(ROADS, "完工道路", 3, 进展情况="已开工。")]
    form = excel(tmp_path / "表.xlsx", rows)
    assert report_of(form, base)[1]["progress"] == "已开工。"


def test_the_same_words_on_two_rows_are_said_once(tmp_path: Path, base: Path):
    rows = [
        row(ROADS, "开工道路", 8, 进展情况="已开工。"),
        row(ROADS, "完工道路", 3, 进展情况="已开工。 "),
    ]
    assert report_of(excel(tmp_path / "表.xlsx", rows), base)[1]["progress"] == "已开工。"


def test_different_words_on_two_rows_are_named_at_the_second(tmp_path: Path, base: Path):
    rows = [
        row(ROADS, "开工道路", 8, 进展情况="已开工。"),
        row(ROADS, "完工道路", 3, 进展情况="已完工。"),
    ]
    assert mistakes(excel(tmp_path / "表.xlsx", rows), base) == [
        ("填报!L6", "", "同一个项目的“进展情况”，这里与 填报!L5 写的不一样")
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("文字\u200b", "里面有看不见的控制字符 <U+200B>"),
        ("文字_x0007_", "里面有看不见的控制字符 ␇"),
        ("\u202e倒写", "里面有看不见的控制字符 <U+202E>"),
        ("长" * 5001, "太长了：5001 个字"),
        (True, "这一格是 TRUE"),
        ("=:A1", "这一格是公式，文件里没有存下算出的数"),
    ],
)
def test_what_is_no_plain_text_is_named(tmp_path: Path, base: Path, typed: object, said: str):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, 存在问题=typed)])
    assert mistakes(form, base) == [(cell_of("存在问题"), "", f"“存在问题”：{said}")]


def test_a_carriage_return_as_excel_writes_it_is_a_line_end(tmp_path: Path, base: Path):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8, 存在问题="一_x000D_\n二")])
    assert report_of(form, base)[1]["problems"] == "一\n二"


@pytest.mark.parametrize("column", ["佐证材料", "更正说明"])
def test_evidence_or_a_correction_alone_is_named(tmp_path: Path, base: Path, column: str):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", **{column: "台账"})])
    assert mistakes(form, base) == [(cell_of(column), "S107", "项目 1 只填了佐证材料或更正说明")]


def test_words_and_where_they_stand(tmp_path: Path, base: Path):
    rows = [row(ROADS, "开工道路", "８条", 佐证材料="甲；乙", 验收日期="2025年9月1日")]
    found = read(excel(tmp_path / "表.xlsx", rows), base)
    assert isinstance(found, Filled)
    cells = {loc[2:]: (part.place.cell, part.said) for loc, part in found.parts.items()}
    assert cells == {
        (): ("填报!K5", "８条"),
        ("actuals", "开工道路"): ("填报!K5", "８条"),
        ("evidence",): ("填报!O5", None),
        ("accepted",): ("填报!Q5", "2025年9月1日"),
    }
