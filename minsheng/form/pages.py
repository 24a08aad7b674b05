"""Where the form's printed pages end: between two projects, wherever one fits on a page. Pure."""

from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 841.9, 595.3
"""An A4 sheet on its side, in points."""
SIDE, TOP, BOTTOM = 28.8, 28.8, 43.2
"""Its margins."""
_SPARE = 0.95  # programs do not quite agree on how high a row is
_OF_A_CHARACTER = 5.25  # points, which are 7 pixels


def room(widths: Iterable[int]) -> float:
    """Points of height that a page has for a table so many characters wide, which is made to fit
    the page's width.
    """
    needed = sum(widths) * _OF_A_CHARACTER
    scale = min(1.0, (WIDTH - 2 * SIDE) / needed)
    return (HEIGHT - TOP - BOTTOM) / scale * _SPARE


def page_starts(
    heights: Sequence[float], projects: Iterable[tuple[int, int]], first: float, others: float
) -> list[int]:
    """The rows, counted from 0, that begin a page, but for the first.

    `first` and `others` is the room for rows on the first page and on the others. A project
    goes on to the next page whole, unless it is longer than a page.
    """
    starts: list[int] = []
    left = first
    for begin, end in projects:
        needed = sum(heights[begin : end + 1])
        if left < needed <= others and begin > 0:
            starts.append(begin)
            left = others
        for row in range(begin, end + 1):
            if heights[row] > left and row > 0 and row not in starts:
                starts.append(row)
                left = others
            left -= heights[row]
    return starts
