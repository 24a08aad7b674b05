"""Help, version, and what is said to somebody who types something else: all of it in Chinese."""

import re

import pytest

import minsheng

from .program import columns_of, invoke, on_shipped, run

COMMANDS = ("status", "validate", "report")
ENGLISH = re.compile(
    r"\b(usage|error|try|missing|such|invalid|got|unexpected|requires?)\b", re.IGNORECASE
)


@pytest.mark.parametrize("args", [(), *((command,) for command in COMMANDS)])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_chinese_and_fits_eighty_columns(args: tuple[str, ...], option: str) -> None:
    outcome = invoke(*args, option)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith(" ".join(["用法：minsheng", *args]))
    assert not ENGLISH.search(outcome.stdout)
    assert max(map(columns_of, outcome.stdout.splitlines())) <= 80


def test_help_names_every_command_and_the_exit_codes() -> None:
    page = invoke("--help").stdout
    assert all(f"\n  {command} " in page for command in COMMANDS)
    assert "退出码：0 正常；1 数据有错误；2 用法有误" in page


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("status", "--by --level --unit --only --as-of --format --year --data"),
        ("validate", "--format --strict --data"),
        ("report", "--unit --level --project --as-of --format --output --year --data"),
    ],
)
def test_help_explains_every_option(command: str, options: str) -> None:
    page = invoke(command, "--help").stdout
    explained = re.findall(r"^  (?:-\w, )?(--[a-z-]+).*[一-鿿]", page, re.MULTILINE)
    assert set(options.split()) <= set(explained)


def test_version_is_one_line() -> None:
    assert run("--version") == (0, f"minsheng {minsheng.__version__}\n", "")


def test_without_a_command_the_help_is_shown_and_the_code_is_two() -> None:
    outcome = invoke()
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("用法：minsheng")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nonsense",), "没有命令 nonsense"),
        (("--nonsense",), "没有选项 --nonsense"),
        (("status", "--nonsense"), "没有选项 --nonsense"),
        (("status", "-x"), "没有选项 -x"),
        (("status", "--unit"), "选项 --unit 后面要写一个值"),
        (("report", "-o"), "选项 -o 后面要写一个值"),
        (("validate", "--strict=3"), "选项 --strict 不带值"),
        (("status", "多余"), "多出的参数：多余"),
        (("status", "多余", "又一个"), "多出的参数：多余 又一个"),
    ],
)
def test_wrong_usage_is_answered_in_chinese(args: tuple[str, ...], said: str) -> None:
    outcome = on_shipped(*args) if args[0] == "validate" else invoke(*args)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.splitlines()[0] == said
    assert not ENGLISH.search(outcome.stderr)


@pytest.mark.parametrize(
    ("args", "near"),
    [(("status", "--uni", "建设局"), "--unit"), (("status", "--asof", "2025-09"), "--as-of")],
)
def test_a_misspelt_option_is_answered_with_the_right_one(args: tuple[str, ...], near: str) -> None:
    assert f"是不是 {near}？" in invoke(*args).stderr


@pytest.mark.parametrize(
    ("typed", "near"), [("stats", "status"), ("Status", "status"), ("repotr", "report")]
)
def test_a_misspelt_command_is_answered_with_the_right_one(typed: str, near: str) -> None:
    hint = invoke(typed).stderr.splitlines()[1]
    assert near in hint


def test_what_was_typed_is_not_obeyed_by_the_terminal() -> None:
    outcome = on_shipped("report", "--unit", "\x1b[2J公共服务局\u202e")
    assert outcome.code == 2
    assert not re.search("[\x1b\u202e]", outcome.stderr)
    assert "公共服务局" in outcome.stderr


def test_a_wrong_date_of_today_in_the_environment_is_named() -> None:
    outcome = run("status", env={"MINSHENG_TODAY": "昨天"})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "MINSHENG_TODAY" in outcome.stderr
