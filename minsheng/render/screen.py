"""What the terminal can show: its width, whether colours, whether more than ASCII."""

from typing import NamedTuple


class Screen(NamedTuple):
    """`width` in columns, None for unlimited (a pipe or a file); `utf8`: as programs expect."""

    width: int | None = None
    color: bool = False
    ascii_only: bool = False
    utf8: bool = True


PLAIN = Screen()
