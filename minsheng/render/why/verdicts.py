"""The rule that gave a light, in one sentence with its numbers."""

from collections.abc import Callable
from fractions import Fraction

from minsheng.assess import Reason, Rule
from minsheng.models.targets import ABOUTS, Policy
from minsheng.numerals import percent, percent_points, plain
from minsheng.render import words
from minsheng.render.why.figures import lag, number
from minsheng.terms import INDICATOR_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator
from minsheng.why.explanation import ExplainedIndicator, Explanation

_Said = Callable[[ExplainedIndicator, Policy], str]


def indicator(one: ExplainedIndicator, policy: Policy) -> str:
    """Why the indicator has its status: 偏差 -12.3 个百分点，低于 -10 → 预警."""
    why = _REASONS[one.tracked.assessment.reason](one, policy)
    return f"{why} → {INDICATOR_WORDS[one.tracked.status]}"


def _met(one: ExplainedIndicator, policy: Policy) -> str:
    tracked = one.tracked
    due = f"已到期（{tracked.window.due}），" if tracked.indicator.is_level else ""
    return f"{due}{_so_far(tracked)}{_holds(one, policy, True)}"


def _so_far(tracked: TrackedIndicator) -> str:
    """What the figure is: 累计 where it adds up over the year, 时点值 of a level."""
    if tracked.indicator.kind == "milestone":
        return ""
    return "时点值 " if tracked.indicator.is_level else "累计 "


def _overdue(one: ExplainedIndicator, policy: Policy) -> str:
    return f"已到期（{one.tracked.window.due}），{_so_far(one.tracked)}{_holds(one, policy, False)}"


def _holds(one: ExplainedIndicator, policy: Policy, satisfied: bool) -> str:
    """That the target is reached or not, by the document's own comparator."""
    tracked, verdict = one.tracked, one.tracked.assessment
    comparator = tracked.indicator.comparator
    actual, target = words.actual(tracked), words.compared(tracked.indicator, verdict.target)
    if tracked.indicator.kind == "milestone":
        return actual
    if comparator in ABOUTS and verdict.ratio is not None:
        beside = "不低于" if satisfied else "低于"
        share, least = _beside_limit(verdict.ratio, policy), words.about_from(policy)
        return f"{actual}，是目标的 {share}，{beside} {least}（“{comparator}”的界线）"
    if comparator:
        return f"{actual}，{'符合' if satisfied else '不符合'}“{target}”"
    return f"{actual}，{'达到' if satisfied else '未达到'}目标 {target}"


def _beside_limit(ratio: Fraction, policy: Policy) -> str:
    """The ratio as it is printed, or exactly where it is rounded down across the limit of 约."""
    least = 1 - Fraction(policy.about_tolerance)
    is_enough = Fraction(percent_points(ratio)) >= least * 100
    return percent(ratio) if is_enough == (ratio >= least) else f"{number(ratio * 100)}%"


def _variance(one: ExplainedIndicator) -> str:
    """The printed variance, and the exact one that decides where the two are not the same."""
    tracked = one.tracked
    exact = "" if one.printed_decides else f"（精确值 {lag(tracked.assessment.variance)}）"
    return f"偏差 {words.points(tracked.printed_variance)} 个百分点{exact}"


def _far_behind(one: ExplainedIndicator, policy: Policy) -> str:
    return f"{_variance(one)}，低于 {plain(-policy.behind_lag)}"


def _short_of_one(one: ExplainedIndicator, policy: Policy) -> str:
    short = "超出" if one.tracked.indicator.is_ceiling else "差"
    return f"{_far_behind(one, policy)}，但到期以前只{short}一件，不算滞后"


def _lagging(one: ExplainedIndicator, policy: Policy) -> str:
    within = f"不低于 {plain(-policy.behind_lag)}"
    return f"{_variance(one)}，低于 {plain(-policy.warn_lag)}，{within}"


def _on_schedule(one: ExplainedIndicator, policy: Policy) -> str:
    least = min(policy.warn_lag, policy.behind_lag)
    return f"{_variance(one)}，不低于 {plain(-least)}"


def _level_fails(one: ExplainedIndicator, policy: Policy) -> str:
    return f"时点值目前 {_holds(one, policy, False)}"


def _level_holds(one: ExplainedIndicator, policy: Policy) -> str:
    return f"时点值目前 {_holds(one, policy, True)}，到期（{one.tracked.window.due}）再定"


_REASONS: dict[Reason, _Said] = {
    Reason.MET: _met,
    Reason.UNREPORTED: lambda *_: "没有填报",
    Reason.OVERDUE: _overdue,
    Reason.FAR_BEHIND: _far_behind,
    Reason.SHORT_OF_ONE: _short_of_one,
    Reason.LAGGING: _lagging,
    Reason.LEVEL_FAILS: _level_fails,
    Reason.LEVEL_HOLDS: _level_holds,
    Reason.ON_SCHEDULE: _on_schedule,
}


def project(found: Explanation) -> str:
    """Why the project has its light, and which indicators gave it."""
    rules: dict[Rule, Callable[[], str]] = {
        Rule.ACCEPTED: lambda: "各项指标都达标，已经验收",
        Rule.ALL_MET: lambda: "各项指标都达标，还没有验收",
        Rule.NONE_REPORTED: lambda: "没有一项指标填报过",
        Rule.WORST: lambda: _worst(found),
    }
    tracked = found.tracked
    return f"{rules[tracked.verdict.rule]()} → {words.project_word(tracked.status)}"


def _worst(found: Explanation) -> str:
    decisive = [found.indicators[number] for number in found.tracked.verdict.decisive]
    status = found.tracked.status
    parts = [
        f"指标{one.number} {safe(one.name)} {_weighs(one.tracked, status)}" for one in decisive
    ]
    return f"按最差的指标定：{'；'.join(parts)}"


def _weighs(tracked: TrackedIndicator, status: Status) -> str:
    """What the indicator counts as in a project of which others are reported."""
    word = INDICATOR_WORDS[tracked.status]
    if tracked.status is not Status.UNREPORTED:
        return word
    when = "已到期" if status is Status.BEHIND else "没有到期"
    return f"{word}，{when}，按{INDICATOR_WORDS[status]}算"
