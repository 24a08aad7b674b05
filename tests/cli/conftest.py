"""What the tests of the history share: a ledger under git."""

import shutil
from pathlib import Path

import pytest

from .repositories import Repository, hide_the_users_git, made


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two units under git, made once and copied for each test."""
    with pytest.MonkeyPatch.context() as patch:
        hide_the_users_git(patch)
        return made(tmp_path_factory.mktemp("git") / "台账").folder


@pytest.fixture
def repository(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A ledger of two units under git, all of it committed."""
    hide_the_users_git(monkeypatch)
    return Repository(Path(shutil.copytree(committed, tmp_path / "台账 一")))
