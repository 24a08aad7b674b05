"""How long nothing was heard of a unit: the days by hand, and how each format tells them."""

from pathlib import Path

import pytest
from arithmetic.ledgers import Book, pledge, said

from minsheng.summarize import Overview

from .shipped import as_json, csv_rows, markdown_rows, status

WHOLE = "target: 10, measure: 个"
JUNE = {"2025-06-30": said(5)}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """甲局 reported in June, 乙局 never; nothing is met."""
    return pledge(tmp_path, WHOLE, by_unit={"甲局": JUNE, "乙局": {}}).book


def units(seen: Overview) -> dict[str, tuple[int, bool]]:
    return {one["name"]: (one["days_silent"], one["overdue"]) for one in as_json(seen)["units"]}


def test_days_count_from_the_newest_report_or_else_from_the_start(book: Book) -> None:
    """31 days of July and 31 of August; 242 from 1 January to 31 August."""
    assert units(book.overview("2025-08-31")) == {"甲局": (62, True), "乙局": (242, True)}
    assert units(book.overview("2025-06-30")) == {"甲局": (0, False), "乙局": (180, True)}


@pytest.mark.parametrize(("day", "late"), [("2025-08-14", False), ("2025-08-15", True)])
def test_overdue_is_more_than_the_limit(book: Book, day: str, late: bool) -> None:
    assert units(book.overview(day))["甲局"][1] is late  # 45 and 46 days


def test_where_everything_is_met_nothing_is_awaited(tmp_path: Path) -> None:
    book = pledge(tmp_path, WHOLE, {"2025-06-30": said(10)}).book
    assert units(book.overview("2025-12-31")) == {"甲局": (184, False)}


def test_before_the_list_was_issued_nobody_was_awaited(tmp_path: Path) -> None:
    book = pledge(tmp_path, WHOLE, {}, head="issued: 2025-07-02").book
    assert units(book.overview("2025-08-16")) == {"甲局": (45, False)}
    assert units(book.overview("2025-08-17")) == {"甲局": (46, True)}


def test_rows_have_date_days_and_answer(book: Book) -> None:
    seen = book.overview("2025-08-14")
    for rows in (
        csv_rows(status(seen, "csv", by="unit")),
        markdown_rows(status(seen, "markdown", by="unit")),
    ):
        told = [[row[name] for name in ("最近填报", "未报天数", "逾期")] for row in rows]
        assert told == [["2025-06-30", "45", "否"], ["未报", "225", "是"]]


@pytest.mark.parametrize("width", [60, 75, 80, 109])
def test_where_there_is_no_room_for_dates_a_line_tells_the_longest_first(
    book: Book, width: int
) -> None:
    shown = status(book.overview("2025-08-31"), "table", by="unit", width=width)
    assert "最近填报" not in shown
    line = "逾期未报（超过45天）：乙局242天（还没有填报）、甲局62天"
    assert line in "".join(shown.split())


@pytest.mark.parametrize("width", [110, 120, 150, 200, None])
def test_where_there_is_room_date_and_days_stand_in_the_row(book: Book, width: int | None) -> None:
    lines = status(book.overview("2025-08-31"), "table", by="unit", width=width).splitlines()
    head = next(line for line in lines if "最近填报" in line)
    begin = lines.index(head) + 2
    told = "".join(line.replace(" ", "") for line in lines[begin : begin + 6])
    assert "甲局" in told
    assert "2025-06-3062逾期未报" in told
    assert "未报242逾期未报" in told
    assert not any(line.startswith("逾期未报（") for line in lines)


def test_nothing_is_said_where_nothing_is_overdue(tmp_path: Path) -> None:
    book = pledge(tmp_path, WHOLE, JUNE).book
    for width in (60, 80, 120, None):
        assert "逾期" not in status(book.overview("2025-07-31"), "table", width=width)


def test_the_limit_is_the_lists_own(tmp_path: Path) -> None:
    book = pledge(tmp_path, WHOLE, JUNE, head="policy: {stale_days: 10}").book
    shown = status(book.overview("2025-07-11"), "table", by="unit", width=80)
    assert "逾期未报（超过 10 天）：甲局 11 天" in shown
