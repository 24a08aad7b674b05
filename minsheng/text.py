"""Width of text in terminal columns, and control characters made harmless: for every room."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Control, format and directional characters, line separators, lone surrogates.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINER = "\u200d"  # holds an emoji together


@lru_cache(maxsize=4096)
def is_unsafe(char: str) -> bool:
    """Whether a terminal or an editor would obey the character, or hide it."""
    if ord(char) & 0xFFFE == 0xFFFE:  # no character at all: no XML file may hold it
        return True
    return unicodedata.category(char) in _UNSAFE and char != _JOINER


def safe(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal or an editor would obey.

    Line ends and tabs become spaces; every other control or invisible character is shown.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, " ".join(re.split(r"[\r\n\t]+", text.strip()))))


def safe_block(text: str) -> str:
    """As `safe`, but the line ends stay: for narrative of several lines."""
    if text.isprintable():
        return text
    return "\n".join(safe(line) for line in text.strip().replace("\r\n", "\n").split("\n"))


def _shown(char: str) -> str:
    """A control character as a picture of itself (␛), an invisible one as its code point."""
    if not is_unsafe(char):
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """Terminal columns of one character: 2 for East Asian wide ones, 0 for combining marks."""
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Terminal columns that `text` takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def padded(text: str, columns: int) -> str:
    """`text` with spaces behind it up to `columns` terminal columns."""
    return text + " " * (columns - width(text))


# An ASCII word, with the measure behind it; otherwise one character.
_PIECE = re.compile(r"[!-~]+(?: [^\x00-\x7f](?![，。、；：）”》！？]))?|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：）”》】〕！？%")
_NEVER_LAST = frozenset("（“《〔【")


def located(path: str, line: int) -> str:
    """Where to look something up: data/progress/公共服务局.yaml:94."""
    return f"{safe(path)}:{line}"


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` terminal columns, broken at its line ends, at
    spaces and between wide characters; no line begins with closing punctuation or ends
    with an opening one, unless a single word is longer than a line.
    """
    return [line for paragraph in text.split("\n") for line in _broken(paragraph, columns)]


def _broken(paragraph: str, columns: int) -> Iterator[str]:
    if width(paragraph) <= columns:
        yield paragraph
        return
    line: list[str] = []
    used = 0
    for piece in _pieces(paragraph, columns):
        size = width(piece)
        if line and used + size > columns:
            carried = _carried(line, piece, columns)
            yield "".join(line).rstrip()
            line = carried
            used = sum(map(width, line))
            piece = piece if line else piece.lstrip()
        line.append(piece)
        used += width(piece)
    yield "".join(line).rstrip()


def _carried(line: list[str], piece: str, columns: int) -> list[str]:
    """Takes from the end of `line` what must stand on the next one together with `piece`."""
    keep, first = len(line), piece
    while keep > 0 and first in _NEVER_FIRST:
        keep -= 1
        first = line[keep]
    while keep > 0 and line[keep - 1] in _NEVER_LAST:
        keep -= 1
    carried = line[keep:]
    if keep <= 0 or width("".join(carried) + piece) > columns:
        return []
    del line[keep:]
    return carried


def _pieces(paragraph: str, columns: int) -> Iterator[str]:
    """The parts that stay together; one that is too long for a line in single characters."""
    for piece in _PIECE.findall(paragraph):
        if width(piece) <= columns:
            yield piece
        else:
            yield from piece
