"""The bar while files are read: on a terminal, after a second, and never otherwise."""

import subprocess
import sys

import pytest

from .program import SHIPPED, environment

pexpect = pytest.importorskip("pexpect", reason="a terminal is needed, which Windows lacks")

# As if a second were over after the first file, or never, so that nobody has to wait.
PROGRAM = """\
import minsheng.cli.progress as progress
progress._PATIENCE = {}
from minsheng.cli.app import main
main()
"""
IMPATIENT = (sys.executable, "-c", PROGRAM.format(-1.0), "validate")
PATIENT = (sys.executable, "-c", PROGRAM.format(1e9), "validate")


def on_a_terminal(command: tuple[str, ...]) -> str:
    program, *args = command
    cwd = str(SHIPPED.parent)
    return pexpect.spawn(program, args, cwd=cwd, env=environment(), encoding="utf-8").read()


def test_a_bar_counts_the_files_on_a_terminal():
    printed = on_a_terminal(IMPATIENT)
    assert "读取文件" in printed
    assert "/8" in printed
    assert printed.rstrip().endswith("另有 2 条说明\x1b[0m")


def test_there_is_no_bar_before_a_second_is_over():
    assert "读取文件" not in on_a_terminal(PATIENT)


def test_there_is_no_bar_where_stderr_is_no_terminal():
    done = subprocess.run(
        IMPATIENT,
        cwd=SHIPPED.parent,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert "读取文件".encode() not in done.stdout
