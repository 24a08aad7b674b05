"""Small documents against the shipped schemas, with the verdict that a person gives them."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from minsheng.schemas import KINDS, schema_text

CHECKERS = {
    kind: Draft202012Validator(
        json.loads(schema_text(kind)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for kind in KINDS
}


def accepts(kind: str, document: Any) -> bool:
    """Whether the schema accepts a document; dates are texts, as in YAML 1.2."""
    return bool(CHECKERS[kind].is_valid(document))


def read(text: str) -> Any:
    return yaml.load(text, _Yaml12)


class _Yaml12(yaml.SafeLoader):
    """Leaves dates as texts."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def indicator(text: str) -> bool:
    project = {"id": 1, "level": "县级", "name": "甲", "units": ["乙局"], "task": "丙"}
    listed = {**project, "indicators": [{"name": "丁", **read(text)}]}
    return accepts("targets", {"year": 2025, "title": "戊", "projects": [listed]})


def entry(text: str) -> bool:
    report = {"as_of": "2025-06-30", "projects": [{"project": 1, **read(text)}]}
    return accepts("progress", {"unit": "乙局", "year": 2025, "reports": [report]})


REVISION = "since: 2025-09-15, document: 甲, reason: 乙"


@pytest.mark.parametrize(
    "text",
    [
        "{target: 48, measure: 个}",
        "{target: 3.5, measure: 亿元, comparator: 以上}",
        "{target: 48, measure: 个, items: , milestone: , comparator: , plan: , revisions: }",
        "{items: [甲, 乙], measure: 所}",
        "{items: [甲], measure: 所, target: }",
        "{milestone: true}",
        "{milestone: true, measure: 项, due: 2025-06-30}",
        f"{{target: 48, measure: 个, revisions: [{{{REVISION}, target: 40}}]}}",
        f"{{target: 48, measure: 个, revisions: [{{{REVISION}, target: 40, items: }}]}}",
        f"{{items: [甲], measure: 个, revisions: [{{{REVISION}, items: [乙]}}]}}",
        "{milestone: true, revisions: []}",
        "{target: 48, measure: 个, plan: [{by: 2025-06-30, value: 0}]}",
        "{target: 999999999999999999, measure: 元}",
    ],
)
def test_an_indicator_of_one_shape_is_accepted(text: str) -> None:
    assert indicator(text)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{measure: 个}",
        "{target: , measure: 个}",
        "{target: 48}",
        "{target: 48, measure: }",
        "{items: [甲]}",
        "{items: [], measure: 个}",
        "{target: 48, items: [甲], measure: 个}",
        "{target: 48, milestone: true, measure: 个}",
        "{items: [甲], milestone: true, measure: 个}",
        "{milestone: false}",
        "{items: [甲], measure: 个, comparator: 以上}",
        "{milestone: true, comparator: 以上}",
        "{target: 48, measure: 个, comparator: 多于}",
        "{target: 0, measure: 个}",
        "{target: '48', measure: 个}",
        "{target: 6万, measure: 名}",
        "{target: true, measure: 名}",
        "{target: 48, measure: ' '}",
        "{target: 1000000000000000000, measure: 元}",
        f"{{target: 48, measure: 个, revisions: [{{{REVISION}, items: [乙]}}]}}",
        f"{{target: 48, measure: 个, revisions: [{{{REVISION}, target: 40, items: [乙]}}]}}",
        f"{{target: 48, measure: 个, revisions: [{{{REVISION}}}]}}",
        f"{{items: [甲], measure: 个, revisions: [{{{REVISION}, target: 40}}]}}",
        f"{{milestone: true, revisions: [{{{REVISION}, target: 40}}]}}",
        "{target: 48, measure: 个, plan: [{by: 2025-06-30, value: -1}]}",
        "{target: 48, measure: 个, 目标: 48}",
    ],
)
def test_an_indicator_of_no_or_of_two_shapes_is_refused(text: str) -> None:
    assert not indicator(text)


@pytest.mark.parametrize(
    "text",
    [
        "{actuals: {甲: 0}}",
        "{actuals: {甲: 1180, 乙: }}",
        "{actuals: {甲: [], 乙: [丙], 丁: false}}",
        "{progress: 甲, problems: , evidence: }",
        "{problems: 甲}",
        "{next_steps: 甲}",
        "{accepted: 2025-06-30}",
        "{actuals: {}, progress: 甲}",
    ],
)
def test_an_entry_that_says_something_is_accepted(text: str) -> None:
    assert entry(text)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{actuals: }",
        "{actuals: {}}",
        "{actuals: {甲: , 乙: }}",
        "{progress: , problems: }",
        "{evidence: [甲], correction: 乙}",
        "{progress: '  '}",
        "{actuals: [甲]}",
        "{actuals: {甲: 6万}}",
        "{actuals: {甲: -1}}",
        "{actuals: {甲: {乙: 1}}}",
        "{accepted: true}",
        "{progress: 甲, project: }",
        "{progress: 甲, project: '1'}",
        "{progress: 甲, project: 0}",
        "{progress: 甲, evidence: 乙}",
    ],
)
def test_an_entry_that_says_nothing_or_something_odd_is_refused(text: str) -> None:
    assert not entry(text)


@pytest.mark.parametrize("day", ["1949-01-01", "2024-02-29", "2025-12-31", "9998-12-31"])
def test_a_date_is_accepted(day: str) -> None:
    assert entry(f"{{accepted: {day}}}")


@pytest.mark.parametrize(
    "day",
    ["1948-12-31", "9999-01-01", "2025-02-29", "2025-06-31", "2025-13-01", "2025-6-30",
     "2025/06/30", "2025年6月30日", "2025-06", "20250630", "2025-06-30T00:00:00", "今天"],
)  # fmt: skip
def test_another_spelling_of_a_date_is_refused(day: str) -> None:
    assert not entry(f"{{accepted: {day}}}")


@pytest.mark.parametrize(
    ("key", "sound", "odd"),
    [
        ("warn_lag", [0, 10.5, 100, None], [-1, 101, "10"]),
        ("behind_lag", [0, 30, 100], [-1, 100.5]),
        ("stale_days", [0, 45, 3660], [-1, 3661, 4.5]),
        ("about_tolerance", [0, 0.05, 0.99], [-0.1, 1, "5%"]),
    ],
)
def test_a_threshold_has_the_bounds_of_the_design(
    key: str, sound: list[Any], odd: list[Any]
) -> None:
    def fits(value: Any) -> bool:
        whole = {"year": 2025, "title": "甲", "projects": [], "policy": {key: value}}
        return accepts("targets", whole)

    assert [value for value in sound if not fits(value)] == []
    assert [value for value in odd if fits(value)] == []


@pytest.mark.parametrize(("year", "fits"), [(1949, True), (9998, True), (1948, False), (25, False)])
def test_a_year_has_four_digits(year: int, fits: bool) -> None:
    assert accepts("progress", {"unit": "甲", "year": year, "reports": []}) is fits


@pytest.mark.parametrize("key", ["unit", "year", "reports"])
def test_a_required_key_may_not_be_empty(key: str) -> None:
    assert not accepts("progress", {"unit": "甲", "year": 2025, "reports": [], key: None})
