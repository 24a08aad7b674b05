"""How each figure was computed, written out so that it can be followed with a pencil."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from minsheng.numerals import percent, percent_points, plain
from minsheng.render import words
from minsheng.render.why.figures import factor, measured, number, rate, source
from minsheng.schedule import Ground
from minsheng.terms import Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator
from minsheng.why.explanation import ExplainedIndicator, Mean


def actual(one: ExplainedIndicator) -> list[str]:
    """What the figures that count come to: 甲局 300 + 乙局 120 = 420 人次."""
    tracked = one.tracked
    found = tracked.actual
    if found is None:
        return ["未报"]
    told = {"milestone": _milestone, "checklist": _checklist, "quantity": _quantity}
    oldest = "最早一份" if len({figure.as_of for figure in found.sources}) > 1 else ""
    notes = [f"{oldest}截至 {found.as_of}", *(["久未更新"] if tracked.stale else [])]
    if tracked.is_divided and one.silent:
        notes.append(f"{named(one.silent)}未报")
    return [*told[tracked.indicator.kind](tracked), f"（{'，'.join(notes)}）"]


def _milestone(tracked: TrackedIndicator) -> list[str]:
    return [words.actual(tracked)]


def _checklist(tracked: TrackedIndicator) -> list[str]:
    done = tracked.actual.done if tracked.actual else ()
    parts = [
        f"清单上已完成 {words.actual(tracked)}：{named(done)}" if done else "清单上一项也未完成"
    ]
    if tracked.open_items:
        parts.append(f"；未完成 {len(tracked.open_items)}：{named(tracked.open_items)}")
    return parts


def named(items: Sequence[str]) -> str:
    """Names, in a row."""
    return "、".join(map(safe, items))


def _quantity(tracked: TrackedIndicator) -> list[str]:
    sources = tracked.actual.sources if tracked.actual else ()
    if not tracked.is_divided or len(sources) < 2:
        return [words.actual(tracked)]
    parts = [f"{safe(f.unit)} {words.reported(f.value)}" for f in sources]
    return [*_added(parts), f" = {words.actual(tracked)}"]


def _added(parts: Sequence[str]) -> list[str]:
    """What is added up, each with its sign, so that lines are broken between them."""
    return [parts[0], *(f" + {part}" for part in parts[1:])]


def owed(one: ExplainedIndicator) -> list[str]:
    """What is owed, and on what ground."""
    told: dict[Ground, Callable[[ExplainedIndicator], list[str]]] = {
        Ground.DUE: lambda one: [f"已到期（{one.tracked.window.due}），应达目标：", _owed(one)],
        Ground.LEVEL: lambda one: [
            f"时点值，到期（{one.tracked.window.due}）以前应达 ",
            _owed(one),
        ],
        Ground.PLAN: _by_plan,
        Ground.TIME: _by_time,
    }
    return told[one.tracked.assessment.debt.ground](one)


def _owed(one: ExplainedIndicator) -> str:
    return measured(one.tracked.assessment.owed, one.tracked.indicator.measure)


def _by_plan(one: ExplainedIndicator) -> list[str]:
    debt, facts = one.tracked.assessment.debt, one.tracked.indicator
    if debt.point is None:
        first = f"分期计划的第一个日期 {facts.plan[0].by} 未到"
        return [first, f"（{source(one.plan[0])}）", "，应达 ", _owed(one)]
    stated = words.amount(debt.stated, facts.measure)
    parts = [f"分期计划 {facts.plan[debt.point].by} 起应达 {stated}"]
    parts.append(f"（{source(one.plan[debt.point])}）")
    return [*parts, "，不超过目标：", _owed(one)] if debt.amount < debt.stated else parts


def _by_time(one: ExplainedIndicator) -> list[str]:
    tracked, debt = one.tracked, one.tracked.assessment.debt
    window, share = tracked.window, debt.share or Fraction(0)
    if one.months <= window.begin:
        return [f"{window.start} 才开始，应达 ", _owed(one)]
    begin, end = number(window.begin), number(window.end)
    is_whole = debt.amount != debt.stated
    return [
        f"时间 ({number(one.months)} - {begin}) ÷ ({end} - {begin}) = {rate(share)}；",
        f"{factor(share)} × {words.amount(tracked.assessment.target, tracked.indicator.measure)}",
        f" = {number(debt.stated)}，不足一件的不计，应达 " if is_whole else " = ",
        _owed(one),
    ]


def completion(tracked: TrackedIndicator) -> list[str]:
    """Actual over target, capped; of a ceiling by its own rule."""
    verdict, found = tracked.assessment, tracked.actual
    if found is None or verdict.ratio is None:
        return ["未报，按 0 计"]
    measure = tracked.indicator.measure
    done, target = (words.amount(n, measure) for n in (found.amount, verdict.target))
    if tracked.indicator.is_ceiling:
        return _within_limit(verdict.ratio, done, target)
    parts = [f"{done} ÷ {target} = {rate(verdict.ratio)}"]
    return [*parts, "，超额不计，按 100.0%"] if verdict.ratio > 1 else parts


def _within_limit(ratio: Fraction, done: str, limit: str) -> list[str]:
    if ratio == 1:
        return [f"上限 {limit}，实际 {done}，", "没有超出的按 100.0%"]
    return [
        f"上限 {limit}，实际 {done}，",
        f"超出的按 上限 ÷ 实际：{limit} ÷ {done} = {rate(ratio)}",
    ]


def planned(tracked: TrackedIndicator) -> list[str]:
    """Owed over target."""
    verdict, measure = tracked.assessment, tracked.indicator.measure
    due, target = measured(verdict.owed, measure), words.amount(verdict.target, measure)
    return [f"{due} ÷ {target} = {rate(verdict.planned)}"]


def variance(done: Fraction, planned: Fraction, printed: str) -> list[str]:
    """79.1 - 75.0 = +4.1 个百分点."""
    parts = f"{percent_points(done)} - {percent_points(planned)}"
    return [f"{parts} = {printed} 个百分点"]


def mean(found: Mean, indicators: Sequence[ExplainedIndicator], unreported: bool) -> list[str]:
    """(100.0% + 78.5% + 未报按 0) ÷ 3 = 59.5%; with `unreported`, those are marked."""
    missing = [unreported and one.tracked.status is Status.UNREPORTED for one in indicators]
    printed = [
        "未报按 0" if is_missing else percent(share)
        for share, is_missing in zip(found.shares, missing, strict=True)
    ]
    if len(printed) == 1:
        return [f"只有一项指标：{rate(found.exact)}{'（未报按 0）' if missing[0] else ''}"]
    return [*_mean_of(printed), f" = {rate(found.exact)}"]


def exact_mean(found: Mean) -> list[str]:
    """The same with exact fractions; nothing where the printed percentages suffice."""
    if found.follows:
        return []
    exact = _mean_of([str(share) for share in found.shares])
    return ["上面的百分数已向下取一位小数，平均按精确的分数算：", *exact, f" = {found.exact}"]


def _mean_of(terms: Sequence[str]) -> list[str]:
    first, *rest = _added(terms)
    return [f"({first}", *rest, f") ÷ {plain(len(terms))}"]
