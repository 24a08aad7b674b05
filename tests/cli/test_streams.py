"""Pipes, encodings, colours, and a stdout that is closed or full."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .ledgers import broken
from .program import (
    MINSHENG,
    SHIPPED,
    Variables,
    environment,
    on_shipped,
    run,
    squeezed,
    widest,
    without_colors,
)

ESCAPE = "\x1b"
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
COMMANDS = [
    ("status",),
    ("status", "--as-of", "2025-09-30"),
    ("status", "--by", "indicator"),
    ("report", "--unit", "公共服务局"),
]
LONG_NAME = "重庆高新区童家石河、冷家河水库生态修复项目"


# width


@pytest.mark.parametrize("args", COMMANDS)
def test_a_pipe_has_no_width_of_its_own(args: tuple[str, ...]) -> None:
    assert "…" not in run(*args).stdout


def test_a_pipe_keeps_a_project_on_one_line() -> None:
    lines = run("status", "--as-of", "2025-09-30", "--by", "project").stdout.splitlines()
    (line,) = [line for line in lines if LONG_NAME in line]
    assert "生态环境局" in line
    assert "冷家河湿地修复面积 11000/25000 ㎡" in line
    assert line.rstrip().endswith("滞后")


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("args", COMMANDS)
def test_columns_in_the_environment_are_kept_to(args: tuple[str, ...], columns: int) -> None:
    printed = on_shipped(*args, columns=columns).stdout
    assert widest(printed) <= columns
    assert "…" not in printed


@pytest.mark.parametrize("columns", ["", "0", "-5", "breit", "１２０", "1"])
def test_a_senseless_width_does_no_harm(columns: str) -> None:
    outcome = run("status", env={"COLUMNS": columns})
    assert outcome.code == 0
    assert "公共服务局" in outcome.stdout


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_no_width_loses_a_word_of_the_report(columns: int) -> None:
    told = on_shipped("report", "--unit", "生态环境局", columns=columns).stdout
    for words in ("重庆佳昌装饰工程有限公司东侧排洪沟", "两座水库生态修复全部完工。"):
        assert words in squeezed(told)


@pytest.mark.parametrize("args", COMMANDS)
def test_no_line_ends_in_blanks(args: tuple[str, ...]) -> None:
    printed = on_shipped(*args).stdout
    assert [line for line in printed.splitlines() if line != line.rstrip()] == []


# colours


def test_a_pipe_has_no_colours() -> None:
    assert ESCAPE not in run("status").stdout


def lines_of(printed: str) -> list[str]:
    """The lines without colours and trailing blanks."""
    return [line.rstrip() for line in without_colors(printed).splitlines()]


def test_force_color_colours_a_pipe_and_changes_no_word() -> None:
    plain = run("status")
    colored = run("status", env={"FORCE_COLOR": "1"})
    assert ESCAPE in colored.stdout
    assert lines_of(colored.stdout) == lines_of(plain.stdout)


def test_no_color_wins_over_force_color() -> None:
    assert ESCAPE not in run("status", env={"NO_COLOR": "1", "FORCE_COLOR": "1"}).stdout


def test_an_empty_no_color_forbids_nothing() -> None:
    assert ESCAPE in run("status", env={"NO_COLOR": "", "FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_formats_for_programs_are_never_coloured(form: str) -> None:
    outcome = run("status", "--format", form, env={"FORCE_COLOR": "1"})
    assert ESCAPE not in outcome.stdout


def test_problems_are_coloured_as_figures_are(tmp_path: Path) -> None:
    data = broken(tmp_path, "急救培训: 1180", "急救陪训: 1180")
    plain = run("validate", "--data", data)
    colored = run("validate", "--data", data, env={"FORCE_COLOR": "1"})
    assert ESCAPE not in plain.stdout
    assert ESCAPE in colored.stdout
    assert without_colors(colored.stdout) == plain.stdout


def test_every_light_has_its_word() -> None:
    printed = run("status", "--as-of", "2025-09-30", env={"NO_COLOR": "1"}).stdout
    for count in ("办结 3", "待验收 1", "正常 5", "预警 3", "滞后 2", "未报 1"):
        assert count in printed


# encodings


def test_in_the_c_locale_chinese_stays_chinese() -> None:
    outcome = run("status", env={"LC_ALL": "C", "PYTHONIOENCODING": None})
    assert outcome.code == 0
    assert outcome.stdout == run("status").stdout


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONIOENCODING": None, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_console_that_knows_ascii_alone_gets_the_figures(env: Variables) -> None:
    outcome = run("status", env=env, encoding="ascii")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "93.0%" in outcome.stdout
    assert "#" * 18 + "--" in outcome.stdout
    assert run("report", env=env, encoding="ascii").code == 0
    assert run("status", "--help", env=env).code == 0


def test_a_gbk_console_gets_every_chinese_word() -> None:
    outcome = run("status", env={"PYTHONIOENCODING": "gbk"}, encoding="gbk")
    assert (outcome.code, outcome.stderr) == (0, "")
    chinese = re.compile(r"[㎡一-鿿“”（）：；，。、]+")
    expected = chinese.findall(run("status").stdout)
    assert chinese.findall(outcome.stdout) == expected
    assert "?" not in outcome.stdout


def test_json_on_a_gbk_stdout_is_json_for_whoever_takes_it_for_utf8() -> None:
    args = ("status", "--format", "json")
    outcome = run(*args, env={"PYTHONIOENCODING": "gbk"}, encoding="utf-8")
    assert json.loads(outcome.stdout) == json.loads(run(*args).stdout)


@pytest.mark.parametrize("command", ["validate", "status"])
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_problems_reach_a_console_that_knows_fewer_characters(
    tmp_path: Path, command: str, encoding: str
) -> None:
    data = broken(tmp_path, "急救培训: 1180", "急救🎉: 1180")
    outcome = run(command, "--data", data, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert outcome.code == 1
    assert "P303" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_wrong_usage_reaches_a_console_that_knows_fewer_characters(encoding: str) -> None:
    env: Variables = {"PYTHONIOENCODING": encoding}
    outcome = run("report", "--unit", "🎉", env=env, encoding=encoding)
    assert (outcome.code, outcome.stdout) == (2, "")


# a stdout that takes nothing


def with_stdout(stdout: int, *args: str) -> tuple[int, str]:
    """Exit code and stderr of a run whose stdout is this file descriptor."""
    done = subprocess.run(
        [*MINSHENG, *args],
        cwd=SHIPPED.parent,
        env=environment(),
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr


@POSIX
@pytest.mark.parametrize(
    "args", [("status",), ("report", "--format", "json"), ("validate",), ("--help",)]
)
def test_a_reader_that_went_away_is_no_error(args: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        assert with_stdout(writer, *args) == (0, "")
    finally:
        os.close(writer)


@POSIX
def test_the_first_line_of_a_long_output_can_be_taken() -> None:
    command = f'"{sys.executable}" -m minsheng report --format json | head -1'
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=SHIPPED.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def in_shell(redirection: str, *args: str) -> tuple[int, str]:
    """Exit code and stderr of a run below a shell that redirects its streams."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *MINSHENG, *args],
        cwd=SHIPPED.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr


@POSIX
@pytest.mark.parametrize("args", [("status",), ("validate",), ("--version",), ("--help",)])
def test_a_closed_stdout_is_not_called_a_bug(args: tuple[str, ...]) -> None:
    code, said = in_shell(">&-", *args)
    assert "程序内部出错" not in said
    assert "Traceback" not in said
    assert code in (0, 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("status",), ("report", "--format", "csv"), ("validate",)])
def test_a_full_disk_is_told_and_not_called_a_bug(args: tuple[str, ...]) -> None:
    code, said = in_shell(">/dev/full", *args)
    assert code == 2
    assert said.strip()
    assert "程序内部出错" not in said
    assert "Traceback" not in said


@POSIX
def test_a_closed_stderr_changes_no_exit_code(tmp_path: Path) -> None:
    data = broken(tmp_path, "急救培训: 1180", "急救陪训: 1180")
    assert in_shell("2>&-", "nonsense")[0] == 2
    assert in_shell("2>&-", "status", "--data", str(data))[0] == 1
    assert in_shell("2>&-", "status")[0] == 0
