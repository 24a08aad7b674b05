"""Where the text goes: the terminal as it is, a pipe, or a file written whole or not at all."""

import os
import sys
from codecs import lookup
from collections.abc import Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, TextIO

from minsheng.errors import UsageError, reason
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
        utf8=_is_utf8(stream),
    )


def _can_draw(stream: TextIO) -> bool:
    try:
        _DRAWING.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_utf8(stream: TextIO) -> bool:
    try:
        return lookup(stream.encoding or "ascii").name == "utf-8"
    except LookupError:
        return False


def put(text: str) -> None:
    """Prints the text, all of it, on stdout. A reader that went away is no error.

    UsageError where it cannot be written.
    """
    if os.name == "nt":
        os.system("")  # noqa: S605, S607 - makes an old Windows console obey colours
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the end
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"写不到标准输出：{reason(error)}") from None


def format_of(path: str, suffixes: Mapping[str, str]) -> str:
    """The format that a file's suffix asks for; UsageError where it asks for none."""
    suffix = Path(path).suffix.lower()
    if suffix in suffixes:
        return suffixes[suffix]
    longer = next((one for one in suffixes if suffix and one.startswith(suffix)), None)
    near = f"是不是 {longer}？" if longer else ""
    raise UsageError(f"不认识的文件后缀：{path}", f"{near}可用的后缀：{'、'.join(suffixes)}")


def put_file(path: str, text: str) -> None:
    """Writes the text whole or not at all."""
    from minsheng.writer import put_whole

    put_whole(Path(path), text.encode("utf-8"))
