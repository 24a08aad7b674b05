"""Values as a person writes them in a YAML file: texts in quotes only where they need them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from minsheng.numerals import plain
from minsheng.source.scalars import resolve
from minsheng.text import is_unsafe, width

_NEEDS_QUOTES = re.compile(r"""^[-?:&*!|>%@`"'#~,\[\]{}]|: |:$| #|^\s|\s$|^$|^<<$|^=$""")
_NEEDS_QUOTES_IN_BRACKETS = re.compile(r"[,\[\]{}]|:[^\s\w]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NO_CHARACTERS = "\ufffe\uffff"
_WIDEST = 100  # columns of a line


class Style(NamedTuple):
    """How a file is laid out: how far the items of a list stand in from its key, and what
    stands behind a dash from the dash; whether reports, entries and actuals stand in brackets,
    and whether texts are all put in quotes, which every reader of YAML reads alike.
    """

    list_offset: int = 2
    dash_offset: int = 2
    report_in_brackets: bool = False
    entries_in_brackets: bool = False
    actuals_in_brackets: bool = True
    in_quotes: bool = False


def flow_text(text: str) -> str:
    """`text` as an item of a list in square brackets."""
    if _NEEDS_QUOTES_IN_BRACKETS.search(text):
        return _quoted(text)
    return block_text(text)


def block_text(text: str) -> str:
    """`text` as the value of a key on a line of its own."""
    if _NEEDS_QUOTES.search(text) or not text.isprintable() or resolve(text) != text:
        return _quoted(text)
    return text


def flow_list(items: Iterable[str]) -> str:
    """`[甲, 乙]`."""
    return f"[{', '.join(map(flow_text, items))}]"


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _is_hidden(char):
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _is_hidden(char: str) -> bool:
    """Whether the character itself must not stand in a file; a wide blank may, in quotes."""
    return not char.isprintable() and (is_unsafe(char) or char in _NO_CHARACTERS)


PLAIN = Style()


def flow(value: Any, style: Style = PLAIN) -> str:
    """A value on one line: `{project: 6, actuals: {AED: 14}}`."""
    if isinstance(value, Mapping):
        inner = (f"{_text(key, style)}: {flow(one, style)}" for key, one in value.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(flow(one, style) for one in value)}]"
    return _text(value, style) if isinstance(value, str) else _scalar(value)


def _text(text: str, style: Style) -> str:
    return _quoted(text) if style.in_quotes else flow_text(text)


def _scalar(value: bool | int | Decimal | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else plain(value)


def item_lines(value: Mapping[str, Any], column: int, style: Style) -> list[str]:
    """A mapping as an item of a list: its lines, the dash in `column` (from 0)."""
    inside = " " * (column + style.dash_offset)
    first, *others = _mapping_lines(value, column + style.dash_offset, style)
    dash = (" " * column + "-").ljust(len(inside))
    return [dash + first.removeprefix(inside), *others]


def _mapping_lines(value: Mapping[str, Any], column: int, style: Style) -> list[str]:
    return [line for key, one in value.items() for line in _pair_lines(key, one, column, style)]


def _pair_lines(key: str, value: Any, column: int, style: Style) -> list[str]:
    """A key with its value: on one line where that is usual and it fits."""
    key = " " * column + (_quoted(key) if style.in_quotes else block_text(key)) + ":"
    if isinstance(value, Mapping):
        line = f"{key} {flow(value, style)}"
        if style.actuals_in_brackets and width(line) <= _WIDEST:
            return [line]
        return [key, *_mapping_lines(value, column + 2, style)]
    if isinstance(value, list | tuple):
        return _list_lines(key, value, column + style.list_offset, style)
    if isinstance(value, str):
        return _text_lines(key, value, column, style)
    return [f"{key} {_scalar(value)}"]


def _list_lines(key: str, items: Iterable[Any], column: int, style: Style) -> list[str]:
    """A list: one of mappings item by item, one of texts in brackets where it fits on a line."""
    items = list(items)
    line = f"{key} {flow(items, style)}"
    is_of_texts = not any(isinstance(item, Mapping) for item in items)
    if not items or (is_of_texts and width(line) <= _WIDEST):
        return [line]
    return [key, *(line for item in items for line in _one_of_list(item, column, style))]


def _one_of_list(item: Any, column: int, style: Style) -> list[str]:
    if isinstance(item, Mapping) and not style.entries_in_brackets:
        return item_lines(item, column, style)
    return [f"{' ' * column}- {flow(item, style)}"]


def _text_lines(key: str, text: str, column: int, style: Style) -> list[str]:
    """A text; one of several lines as such where nothing in it would be lost."""
    lines = text.split("\n")
    if style.in_quotes or len(lines) == 1 or not _stays_as_it_is(lines):
        return [f"{key} {_quoted(text) if style.in_quotes else block_text(text)}"]
    inside = " " * (column + 2)
    return [f"{key} |-", *(f"{inside}{line}" if line else "" for line in lines)]


def _stays_as_it_is(lines: list[str]) -> bool:
    """Whether lines come back from a literal text (`|-`) just as they are."""
    if not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return False
    return all(line == line.rstrip() and not any(map(_is_hidden, line)) for line in lines)
