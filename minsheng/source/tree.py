"""YAML text to plain values and, beside them, the place of each: built on libyaml's events.

A node is the tuple (line, column, end_line, end_column, children), all from 1. The children
of a list are a list of nodes, of a mapping a dict from the key to (line, column, node) with
the key's place, of a scalar None. Keys are always text, as written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from minsheng.source.causes import (
    comes_from_above,
    is_left_open,
    is_too_deep,
    slip_in_key,
    syntax_error,
    typical_cause,
)
from minsheng.source.decode import Refusal, decode
from minsheng.source.scalars import REFUSED, resolve

Loc = tuple[str | int, ...]
Node = tuple[int, int, int, int, Any]
Span = tuple[int, int, int, int]

MAX_DEPTH = 32
_BLANKS = ("Y006", "Y007")
_IDEOGRAPHIC_SPACE = "\u3000"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        if key is not None:
            return key[0], key[1], key[0], key[1] + len(str(loc[-1]))
        return node[:4]

    def value_span(self, loc: Loc) -> Span:
        """(line, column, end line, end column) of the value at `loc`; of its key where it is empty.

        Where `loc` leads nowhere, the place of the deepest part of it that exists.
        """
        node, key = self._walk(loc)
        empty = node[:2] == node[2:4]
        return self.key_span(loc) if empty and key is not None else node[:4]

    def _walk(self, loc: Loc) -> tuple[Node, tuple[int, int] | None]:
        node: Node = self.node or (1, 1, 1, 1, None)
        key = None
        for step in loc:
            children = node[4]
            if isinstance(children, dict) and step in children:
                line, column, node = children[step]
                key = (line, column)
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                node, key = children[step], None
            else:
                break
        return node, key


def read_tree(data: bytes) -> Tree:
    """The tree of a file's bytes; every reason to refuse something is in its `refusals`."""
    text = decode(data)
    if isinstance(text, Refusal):
        return Tree(refusals=[text])
    tree = Tree()
    try:
        _Composer(tree, text).run()
    except yaml.YAMLError as error:
        _give_up(tree, _explained(text, error))
    except _Stop as stop:
        _give_up(tree, stop.refusal)
    return tree


def _give_up(tree: Tree, refusal: Refusal) -> None:
    """Nothing of the file is used; the same slip is not told twice."""
    tree.value = tree.node = None
    if (refusal.rule, refusal.line) not in [(r.rule, r.line) for r in tree.refusals]:
        tree.refusals.append(refusal)


class _Stop(Exception):
    """The rest of the file is not worth reading."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def _explained(text: str, error: yaml.YAMLError) -> Refusal:
    """The typing slip behind a syntax error, else libyaml's complaint where it is mended."""
    said = (getattr(error, "context", None), getattr(error, "problem", None))
    problem = " ".join(part for part in said if part)
    begin, end = (getattr(error, f"{name}_mark", None) for name in ("context", "problem"))
    if is_too_deep(problem) and end is not None:
        return _too_deep(end.line + 1, end.column + 1)
    lines = text.split("\n")
    places = [_inside(lines, m) for m in (end, begin) if m is not None] or [(1, 1)]
    cause = _cause_near(lines, [line for line, _ in places], comes_from_above(problem))
    place = places[-1] if is_left_open(problem) else places[0]
    return cause or syntax_error(problem, *place)


def _too_deep(line: int, column: int) -> Refusal:
    return Refusal("Y003", line, column, f"嵌套超过 {MAX_DEPTH} 层", "检查括号和缩进")


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


