"""JSON, CSV, Markdown and the table say the same of every figure, at two dates."""

import re
from typing import Any

import pytest

from .said import (
    INDICATOR_WORDS,
    PROJECT_WORDS,
    number,
    pairs,
    percent,
    points,
    printed_actual,
    same_ledger_row,
)
from .shipped import DAYS, as_json, at, csv_rows, markdown_rows, report, status

ByDay = pytest.mark.parametrize("day", DAYS)


# CSV against JSON


@ByDay
def test_the_ledger_in_csv_agrees_with_json(day: str) -> None:
    seen = at(day)
    rows = csv_rows(status(seen, "csv"))
    expected = pairs(as_json(seen))
    assert len(rows) == len(expected) == 48
    for row, (project, indicator) in zip(rows, expected, strict=True):
        same_ledger_row(row, project, indicator)
        assert row["示例"] == "是"


@ByDay
def test_targets_in_csv_are_those_of_json_with_the_documents_word(day: str) -> None:
    seen = at(day)
    for row, (_, indicator) in zip(
        csv_rows(status(seen, "csv")), pairs(as_json(seen)), strict=True
    ):
        if indicator["kind"] == "milestone":
            assert row["年度目标"] == "完成"
        else:
            bare = row["年度目标"].replace(indicator["comparator"] or "", "").strip()
            assert bare == number(indicator["target"])
            assert (indicator["comparator"] or "") in row["年度目标"]


@ByDay
def test_what_is_new_this_month_in_csv_is_what_json_says(day: str) -> None:
    seen = at(day)
    for row, (_, indicator) in zip(
        csv_rows(status(seen, "csv")), pairs(as_json(seen)), strict=True
    ):
        added = indicator["added"]
        since = indicator["added_since"]
        told = "" if added is None else number(added)
        assert row["本月新增"].startswith(told)
        assert bool(row["本月新增"]) == (added is not None)
        assert ("较" in row["本月新增"]) == (since is not None)


@ByDay
def test_projects_in_csv_agree_with_json(day: str) -> None:
    seen = at(day)
    rows = csv_rows(status(seen, "csv", by="project"))
    for row, project in zip(rows, as_json(seen)["projects"], strict=True):
        assert row["序号"] == str(project["id"])
        assert row["指标数"] == str(len(project["indicators"]))
        assert row["已达标"] == str(project["indicators_met"])
        assert row["已填报"] == str(project["indicators_reported"])
        assert row["完成率"] == percent(project["completion"])
        assert row["序时进度"] == percent(project["planned"])
        assert row["短板指标"] == project["weakest"]
        assert row["状态"] == PROJECT_WORDS[project["status"]]


def same_summary(row: dict[str, str], summary: dict[str, Any]) -> None:
    assert row["项目数"] == str(summary["projects"])
    assert {word: row[word] for word in PROJECT_WORDS.values()} == {
        word: str(summary[code]) for code, word in PROJECT_WORDS.items()
    }
    assert row["指标数"] == str(summary["indicators"])
    assert row["已达标"] == str(summary["indicators_met"])
    assert row["已填报"] == str(summary["indicators_reported"])
    assert row["平均完成率"] == percent(summary["completion"])
    assert row["序时进度"] == percent(summary["planned"])


@ByDay
def test_levels_and_units_in_csv_agree_with_json(day: str) -> None:
    seen = at(day)
    found = as_json(seen)
    *levels, whole = csv_rows(status(seen, "csv", by="level"))
    assert [row["市区分级"] for row in levels] == ["市级", "区级"]
    for row, summary in zip(levels, found["levels"], strict=True):
        same_summary(row, summary)
    same_summary(whole, found["overall"])
    for row, unit in zip(csv_rows(status(seen, "csv", by="unit")), found["units"], strict=True):
        assert row["责任单位"] == unit["name"]
        assert row["最近填报"] == (unit["last_report"] or "未报")
        same_summary(row, unit)


# Markdown against CSV


@ByDay
@pytest.mark.parametrize("by", [None, "project", "level", "unit", "indicator"])
def test_markdown_has_the_rows_of_csv(day: str, by: str | None) -> None:
    seen = at(day)
    assert markdown_rows(status(seen, "markdown", by)) == csv_rows(status(seen, "csv", by))


@ByDay
def test_the_report_in_markdown_has_the_rows_of_csv(day: str) -> None:
    seen = at(day, unit="公共服务局")
    assert markdown_rows(report(seen, "markdown")) == csv_rows(report(seen, "csv"))


