"""The target list's model: shapes, defaults, and what is required."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from minsheng.models.targets import Indicator, Policy, Project, Revision, TargetList

QUANTITY = {"name": "道路", "target": 12, "measure": "条"}
CHECKLIST = {"name": "桥梁", "items": ["甲桥", "乙桥"], "measure": "座"}
MILESTONE = {"name": "路长制", "milestone": True}
PROJECT = {
    "id": 1,
    "level": "市级",
    "name": "修路",
    "units": ["建设局", "卫健局"],
    "task": "修路 12 条。",
    "indicators": [QUANTITY],
}
LIST = {"year": 2025, "title": "示例", "projects": [PROJECT]}


def without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k != key}


@pytest.mark.parametrize(
    ("given", "kind", "published"),
    [(QUANTITY, "quantity", 12), (CHECKLIST, "checklist", 2), (MILESTONE, "milestone", 1)],
)
def test_an_indicator_has_one_of_three_shapes(given, kind, published):
    indicator = Indicator.model_validate(given)
    assert (indicator.kind, indicator.published) == (kind, published)


@pytest.mark.parametrize(
    "given",
    [
        {"name": "甲", "measure": "条"},
        QUANTITY | {"items": ["甲"]},
        QUANTITY | {"milestone": True},
        CHECKLIST | {"milestone": True},
        QUANTITY | CHECKLIST | MILESTONE,
        without(QUANTITY, "measure"),
        without(CHECKLIST, "measure"),
        CHECKLIST | {"comparator": "以上"},
        MILESTONE | {"comparator": "以上"},
        without(QUANTITY, "name"),
        QUANTITY | {"target": True},
        QUANTITY | {"target": 0},
        QUANTITY | {"target": 1.5},
        QUANTITY | {"unknown": 1},
        {"name": "路长制", "milestone": False},
        {"name": "路长制", "milestone": 1},
        {"name": "路长制", "milestone": "true"},
    ],
)
def test_anything_else_is_no_indicator(given):
    with pytest.raises(ValidationError):
        Indicator.model_validate(given)


def test_a_milestone_needs_no_measure():
    assert Indicator.model_validate(MILESTONE).measure is None


def test_a_target_may_be_an_exact_decimal():
    assert Indicator.model_validate(QUANTITY | {"target": Decimal("4.3")}).target == Decimal("4.3")


@pytest.mark.parametrize("word", ["以下", "以内", "不超过", "不高于", "低于"])
def test_a_ceiling_is_a_level(word):
    indicator = Indicator.model_validate(QUANTITY | {"comparator": word})
    assert indicator.is_ceiling
    assert indicator.is_level


@pytest.mark.parametrize("word", ["以上", "至少", "不少于", "不低于", "达到", "超过", "约", "左右"])
def test_a_floor_or_an_about_is_cumulative(word):
    indicator = Indicator.model_validate(QUANTITY | {"comparator": word})
    assert not indicator.is_ceiling
    assert not indicator.is_level


def test_cumulative_false_makes_a_level():
    assert Indicator.model_validate(QUANTITY | {"cumulative": False}).is_level
    assert not Indicator.model_validate(QUANTITY | {"cumulative": True}).is_level


def test_a_ceiling_stays_a_level_whatever_it_says():
    assert Indicator.model_validate(
        QUANTITY | {"comparator": "不超过", "cumulative": True}
    ).is_level


REVISION = {"since": date(2025, 9, 15), "document": "文", "reason": "因"}


@pytest.mark.parametrize(
    ("given", "new"),
    [(QUANTITY, {"target": 10}), (CHECKLIST, {"items": ["甲桥"]})],
)
def test_a_revision_gives_the_same_key_anew(given, new):
    indicator = Indicator.model_validate(given | {"revisions": [REVISION | new]})
    assert len(indicator.revisions) == 1
    assert indicator.published == Indicator.model_validate(given).published


@pytest.mark.parametrize(
    ("given", "new"),
    [
        (QUANTITY, {}),
        (QUANTITY, {"items": ["甲"]}),
        (QUANTITY, {"target": 10, "items": ["甲"]}),
        (CHECKLIST, {"target": 1}),
        (MILESTONE, {"target": 1}),
        (QUANTITY, {"target": 10, "reason": ""}),
        (QUANTITY, {"target": -1}),
    ],
)
def test_a_revision_of_another_shape_is_refused(given, new):
    with pytest.raises(ValidationError):
        Indicator.model_validate(given | {"revisions": [REVISION | new]})


@pytest.mark.parametrize("key", ["since", "document", "reason"])
def test_a_revision_says_since_when_by_what_and_why(key):
    revision = without(REVISION | {"target": 10}, key)
    with pytest.raises(ValidationError):
        Indicator.model_validate(QUANTITY | {"revisions": [revision]})


@pytest.mark.parametrize("key", ["id", "level", "name", "units", "task", "indicators"])
def test_what_a_project_requires(key):
    with pytest.raises(ValidationError):
        Project.model_validate(without(PROJECT, key))


@pytest.mark.parametrize("key", ["units", "indicators"])
def test_a_project_has_at_least_one_unit_and_one_indicator(key):
    with pytest.raises(ValidationError):
        Project.model_validate(PROJECT | {key: []})


@pytest.mark.parametrize("key", ["year", "title", "projects"])
def test_what_a_list_requires(key):
    with pytest.raises(ValidationError):
        TargetList.model_validate(without(LIST, key))


def test_the_defaults_of_a_list():
    targets = TargetList.model_validate(LIST)
    assert targets.levels == ("市级", "区级")
    assert targets.policy == Policy(
        warn_lag=10, behind_lag=30, stale_days=45, about_tolerance=Decimal("0.05")
    )
    assert targets.units == ("建设局", "卫健局")


def test_an_indicators_own_units_go_before_its_projects():
    project = Project.model_validate(PROJECT)
    narrow = Indicator.model_validate(QUANTITY | {"units": ["卫健局", "卫健局"]})
    assert project.units_of(project.indicators[0]) == ("建设局", "卫健局")
    assert project.units_of(narrow) == ("卫健局",)


def test_an_empty_value_is_an_absent_one():
    indicator = Indicator.model_validate(QUANTITY | {"quote": None, "plan": None, "items": None})
    assert (indicator.quote, indicator.plan, indicator.kind) == (None, (), "quantity")


def test_an_unknown_key_is_refused_even_when_empty():
    with pytest.raises(ValidationError):
        Indicator.model_validate(QUANTITY | {"unknown": None})


def test_a_model_cannot_be_changed():
    indicator = Indicator.model_validate(QUANTITY)
    with pytest.raises(ValidationError):
        indicator.target = 13  # type: ignore[misc]


DAYS = st.dates(date(2025, 1, 1), date(2025, 1, 12))


@given(days=st.lists(DAYS, max_size=6), day=DAYS)
def test_of_the_revisions_that_have_begun_the_last_in_the_list_is_in_force(days, day):
    revisions = [Revision(since=one, target=1, document="文", reason="由") for one in days]
    indicator = Indicator(name="路", target=1, measure="条", revisions=tuple(revisions))
    begun = [revision for revision in revisions if revision.since <= day]
    assert indicator.revision_at(day) is (begun[-1] if begun else None)


def test_the_items_of_a_checklist_are_all_that_it_ever_had():
    revision = Revision(since=date(2025, 9, 1), items=("丙校", "乙校"), document="文", reason="由")
    indicator = Indicator(name="校", items=("乙校", "甲校"), measure="所", revisions=(revision,))
    assert indicator.all_items == ("乙校", "甲校", "丙校")
    assert indicator.item_names == {"甲校", "乙校", "丙校"}
