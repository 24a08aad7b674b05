"""Names as people type them: compared by what they look like, and the nearest one suggested."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice

from minsheng.lookalikes import skeleton, without_unseen

_LONGEST_NAME = 200
_MOST_SCORED = 16
_MOST_COUNTED = 400
_MOST_AT_HAND = 64
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
    return _index(known).nearest(name)[:most]


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or lists the few there are.

    Where the two merely look alike, it shows character by character how they differ.
    """
    index = _index(known)
    found = next(iter(index.nearest(name)), None)
    if found is not None and skeleton(found) == skeleton(name):
        return _spelt_otherwise(name, found)
    if found is not None:
        return f"是不是“{found}”？"
    if 0 < len(index.names) <= _LONGEST_LIST:
        return "可用的有：" + "、".join(index.names)
    return None


def _spelt_otherwise(name: str, right: str) -> str:
    from minsheng.differences import differences

    found = differences(name, right)
    return f"应写作“{right}”" + (f"：{'；'.join(found)}" if found else "")


def as_known(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is, or merely looks like; None without any."""
    if len(name) > _LONGEST_NAME:
        return None
    index = _index(known)
    return name if name in index.by_name else next(iter(index.alike(name)), None)


def joined(text: str, known: Iterable[str]) -> list[str]:
    """The known names that `text` joins by 、 or the like; empty unless all of it is known."""
    if len(text) > _LONGEST_LIST * _LONGEST_NAME:
        return []
    parts = [part for part in _JOINTS.split(text) if part]
    if not 1 < len(parts) <= _LONGEST_LIST:
        return []
    names = known if isinstance(known, tuple) else tuple(known)
    found = [as_known(part, names) for part in parts]
    return [name for name in found if name] if all(found) else []


@dataclass
class _Index:
    """Known names, prepared for many questions: what they look like, and their characters."""

    known: tuple[str, ...]

    def __post_init__(self) -> None:
        """`names`: each once; `answers`: what was asked before."""
        self.names = tuple(dict.fromkeys(n for n in self.known if len(n) <= _LONGEST_NAME))
        self.answers: dict[str, list[str]] = {}

    @cached_property
    def by_name(self) -> frozenset[str]:
        """The names, to be looked up."""
        return frozenset(self.names)

    @cached_property
    def by_skeleton(self) -> dict[str, list[str]]:
        """The names by what they look like."""
        alike: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            alike[skeleton(name)].append(name)
        return dict(alike)

    @cached_property
    def by_piece(self) -> dict[str, list[str]]:
        """Some of the names in which a piece stands."""
        sharing: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for piece in _pieces(name):
                if len(sharing[piece]) < _MOST_COUNTED:
                    sharing[piece].append(name)
        return dict(sharing)

    def nearest(self, name: str) -> list[str]:
        """The names that were probably meant, the best first.

        What was asked is remembered; after many thousand names nothing more is suggested.
        """
        found = self.answers.get(name)
        if found is None and len(name) <= _LONGEST_NAME and len(self.answers) < _MOST_ANSWERS:
            found = self.answers[name] = _nearest(name, self)
        return found or []

    def alike(self, name: str) -> list[str]:
        """The names that look the same, the nearest first."""
        found = self.by_skeleton.get(skeleton(name), [])[:_MOST_SCORED]
        return sorted(found, key=lambda other: -_likeness(name, other)) if found[1:] else found

    def sharing(self, name: str) -> list[str]:
        """The names that have most pieces in common with `name`, only so many.

        Of thousands of names it is the rare pieces that count.
        """
        if len(self.names) <= _MOST_SCORED:
            return list(self.names)
        rarest_first = sorted((self.by_piece.get(p, []) for p in _pieces(name)), key=len)
        counted = Counter(islice(chain.from_iterable(rarest_first), _MOST_COUNTED))
        return [other for other, _ in counted.most_common(_MOST_SCORED)]


def _index(known: Iterable[str]) -> _Index:
    """The index of some names; of a tuple that comes again and again it is at hand."""
    if not isinstance(known, tuple):
        return _made(tuple(known))
    kept = _at_hand.get(id(known))
    if kept is None or kept.known is not known:
        kept = _made(known)
        if len(_at_hand) >= _MOST_AT_HAND:
            _at_hand.clear()
        _at_hand[id(known)] = kept
    return kept


@lru_cache(maxsize=_MOST_AT_HAND)
def _made(known: tuple[str, ...]) -> _Index:
    return _Index(known)


_at_hand: dict[int, _Index] = {}  # by the identity of the tuple, which the index holds on to


def _pieces(name: str) -> Iterable[str]:
    """Every one, two and three characters side by side in it; its ends count as characters."""
    whole = f"\n{name}\n"
    return dict.fromkeys([*name, *_rows(whole, 2), *_rows(whole, 3)])


def _rows(text: str, length: int) -> Iterable[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))


def _nearest(name: str, index: _Index) -> list[str]:
    sharing = index.sharing(name)
    scored = [(_likeness(name, other), other) for other in sharing]
    scored.sort(key=lambda pair: -pair[0])
    found = [*index.alike(name), *(other for score, other in scored if score >= _NEAR)]
    return list(dict.fromkeys(found or _containing(name, sharing)))[:_MOST_FOUND]


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
