"""What a figure of the JSON object looks like where it is printed: told apart from the program."""

from decimal import ROUND_DOWN, Decimal
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
