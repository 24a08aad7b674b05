"""What a pledge promises, as far as its words show: proposed to a person, never taken for sure."""

import re
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from minsheng.founding import naming
from minsheng.founding.amounts import Amount, amounts_of
from minsheng.founding.clauses import Clause, Words
from minsheng.founding.others import others
from minsheng.founding.parts import Part, parts_of
from minsheng.founding.pledges import Pledge
from minsheng.models.targets import CEILINGS, Indicator
from minsheng.names import bare
from minsheng.numerals import plain
from minsheng.rules.document import is_stated

_LEVEL = re.compile("(?:率|比例|比重|占比|浓度)$")
_SHORTEST = 4  # characters of a clause that promises something
_LONGEST_ITEM = 40
_LONGEST_NAME = 60


@dataclass(slots=True)
class Proposal:
    """The indicators of a project with their keys, and the words that are no indicators."""

    indicators: list[dict[str, Any]] = field(default_factory=list)
    commitments: list[str] = field(default_factory=list)
    other_numbers: list[str] = field(default_factory=list)

    @property
    def says_more(self) -> bool:
        """Whether there is something besides the indicators to be confirmed."""
        return bool(self.commitments or self.other_numbers)


def propose(pledge: Pledge) -> Proposal:
    """Indicators for the number clauses of a task, commitments for the others, and the numbers
    that look like no targets; a milestone where no number is a target.
    """
    return _Proposing(pledge).proposal()


class _Proposing:
    def __init__(self, pledge: Pledge) -> None:
        self.pledge = pledge
        self.words = Words(pledge.task)
        self.found = Proposal()
        self.claimed: set[int] = set()  # where numbers begin that an indicator states
        self.spare: list[Clause] = []  # the clauses without an amount

    def proposal(self) -> Proposal:
        """What the clauses of the task state, one after the other."""
        for clause in self.words.clauses():
            parts = parts_of(self.words, clause, amounts_of(self.words, clause))
            for part in parts:
                self._take(part, clause)
            if not parts:
                self.spare.append(clause)
        self._take_spare()
        items = [item for keys in self.found.indicators for item in keys.get("items", ())]
        self.found.other_numbers = list(dict.fromkeys(others(self.words, self.claimed, items)))
        return self.found

    def _take(self, part: Part, clause: Clause) -> None:
        """An indicator for the part, if the words state what they seem to."""
        keys = self._checklist(part) or self._quantity(part, clause)
        if is_stated(Indicator(**keys)):
            self.found.indicators.append(keys)
            self.claimed.add(part.amount.number)

    def _quantity(self, part: Part, clause: Clause) -> dict[str, Any]:
        amount = part.amount
        leads = not part.names_itself and not clause.opens and bool(self.spare)
        if leads and self.spare[-1].end + 1 == clause.start:  # 开展“…”行动，每年 1 次
            part.start = self.spare.pop().start
            part.before = self.words.text[part.start : amount.start]
        name, whole = self._name(part)
        keys: dict[str, Any] = {"name": name, "target": amount.target, "measure": amount.measure}
        if amount.comparator:
            keys["comparator"] = amount.comparator
        keys["quote"] = self.words.as_written(part.start, part.end)
        if _LEVEL.search(name) and amount.comparator not in CEILINGS:
            keys["cumulative"] = False
        if whole:
            keys["subset_of"] = whole
        return keys

    def _name(self, part: Part) -> tuple[str, str | None]:
        """A name that no other indicator has, and what the indicator is a part of."""
        if part.names_itself:
            is_behind = naming.is_nothing(part.before)
            verb = naming.verb_of(part.before) if is_behind else ""
            text = part.behind if is_behind else part.before
            names = [naming.name_of(text), verb + naming.full_name_of(text)]
            return self._unused(names, part), None
        verb = naming.verb_of(part.before)
        previous = self.found.indicators[-1] if self.found.indicators else None
        if previous is None or not naming.goes_on(verb):
            return self._unused([verb, self.pledge.name], part), None
        name = self._unused([verb + naming.without_verbs(previous["name"])], part)
        return name, previous["name"] if _is_within(part.amount, previous) else None

    def _unused(self, names: list[str], part: Part) -> str:
        taken = {keys["name"] for keys in self.found.indicators}
        amount = f"（{plain(part.amount.target)}{part.amount.measure}）"
        short = [name for name in names if 0 < len(name) <= _LONGEST_NAME] or [self.pledge.name]
        first = short[0]
        numbered = (f"{first}{number}" for number in count(2))
        candidates = chain(short, [first + amount], numbered)
        return next(name for name in candidates if name not in taken)

    def _checklist(self, part: Part) -> dict[str, Any] | None:
        """A checklist where as many things are named before the number as it says."""
        stretch = naming.front(part.before)
        parts = re.split("、", stretch)
        items = [naming.front(naming.without_verbs(parts[0])), *parts[1:]]
        is_list = len(items) == part.amount.target and len(set(items)) == len(items) > 1
        if not is_list or not all(0 < len(item) <= _LONGEST_ITEM for item in items):
            return None
        return {
            "name": self._unused([naming.name_of(part.behind)], part),
            "items": self._items_as_written(part, items),
            "measure": part.amount.measure,
            "quote": self.words.as_written(part.start, part.end),
        }

    def _items_as_written(self, part: Part, items: list[str]) -> list[str]:
        written = []
        at = part.start
        for item in items:
            at = self.words.text.index(item, at)
            written.append(self.words.as_written(at, at + len(item)))
            at += len(item)
        return written

    def _take_spare(self) -> None:
        """What has no amount is a commitment; without any indicator the first is a milestone."""
        spare = [self.words.as_written(c.start, c.end) for c in self.spare if self._is_promise(c)]
        if not self.found.indicators:
            quote = spare.pop(0) if spare else self.pledge.task
            short = naming.name_of(bare(quote)) if len(quote) <= _LONGEST_NAME else ""
            name = short or self.pledge.name
            self.found.indicators.append({"name": name, "milestone": True, "quote": quote})
        self.found.commitments = list(dict.fromkeys(spare))

    def _is_promise(self, clause: Clause) -> bool:
        has_number = any(clause.start <= a and b <= clause.end for a, b in self.words.numbers)
        return clause.end - clause.start >= _SHORTEST and not has_number


def _is_within(amount: Amount, previous: dict[str, Any]) -> bool:
    """Whether the amount may be a part of the indicator before it."""
    target = previous.get("target")
    is_same = previous.get("measure") == amount.measure
    return is_same and target is not None and amount.target <= target
