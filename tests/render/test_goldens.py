"""Whole outputs on the shipped data, to be read by people; `MINSHENG_UPDATE_GOLDENS=1` rewrites.

Of two tables that differ in a blank, both may be right; read the change before you keep it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .shipped import DATA

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
UPDATE = bool(os.environ.get("MINSHENG_UPDATE_GOLDENS"))
CASES = {
    "status-80.txt": ("status", 80),
    "status-120.txt": ("status", 120),
    "report-公共服务局-100.txt": ("report --unit 公共服务局", 100),
    "status-forecast-80.txt": ("status --as-of 2025-11 --by unit --forecast", 80),
    "status-forecast-120.txt": ("status --as-of 2025-11 --by unit --forecast", 120),
    "status-forecast.md": ("status --as-of 2025-11 --by unit --forecast --format markdown", None),
    "status-sort-80.txt": ("status --as-of 2026-03-20 --sort variance", 80),
    "report-建设局-80.txt": ("report --unit 建设局 --as-of 2025-10-20", 80),
    "status.csv": ("status --format csv", None),
    "status.md": ("status --format markdown", None),
    "status-2025-09-30.json": ("status --as-of 2025-09-30 --format json", None),
    "validate-errors.txt": ("validate", None),
    "why-4-80.txt": ("why 4 --as-of 2025-09", 80),
    "why-10-80.txt": ("why 10 --as-of 2025-09-15", 80),
    "why-11-120.txt": ("why 11", 120),
    "why-14-120.txt": ("why 14 --as-of 2025-09", 120),
    "why-made-80.txt": ("why 7 --as-of 2025-09", 80),
    "why-made-120.txt": ("why 7 --as-of 2025-12", 120),
    "why-made.json": ("why 7 --as-of 2025-09 --format json", None),
    "diff-80.txt": ("diff --from 2025-09 --to 2025-10", 80),
    "diff-120.txt": ("diff --from 2025-08 --to 2025-09", 120),
    "diff.md": ("diff --from 2025-08 --to 2025-09 --format markdown", None),
    "diff.csv": ("diff --from 2025-08 --to 2025-09 --format csv", None),
    "diff-13.json": ("diff --from 2025-08 --to 2025-09 --project 13 --format json", None),
}
FOLDERS = {"validate-errors.txt": HERE / "broken"}
_NOT_OURS = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "MINSHENG_DATA")


def printed(command: str, columns: int | None, folder: Path) -> str:
    env = {key: value for key, value in os.environ.items() if key not in _NOT_OURS}
    env |= {"MINSHENG_TODAY": "2025-12-31", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "minsheng", *command.split()],
        cwd=folder,
        env=env | ({"COLUMNS": str(columns)} if columns else {}),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    return done.stdout.decode().replace(os.linesep, "\n")


@pytest.mark.parametrize("name", CASES)
def test_the_output_is_as_it_was_read_and_kept(name: str) -> None:
    command, columns = CASES[name]
    folder = HERE / "made" if "made" in name else FOLDERS.get(name, DATA.parent)
    output = printed(command, columns, folder)
    golden = GOLDENS / name
    if UPDATE:
        golden.write_text(output, encoding="utf-8", newline="\n")
    assert output == golden.read_text(encoding="utf-8")


def test_every_golden_has_its_case() -> None:
    assert {file.name for file in GOLDENS.iterdir()} == set(CASES)
