"""Whether a form is still blank: what a clerk typed, wherever, is never taken for nothing."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from minsheng.form.blank import is_blank
from minsheng.form.csv_text import csv_bytes
from minsheng.form.excel import workbook_bytes

from .forms import SHIPPED, form

FORM = workbook_bytes(form(SHIPPED, "建设局"))
CSV = csv_bytes(form(SHIPPED, "建设局"))


def changed(change: Callable[[Any], object]) -> bytes:
    book = load_workbook(io.BytesIO(FORM))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(cell: str, value: object) -> Callable[[Any], object]:
    return lambda book: setattr(book["填报表"][cell], "value", value)


def is_blank_book(data: bytes) -> bool:
    return is_blank(Path("填报表.xlsx"), data)


def test_a_new_form_is_blank() -> None:
    assert is_blank_book(FORM)
    assert is_blank(Path("填报表.CSV"), CSV)


def test_a_form_that_was_only_saved_again_is_blank() -> None:
    assert is_blank_book(changed(lambda _: None))


def test_another_day_is_nothing_that_would_be_lost() -> None:
    assert is_blank_book(changed(typed("K2", date(2025, 9, 30))))


@pytest.mark.parametrize(
    "change",
    [
        typed("K6", 0),
        typed("K6", "=1+1"),
        typed("K10", "否"),
        typed("L6", "已开工。"),
        typed("Q10", date(2025, 9, 26)),
        typed("R6", "旁边的话"),
        typed("C20", "下面的话"),
        lambda book: setattr(book["填报表"]["C6"], "comment", Comment("记", "示例")),
        lambda book: book.create_sheet("草稿"),
        lambda book: book.remove(book["minsheng"]),
    ],
)
def test_whatever_was_added_is_noticed(change: Callable[[Any], object]) -> None:
    assert not is_blank_book(changed(change))


def test_another_workbook_is_none_of_ours() -> None:
    out = io.BytesIO()
    Workbook().save(out)
    assert not is_blank_book(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK", b"text", CSV])
def test_what_is_no_workbook_is_none_of_ours(data: bytes) -> None:
    assert not is_blank_book(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"a,b\r\n",
        CSV.replace(b",,,,,,,\r\n", b",0,,,,,,\r\n", 1),
        CSV.replace(b",,,,,,,\r\n", ",,,,,,,,旁边的话\r\n".encode(), 1),
        CSV + ",,下面的话\r\n".encode(),
        CSV.decode("utf-8-sig").encode("gbk", "replace"),
    ],
)
def test_a_csv_file_with_more_in_it_is_not_blank(data: bytes) -> None:
    assert data != CSV
    assert not is_blank(Path("填报表.csv"), data)
