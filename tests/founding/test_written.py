"""What is written parses, says what the table says, and is sound once it is confirmed."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.founding.pledges import Pledge
from minsheng.founding.proposals import propose
from minsheng.founding.written import Heritage, heritage_of, list_text, progress_text
from minsheng.loader import load_targets
from minsheng.models.drafts import MARK
from minsheng.models.targets import Indicator, TargetList
from minsheng.problems import Severity
from minsheng.schemas import schema_text

TODAY = date(2026, 3, 5)
ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "targets_2025.yaml"
DISTRICTS = sorted((ROOT / "tests" / "districts").glob("*/data/targets_*.yaml"))


def drafted(pledges: list[Pledge]) -> str:
    return list_text(2026, Heritage(), [(pledge, propose(pledge)) for pledge in pledges])


def confirmed(text: str) -> str:
    """The list as it is when a person has deleted every mark."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.strip().startswith(f"{MARK}:"))


def problems_of(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "targets_2026.yaml").write_text(text, encoding="utf-8", newline="\n")
    problems = check(open_folder(folder), TODAY).problems
    return [(p.rule, p.message) for p in problems if p.severity is not Severity.INFO]


def pledges_of(path: Path) -> list[Pledge]:
    targets = load_targets(path).model
    assert targets is not None
    return [Pledge(p.id, p.level, p.name, p.units, p.supporting, p.task) for p in targets.projects]


@pytest.mark.parametrize("path", [SHIPPED, *DISTRICTS], ids=lambda path: path.parts[-3])
def test_a_list_made_from_a_table_is_sound_once_confirmed(path: Path, tmp_path: Path) -> None:
    pledges = pledges_of(path)
    text = drafted(pledges)
    assert problems_of(tmp_path, confirmed(text)) == []
    targets = load_targets(tmp_path / "targets_2026.yaml").model
    assert targets is not None
    found = [(p.id, p.level, p.name, p.units, p.supporting, p.task) for p in targets.projects]
    assert found == [tuple(pledge) for pledge in pledges]


@pytest.mark.parametrize("path", [SHIPPED, *DISTRICTS], ids=lambda path: path.parts[-3])
def test_before_that_it_gives_one_error_for_each_proposal(path: Path, tmp_path: Path) -> None:
    text = drafted(pledges_of(path))
    found = problems_of(tmp_path, text)
    assert {rule for rule, _ in found} == {"S108"}
    assert len(found) == text.count(f"{MARK}: ")
    indicators = yaml.safe_load(text)["projects"]
    assert all(MARK in one for project in indicators for one in project["indicators"])


def test_an_editor_marks_the_proposals_too() -> None:
    text = drafted(pledges_of(SHIPPED))
    validator = Draft202012Validator(json.loads(schema_text("targets")))
    marks = [e for e in validator.iter_errors(yaml.safe_load(text)) if MARK in e.message]
    assert len(marks) == text.count(f"{MARK}: ")


def shape(indicator: Indicator) -> tuple[object, ...]:
    return indicator.target, indicator.items, indicator.measure, indicator.comparator


def test_most_of_the_shipped_targets_are_proposed_as_a_person_wrote_them() -> None:
    """Of the 48 indicators 44: the others are milestones, or name their items across a comma."""
    targets = load_targets(SHIPPED).model
    assert targets is not None
    found = 0
    for project, pledge in zip(targets.projects, pledges_of(SHIPPED), strict=True):
        proposed = [shape(Indicator(**keys)) for keys in propose(pledge).indicators]
        for indicator in project.indicators:
            if indicator.kind != "milestone" and shape(indicator) in proposed:
                proposed.remove(shape(indicator))
                found += 1
    assert found == 44


