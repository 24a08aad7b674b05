"""The CSV form: the same columns, for Excel, WPS and whoever has neither."""

import csv
import io
from pathlib import Path

from minsheng.form.columns import COLUMNS
from minsheng.form.csv_text import csv_bytes
from minsheng.form.rows import Form

from .forms import SHIPPED, form, small


def rows_of(asked: Form) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(asked).decode("utf-8-sig"), newline="")))


def test_it_has_what_excel_needs() -> None:
    raw = csv_bytes(form(SHIPPED, "建设局"))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4 + 8


def test_every_row_says_what_it_is_about() -> None:
    title, facts, how, header, *rows = rows_of(form(SHIPPED, "建设局"))
    assert title == ["重庆高新区2025年重点民生实事工作目标任务 填报表（示例数据，非真实进展）"]
    assert facts == ["责任单位", "建设局", "年度", "2025", "截至日期", "2025-10-31"]
    assert "空着等于没报，不等于 0" in how[0]
    assert header == [str(column) for column in COLUMNS]
    words = "建成西永街道香蕉园村巴蜀美丽庭院示范片项目、传统村落数字博物馆等重点项目"
    given = ["12", "大美乡村建设", "重点项目", "传统村落数字博物馆", words, "2", "个"]
    assert rows[5] == [*given, "是", "2025-10-31", "1", *[""] * 7]
    assert [row[0] for row in rows] == ["4"] * 4 + ["12"] * 4


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    asked = small(tmp_path, "name: '=1+1', target: 3, measure: '@个'", name="'-公园'")
    row = rows_of(asked)[4]
    assert [row[1], row[2], row[6]] == ["'-公园", "'=1+1", "'@个"]


def test_a_document_of_several_lines_stands_on_one(tmp_path: Path) -> None:
    asked = small(tmp_path, "name: 甲, milestone: true", task='"一、修路。\\n二、修桥。"')
    assert rows_of(asked)[4][4] == "一、修路。 二、修桥。"
