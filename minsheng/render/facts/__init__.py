"""The tidy table to a format: one module each, no arithmetic.

A module in FORMATS has `text(facts, screen)`, which returns what is printed, a module in FILES
`file(facts)`, which returns the bytes of a file. Both take the facts one by one, in order, and
the same facts make the same bytes.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "csv": "minsheng.render.facts.csv_text",
    "ndjson": "minsheng.render.facts.ndjson",
}
FILES = {
    ".parquet": "minsheng.render.facts.parquet",
    ".csv": "minsheng.render.facts.csv_text",
    ".ndjson": "minsheng.render.facts.ndjson",
}
"""The module of each suffix."""


def module(name: str) -> Any:
    """A module that FORMATS or FILES names, imported only now."""
    return import_module(name)
