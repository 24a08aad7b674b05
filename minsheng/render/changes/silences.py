"""Units that did not report, and units that were heard of again."""

from minsheng.changes.diff import Diff
from minsheng.changes.silences import Silent
from minsheng.render.changes.section import Column, Section
from minsheng.text import safe

_UNIT = Column("责任单位", 12)
_LAST = Column("最近填报", 10, fixed=True)


def silent(found: Diff) -> Section | None:
    """Who did not report, those that are overdue marked; None without any."""
    if not found.silent:
        return None
    columns = [_UNIT, Column("情况", 12), _LAST, Column("已过（天）", 10, right=True, fixed=True)]
    rows = [
        [[safe(one.unit)], [_what(one)], [_day(one)], [str(one.silence.days)]]
        for one in found.silent
    ]
    overdue = sum(one.silence.is_overdue for one in found.silent)
    limit = found.now.ledger.targets.policy.stale_days
    marked = f"，其中逾期未报 {overdue} 个（超过 {limit} 天）" if overdue else ""
    is_mixed = any(one.is_heard for one in found.silent)
    who = "没有填报或逾期未报的单位" if is_mixed else "没有填报的单位"
    return Section(f"{who} {len(rows)} 个{marked}", columns, rows)


def _what(one: Silent) -> str:
    """逾期未报, where it is so only now 新逾期未报."""
    if one.is_new:
        return "新逾期未报" + ("（本期填报过）" if one.is_heard else "")
    return "本期没有填报，逾期未报" if one.silence.is_overdue else "本期没有填报"


def _day(one: Silent) -> str:
    return str(one.silence.last_report or "从未")


def heard(found: Diff) -> Section | None:
    """Who was overdue and has reported since; None without any."""
    if not found.heard:
        return None
    before = Column("此前最近填报", 12, fixed=True)
    columns = [_UNIT, before, Column("当时已过（天）", 14, right=True, fixed=True), _LAST]
    rows = [
        [
            [safe(one.unit)],
            [str(one.then.last_report or "从未")],
            [str(one.then.days)],
            [str(one.now.last_report)],
        ]
        for one in found.heard
    ]
    return Section(f"恢复填报的单位 {len(rows)} 个", columns, rows)
