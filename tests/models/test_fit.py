"""What fits is kept beside what does not; every slip is told once, in Chinese, at its place."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.models.fit import Fitted, fit
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import TargetList
from minsheng.source.tree import read_tree

TARGETS = """\
year: 2025
title: 示例县2025年民生实事
projects:
  - id: 1
    level: 市级
    name: 修路
    units: [建设局]
    task: 开工道路 12 条，完工道路 8 条。
    indicators:
      - name: 开工道路
        target: 12
        measure: 条
      - name: 完工道路
        target: 8
        measure: 条
  - id: 2
    level: 区级
    name: 架桥
    units: [建设局]
    task: 架桥 3 座。
    indicators:
      - name: 架桥
        target: 3
        measure: 座
"""
PROGRESS = """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025-08-31
    projects:
      - project: 1
        actuals: {开工道路: 9, 完工道路: 4}
        progress: 九条已开工。
  - as_of: 2025-09-30
    projects:
      - project: 2
        problems: 尚未开工。
"""
WHOLE = ("projects", "indicators")


def fitted_list(text: str) -> Fitted[TargetList]:
    tree = read_tree(text.encode())
    assert tree.refusals == []
    return fit(tree, TargetList, WHOLE)


def fitted_file(text: str) -> Fitted[ProgressFile]:
    tree = read_tree(text.encode())
    return fit(tree, ProgressFile)


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def places(fitted: Fitted[Any]) -> list[tuple[str, int, int]]:
    return [(f.rule, f.span[0], f.span[1]) for f in fitted.findings]


def names(fitted: Fitted[TargetList]) -> list[str]:
    assert fitted.model is not None
    return [indicator.name for project in fitted.model.projects for indicator in project.indicators]


def test_what_fits_as_a_whole_gives_a_model_and_no_findings():
    assert names(fitted_list(TARGETS)) == ["开工道路", "完工道路", "架桥"]
    assert fitted_list(TARGETS).findings == []
    assert fitted_list(TARGETS).left_out == []


def test_an_indicator_that_does_not_fit_is_left_out_as_a_whole():
    fitted = fitted_list(edited(TARGETS, "target: 8", "target: 八"))
    assert names(fitted) == ["开工道路", "架桥"]
    assert places(fitted) == [("S103", 14, 17)]
    ((loc, value),) = fitted.left_out
    assert loc == ("projects", 0, "indicators", 1)
    assert value["name"] == "完工道路"


def test_a_project_whose_only_indicator_does_not_fit_is_left_out_without_a_further_word():
    fitted = fitted_list(edited(TARGETS, "target: 3", "target: 三"))
    assert names(fitted) == ["开工道路", "完工道路"]
    assert places(fitted) == [("S103", 23, 17)]


def test_a_project_that_does_not_fit_leaves_its_neighbour():
    fitted = fitted_list(edited(TARGETS, "name: 架桥\n    units: [建设局]", "name: 架桥"))
    assert names(fitted) == ["开工道路", "完工道路"]
    assert places(fitted) == [("S101", 16, 5)]


def test_a_head_that_does_not_fit_leaves_nothing_but_hides_no_other_mistake():
    text = edited(TARGETS, "title: 示例县2025年民生实事", "title: 2025")
    fitted = fitted_list(edited(text, "target: 8", "target: 八"))
    assert fitted.model is None
    assert places(fitted) == [("S103", 2, 8), ("S103", 14, 17)]


def test_an_optional_value_that_does_not_fit_counts_as_absent():
    fitted = fitted_list(edited(TARGETS, "title:", "issued: 去年\ntitle:"))
    assert fitted.model is not None
    assert fitted.model.issued is None
    assert places(fitted) == [("S103", 2, 9)]


def test_only_what_does_not_fit_is_left_out_of_a_report():
    fitted = fitted_file(edited(PROGRESS, "progress: 九条已开工。", "progress: 9"))
    assert fitted.model is not None
    entry = fitted.model.reports[0].projects[0]
    assert entry.actuals == {"开工道路": 9, "完工道路": 4}
    assert entry.progress is None
    assert places(fitted) == [("S103", 8, 19)]


def test_a_report_without_a_date_is_left_out_and_the_next_one_stays():
    fitted = fitted_file(edited(PROGRESS, "as_of: 2025-08-31\n    ", ""))
    assert fitted.model is not None
    assert [report.as_of for report in fitted.model.reports] == [date(2025, 9, 30)]
    assert places(fitted) == [("S101", 4, 5)]


def test_an_unknown_key_is_left_out_and_its_neighbours_stay():
    fitted = fitted_file(edited(PROGRESS, "progress: 九条", "progres: 九条"))
    assert fitted.model is not None
    assert fitted.model.reports[0].projects[0].actuals == {"开工道路": 9, "完工道路": 4}
    assert places(fitted) == [("S102", 8, 9)]


def test_several_mistakes_are_all_told():
    text = edited(PROGRESS, "progress: 九条已开工。", "progress: 9")
    text = edited(text, "problems: 尚未开工。", "problems: [尚未开工]")
    assert places(fitted_file(text)) == [("S103", 8, 19), ("S103", 12, 19)]


def test_places_stay_right_after_something_above_was_left_out():
    text = edited(TARGETS, "target: 12", "target: 十二")
    tree = read_tree(text.encode())
    fitted = fit(tree, TargetList, WHOLE)
    assert names(fitted) == ["完工道路", "架桥"]
    assert tree.value_span(("projects", 0, "indicators", 0, "name"))[0] == 13


# ── no word of pydantic ──

FULL_LIST = yaml.safe_load(TARGETS) | {
    "document": "示例办发〔2025〕1号",
    "issuer": "示例县政府",
    "issued": date(2025, 1, 20),
    "levels": ["市级", "区级"],
    "start": date(2025, 1, 1),
    "policy": {"warn_lag": 10, "behind_lag": 30, "stale_days": 45, "about_tolerance": 0.05},
}
FULL_LIST["projects"][1] |= {
    "supporting": ["财政局"],
    "commitments": ["架桥"],
    "other_numbers": ["3 座"],
    "start": date(2025, 1, 1),
    "due": date(2025, 12, 31),
}
FULL_LIST["projects"][1]["indicators"] += [
    {
        "name": "架大桥",
        "target": 2,
        "measure": "座",
        "comparator": "以上",
        "quote": "架桥 3 座",
        "cumulative": True,
        "subset_of": "架桥",
        "units": ["建设局"],
        "combine": "sum",
        "start": date(2025, 1, 1),
        "due": date(2025, 12, 31),
        "plan": [{"by": date(2025, 6, 30), "value": 2}],
        "revisions": [{"since": date(2025, 9, 1), "target": 3, "document": "文", "reason": "增加"}],
    },
    {"name": "清单", "items": ["甲", "乙"], "measure": "座"},
    {"name": "节点", "milestone": True},
]
FULL_FILE = yaml.safe_load(PROGRESS) | {"sample": True}
FULL_FILE["reports"][1]["projects"][0] |= {
    "actuals": {"架桥": 1},
    "progress": "好",
    "next_steps": "好",
    "evidence": ["台账"],
    "correction": "核减",
    "accepted": date(2025, 9, 26),
}


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else []
    items = enumerate(value) if isinstance(value, list) else items
    return [path, *(p for key, inner in items for p in paths_of(inner, (*path, key)))]


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


WRONG = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.sampled_from(
        [0.5, -1.5, date(2025, 6, 30), "", " ", "好", "12", "2025-06-30", "2025/6/30"]
    )
    | st.text("一二：:- %", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "target", "甲", "-甲"]), inner, max_size=2)
    ),
    max_leaves=4,
)
ENGLISH = re.compile(
    r"should|valid|required|expected|permitted|instance|unable|match|type=|pydantic|Input|List|"
    r"string|integer|decimal|tuple|\bdict|greater|less than|[a-z]+ [a-z]+ [a-z]+",
    re.IGNORECASE,
)


def assert_told_in_chinese(fitted: Fitted[Any], text: str) -> None:
    lines = text.split("\n")
    for finding in fitted.findings:
        said = finding.message + (finding.hint or "")
        assert re.search(r"[一-鿿]", finding.message), finding
        assert not ENGLISH.search(said), finding
        line, column = finding.span[:2]
        assert 1 <= line <= len(lines), finding
        assert 1 <= column <= len(lines[line - 1]) + 1, finding


def yaml_of(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


@settings(deadline=None, max_examples=250)
@given(path=st.sampled_from(paths_of(FULL_LIST)), wrong=WRONG)
def test_a_wrong_value_anywhere_in_a_target_list_is_told_in_chinese(path, wrong):
    text = yaml_of(put(FULL_LIST, path, wrong))
    assert_told_in_chinese(fit(read_tree(text.encode()), TargetList, WHOLE), text)


@settings(deadline=None, max_examples=250)
@given(path=st.sampled_from(paths_of(FULL_FILE)), wrong=WRONG)
def test_a_wrong_value_anywhere_in_a_report_is_told_in_chinese(path, wrong):
    text = yaml_of(put(FULL_FILE, path, wrong))
    assert_told_in_chinese(fit(read_tree(text.encode()), ProgressFile), text)


def test_the_documents_of_these_properties_fit():
    for value, model in ((FULL_LIST, TargetList), (FULL_FILE, ProgressFile)):
        fitted = fit(read_tree(yaml_of(value).encode()), model, WHOLE)
        assert fitted.findings == []
        assert fitted.model is not None
    assert isinstance(fitted_list(TARGETS).model.policy.about_tolerance, Decimal)


@pytest.mark.parametrize("path", [path for path in paths_of(FULL_LIST) if path])
@pytest.mark.parametrize("wrong", [{"甲": []}, [[]], True], ids=["mapping", "list", "true"])
def test_every_field_of_a_target_list_refuses_something_of_another_kind(path, wrong):
    if path[-1] in ("milestone", "cumulative") and wrong is True:
        return
    text = yaml_of(put(FULL_LIST, path, wrong))
    fitted = fit(read_tree(text.encode()), TargetList, WHOLE)
    assert fitted.findings
    assert_told_in_chinese(fitted, text)


SOUND = """\
  - id: 2
    level: 市级
    name: 修路
    units: [建设局]
    task: 开工道路 12 条。
    indicators: [{name: 开工道路, target: 12, measure: 条}]
"""


def test_an_item_that_lacks_several_keys_costs_its_neighbours_nothing():
    """Each of the five missing keys once took a part of the project behind it."""
    text = f"year: 2025\ntitle: 示例\nprojects:\n  - id: 1\n{SOUND}{SOUND}  - id: 4\n"
    fitted = fit(read_tree(text.encode()), TargetList)
    assert [project.name for project in fitted.model.projects] == ["修路", "修路"]
    assert [loc for loc, _ in fitted.left_out] == [("projects", 0), ("projects", 3)]
    assert [finding.span[0] for finding in fitted.findings] == [4] * 5 + [17] * 5


def test_an_unknown_key_that_is_known_elsewhere_is_left_out_and_not_replaced():
    """A title is replaced where it does not fit, and there is none in a project."""
    text = f"year: 2025\ntitle: 示例\nprojects:\n{SOUND}    title: 路\n"
    fitted = fit(read_tree(text.encode()), TargetList, stand_ins={"title": "（标题有误）"})
    assert [project.id for project in fitted.model.projects] == [2]
    assert [finding.message for finding in fitted.findings] == ["不认识的键“title”"]
    assert fitted.left_out == [(("projects", 0, "title"), "路")]
