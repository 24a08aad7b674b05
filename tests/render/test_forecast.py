"""`status --forecast` and the forecasts of `report`, in every format that is text."""

import json
import re
from functools import cache
from typing import Any

import pytest
from cli.program import widest

from minsheng.render import renderer
from minsheng.render.outlook import METHOD
from minsheng.render.screen import Screen

from .said import number, pairs
from .shipped import as_json, at, csv_rows, report, status

DAYS = ("2025-09-30", "2025-10-20", "2025-11-30", "2025-12-31", "2026-02-20")
WIDTHS = (60, 75, 76, 80, 109, 110, 120, 149, 150, 200)
COLUMNS = [
    *("到期", "推算起点", "近期自", "近期每月", "按近期达标", "按近期到期差"),
    *("开始自", "开始以来每月", "按开始以来达标", "按开始以来到期差", "所需月进度"),
]
each_day = pytest.mark.parametrize("day", DAYS)


@cache
def forecast(day: str, form: str, by: str | None = None, width: int | None = None) -> str:
    """What `status --forecast` prints."""
    screen = Screen(width=width)
    text: str = renderer(form).status(at(day), by, screen, with_forecast=True)
    return text


def forecasts(day: str) -> list[dict[str, Any]]:
    """The indicators of the JSON object that have a forecast."""
    return [one for _, one in pairs(as_json(at(day))) if one["forecast"]]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


# JSON


@each_day
def test_json_is_the_same_with_and_without_the_option(day: str) -> None:
    seen = at(day)
    assert json.loads(forecast(day, "json")) == as_json(seen) == json.loads(report(seen, "json"))


# CSV


@each_day
def test_csv_has_its_columns_behind_those_of_the_ledger(day: str) -> None:
    plain, more = status(at(day), "csv").splitlines(), forecast(day, "csv").splitlines()
    assert more[0] == f"{plain[0]},{','.join(COLUMNS)}"
    assert len(more) == len(plain)
    assert all(
        line.startswith(before) for line, before in zip(more, plain, strict=True) if "'" not in line
    )
    assert forecast(day, "csv", by="indicator") == forecast(day, "csv")


def same_pace(row: dict[str, str], pace: dict[str, Any], names: tuple[str, str, str, str]) -> None:
    """A pace as JSON holds it: cut to fewer places in the same direction."""
    since, per_month, met_on, short = (row[name] for name in names)
    assert since == pace["since"]
    assert 0 <= pace["per_month"] - float(per_month) < 0.1
    assert met_on == (pace["met_on"] or "不会达标")
    if pace["shortfall"] is None:
        assert short == "已到期"
    else:
        assert 0 <= float(short) - pace["shortfall"] < 0.1


@each_day
def test_csv_says_what_json_says(day: str) -> None:
    rows = csv_rows(forecast(day, "csv"))
    for row, (_, indicator) in zip(rows, pairs(as_json(at(day))), strict=True):
        told = indicator["forecast"]
        assert row["到期"] == indicator["due"]
        if told is None:
            assert {row[name] for name in COLUMNS[1:]} == {""}
            continue
        assert row["推算起点"] == told["as_of"]
        same_pace(row, told["recent"], ("近期自", "近期每月", "按近期达标", "按近期到期差"))
        overall = ("开始自", "开始以来每月", "按开始以来达标", "按开始以来到期差")
        same_pace(row, told["overall"], overall)
        needed = told["needed_per_month"]
        if needed is None:
            assert row["所需月进度"] == "已到期"
        else:
            assert 0 <= float(row["所需月进度"]) - needed + 0.0001 < 1.0001


def test_roads_in_csv_by_hand() -> None:
    """5 of 12 in September, 3 in July: 1 a month; 5/9 since January; 7/3 are needed."""
    row = next(r for r in csv_rows(forecast("2025-09-30", "csv")) if r["指标"] == "完工道路项目")
    assert [row[name] for name in COLUMNS] == [
        *("2025-12-31", "2025-09-30", "2025-07-31", "1", "2026-04-30", "4"),
        *("2025-01-01", "0.55", "2026-10-19", "6", "3"),
    ]


# Markdown


def markdown_tables(text: str) -> list[list[list[str]]]:
    """The rows of each table, its header first."""
    blocks = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    cells = [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        for block in blocks
    ]
    return [[rows[0], *rows[2:]] for rows in cells]


