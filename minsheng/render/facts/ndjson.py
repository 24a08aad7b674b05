"""The tidy table as JSON, one object a line (NDJSON): lists are lists, what is missing is null."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from minsheng.facts import COLUMNS, Fact
from minsheng.numerals import json_number
from minsheng.render.json_text import dumped
from minsheng.render.screen import PLAIN, Screen


def text(facts: Iterable[Fact], screen: Screen = PLAIN) -> str:
    """One line a fact, each with every column."""
    return "".join(_line(fact, screen) for fact in facts)


def file(facts: Iterable[Fact]) -> bytes:
    """The same as a file."""
    return b"".join(_line(fact, PLAIN).encode() for fact in facts)


def _line(fact: Fact, screen: Screen) -> str:
    return dumped(_object(fact), screen, indent=None)


def _object(fact: Fact) -> dict[str, Any]:
    return {name: _value(value) for name, value in zip(COLUMNS, fact.row, strict=True)}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return json_number(value) if isinstance(value, Decimal) else value
