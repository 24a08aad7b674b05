"""T: every number of a task is claimed by a promise, or told apart as no promise."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from minsheng.models.targets import Indicator, Project
from minsheng.names import bare
from minsheng.numerals import Number, written_numbers
from minsheng.problems import Place
from minsheng.rules.base import Slip, rule
from minsheng.rules.lists import List, projects

Span = tuple[int, int]
Stated = tuple[str, Number, str | None]

_ONE = r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?"
_DIGITS = re.compile(rf"{_ONE}(?:千?[万亿]{_ONE})*")  # 3亿5000万
_POWER = re.compile(r"(?<=[mM])[23](?![\d.])")  # the 2 of m2 belongs to the measure
_JOINING = re.compile("[年月日时点至到:：/·.×~～∼–—―－-]{1,2}")  # 2026年10月, 35—64, 10:30—19:00
_WORDS_BEHIND = re.compile(r"[^\d，。；、,.;：:（）()“”—-]{0,6}")
_MAX_DIGITS = 40
_MAX_INSIDE = 20  # numbers of one quote
_MAX_MISSES = 20  # places of one quote that do not state its target


@rule("T207")
def unclaimed_number(file: List) -> Iterator[Slip]:
    """Every number of the task stands in a quote, a commitment or an other number.

    A quote claims the one number that states the target; of a milestone, like a commitment
    and a checklist's item, all in it. Fails: `task: 培训 300 人次，每次 15 分钟。` with nothing but
    `quote: 培训 300 人次`. Passes: with `other_numbers: [15 分钟]`.
    """
    if any(loc[0] == "projects" and len(loc) > 2 for loc, _ in file.left_out):
        return  # what was left out may well claim it
    for loc, project in projects(file):
        task = _Task(project.task)
        if not _claim(task, project):
            continue  # T205, T206 or T213 speak of it
        place = file.place(*loc, "task")
        for span in task.unclaimed():
            yield Slip(
                task.place_of(span, place),
                f"原文里的“{task.words_at(span)}”没有着落",
                "是目标的，写一项指标，quote 照抄原话；是承诺的，写进 commitments；"
                "都不是的，连同前后的字写进 other_numbers",
            )


class _Task:
    """The words of a task without blanks, its numbers, and which of them are claimed."""

    def __init__(self, task: str) -> None:
        self.task = task
        self.text = tidied(task)
        self.numbers = list(numbers_in(self.text))
        self._ends = [end for _, end in self.numbers]
        self.claimed: set[Span] = set()
        # Quote, target and measure to the numbers that state it, not all looked for yet.
        self.statements: dict[Stated, Iterator[Span]] = {}
        self.stated: set[Stated] = set()

    def unclaimed(self) -> list[Span]:
        """The numbers that nothing has claimed, in order; those of a date or a range as one."""
        spans: list[Span] = []
        for start, end in self.numbers:
            if (start, end) in self.claimed:
                continue
            if spans and _JOINING.fullmatch(self.text, spans[-1][1], start):
                start = spans.pop()[0]
            spans.append((start, end))
        return spans

    def places(self, words: str) -> Iterator[list[Span]]:
        """The numbers that lie in the words, for every place in the task where these stand."""
        start = self.text.find(words)
        while start >= 0:
            end = start + len(words)
            first = bisect_left(self.numbers, (start, start))
            yield self.numbers[first : bisect_right(self._ends, end)]
            start = self.text.find(words, end)

    def states(self, span: Span, indicator: Indicator) -> tuple[bool, bool]:
        """Whether the number is the target, and whether the measure follows it."""
        measure = indicator.measure or ""
        ahead = self.text[span[0] : span[1] + len(measure) + 10]
        number = next(written_numbers(ahead), None)
        targets = {indicator.published, len(set(indicator.items or ())) or indicator.published}
        if number is None or not any(number.states(target, measure) for target in targets):
            return False, False
        return True, number.is_of(measure)

    def words_at(self, span: Span) -> str:
        """A number with the words behind it, as far as the next mark."""
        behind = _WORDS_BEHIND.match(self.text, span[1])
        return self.text[span[0] : span[1]] + (behind[0] if behind else "")

    def place_of(self, span: Span, place: Place) -> Place:
        """Where the number stands, if the task stands on one line as it is; else the task."""
        is_plain = place.end_column - place.column == len(self.task)
        if place.line != place.end_line or not is_plain:
            return place
        start, last = (place.column + self._columns[at] for at in (span[0], span[1] - 1))
        return place._replace(column=start, end_column=last + 1)

    @cached_property
    def _columns(self) -> list[int]:
        """Where each character of `text` stands in the task."""
        blanks = {char for char in set(self.task) if not bare(char)}
        return [index for index, char in enumerate(self.task) if char not in blanks]


def tidied(words: str) -> str:
    """The words as their numbers are looked for: without blanks, m2 as m²."""
    return bare(_POWER.sub("²", words))


def numbers_in(text: str) -> Iterator[Span]:
    """Where the numbers of a tidied text stand that must be claimed: those in digits."""
    for match in _DIGITS.finditer(text):
        if len(match[0]) <= _MAX_DIGITS:
            yield match.span()


def _claim(task: _Task, project: Project) -> bool:
    """Claims all numbers that the project claims.

    False where it claims words that are not in the task, or a quote that does not state its
    target: there is no telling which number it was meant to claim.
    """
    apart = [tidied(words) for words in (*project.commitments, *project.other_numbers)]
    quotes = [tidied(indicator.quote or "") for indicator in project.indicators]
    if not all(words in task.text for words in (*apart, *quotes)):
        return False
    for words in {*apart, *_items_of(project)}:
        _claim_all(task, words)
    return all(_claim_target(task, indicator) for indicator in project.indicators)


def _items_of(project: Project) -> Iterator[str]:
    for indicator in project.indicators:
        yield from map(tidied, indicator.items or ())


def _claim_all(task: _Task, words: str) -> None:
    for inside in task.places(words):
        task.claimed.update(inside)


def _claim_target(task: _Task, indicator: Indicator) -> bool:
    """Claims the number of the quote that states the target, one that nobody has claimed.

    False where no number of it does.
    """
    if not indicator.quote:
        return True
    quote = tidied(indicator.quote)
    if indicator.kind == "milestone":
        _claim_all(task, quote)
        return True
    key = (quote, indicator.published, indicator.measure)
    for span in task.statements.setdefault(key, _statements(task, quote, indicator)):
        task.stated.add(key)
        if span not in task.claimed:
            task.claimed.add(span)
            return True
    return key in task.stated or _names_its_items(quote, indicator)


def _statements(task: _Task, quote: str, indicator: Indicator) -> Iterator[Span]:
    """The number that states the target, for each place of the quote; gives up at some time."""
    misses = 0
    for inside in task.places(quote):
        span = _stated(task, inside[:_MAX_INSIDE], indicator)
        if span:
            yield span
        else:
            misses += 1
        if misses > _MAX_MISSES:
            return


def _stated(task: _Task, inside: Iterable[Span], indicator: Indicator) -> Span | None:
    """The number that is the target; of several the first that the measure follows."""
    candidates = [(span, task.states(span, indicator)) for span in inside]
    with_measure = (span for span, (_, is_followed) in candidates if is_followed)
    return next(with_measure, next((span for span, (is_it, _) in candidates if is_it), None))


def _names_its_items(quote: str, indicator: Indicator) -> bool:
    return bool(indicator.items) and all(tidied(item) in quote for item in indicator.items or ())
