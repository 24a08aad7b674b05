"""What a document says, as plain values in their order; how it looks is another matter."""

from typing import NamedTuple

from minsheng.terms import Status

Shade = Status | None
"""The light whose colours stand behind a word; None for none."""


class Heading(NamedTuple):
    """A heading of level 1 (一、), 2 (（一）) or 3 (1．), its number included."""

    level: int
    words: str


class Text(NamedTuple):
    """A paragraph; its `lead` (存在问题：) is set off."""

    words: str
    lead: str = ""


class Table(NamedTuple):
    """A table among the paragraphs: cells of plain text, and the lights of some of them."""

    title: str
    header: list[str]
    rows: list[list[str]]
    lights: dict[tuple[int, int], Status] = {}  # noqa: RUF012 (never written to)
    note: str = ""


Block = Heading | Text | Table


class Attachment(NamedTuple):
    """The ledger at the end: `groups` are the numbers of rows that belong to one project each.

    Columns in `merged` are the same in every row of a group.
    """

    title: str
    header: list[str]
    rows: list[list[str]]
    lights: dict[tuple[int, int], Status]
    groups: list[int]
    merged: frozenset[int]
    note: str


class Document(NamedTuple):
    """A whole document; `below_title` are the lines in brackets under its title."""

    title: str
    below_title: list[str]
    blocks: list[Block]
    attachment: Attachment | None
