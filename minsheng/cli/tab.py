"""What a shell asks when Tab is pressed, and the answer.

Why not typer's own scripts and classes: its zsh script evaluates what it is told, names of
the data included; in bash a name with a blank, a `$(…)` or an `=` comes out as several words,
unquoted; and everywhere a proposal is dropped unless it begins with what was typed, so that
no project is found by its name. Here the program only names things, and quotes them where
the shell does not.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from minsheng.text import padded, safe, width

ASKED = "_MINSHENG_COMPLETE"
"""Holds the name of the shell that asks."""
_END = "\x1f"  # also what the words are joined by: nobody types it
_LISTING = ("9", "63", "33", "64")  # bash's COMP_TYPE where it lists what is proposed
_POWERSHELL_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")  # all close what ' has opened


class Proposal(NamedTuple):
    """A whole word that may stand at the cursor, and what it means."""

    word: str
    help: str = ""


class _Line(NamedTuple):
    """What stands before the cursor: whole words, the one that is being typed, its open quote."""

    words: list[str]
    typed: str
    quote: str = ""


def answered(group: Any, asked: Mapping[str, str]) -> int:
    """Writes what `group` proposes at the cursor; 0, whatever was asked.

    The first line is `files` where file names belong there, `words` otherwise; the others are
    a proposal each. Bytes, for the shell's encoding counts, not what PYTHONIOENCODING says.
    """
    writer = _WRITERS.get(asked[ASKED])
    if writer is None:  # a script of another version
        return 0
    line = _line_of(asked)
    wants_files, found = _proposed(group, line)
    head = "files" if wants_files else "words"
    text = "".join(f"{each}\n" for each in [head, *writer(found, line, asked)])
    sys.stdout.buffer.write(os.fsencode(text))
    sys.stdout.flush()
    return 0


def _line_of(asked: Mapping[str, str]) -> _Line:
    """The words as the shell hands them over: bash the line as it stands, the others in parts."""
    if asked[ASKED] == "bash":
        words, quote = split(asked.get("_MINSHENG_LINE", ""))
    else:
        words = asked.get("_MINSHENG_WORDS", "").split(_END)
        typed, quote = split(words[-1])[0], ""
        words[-1] = typed[0] if len(typed) == 1 else words[-1]
    at_home = [os.path.expanduser(word) for word in words[1:-1]]  # noqa: PTH111 - Path alters it
    return _Line(at_home, words[-1] if len(words) > 1 else "", quote)


def split(line: str) -> tuple[list[str], str]:
    """The words of a shell's line without their quotes, and the quote that is still open.

    The last word is the one at the end of the line, empty behind a blank.
    """
    import shlex

    parser: Any = shlex.shlex(line + _END, posix=True)
    parser.whitespace_split = True
    parser.commenters = ""
    words: list[str] = []
    quote = ""
    try:
        words.extend(parser)
    except ValueError:  # the line ends within quotes
        words.append(parser.token)
        quote = parser.state
    return [word.removesuffix(_END) for word in words], quote


def _proposed(group: Any, line: _Line) -> tuple[bool, list[Proposal]]:
    """Whether a file name belongs at the cursor, and otherwise what does."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    words = list(line.words)
    context = _resolve_context(group, {}, "minsheng", words)
    asked, typed = _resolve_incomplete(context, words, line.typed)
    if getattr(asked, "_custom_shell_complete", asked) is None:
        return True, []
    option = line.typed.removesuffix(typed) if line.typed.startswith("-") else ""  # --unit=
    items = asked.shell_complete(context, typed) or _that_hold(asked, context, typed)
    found = [Proposal(option + item.value, safe(item.help or "")) for item in items]
    return False, [proposal for proposal in dict.fromkeys(found) if _can_be_typed(proposal.word)]


def _that_hold(asked: Any, context: Any, typed: str) -> list[Any]:
    """What has the text anywhere in its word or its meaning, and more than the text."""
    return [
        item
        for item in asked.shell_complete(context, "")
        if typed != item.value and (typed in item.value or typed in (item.help or ""))
    ]