PIECES = (
    "建设", "3", "12 ", "1.5", " 万", "个", "公园", "、", "，", "。", "（", "）", "“", "”", "%",
    "km", "以上", "约", "至少", "完工", "其中", "每年", "6 月", "35—64", "岁", "三", "座", "其",
    "\t", "：", ": ", " #", "- ", "'", '"', "\\", "{", "]", "&", "*", "|", "甲", "乙", "m2",
    "AED", "1,000", "第", "\u200b",
)  # fmt: skip
TASKS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)
GLUED = re.compile(r"%[\u200b\s]*[\d三]")  # 3%3%: which of the two is meant nobody can tell
NAMES = st.text(st.sampled_from("甲乙局委1 .:#-'\"[]{}!&*%@`\\~yn"), min_size=1, max_size=8)
SEEN = TASKS.map(str.strip).filter(lambda task: task.strip("\u200b \t") and not GLUED.search(task))


@settings(max_examples=300)
@given(SEEN, NAMES.filter(str.strip).map(str.strip), st.lists(NAMES.filter(str.strip), min_size=1))
def test_any_task_comes_back_as_it_was_and_is_sound_once_confirmed(
    tmp_path_factory: pytest.TempPathFactory, task: str, name: str, units: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "清单"
    folder.mkdir(exist_ok=True)
    own = tuple(dict.fromkeys(units))
    assert problems_of(folder, confirmed(drafted([Pledge(7, "县级", name, own, (), task)]))) == []
    targets = load_targets(folder / "targets_2026.yaml").model
    assert targets is not None
    (project,) = targets.projects
    assert (project.name, project.units, project.task) == (name, own, task)


def test_an_empty_list_teaches_how_a_project_is_written(tmp_path: Path) -> None:
    text = list_text(2026, Heritage())
    assert problems_of(tmp_path, text) == []
    head, example = text.split("projects: []\n")
    lines = example.split("# 指标还可以写")[0].splitlines()
    live = "\n".join(line[2:] for line in lines if line.startswith("#   "))
    assert problems_of(tmp_path, f"{head}projects:\n{live}\n") == []
    targets = load_targets(tmp_path / "targets_2026.yaml").model
    assert targets is not None
    assert [i.kind for i in targets.projects[0].indicators] == [
        "quantity", "quantity", "checklist", "milestone",
    ]  # fmt: skip


def test_every_optional_key_of_the_head_can_be_uncommented(tmp_path: Path) -> None:
    text = list_text(2026, Heritage())
    keys = ("document", "issuer", "issued", "levels", "policy")
    for key in keys:
        assert f"\n# {key}: " in text
        text = text.replace(f"\n# {key}: ", f"\n{key}: ")
    assert problems_of(tmp_path, text) == []
    targets = load_targets(tmp_path / "targets_2026.yaml").model
    assert targets is not None
    defaults = TargetList(year=2026, title="示例", projects=())
    assert (targets.levels, targets.policy) == (defaults.levels, defaults.policy)


def test_what_the_list_before_said_is_carried_over(tmp_path: Path) -> None:
    before = TargetList.model_validate({
        "year": 2025, "title": "示例", "issuer": "示例县: 政府办", "levels": ["县级"],
        "policy": {"warn_lag": 12, "about_tolerance": Decimal("0.1")}, "projects": [],
    })  # fmt: skip
    text = list_text(2026, heritage_of(before))
    assert problems_of(tmp_path, text) == []
    targets = load_targets(tmp_path / "targets_2026.yaml").model
    assert targets is not None
    assert (targets.issuer, targets.levels) == (before.issuer, before.levels)
    assert targets.policy == before.policy
    assert "stale_days" not in text.split("projects:")[0]


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_any_unit_has_a_blank_file(tmp_path_factory: pytest.TempPathFactory, unit: str) -> None:
    from minsheng.loader import load_progress

    path = tmp_path_factory.getbasetemp() / "单位.yaml"
    path.write_text(progress_text(unit, 2026), encoding="utf-8", newline="\n")
    model = load_progress(path).model
    assert model is not None
    assert (model.unit, model.year, model.reports) == (unit, 2026, ())
