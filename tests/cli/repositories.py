"""Small ledgers under git: made, edited and validated against what stood."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from .ledgers import TARGETS
from .program import Outcome, invoke

GIT = shutil.which("git")
NEEDS_GIT = pytest.mark.skipif(GIT is None, reason="git is not installed")

HEALTH = "data/progress/卫健局.yaml"
CITY = "data/progress/城管 局.yaml"
LIST = "data/targets_2025.yaml"
FILES = {
    LIST: TARGETS.replace("城管局", "城管 局"),
    HEALTH: """\
unit: 卫健局
year: 2025
reports:
  - as_of: 2025-08-31
    projects:
      - project: 1
        actuals: {急救培训: 900, AED: 10}
        progress: 已开展培训18期。
  - as_of: 2025-09-30
    projects:
      - project: 1
        actuals: {急救培训: 1180, AED: 14}
        progress: 已开展培训23期。
        evidence: [培训台账, ./签到.txt]
""",
    "data/progress/签到.txt": "略\n",
    CITY: """\
unit: 城管 局
year: 2025
reports:
  - as_of: 2025-09-30
    projects:
      - project: 2
        actuals: {公园: 3}
        evidence: [验收单]
        accepted: 2025-09-28
""",
}
OCTOBER = """\
  - as_of: 2025-10-31
    projects:
      - project: 1
        actuals: {急救培训: 1300, AED: 15}
"""


class Told(NamedTuple):
    """One problem of the history."""

    rule: str
    path: str
    line: int
    column: int
    message: str
    hint: str


class Repository:
    """A work tree at `folder` that a test may do everything to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *args: str | Path) -> str:
        done = subprocess.run(
            ["git", *map(str, args)], cwd=self.folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def commit(self) -> str:
        """Commits everything there is; the short id as it is printed."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "填报")
        return self.git("rev-parse", "HEAD")[:8]

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def validate(self, base: str = "HEAD", *args: str) -> Outcome:
        return invoke("validate", "--data", self.folder / "data", "--base", base, *args)

    def told(self, base: str = "HEAD", *rules: str) -> list[Told]:
        """The problems of the history, or of these rules; an info on several units left out."""
        outcome = self.validate(base, "--format", "json")
        assert outcome.stderr == ""
        return [
            Told(
                p["rule"],
                p["path"].removeprefix(f"{self.folder.as_posix()}/"),
                p["line"],
                p["column"],
                p["message"].replace(f"{self.folder.as_posix()}/", ""),
                p["hint"] or "",
            )
            for p in json.loads(outcome.stdout)["problems"]
            if p["rule"] in rules or (not rules and p["rule"][0] == "G" and p["rule"] != "G506")
        ]


def hide_the_users_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the configuration nor a hook around the tests changes what git does."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "test")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "test@example.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2025-10-01T00:00:00Z")


def made(folder: Path) -> Repository:
    """A repository with the ledger of two units, all of it committed."""
    folder.mkdir(exist_ok=True)
    repository = Repository(folder)
    repository.git("init", "-q", "-b", "main")
    for name, text in FILES.items():
        repository.write(name, text)
    repository.commit()
    return repository
