"""Every figure of the workbook is the one of the JSON object, on every sheet."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from minsheng.records import records
from minsheng.render import words
from minsheng.render.rows import table as ledger_table
from minsheng.terms import INDICATOR_WORDS, PROJECT_WORDS, Status
from tests.documents.workbooks import (
    CASES,
    DATA,
    HEADER,
    beside,
    book,
    ledger_of,
    percent,
    rows,
    seen,
    table,
    tenth,
)
from tests.render.shipped import as_json

_STATUSES = [(status.value, PROJECT_WORDS[status]) for status in Status]
every_case = pytest.mark.parametrize(("folder", "day"), CASES)


def test_the_sheets_stand_in_order():
    assert book(DATA, "2025-09-30").sheetnames == ["总览", "台账", "责任单位", "推算", "填报记录"]


@every_case
def test_the_ledger_has_every_indicator_with_its_figures(folder: Path, day: str):
    found = as_json(seen(folder, day))
    expected = [(p, i) for p in by_level(found) for i in p["indicators"]]
    shown = rows(book(folder, day)["台账"])
    assert len(shown) == len(expected)
    for row, (project, indicator) in zip(shown, expected, strict=True):
        assert (row["序号"], row["项目名称"]) == (project["id"], project["name"])
        assert (row["市区分级"], row["指标"]) == (project["level"], indicator["name"])
        check_figures(row, indicator)


def by_level(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The projects of the JSON object, those of one level together."""
    names = [level["name"] for level in found["levels"]]
    return sorted(found["projects"], key=lambda project: names.index(project["level"]))


def check_figures(row: dict[str, Any], indicator: dict[str, Any]) -> None:
    """One row of the ledger against one indicator."""
    is_milestone = indicator["kind"] == "milestone"
    reported = {None: "未报", 1: "已完成", 0: "未完成"}
    actual = indicator["actual"]
    if is_milestone:
        assert (row["年度目标"], row["累计完成"]) == ("完成", reported[actual])
    else:
        assert row["年度目标"] == indicator["target"]
        assert row["累计完成"] == (reported[None] if actual is None else actual)
    assert row["本月新增"] == ("—" if indicator["added"] is None else indicator["added"])
    completion = None if actual is None else tenth(indicator["completion"])
    assert percent(row["完成率"]) == completion
    assert percent(row["序时进度"]) == tenth(indicator["planned"])
    assert row["状态"].startswith(INDICATOR_WORDS[Status(indicator["status"])])
    assert ("久未更新" in row["状态"]) == indicator["stale"]


@every_case
def test_the_ledger_has_the_columns_and_words_of_every_other_format(folder: Path, day: str):
    overview = seen(folder, day)
    sheet = book(folder, day)["台账"]
    made = ledger_table(overview, None)
    assert [cell.value for cell in sheet[HEADER]] == made.header
    said = ("责任单位", f"{overview.targets.year}年工作任务", "计量单位", "状态")
    by_name = {(row["序号"], row["指标"]): row for row in rows(sheet)}
    for texts in (dict(zip(made.header, row, strict=True)) for row in made.rows):
        row = by_name[int(texts["序号"]), texts["指标"]]
        assert [row[key] or "" for key in said] == [texts[key] for key in said]


@every_case
def test_sums_stand_below_the_ledger_an_empty_row_apart(folder: Path, day: str):
    found = as_json(seen(folder, day))
    sheet = book(folder, day)["台账"]
    below = HEADER + len(rows(sheet)) + 1
    titles = [cell.value for cell in sheet[HEADER]]
    sums = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=below)]
    assert not any(sums[0])
    levels = found["levels"] if len(found["levels"]) > 1 else []
    groups = [("小计", level["name"], level) for level in levels]
    groups.append(("合计", "全部", found["overall"]))
    assert len(sums) == 1 + len(groups)
    for values, (label, name, summary) in zip(sums[1:], groups, strict=True):
        row = dict(zip(titles, values, strict=True))
        assert (row["序号"], row["市区分级"]) == (label, name)
        assert (row["项目名称"], row["指标"]) == (summary["projects"], summary["indicators"])
        assert percent(row["完成率"]) == tenth(summary["completion"])
        assert percent(row["序时进度"]) == tenth(summary["planned"])
        said = row[titles[4]]
        for key, word in _STATUSES:
            assert f"{word} {summary[key]}" in said
        unreported = summary["indicators"] - summary["indicators_reported"]
        assert (f"{unreported} 项未报按 0 计" in said) == bool(unreported)


