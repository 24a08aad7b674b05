"""Changes in Chinese words, the same in every format; text from data made harmless.

What stood and what stands have an arrow between them; what did not change is said once.
"""

from datetime import date
from decimal import Decimal

from minsheng.changes.figures import Correction
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.ledger import Figure, Reported
from minsheng.models.targets import Indicator
from minsheng.numerals import Number, is_number, plain
from minsheng.problems import Place
from minsheng.render import words
from minsheng.render.changes.section import Line
from minsheng.terms import INDICATOR_WORDS
from minsheng.text import located, safe
from minsheng.track import TrackedIndicator

ARROW = "→"
_ABSENT = "未列入"


def arrow(then: str, now: str) -> str:
    """`3→5`; once where both are the same."""
    return now if then == now else f"{then}{ARROW}{now}"


def signed(number: Number | Decimal) -> str:
    """A difference with its sign: +5, -12, 0."""
    return f"+{plain(number)}" if number > 0 else plain(number)


def actual(change: IndicatorChange) -> str:
    """What is done: 1020→1180 人次, 未报→14 台."""
    then, now = change.then, change.now
    if then is None or now is None:
        return words.actual(change.either)
    alike = then.indicator.measure == now.indicator.measure
    before, after = words.actual(then, with_measure=not alike), words.actual(now)
    return after if words.actual(then) == after else f"{before}{ARROW}{after}"


def target(change: IndicatorChange, with_measure: bool = True) -> str:
    """The target: 48→40 个（原 48）, and whether other items make up the same number."""
    then, now = change.then, change.now
    if then is None or now is None or not change.is_new_target:
        return words.target(change.either, with_measure)
    before, after = words.target(then, with_measure), words.target(now, with_measure)
    return f"{after}（清单有调整）" if before == after else f"{before}{ARROW}{after}"


def completion(tracked: TrackedIndicator | None) -> str:
    """The completion; a dash where it is not reported or not in the list."""
    is_reported = tracked is not None and tracked.actual is not None
    return words.share(tracked.assessment.completion) if tracked and is_reported else words.NONE


def variance(change: IndicatorChange) -> str:
    """The variance in points: +1.5→-3.2."""
    sides = [s for s in (change.then, change.now) if s is not None]
    return arrow(*[words.points(s.printed_variance) for s in (sides[0], sides[-1])])


def status(tracked: TrackedIndicator | None) -> str:
    """An indicator's status; 未列入 where the list has no such indicator."""
    return INDICATOR_WORDS[tracked.status] if tracked else _ABSENT


def added(change: IndicatorChange, with_sign: bool = True) -> str:
    """What was added: +160, 首次填报, 填报没有了; a dash where it cannot be said."""
    if change.is_first_report:
        return "首次填报"
    if change.is_withdrawn:
        return "填报没有了"
    if change.added is None:
        return words.NONE
    return signed(change.added) if with_sign else plain(change.added)


def details(change: IndicatorChange) -> list[str]:
    """What a change of the figure does not say: another target, which items, who reported."""
    told = {"新完成": change.items_done, "不再算完成": change.items_gone}
    lines = [f"目标 {target(change)}"] if change.is_new_target else []
    lines += [f"{how}：{'、'.join(map(safe, which))}" for how, which in told.items() if which]
    return [*lines, *_units_reported(change)]


def _units_reported(change: IndicatorChange) -> list[str]:
    """That more units of a sum have reported, which is no progress of the others."""
    then, now = (s.actual.units_reported if s and s.actual else 0 for s in change[:2])
    is_sum = change.either.indicator.combine == "sum"
    return (
        [f"已报单位 {then}{ARROW}{now}/{len(change.either.units)}"]
        if is_sum and then != now
        else []
    )


def accepted(project: ProjectChange) -> str:
    """新办结（2025-09-26 验收）; 验收后回退, 退回 where it went back; empty otherwise."""
    day: date | None = project.either.accepted
    if project.is_newly_closed:
        return f"新办结（{day} 验收）"
    if project.is_reopened:
        return f"验收后回退（{day} 验收）" if day else "退回：验收记录没有了"
    return "退回：不再全部达标" if project.is_returned else ""


def value(reported: Reported | None, indicator: Indicator) -> str:
    """A value as a unit reported it, with its measure; of a checklist the items too."""
    if reported is None:
        return "未报"
    if isinstance(reported, tuple):
        named = f"（{'、'.join(map(safe, reported))}）" if reported else ""
        return words.amount(len(reported), indicator.measure) + named
    if isinstance(reported, bool):
        return words.reported(reported)
    return words.amount(reported, indicator.measure)


def corrected(one: Correction) -> str:
    """2092→2080 人: what stood and what stands."""
    before = plain(one.stood) if is_number(one.stood) else value(one.stood, one.indicator)
    return f"{before}{ARROW}{value(one.figure.value, one.indicator)}"


def place(where: Place) -> str:
    """data/progress/公共服务局.yaml:94."""
    return located(where.path, where.line)


def place_in(where: Place, commit: str | None) -> Line:
    """The place, in a commit where it stands there; broken before the path."""
    return [f"提交 {commit} 的 ", place(where)] if commit else place(where)


def reporter(figure: Figure) -> str:
    """Who reported a figure, and as of when."""
    return f"{safe(figure.unit)}（截至 {figure.as_of}）"
