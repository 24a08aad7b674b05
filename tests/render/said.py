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