def _can_be_typed(word: str) -> bool:
    """Whether a word is free of control characters and can be said in the shell's encoding."""
    try:
        os.fsencode(word)
    except UnicodeEncodeError:
        return False
    return safe(word) == word


def _for_bash(found: list[Proposal], line: _Line, asked: Mapping[str, str]) -> list[str]:
    """What readline puts in the place of the part of the word that it takes for the word.

    That part begins behind an open quote, or behind the last `=` or `:`.
    """
    part = split(line.quote + asked.get("_MINSHENG_PART", ""))[0][-1]
    if not line.typed.endswith(part):
        return []
    fixed = line.typed.removesuffix(part) if part else line.typed
    rest = [
        Proposal(_quoted(p.word.removeprefix(fixed), line.quote), p.help)
        for p in found
        if p.word.startswith(fixed) and _can_be_quoted(p.word, line.quote)
    ]
    if _puts_in([p.word for p in rest], part):
        rest.append(Proposal(_quoted(part, line.quote)))  # or what was typed would be lost
    return _shown(rest, asked) if _is_listed(rest, asked) else [p.word for p in rest]


def _is_listed(found: list[Proposal], asked: Mapping[str, str]) -> bool:
    """Whether bash shows the proposals, rather than put one in."""
    return len(found) > 1 and asked.get("_MINSHENG_TYPE") in _LISTING


def _puts_in(words: list[str], part: str) -> bool:
    """Whether readline would put what the words begin with in the place of `part`, not in it."""
    begins_alike = len(words) > 1 and len({word[:1] for word in words}) == 1
    return begins_alike and not any(word.startswith(part) for word in words)


def _can_be_quoted(word: str, quote: str) -> bool:
    """Not an exclamation mark in double quotes: bash takes it for a command of its history."""
    return quote != '"' or "!" not in word


def _quoted(word: str, quote: str) -> str:
    if quote == "'":
        return word.replace("'", "'\\''")
    special = r'([\\"$`])' if quote else r"([^\w./:=@%+,\x80-\U0010ffff-])"
    return re.sub(special, r"\\\1", word)


def _shown(found: Sequence[Proposal], asked: Mapping[str, str]) -> list[str]:
    """The proposals with their meaning, below one another, none wider than the terminal."""
    columns = asked.get("_MINSHENG_COLUMNS", "")
    room = int(columns) if columns.isascii() and columns.isdigit() else 80
    column = max((width(p.word) for p in found), default=0) + 2
    return [
        f"{padded(p.word, column)}{_cut(p.help, room - column - 2)}" if p.help else p.word
        for p in found
    ]


def _cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 2:
        text = text[:-1]
    return f"{text}…"


def _for_zsh(found: list[Proposal], _: _Line, asked: Mapping[str, str]) -> list[str]:
    """The word, and how it is listed; zsh quotes by itself."""
    return [f"{p.word}\t{shown}" for p, shown in zip(found, _shown(found, asked), strict=True)]


def _for_fish(found: list[Proposal], _: _Line, __: Mapping[str, str]) -> list[str]:
    """The word and its meaning; fish quotes by itself."""
    return [f"{p.word}\t{p.help}" if p.help else p.word for p in found]


def _for_powershell(found: list[Proposal], _: _Line, __: Mapping[str, str]) -> list[str]:
    """The word in PowerShell's quotes, as it is listed, and its meaning.

    Chinese quotation marks are quotes to PowerShell too.
    """
    return [f"{_in_powershell(p.word)}\t{p.word}\t{p.help or p.word}" for p in found]


def _in_powershell(word: str) -> str:
    if re.fullmatch(r"[\w./=:、-]+", word):
        return word
    return "'" + _POWERSHELL_QUOTES.sub(r"\g<0>\g<0>", word) + "'"


_WRITERS = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
    "powershell": _for_powershell,
}
