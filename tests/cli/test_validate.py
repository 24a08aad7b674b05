"""Problems as a user sees them: where they are printed, how, and what the exit code says."""

import json
from pathlib import Path

import pytest

from .ledgers import HEALTH, PARKS, TARGETS, broken, ledger
from .program import SHIPPED, columns_of, invoke, on_shipped, run

FIGURES = ("status", "report")
MISSPELT = ("急救培训: 1180", "急救陪训: 1180")


def cut(text: str, start: int, end: int) -> str:
    """What stands in the terminal columns from `start` to before `end`."""
    at = 0
    kept = []
    for char in text:
        if start <= at < end:
            kept.append(char)
        at += columns_of(char)
    return "".join(kept)


def pointed_at(text: str) -> list[str]:
    """The words that stand right above the carets."""
    lines = text.splitlines()
    carets = [i for i, line in enumerate(lines) if line.strip(" |^") == "" and "^" in line]
    return [cut(lines[i - 1], lines[i].index("^"), len(lines[i])) for i in carets]


# where and whether


def test_the_shipped_data_has_neither_errors_nor_warnings() -> None:
    outcome = on_shipped("validate")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert ": 错误 " not in outcome.stdout
    assert ": 警告 " not in outcome.stdout


def test_problems_go_to_stdout_and_fail(tmp_path: Path) -> None:
    outcome = invoke("validate", "--data", broken(tmp_path, *MISSPELT))
    assert (outcome.code, outcome.stderr) == (1, "")
    assert "卫健局.yaml:7:19: 错误 P303 " in outcome.stdout
    assert "应写作“急救培训”：第 3 个字“陪”应为“培”" in outcome.stdout
    assert outcome.stdout.splitlines()[-1] == "检查了 3 个文件：1 个错误"


