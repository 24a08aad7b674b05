"""The first questions: which unit reports, and as of when."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from minsheng.clock import typed_day
from minsheng.entry.question import Question
from minsheng.entry.sitting import Sitting
from minsheng.entry.standing import day_words
from minsheng.errors import UsageError
from minsheng.models.base import FIRST_DAY, LAST_DAY
from minsheng.names import as_known, did_you_mean
from minsheng.spellings.dates import date_meant
from minsheng.spellings.numbers import ordinal_meant
from minsheng.text import safe
from minsheng.typed import Misread, shortened


def unit_question(units: Sequence[str]) -> Question:
    """Asks for one of the units, by its number in the list or by its name."""
    edge = len(str(len(units)))
    listed = [f"  {number:>{edge}} {safe(unit)}" for number, unit in enumerate(units, start=1)]
    return Question(
        "编号或名称> ",
        partial(_unit_typed, units),
        ("哪个责任单位填报？", *listed),
        "打单位前面的编号，或单位名称。",
        has_signs=False,
    )


def _unit_typed(units: Sequence[str], text: str) -> str | Misread:
    if known := as_known(text, units):
        return known
    number = ordinal_meant(text) if text.isdecimal() else None
    if number is not None and 0 < number <= len(units):
        return units[number - 1]
    hint = did_you_mean(text, units) or f"打 1 到 {len(units)} 的编号，或单位名称"
    return Misread(f"没有责任单位“{shortened(text)}”", hint)


def date_question(default: date, today: date) -> Question:
    """Asks for the date that the report is as of."""
    return Question(
        f"截至日期（回车用 {default}）> ",
        lambda text: _day(text, default.year, today),
        (),
        "数字统计到哪一天：2025-10-31、2025-10（该月最后一天）、10月底、today（今天）。",
        has_signs=False,
    )


def _day(text: str, year: int, today: date) -> date | Misread:
    """The day that was meant; a month alone stands for its last day, as offices report."""
    try:
        return typed_day(text, today)
    except UsageError as error:
        meant = date_meant(text)
        day = meant.completed(year) if meant else None
        if day and FIRST_DAY <= day <= LAST_DAY:
            return day
        return Misread(error.message, error.hint or "")


def greeting(one: Sitting) -> list[str]:
    """What is said before the first project: whose report it is, and how to get along."""
    own = sorted({r.as_of for r in one.ledger.reports if r.unit == one.unit}, reverse=True)
    count = len(one.projects)
    lines = [f"{safe(one.unit)} 截至 {one.as_of}：{count} 个项目，逐项来问。"]
    if one.as_of in own:
        lines.append("这一天本单位已经报过；再报同一个指标，就要写更正说明。")
    elif own and own[0] > one.as_of:
        lines.append(f"本单位已有更晚的填报（{day_words(own[0], one.year)}），这次是补报。")
    lines.append("填截至当日的累计数，不是本月新增。")
    lines.append("回车 跳过　? 说明　. 下一个项目　.. 去核对　Ctrl-C 离开，不写入")
    return lines
