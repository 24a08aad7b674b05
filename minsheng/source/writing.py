"""Texts as they are written in a YAML file, in quotes where they need them."""

import re
from collections.abc import Iterable

from minsheng.source.scalars import resolve

_NEEDS_QUOTES = re.compile(r"""^[-?:&*!|>%@`"'#~]|[,\[\]{}]|: |:$| #|^\s|\s$|^$""")


def flow_text(text: str) -> str:
    """`text` as an item of a list in square brackets."""
    if not _NEEDS_QUOTES.search(text) and text.isprintable() and resolve(text) == text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow_list(items: Iterable[str]) -> str:
    """`[甲, 乙]`."""
    return f"[{', '.join(map(flow_text, items))}]"