@pytest.mark.parametrize("command", FIGURES)
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_with_errors_no_figure_is_printed(tmp_path: Path, command: str, form: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = invoke(command, "--data", data, "--format", form)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "卫健局.yaml:7:19: 错误 P303 " in outcome.stderr


def test_an_error_of_one_unit_stops_the_report_of_another(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = invoke("report", "--data", data, "--unit", "城管局")
    assert (outcome.code, outcome.stdout) == (1, "")


def test_with_errors_no_file_is_written(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    assert invoke("report", "--data", data, "-o", tmp_path / "表.csv").code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_every_problem_of_every_file_is_told_in_the_order_of_files_and_lines(
    tmp_path: Path,
) -> None:
    data = ledger(
        tmp_path,
        targets=TARGETS.replace("level: 区级", "level: 县级"),
        城管局="unit: 城管局\nyear: 2025\nreports:\n  - as_of: 2025/9/30\n    projects: []\n",
        卫健局=HEALTH.replace("1180", "-1180").replace("AED: 14", "AED: 许多"),
    )
    found = json.loads(invoke("validate", "--data", data, "--format", "json").stdout)
    problems = found["problems"]
    places = [(Path(p["path"]).name, p["line"], p["column"]) for p in problems]
    assert [p["rule"] for p in problems if "卫健局" in p["path"]] == ["P308", "P307"]
    assert {name for name, _, _ in places} == {"targets_2025.yaml", "城管局.yaml", "卫健局.yaml"}
    assert [(p["path"], p["line"], p["column"]) for p in problems] == sorted(
        (p["path"], p["line"], p["column"]) for p in problems
    )


def test_a_date_in_another_spelling_does_not_hide_a_misspelt_name(tmp_path: Path) -> None:
    text = HEALTH.replace("2025-09-30", "2025/9/30").replace(*MISSPELT)
    printed = invoke("validate", "--data", ledger(tmp_path, 卫健局=text)).stdout
    assert "错误 Y018 " in printed
    assert "错误 P303 " in printed


# one file


def test_a_named_file_is_reported_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = broken(tmp_path, *MISSPELT)
    (data / "targets_2025.yaml").write_text(
        TARGETS.replace("level: 区级", "level: 县级"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    outcome = invoke("validate", "data/progress/卫健局.yaml")
    assert outcome.code == 1
    assert "P303" in outcome.stdout
    assert "targets_2025" not in outcome.stdout


def test_a_named_file_without_problems_passes_though_another_has_some(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = invoke("validate", "--data", data, data / "targets_2025.yaml")
    assert outcome.code == 0
    assert "P303" not in outcome.stdout


def test_a_named_folder_is_reported_with_all_its_files(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = invoke("validate", "--data", data, data / "progress")
    assert outcome.code == 1
    assert "P303" in outcome.stdout


def test_a_file_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    outcome = invoke("validate", "--data", data, "没有.yaml")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "没有.yaml" in outcome.stderr


def test_a_file_that_is_not_read_is_not_called_sound(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    elsewhere = tmp_path / "草稿.yaml"
    elsewhere.write_text("unit: [", encoding="utf-8")
    outcome = invoke("validate", "--data", data, elsewhere)
    assert outcome.code != 0
    assert "没有发现问题" not in outcome.stdout


# strictness


def test_strict_passes_sound_data_and_fails_errors(tmp_path: Path) -> None:
    assert on_shipped("validate", "--strict").code == 0
    assert invoke("validate", "--strict", "--data", broken(tmp_path, *MISSPELT)).code == 1


# formats


def test_json_has_the_keys_of_the_design(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = invoke("validate", "--data", data, "--format", "json")
    found = json.loads(outcome.stdout)
    assert outcome.code == 1
    assert list(found) == ["schema_version", "files", "errors", "warnings", "problems"]
    assert (found["schema_version"], found["files"]) == (1, 3)
    assert (found["errors"], found["warnings"]) == (1, 0)
    (problem,) = found["problems"]
    assert list(problem) == [
        "path",
        "line",
        "column",
        "end_line",
        "rule",
        "severity",
        "message",
        "hint",
    ]
    assert (problem["line"], problem["column"], problem["end_line"]) == (7, 19, 7)
    assert (problem["rule"], problem["severity"]) == ("P303", "error")
    assert "急救陪训" in problem["message"]
    assert problem["hint"] == "应写作“急救培训”：第 3 个字“陪”应为“培”"


def test_json_of_sound_data_has_an_empty_list(tmp_path: Path) -> None:
    data = broken(tmp_path, "AED: 14", "AED: 15")
    found = json.loads(invoke("validate", "--data", data, "--format", "json").stdout)
    assert found == {
        "schema_version": 1,
        "files": 3,
        "errors": 0,
        "warnings": 0,
        "problems": [],
    }


# excerpt and caret


def test_the_caret_stands_under_double_width_characters(tmp_path: Path) -> None:
    """Eight blanks and `actuals: {` are 18 columns, four characters take 8, `: ` takes 2."""
    data = broken(tmp_path, "急救培训: 1180", "急救培训: 很多")
    lines = invoke("validate", "--data", data).stdout.splitlines()
    assert lines[1] == "    7 |         actuals: {急救培训: 很多, AED: 14}"
    assert lines[2] == "      | " + " " * (18 + 8 + 2) + "^^^^"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("急救培训: 1180", "急救陪训: 1180", "急救陪训"),
        ("AED: 14", "AED: 许多", "许多"),
        ("AED: 14", "ＡＥＤ: 14", "ＡＥＤ"),
        ("AED: 14", "AED: -14", "-14"),
        ("{急救培训: 1180, AED: 14}", "{急救培训: 1180, AED:\t很多}", "很多"),
        ("{急救培训: 1180, AED: 14}", "{急救培训: 1180, AED:\t\t 很多 }", "很多"),
        ("已开展培训23期。", "已开展培训23期。\n        meno: 甲", "meno"),
        ("2025-09-30", "2025年9月30日", "2025年9月30日"),
    ],
)
def test_the_caret_stands_under_the_very_words(
    tmp_path: Path, old: str, new: str, word: str
) -> None:
    data = broken(tmp_path, old, new)
    assert pointed_at(invoke("validate", "--data", data).stdout) == [word]


def test_the_caret_stands_under_a_word_behind_combining_and_invisible_characters(
    tmp_path: Path,
) -> None:
    entry = 'actuals: {"e\u0301🎉": 1, 急救陪训: 1180}'
    data = broken(tmp_path, "actuals: {急救培训: 1180, AED: 14}", entry)
    assert pointed_at(invoke("validate", "--data", data).stdout)[1] == "急救陪训"


@pytest.mark.parametrize("filler", ["长", "a", "长a"])
def test_a_very_long_line_is_shown_around_the_mistake(tmp_path: Path, filler: str) -> None:
    entry = f"{{project: 1, progress: {filler * 5000}, actuals: {{急救陪训: 1}}}}"
    start = HEALTH.index("project: 1\n")
    data = ledger(tmp_path, 城管局=PARKS, 卫健局=HEALTH[:start] + entry + "\n")
    printed = invoke("validate", "--data", data).stdout
    assert pointed_at(printed) == ["急救陪训"]
    assert max(map(columns_of, printed.splitlines())) <= 220


def test_a_mistake_on_the_last_line_without_a_line_end_is_shown(tmp_path: Path) -> None:
    start = HEALTH.index("        progress:")
    text = HEALTH[:start].rstrip().replace("14", "许多")
    data = ledger(tmp_path, 卫健局=text, 城管局=PARKS)
    assert pointed_at(invoke("validate", "--data", data).stdout) == ["许多"]


def test_a_file_that_stops_in_the_middle_is_told_at_its_end(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH[: HEALTH.index(", AED")], 城管局=PARKS)
    outcome = invoke("validate", "--data", data, "--format", "json")
    (problem,) = json.loads(outcome.stdout)["problems"]
    assert problem["line"] == 7
    assert invoke("validate", "--data", data).code == 1


def test_a_mistake_in_a_file_with_windows_line_ends_is_at_the_same_place(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    file = data / "progress" / "卫健局.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    printed = invoke("validate", "--data", data).stdout
    assert "卫健局.yaml:7:19: " in printed
    assert "\r" not in printed
    assert pointed_at(printed) == ["急救陪训"]


def test_problems_are_never_cut_in_a_pipe(tmp_path: Path) -> None:
    name = "急救" * 100
    data = broken(tmp_path, "急救培训: 1180", f"{name}: 1180")
    outcome = run("validate", "--data", data, columns=80)
    assert "…" not in outcome.stdout
    assert name in outcome.stdout.splitlines()[0]


def test_the_summary_counts_the_files_of_the_shipped_data() -> None:
    files = [*SHIPPED.glob("targets_*.yaml"), *(SHIPPED / "progress").rglob("*.yaml")]
    *_, last = on_shipped("validate").stdout.splitlines()
    assert last.startswith(f"检查了 {len(files)} 个文件")