@each_day
@pytest.mark.parametrize("by", [None, "unit"])
def test_markdown_has_a_section_with_a_row_for_each_forecast(day: str, by: str | None) -> None:
    text = forecast(day, "markdown", by)
    _, (header, *rows) = markdown_tables(text)
    assert header == [
        *("序号", "指标", "截至", "累计完成", "年度目标", "按近期", "按开始以来"),
        *("所需月进度", "到期", "状态"),
    ]
    told = {(one["name"], one["due"], one["forecast"]["as_of"]) for one in forecasts(day)}
    assert {(row[1], row[8], row[2]) for row in rows} == told
    assert len(rows) == len(forecasts(day))
    assert METHOD in text
    assert f"## 推算 {len(rows)} 项指标" in text
    assert "（示例数据，非真实进展）" in text[text.index("## 推算") :].splitlines()[0]


def test_what_misses_stands_first_and_the_title_counts_it() -> None:
    """In September: 4 of 12 roads, 7250 of 25000 ㎡, 2 of 15 points, 3 of 100 volunteers."""
    text = forecast("2025-09-30", "markdown")
    _, (_, *rows) = markdown_tables(text)
    assert [row[5].split("（")[0] for row in rows[:5]] == [
        *("到期差 4 个", "到期差 7250 ㎡", "到期差 2 个", "到期差 3 人"),
        "2025-12-31 达标；每月 1 个，自 2025-07-31",
    ]
    assert "## 推算 17 项指标：按近期的进度，到期达不到的 4 项" in text


# the terminal


@each_day
@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_fits_and_lists_each_forecast_with_its_dates(day: str, width: int) -> None:
    text = forecast(day, "table", "level", width)
    assert widest(text) <= width
    table = squeezed(text[text.index("\n推算") :])
    for one in forecasts(day):
        recent = one["forecast"]["recent"]
        assert f"{recent['met_on']}" in table
        assert f"自{recent['since']}" in table
        assert f"{one['due']}到期" in table
    assert squeezed(METHOD) in table


def test_the_table_is_the_last_one_and_says_why_the_others_are_not_told() -> None:
    text = forecast("2025-09-30", "table", None, 120)
    titles = [text.index(f"\n{name}") for name in ("需督办", "各项目", "各责任单位", "推算 17")]
    assert titles == sorted(titles)
    assert "另有 31 项不推算：已达标 15 项，未报 1 项" in text
    assert "推算 17" not in status(at("2025-09-30"), "table", width=120)


def test_with_by_the_forecasts_follow_that_one_table() -> None:
    text = forecast("2025-09-30", "table", "level", 120)
    assert text.index("\n各级别") < text.index("\n推算 17")
    assert "各责任单位" not in text


def test_nothing_to_forecast_is_said() -> None:
    for form in ("table", "markdown"):
        text = forecast("2025-01-31", form)
        assert "推算：没有可以推算的指标" in text
        assert "另有 48 项不推算：未报 48 项" in text


def test_misses_are_red_where_there_is_colour() -> None:
    text: str = renderer("table").status(
        at("2025-09-30"), "level", Screen(width=120, color=True), with_forecast=True
    )
    assert re.search(r"\x1b\[1;31m *到期差 4 个", text)
    assert not re.search(r"\x1b\[1;31m *2025-11-30 达标", text)


# report


@each_day
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_report_tells_each_forecast_below_its_project_and_the_method_once(
    day: str, form: str
) -> None:
    text = squeezed(report(at(day), form))
    for one in forecasts(day):
        told = one["forecast"]
        sentence = re.search(rf"推算：“{re.escape(squeezed(one['name']))}”([^“]*)", text)
        assert sentence
        assert f"按近期（{told['recent']['since']}以来）每月" in sentence[1]
        assert f"按开始以来（{told['overall']['since']}起）每月" in sentence[1]
        stale = told["as_of"] != day
        assert (f"从截至{told['as_of']}的填报起，" in sentence[1]) == stale
    assert text.count(squeezed(METHOD)) == (1 if forecasts(day) else 0)
    assert text.count("推算：“") == len(forecasts(day))


def test_report_in_csv_keeps_the_columns_of_the_offices() -> None:
    assert "推算起点" not in report(at("2025-09-30"), "csv")


def test_no_forecast_is_told_of_a_project_that_has_none() -> None:
    text = report(at("2025-09-30", project=9), "table")
    assert "推算" not in text


def test_numbers_of_a_row_are_those_of_the_ledger() -> None:
    """What is carried forward is what is reported: 38 of 48, 5 of 12."""
    text = squeezed(forecast("2025-09-30", "table", "level", 150))
    for one in forecasts("2025-09-30"):
        assert f"累计{number(one['actual'])}{one['measure']}，目标" in text
