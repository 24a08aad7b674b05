"""Text from the data is shown, never obeyed: markup, terminal control, formulas, HTML."""

import csv
import json
import re
from pathlib import Path

import pytest

from .ledgers import HEALTH, TARGETS, ledger
from .program import invoke, run, squeezed, widest

# What stands in the YAML file, in double quotes there, and what must be seen of it.
NOTE = (
    r"[red]赤[/red] \e[2J清屏 \u202E倒 \u200B零 \x9b31m色 \a 🎉 `甲` | 乙 <script>丙</script> *丁*"
)
SEEN = ("[red]赤[/red]", "␛[2J清屏", "<U+202E>倒", "<U+200B>零", "🎉", "甲", "丙", "丁")
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FORMATS = ("table", "json", "csv", "markdown")


def hostile(folder: Path) -> Path:
    """A ledger with hostile words wherever a person may write words."""
    targets = TARGETS.replace("某区2025年民生实事", f'"{NOTE}标题"')
    targets = targets.replace("name: 提升急救能力", f'name: "{NOTE}项目"')
    targets = targets.replace("name: 急救培训", f'name: "{NOTE}指标"')
    targets = targets.replace("卫健局", f'"{NOTE}局"').replace("level: 市级", 'level: "[b]级"')
    targets = targets.replace("projects:", 'levels: ["[b]级", 区级]\nprojects:')
    report = HEALTH.replace("unit: 卫健局", f'unit: "{NOTE}局"')
    report = report.replace("{急救培训: 1180", f'{{"{NOTE}指标": 1180')
    report = report.replace("已开展培训23期。", f'"{NOTE}进展"')
    report += f'        problems: "{NOTE}问题"\n        next_steps: "{NOTE}举措"\n'
    report += f'        evidence: ["{NOTE}材料"]\n'
    return ledger(folder, targets=targets, 卫健局=report)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["status", "report"])
