"""What several tests share: the small made-up ledger, and one way to check a folder."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from minsheng.check import Checked, check
from minsheng.folder import open_folder
from minsheng.problems import Severity

BASE = Path(__file__).parent / "fixtures" / "base"
TODAY = date(2026, 6, 30)

Found = list[tuple[str, str, int]]


@pytest.fixture(autouse=True, scope="session")
def _outside_github() -> None:
    """CI may run the tests on GitHub, where `validate` would choose another format."""
    os.environ.pop("GITHUB_ACTIONS", None)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the base ledger (示例县) that a test may write into."""
    return Path(shutil.copytree(BASE, tmp_path / "data"))


@pytest.fixture(scope="session")
def checked() -> Callable[[Path], Checked]:
    """Checks a data folder as on 30 June 2026, the last day that 2025 may be reported on."""
    return lambda folder: check(open_folder(folder), TODAY)


class FoundIn(Protocol):
    """The (rule, file, line) of every mistake in a data folder."""

    def __call__(self, folder: Path, info: str = "") -> Found:
        """An info is no mistake, but for those of the rule `info`."""


@pytest.fixture(scope="session")
def found(checked: Callable[[Path], Checked]) -> FoundIn:
    """What is wrong in a data folder."""

    def found_in(folder: Path, info: str = "") -> Found:
        root = f"{folder.as_posix()}/"
        return [
            (p.rule, p.place.path.removeprefix(root), p.place.line)
            for p in checked(folder).problems
            if p.severity is not Severity.INFO or p.rule == info
        ]

    return found_in


@pytest.fixture
def found_with(base: Path, found: FoundIn) -> Callable[[Mapping[str, str]], Found]:
    """The mistakes of the base ledger with some of its files replaced, or others added."""

    def found_with_files(files: Mapping[str, str]) -> Found:
        for name, text in files.items():
            path = base / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.lstrip("\n"), encoding="utf-8")
        return found(base)

    return found_with_files
