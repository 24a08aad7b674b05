"""libyaml's events to plain values and nodes, one frame a container instead of recursion."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from minsheng.source.causes import slip_in_key
from minsheng.source.decode import Refusal
from minsheng.source.scalars import REFUSED, SUSPECT, resolve

Node = Any
"""A `ScalarEvent`, or (event that opens a container, children); see `source.tree`."""

MAX_DEPTH = 32
MAX_EVENTS = 500_000
"""Keys, values and brackets in a file: with 5 MB of words there are about half as many."""
_IDEOGRAPHIC_SPACE = "\u3000"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RARE = re.compile("[&*!]")  # without one of these there is no anchor, alias or tag
_ITEM: Any = object()
_JOINED: Any = object()
_HEAD_OF_THOUSANDS = re.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})*")
_REST_OF_THOUSANDS = re.compile("[0-9]{3}(?![0-9])[^0-9,]{0,12}")


class Stop(Exception):
    """The rest of the file is not worth reading."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def compose(text: str, refusals: list[Refusal]) -> tuple[Any, Node]:
    """The value and the node of a text; what is refused in it is added to `refusals`.

    Raises `Stop` for what ends the reading, yaml.YAMLError for what is no YAML.
    """
    composer = _Composer(text, refusals)
    next_event = composer.loader.get_event
    composer.run(composer.watched_event if _RARE.search(text) else next_event)
    if (event := next_event()) is not None:
        raise Stop(too_long(event.start_mark))
    if composer.values in ([], [None]):
        raise Stop(Refusal("Y012", 1, 1, "文件里没有内容", "至少写上必填的各项"))
    value, node = composer.values[0], composer.children[0]
    if type(node) is tuple and ("<<" in text or _IDEOGRAPHIC_SPACE in text):
        _straighten(value, node, refusals)
    return value, node


