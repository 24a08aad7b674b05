"""The rules to a list, to JSON, and a rule's page to Markdown or to a terminal."""

import json
from collections.abc import Callable, Iterable, Iterator

from minsheng.catalogue import LAYERS, RULES, SEVERITY_WORDS
from minsheng.pages import Piece, caption, page, pieces
from minsheng.render.screen import Screen
from minsheng.text import padded, wrapped

Paint = Callable[[str, str], str]

_INDENT = "  "
_HEADING = "reset"  # the terminal's own colour, in bold
_IS_EXCERPT = (" | ", " |")


def _title(rule: str) -> str:
    """L401 累计数下降而没有更正说明（错误）."""
    entry = RULES[rule]
    return f"{rule} {entry.title}（{SEVERITY_WORDS[entry.severity]}）"


def as_text(asked: Iterable[str], paint: Paint, columns: int | None) -> str:
    """Of each layer asked for, a list of its rules; of each rule its page.

    A page is laid out for a terminal of so many columns; without any it is Markdown.
    """
    return "\n".join(_shown(one, paint, columns) for one in asked)


def _shown(asked: str, paint: Paint, columns: int | None) -> str:
    if asked in LAYERS:
        return _as_list(asked, paint)
    return as_markdown(asked) if columns is None else _as_screen(asked, paint, columns)


def _as_list(layer: str, paint: Paint) -> str:
    """The rules of one layer: id, how much it weighs, title."""
    rows = [
        f"{_INDENT}{rule}  {padded(SEVERITY_WORDS[entry.severity], 4)}  {entry.title}\n"
        for rule, entry in RULES.items()
        if rule.startswith(layer)
    ]
    return paint(f"{layer} {LAYERS[layer]}", _HEADING) + "\n" + "".join(rows)


def as_json(asked: Iterable[str], screen: Screen) -> str:
    """One object, `schema_version` 1: the rules asked for, by id or layer, with their pages."""
    rules = dict.fromkeys(rule for one in asked for rule in RULES if rule.startswith(one))
    found = [
        {
            "id": rule,
            "layer": LAYERS[rule[0]],
            "severity": RULES[rule].severity.value,
            "title": RULES[rule].title,
            "page": as_markdown(rule),
        }
        for rule in rules
    ]
    explained = {"schema_version": 1, "rules": found}
    return json.dumps(explained, ensure_ascii=screen.ascii_only, indent=2) + "\n"


def as_markdown(rule: str, level: int = 1) -> str:
    """A rule's page with its title, a heading of `level`."""
    parts = [f"{'#' * level} {_title(rule)}"]
    for piece in pieces(page(rule)):
        if piece.kind == "code":
            language = piece.info.partition(" ")[0]
            parts += [caption(piece.info), f"```{language}\n{piece.text}```"]
        else:
            mark = f"{'#' * (level + 1)} " if piece.kind == "heading" else ""
            parts.append(mark + piece.text)
    return "\n\n".join(parts) + "\n"


def _as_screen(rule: str, paint: Paint, columns: int) -> str:
    """A rule's page for a terminal: prose wrapped, headings bold, code as it is but indented."""
    parts = [paint(_title(rule), _HEADING)]
    parts += ["\n".join(_laid_out(piece, paint, columns)) for piece in pieces(page(rule))]
    return "\n\n".join(parts) + "\n"


def _laid_out(piece: Piece, paint: Paint, columns: int) -> Iterator[str]:
    if piece.kind == "heading":
        yield paint(piece.text, _HEADING)
    elif piece.kind == "prose":
        yield from wrapped(piece.text, columns)
    else:
        yield from wrapped(caption(piece.info), columns)
        for line in piece.text.splitlines():
            is_message = piece.info == "text" and not any(bar in line for bar in _IS_EXCERPT)
            room = columns - len(_INDENT)
            yield from (_INDENT + part for part in (wrapped(line, room) if is_message else [line]))
