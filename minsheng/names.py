"""Names as people type them: compared by what they look like, and the nearest one suggested."""

import re
from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from minsheng.lookalikes import skeleton, without_unseen

_LONGEST_NAME = 200
_MOST_SCORED = 16
_MOST_FOUND = 5
_MOST_ANSWERS = 20_000
_NEAR = 0.5
_LONGEST_LIST = 12
_JOINTS = re.compile(r"[、，,；;/／和及与\s]+")


def bare(text: str) -> str:
    """`text` without any white space: how a quote is compared with its task."""
    return without_unseen(text)


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that were probably meant, the best first; empty when none is near."""
    return _index(tuple(known)).nearest(name)[:most]


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or lists the few there are.

    Where the two merely look alike, it shows character by character how they differ.
    """
    index = _index(tuple(known))
    found = next(iter(index.nearest(name)), None)
    if found is not None and skeleton(found) == skeleton(name):
        return _spelt_otherwise(name, found)
    if found is not None:
        return f"是不是“{found}”？"
    if 0 < len(index.names) <= _LONGEST_LIST:
        return "可用的有：" + "、".join(index.names)
    return None


def _spelt_otherwise(name: str, right: str) -> str:
    from minsheng.differences import differences  # noqa: PLC0415 - only when something is wrong

    found = differences(name, right)
    return f"应写作“{right}”" + (f"：{'；'.join(found)}" if found else "")


def as_known(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is, or merely looks like; None without any."""
    if len(name) > _LONGEST_NAME:
        return None
    index = _index(tuple(known))
    return name if name in index.names else next(iter(index.alike(name)), None)


def joined(text: str, known: Iterable[str]) -> list[str]:
    """The known names that `text` joins by 、 or the like; empty unless all of it is known."""
    if len(text) > _LONGEST_LIST * _LONGEST_NAME:
        return []
    parts = [part for part in _JOINTS.split(text) if part]
    if not 1 < len(parts) <= _LONGEST_LIST:
        return []
    names = tuple(known)
    found = [as_known(part, names) for part in parts]
    return [name for name in found if name] if all(found) else []


class _Index(NamedTuple):
    """Known names, prepared for many questions: what they look like, and their characters."""

    names: tuple[str, ...]
    by_skeleton: dict[str, list[str]]
    bits: dict[str, int]
    masks: list[int]
    answers: dict[str, list[str]]

    def nearest(self, name: str) -> list[str]:
        """The names that were probably meant, the best first; what was asked is remembered."""
        found = self.answers.get(name)
        if found is None:
            found = _nearest(name, self) if len(name) <= _LONGEST_NAME else []
            if len(self.answers) < _MOST_ANSWERS:
                self.answers[name] = found
        return found

    def alike(self, name: str) -> list[str]:
        """The names that look the same, the nearest first."""
        found = self.by_skeleton.get(skeleton(name), [])
        return sorted(found, key=lambda other: -_likeness(name, other)) if found[1:] else found

    def sharing(self, name: str) -> list[str]:
        """The names whose characters differ least from those of `name`, only so many."""
        mask = _mask(name, self.bits)
        apart = [(mask ^ other).bit_count() for other in self.masks]
        best = nsmallest(_MOST_SCORED, range(len(apart)), key=apart.__getitem__)
        return [self.names[number] for number in best]


@lru_cache(maxsize=64)
def _index(known: tuple[str, ...]) -> _Index:
    names = tuple(dict.fromkeys(name for name in known if len(name) <= _LONGEST_NAME))
    by_skeleton: dict[str, list[str]] = {}
    bits: dict[str, int] = {}
    for name in names:
        by_skeleton.setdefault(skeleton(name), []).append(name)
        for char in name:
            bits.setdefault(char, 1 << len(bits))
    return _Index(names, by_skeleton, bits, [_mask(name, bits) for name in names], {})


def _mask(name: str, bits: dict[str, int]) -> int:
    """The characters of a name as a set of bits."""
    mask = 0
    for char in name:
        mask |= bits.get(char, 0)
    return mask


def _nearest(name: str, index: _Index) -> list[str]:
    scored = [(_likeness(name, other), other) for other in index.sharing(name)]
    scored.sort(key=lambda pair: -pair[0])
    found = [*index.alike(name), *(other for score, other in scored if score >= _NEAR)]
    return list(dict.fromkeys(found or _containing(name, index.names)))[:_MOST_FOUND]


def _containing(name: str, names: Iterable[str]) -> list[str]:
    """The names that `name` is part of, or that are part of it."""
    if len(name) < 2:
        return []
    return [other for other in names if name in other or (other and other in name)]


def _likeness(one: str, other: str) -> float:
    """How much of both names is common, in the same order: 1 when equal, 0 when nothing is.

    The longest common subsequence, a whole row of its table at a time as the bits of a number.
    """
    places: dict[str, int] = {}
    for number, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << number
    open_places = full = (1 << len(one)) - 1
    for char in other:
        matched = open_places & places.get(char, 0)
        open_places = (open_places + matched) | (open_places - matched)
    common = len(one) - (open_places & full).bit_count()
    return 2 * common / (len(one) + len(other)) if one or other else 1.0
