"""The pages of the rules: what a rule means, how to mend it, a failing and a passing example.

A page is `rules/pages/<ID>.md`. A code block of an example says in its info string which file
it is and what is remarked on it: `yaml progress/建设局.yaml 编码=GBK`. With line numbers,
`yaml targets_2025.yaml:21-25`, it takes the place of those lines of the base ledger's file.
A `text` block is what `minsheng validate` says of the example above it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("rules") / "pages"

_PIECE = re.compile(
    r"^```(?P<info>.*)\n(?P<code>(?:.*\n)*?)```$|^## (?P<heading>.+)$|^(?P<prose>.+)$", re.MULTILINE
)
_FILE = re.compile(r"\w+ (?P<path>[^\s:]+)(?::(?P<first>\d+)(?:-(?P<last>\d+))?)?(?P<marks>.*)")


class Piece(NamedTuple):
    """A part of a page: `heading`, `prose` (one paragraph) or `code` with its info string."""

    kind: str
    text: str
    info: str = ""


class Part(NamedTuple):
    """What an example's block stands for: a file below `data/`, or some lines of it.

    `lines` is (first, last) from 1, None for the whole file. `marks` are the remarks on it.
    """

    path: str
    lines: tuple[int, int] | None = None
    marks: tuple[str, ...] = ()


def page(rule: str) -> str:
    """The page of a rule, as it stands in its file."""
    return (FOLDER / f"{rule}.md").read_text(encoding="utf-8")


def pieces(text: str) -> Iterator[Piece]:
    """The parts of a page, in order."""
    for found in _PIECE.finditer(text):
        if found["code"] is not None:
            yield Piece("code", found["code"], found["info"])
        elif found["heading"]:
            yield Piece("heading", found["heading"])
        else:
            yield Piece("prose", found["prose"])


def part_of(info: str) -> Part | None:
    """What the block with this info string stands for, None for the words of `validate`."""
    found = _FILE.fullmatch(info)
    if found is None:
        return None
    first, last = found["first"], found["last"] or found["first"]
    lines = (int(first), int(last)) if first else None
    return Part(found["path"], lines, tuple(found["marks"].split()))


def caption(info: str) -> str:
    """The line above a block: which file it is, or that the program says this."""
    part = part_of(info)
    if part is None:
        return "检查结果："
    first, last = part.lines or (0, 0)
    numbers = f"{first}" if first == last else f"{first}—{last}"
    lines = f" 第 {numbers} 行换成" if part.lines else ""
    marks = f"（{'，'.join(part.marks).replace('=', ' ')}）" if part.marks else ""
    return f"data/{part.path}{lines}{marks}："
