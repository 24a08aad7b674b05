"""The hook that other repositories use through pre-commit, run as pre-commit runs it."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from .ledgers import HEALTH, broken, ledger
from .program import SHIPPED, Outcome, run

ROOT = SHIPPED.parent
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PROGRAM, *COMMAND = shlex.split(HOOK["entry"])
LATER = HEALTH.replace("2025-09-30", "2025-10-31").replace("1180", "1170")


def hooked(folder: Path, *changed: str) -> Outcome:
    """Runs the hook in a repository, with the changed files where it is passed any."""
    return run(*COMMAND, *changed, cwd=folder)


def split(folder: Path) -> None:
    """A unit with two files, of which the later falls below the earlier."""
    data = ledger(folder)
    for month, text in {"09": HEALTH, "10": LATER}.items():
        file = data / "progress" / "卫健局" / f"2025-{month}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_the_manifest_has_what_pre_commit_asks_for() -> None:
    assert {"id", "name", "entry", "language"} <= set(HOOK)
    assert (HOOK["id"], HOOK["language"], PROGRAM) == ("minsheng-validate", "python", "minsheng")


def test_the_whole_ledger_is_checked_whatever_was_changed() -> None:
    assert HOOK["pass_filenames"] is False


@pytest.mark.parametrize("file", sorted(SHIPPED.rglob("*.yaml")), ids=lambda file: file.stem)
def test_every_data_file_sets_it_off(file: Path) -> None:
    assert re.search(HOOK["files"], file.relative_to(ROOT).as_posix())


def test_a_file_under_a_wrong_suffix_sets_it_off_too() -> None:
    assert re.search(HOOK["files"], "data/progress/建设局.yml")


@pytest.mark.parametrize(
    "path", ["README.md", "tests/fixtures/base/targets_2025.yaml", "data/progress/台账.pdf"]
)
def test_another_file_does_not(path: str) -> None:
    assert not re.search(HOOK["files"], path)


def test_it_lets_a_sound_ledger_pass(tmp_path: Path) -> None:
    ledger(tmp_path, 卫健局=HEALTH)
    assert hooked(tmp_path).code == 0


def test_it_stops_a_ledger_with_an_error(tmp_path: Path) -> None:
    broken(tmp_path, "急救培训: 1180", "急救陪训: 1180")
    outcome = hooked(tmp_path)
    assert outcome.code == 1
    assert outcome.stdout.startswith("data/progress/卫健局.yaml:7:19: 错误 P303 ")


def test_a_changed_file_is_held_against_the_files_that_were_not_changed(tmp_path: Path) -> None:
    split(tmp_path)
    outcome = hooked(tmp_path, "data/progress/卫健局/2025-10.yaml")
    assert outcome.code == 1
    assert outcome.stdout.startswith("data/progress/卫健局/2025-10.yaml:7:")
    assert " 错误 L401 " in outcome.stdout


def test_of_a_sound_file_nothing_is_said_though_its_neighbour_has_an_error(tmp_path: Path) -> None:
    split(tmp_path)
    outcome = hooked(tmp_path, "data/progress/卫健局/2025-09.yaml")
    assert outcome.code == 0
    assert " L401 " not in outcome.stdout
