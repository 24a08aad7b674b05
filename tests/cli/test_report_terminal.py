"""What a terminal shows while a report is written into a file, and when it is."""

import os
import shlex
from pathlib import Path

import pytest

from .program import MINSHENG, SHIPPED, Variables, environment, without_colors

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
pexpect = pytest.importorskip("pexpect")
AT = "已写入 {}，截至 2025-12-31"


def seen(
    path: Path | str,
    env: Variables | None = None,
    code: int = 0,
    encoding: str = "utf-8",
    cwd: Path = SHIPPED.parent,
) -> str:
    """What a run writes on a terminal of 60 columns."""
    args = [*MINSHENG, "report", "--data", str(SHIPPED), "-o", str(path)]
    output, status = pexpect.run(
        shlex.join(args),
        withexitstatus=True,
        cwd=str(cwd),
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        dimensions=(24, 60),
    )
    assert status == code
    return output.decode(encoding).replace("\r\n", "\n")


def test_what_was_written_stays_on_the_screen(tmp_path: Path) -> None:
    shown = seen(tmp_path / "表.csv")
    assert without_colors(shown).rstrip("\n").endswith(AT.format(tmp_path / "表.csv"))
    assert f"正在写 {tmp_path.parent}" in without_colors(shown).replace("\n", "")
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h") == 1  # the cursor is back


def test_what_could_not_be_written_is_told_and_the_cursor_is_back(tmp_path: Path) -> None:
    shown = seen(tmp_path / "没有" / "表.csv", code=2)
    assert "已写入" not in shown
    assert "没有这个文件或文件夹" in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")


def test_a_dumb_terminal_gets_the_one_line(tmp_path: Path) -> None:
    assert seen("表.csv", {"TERM": "dumb"}, cwd=tmp_path) == AT.format("表.csv") + "\n"


def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    shown = seen("表.csv", {"NO_COLOR": "1"}, cwd=tmp_path)
    assert without_colors(shown) == shown
    assert shown.endswith(AT.format("表.csv") + "\n")


def test_a_console_of_few_characters_shows_the_name_as_far_as_it_can(tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "gbk", "TERM": "dumb"}
    shown = seen("台账🎉.csv", env, encoding="gbk", cwd=tmp_path)
    assert shown == AT.format("台账?.csv") + "\n"
    assert (tmp_path / "台账🎉.csv").exists()


def test_a_name_of_control_characters_and_markup_does_nothing(tmp_path: Path) -> None:
    name = "[red]甲\x1b[2J.csv"
    assert seen(name, {"TERM": "dumb"}, cwd=tmp_path) == AT.format("[red]甲␛[2J.csv") + "\n"
    assert (tmp_path / name).exists()


def test_ascii_alone_is_no_reason_to_fail(tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "TERM": "dumb"}
    shown = seen("a.csv", env, cwd=tmp_path)
    assert "a.csv" in shown
    assert "2025-12-31" in shown
