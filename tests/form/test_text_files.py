"""A form as a text file: in any encoding and with any separator that office software writes."""

from pathlib import Path

import pytest

from minsheng.errors import UsageError
from minsheng.form.opening import opened_form

from .filled import ROADS, mistakes, read, report_of, row, text

ROWS = [row(ROADS, "开工道路", 8, 进展情况='已开工，"六条"。\n第二行')]
READ = {1: {"actuals": {"开工道路": 8}, "progress": '已开工，"六条"。\n第二行'}}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"],
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_any_encoding_and_separator(tmp_path: Path, base: Path, encoding: str, separator: str):
    form = text(tmp_path / "表.csv", ROWS, encoding, separator=separator)
    assert report_of(form, base) == READ


@pytest.mark.parametrize("name", ["表.CSV", "表.txt", "表.tsv"])
def test_the_suffixes_of_text(tmp_path: Path, base: Path, name: str):
    assert report_of(text(tmp_path / name, ROWS), base) == READ


def test_bare_line_feeds(tmp_path: Path, base: Path):
    form = text(tmp_path / "表.csv", ROWS)
    form.write_bytes(form.read_bytes().replace(b"\r\n", b"\n"))
    assert report_of(form, base) == READ


def test_a_character_that_gbk_lacks(tmp_path: Path, base: Path):
    form = text(tmp_path / "表.csv", [row(ROADS, "开工道路", 8, 存在问题="𠮷 😀")], "gb18030")
    assert report_of(form, base)[1]["problems"] == "𠮷 😀"


def test_a_mistake_is_named_by_row_and_title(tmp_path: Path, base: Path):
    """Rows as a spreadsheet counts them: a line end within a cell begins none."""
    rows = [row(ROADS, "开工道路", 8, 进展情况="一\n二\n三"), row(ROADS, "完工道路", "约3")]
    [(cell, rule, _)] = mistakes(text(tmp_path / "表.csv", rows), base)
    assert (cell, rule) == ("第 6 行“本期累计”", "P307")


def test_a_mistake_above_the_table_is_named_by_row_and_column(tmp_path: Path, base: Path):
    form = text(
        tmp_path / "表.csv",
        ROWS,
        top=[["责任单位", "甲局", "年度", "2025"], ["截至日期", "2025-09-30"]],
    )
    assert mistakes(form, base) == [("第 1 行第 2 列", "P301", "目标清单里没有责任单位“甲局”")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "是空的"),
        (b" \r\n\t", "是空的"),
        ('序号,指标,本期累计\n1,开工道路,"8\n'.encode(), "引号没有配对"),
        (b"\xff\xfe\x00", "读不出里面的字"),
        (bytes(range(256)), "读不出里面的字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "读不出里面的字"),
        (f"序号,指标,本期累计\n1,{'长' * 200_000},8\n".encode(), "一格太长"),
        ("说明,无\n".encode(), "没有找到填报表"),
        ("序号,指标,本期累计\n".encode() + b"1,a,2\n" * 6000, "6,001 行"),
        (("序号,指标,本期累计" + ",x" * 300 + "\n").encode(), "303 列"),
    ],
)
def test_what_is_no_form_is_refused(tmp_path: Path, base: Path, content: bytes, said: str):
    form = tmp_path / "表.csv"
    form.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read(form, base)
    assert said in caught.value.message


@pytest.mark.parametrize("name", ["表.pdf", "表.xls", "表.docx", "表", "表.et"])
def test_text_under_another_suffix_is_refused(tmp_path: Path, name: str):
    form = text(tmp_path / name, ROWS)
    with pytest.raises(UsageError, match=r"不是 Excel 文件（.xlsx），也不是 .csv"):
        opened_form(str(form))


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(UsageError, match="没有这个文件或文件夹"):
        opened_form(str(tmp_path / "表.csv"))
    with pytest.raises(UsageError, match="那是一个文件夹"):
        opened_form(str(tmp_path))