class _Composer:
    """Builds the tree from the events, with a stack of its own instead of recursion."""

    def __init__(self, tree: Tree, text: str) -> None:
        self.tree = tree
        self.text = text
        # One frame a container that is still open: (value, children, the key that waits for its
        # value, whether its first key was repeated).
        self.frames: list[list[Any]] = []

    def run(self) -> None:
        takers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._open(event, {}, {}),
            yaml.SequenceStartEvent: lambda event: self._open(event, [], []),
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in yaml.parse(self.text, Loader=_LOADER):
            if take := takers.get(type(event)):
                take(event)
        if self.tree.value is None:
            raise _Stop(Refusal("Y012", 1, 1, "文件里没有内容", "至少写上必填的各项"))

    def _alias(self, event: Any) -> None:
        raise _Stop(_refusal(event, "Y010", "用了别名（*名称）", "把内容直接写出来"))

    def _document(self, event: Any) -> None:
        if self.tree.node is not None:
            raise _Stop(_refusal(event, "Y011", "一个文件里有几份文档（---）", "拆成几个文件"))

    def _close(self, _: Any) -> None:
        self.frames.pop()

    def _scalar(self, event: Any) -> None:
        self._check_plainness(event)
        start, end = event.start_mark, event.end_mark
        if self._awaits_key():
            self._key(event.value, event)
            return
        value = event.value
        if event.implicit[0]:
            value = resolve(value)
            if type(value) is tuple:
                self.tree.refusals.append(_refusal(event, *value))
                value = REFUSED
        node = (start.line + 1, start.column + 1, end.line + 1, end.column + 1, None)
        self._add(value, node)

    def _check_plainness(self, event: Any) -> None:
        if event.anchor is not None:
            raise _Stop(_refusal(event, "Y010", "用了锚点（&名称）", "把内容直接写出来"))
        if event.tag is not None:
            raise _Stop(_refusal(event, "Y010", f"用了标签（{_tag(event)}）", "去掉标签"))

    def _awaits_key(self) -> bool:
        return bool(self.frames) and type(self.frames[-1][0]) is dict and self.frames[-1][2] is None

    def _key(self, key: str, event: Any) -> None:
        if key == "<<" and event.implicit[0]:
            raise _Stop(_refusal(event, "Y010", "用了合并键（<<）", "把内容直接写出来"))
        if key.strip(_IDEOGRAPHIC_SPACE) != key:
            key = key.strip(_IDEOGRAPHIC_SPACE)
            self.tree.refusals.append(_refusal(event, "Y006", "用了全角空格", "换成半角空格"))
        frame = self.frames[-1]
        mark = event.start_mark
        known = frame[1].get(key)
        if known is not None:
            self._repeated(frame, event, key, known[0])
        frame[2] = (key, mark.line + 1, mark.column + 1, event.end_mark.column + 1)

    def _repeated(self, frame: list[Any], event: Any, key: str, line: int) -> None:
        """A key for the second time. Where it is the first one, a dash was forgotten, and the
        others that it brings along are no slips of their own.
        """
        frame[0][key] = REFUSED
        if frame[3]:
            return
        frame[3] = key == next(iter(frame[1]))
        hint = "合并成一个，或删去一个"
        if frame[3]:
            hint = f"若这里是另一项，前面补上“- ”；否则{hint}"
        message = f"键“{key}”重复：第 {line} 行已有一个"
        self.tree.refusals.append(_refusal(event, "Y009", message, hint))

    def _open(self, event: Any, value: Any, children: Any) -> None:
        self._check_plainness(event)
        if self._awaits_key():
            raise _Stop(_refusal(event, "Y004", "键只能是一段文字", "检查冒号和括号"))
        if len(self.frames) >= MAX_DEPTH:
            raise _Stop(_too_deep(event.start_mark.line + 1, event.start_mark.column + 1))
        mark = event.start_mark
        node = (
            mark.line + 1,
            mark.column + 1,
            mark.line + 1,
            mark.column + 2,
            children,
        )
        self._add(value, node)
        self.frames.append([value, children, None, False])

    def _add(self, value: Any, node: Node) -> None:
        if not self.frames:
            self.tree.value, self.tree.node = value, node
            return
        frame = self.frames[-1]
        if type(frame[0]) is list:
            frame[0].append(value)
            frame[1].append(node)
            return
        key, line, column, end_column = frame[2]
        frame[2] = None
        has_no_colon = value is None and node[:2] == (line, end_column)
        if has_no_colon and (slip := slip_in_key(key)):
            offset, rule, message, hint = slip
            at = column + offset
            self.tree.refusals.append(Refusal(rule, line, at, message, hint, line, at + 1))
            value = REFUSED
        if key not in frame[1]:
            frame[0][key] = value
            frame[1][key] = (line, column, node)


def _tag(event: Any) -> str:
    """A tag as it was typed: !!int."""
    return str(event.tag).replace("tag:yaml.org,2002:", "!!")


def _refusal(event: Any, rule: str, message: str, hint: str) -> Refusal:
    start, end = event.start_mark, event.end_mark
    return Refusal(
        rule,
        start.line + 1,
        start.column + 1,
        message,
        hint,
        end.line + 1,
        end.column + 1,
    )
