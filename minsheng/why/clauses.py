"""Which words of a task the list has taken up, and where they stand in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from minsheng.ledger import Ledger
from minsheng.lookalikes import is_unseen
from minsheng.models.targets import Project
from minsheng.names import bare
from minsheng.problems import Place


class Claim(StrEnum):
    """What the words are: a target's quote, a commitment, or a number that is no target."""

    TARGET = "target"
    COMMITMENT = "commitment"
    OTHER_NUMBER = "other_number"


class Clause(NamedTuple):
    """Words of the task, from `start` up to `end` (in characters), and where the list has them.

    `indicator` numbers the indicator whose quote they are, from 0; None of other claims.
    """

    start: int
    end: int
    claim: Claim
    place: Place
    indicator: int | None = None


class Stretch(NamedTuple):
    """A piece of the task, with the clauses that it lies in; those that begin or end with it."""

    text: str
    inside: tuple[Clause, ...]
    opening: tuple[Clause, ...]
    closing: tuple[Clause, ...]


class _Claimed(NamedTuple):
    words: str
    claim: Claim
    place: Place
    indicator: int | None = None


def clauses(ledger: Ledger, project: Project) -> tuple[Clause, ...]:
    """The clauses of a project's task, in the order in which they stand there.

    White space is ignored, as by the rules that check the words. Of words that occur in
    several places each claim takes the next one; words that do not occur are left out.
    """
    task = _Task(project.task)
    found = []
    for one in _claims(ledger, project):
        span = task.next_place(one.words)
        if span is not None:
            found.append(Clause(*span, one.claim, one.place, one.indicator))
    return tuple(sorted(found, key=lambda clause: (clause.start, -clause.end)))


def _claims(ledger: Ledger, project: Project) -> Iterator[_Claimed]:
    for number, indicator in enumerate(project.indicators):
        if indicator.quote:
            place = ledger.target_stated_at(project, indicator, "quote")
            yield _Claimed(indicator.quote, Claim.TARGET, place, number)
    for key, claim in (
        ("commitments", Claim.COMMITMENT),
        ("other_numbers", Claim.OTHER_NUMBER),
    ):
        for number, words in enumerate(getattr(project, key)):
            yield _Claimed(words, claim, ledger.stated_at(project, key, number))


class _Task:
    """A task without its white space, and which places of it were taken already."""

    def __init__(self, task: str) -> None:
        self.text = bare(task)
        self.columns = [index for index, char in enumerate(task) if not is_unseen(char)]
        self.taken: Counter[str] = Counter()
        self.places: dict[str, list[int]] = {}

    def next_place(self, words: str) -> tuple[int, int] | None:
        """From where up to where the words stand in the task, None where they do not.

        Of equal words the next place that is left, or the last; a place that begins or ends
        within a number (the 2 个 of 12 个) only where there is no other.
        """
        sought = bare(words)
        if sought not in self.places:
            self.places[sought] = self._apart(sought)
        places = self.places[sought]
        if not places:
            return None
        at = places[min(self.taken[sought], len(places) - 1)]
        self.taken[sought] += 1
        return self.columns[at], self.columns[at + len(sought) - 1] + 1

    def _apart(self, words: str) -> list[int]:
        """Where the words stand, where they cut no number if there is such a place."""
        places = list(self._places(words)) if words else []
        return [at for at in places if not self._cuts_a_number(at, at + len(words))] or places

    def _places(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + len(words))

    def _cuts_a_number(self, start: int, end: int) -> bool:
        return self._within_a_number(start) or self._within_a_number(end)

    def _within_a_number(self, at: int) -> bool:
        """Whether a number goes on from the character before `at` to the one at it."""
        beside = self.text[max(at - 1, 0) : at + 1]
        return len(beside) == 2 and at > 0 and all(c.isdigit() or c in ".," for c in beside)


def stretches(task: str, claimed: Sequence[Clause]) -> Iterator[Stretch]:
    """The whole task in pieces, cut wherever a clause begins or ends.

    Joined, the texts are the task, however the clauses overlap.
    """
    cuts = sorted({0, len(task), *(at for one in claimed for at in (one.start, one.end))})
    for start, end in pairwise(cuts):
        yield Stretch(
            task[start:end],
            tuple(one for one in claimed if one.start <= start and end <= one.end),
            tuple(one for one in claimed if one.start == start),
            tuple(one for one in claimed if one.end == end),
        )
