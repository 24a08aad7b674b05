"""What units write, fit to be printed: control characters taken out, and a word said of each."""

import copy
from collections.abc import Iterator
from typing import NamedTuple

from minsheng.ledger import Ledger, Note, Words
from minsheng.problems import Place
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS
from minsheng.text import is_unsafe

_LAYOUT = frozenset("\n\r\t")
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
"""Line ends of office programs and of other systems; what is pasted from Word has some."""


class Removal(NamedTuple):
    """What was taken out of one field (存在问题 …) of an entry: the characters, each once."""

    place: Place
    project: int
    field: str
    characters: tuple[str, ...]

    @property
    def message(self) -> str:
        """The warning, in one line."""
        codes = "、".join(f"U+{ord(char):04X}" for char in self.characters)
        return (
            f"{self.place.path}:{self.place.line}: 项目 {self.project} 的“{self.field}”"
            f"有看不见的控制字符（{codes}），写进文件时已去掉"
        )


class Printable(NamedTuple):
    """An overview and its ledger fit to be printed, and what was taken out of their words."""

    overview: Overview
    ledger: Ledger
    removed: list[Removal]


def printable(overview: Overview, ledger: Ledger) -> Printable:
    """Both without control, directional and other invisible characters in the units' words.

    An office program cannot keep some of them (XML forbids them) and would obey others. Line
    ends and tabs stay. What was removed is told of the words that the overview shows, and of
    the corrections up to its date. What was given stays as it is.
    """
    clean = copy.copy(ledger)
    clean.notes = {p: [*map(_cleaned_note, notes)] for p, notes in ledger.notes.items()}
    projects = tuple(
        project._replace(notes=tuple(map(_cleaned_note, project.notes)))
        for project in overview.projects
    )
    return Printable(overview._replace(projects=projects), clean, [*_removed(overview, ledger)])


def _removed(overview: Overview, ledger: Ledger) -> Iterator[Removal]:
    for project in overview.projects:
        shown = {note.place for note in project.notes}
        for note in ledger.notes_of(project.project.id):
            if note.as_of <= overview.as_of:
                fields = Words._fields if note.place in shown else ("correction",)
                yield from _removals(project.project.id, note, fields)


def _removals(project: int, note: Note, fields: tuple[str, ...]) -> Iterator[Removal]:
    for key in fields:
        value = getattr(note.words, key)
        text = "".join(value) if isinstance(value, tuple) else value or ""
        if found := tuple(dict.fromkeys(filter(_is_removed, text.translate(_LINE_ENDS)))):
            yield Removal(note.place, project, ENTRY_WORDS[key], found)


def _cleaned_note(note: Note) -> Note:
    """The same note without such characters; nothing is left of what had no others."""
    words = note.words
    return note._replace(
        words=Words(
            progress=_clean(words.progress),
            problems=_clean(words.problems),
            next_steps=_clean(words.next_steps),
            evidence=tuple(filter(None, map(_clean, words.evidence))),
            correction=_clean(words.correction),
        )
    )


def _clean(text: str | None) -> str | None:
    if text is None or text.isprintable():
        return text
    kept = (char for char in text.translate(_LINE_ENDS) if not _is_removed(char))
    return "".join(kept).strip() or None


def _is_removed(char: str) -> bool:
    return is_unsafe(char) and char not in _LAYOUT
