"""Chinese text in a terminal: broken between characters, no line begins with a closing mark."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment

from minsheng.text import width, wrapped

Span = tuple[str, str]
"""A text and its style, which may be empty."""
Paragraph = str | Span | list[Span]


class Prose:
    """Paragraphs in a table cell or on their own.

    A paragraph is a text, or a text with its style, or a list of these that is broken only
    between them. `gap` is the blank on the left, in columns. The lines come out filled to
    their full width, which spares the table most of its own work.
    """

    def __init__(self, *paragraphs: Paragraph, gap: int = 0) -> None:
        self.paragraphs = paragraphs
        self.gap = gap

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Columns of the widest part that is never broken, and of the longest line."""
        least = most = 0
        for paragraph in self.paragraphs:
            if isinstance(paragraph, list):
                sizes = [width(text) for text, _ in paragraph]
                least, most = max(least, *sizes, 0), max(most, sum(sizes))
            else:
                lines = _span(paragraph)[0].split("\n")
                most = max(most, *map(width, lines))
        return Measurement(max(least, min(most, 2)) + self.gap, most + self.gap)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines, each filled up to the full width."""
        room = max(options.max_width - self.gap, 2)
        for spans in self._lines(room):
            fill = " " * (room - sum(width(text) for text, _ in spans))
            to_the_right = options.justify == "right"
            yield Segment(" " * self.gap + (fill if to_the_right else ""))
            for text, style in spans:
                yield Segment(text, console.get_style(style) if style else None)
            yield Segment("\n" if to_the_right else fill + "\n")

    def _lines(self, room: int) -> Iterator[list[Span]]:
        for paragraph in self.paragraphs:
            if isinstance(paragraph, list):
                yield from _broken_between(paragraph, room)
            else:
                text, style = _span(paragraph)
                yield from ([(line, style)] for line in wrapped(text, room))


def _span(paragraph: str | Span) -> Span:
    return (paragraph, "") if isinstance(paragraph, str) else paragraph


def _broken_between(spans: list[Span], room: int) -> Iterator[list[Span]]:
    line: list[Span] = []
    parts = [(part, style) for text, style in spans for part in _fitting(text, room)]
    for span in parts:
        if line and sum(width(text) for text, _ in [*line, span]) > room:
            yield line
            line = []
        line.append(span)
    yield line


def _fitting(text: str, room: int) -> list[str]:
    return [text] if width(text) <= room else wrapped(text, room)


def cell(*paragraphs: Paragraph) -> Prose:
    """Paragraphs in a table cell, with a blank before them."""
    return Prose(*paragraphs, gap=1)
