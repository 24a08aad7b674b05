"""What a form says and the ledger has already, for the same unit and day: not recorded twice."""

from collections.abc import Iterator
from typing import Any

from minsheng.form.drafts import SAYS_SOMETHING, Draft, Told
from minsheng.ledger import Ledger, Note, Reported
from minsheng.posting import Order
from minsheng.problems import Place


def without_known(draft: Draft, ledger: Ledger, order: Order) -> list[Place]:
    """Takes out of a draft what stands in the ledger already, and tells where that is.

    A correction stays beside figures that are new; words stay where evidence alone would be
    left, which cannot be recorded by itself. `order` says whose report it is, and as of when.
    """
    said = dict(draft.words)
    places = [*_known_figures(draft, ledger, order), *_known_words(draft, ledger, order)]
    if "correction" in said and draft.figures:
        draft.words["correction"] = said["correction"]
    if draft.words and not draft.says_something:
        draft.words |= {key: said[key] for key in SAYS_SOMETHING if key in said}
    return places


def _known_figures(draft: Draft, ledger: Ledger, order: Order) -> Iterator[Place]:
    for name, told in list(draft.figures.items()):
        figures = [
            figure for figure in ledger.figures_of(draft.project.id, name) if order.is_about(figure)
        ]
        if figures and _comparable(figures[-1].value) == _comparable(told.value):
            yield figures[-1].place
            del draft.figures[name]
            draft.answers.pop(name, None)


def _known_words(draft: Draft, ledger: Ledger, order: Order) -> Iterator[Place]:
    notes = [note for note in ledger.notes_of(draft.project.id) if order.is_about(note)]
    for key, told in list(draft.words.items()):
        if note := next((one for one in notes if _says(one, notes, key, told)), None):
            yield note.place
            del draft.words[key]


def _comparable(value: Reported) -> object:
    """A figure to compare: the order in which items are named says nothing."""
    return frozenset(value) if isinstance(value, tuple) else value


def _says(note: Note, notes: list[Note], key: str, told: Told) -> Any:
    """Whether a note says the same; of evidence, whether all of it is named, with the others'."""
    if key == "accepted":
        return note.accepted == told.value
    if key == "evidence":
        named = {name for one in notes for name in one.words.evidence}
        return bool(note.words.evidence) and named.issuperset(told.value)
    return getattr(note.words, key) == told.value
