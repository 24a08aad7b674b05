"""Where the text goes: the terminal as it is, a pipe, or a file written whole or not at all."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, TextIO

import typer

from minsheng.errors import UsageError
from minsheng.render import SUFFIXES
from minsheng.render.screen import Screen

_LEAST_COLUMNS = 60
_DRAWING = "─█▒░▍"


def wants_color(stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Colours on a terminal that can show them; NO_COLOR and FORCE_COLOR are honoured."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def screen_for(stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """What `stream` can show. A pipe has no width of its own, unless COLUMNS gives one."""
    columns = environment.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() else 0
    if not width and stream.isatty():
        width = get_terminal_size().columns
    return Screen(
        width=max(width, _LEAST_COLUMNS) if width else None,
        color=wants_color(stream, environment),
        ascii_only=not _can_draw(stream),
    )


def _can_draw(stream: TextIO) -> bool:
    try:
        _DRAWING.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def paint_for(stream: TextIO) -> Callable[[str, str], str]:
    """A function that colours a text, or leaves it where there are no colours."""
    if not wants_color(stream, os.environ):
        return lambda text, _: text
    return lambda text, color: typer.style(text, fg=color, bold=True)


def put(text: str) -> None:
    """Prints the text, all of it, on stdout."""
    if os.name == "nt":
        os.system("")  # noqa: S605, S607 - makes an old Windows console obey colours
    sys.stdout.write(text)
    sys.stdout.flush()


def format_of(path: str) -> str:
    """The format that a file's suffix asks for."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            f"不认识的文件后缀：{path}",
            f"可用的后缀：{'、'.join(dict.fromkeys(SUFFIXES))}",
        )
    return SUFFIXES[suffix]


def put_file(path: str, text: str) -> None:
    """Writes the text whole or not at all; a CSV gets the BOM and CRLF that Excel needs."""
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - start-up time

    target = Path(path)
    if target.suffix.lower() == ".csv":
        text = "\ufeff" + text.replace("\n", "\r\n")
    try:
        folder = target.resolve().parent
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=folder, suffix=".tmp", delete=False
        ) as file:
            file.write(text)
        Path(file.name).replace(target)
    except OSError as error:
        raise UsageError(
            f"写不了文件 {path}（{error.strerror}）", "检查文件夹是否存在、有无写权限"
        ) from None
