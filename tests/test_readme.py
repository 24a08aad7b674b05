"""What the README tells people to type is typed here, and what it shows is what comes out."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.loader import source_line
from minsheng.problems import Severity
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.text import render
from minsheng.summarize import overview

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "README.en.md").read_text(encoding="utf-8")
TODAY = date(2025, 12, 31)


def block_below(heading: str, language: str) -> str:
    """The first code block of a language below a heading."""
    section = README.split(f"## {heading}\n")[1]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1]


def ledger(folder: Path, **files: str) -> Path:
    (folder / "data" / "progress").mkdir(parents=True)
    for name, text in files.items():
        (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "data"


def test_the_report_to_write_is_sound(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    shutil.copy(ROOT / "data" / "targets_2025.yaml", data)
    report = block_below("怎样填报", "yaml")
    (data / "progress" / "公共服务局.yaml").write_text(report, encoding="utf-8")
    checked = check(open_folder(data), TODAY)
    assert not checked.has_errors
    assert all(problem.severity is Severity.INFO for problem in checked.problems)
    accepted = {p.project.id: p.accepted for p in overview(checked.ledgers[2025], TODAY).projects}
    assert accepted[13] == date(2025, 9, 26)


def test_the_report_to_type_is_recorded(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    shutil.copy(ROOT / "data" / "targets_2025.yaml", data)
    file = data / "progress" / "公共服务局.yaml"
    file.write_text(block_below("怎样填报", "yaml"), encoding="utf-8")
    line = re.search(r"^minsheng (record --unit .*)$", README, re.MULTILINE)
    assert line is not None
    done = subprocess.run(
        [sys.executable, "-m", "minsheng", *shlex.split(line[1]), "--data", str(data)],
        env={**os.environ, "MINSHENG_TODAY": TODAY.isoformat(), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "急救技能认证培训  1180（9月30日）→ 1320 人次" in done.stdout
    assert "急救技能认证培训: 1320" in file.read_text(encoding="utf-8")


def test_the_list_to_write_is_sound(tmp_path: Path) -> None:
    checked = check(
        open_folder(ledger(tmp_path, targets_2026=block_below("建立自己的清单", "yaml"))), TODAY
    )
    assert not checked.has_errors
    assert all(problem.severity is Severity.INFO for problem in checked.problems)
    (project,) = checked.ledgers[2026].targets.projects
    assert [indicator.target for indicator in project.indicators] == [600, 60000]


def test_the_problem_shown_is_the_problem_that_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ledger(tmp_path)
    shutil.copy(ROOT / "data" / "targets_2025.yaml", data)
    report = block_below("怎样填报", "yaml").replace("急救技能认证培训: 1180", "急救培训: 1180")
    (data / "progress" / "公共服务局.yaml").write_text(report, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    checked = check(open_folder(Path("data")), TODAY)
    shown = render(Findings(checked.problems, checked.files, excerpt=source_line))
    assert shown.startswith(block_below("怎样填报", "text"))


@pytest.mark.parametrize("name", ["run", "test"])
def test_both_readmes_give_the_same_commands(name: str) -> None:
    commands = [
        re.search(rf"<!-- command: {name} -->\n+```sh\n(.+)\n```", text)
        for text in (README, ENGLISH)
    ]
    first, second = (found[1] for found in commands if found is not None)
    assert first == second


def test_the_sample_files_to_delete_are_the_sample_files() -> None:
    section = README.split("## 正式启用\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`([^`/]+\.yaml)`", section))
    assert named == {path.name for path in (ROOT / "data" / "progress").glob("*.yaml")}


@pytest.mark.parametrize("script", ["help.py", "pictures.py", "rules.py", "schema.py"])
def test_generated_parts_are_up_to_date(script: str) -> None:
    command = [sys.executable, str(ROOT / "docs" / script), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stdout
