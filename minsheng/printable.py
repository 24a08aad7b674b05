"""What units write, fit to be printed: control characters taken out, and a word said of each."""

import copy
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from minsheng.ledger import Ledger, Note, Words
from minsheng.problems import Place
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS
from minsheng.text import is_unsafe
from minsheng.track import TrackedProject

_LAYOUT = frozenset("\n\r\t")
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
"""Line ends of office programs and of other systems; what is pasted from Word has some."""
_NOTHING_LEFT = "（只有看不见的字符）"
_CORRECTION = ENTRY_WORDS["correction"]


class Removal(NamedTuple):
    """What was taken out of one field (存在问题 …) of an entry: the characters, each once."""

    place: Place
    project: int
    as_of: date
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


def printable(ledger: Ledger) -> tuple[Ledger, list[Removal]]:
    """The ledger without control, directional and other invisible characters in its words.

    An office program cannot keep some of them (XML forbids them) and would obey others. Line
    ends and tabs stay; of a text of nothing else it is said that there is nothing to see. The
    ledger that was given stays as it is.
    """
    removed: list[Removal] = []
    clean = copy.copy(ledger)
    clean.notes = {}
    for project, notes in ledger.notes.items():
        clean.notes[project] = [note._replace(words=_cleaned(note.words)) for note in notes]
        removed += (found for note in notes for found in _removals(project, note))
    return clean, sorted(removed)


def seen_in(overview: Overview, removed: Iterable[Removal]) -> list[Removal]:
    """What was taken out of the words that the overview shows, and of corrections up to its day."""
    shown = {project.project.id: {*_places(project)} for project in overview.projects}
    asked_for = (one for one in removed if one.project in shown)
    return [one for one in asked_for if _is_seen(one, shown[one.project], overview.as_of)]


def _places(project: TrackedProject) -> Iterator[Place]:
    return (note.place for note in project.notes)


def _is_seen(one: Removal, shown: Collection[Place], day: date) -> bool:
    return one.place in shown or (one.field == _CORRECTION and one.as_of <= day)


def _cleaned(words: Words) -> Words:
    return Words(
        progress=_clean(words.progress),
        problems=_clean(words.problems),
        next_steps=_clean(words.next_steps),
        evidence=tuple(filter(None, map(_clean, words.evidence))),
        correction=_clean(words.correction),
    )


def _clean(text: str | None) -> str | None:
    if text is None or text.isprintable():
        return text
    kept = (char for char in text.translate(_LINE_ENDS) if not _is_removed(char))
    return "".join(kept).strip() or _NOTHING_LEFT


def _removals(project: int, note: Note) -> Iterator[Removal]:
    for key, value in note.words._asdict().items():
        text = "".join(value) if isinstance(value, tuple) else value or ""
        if found := tuple(dict.fromkeys(filter(_is_removed, text.translate(_LINE_ENDS)))):
            yield Removal(note.place, project, note.as_of, ENTRY_WORDS[key], found)


def _is_removed(char: str) -> bool:
    return is_unsafe(char) and char not in _LAYOUT
