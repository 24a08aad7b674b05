"""A part of a diff as plain rows, which a terminal shows as a table and Markdown too."""

from collections.abc import Sequence
from typing import NamedTuple

from minsheng.render import words
from minsheng.terms import Status
from minsheng.text import safe
from minsheng.track import TrackedProject


class Lit(NamedTuple):
    """A status with its word, which a terminal shows in the status's colour."""

    status: Status
    word: str


Line = str | Sequence[str | Lit]
Cell = Sequence[Line]
"""Lines one below the other."""


class Column(NamedTuple):
    """A column at least `least` terminal columns wide; left out below `from_width`."""

    title: str
    least: int
    from_width: int = 0
    right: bool = False
    fixed: bool = False


class Section(NamedTuple):
    """A titled table of text, and what is said below it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


NUMBER = Column("序号", 4, right=True, fixed=True)
PROJECT = Column("项目／责任单位", 12)


def project_cells(project: TrackedProject) -> list[Cell]:
    """The cells below NUMBER and PROJECT."""
    facts = project.project
    return [[str(facts.id)], [safe(facts.name), words.units(facts)]]


def turned(then: Lit | None, now: Lit | None) -> list[str | Lit]:
    """A status and what it became; once where it did not change or has only one side."""
    known = [lit for lit in (then, now) if lit is not None]
    return [known[0]] if known[0] == known[-1] else [known[0], "→", known[-1]]


def plain(line: Line) -> str:
    """The line as text alone."""
    return line if isinstance(line, str) else "".join(map(_text, line))


def _text(part: str | Lit) -> str:
    return part.word if isinstance(part, Lit) else part
