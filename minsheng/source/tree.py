"""YAML text to plain values and, beside them, the place of each: built on libyaml's events.

A node is what libyaml said of a value: of a scalar its event, of a list or mapping the pair
(event that opened it, children). The children of a list are a list of nodes, of a mapping a
dict from the key to (event of the key, node). Keys are always text, as written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from minsheng.garbage import undisturbed
from minsheng.source.causes import (
    all_causes,
    comes_from_above,
    is_left_open,
    is_too_deep,
    syntax_error,
    typical_cause,
)
from minsheng.source.compose import Node, Stop, compose, too_deep
from minsheng.source.cuts import cut_texts
from minsheng.source.decode import Refusal, decode

Loc = tuple[str | int, ...]
Span = tuple[int, int, int, int]

_BLANKS = ("Y006", "Y007")
_TOP: Span = (1, 1, 1, 1)


@dataclass(slots=True)
class Tree:
    """A file's content: plain `value`, the `node` with its places, and what was refused in it.

    `value` is None together with `node` where nothing could be read at all.
    """

    value: Any = None
    node: Node | None = None
    refusals: list[Refusal] = field(default_factory=list)

    def key_span(self, loc: Loc) -> Span:
        """(line, column, end line, end column) of the key at `loc`; of a list item, its value."""
        node, key = self._walk(loc)
        return span_of(node if key is None else key)

    def value_span(self, loc: Loc) -> Span:
        """(line, column, end line, end column) of the value at `loc`; of its key where it is empty.

        Where `loc` leads nowhere, the place of the deepest part of it that exists.
        """
        node, key = self._walk(loc)
        span = span_of(node)
        return span_of(key) if span[:2] == span[2:] and key is not None else span

    def children(self, loc: Loc) -> Any:
        """The children of the list or mapping at `loc`."""
        node, _ = self._walk(loc)
        return node[1] if type(node) is tuple else {}

    def cut_below(self, loc: Loc) -> Refusal | None:
        """The text of the mapping at `loc` that a `#` has cut short, None without any."""
        lines = set(_key_lines(self.children(loc)))
        return next((r for r in self.refusals if r.rule == "Y023" and r.line in lines), None)

    def _walk(self, loc: Loc) -> tuple[Node | None, Node | None]:
        node, key = self.node, None
        for step in loc:
            children = node[1] if type(node) is tuple else None
            if isinstance(children, dict) and step in children:
                key, node = children[step]
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                node, key = children[step], None
            else:
                break
        return node, key


def _key_lines(children: Any) -> Iterator[int]:
    """The lines on which the keys of a mapping stand, and those of the mappings in it."""
    if isinstance(children, dict):
        for key, node in children.values():
            yield key.start_mark.line + 1
            yield from _key_lines(node[1] if type(node) is tuple else None)


def span_of(node: Node | None) -> Span:
    """(line, column, end line, end column) of a node, all from 1; of a list or mapping, the
    place where it begins.
    """
    if node is None:
        return _TOP
    if type(node) is tuple:
        start = node[0].start_mark
        return start.line + 1, start.column + 1, start.line + 1, start.column + 2
    start, end = node.start_mark, node.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


@undisturbed()
def read_tree(data: bytes) -> Tree:
    """The tree of a file's bytes; every reason to refuse something is in its `refusals`."""
    text = decode(data)
    if isinstance(text, Refusal):
        return Tree(refusals=[text])
    tree = Tree()
    try:
        tree.value, tree.node = compose(text, tree.refusals)
        tree.refusals += cut_texts(text)
    except yaml.YAMLError as error:
        for refusal in _explained(text, error):
            _add(tree.refusals, refusal)
    except Stop as stop:
        _add(tree.refusals, stop.refusal)
    return tree


def _add(refusals: list[Refusal], refusal: Refusal) -> None:
    """The same slip is not told twice."""
    if (refusal.rule, refusal.line) not in [(r.rule, r.line) for r in refusals]:
        refusals.append(refusal)


def _explained(text: str, error: yaml.YAMLError) -> list[Refusal]:
    """The typing slip behind a syntax error, else libyaml's complaint where it is mended.

    Of slips that are made line after line, all that the text has.
    """
    problem, begin, end = _complaint(error)
    if is_too_deep(problem) and end is not None:
        return [too_deep(end)]
    lines = text.split("\n")
    places = [_inside(lines, m) for m in (end, begin) if m is not None] or [(1, 1)]
    cause = _cause_near(lines, [line for line, _ in places], comes_from_above(problem))
    place = places[-1] if is_left_open(problem) else places[0]
    return all_causes(lines, cause) if cause else [syntax_error(problem, *place)]


def _complaint(error: Any) -> tuple[str, Any, Any]:
    """What libyaml says, and the marks of where it began and where it was noticed."""
    said = [getattr(error, name, None) for name in ("context", "problem")]
    begin, end = (getattr(error, f"{name}_mark", None) for name in ("context", "problem"))
    return " ".join(filter(None, said)), begin, end


def _inside(lines: list[str], mark: Any) -> tuple[int, int]:
    """(line, column) of a mark; behind the last line with text where it lies after the end."""
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
    if mark.line + 1 <= last:
        return mark.line + 1, mark.column + 1
    return last, len(lines[last - 1].rstrip()) + 1


def _cause_near(lines: list[str], numbers: list[int], look_above: bool) -> Refusal | None:
    """A typing slip on one of the lines, or above the first: there, unless libyaml's words
    point to it, only blanks that look like others.
    """
    above = next((n for n in range(numbers[0] - 1, 0, -1) if lines[n - 1].strip()), None)
    cause = typical_cause(lines, above, above) if above else None
    if cause and (look_above or cause.rule in _BLANKS):
        return cause
    return next((c for n in sorted(numbers) if (c := typical_cause(lines, n, n))), None)
