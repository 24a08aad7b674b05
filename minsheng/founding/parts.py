"""A clause with several amounts, shared among them."""

import re
from dataclasses import dataclass

from minsheng.founding import naming
from minsheng.founding.amounts import Amount
from minsheng.founding.clauses import Clause, Words

_JOINT = re.compile("[、和及与并，,]")


@dataclass(slots=True)
class Part:
    """A stretch of a clause with one amount: its words, and those that name it."""

    start: int
    end: int
    amount: Amount
    before: str
    behind: str

    @property
    def names_itself(self) -> bool:
        """Whether there is a name in its words."""
        return not naming.is_nothing(self.before) or bool(naming.name_of(self.behind))


def parts_of(words: Words, clause: Clause, amounts: list[Amount]) -> list[Part]:
    """The clause shared among its amounts: the words between two belong to the second, unless
    the first has no others that name it.
    """
    parts: list[Part] = []
    start = clause.start
    for index, amount in enumerate(amounts):
        is_last = index + 1 == len(amounts)
        before = words.text[start : amount.start]
        limit = clause.end if is_last else amounts[index + 1].start
        end = limit if is_last else amount.end
        if not is_last and naming.is_nothing(before):
            end = _last_joint(words.text, amount.end, limit)
        end = _trimmed_end(words.text, start, end)
        parts.append(Part(start, end, amount, before, words.text[amount.end : end]))
        start = _trimmed_start(words.text, end, limit)
    return parts


def _last_joint(text: str, start: int, end: int) -> int:
    """Where the last 、 or 和 between two amounts stands; the second one where there is none."""
    places = [start + match.start() for match in re.finditer("[、和及与]|并", text[start:end])]
    return places[-1] if places else end


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and _JOINT.match(text[end - 1]):
        end -= 1
    return end


def _trimmed_start(text: str, start: int, end: int) -> int:
    while start < end and _JOINT.match(text[start]):
        start += 1
    return start
