"""pydantic's errors as an office clerk would want to read them, with what to write instead."""

from typing import Any

import pytest

from minsheng.models.fit import fit
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import TargetList
from minsheng.models.wording import Finding, keys_at
from minsheng.source.tree import read_tree
from tests.small_files import LIST as HEAD
from tests.small_files import REPORT

INDICATOR = """\
      - {name: 开工道路, target: 12, measure: 条}
      - {name: 路长制, milestone: true}
"""
LIST = HEAD + INDICATOR


def only_finding(text: str, model: Any) -> Finding:
    (finding,) = fit(read_tree(text.encode()), model, ("projects", "indicators")).findings
    return finding


def of_list(old: str, new: str) -> Finding:
    assert LIST.count(old) == 1
    return only_finding(LIST.replace(old, new), TargetList)


def of_report(old: str, new: str) -> Finding:
    assert REPORT.count(old) == 1
    return only_finding(REPORT.replace(old, new), ProgressFile)


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("level: 市级", "level: 1", "level 应是文字，这里是数字", "请加引号"),
        ("id: 1", "id: 一", "id 应是整数，这里是文字", "写 1"),
        ("target: 12", "target: [12]", "target 应是数字，这里是列表", "只写数字"),
        ("units: [建设局]", "units: 建设局", "units 应是列表，这里是文字", "写作 [建设局]"),
        ("title: 示例", "title: {a: 1}", "title 应是文字，这里是“键: 值”的形式", "写成一段文字"),
        ("title: 示例", "title: 示例\nissued: 7", "issued 应是日期，这里是数字", "2025-09-30"),
        ("title: 示例", "title: 示例\npolicy: 5", "policy 应是“键: 值”的形式，这里是数字", ""),
        ("title: 示例", "title: 示例\nlevels: []", "levels 至少要有一项", ""),
        ("title: 示例", "title: ' '", "title 不能是空白", ""),
        ("target: 12", "target: 0", "target 必须大于 0", ""),
        ("target: 12", "target: -0.5", "target 必须大于 0", ""),
        ("id: 1", "id: 0", "id 不能小于 1", ""),
        ("year: 2025", "year: 1948", "year 不能小于 1949", ""),
        ("title: 示例", "title: 示例\npolicy: {warn_lag: 101}", "warn_lag 不能大于 100", ""),
        (
            "title: 示例",
            "title: 示例\npolicy: {about_tolerance: 1}",
            "about_tolerance 必须小于 1",
            "",
        ),
        ("measure: 条", "measure: 条, combine: max", "combine 只能是 latest、sum", ""),
    ],
)
def test_a_wrong_value_is_told_with_what_belongs_there(old, new, message, hint):
    finding = of_list(old, new)
    assert finding.rule == "S103"
    assert finding.message == message
    assert hint in (finding.hint or "")


def test_a_missing_key_is_named():
    assert of_list("title: 示例\n", "").message == "缺少必填项 title（标题）"


def test_an_empty_required_key_is_told_at_the_key():
    finding = of_list("title: 示例", "title:")
    assert finding.message == "必填项 title（标题）是空的"
    assert finding.span == (2, 1, 2, 6)


def test_an_unknown_key_gets_the_nearest_known_one():
    finding = of_report("progress: 好", "progess: 好")
    assert (finding.rule, finding.message) == ("S102", "不认识的键“progess”")
    assert finding.hint == "是不是“progress”？"


def test_an_unknown_key_unlike_any_other_gets_the_list_of_keys():
    finding = of_report("progress: 好", "备注: 好")
    assert "progress" in (finding.hint or "")
    assert "evidence" in (finding.hint or "")


def test_a_misspelt_required_key_is_not_also_missing():
    assert of_list("title: 示例", "titel: 示例").rule == "S102"


@pytest.mark.parametrize(
    ("old", "new", "rule", "column"),
    [
        ("  - as_of: 2025-09-30\n", "  - as_of：2025-09-30\n", "Y005", 10),
        ("      - project: 1\n        progress: 好\n", "      - project：1\n", "Y005", 16),
        ("      - project: 1\n        progress: 好\n", "      - project:1\n", "Y008", 16),
    ],
)
def test_a_text_in_place_of_a_mapping_is_the_slip_behind_it(old, new, rule, column):
    text = REPORT.replace(old, new)
    tree = read_tree(text.encode())
    findings = [*tree.refusals] or [*fit(tree, ProgressFile).findings]
    assert [f.rule for f in findings] == [rule]
    place = findings[0][1:3] if tree.refusals else findings[0].span[:2]
    assert place[1] == column


def test_a_date_and_time_is_a_spelling_of_a_date():
    finding = of_report("2025-09-30", "2025-09-30 08:00:00")
    assert (finding.rule, finding.hint) == ("Y018", "写作 2025-09-30")


def test_an_item_is_told_as_an_item():
    message = of_report("progress: 好", "progress: 好\n        evidence: [7]").message
    assert "evidence" in message
    assert "每一项" in message or "各项" in message or "里的" in message


def test_a_comparator_gets_all_the_words_to_choose_from():
    message = of_list("measure: 条", "measure: 条, comparator: 大于").message
    assert message.startswith("comparator 只能是 以上、至少、不少于、")
    assert "'" not in message


def test_two_shapes_are_named():
    finding = of_list("measure: 条", "measure: 条, items: [甲]")
    assert finding.rule == "S105"
    assert "数量（target）" in finding.message
    assert "清单（items）" in finding.message


def test_the_keys_of_a_place_are_those_of_its_model():
    assert keys_at(TargetList, ("policy",)) == [
        "warn_lag", "behind_lag", "stale_days", "about_tolerance",
    ]  # fmt: skip
    assert keys_at(TargetList, ("projects", 0, "indicators", 3, "plan", 1)) == ["by", "value"]
    assert keys_at(ProgressFile, ("reports", 0)) == ["as_of", "projects"]
    assert keys_at(ProgressFile, ("reports", 0, "projects", 0, "actuals")) == []


def test_a_slip_in_a_text_of_several_lines_is_told_within_the_file():
    text = "unit: 甲\nyear: 2025\nreports:\n  文字\n  as_of:2025-09-30\n"
    finding = only_finding(text, ProgressFile)
    assert (finding.rule, finding.span) == ("Y008", (4, 3, 5, 19))
