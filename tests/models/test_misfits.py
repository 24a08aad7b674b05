"""What to write instead of a value that does not fit the schema, to be checked by hand."""

import pytest

from minsheng.models.fit import fit
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import TargetList
from minsheng.source.tree import read_tree
from tests.small_files import LIST as HEAD
from tests.small_files import REPORT

LIST = f"""{HEAD}\
      - name: 开工道路
        target: 12
        measure: 条
"""


def hint_of(text: str, model: type) -> str | None:
    tree = read_tree(text.encode())
    findings = [*tree.refusals, *fit(tree, model, ("projects", "indicators")).findings]
    (finding,) = findings
    return finding.hint


def of_list(old: str, new: str) -> str | None:
    assert LIST.count(old) == 1
    return hint_of(LIST.replace(old, new), TargetList)


def of_report(old: str, new: str) -> str | None:
    assert REPORT.count(old) == 1
    return hint_of(REPORT.replace(old, new), ProgressFile)


@pytest.mark.parametrize(
    ("target", "measure", "hint"),
    [
        ("6万", "条", "写 60000"),
        ("6万条", "条", "写 60000"),
        ('"15"', "条", "写 15，不加引号"),
        ("1,500", "条", "写 1500"),
        ("1，500", "条", "写 1500"),
        ("十五", "条", "写 15"),
        ("85%", '"%"', "写 85"),
        ("6亿元", "亿元", "写 6"),
        ("15处", "条", "写 15；计量单位另写：measure: 处（现在是“条”）"),
        ("15条以上", "条", "写 15；“以上”另写：comparator: 以上"),
        ("约15", "条", "写 15；“约”另写：comparator: 约"),
        ("15余", "条", "写 15；不写“余”"),
        ("若干", "条", "只写数字，不加引号和单位"),
        ("[15]", "条", "只写数字，不加引号和单位"),
    ],
)
def test_a_target_gets_the_number_to_write(target, measure, hint):
    block = f"        target: {target}\n        measure: {measure}\n"
    assert of_list("        target: 12\n        measure: 条\n", block) == hint
    flow = f"      - {{name: 开工道路, target: {target}, measure: {measure}}}\n"
    old = "      - name: 开工道路\n        target: 12\n        measure: 条\n"
    assert of_list(old, flow) == hint


def test_a_target_with_its_measure_gets_both_lines():
    both = "        target: 12\n        measure: 条\n"
    assert of_list(both, "        target: 85%\n") == '写 85；计量单位另写：measure: "%"'
    assert of_list(both, "        target: 6万名\n") == "写 60000；计量单位另写：measure: 名"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("year: 2025", "year: 2025年", "写 2025"),
        ("year: 2025", "year: 二〇二五年", "写 2025"),
        ("id: 1", "id: 第3项", "写 3"),
        ("id: 1", 'id: "3"', "写 3，不加引号"),
        ("units: [建设局]", "units: 建设局", "写作 [建设局]"),
        ("units: [建设局]", "units: 建设局、卫健局", "写作 [建设局, 卫健局]"),
        ("units: [建设局]", "units: [建设局、卫健局]", "用半角逗号隔开：建设局, 卫健局"),
        ("measure: 条", "measure: 条\n        cumulative: 否", "写 false，不加引号"),
        ("measure: 条", "measure: 条\n        combine: 合计", "是不是“sum”？"),
        ("measure: 条", "measure: 条\n        comparator: 大于", "是不是“超过”？照原文的字写"),
        ("measure: 条", "measure: 条\n        comparator: 以　上",
         "应写作“以上”：第 1 个字后面多了一个全角空格"),
        ("measure: 条", "计量单位: 条", "这一项的键写作 measure"),
        ("measure: 条", "unit: 条", "这一项的键写作 measure"),
        ("measure: 条", "mеasure: 条",
         "应写作“measure”：第 2 个字是西里尔字母“е”（U+0435），应为拉丁字母“e”（U+0065）"),
        ("title: 示例", "title: 2025", '若这就是文字，请加引号，写作 "2025"'),
        ("title: 示例", "title: 示例\npolicy: {warn_lag: 10%}", "写 10"),
        ("title: 示例", "title: 示例\npolicy: {about_tolerance: 5%}", "写 0.05"),
        ("title: 示例", "title: 示例\npolicy: {warnlag: 10}", "是不是“warn_lag”？"),
        ("title: 示例", "title: 示例\npolicy: {预警: 10}", "这一项的键写作 warn_lag"),
        ("target: 12\n        measure: 条", "milestone: 是",
         "写 milestone: true，表示这是节点指标；是否完成写在填报里"),
    ],
)  # fmt: skip
def test_a_slip_in_the_target_list_gets_the_spelling_to_write(old, new, hint):
    assert of_list(old, new) == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2025年9月30日", "写作 2025-09-30"),
        ("2025.9.30", "写作 2025-09-30"),
        ("20250930", "写作 2025-09-30"),
        ("二〇二五年九月三十日", "写作 2025-09-30"),
        ("2025年9月", "缺少日：若是月末，写作 2025-09-30"),
        ("2025-9", "缺少日：若是月末，写作 2025-09-30"),
        ("9月30日", "缺少年份：若是 2025 年，写作 2025-09-30"),
        ("9.30", "缺少年份：若是 2025 年，写作 2025-09-30"),
        ("9月底", "缺少年份和日：若是 2025 年的月末，写作 2025-09-30"),
        ("45930", "像是 Excel 的日期序号；若是，写作 2025-09-30"),
        ("20250931", "2025 年 9 月只有 30 天"),
        ("2月30日", "2025 年 2 月只有 28 天"),
        ("2025-13", "没有 13 月；年月日写全，如 2025-09-30"),
        ("第三季度", "年月日写全，如 2025-09-30"),
        ("true", "年月日写全，如 2025-09-30"),
    ],
)
def test_a_date_gets_its_spelling_or_what_is_missing(written, hint):
    assert of_report("2025-09-30", written) == hint


def test_without_a_year_in_the_file_none_is_supposed():
    text = REPORT.replace("2025-09-30", "9月30日").replace("year: 2025", "year: 来年")
    tree = read_tree(text.encode())
    hints = [finding.hint for finding in fit(tree, ProgressFile).findings]
    assert "缺少年份，写全，如 2025-09-30" in hints


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("project: 1", 'project: "6"', "写 6，不加引号"),
        ("project: 1", "project: 6 修路", "写 6"),
        ("project: 1", "project: 修路", "写项目的序号，如 6；不写名称"),
        ("year: 2025", "year: 2025\nsample: 是", "写 true，不加引号"),
        ("progress: 好", "进展: 好", "这一项的键写作 progress"),
        ("progress: 好", "progress: 好\n        evidence: 台账", "写作 [台账]"),
        (
            "progress: 好",
            "progress: 好\n        actuals: 9条",
            "每个指标一行，写作“指标名称: 数字”",
        ),
    ],
)
def test_a_slip_in_a_report_gets_the_spelling_to_write(old, new, hint):
    assert of_report(old, new) == hint
