"""The tidy table as CSV: one header, one line a fact; the rule of `render.csv_text` holds.

Nothing is an empty cell; what is true is `true`. The names in a list stand with 、 between them;
one that holds a 、 itself gets a comma for it, so that the list falls apart into its names again.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from minsheng.facts import COLUMNS, Fact
from minsheng.numerals import plain
from minsheng.render.csv_text import harmless, in_bytes, line
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_BETWEEN = "、"
_INSIDE = "，"


def text(facts: Iterable[Fact], screen: Screen = PLAIN) -> str:
    """The table with lines ended by LF."""
    del screen
    return "".join(f"{line(cells)}\n" for cells in _rows(facts))


def file(facts: Iterable[Fact]) -> bytes:
    """The same as a file: with the BOM and the CRLF that Excel and WPS need."""
    return in_bytes(_rows(facts))


def _rows(facts: Iterable[Fact]) -> Iterator[Iterable[str]]:
    yield COLUMNS
    yield from (map(_cell, fact.row) for fact in facts)


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return safe(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _BETWEEN.join(harmless(safe(name)).replace(_BETWEEN, _INSIDE) for name in value)
    return value.isoformat() if isinstance(value, date) else plain(value)
