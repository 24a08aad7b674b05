"""Plain texts that a `#` cuts short: what stands behind it was most likely meant to be read."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from minsheng.source.compose import LOADER
from minsheng.source.decode import Refusal
from minsheng.source.scalars import resolve

# A single blank, and behind the mark text that sticks to it: a comment is set off on both sides.
_TELL = re.compile(r"(?<=[^ \t]) #(?=[^ \t\r\n#])")
_COMMENT = re.compile(r"[ \t]#[ \t]")
_HINT = "若 # 是内容，给整段文字加引号；若后面是注释，在 # 后面空一格"


def cut_texts(text: str) -> Iterator[Refusal]:
    """Every plain text of a file that goes on behind ` #` (Y023); up to where it cannot be parsed.

    Numbers, dates, and texts in quotes are left alone. Costs a search where there is no such mark.
    """
    if " #" not in text or not _TELL.search(text):
        return
    lines = text.split("\n")
    tells = {(n, match.start()) for n, line in enumerate(lines) for match in _TELL.finditer(line)}
    for line, column in sorted(tells.intersection(_ends(text))):
        tail = _COMMENT.split(lines[line][column + 1 :], maxsplit=1)[0].rstrip()
        message = f"文字在“{tail[:20]}”处被截断，后面的没有读进来"
        start = column + 2
        yield Refusal("Y023", line + 1, start, message, _HINT, line + 1, start + len(tail))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where the plain texts of a file end, the empty ones too, as far as it can be parsed."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and _is_text(event):
                mark: Any = event.end_mark
                yield mark.line, mark.column
    except yaml.YAMLError:
        return


def _is_text(event: Any) -> bool:
    """Whether it is written without quotes and is no number, date or true and false."""
    return event.implicit[0] and isinstance(resolve(event.value), str | None)
