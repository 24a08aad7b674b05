"""`validate --format` and `-o`: which format goes where, and nothing beside it."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from .ledgers import broken
from .program import Outcome, Variables, invoke, on_shipped, run

MISSPELT = ("急救培训: 1180", "急救陪训: 1180")
MACHINE = ["json", "gitlab", "sarif", "junit"]
SUFFIXES = {".json": "json", ".sarif": "sarif", ".xml": "junit", ".txt": "text"}
ON_GITHUB: Variables = {"GITHUB_ACTIONS": "true"}


def read(form: str, text: str) -> object:
    return ET.fromstring(text) if form == "junit" else json.loads(text)


def validated(data: Path, *args: str | Path) -> Outcome:
    return invoke("validate", "--data", data, *args)


# on stdout


@pytest.mark.parametrize("form", ["text", *MACHINE, "github"])
def test_every_format_goes_to_stdout_and_leaves_the_exit_code(tmp_path: Path, form: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = validated(data, "--format", form)
    assert (outcome.code, outcome.stderr) == (1, "")
    assert "急救陪训" in outcome.stdout
    assert on_shipped("validate", "--strict", "--format", form).code == 0


@pytest.mark.parametrize("form", MACHINE)
def test_a_named_file_adds_no_word_to_a_format_for_programs(tmp_path: Path, form: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    named = data / "targets_2025.yaml"
    outcome = validated(data, named, "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    read(form, outcome.stdout)
    assert "未列出的文件里另有 1 个问题" in validated(data, named).stdout


def test_junit_tests_the_named_files_alone(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = validated(data, data / "progress", "--format", "junit")
    names = [test.get("name") for test in ET.fromstring(outcome.stdout).iter("testcase")]
    assert names == [
        (data / "progress" / f"{unit}.yaml").as_posix() for unit in ("卫健局", "城管局")
    ]


def test_junit_of_the_shipped_data_passes_nine_tests() -> None:
    suites = ET.fromstring(on_shipped("validate", "--format", "junit").stdout)
    assert (suites.get("tests"), suites.get("failures")) == ("9", "0")


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
@pytest.mark.parametrize("form", MACHINE)
def test_a_stdout_without_utf8_gets_what_every_program_reads(
    tmp_path: Path, form: str, encoding: str
) -> None:
    data = broken(tmp_path, "急救培训: 1180", "急救🎉: 1180")
    env: Variables = {"PYTHONIOENCODING": encoding}
    outcome = run("validate", "--data", data, "--format", form, env=env, encoding="ascii")
    assert outcome.code == 1
    told = read(form, outcome.stdout)
    text = "".join(told.itertext()) if isinstance(told, ET.Element) else str(told)
    assert "项目 1 没有指标“急救🎉”" in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no C locale of UTF-8")
@pytest.mark.parametrize("form", MACHINE)
def test_the_c_locale_changes_nothing(form: str) -> None:
    env: Variables = {"LC_ALL": "C", "PYTHONIOENCODING": None}
    assert run("validate", "--format", form, env=env) == run("validate", "--format", form)


@pytest.mark.parametrize("form", [*MACHINE, "github"])
def test_formats_for_programs_have_no_colours(tmp_path: Path, form: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    colored = run("validate", "--data", data, "--format", form, env={"FORCE_COLOR": "1"})
    assert "\x1b" not in colored.stdout


def test_no_color_wins_over_force_color(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    env: Variables = {"NO_COLOR": "1", "FORCE_COLOR": "1"}
    assert run("validate", "--data", data, env=env) == run("validate", "--data", data)


# on GitHub


def test_github_is_chosen_by_itself_where_its_actions_run(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = run("validate", "--data", data, env=ON_GITHUB)
    assert outcome.code == 1
    assert outcome.stdout.startswith("::error file=")
    *notices, last = run("validate", env=ON_GITHUB).stdout.splitlines()
    assert all(line.startswith("::notice file=") for line in notices)
    assert last.startswith("检查了 9 个文件：没有错误和警告")


def test_a_format_that_was_typed_is_kept_on_github(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    typed = run("validate", "--data", data, "--format", "text", env=ON_GITHUB)
    assert typed == run("validate", "--data", data)


@pytest.mark.parametrize("value", ["", "false"])
def test_only_true_means_github(tmp_path: Path, value: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = run("validate", "--data", data, env={"GITHUB_ACTIONS": value})
    assert not outcome.stdout.startswith("::")


# into a file


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_gives_the_format_and_the_screen_gets_text(tmp_path: Path, suffix: str) -> None:
    data = broken(tmp_path, *MISSPELT)
    file = tmp_path / f"结果{suffix}"
    outcome = validated(data, "-o", file)
    assert outcome == validated(data)
    assert file.read_bytes().decode() == validated(data, "--format", SUFFIXES[suffix]).stdout


def test_a_file_gets_the_format_that_was_typed(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    file = tmp_path / "gl-code-quality-report.json"
    validated(data, "-o", file, "--format", "gitlab")
    assert json.loads(file.read_bytes())[0]["check_name"] == "P303"


def test_a_file_has_neither_the_colours_nor_the_letters_of_the_screen(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    env: Variables = {"FORCE_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    file = tmp_path / "结果"
    outcome = run("validate", "--data", data, "-o", file, "--format", "text", env=env)
    assert "\x1b" in outcome.stdout
    assert file.read_bytes().decode() == run("validate", "--data", data).stdout


def test_on_github_too_a_file_comes_beside_text(tmp_path: Path) -> None:
    data = broken(tmp_path, *MISSPELT)
    outcome = run("validate", "--data", data, "-o", tmp_path / "结果.sarif", env=ON_GITHUB)
    assert outcome == run("validate", "--data", data)


@pytest.mark.parametrize("name", ["结果", "结果.csv", "结果.yaml"])
def test_an_unknown_suffix_is_wrong_usage_and_names_the_known_ones(
    tmp_path: Path, name: str
) -> None:
    outcome = on_shipped("validate", "-o", tmp_path / name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.splitlines()[1] == "提示：可用的后缀：.json、.sarif、.xml、.txt"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", [False, True])
def test_a_data_file_is_never_overwritten(tmp_path: Path, link: bool) -> None:
    data = broken(tmp_path, *MISSPELT)
    report = data / "progress" / "卫健局.yaml"
    before = report.read_bytes()
    target = tmp_path / "结果.json" if link else report
    if link:
        target.hardlink_to(report)
    outcome = validated(data, "-o", target, "--format", "json")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"{target} 是台账的数据文件，不能覆盖\n提示：换一个文件名\n"
    assert report.read_bytes() == before


def test_a_file_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    outcome = on_shipped("validate", "-o", tmp_path / "没有" / "结果.json")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_where_there_is_no_data(tmp_path: Path) -> None:
    outcome = invoke("validate", "--data", tmp_path / "没有", "-o", tmp_path / "结果.json")
    assert outcome.code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_older_result_is_replaced(tmp_path: Path) -> None:
    data = broken(tmp_path, "AED: 14", "AED: 15")
    file = tmp_path / "结果.json"
    file.write_text("旧", encoding="utf-8")
    assert validated(data, "-o", file).code == 0
    assert json.loads(file.read_bytes())["problems"] == []