@every_case
def test_units_are_those_of_the_json_object_and_nothing_adds_them_up(folder: Path, day: str):
    found = as_json(seen(folder, day))
    sheet = book(folder, day)["责任单位"]
    shown = rows(sheet)
    assert sheet.max_row == HEADER + len(found["units"])
    for row, unit in zip(shown, found["units"], strict=True):
        check_summary(row, unit)
        assert row["责任单位"] == unit["name"]
        assert row["未报指标"] == unit["indicators"] - unit["indicators_reported"]
        last = row["最近填报"]
        assert (last if last == "未报" else last.date().isoformat()) == (
            unit["last_report"] or "未报"
        )
        assert percent(row["平均完成率"]) == tenth(unit["completion"])
        assert percent(row["按序时应达"]) == tenth(unit["planned"])
        assert row["偏差"] == beside(unit["completion"], unit["planned"])
    assert "不可相加" in sheet["A2"].value


def check_summary(row: dict[str, Any], summary: dict[str, Any]) -> None:
    """The counts of a unit or level."""
    assert row["项目数"] == summary["projects"]
    assert [row[word] for _, word in _STATUSES] == [summary[key] for key, _ in _STATUSES]
    names = [("指标数", "已达标", "已填报"), ("指标", "达标", "已报")]
    keys = ("indicators", "indicators_met", "indicators_reported")
    titles = names[0] if "指标数" in row else names[1]
    assert [row[title] for title in titles] == [summary[key] for key in keys]


@every_case
def test_every_reported_figure_is_recorded_with_its_place(folder: Path, day: str):
    overview = seen(folder, day)
    shown = rows(book(folder, day)["填报记录"])
    expected = list(records(ledger_of(folder), overview))
    assert len(shown) == len(expected)
    for row, (project, indicator, figure, correction) in zip(shown, expected, strict=True):
        assert row["截至日期"].date() == figure.as_of
        assert (row["责任单位"], row["序号"]) == (figure.unit, project.id)
        assert (row["项目名称"], row["指标"]) == (project.name, indicator.name)
        assert row["计量单位"] == indicator.measure
        assert (row["文件"], row["行"], row["列"]) == (figure.path, figure.line, figure.column)
        assert row["更正说明"] == correction
        items = figure.value if isinstance(figure.value, tuple) else None
        number = figure.value if items is None else len(items)
        assert Decimal(str(row["填报数"])) == number
        assert row["已完成事项"] == ("、".join(items) if items else None)


@every_case
def test_the_headline_is_that_of_the_json_object(folder: Path, day: str):
    found = as_json(seen(folder, day))
    sheet = book(folder, day)["总览"]
    overall = found["overall"]
    cards = {
        name.value: figure.value
        for name, figure in zip(sheet[3], sheet[4], strict=True)
        if name.value is not None
    }
    assert cards["项目"] == overall["projects"]
    assert percent(cards["平均完成率"]) == tenth(overall["completion"])
    assert percent(cards["时间进度"]) == tenth(found["time_share"])
    assert percent(cards["按序时应达"]) == tenth(overall["planned"])
    assert cards["偏差（百分点）"] == beside(overall["completion"], overall["planned"])
    counts = ["indicators", "indicators_met", "indicators_reported"]
    assert [cards[k] for k in ("指标", "已达标", "已填报")] == [overall[k] for k in counts]
    unreported = overall["indicators"] - overall["indicators_reported"]
    assert cards["未报（按 0 计）"] == unreported
    lights = [cell.value for cell in sheet[5] if cell.value is not None]
    assert lights == [overall[key] for key, _ in _STATUSES]


@every_case
def test_levels_and_the_whole_stand_in_the_overview(folder: Path, day: str):
    found = as_json(seen(folder, day))
    shown = table(book(folder, day)["总览"], "各级别", "级别")
    levels = found["levels"] if len(found["levels"]) > 1 else []
    for row, summary in zip(shown, [*levels, {"name": "合计", **found["overall"]}], strict=True):
        check_summary(row, summary)
        assert row["级别"] == summary["name"]
        assert percent(row["平均完成率"]) == tenth(summary["completion"])
        assert percent(row["应达"]) == tenth(summary["planned"])
        assert row["偏差"] == beside(summary["completion"], summary["planned"])


