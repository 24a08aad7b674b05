"""How long nothing was heard of a unit, in words: 最近填报, and 逾期未报 beside it."""

from minsheng.silence import Silence
from minsheng.summarize import Overview, UnitSummary
from minsheng.text import safe


def last_report(silence: Silence) -> str:
    """The date of the newest report, 未报 before the first."""
    return str(silence.last_report or "未报")


def mark(silence: Silence) -> str:
    """逾期未报 92 天; empty where nothing is overdue."""
    return f"逾期未报 {silence.days} 天" if silence.is_overdue else ""


def answer(silence: Silence) -> str:
    """Whether a unit is overdue, in a table that is filtered: 是 or 否."""
    return "是" if silence.is_overdue else "否"


def longest_first(overview: Overview) -> list[UnitSummary]:
    """The overdue units, the one that was silent for longest first."""
    found = [unit for unit in overview.units if unit.silence.is_overdue]
    return sorted(found, key=lambda unit: -unit.silence.days)


def line(overview: Overview) -> str:
    """逾期未报（超过 45 天）：统战部 92 天、公安分局 119 天（还没有填报）; empty without any."""
    found = longest_first(overview)
    if not found:
        return ""
    units = "、".join(f"{safe(unit.name)} {_days(unit.silence)}" for unit in found)
    return f"逾期未报（超过 {overview.policy.stale_days} 天）：{units}"


def _days(silence: Silence) -> str:
    return f"{silence.days} 天" + ("" if silence.last_report else "（还没有填报）")
