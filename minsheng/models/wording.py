"""pydantic's errors in Chinese, at the place in the file where they are mended."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from minsheng.models.chinese_keys import key_meant, with_chinese
from minsheng.models.drafts import MARK, unconfirmed
from minsheng.names import did_you_mean
from minsheng.source.causes import DASH, typical_cause
from minsheng.source.decode import Refusal
from minsheng.source.scalars import date_spelling
from minsheng.source.tree import Loc, Span, Tree


class Finding(NamedTuple):
    """Something wrong at a place of a tree: rule, span, message, hint."""

    rule: str
    span: Span
    message: str
    hint: str | None = None


_WANTED = {
    "string_type": "文字",
    "int_type": "整数",
    "bool_type": " true 或 false",
    "date_type": "日期",
    "number": "数字",
    "tuple_type": "列表",
    "dict_type": "“键: 值”的形式",
    "model_type": "“键: 值”的形式",
}
_RULES = {
    "missing": "S101",
    "no_measure": "S101",
    "extra_forbidden": "S102",
    "no_shape": "S104",
    "two_shapes": "S105",
    "shape_key": "S105",
    "revision_shape": "S105",
    "says_nothing": "S107",
}
_OF_ITS_KEY = {
    "too_short": "至少要有一项",
    "string_pattern_mismatch": "不能是空白",
    "out_of_range": "必须大于 0",
    "negative": "不能是负数",
    "joined": "不能把几个名称写在一起",
    "only_true": "只能是 true（是否完成写在填报里）",
}
_NESTED = ("model_type", "dict_type", "tuple_type")
_BOUNDS = {
    "greater_than": ("gt", "必须大于 {}"),
    "greater_than_equal": ("ge", "不能小于 {}"),
    "less_than": ("lt", "必须小于 {}"),
    "less_than_equal": ("le", "不能大于 {}"),
    "string_too_long": ("max_length", "不能超过 {} 个字"),
}


def worded(tree: Tree, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    """One pydantic error as a finding: the typing slip behind it where one is recognised."""
    loc: Loc = tuple(detail["loc"])
    kind = detail["type"]
    if kind in ("extra_forbidden", "missing"):
        return _about_key(tree, model, detail)
    loc += detail.get("ctx", {}).get("at", ())
    span = tree.value_span(loc)
    value = detail["input"]
    slip = _slip(value, span) if kind in _NESTED else None
    if slip is not None:
        return slip
    if kind == "date_type" and isinstance(value, str) and (odd := date_spelling(value)):
        return Finding(odd[0], span, odd[1], odd[2])
    return Finding(_RULES.get(kind, "S103"), span, _message(loc, detail), _hint(tree, loc, detail))


def _hint(tree: Tree, loc: Loc, detail: ErrorDetails) -> str | None:
    """What to write instead, from the key that it stands under and what stands beside it."""
    from minsheng.models.hints import Misfit, hint_for

    keys = [number for number, step in enumerate(loc) if isinstance(step, str)]
    key = str(loc[keys[-1]]) if keys else ""
    owner = tree.value
    for step in loc[: keys[-1]] if keys else ():
        owner = owner[step]
    year = tree.value.get("year") if isinstance(tree.value, dict) else None
    choices = tuple(_choices(detail).split("、")) if detail["type"] == "literal_error" else ()
    beside = owner if isinstance(owner, dict) else {}
    return hint_for(detail["type"], Misfit(key, detail["input"], beside, year, choices))


def _slip(value: Any, span: Span) -> Finding | None:
    """A text where something else belongs, because of a fullwidth colon or a missing space."""
    if not isinstance(value, str):
        return None
    cause = typical_cause(value.split(" "), 1, 1) or typical_cause([value], 1, 1)
    if value.startswith("-"):
        cause = Refusal("Y008", 1, 1, *DASH)
    if cause is None or cause.rule not in ("Y005", "Y008"):
        return None
    line, column = span[0], span[1] + cause.column - 1
    stands_as_it_is = (line, span[1] + len(value)) == span[2:]  # on one line, without quotes
    place = (line, column, line, column + 1) if stands_as_it_is else span
    return Finding(cause.rule, place, cause.message, cause.hint)


def _about_key(tree: Tree, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    loc: Loc = tuple(detail["loc"])
    key = str(loc[-1])
    if detail["type"] == "missing":
        return Finding("S101", _missing_span(tree, loc), *_missing_words(tree, loc))
    if key.startswith("-"):
        span = tree.key_span(loc)
        return Finding("Y008", span, *DASH)
    if key == MARK:
        return Finding("S108", tree.key_span(loc), *unconfirmed(tree.value, loc))
    known = keys_at(model, loc[:-1])
    meant = key_meant(key, set(known))
    hint = f"这一项的键写作 {meant}" if meant else did_you_mean(key, known)
    if detail["input"] is None and (hint is None or hint.startswith("可用的有")):
        hint = f"若“{key}”是前面一段文字里半角逗号后面的话，给整段文字加引号"
    return Finding("S102", tree.key_span(loc), f"不认识的键“{key}”", hint)


def _missing_span(tree: Tree, loc: Loc) -> Span:
    """At the key where it stands with nothing behind it, otherwise at what lacks it."""
    here = tree.key_span(loc)
    owner = tree.value_span(loc[:-1])
    if here[:2] != owner[:2]:
        return here
    return owner[0], owner[1], owner[0], owner[1] + 1


def _missing_words(tree: Tree, loc: Loc) -> tuple[str, str | None]:
    owner = tree.value
    for step in loc[:-1]:
        owner = owner[step]
    if isinstance(owner, dict) and loc[-1] in owner:
        return f"必填项 {with_chinese(loc[-1])}是空的", None
    return _missing(loc[-1]), None


@lru_cache(maxsize=256)
def _missing(key: str | int) -> str:
    """One text for all who lack the key."""
    return f"缺少必填项 {with_chinese(key)}".rstrip()


def keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that the schema knows at `loc`, nothing where it knows no model."""
    current: Any = model
    for step in loc:
        if isinstance(step, str):
            field = current.model_fields.get(step)
            current = _model_in(field.annotation) if field else None
        if current is None:
            return []
    return list(current.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _model_in(part))), None)


def _message(loc: Loc, detail: ErrorDetails) -> str:
    kind = detail["type"]
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    if name:
        name += " 的每一项" if isinstance(loc[-1], int) else " "
    if kind in _WANTED:
        return f"{name or '文件最外层'}应是{_WANTED[kind]}，这里是{_described(detail['input'])}"
    if kind == "literal_error":
        return f"{name}只能是 {_choices(detail)}"
    if kind in _BOUNDS:
        return f"{name}{_bounded(detail)}"
    return f"{name}{_OF_ITS_KEY[kind]}" if kind in _OF_ITS_KEY else detail["msg"]


def _bounded(detail: ErrorDetails) -> str:
    key, words = _BOUNDS[detail["type"]]
    bound = detail["ctx"][key]
    if isinstance(bound, date):
        words = words.replace("小于", "早于").replace("大于", "晚于")
    return words.format(bound)


def _choices(detail: ErrorDetails) -> str:
    expected = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    return expected.replace(", ", "、")


def _described(value: Any) -> str:
    kinds: list[tuple[Any, str]] = [
        (type(None), "空的"),
        (bool, " true 或 false"),
        ((int, Decimal), "数字"),
        (date, "日期"),
        (list, "列表"),
        (dict, "“键: 值”的形式"),
    ]
    return next((word for kind, word in kinds if isinstance(value, kind)), "文字")
