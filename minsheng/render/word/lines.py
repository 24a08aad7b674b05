"""A long title in lines that break where a reader would pause, none much shorter than another."""

import re

from minsheng.text import width

_NATURAL = re.compile(r"(?<=年)(?!度)|(?=进展情况)|(?<=[、，》）])|(?=[《（])|(?=重点民生实事)")
_WORD = re.compile(r"[!-~]+年?")
_FORBIDDEN_FIRST = frozenset("，。、；：）”》！？%的")
_FORBIDDEN_LAST = frozenset("（“《〔")
_UNNATURAL = 60


def broken(title: str, room: int) -> list[str]:
    """The title in as few lines of `room` half-width characters as it takes."""
    number = -(-width(title) // room)
    if number < 2:
        return [title]
    ideal = -(-width(title) // number)
    ends = _ends(title)
    natural = {match.start() for match in _NATURAL.finditer(title)} | {len(title)}
    best: dict[int, tuple[int, list[str]]] = {0: (0, [])}
    for end in ends:
        bent = 0 if end in natural else _UNNATURAL
        found = [
            (cost + bent + (width(line) - ideal) ** 2, [*lines, line])
            for start, (cost, lines) in best.items()
            if width(line := title[start:end]) <= room
        ]
        best |= {end: min(found)} if found else {}
    return best[len(title)][1] if len(title) in best else [title]


def _ends(title: str) -> list[int]:
    """Where a line may end."""
    inside = {place for m in _WORD.finditer(title) for place in range(m.start() + 1, m.end())}
    middle = [
        place
        for place in range(1, len(title))
        if place not in inside
        and title[place] not in _FORBIDDEN_FIRST
        and title[place - 1] not in _FORBIDDEN_LAST
    ]
    return [*middle, len(title)]
