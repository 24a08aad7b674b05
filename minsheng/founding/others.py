"""The numbers of a task that look like no targets, each with the words around it."""

import re
from collections.abc import Collection, Iterable, Iterator

from minsheng.founding.clauses import Words

_BEHIND = re.compile(
    r"次|岁|分钟|小时|年|月|日|天|周|社|组|号|楼|层|级|届|批|[^\d，。；、,.;：:（）()“”—-]{0,6}"
)
_RANGE = re.compile("[至到~～∼–—―－:/·×-]{1,2}")
_WIDEN = 16  # characters around a number, until its words stand only once in the task


def others(words: Words, claimed: Collection[int], items: Iterable[str]) -> Iterator[str]:
    """Every number of the task that begins in no place of `claimed` and stands in no item."""
    inside = set(_inside(words, items))
    told = 0
    for start, end in words.numbers:
        if end > told and start not in claimed and (start, end) not in inside:
            around = _around(words, start, end)
            told = around[1]
            yield words.as_written(*around)


def _inside(words: Words, items: Iterable[str]) -> Iterator[tuple[int, int]]:
    for item in items:
        text = Words(item).text
        start = words.text.find(text)
        while start >= 0:
            end = start + len(text)
            yield from (n for n in words.numbers if start <= n[0] and n[1] <= end)
            start = words.text.find(text, end)


def _around(words: Words, start: int, end: int) -> tuple[int, int]:
    """The number with so many words around it that they stand only once in the task."""
    if name := words.name_around(start, end):
        return name
    text = words.text
    while start and re.match("[A-Za-z第]", text[start - 1]):
        start -= 1
    end = _range_end(words, end)
    if match := _BEHIND.match(text, end):
        end = match.end()
    if text[start:end].isdigit():  # 1. of a numbered clause
        end = min(end + 1, len(text))
    for _ in range(_WIDEN):
        if text.count(text[start:end]) < 2:
            break
        start, end = (start, end + 1) if end < len(text) else (max(start - 1, 0), end)
    return start, end


def _range_end(words: Words, end: int) -> int:
    """Where the second number of a range (35—64) ends, `end` where there is none."""
    for start, last in words.numbers:
        if start > end and _RANGE.fullmatch(words.text, end, start):
            return last
    return end
