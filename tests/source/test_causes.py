"""The real cause of a syntax error, and libyaml's own complaint in Chinese."""

import re

import pytest
import yaml

from minsheng.source.causes import all_causes, syntax_error, typical_cause
from minsheng.source.tree import read_tree

CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("unit：建设局", "Y005", 5),
        ("  - name：口袋公园", "Y005", 9),
        ("　　unit: 建设局", "Y006", 1),
        ("unit:　建设局", "Y006", 6),
        ("-　name: 口袋公园", "Y006", 2),
        ("\tunit: 建设局", "Y007", 1),
        ("  \tunit: 建设局", "Y007", 3),
        ("unit:\t建设局", "Y007", 6),
        ("unit:建设局", "Y008", 5),
        ("  - name:口袋公园", "Y008", 9),
        ("  -name: 口袋公园", "Y008", 3),
        ("    -西街食堂", "Y008", 5),
        ("actuals: ｛培训: 3", "Y004", 10),
        ("  actuals: {培训: 3｝", "Y004", 18),
        ("measure: %", "Y019", 10),
    ],
)
def test_a_typing_slip_is_found_at_its_column(line, rule, column):
    slip = typical_cause(["", line], 1, 2)
    assert (slip.rule, slip.line, slip.column) == (rule, 2, column)
    assert slip.hint


@pytest.mark.parametrize(
    "line",
    [
        "",
        "unit: 建设局",
        "# 说明：这是注释",
        "progress: 进展：已完成",
        'progress: "%"',
        "evidence: [http://example.cn/a]",
        "- -5",
        "  -5",
        "progress: 已完成［一期］",
        "evidence: [台账［一期］]",
        "---",
        "link: http://example.cn",
        "progress: 9:30开工",
    ],
)
def test_a_line_in_order_is_no_slip(line):
    assert typical_cause([line], 1, 1) is None


def test_only_the_lines_asked_for_are_looked_at():
    lines = ["unit：建设局", "year: 2025", "reports：[]"]
    assert typical_cause(lines, 2, 2) is None
    assert typical_cause(lines, 2, 99).line == 3
    assert typical_cause(lines, -5, 99).line == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: [1\n",
        "a: {b: 1\n",
        'a: "1\n',
        "a: '1\n",
        "a: 1\n b: 2\n",
        "a: b: c\n",
        "a: @b\n",
        "a: `b\n",
        'a: "\\台"\n',
        "a: 1\n- b\n",
        "a\nb: 1\n",
        "a: ]\n",
        "a: |x\n",
        "%\n",
        "%YAML 9.9\n--- a\n",
        "a: *\n",
        "a: &\n",
        "a: !<\n",
    ],
)
def test_every_complaint_of_libyaml_is_in_chinese(text):
    with pytest.raises(yaml.YAMLError):
        list(yaml.parse(text))
    (refusal,) = read_tree(text.encode()).refusals
    assert CHINESE.search(refusal.message)
    assert not re.search(r"[a-z]{3}", refusal.message)


def test_an_unknown_complaint_is_still_in_chinese_at_its_place():
    refusal = syntax_error("something quite new", 7, 3)
    assert refusal[:4] == ("Y004", 7, 3, "YAML 语法有误")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 1),
        ("a: 1\nb: {c: 1\nd: 2\n", 2),
        ('a: 1\nb: "二\nc: 3\nd: 4\n', 2),
        ("a: 1\nb 2\nc: 3\n", 2),
        ("a:\n  b: 1\n c: 2\n", 3),
        ("a:\n  - b: 1\n    c: 2\n   d: 3\n", 4),
    ],
    ids=["bracket", "brace", "quotation mark", "no colon", "indentation", "list indentation"],
)
def test_a_syntax_error_is_told_where_it_is_mended(text, line):
    (refusal,) = read_tree(text.encode()).refusals
    assert refusal.line == line


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - 做到：三个不误\n b: 1\n",
        "a: |\n  做到：三个不误\n b: 1\n",
        "# 说明:一二\na: 1\n  b: 2\n",
        "a:\n  - 9:30开会\n b: 1\n",
    ],
    ids=["list item", "block text", "comment", "time"],
)
def test_harmless_text_above_a_syntax_error_is_not_blamed(text):
    (refusal,) = read_tree(text.encode()).refusals
    assert refusal.rule == "Y004"
    assert refusal.line == text.count("\n")


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("完工道路: -", "Y004", 7),
        ("完工道路: ?", "Y004", 7),
        ("完工道路: >1500", "Y004", 7),
        ("actuals: {完工道路: 7 # 截至9月}", "Y004", 19),
    ],
)
def test_a_mark_that_is_no_value_is_found_at_its_column(line, rule, column):
    slip = typical_cause([line], 1, 1)
    assert (slip.rule, slip.column) == (rule, column)
    assert slip.hint


def test_a_comment_behind_a_bracket_left_open_is_not_the_cause():
    assert typical_cause(["actuals: {完工道路: 7  # 截至9月"], 1, 1) is None


def test_slips_are_told_up_to_a_bound():
    lines = ["unit：建设局"] * 5000
    assert len(all_causes(lines, typical_cause(lines, 7, 7))) == 501


def test_a_slip_of_another_kind_is_told_alone():
    lines = ["measure: %", "unit：建设局"]
    assert [slip.line for slip in all_causes(lines, typical_cause(lines, 1, 1))] == [1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{培训: 1,500}", {"培训": "1,500"}),
        ("{培训: 1, 500}", {"培训": "1,500"}),
        ("{培训: 12,500,000人次, 讲座: 3}", {"培训": "12,500,000人次", "讲座": 3}),
        ("{培训: 1,500, 讲座: 2,500}", {"培训": "1,500", "讲座": "2,500"}),
        ("{培训: 1,50}", {"培训": 1, "50": None}),
        ("{培训: 1,500: 3}", {"培训": 1, "500": 3}),
        ("{培训: 甲,500}", {"培训": "甲", "500": None}),
        ("{500}", {"500": None}),
    ],
)
def test_a_number_that_its_comma_has_cut_in_two_is_one_text(text, value):
    tree = read_tree(text.encode())
    assert tree.value == value
    assert tree.refusals == []


def test_a_number_cut_in_two_stands_where_all_of_it_was_typed():
    assert read_tree("{培训: 1,500}".encode()).value_span(("培训",)) == (1, 6, 1, 11)
