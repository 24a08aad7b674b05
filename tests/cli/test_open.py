"""`report -o FILE --open`: what is opened, by a stand-in for the desktop's own opener."""

import sys
import time
from pathlib import Path

import pytest

from .program import SHIPPED, Outcome, run

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there is the opener a program on PATH"
)
OPENER = f"""\
#!{sys.executable}
import os, sys
from pathlib import Path
note = Path(os.environ["OPENED"])
note.with_suffix(".tmp").write_text("\\n".join(sys.argv[1:]), encoding="utf-8")
note.with_suffix(".tmp").rename(note)
"""


def opening(folder: Path, *args: str | Path, opener: str | None = OPENER) -> Outcome:
    """Runs `report` in a folder where `xdg-open` is this program, or is missing."""
    programs = folder / "bin"
    programs.mkdir()
    if opener is not None:
        (programs / "xdg-open").write_text(opener, encoding="utf-8")
        (programs / "xdg-open").chmod(0o755)
    env = {"PATH": str(programs), "OPENED": str(folder / "opened")}
    return run("report", "--data", SHIPPED, *args, cwd=folder, env=env)


def opened(folder: Path) -> str:
    """What the opener was given; it is not waited for, so it may still be on its way."""
    for _ in range(200):
        if (folder / "opened").exists():
            break
        time.sleep(0.05)
    return (folder / "opened").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["表.csv", "-表.csv", "file:%41 b.csv", "子/../表.csv"])
def test_the_file_is_opened_by_its_full_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "子").mkdir()
    assert opening(tmp_path, f"-o{name}", "--open") == (0, "", "")
    assert opened(tmp_path) == f"{tmp_path}/{name}"
    assert Path(opened(tmp_path)).read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_is_opened_unasked(tmp_path: Path) -> None:
    assert opening(tmp_path, "-o", "表.csv") == (0, "", "")
    assert not (tmp_path / "opened").exists()


def test_a_missing_opener_is_told_and_the_file_is_there(tmp_path: Path) -> None:
    outcome = opening(tmp_path, "-o", "表.csv", "--open", opener=None)
    full = tmp_path / "表.csv"
    assert outcome == (0, "", f"没有找到能打开它的程序，请自己打开：{full}\n")
    assert full.exists()


def test_what_was_not_written_is_not_opened(tmp_path: Path) -> None:
    assert opening(tmp_path, "-o", "没有/表.csv", "--open").code == 2
    assert not (tmp_path / "opened").exists()