@every_case
def test_projects_stand_below_their_level(folder: Path, day: str):
    found = as_json(seen(folder, day))
    shown = table(book(folder, day)["总览"], "各项目", "状态")
    levels = {level["name"]: level for level in found["levels"]} if len(found["levels"]) > 1 else {}
    expected: list[tuple[str, dict[str, Any]]] = []
    for project in by_level(found):
        if level := levels.pop(project["level"], None):
            expected.append((level["name"], level))
        expected.append((PROJECT_WORDS[Status(project["status"])], project))
    expected.append(("合计", found["overall"]))
    assert len(shown) == len(expected)
    for row, (word, of) in zip(shown, expected, strict=True):
        assert row["状态"] == word
        assert percent(row["完成率"]) == tenth(of["completion"])
        assert percent(row["应达"]) == tenth(of["planned"])
        assert row["偏差"] == beside(of["completion"], of["planned"])
        assert (row["达标"], row["已报"]) == (of["indicators_met"], of["indicators_reported"])
        if "id" in of:
            assert (row["序号"], row["项目"]) == (of["id"], of["name"])
            assert row["指标"] == len(of["indicators"])


@every_case
def test_what_must_be_chased_comes_first_the_worst_on_top(folder: Path, day: str):
    overview = seen(folder, day)
    sheet = book(folder, day)["总览"]
    shown = table(sheet, "需督办", "状态")
    assert [row["序号"] for row in shown] == [p.project.id for p in overview.attention]
    for row, project in zip(shown, overview.attention, strict=True):
        weakest = project.weakest
        assert row["状态"] == PROJECT_WORDS[project.status]
        assert row["短板偏差"] == float(weakest.printed_variance)
        assert row["短板指标"].startswith(weakest.name)
        assert row["还差"] == words.left(weakest)


def test_figures_of_one_project_by_hand():
    """Of 12 roads 5 are done by the end of September, when 9 are due: 41.6%, not 41.7%."""
    shown = {(r["序号"], r["指标"]): r for r in rows(book(DATA, "2025-09-30")["台账"])}
    road = shown[4, "完工道路项目"]
    assert (road["年度目标"], road["累计完成"], road["状态"]) == (12, 5, "滞后")
    assert (road["完成率"], road["序时进度"]) == (0.416, 0.75)


def test_what_nobody_reported_is_neither_zero_nor_dropped():
    shown = rows(book(DATA, "2025-01-31")["台账"])
    assert len(shown) == 48
    assert {(row["累计完成"], row["完成率"], row["状态"]) for row in shown} == {
        ("未报", "—", "未报")
    }
    sheet = book(DATA, "2025-01-31")["总览"]
    assert [cell.value for cell in sheet[4]].count(0) == 3  # 平均完成率, 已达标, 已填报
    assert "还没有填报" in book(DATA, "2025-01-31")["填报记录"]["A2"].value


def test_the_titles_name_what_was_selected():
    from minsheng.render.excel import sheets

    overview = seen(DATA, "2025-09-30", unit="公共服务局", level="区级")
    made = sheets(overview, ledger_of(DATA))
    assert all("公共服务局、区级（示例数据，非真实进展）" in sheet.title for sheet in made)
    assert made[0].title.startswith("重庆高新区2025年重点民生实事进展情况 · ")
    ids = {row.cells[2].value for row in made[4].rows[HEADER:]}
    assert ids == {13, 14}


def test_reports_after_the_day_are_announced():
    for sheet in book(DATA, "2025-09-30"):
        assert "另有 18 份填报晚于截至日期，未计入" in sheet["A2"].value
        assert "截至 2025-09-30" in sheet["A2"].value


def test_the_assumptions_end_the_overview():
    sheet = book(DATA, "2025-09-30")["总览"]
    last = sheet.cell(sheet.max_row, 1).value
    assert last.endswith(words.rule_for_lights(seen(DATA, "2025-09-30")))
    assert last.startswith("* 含未报指标，未报按 0 计\n")


def test_properties_come_from_the_data():
    properties = book(DATA, "2025-09-30").properties
    assert properties.title == "重庆高新区2025年重点民生实事进展情况（示例数据，非真实进展）"
    assert properties.subject == "渝高新办发〔2025〕33号 · 截至 2025-09-30"
    assert properties.created.date() == date(2000, 1, 1)
