"""What a figure of the JSON object looks like where it is printed: told apart from the program."""

import math
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from typing import Any

WORDS = {
    "done": "办结",
    "on_track": "正常",
    "warning": "预警",
    "behind": "滞后",
    "unreported": "未报",
}
PROJECT_WORDS = {**WORDS, "met": "待验收"}
INDICATOR_WORDS = {**WORDS, "met": "已达标"}


def percent(share: float) -> str:
    """A share of the JSON as it is printed: rounded down to one decimal."""
    points = Decimal(str(share)) * 100
    return f"{points.quantize(Decimal('0.1'), ROUND_DOWN)}%"


def points(completion: float, planned: float) -> str:
    """The difference of the two percentages as they are printed, with its sign."""
    difference = Decimal(percent(completion)[:-1]) - Decimal(percent(planned)[:-1])
    return f"{difference:+}" if difference else "0.0"


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def pairs(found: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every project with each of its indicators."""
    return [(p, i) for p in found["projects"] for i in p["indicators"]]


def printed_actual(indicator: dict[str, Any]) -> str:
    if indicator["actual"] is None:
        return "未报"
    if indicator["kind"] == "milestone":
        return "已完成" if indicator["actual"] else "未完成"
    return number(indicator["actual"])


def same_ledger_row(
    row: dict[str, str], project: dict[str, Any], indicator: dict[str, Any]
) -> None:
    """The row of the ledgers these offices keep says of an indicator what the JSON object says."""
    reported = indicator["actual"] is not None
    assert row["序号"] == str(project["id"])
    assert row["市区分级"] == project["level"]
    assert row["项目名称"] == project["name"]
    assert row["责任单位"].removesuffix("（共同责任）") == "、".join(project["units"])
    assert row["责任单位"].endswith("（共同责任）") == project["joint"]
    assert row["2025年工作任务"] == project["task"]
    assert row["指标"] == indicator["name"]
    assert row["计量单位"] == (indicator["measure"] or "")
    assert row["累计完成"] == printed_actual(indicator)
    assert row["完成率"] == (percent(indicator["completion"]) if reported else "—")
    assert row["序时进度"] == percent(indicator["planned"])
    assert row["状态"] == INDICATOR_WORDS[indicator["status"]]


# forecasts


def _cut(value: float, rounding: str) -> str:
    """One place; of what is below one two, of what is below a tenth four."""
    size = abs(value)
    place = "0.1" if size >= 1 else "0.01" if size >= 0.1 else "0.0001"
    text = f"{Decimal(str(value)).quantize(Decimal(place), rounding):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def down(value: float) -> str:
    """A pace of the JSON as it is printed."""
    return _cut(value, ROUND_FLOOR)


def up(value: float) -> str:
    """What is missing, of the JSON, as it is printed."""
    return _cut(value, ROUND_CEILING)


def grown(indicator: dict[str, Any], text: str) -> str:
    """What is added or missing, with its measure."""
    return f"{text} {'个百分点' if indicator['measure'] in ('%', '％') else indicator['measure']}"


def needed(indicator: dict[str, Any]) -> str:
    """所需月进度: a whole number where the target is one of things that are counted."""
    monthly = indicator["forecast"]["needed_per_month"]
    if monthly is None:
        return "—"
    at_due = indicator["forecast"]["recent"]["at_due"]
    is_counted = indicator["measure"] not in MEASURED and indicator["target"] % 1 == 0
    assert not is_counted or at_due % 1 == 0
    return grown(indicator, str(math.ceil(monthly)) if is_counted else up(monthly))


MEASURED = ("%", "％", "㎡", "km", "公里", "万元", "亿元", "万平方米", "小时", "亩", "吨")
"""The measures of the test data that are not counted in whole things."""


def leads_to(indicator: dict[str, Any], pace: dict[str, Any], day: str) -> str:
    """Where a pace of the JSON leads, as seen on a day."""
    met_on = pace["met_on"]
    if met_on and met_on <= day:
        return f"{met_on} 就该达标（至今没有新的填报）"
    if day >= indicator["due"]:
        return f"{met_on} 才达标（已到期）" if met_on else "不会达标（已到期）"
    if not pace["shortfall"]:
        return f"{met_on} 达标"
    late = f"（{met_on} 才达标）" if met_on else ""
    return f"到期差 {grown(indicator, up(pace['shortfall']))}{late}"