def test_nothing_is_obeyed_in_any_format(tmp_path: Path, command: str, form: str) -> None:
    outcome = invoke(command, "--data", hostile(tmp_path), "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert OBEYED.findall(outcome.stdout) == []


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_nothing_is_lost_in_the_report(tmp_path: Path, columns: int) -> None:
    printed = invoke("report", "--data", hostile(tmp_path), columns=columns).stdout
    together = squeezed(printed)
    for words in SEEN:
        assert together.count(words) >= 6
    for field in ("标题", "项目", "指标", "局", "进展", "问题", "举措", "材料"):
        assert f"*丁*{field}" in together
    assert widest(printed) <= columns


@pytest.mark.parametrize("by", ["project", "level", "unit", "indicator"])
def test_nothing_is_lost_in_a_table(tmp_path: Path, by: str) -> None:
    printed = invoke("status", "--data", hostile(tmp_path), "--by", by).stdout
    word = {"project": "*丁*项目", "level": "[b]级", "unit": "*丁*局", "indicator": "*丁*指标"}
    assert word[by] in printed


def test_json_holds_the_very_words(tmp_path: Path) -> None:
    printed = invoke("report", "--data", hostile(tmp_path), "--format", "json").stdout
    (said,) = json.loads(printed)["projects"][0]["narratives"]
    very = (
        "[red]赤[/red] \x1b[2J清屏 \u202e倒 \u200b零 \x9b31m色 \a 🎉 "
        "`甲` | 乙 <script>丙</script> *丁*"
    )
    assert said["progress"] == f"{very}进展"
    assert said["evidence"] == [f"{very}材料"]
    assert said["unit"] == f"{very}局"


def test_markdown_is_text_alone(tmp_path: Path) -> None:
    printed = invoke("report", "--data", hostile(tmp_path), "--format", "markdown").stdout
    assert "<script>" not in printed
    assert not re.search(r"(?<!\\)`", printed)
    assert not re.search(r"(?<!\\)\[red\]", printed)
    assert r"\*丁\*" in printed
    assert not re.search(r"(?<![\\*])\*丁", printed)


def test_every_markdown_row_has_as_many_cells_as_the_header(tmp_path: Path) -> None:
    printed = invoke("report", "--data", hostile(tmp_path), "--format", "markdown").stdout
    rows = [line for line in printed.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + 3
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {17}


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "=1", "\t=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_spreadsheet_calculates_nothing(tmp_path: Path, formula: str) -> None:
    text = HEALTH + f"        problems: {json.dumps(formula)}\n"
    data = ledger(tmp_path, 卫健局=text)
    printed = invoke("status", "--data", data, "--format", "csv").stdout
    rows = list(csv.DictReader(printed.splitlines()))
    cell = rows[0]["存在问题"]
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert formula.strip() in cell


def test_a_unit_named_like_a_formula_is_a_text_in_every_table(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("units: [城管局]", 'units: ["=1+1"]'))
    printed = invoke("status", "--data", data, "--format", "csv", "--by", "unit").stdout
    assert [row["责任单位"] for row in csv.DictReader(printed.splitlines())] == ["卫健局", "'=1+1"]


def test_negative_numbers_stay_numbers_in_a_spreadsheet(tmp_path: Path) -> None:
    targets = TARGETS.replace("target: 3\n        measure: 个", "target: 3\n        measure: 吨")
    targets = targets.replace("3 个公园", "3 吨").replace(
        "name: 公园", "name: 公园\n        cumulative: false"
    )
    report = HEALTH.replace("卫健局", "城管局").replace("project: 1", "project: 2")
    first = report.replace("{急救培训: 1180, AED: 14}", "{公园: 2.5}").replace("09-30", "08-31")
    entry = (
        "  - as_of: 2025-09-30\n    projects:\n      - project: 2\n        actuals: {公园: 1.5}\n"
    )
    data = ledger(tmp_path, targets=targets, 城管局=first + entry)
    args = ("status", "--data", data, "--as-of", "2025-09-30", "--format", "csv")
    rows = list(csv.DictReader(invoke(*args).stdout.splitlines()))
    assert [row["本月新增"] for row in rows if row["指标"] == "公园"] == ["-1"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_ten_thousand_characters_are_all_there(tmp_path: Path, columns: int) -> None:
    long = "長" * 10_000
    data = ledger(tmp_path, 卫健局=HEALTH.replace("已开展培训23期。", long))
    printed = invoke("report", "--data", data, columns=columns).stdout
    assert printed.count("長") == 10_000
    assert widest(printed) <= columns


@pytest.mark.parametrize("word", ["a" * 500, "https://example.com/" + "a/" * 200, "甲" * 300])
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_name_without_a_place_to_break_it_is_broken(
    tmp_path: Path, word: str, columns: int
) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("name: 建设公园", f"name: {word}"))
    printed = invoke("status", "--data", data, columns=columns).stdout
    assert widest(printed) <= columns
    assert "完成率" in printed
    assert printed.count(word[-1]) >= word.count(word[-1])


def test_lines_of_a_narrative_stay_lines(tmp_path: Path) -> None:
    text = HEALTH.replace(
        "progress: 已开展培训23期。", "progress: |\n          第一行\n          第二行"
    )
    printed = invoke("report", "--data", ledger(tmp_path, 卫健局=text)).stdout
    assert re.search(r"进展情况\s+第一行\n\s+第二行\n", printed)


def test_problems_do_not_obey_either(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("{急救培训", f'{{"{NOTE}": 1, 急救培训'))
    outcome = invoke("validate", "--data", data)
    assert outcome.code == 1
    assert OBEYED.findall(outcome.stdout) == []
    assert "␛[2J清屏" in outcome.stdout


def test_problems_in_json_do_not_obey_either(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("{急救培训", f'{{"{NOTE}": 1, 急救培训'))
    outcome = invoke("validate", "--data", data, "--format", "json")
    assert OBEYED.findall(outcome.stdout) == []


@pytest.mark.parametrize("name", ["\x1b[2J.yaml", "[red]红[/red].yaml", "a\u202eb.yaml"])
def test_file_names_do_not_obey_either(tmp_path: Path, name: str) -> None:
    data = ledger(tmp_path)
    try:
        (data / "progress" / name).write_text("unit: ：\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    outcome = run("validate", "--data", data)
    assert outcome.code == 1
    assert OBEYED.findall(outcome.stdout) == []
    assert "yaml:1:" in outcome.stdout.splitlines()[0]
