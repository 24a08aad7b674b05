"""The rules to a list, to JSON, and a rule's page to Markdown or to a terminal."""

import json
from collections.abc import Iterable, Iterator

from minsheng.catalogue import LAYERS, RULES, SEVERITY_WORDS
from minsheng.pages import Piece, caption, page, pieces
from minsheng.render.screen import Screen
from minsheng.text import padded, wrapped

_INDENT = "  "
_IS_EXCERPT = (" | ", " |")


def _title(rule: str) -> str:
    """L401 累计数下降而没有更正说明（错误）."""
    entry = RULES[rule]
    return f"{rule} {entry.title}（{SEVERITY_WORDS[entry.severity]}）"


def as_text(asked: Iterable[str], screen: Screen) -> str:
    """Of each layer asked for, a list of its rules; of each rule its page.

    A page is laid out for a terminal; where the screen has no width it is Markdown.
    """
    return "\n".join(_shown(one, screen) for one in asked)


def _shown(asked: str, screen: Screen) -> str:
    if asked in LAYERS:
        return _as_list(asked, screen)
    return _laid_out(asked, screen, screen.width) if screen.width else as_markdown(asked)


def _bold(text: str, screen: Screen) -> str:
    return f"\x1b[1m{text}\x1b[0m" if screen.color else text


def _as_list(layer: str, screen: Screen) -> str:
    """The rules of one layer: id, how much it weighs, title."""
    rows = [
        f"{_INDENT}{rule}  {padded(SEVERITY_WORDS[entry.severity], 4)}  {entry.title}\n"
        for rule, entry in RULES.items()
        if rule.startswith(layer)
    ]
    return _bold(f"{layer} {LAYERS[layer]}", screen) + "\n" + "".join(rows)


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
    return json.dumps(explained, ensure_ascii=not screen.utf8, indent=2) + "\n"


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


def _laid_out(rule: str, screen: Screen, columns: int) -> str:
    """A rule's page: headings bold, prose wrapped, code indented."""
    parts = [_bold(_title(rule), screen)]
    for piece in pieces(page(rule)):
        if piece.kind == "heading":
            parts.append(_bold(piece.text, screen))
        else:
            lines = _code(piece, columns) if piece.kind == "code" else wrapped(piece.text, columns)
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _code(piece: Piece, columns: int) -> Iterator[str]:
    """A block below its caption: as it is, but of what the program says the sentences wrapped."""
    yield from wrapped(caption(piece.info), columns)
    for line in piece.text.splitlines():
        is_sentence = piece.info == "text" and not any(bar in line for bar in _IS_EXCERPT)
        lines = wrapped(line, columns - len(_INDENT)) if is_sentence else [line]
        yield from (_INDENT + part for part in lines)
