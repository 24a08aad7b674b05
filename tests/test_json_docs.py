"""No key of a JSON output is left out of `docs/json.md`."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from cli.program import SHIPPED, on_shipped

PAGE = (SHIPPED.parent / "docs" / "json.md").read_text(encoding="utf-8")
NAMED = {*re.findall(r"`([a-z_]+)(?:\[\])?`", PAGE), *re.findall(r"\.([a-z_]+)(?:\[\])?`", PAGE)}


def keys(value: Any) -> Iterator[str]:
    """The keys of every object in a value."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from keys(one)


@pytest.mark.parametrize(
    "args",
    [
        ("status", "--as-of", "2025-09"),
        ("report", "--as-of", "2025-12-31"),
        ("why", "4", "--as-of", "2025-09"),
        ("why", "13", "--as-of", "2025-09"),
        ("diff", "--from", "2025-08", "--to", "2025-09"),
        ("history", "6", "--as-of", "2025-09"),
        ("validate",),
    ],
    ids=" ".join,
)
def test_every_key_is_named_on_the_page(args: tuple[str, ...]) -> None:
    found = set(keys(json.loads(on_shipped(*args, "--format", "json").stdout)))
    assert "schema_version" in found
    assert found <= NAMED
