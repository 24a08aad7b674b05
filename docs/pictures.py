"""Draws the terminal pictures of the README from the shipped sample data.

    python docs/pictures.py [--check]

Every character stands at its own place of a grid, so that Chinese text lines up with any
font. With --check nothing is written; the exit code is 1 where a picture is out of date.
"""

import os
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.style import Style
from rich.text import Text

from minsheng.text import char_width

HERE = Path(__file__).parent
PICTURES = {
    "status.svg": (120, ["status", "--as-of", "2025-09-30"]),
    "why.svg": (100, ["why", "4", "--indicator", "完工道路项目", "--as-of", "2025-09-30"]),
}
CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 9, 20, 15, 14
FONTS = "Cascadia Mono, Consolas, Menlo, DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace"
PAPER, INK, FAINT = "#ffffff", "#1f2328", "#8a929b"
_CONSOLE = Console(width=400)
COLORS = {
    0: "#1f2328",
    1: "#c62828",
    2: "#2e9d4a",
    3: "#f2c037",
    4: "#1e5fbf",
    7: "#ffffff",
}


def terminal_output(columns: int, arguments: list[str]) -> str:
    """What the program prints, with colours, `columns` wide."""
    environment = {**os.environ, "COLUMNS": str(columns), "FORCE_COLOR": "1"}
    environment |= {"MINSHENG_TODAY": "2025-12-31", "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "minsheng", *arguments]
    done = subprocess.run(
        command, env=environment, cwd=HERE.parent, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def picture(columns: int, arguments: list[str]) -> str:
    """An SVG of the command and what it prints."""
    lines = [Text(f"$ minsheng {' '.join(arguments)}", style="dim"), Text()]
    lines += list(AnsiDecoder().decode(terminal_output(columns, arguments)))
    width = columns * CELL_WIDTH + 2 * MARGIN
    height = len(lines) * CELL_HEIGHT + 2 * MARGIN
    body = "\n".join(part for row, line in enumerate(lines) for part in drawn(line, row))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" font-size="{FONT_SIZE}" fill="{INK}">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}" stroke="#d0d7de"/>\n'
        f"{body}\n</svg>\n"
    )


def drawn(line: Text, row: int) -> list[str]:
    """The backgrounds and the characters of one line, each at its place."""
    column, parts = 0, []
    for segment in line.render(_CONSOLE):
        style = segment.style if isinstance(segment.style, Style) else Style()
        cells = list(segment.text.rstrip("\n"))
        size = sum(map(char_width, cells))
        parts += one_run(cells, column, row, size, style)
        column += size
    return parts


def one_run(cells: list[str], column: int, row: int, size: int, style: Style) -> list[str]:
    """A run of one style as a rectangle (where it has a background) and a text."""
    ink, paper = ink_and_paper(style)
    left, top = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
    parts = []
    if paper:
        box = f'width="{size * CELL_WIDTH}" height="{CELL_HEIGHT - 2}" rx="3" fill="{paper}"'
        parts.append(f'<rect x="{left}" y="{top + 1}" {box}/>')
    if style.underline:
        rule = f'width="{size * CELL_WIDTH}" height="1" fill="{ink}"'
        parts.append(f'<rect x="{left}" y="{top + 18}" {rule}/>')
    if "".join(cells).strip():
        places, at = [], left
        for char in cells:
            places.append(str(at))
            at += char_width(char) * CELL_WIDTH
        bold = ' font-weight="bold"' if style.bold else ""
        text = escape("".join(cells))
        where = f'x="{" ".join(places)}" y="{top + 15}"'
        parts.append(f'<text {where} fill="{ink}"{bold} xml:space="preserve">{text}</text>')
    return parts


def ink_and_paper(style: Style) -> tuple[str, str | None]:
    """The colours of a style; reverse swaps them, dim is grey."""
    ink = COLORS.get(style.color.number or 0, INK) if style.color else INK
    paper = COLORS.get(style.bgcolor.number or 0) if style.bgcolor else None
    if style.reverse:
        return PAPER, FAINT
    return (FAINT if style.dim and not style.color else ink), paper


def main() -> int:
    """Writes or checks every picture."""
    stale = []
    for name, (columns, arguments) in PICTURES.items():
        file, made = HERE / name, picture(columns, arguments)
        if not file.exists() or file.read_text(encoding="utf-8") != made:
            stale.append(name)
            if "--check" not in sys.argv:
                file.write_text(made, encoding="utf-8", newline="\n")
    print("\n".join(f"{name}: out of date" for name in stale) or "pictures: up to date")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
