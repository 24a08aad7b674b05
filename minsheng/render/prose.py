"""Chinese text in a terminal: broken between characters, no line begins with a closing mark."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from minsheng.text import width, wrapped


class Prose:
    """Paragraphs of plain text, each with a style; fits a table cell or stands on its own."""

    def __init__(self, *paragraphs: str | tuple[str, str], least: int = 2) -> None:
        self.paragraphs = [p if isinstance(p, tuple) else (p, "") for p in paragraphs]
        self.least = least

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """At least two columns, at most its longest line."""
        lines = [line for text, _ in self.paragraphs for line in text.split("\n")]
        longest = max(map(width, lines), default=0)
        return Measurement(min(self.least, longest), longest)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """The lines, each as wide as there is room for."""
        for text, style in self.paragraphs:
            for line in wrapped(text, options.max_width):
                yield Text(line, style=style, no_wrap=True, overflow="fold")