# the table against JSON


@ByDay
def test_the_table_of_indicators_agrees_with_json(day: str) -> None:
    seen = at(day)
    printed = status(seen, "table", by="indicator")
    for project, indicator in pairs(as_json(seen)):
        reported = indicator["actual"] is not None
        words = [str(project["id"]), indicator["name"]]
        row = [line for line in printed.splitlines() if re.match(r"\s+".join(words), line.strip())]
        pieces = re.split(r"\s{2,}", row[0].strip())
        assert percent(indicator["completion"]) in pieces if reported else "—" in pieces
        assert points(indicator["completion"], indicator["planned"]) in pieces
        assert pieces[-1] == INDICATOR_WORDS[indicator["status"]]
        assert any(piece.startswith(printed_actual(indicator)) for piece in pieces)
        assert number(indicator["owed"]) in pieces


@ByDay
def test_the_table_of_projects_agrees_with_json(day: str) -> None:
    seen = at(day)
    printed = status(seen, "table", by="project", width=200)
    for project in as_json(seen)["projects"]:
        mark = "*" if project["indicators_reported"] < len(project["indicators"]) else ""
        (line,) = [
            line
            for line in printed.splitlines()
            if re.match(rf"\s*{project['id']}\s+{re.escape(project['name'])}\s", line)
        ]
        pieces = re.split(r"\s{2,}", line.strip())
        assert f"{project['indicators_met']}/{len(project['indicators'])}" in pieces
        assert percent(project["completion"]) + mark in pieces
        assert percent(project["planned"]) in pieces
        assert points(project["completion"], project["planned"]) in pieces
        assert pieces[-1] == PROJECT_WORDS[project["status"]]
        all_met = project["indicators_met"] == len(project["indicators"])
        weakest = "全部达标" if all_met else project["weakest"]
        assert any(piece.startswith(weakest) for piece in pieces)


@ByDay
@pytest.mark.parametrize("by", ["level", "unit"])
def test_the_tables_of_sums_agree_with_json(day: str, by: str) -> None:
    seen = at(day)
    printed = status(seen, "table", by=by, width=200)
    groups = as_json(seen)[f"{by}s"]
    for group in groups:
        (line,) = [x for x in printed.splitlines() if x.strip().startswith(f"{group['name']} ")]
        pieces = re.split(r"\s{2,}", line.strip())
        assert pieces[1] == str(group["projects"])
        assert f"{group['indicators_met']}/{group['indicators']}" in pieces
        assert any(piece.rstrip("*") == percent(group["completion"]) for piece in pieces)
        assert points(group["completion"], group["planned"]) in pieces


@ByDay
def test_the_headline_agrees_with_json(day: str) -> None:
    seen = at(day)
    found = as_json(seen)
    overall = found["overall"]
    for form in ("table", "markdown"):
        printed = status(seen, form)
        assert f"截至 {day}" in printed
        assert f"平均完成率 {percent(overall['completion'])}（1 项指标未报按 0 计）" in printed
        assert f"时间进度 {percent(found['time_share'])}" in printed
        assert f"已达标 {overall['indicators_met']}" in printed
        for code, word in PROJECT_WORDS.items():
            assert f"{word} {overall[code]}" in printed


@ByDay
def test_what_needs_supervision_comes_first_and_worst_first(day: str) -> None:
    seen = at(day)
    projects = as_json(seen)["projects"]
    printed = status(seen, "table", width=200)
    block = printed[printed.index("需督办") : printed.index("\n各项目")]
    listed = [
        (m[1], int(m[2]))
        for m in re.finditer(r"^\s*(滞后|未报|预警)\s+(\d+)\s", block, re.MULTILINE)
    ]
    assert {(PROJECT_WORDS[p["status"]], p["id"]) for p in projects} >= set(listed)
    wanted = [p["id"] for p in projects if p["status"] in ("behind", "warning", "unreported")]
    assert sorted(number for _, number in listed) == wanted
    ranks = [("滞后", "未报", "预警").index(word) for word, _ in listed]
    assert ranks == sorted(ranks)


def test_report_and_status_print_the_same_figures() -> None:
    told = report(at("2025-09-30"), "table")
    for project, indicator in pairs(as_json(at("2025-09-30"))):
        assert project["name"] in told
        if indicator["actual"] is not None:
            assert percent(indicator["completion"]) in told
