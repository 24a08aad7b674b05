"""The line that a problem is on and a caret below, right under double-width characters too."""

from typing import NamedTuple

from minsheng.problems import Place
from minsheng.render.screen import Screen
from minsheng.text import char_width, safe, width

_PIPE_COLUMNS = 160
_MARGIN = 8  # columns of the line number and the bar before an excerpt


class Pointer(NamedTuple):
    """The line as it is shown, what stands before the caret below it, and the caret."""

    line: str
    before: str
    caret: str


def pointed_at(line: str, place: Place, screen: Screen) -> Pointer:
    """The line with its number; of one that is wider than the screen, the part at `place`."""
    room = (screen.width or _PIPE_COLUMNS) - _MARGIN
    line = line.rstrip()
    start = min(place.column - 1, len(line))
    skipped = max(0, start - room)  # of a line of megabytes, only what may be shown is looked at
    shown = [_visible(char) for char in line[skipped : start + 2 * room]]
    end = place.end_column - 1 - skipped if place.end_line == place.line else len(shown)
    start -= skipped
    first = start
    while first > 0 and sum(map(width, shown[first - 1 : start + 1])) <= room // 2:
        first -= 1
    if sum(map(width, shown)) <= room:
        first = 0
    part, before, under = _cut(shown, first, start, max(end, start + 1), room)
    number = f"{place.line:>{_MARGIN - 3}} | "
    blank = " " * (len(number) - 2) + "| " + " " * before
    return Pointer(number + part, blank, "^" * max(under, 1))


def _cut(shown: list[str], first: int, start: int, end: int, room: int) -> tuple[str, int, int]:
    """(the characters from `first` on that fit, columns before the caret, columns under it)."""
    last, used = first, 0
    while last < len(shown) and used + width(shown[last]) <= room:
        used += width(shown[last])
        last += 1
    before = sum(map(width, shown[first:start]))
    under = sum(map(width, shown[start : min(end, last)]))
    return "".join(shown[first:last]).rstrip(), before, under


def _visible(char: str) -> str:
    if char == "\t":
        return " "
    return char if char_width(char) and char.isprintable() else safe(char) or " "
