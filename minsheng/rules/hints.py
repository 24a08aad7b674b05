"""What to write instead of a reported value that does not fit its indicator."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from minsheng.models.targets import Indicator
from minsheng.names import as_known, joined, nearest
from minsheng.numerals import Number, is_number, plain, total
from minsheng.schedule import is_percentage, items_at, target_at
from minsheng.source.scalars import MAX_DIGITS
from minsheng.source.writing import flow_list
from minsheng.spellings.answers import says_nothing, yes_or_no
from minsheng.spellings.measures import in_measure, is_scaled, stated_measure
from minsheng.spellings.numbers import Meant, fraction_meant, number_meant

_MOST_ITEMS = 8
_LONGEST_LIST = 160
_MOST_GROUPS = MAX_DIGITS // 3
_TO_PROGRESS = "写到 progress（进展情况）"
_WHOLE_DAY = date.max


def for_value(indicator: Indicator, value: Any) -> str:
    """The very spelling to write where it can be told, otherwise what is asked for."""
    tellers: dict[str, Callable[[Indicator, Any], str]] = {
        "quantity": _for_quantity,
        "checklist": _for_checklist,
        "milestone": _for_milestone,
    }
    return tellers[indicator.kind](indicator, value)


def _for_quantity(indicator: Indicator, value: Any) -> str:
    if isinstance(value, str):
        return _for_quantity_as_text(indicator, value)
    if isinstance(value, bool):
        return _when_done(indicator) if value else _when_open(indicator)
    if isinstance(value, list):
        return _for_quantity_as_list(indicator, value)
    if isinstance(value, dict):
        return _for_quantity_as_mapping(indicator, value)
    return f"{_asked(indicator)}；日期不写在这里"


def _asked(indicator: Indicator) -> str:
    what = "当前的数" if indicator.is_level or is_percentage(indicator.measure) else "累计完成的数"
    return f"只写{what}，计量单位是“{indicator.measure}”"


def _when_done(indicator: Indicator) -> str:
    if indicator.is_level:
        return _asked(indicator)
    return f"写累计数；全部完成就写 {plain(target_at(indicator, _WHOLE_DAY))}"


def _when_open(indicator: Indicator) -> str:
    return _asked(indicator) if indicator.is_level else "写累计数；一点也没完成写 0"


def _for_quantity_as_text(indicator: Indicator, text: str) -> str:
    if meant := number_meant(text):
        return for_number(meant, indicator, text)
    if says_nothing(text):
        return "没有就不写这一行；确实是零写 0"
    if (done := yes_or_no(text)) is not None:
        return _when_done(indicator) if done else _when_open(indicator)
    if parts := fraction_meant(text):
        return _for_fraction(indicator, *parts)
    return f"{_asked(indicator)}；说明{_TO_PROGRESS}"


def _for_fraction(indicator: Indicator, part: Number, whole: Number) -> str:
    """The part of `15/20`, or the percentage where one is asked for."""
    if not is_percentage(indicator.measure):
        return f"写累计数，不写成分数：写 {plain(part)}"
    share = Fraction(part) / Fraction(whole) * 100 if whole else Fraction(0)
    if not whole or share * 100 % 1:
        return _asked(indicator)
    return f"写 {plain(share)}（{plain(part)}/{plain(whole)} 是 {plain(share)}%）"


def for_number(meant: Meant, indicator: Indicator, text: str) -> str:
    """The figure of a number with its 万, its measure, its 约 or its quotes."""
    measure, stated = indicator.measure, stated_measure(meant)
    figure = in_measure(meant, measure)
    if figure is None:
        return _of_another_measure(meant, measure, stated)
    hint = f"写 {plain(figure)}"
    if is_scaled(measure) and (meant.scale or stated):
        hint += f"（计量单位已是{measure}）"
    elif text == plain(figure):
        hint += "，不加引号"
    return hint + _left_over(meant, stated)


def _of_another_measure(meant: Meant, measure: str | None, stated: str) -> str:
    if stated == "%" or is_percentage(measure):
        what = "完成率" if stated == "%" else f"“{stated}”数"
        return f"计量单位是“{measure}”：写多少{measure}，不写{what}"
    same = plain(meant.value)
    return f"计量单位是“{measure}”，这里写的是“{stated}”：若数的是同一样东西，写 {same}"


def _left_over(meant: Meant, stated: str) -> str:
    """What of the text is no part of a figure."""
    if meant.hedge:
        return f"；填报实际数，不写“{meant.hedge}”"
    return f"；其余的话{_TO_PROGRESS}" if meant.measure != stated else ""


def _for_quantity_as_list(indicator: Indicator, items: list[Any]) -> str:
    if (figure := _split_thousands(items)) is not None:
        return f"写 {plain(figure)}，不加方括号和逗号"
    if len(items) == 1 and is_number(items[0]):
        return f"写 {plain(items[0])}，不加方括号"
    if len(items) == 1 and isinstance(items[0], str):
        return _for_quantity_as_text(indicator, items[0])
    if items and all(map(is_number, items)):
        return f"只写一个数；若各项要相加，写 {plain(total(items))}"
    count = f"；若就是这 {len(items)} 项，写 {len(items)}" if items else ""
    return f"{_asked(indicator)}，不写列表{count}"


def _split_thousands(items: Sequence[Any]) -> Number | None:
    """1500 of [1, 500]: a number that its comma has cut in two."""
    whole = 1 < len(items) <= _MOST_GROUPS and all(type(item) is int for item in items)
    if not whole or not 0 < items[0] < 1000 or not all(100 <= i < 1000 for i in items[1:]):
        return None
    return int("".join(map(str, items)))


def _for_quantity_as_mapping(indicator: Indicator, parts: dict[str, Any]) -> str:
    if parts and all(map(is_number, parts.values())):
        return f"只写一个数；若各项要相加，写 {plain(total(parts.values()))}"
    return f"{_asked(indicator)}，明细{_TO_PROGRESS}"


def _for_checklist(indicator: Indicator, value: Any) -> str:
    items = items_at(indicator, _WHOLE_DAY)
    if isinstance(value, str):
        return _for_checklist_as_text(items, value)
    if isinstance(value, bool):
        return _all_of(items) if value else _none_of(items)
    if is_number(value):
        return _so_many_of(items, value)
    if isinstance(value, dict):
        done = [as_known(key, items) for key, state in value.items() if _is_yes(state)]
        return f"只写完成的：写 {flow_list(name for name in done if name)}"
    return f"写出完成的是哪几项，{_choice(items)}"


def _is_yes(state: Any) -> bool:
    return state is True or (isinstance(state, str) and yes_or_no(state) is True)


def _for_checklist_as_text(items: Sequence[str], text: str) -> str:
    name = as_known(text, items)
    if known := [name] if name else joined(text, items):
        return f"写 {flow_list(known)}"
    if says_nothing(text):
        return "没有就不写这一行；一项也没完成写 []"
    if (done := yes_or_no(text)) is not None:
        return _all_of(items) if done else _none_of(items)
    meant, near = number_meant(text), nearest(text, items)
    if meant:
        return _so_many_of(items, meant.value)
    if near:
        return f"若是“{near[0]}”，写 {flow_list(near)}；几项用半角逗号隔开"
    return f"写出完成的是哪几项，{_choice(items)}"


def _all_of(items: Sequence[str]) -> str:
    if len(items) <= _MOST_ITEMS and len(written := flow_list(items)) <= _LONGEST_LIST:
        return f"写出完成的事项；全部完成就写 {written}"
    return f"写出完成的事项，{_choice(items)}"


def _none_of(items: Sequence[str]) -> str:
    return f"一项也没完成写 []；完成了一部分，写出是哪几项，{_choice(items)}"


def _so_many_of(items: Sequence[str], count: Number) -> str:
    if count == len(items):
        return _all_of(items)
    if count == 0:
        return "一项也没完成写 []"
    return f"写出完成的是哪几项，不写项数，{_choice(items)}"


def _choice(items: Sequence[str]) -> str:
    """How the finished items are written, and which there are; only so many of them."""
    shown = list(items[:1])
    for name in items[1:_MOST_ITEMS]:
        if len("、".join([*shown, name])) > _LONGEST_LIST:
            break
        shown.append(name)
    more = f" 等 {len(items)} 项（见目标清单）" if len(shown) < len(items) else ""
    return f"写作 {flow_list(items[:1])} 的样子；清单里有 {'、'.join(shown)}{more}"


def _for_milestone(_: Indicator, value: Any) -> str:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, date):
        return f"完成了写 true，未完成写 false；完成的日期{_TO_PROGRESS}"
    if isinstance(value, bool):
        return f"写 {str(value).lower()}"
    text = plain(value) if is_number(value) else value
    asked = "已完成写 true，未完成写 false"
    return _for_milestone_as_text(text) or asked if isinstance(text, str) else asked


def _for_milestone_as_text(text: str) -> str | None:
    if (done := yes_or_no(text)) is not None:
        return f"写 {str(done).lower()}"
    if says_nothing(text):
        return "没有就不写这一行；未完成写 false"
    if number_meant(text):
        return f"全部完成才写 true，否则写 false；完成到几成{_TO_PROGRESS}"
    return None
