"""The shipped schemas: sound, in Chinese, and readable by older editors."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from minsheng.schemas import KINDS, schema_text
from minsheng.source.scalars import parsed_date

SHIPPED = {kind: json.loads(schema_text(kind)) for kind in KINDS}


def mappings(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema of every mapping that a file of this kind may hold."""
    yield schema
    yield from schema["$defs"].values()


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for mapping in mappings(schema):
        yield from mapping["properties"].items()


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within the schema."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict | list):
            yield from parts(part)


def is_chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_2020_12(kind: str) -> None:
    assert SHIPPED[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SHIPPED[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_that_only_knows_draft_7_reads_it_too(kind: str) -> None:
    newer = {"prefixItems", "unevaluatedProperties", "dependentSchemas", "dependentRequired"}
    Draft7Validator.check_schema(SHIPPED[kind])
    assert not any(newer & set(part) for part in parts(SHIPPED[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_named_after_no_host(kind: str) -> None:
    assert SHIPPED[kind]["$id"] == f"urn:minsheng:schema:{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_mapping_refuses_unknown_keys_and_has_a_chinese_title(kind: str) -> None:
    for mapping in mappings(SHIPPED[kind]):
        assert mapping["additionalProperties"] is False
        assert is_chinese(mapping["title"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_in_chinese_what_to_write(kind: str) -> None:
    for key, schema in keys(SHIPPED[kind]):
        assert is_chinese(schema["title"]), key
        assert is_chinese(schema["description"]), key


WITHOUT_EXAMPLE = {"policy", "projects", "indicators", "milestone", "sample", "reports"}
"""Keys whose value is explained where it is typed, or is the same for everybody."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_with_a_value_of_ones_own_gives_an_example(kind: str) -> None:
    without = {key for key, schema in keys(SHIPPED[kind]) if "例：" not in schema["description"]}
    assert without <= WITHOUT_EXAMPLE


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_of_a_date_is_a_date(kind: str) -> None:
    dates = [schema for _, schema in keys(SHIPPED[kind]) if schema.get("format") == "date"]
    assert dates
    for schema in dates:
        assert parsed_date(schema["description"].rpartition("例：")[2]), schema["description"]


@pytest.mark.parametrize(
    ("kind", "mapping", "required"),
    [
        ("targets", None, {"year", "title", "projects"}),
        ("targets", "Project", {"id", "level", "name", "units", "task", "indicators"}),
        ("targets", "Indicator", {"name"}),
        ("targets", "Revision", {"since", "document", "reason"}),
        ("targets", "PlanPoint", {"by", "value"}),
        ("progress", None, {"unit", "year", "reports"}),
        ("progress", "Report", {"as_of", "projects"}),
        ("progress", "Entry", {"project"}),
    ],
)
def test_required_keys_are_those_of_the_design(
    kind: str, mapping: str | None, required: set[str]
) -> None:
    schema = SHIPPED[kind]["$defs"][mapping] if mapping else SHIPPED[kind]
    assert set(schema["required"]) == required
