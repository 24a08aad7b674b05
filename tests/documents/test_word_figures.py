"""Every figure of the notice, read back and compared with the JSON object."""

import re
from typing import Any

import pytest
from render.said import (
    INDICATOR_WORDS,
    PROJECT_WORDS,
    number,
    pairs,
    percent,
    points,
    printed_actual,
    same_ledger_row,
)
from render.shipped import DAYS, as_json, at

from .word import document_of, grid, lines_of, records

COLUMNS = [
    *("序号", "市区分级", "项目名称", "责任单位", "2025年工作任务", "指标", "计量单位"),
    *("年度目标", "本月新增", "累计完成", "完成率", "序时进度", "状态"),
    *("存在问题", "下一步举措", "佐证材料", "示例"),
]
ByDay = pytest.mark.parametrize("day", DAYS)


@ByDay
def test_the_attached_ledger_agrees_with_json_figure_by_figure(day):
    seen = at(day)
    table = document_of(seen).tables[-1]
    assert grid(table)[0] == COLUMNS
    found = pairs(as_json(seen))
    for row, (project, indicator) in zip(records(table), found, strict=True):
        same_ledger_row(row, project, indicator)
        for note in project["narratives"]:
            assert (note["problems"] or "") in row["存在问题"]
            assert (note["next_steps"] or "") in row["下一步举措"]
            assert all(one in row["佐证材料"] for one in note["evidence"])


def same(row: dict[str, str], summary: dict[str, Any]) -> None:
    assert row["项目"] == str(summary["projects"])
    assert {word: row[word] for word in PROJECT_WORDS.values()} == {
        word: str(summary[code]) for code, word in PROJECT_WORDS.items()
    }
    assert row["未报指标"] == str(summary["indicators"] - summary["indicators_reported"])
    assert row["平均完成率"] == percent(summary["completion"])
    assert row["序时进度"] == percent(summary["planned"])


@ByDay
def test_the_tables_of_levels_and_units_agree_with_json(day):
    seen = at(day)
    found = as_json(seen)
    levels, units, _ = document_of(seen).tables
    *rows, whole = records(levels)
    assert [row["级别"] for row in rows] == ["市级", "区级"]
    for row, summary in zip(rows, found["levels"], strict=True):
        same(row, summary)
    same(whole, found["overall"])
    for row, unit in zip(records(units), found["units"], strict=True):
        assert row["责任单位"] == unit["name"]
        assert row["最近填报"] == (unit["last_report"] or "未报")
        same(row, unit)


@ByDay
def test_the_sentences_on_the_whole_have_the_figures_of_json(day):
    seen = at(day)
    found = as_json(seen)
    overall = found["overall"]
    text = "\n".join(lines_of(document_of(seen)))
    assert f"所列项目共{overall['projects']}个" in text
    for code, word in PROJECT_WORDS.items():
        assert (f"{word}{overall[code]}个" in text) == bool(overall[code])
    missing = overall["indicators"] - overall["indicators_reported"]
    assert f"平均完成率{percent(overall['completion'])}（{missing}项指标未报按0计）" in text
    assert f"按序时应达{percent(overall['planned'])}" in text
    beside = points(overall["completion"], overall["planned"])
    assert f"{'低' if beside[0] == '-' else '高'}于序时进度{beside[1:]}个百分点" in text
    assert f"时间进度{percent(found['time_share'])}" in text
    assert f"{overall['indicators']}项指标中，已达标{overall['indicators_met']}项" in text
    assert (f"另有{found['later_reports']}份填报" in text) == bool(found["later_reports"])


@ByDay
def test_each_project_that_is_behind_is_told_with_the_figures_of_json(day):
    seen = at(day)
    lines = lines_of(document_of(seen))
    told = [line for line in lines if re.match(r"序号\d+，", line)]
    expected = [p for p in as_json(seen)["projects"] if p["status"] in ("behind", "warning")]
    assert sorted(int(line[2:].split("，")[0]) for line in told) == [p["id"] for p in expected]
    for project in expected:
        (line,) = [line for line in told if line.startswith(f"序号{project['id']}，")]
        weakest = next(i for i in project["indicators"] if i["name"] == project["weakest"])
        of_several = len(project["indicators"]) > 1
        if of_several:
            assert f"已达标{project['indicators_met']}项" in line
            assert f"平均完成率{percent(project['completion'])}" in line
            assert f"应达{percent(project['planned'])}" in line
        _, _, after = line.partition(f"指标“{weakest['name']}”目标为")
        assert after.startswith(f"{number(weakest['target'])}{weakest['measure']}，")
        assert f"累计完成{number(weakest['actual'])}{weakest['measure']}" in after
        assert f"完成率{percent(weakest['completion'])}，" in after
        beside = points(weakest["completion"], weakest["planned"])
        assert f"低于序时进度{beside[1:]}个百分点" in after
        for note in project["narratives"]:
            for field in ("problems", "next_steps"):
                assert any(line.endswith(note[field]) for line in lines if note[field])


def test_a_units_tables_agree_with_json():
    seen = at("2025-09-30", unit="公共服务局")
    projects = as_json(seen)["projects"]
    *tables, ledger = document_of(seen).tables
    for table, project in zip(tables, projects, strict=True):
        for row, indicator in zip(records(table), project["indicators"], strict=True):
            assert row["指标"] == indicator["name"]
            assert row["累计完成"].split(" ")[0].removesuffix("%") == printed_actual(indicator)
            assert row["完成率"] == percent(indicator["completion"])
            assert row["序时进度"] == percent(indicator["planned"])
            assert row["状态"] == INDICATOR_WORDS[indicator["status"]]
    assert {row["序号"] for row in records(ledger)} == {str(p["id"]) for p in projects}
