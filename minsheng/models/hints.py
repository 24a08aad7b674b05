"""What to write instead of a value that does not fit the schema (S103)."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from minsheng.models.base import JOINT
from minsheng.models.date_hints import for_date
from minsheng.models.targets import ABOUTS, CEILINGS, FLOORS
from minsheng.names import did_you_mean
from minsheng.numerals import plain
from minsheng.source.scalars import REFUSED
from minsheng.source.writing import flow_list, flow_text
from minsheng.spellings.answers import yes_or_no
from minsheng.spellings.measures import in_measure, stated_measure
from minsheng.spellings.numbers import LONGEST, Meant, number_meant, ordinal_meant

_NAMES = ("units", "supporting", "levels", "items")  # lists of names; others hold sentences
_OF_MAPPINGS = ("projects", "indicators", "reports", "revisions")
_JOINTS = re.compile(r"\s*[、，,；;\n]\s*|\s+")
_OTHER_WORDS = {
    "以上": "大于等于 >= ≥ 起",
    "不少于": "不小于 最少 >=",
    "超过": "大于 > 超 逾 高于 多于",
    "不超过": "小于等于 <= ≤ 最多 至多 不多于 不大于",
    "低于": "小于 < 少于",
    "约": "大约 约为 大概 近 ≈ =",
    "以内": "之内 内",
    "sum": "合计 求和 相加 累加 加总 汇总 total",
    "latest": "最新 最近 last newest",
}


class Misfit(NamedTuple):
    """A value that does not fit: under which key, beside what, and in a list of which year."""

    key: str
    value: Any
    owner: dict[str, Any]
    year: Any = None
    choices: tuple[str, ...] = ()


def hint_for(kind: str, misfit: Misfit) -> str | None:
    """The very spelling to write where it can be told, otherwise what is asked for."""
    teller = _TELLERS.get(kind)
    return teller(misfit) if teller else None


def _for_text(misfit: Misfit) -> str:
    value = misfit.value
    if isinstance(value, list | dict):
        return "写成一段文字，不用列表"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return (
        f'若这就是文字，请加引号，写作 "{shown}"'
        if len(shown) <= LONGEST
        else "若这就是文字，请加引号"
    )


def _for_integer(misfit: Misfit) -> str:
    value = misfit.value
    number = ordinal_meant(value) if isinstance(value, str) else None
    if isinstance(value, Decimal) and value == int(value):
        number = int(value)
    if number is not None:
        return f"写 {number}" + ("，不加引号" if value == str(number) else "")
    if misfit.key == "project":
        return "写项目的序号，如 6；不写名称"
    return "只写数字，不加引号和单位"


def _for_number(misfit: Misfit) -> str:
    value = misfit.value
    meant = number_meant(value) if isinstance(value, str) else None
    if meant is None:
        return "只写数字，不加引号和单位"
    if misfit.key == "about_tolerance" and meant.measure == "%":
        return f"写 {plain(Decimal(meant.number) / 100)}"
    if misfit.key != "target":
        return f"写 {plain(meant.value)}"
    return _for_target(meant, misfit)


def _for_target(meant: Meant, misfit: Misfit) -> str:
    """A target with its measure or its 约: each in a line of its own."""
    measure = misfit.owner.get("measure")
    figure = in_measure(meant, measure) if isinstance(measure, str) else None
    hint = f"写 {plain(meant.value if figure is None else figure)}"
    if misfit.value == plain(meant.value):
        hint += "，不加引号"
    if figure is None and measure is not REFUSED:
        hint += _measure_apart(stated_measure(meant), measure)
    return hint + _hedge_apart(meant.hedge)


def _measure_apart(stated: str, measure: Any) -> str:
    if not stated:
        return ""
    now = f"（现在是“{measure}”）" if isinstance(measure, str) else ""
    return f"；计量单位另写：measure: {flow_text(stated)}{now}"


def _hedge_apart(hedge: str) -> str:
    if hedge in (*FLOORS, *ABOUTS, *CEILINGS):
        return f"；“{hedge}”另写：comparator: {hedge}"
    return f"；不写“{hedge}”" if hedge else ""


def _for_boolean(misfit: Misfit) -> str:
    value = plain(misfit.value) if isinstance(misfit.value, int) else misfit.value
    answer = yes_or_no(value) if isinstance(value, str) else None
    return "写 true 或 false，不加引号" if answer is None else f"写 {str(answer).lower()}，不加引号"


def _for_milestone(_: Misfit) -> str:
    return "写 milestone: true，表示这是节点指标；是否完成写在填报里"


def _for_date(misfit: Misfit) -> str:
    return for_date(misfit.value, misfit.year)


def _for_list(misfit: Misfit) -> str:
    value = misfit.value
    if misfit.key == "plan":
        return "写作 [{by: 2025-06-30, value: 10}, {by: 2025-12-31, value: 20}] 的样子"
    if isinstance(value, dict) or misfit.key in _OF_MAPPINGS:
        return "每一项以“- ”开头，各项对齐"
    text = value.strip() if isinstance(value, str) else ""
    if not 0 < len(text) <= 3 * LONGEST:
        return "写作 [甲, 乙]，或每项一行、以“- ”开头"
    parts = _JOINTS.split(text) if misfit.key in _NAMES else [text]
    return f"写作 {flow_list(filter(None, parts))}"


def _for_joined(misfit: Misfit) -> str:
    parts = JOINT.split(str(misfit.value)[: 3 * LONGEST])
    return f"用半角逗号隔开：{', '.join(flow_text(part.strip()) for part in parts if part.strip())}"


def _for_mapping(misfit: Misfit) -> str | None:
    if misfit.key == "actuals":
        return "每个指标一行，写作“指标名称: 数字”"
    return None


def _for_choice(misfit: Misfit) -> str | None:
    value = misfit.value
    if not isinstance(value, str):
        return None
    other = next((word for word, others in _OTHER_WORDS.items() if value in others.split()), None)
    if other in misfit.choices:
        return f"是不是“{other}”？" + ("照原文的字写" if misfit.key == "comparator" else "")
    hint = did_you_mean(value, misfit.choices)
    return None if hint and hint.startswith("可用的有") else hint


def _for_long_text(misfit: Misfit) -> str:
    return f"现有 {len(misfit.value)} 个字；只照抄这一个项目的工作任务"


_TELLERS: dict[str, Callable[[Misfit], str | None]] = {
    "string_type": _for_text,
    "int_type": _for_integer,
    "number": _for_number,
    "bool_type": _for_boolean,
    "only_true": _for_milestone,
    "date_type": _for_date,
    "tuple_type": _for_list,
    "joined": _for_joined,
    "dict_type": _for_mapping,
    "literal_error": _for_choice,
    "string_too_long": _for_long_text,
}
