"""Text that hangs below a label: the lines after the first begin where the first text does."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from minsheng.render.prose import Span
from minsheng.text import width, wrapped


class Hanging:
    """A label, `indent` columns from the left, and a text behind it from `column` on.

    A label that does not fit before the column stands on a line of its own.
    """

    def __init__(self, label: Span, text: RenderableType, column: int, indent: int = 0) -> None:
        self.label = label
        self.text = text
        self.column = column
        self.indent = indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines, the first with the label."""
        word, style = self.label
        room = self.column - self.indent
        begin = [Segment(" " * self.indent), Segment(word, console.get_style(style or "none"))]
        if width(word) >= room and word:
            yield from (*begin, Segment("\n"))
            begin = [Segment(" " * self.column)]
        else:
            begin.append(Segment(" " * (room - width(word))))
        within = options.update(width=max(options.max_width - self.column, 2))
        for line in console.render_lines(self.text, within, pad=False):
            yield from (*begin, *line, Segment("\n"))
            begin = [Segment(" " * self.column)]


class Row:
    """Parts of a line that are kept whole; the lines after the first stand `hang` columns in."""

    def __init__(self, *parts: Span, hang: int) -> None:
        self.parts = parts
        self.hang = hang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines."""
        room = options.max_width
        used = 0
        for text, style in self.parts:
            for number, piece in enumerate(wrapped(text, max(room - self.hang, 2))):
                if used and (number or used + width(piece.rstrip()) > room):
                    yield Segment("\n" + " " * self.hang)
                    used, piece = self.hang, piece.lstrip()
                yield Segment(piece, console.get_style(style) if style else None)
                used += width(piece)
        yield Segment("\n")


class Styled:
    """A running text of spans, broken as one text, wherever the spans begin and end."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines, each in pieces of one style."""
        text = "".join(part for part, _ in self.spans)
        styles = [style for part, style in self.spans for _ in part]
        at = 0
        for line in wrapped(text, options.max_width):
            at = text.index(line, at)  # behind the blanks that a break has swallowed
            end = at + len(line)
            for style, run in groupby(range(at, end), key=styles.__getitem__):
                piece = "".join(text[index] for index in run)
                yield Segment(piece, console.get_style(style) if style else None)
            at = end
            yield Segment("\n")