class _Composer:
    """Builds the tree of one text: the innermost open container, and the ones around it.

    `key` is the event of the key that waits for its value, None where a key comes next,
    `_ITEM` in a list. `dashless` holds the ids of the containers whose first key was repeated.
    """

    def __init__(self, text: str, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        self.loader = LOADER(text)
        self.around: list[tuple[Any, Any]] = []
        self.values: Any = []
        self.children: Any = []
        self.dashless: set[int] = set()

    def run(self, next_event: Callable[[], Any]) -> None:
        """Takes the events, at most `MAX_EVENTS` of them; the document's value comes to lie in
        `values`, its node in `children`.
        """
        values, children, key, next_key = self.values, self.children, _ITEM, _ITEM
        for event in islice(iter(next_event, None), MAX_EVENTS):
            if type(event) is not ScalarEvent:
                next_key = self._turn(event, key)
                values, children = self.values, self.children
            elif key is None:
                key = event
                continue
            else:
                value = event.value
                if value[:1] in SUSPECT and event.implicit[0]:
                    value = self._meaning(event, key)
                if key is _ITEM:
                    values.append(value)
                    children.append(event)
                elif key.value in children:
                    self._repeat(key)
                elif value is not _JOINED:
                    values[key.value] = value
                    children[key.value] = (key, event)
            key = next_key

    def watched_event(self) -> Any:
        """The next event; refuses what no data file needs."""
        event = self.loader.get_event()
        if type(event) is AliasEvent:
            raise Stop(refused(event, "Y010", "用了别名（*名称）", "把内容直接写出来"))
        if getattr(event, "anchor", None) is not None:
            raise Stop(refused(event, "Y010", "用了锚点（&名称）", "把内容直接写出来"))
        if getattr(event, "tag", None) is not None:
            raise Stop(refused(event, "Y010", f"用了标签（{_tag(event)}）", "去掉标签"))
        return event

    def _turn(self, event: Any, key: Any) -> Any:
        """Opens or closes a container; returns the `key` that comes next in the one then open."""
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self.values, self.children = self.around.pop()
        elif kind is MappingStartEvent:
            self._open(event, key, {}, {})
        elif kind is SequenceStartEvent:
            self._open(event, key, [], [])
        elif kind is DocumentStartEvent and self.values:
            raise Stop(refused(event, "Y011", "一个文件里有几份文档（---）", "拆成几个文件"))
        return None if type(self.values) is dict else _ITEM

    def _open(self, event: Any, key: Any, values: Any, children: Any) -> None:
        if key is None:
            raise Stop(refused(event, "Y004", "键只能是一段文字", "检查冒号和括号"))
        if len(self.around) >= MAX_DEPTH:
            raise Stop(too_deep(event.start_mark))
        if key is _ITEM:
            self.values.append(values)
            self.children.append((event, children))
        elif key.value in self.children:
            self._repeat(key)
        else:
            self.values[key.value] = values
            self.children[key.value] = (key, (event, children))
        self.around.append((self.values, self.children))
        self.values, self.children = values, children

    def _meaning(self, event: ScalarEvent, key: Any) -> Any:
        """The value of a plain scalar; `REFUSED` where it has none that can be trusted."""
        value = resolve(event.value)
        if type(value) is tuple:
            self.refusals.append(refused(event, *value))
            return REFUSED
        if value is None and key is not _ITEM:
            return self._without_value(key, event)
        return value

    def _without_value(self, key: ScalarEvent, event: ScalarEvent) -> Any:
        """What a key with nothing behind it is: empty, or a slip of the comma or the colon."""
        if not _has_no_colon(key, event):
            return None
        if self._is_joined(key):
            return _JOINED
        if slip := _swallowed(key):
            self.refusals.append(slip)
            return REFUSED
        return None

    def _is_joined(self, key: Any) -> bool:
        """Whether the key is the rest of a number that its comma has cut in two.

        `{培训: 1,500}` reads as 培训: 1 and a key 500; the two become the text that was typed.
        """
        last = next(reversed(self.children), None) if _REST_OF_THOUSANDS.match(key.value) else None
        if last is None:
            return False
        before: Any = self.children[last][1]
        if type(before) is not ScalarEvent or not _HEAD_OF_THOUSANDS.fullmatch(before.value):
            return False
        end: Any = before.end_mark
        if key.start_mark.index - end.index > 2 or self.values[last] is REFUSED:
            return False
        text = f"{before.value},{key.value}"
        plain, marks = before.implicit, (before.start_mark, key.end_mark)
        self.values[last] = text
        self.children[last] = (self.children[last][0], ScalarEvent(None, None, plain, text, *marks))
        return True

    def _repeat(self, key: ScalarEvent) -> None:
        """The mapping has the key already, which then has no value at all.

        Where it is its first one, a dash was forgotten, and the others that it brings along
        are no slips of their own.
        """
        children, name = self.children, key.value
        self.values[name] = REFUSED
        if id(children) in self.dashless:
            return
        hint = "合并成一个，或删去一个"
        if name == next(iter(children)):
            self.dashless.add(id(children))
            hint = f"若这里是另一项，前面补上“- ”；否则{hint}"
        line = children[name][0].start_mark.line + 1
        self.refusals.append(refused(key, "Y009", f"键“{name}”重复：第 {line} 行已有一个", hint))


def _has_no_colon(key: Any, event: Any) -> bool:
    start, end = event.start_mark, key.end_mark
    return bool((start.line, start.column) == (end.line, end.column))


def _swallowed(key: Any) -> Refusal | None:
    """What is wrong with a key without a colon that has swallowed its value: `完工道路：4`."""
    slip = slip_in_key(key.value)
    if slip is None:
        return None
    offset, rule, message, hint = slip
    line, column = key.start_mark.line + 1, key.start_mark.column + 1 + offset
    return Refusal(rule, line, column, message, hint, line, column + 1)


def _straighten(value: Any, node: Node, refusals: list[Refusal]) -> None:
    """Takes ideographic spaces off the keys; refuses merge keys."""
    waiting = [(value, node)]
    while waiting:
        values, (_, children) = waiting.pop()
        if type(values) is dict:
            _straighten_keys(values, children, refusals)
            inner = [(values[name], child) for name, (_, child) in children.items()]
        else:
            inner = list(zip(values, children, strict=True))
        waiting += [pair for pair in inner if type(pair[1]) is tuple and pair[0] is not REFUSED]


def _straighten_keys(
    values: dict[str, Any], children: dict[str, tuple[ScalarEvent, Node]], refusals: list[Refusal]
) -> None:
    if "<<" in children and children["<<"][0].implicit[0]:
        raise Stop(refused(children["<<"][0], "Y010", "用了合并键（<<）", "把内容直接写出来"))
    for name in [name for name in children if name.strip(_IDEOGRAPHIC_SPACE) != name]:
        key = children[name][0]
        refusals.append(refused(key, "Y006", "用了全角空格", "换成半角空格"))
        straight = name.strip(_IDEOGRAPHIC_SPACE)
        if straight not in children:
            values[straight], children[straight] = values.pop(name), children.pop(name)


def too_long(mark: Any) -> Refusal:
    """The refusal of a file that goes on too long at `mark`."""
    message = f"文件里的内容超过 {MAX_EVENTS} 项"
    hint = "检查是否有重复粘贴的内容；填报可以按月拆成几个文件"
    return Refusal("Y002", mark.line + 1, mark.column + 1, message, hint)


def too_deep(mark: Any) -> Refusal:
    """The refusal of a nesting that goes on too deep at `mark`."""
    message = f"嵌套超过 {MAX_DEPTH} 层"
    return Refusal("Y003", mark.line + 1, mark.column + 1, message, "检查括号和缩进")


def _tag(event: Any) -> str:
    """A tag as it was typed: !!int."""
    return str(event.tag).replace("tag:yaml.org,2002:", "!!")


def refused(event: Any, rule: str, message: str, hint: str) -> Refusal:
    """A refusal at the place of an event."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line + 1, start.column + 1
    return Refusal(rule, line, column, message, hint, end.line + 1, end.column + 1)
