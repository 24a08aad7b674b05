"""What the files say of where quantities are heading, and of units that are silent, by hand."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from arithmetic.ledgers import Pledge, pledge, said
from render.shipped import at

from minsheng.render import FILES, file_renderer
from minsheng.render.outlook import METHOD
from minsheng.render.word.account import account
from minsheng.render.word.blocks import Text
from minsheng.render.word.notice import notice
from minsheng.summarize import Overview

from .reading import page_in, rows_under, squeezed, words_in
from .workbooks import DATA, book, rows

MARCH, JUNE = "2025-03-31", "2025-06-30"
WHOLE = "target: 120, measure: 人次"
SLOW = {MARCH: said(20), JUNE: said(38)}  # 6 a month: 74 in December; 60 are owed: in warning
FAST = {MARCH: said(20), JUNE: said(62)}  # 14 a month; 60 are owed: green


def written(made: Pledge, day: str, suffix: str, folder: Path, **selection: Any) -> Path:
    """The report on a ledger as a file."""
    path = folder / f"report{suffix}"
    seen = made.book.overview(day, **selection)
    path.write_bytes(file_renderer(suffix).file(seen, made.book.ledger()))
    return path


def outlooks(document: Any) -> list[str]:
    """The paragraphs of a document that begin with 推算."""
    texts = [block for block in document.blocks if isinstance(block, Text)]
    return [text.words for text in texts if text.lead == "推算："]


# Word


def test_the_notice_tells_where_what_is_behind_is_heading(tmp_path: Path) -> None:
    """82 are left: 13.66 months at 6 a month, 12.94 at 6.33, and 13.66 a month are needed."""
    method, told = outlooks(notice(pledge(tmp_path, WHOLE, SLOW).book.overview(JUNE)))
    assert method.startswith(
        "从最近一次填报的数起，把已填报的进度按直线延长；只供参考，不影响灯号。"
    )
    assert told == (
        "“甲”按近期（2025年3月31日以来）每月6人次推算，到期差46人次（2026年8月21日才达标）；"
        "按开始以来（2025年1月1日起）每月6.3人次推算，到期差44人次（2026年7月30日才达标）；"
        "所需月进度14人次。"
    )


def test_the_notice_tells_no_forecast_of_what_is_on_schedule(tmp_path: Path) -> None:
    made = pledge(tmp_path, WHOLE, FAST)
    assert outlooks(notice(made.book.overview(JUNE))) == []
    _, told = outlooks(account(made.book.overview(JUNE, unit="甲局")))
    assert told.startswith("“甲”按近期（2025年3月31日以来）每月14人次推算，2025年11月5日达标；")


def test_without_a_forecast_there_is_no_method_either(tmp_path: Path) -> None:
    seen = pledge(tmp_path, WHOLE, {JUNE: said(30)}).book.overview(JUNE)
    assert outlooks(notice(seen)) == outlooks(account(seen)) == []


# Excel


def sheet_row(name: str, day: str = "2025-09-30") -> dict[str, Any]:
    return next(row for row in rows(book(DATA, day)["推算"]) if row["指标"] == name)


def test_amounts_are_numbers_and_dates_are_dates() -> None:
    row = sheet_row("冷家河湿地修复面积")
    assert (row["年度目标"], row["累计完成"]) == (25000, 11000)
    assert (row["近期每月"], row["按近期到期差"], row["所需月进度"]) == (2250, 7250, 4666.7)
    assert row["按近期达标"] == datetime(2026, 4, 7)
    assert row["推算起点"] == datetime(2025, 9, 30)
    assert (row["开始以来每月"], row["按开始以来到期差"]) == (1222.2, 10333.4)


def test_what_misses_first_stands_first_and_the_method_above() -> None:
    sheet = book(DATA, "2025-09-30")["推算"]
    names = [row["指标"] for row in rows(sheet)]
    assert names[:3] == ["完工道路项目", "冷家河湿地修复面积", "品质文化生活圈示范点"]
    assert METHOD in sheet["A2"].value
    assert "推算 17 项指标：按近期的进度，到期达不到的 4 项" in sheet["A2"].value
    assert "另有 31 项不推算：" in sheet["A2"].value


def test_what_is_due_and_what_is_never_met_are_words(tmp_path: Path) -> None:
    still = {MARCH: said(20), JUNE: said(20)}
    made = pledge(tmp_path, f"{WHOLE}, due: 2025-05-31", still)
    (row,) = rows_under(written(made, JUNE, ".xlsx", tmp_path), "推算起点")
    assert (row["近期每月"], row["按近期达标"], row["按近期到期差"]) == ("0", "不会达标", "已到期")
    assert row["所需月进度"] == "已到期"
    assert (row["开始以来每月"], row["按开始以来达标"]) == ("3.3", "2027-12-31")


def test_nothing_to_forecast_is_said() -> None:
    sheet = book(DATA, "2025-01-31")["推算"]
    assert sheet["A4"].value == "没有可以推算的指标。"
    assert "另有 48 项不推算：未报 48 项" in sheet["A2"].value


# the page


def test_the_page_has_the_method_where_it_has_a_forecast(tmp_path: Path) -> None:
    made = pledge(tmp_path, WHOLE, SLOW)
    page = words_in(written(made, JUNE, ".html", tmp_path))
    assert page.count(squeezed(METHOD)) == 1
    made = pledge(tmp_path / "other", WHOLE, {JUNE: said(30)})
    page = words_in(written(made, JUNE, ".html", tmp_path))
    assert "推算" not in page


def test_the_page_names_the_units_that_are_overdue(tmp_path: Path) -> None:
    made = pledge(
        tmp_path, "target: 10, measure: 个", by_unit={"甲局": {JUNE: said(5)}, "乙局": {}}
    )
    page = page_in(written(made, "2025-08-31", ".html", tmp_path))
    words = squeezed("".join(page.words))
    assert "逾期未报（超过45天）：乙局242天（还没有填报）、甲局62天" in words
    assert "2025-06-30逾期未报62天" in words
    page = page_in(written(made, "2025-06-30", ".html", tmp_path, unit="甲局"))
    assert "甲局0天" not in squeezed("".join(page.words))


# every file


@pytest.mark.parametrize("suffix", FILES)
def test_no_file_promises_anything(suffix: str, tmp_path: Path) -> None:
    """推算, never 预计; and a project without a forecast has no word of it but in the workbook."""
    seen: Overview = at("2025-09-30", project=9)
    from render.shipped import shipped

    path = tmp_path / f"report{suffix}"
    path.write_bytes(file_renderer(suffix).file(seen, shipped()))
    suffix = {".htm": ".html", ".markdown": ".md"}.get(suffix, suffix)
    words = words_in(path.rename(path.with_suffix(suffix)))
    assert "预计" not in words
    assert ("推算" in words) == (suffix == ".xlsx")
