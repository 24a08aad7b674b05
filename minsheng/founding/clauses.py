"""The words of a task: as its numbers are looked for, cut into clauses, and back as written."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from minsheng.names import bare
from minsheng.rules.claims import numbers_in, tidied

_ASIDE = r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|《[^《》]{0,80}》"
_NAMED = re.compile(_ASIDE)
_BRACKETS = r"（[^（）]{0,200}）|\([^()]{0,200}\)"
_HAN = "[一二三四五六七八九十]"
_NUMERAL = (
    r"(?:[（(]?\d{1,2}[）)]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳]"
    rf"|[（(]{_HAN}+[）)]|{_HAN}是)"
)
_CUTS = re.compile(
    rf"(?P<whole>{_ASIDE})|(?P<brackets>{_BRACKETS})"
    rf"|(?P<end>[。；;！!？?](?:{_NUMERAL})?)|(?P<mark>，|,(?!\d{{3}})|：|:(?!\d))"
    rf"|(?P<begin>^{_NUMERAL})"
)


class Clause(NamedTuple):
    """A clause by where it stands in the words; `opens` where a sentence begins with it."""

    start: int
    end: int
    opens: bool


class Words:
    """A task without blanks (`text`), where its numbers stand in that, and its clauses."""

    def __init__(self, task: str) -> None:
        self.task = task
        self.text = tidied(task)
        self.numbers = list(numbers_in(self.text))
        self.named = [match.span() for match in _NAMED.finditer(self.text)]
        self._columns = [index for index, char in enumerate(task) if bare(char)]

    def as_written(self, start: int, end: int) -> str:
        """The words from `start` to `end` of the text as they stand in the task."""
        if start >= end:
            return ""
        return self.task[self._columns[start] : self._columns[end - 1] + 1]

    def name_around(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the name stands, without its quotation marks, that a number is part of."""
        spans = ((a + 1, b - 1) for a, b in self.named)
        return next((span for span in spans if span[0] <= start and end <= span[1]), None)

    def clauses(self) -> list[Clause]:
        """The clauses in order; a name in quotation marks is never cut."""
        cuts = [(0, 0, True), *self._cuts(), (len(self.text), len(self.text), True)]
        clauses = (Clause(a[1], b[0], a[2]) for a, b in pairwise(cuts))
        return [clause for clause in clauses if clause.end > clause.start]

    def _cuts(self, begin: int = 0, stop: int | None = None) -> Iterator[tuple[int, int, bool]]:
        """(start, end, whether a sentence ends) of whatever stands between clauses."""
        for match in _CUTS.finditer(self.text, begin, len(self.text) if stop is None else stop):
            start, end = match.span()
            if match["brackets"] and re.search(r"\d", match[0]):
                yield start, start + 1, False
                yield from self._cuts(start + 1, end - 1)
                yield end - 1, end, False
            elif not (match["whole"] or match["brackets"]):
                yield start, end, not match["mark"]
