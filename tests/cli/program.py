"""Runs the program: as a process, as a user would, or within this one, which is cheaper."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from minsheng.cli.app import app

SHIPPED = Path(__file__).resolve().parents[2] / "data"
UNITS = [
    "城市建设事务中心",
    "生态环境局",
    "建设局",
    "公共服务局",
    "改革发展局",
    "政务服务和社会事务中心",
    "统战部",
    "公安分局",
]
"""The responsible units of the shipped list, in its order."""
TODAY = "2025-12-31"
MINSHENG = (sys.executable, "-m", "minsheng")
_OURS = ("MINSHENG_", "_MINSHENG_", "PYTHON", "LC_", "COMP_")
_ALSO = ("COLUMNS", "LINES", "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "TERM")


class Outcome(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    stdout: str
    stderr: str


Variables = dict[str, str | None]


def environment(env: Variables | None = None, columns: int | None = None) -> dict[str, str]:
    """A user's environment without what would change the output, and with `env` (None: unset)."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OURS) and k not in _ALSO}
    sized = {} if columns is None else {"COLUMNS": str(columns)}
    ours = {"MINSHENG_TODAY": TODAY, "PYTHONIOENCODING": "utf-8", **sized, **(env or {})}
    return {key: value for key, value in {**kept, **ours}.items() if value is not None}


def run(
    *args: str | Path,
    cwd: Path = SHIPPED.parent,
    env: Variables | None = None,
    columns: int | None = None,
    encoding: str = "utf-8",
) -> Outcome:
    """Runs `minsheng` with these arguments as a process of its own."""
    done = subprocess.run(
        [*MINSHENG, *map(str, args)],
        cwd=cwd,
        env=environment(env, columns),
        capture_output=True,
        check=False,
        timeout=60,
    )
    out, err = (
        raw.decode(encoding).replace(os.linesep, "\n") for raw in (done.stdout, done.stderr)
    )
    return Outcome(done.returncode, out, err)


def invoke(*args: str | Path, columns: int | None = None) -> Outcome:
    """Runs `minsheng` with these arguments within this process."""
    env = dict.fromkeys(("COLUMNS", "NO_COLOR", "FORCE_COLOR", "MINSHENG_DATA"))
    env |= {"MINSHENG_TODAY": TODAY, "COLUMNS": None if columns is None else str(columns)}
    result = CliRunner().invoke(app, list(map(str, args)), env=env)
    return Outcome(result.exit_code, result.stdout, result.stderr)


def on_shipped(*args: str | Path, columns: int | None = None) -> Outcome:
    """Runs a command on the shipped data, from wherever the tests run."""
    return invoke(*args, "--data", SHIPPED, columns=columns)


def columns_of(text: str) -> int:
    """Terminal columns, counted apart from the program: wide and fullwidth characters are 2."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    nothing = sum(unicodedata.combining(char) > 0 for char in text)
    return len(text) + wide - nothing


def widest(text: str) -> int:
    """Terminal columns of the widest line, colours not counted."""
    return max(map(columns_of, without_colors(text).splitlines()), default=0)


def without_colors(text: str) -> str:
    """The text without the escape sequences that colour it."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def squeezed(text: str) -> str:
    """The text without white space: what was wrapped reads on."""
    return re.sub(r"\s", "", text)
