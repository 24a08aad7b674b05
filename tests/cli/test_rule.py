"""`minsheng rule`: the list of all rules, and the page of one."""

import json
import re

import pytest

from minsheng.catalogue import LAYERS, RULES, SEVERITY_WORDS
from minsheng.pages import page

from .program import columns_of, invoke, on_shipped, run, squeezed, without_colors

ALL = tuple(RULES)


def test_every_rule_stands_in_the_list_once_with_what_it_weighs_and_its_title() -> None:
    outcome = invoke("rule")
    rows = re.findall(r"^  ([A-Z]\d{3})  (\S+)  (.+)$", outcome.stdout, re.MULTILINE)
    assert rows == [(r, SEVERITY_WORDS[e.severity], e.title) for r, e in RULES.items()]
    assert outcome.code == 0


def test_the_list_is_grouped_by_layer() -> None:
    headings = re.findall(r"^([A-Z]) (\S+)$", invoke("rule").stdout, re.MULTILINE)
    assert headings == list(LAYERS.items())


def test_the_three_words_for_what_a_rule_weighs() -> None:
    printed = invoke("rule").stdout
    assert "  L401  错误  累计数下降而没有更正说明\n" in printed
    assert "  L411  警告  超过目标三倍\n" in printed
    assert "  L413  说明  示例数据\n" in printed


def test_a_letter_lists_its_layer_alone() -> None:
    found = re.findall(r"^  ([A-Z]\d{3})", invoke("rule", "S").stdout, re.MULTILINE)
    assert found == ["S101", "S102", "S103", "S104", "S105", "S107", "S108"]


@pytest.mark.parametrize("typed", ["L401", "l401", "Ｌ４０１", " l401 "])
def test_a_rule_is_explained_however_its_id_is_typed(typed: str) -> None:
    lines = invoke("rule", typed).stdout.splitlines()
    assert lines[0] == "# L401 累计数下降而没有更正说明（错误）"
    assert [line for line in lines if line.startswith("## ")] == ["## 怎样改", "## 反例", "## 正例"]
    assert "        actuals: {开工道路: 5, 完工道路: 2}" in lines
    assert "data/progress/建设局.yaml：" in lines
    assert "检查结果：" in lines


def test_lines_that_are_replaced_are_named() -> None:
    assert "\ndata/targets_2025.yaml 第 40—44 行换成：\n" in invoke("rule", "Y019").stdout
    assert "\ndata/targets_2025.yaml 第 50 行换成：\n" in invoke("rule", "T207").stdout


def test_how_a_file_is_stored_is_named() -> None:
    assert "\ndata/progress/建设局.yaml（编码 GBK）：\n" in invoke("rule", "Y001").stdout


def test_several_rules_are_explained_one_after_the_other_and_each_once() -> None:
    printed = invoke("rule", "y005", "L401", "Y005").stdout
    assert re.findall(r"^# (\w+)", printed, re.MULTILINE) == ["Y005", "L401"]


@pytest.mark.parametrize(
    ("typed", "near"), [("L41", "L41"), ("401", "L401"), ("Y0005", "Y005"), ("T20l", "T20")]
)
def test_an_unknown_rule_is_answered_with_the_nearest(typed: str, near: str) -> None:
    outcome = invoke("rule", "L401", typed)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert f"没有规则“{typed}”\n提示：是不是 " in outcome.stderr
    assert near in outcome.stderr.split("提示：")[1]


def test_what_is_near_to_nothing_is_answered_with_where_to_look() -> None:
    outcome = invoke("rule", "累计")
    assert outcome.stderr == "没有规则“累计”\n提示：用 minsheng rule 列出全部规则\n"
    assert outcome.code == 2


def test_json_holds_every_rule_with_its_page() -> None:
    found = json.loads(invoke("rule", "--format", "json").stdout)
    assert found["schema_version"] == 1
    assert [entry["id"] for entry in found["rules"]] == list(RULES)
    first = found["rules"][0]
    assert list(first) == ["id", "layer", "severity", "title", "page"]
    assert first["layer"] == "文字"
    assert first["severity"] == "error"
    assert first["title"] == "文件不是 UTF-8 编码"


def test_json_of_one_rule_holds_what_is_printed_of_it() -> None:
    (entry,) = json.loads(invoke("rule", "l413", "--format", "json").stdout)["rules"]
    assert entry["severity"] == "info"
    assert entry["page"] == invoke("rule", "L413").stdout


def test_json_is_ascii_where_the_stream_is_not_utf8() -> None:
    env = {"PYTHONIOENCODING": "gbk"}
    printed = run("rule", "L401", "--format", "json", env=env, encoding="ascii").stdout
    assert json.loads(printed)["rules"][0]["title"] == "累计数下降而没有更正说明"


def test_json_of_a_letter_holds_its_layer() -> None:
    found = json.loads(invoke("rule", "g", "--format", "json").stdout)["rules"]
    assert [entry["id"] for entry in found] == [f"G50{number}" for number in range(1, 7)]


def test_another_format_is_refused() -> None:
    outcome = invoke("rule", "--format", "yaml")
    assert outcome.code == 2
    assert "格式有：table、json" in outcome.stderr


@pytest.mark.parametrize("columns", [60, 80])
def test_on_a_terminal_all_but_the_examples_fits_its_width(columns: int) -> None:
    printed = invoke("rule", *ALL, columns=columns).stdout
    examples = "".join(map(page, ALL)).splitlines()
    too_wide = [line for line in printed.splitlines() if columns_of(line) > columns]
    assert [line for line in too_wide if line.removeprefix("  ") not in examples] == []
    assert "…" not in printed


def test_the_list_fits_sixty_columns() -> None:
    assert max(map(columns_of, invoke("rule", columns=60).stdout.splitlines())) <= 60


@pytest.mark.parametrize("rule", ["Y013", "T207", "L401", "L403"])
def test_a_terminal_shows_what_a_pipe_does_without_the_marks(rule: str) -> None:
    piped = re.sub(r"^(```\w*|#+ )", "", invoke("rule", rule).stdout, flags=re.MULTILINE)
    assert squeezed(invoke("rule", rule, columns=60).stdout) == squeezed(piped)


def test_headings_are_bold_where_there_are_colours_and_nothing_else() -> None:
    plain = run("rule", "L401", "L", columns=80).stdout
    colored = run("rule", "L401", "L", columns=80, env={"FORCE_COLOR": "1"}).stdout
    bold = re.findall(r"\x1b\[1m(.+?)\x1b\[0m", colored)
    title = "L401 累计数下降而没有更正说明（错误）"
    assert bold == [title, "怎样改", "反例", "正例", "L 台账"]
    assert without_colors(colored) == plain


def test_no_color_is_honoured() -> None:
    outcome = run("rule", "L401", columns=80, env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b" not in outcome.stdout


def test_a_console_of_few_characters_shows_what_it_can() -> None:
    env = {"PYTHONIOENCODING": "gbk"}
    outcome = run("rule", "Y014", columns=80, env=env, encoding="gbk")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "含有控制字符" in outcome.stdout


def test_the_data_is_of_no_concern() -> None:
    assert on_shipped("rule").code == 2  # there is no --data
