"""Figures in Chinese words, the same in every format; text from data made harmless."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from minsheng.assess import Reason
from minsheng.ledger import Reported
from minsheng.models.targets import CEILINGS, Indicator, Policy, Project
from minsheng.numerals import Number, percent, plain
from minsheng.schedule import month_end
from minsheng.summarize import Overview, Summary
from minsheng.terms import ATTENTION, INDICATOR_WORDS, PROJECT_WORDS, WORST_FIRST, Status
from minsheng.text import safe, safe_block
from minsheng.track import TrackedIndicator, TrackedProject

SAMPLE = "示例数据，非真实进展"
NONE = "—"
ATTENTION_ORDER = tuple(status for status in WORST_FIRST if status in ATTENTION)
"""需督办, the worst first."""
UNREPORTED_MARK = "*"
"""Stands behind a mean in which unreported indicators count 0."""
UNREPORTED_NOTE = f"{UNREPORTED_MARK} 含未报指标，未报按 0 计"
_BEFORE_NUMBER = (
    "至少",
    "不少于",
    "不低于",
    "达到",
    "超过",
    "约",
    "不超过",
    "不高于",
    "低于",
)


def titled(title: str, sample: bool) -> str:
    """A table's title, which says so where its figures are illustrative."""
    return f"{title}（{SAMPLE}）" if sample else title


def amount(number: Number | Fraction, measure: str | None) -> str:
    """A number with its measure: 320 人次, 85%."""
    if measure is None:
        return plain(number)
    unit = safe(measure)
    return plain(number) + (unit if unit in "%％‰" else f" {unit}")


def share(value: Fraction | None) -> str:
    """A share as a percentage, a dash where there is none."""
    return NONE if value is None else percent(value)


def points(variance: Decimal | None) -> str:
    """A printed variance with its sign."""
    return NONE if variance is None else f"{variance:+}" if variance else "0.0"


def beside_schedule(variance: Decimal) -> str:
    """低于序时进度 12.3 个百分点."""
    if variance == 0:
        return "与序时进度持平"
    return f"{'低' if variance < 0 else '高'}于序时进度 {abs(variance)} 个百分点"


def mean_completion(summary: Summary) -> str:
    """平均完成率, and how many indicators count 0 in it because nobody reported them."""
    if summary.completion is None:
        return NONE
    missing = uncounted(summary.indicators_unreported)
    return percent(summary.completion) + (f"（{missing}）" if missing else "")


def uncounted(missing: int) -> str:
    """1 项指标未报按 0 计: what stands beside a mean; empty where nothing is missing."""
    return f"{missing} 项指标未报按 0 计" if missing else ""


def project_mean(project: TrackedProject) -> str:
    """A project's mean completion, and how many of its indicators count 0 in it."""
    missing = uncounted(len(project.indicators) - project.reported)
    return percent(project.completion) + (f"（{missing}）" if missing else "")


def project_word(status: Status) -> str:
    """A project's status in Chinese."""
    return PROJECT_WORDS[status]


def indicator_word(tracked: TrackedIndicator) -> str:
    """An indicator's status in Chinese, with 久未更新 where its figure is old, and how many
    units have reported where their figures add up.
    """
    words = INDICATOR_WORDS[tracked.status] + ("·久未更新" if tracked.stale else "")
    if tracked.indicator.combine == "sum" and tracked.actual:
        words += f"（{tracked.actual.units_reported}/{len(tracked.units)} 单位已报）"
    return words


def units(project: Project) -> str:
    """The responsible units, marked where they share the responsibility."""
    names = "、".join(safe(unit) for unit in project.units)
    return f"{names}（共同责任）" if len(project.units) > 1 else names


def target(tracked: TrackedIndicator, with_measure: bool = True) -> str:
    """The target in force with the document's comparator, and the one first published."""
    indicator = tracked.indicator
    if indicator.kind == "milestone":
        return "完成"
    words = compared(indicator, tracked.assessment.target, with_measure)
    if tracked.assessment.target != indicator.published:
        words += f"（原 {plain(indicator.published)}）"
    return words


def compared(indicator: Indicator, number: Number, with_measure: bool = True) -> str:
    """A target with the document's own comparator: 至少 6 个村, 20 个以上."""
    words = amount(number, indicator.measure if with_measure else None)
    comparator = indicator.comparator
    if comparator is None:
        return words
    if comparator in _BEFORE_NUMBER:
        return f"{comparator} {words}"
    return f"{words}{comparator}" if with_measure else f"{words} {comparator}"


def actual(tracked: TrackedIndicator, with_measure: bool = True) -> str:
    """What is done so far; 未报 where nothing was reported, which is not zero."""
    if tracked.actual is None:
        return "未报"
    if tracked.indicator.kind == "milestone":
        return "已完成" if tracked.actual.amount else "未完成"
    return amount(tracked.actual.amount, tracked.indicator.measure if with_measure else None)


def reported(value: Reported) -> str:
    """A value as one unit reported it: a number, the count of its items, 已完成."""
    if isinstance(value, tuple):
        return str(len(value))
    if isinstance(value, bool):
        return "已完成" if value else "未完成"
    return plain(value)


def own_schedule(tracked: TrackedIndicator) -> str:
    """The dates and the plan that an indicator has of its own, empty where it has none."""
    indicator, window = tracked.indicator, tracked.window
    dates = f"{window.start} 至 {window.due}" if indicator.start or indicator.due else ""
    plan = "按分期计划" if indicator.plan else ""
    return "，".join(part for part in (dates, plan) if part)


def added(tracked: TrackedIndicator) -> str:
    """本月新增, with the date it is counted from where that is not the month before."""
    if tracked.added is None:
        return NONE
    since = tracked.added_since
    return plain(tracked.added) + (f"（较{_month_end_or_day(since)}）" if since else "")


def _month_end_or_day(day: date) -> str:
    return f"{day.month}月末" if day == month_end(day) else f"{day.month}月{day.day}日"


def left(tracked: TrackedIndicator) -> str:
    """What is left to do, in words: 还差 320 人次."""
    indicator = tracked.indicator
    if tracked.actual is None:
        return f"未报（目标：{target(tracked)}）"
    if tracked.assessment.is_met:
        return "已达标"
    if tracked.assessment.reason is Reason.LEVEL_HOLDS:
        return "目前达到，到期再定"
    words: dict[str, Callable[[TrackedIndicator], str]] = {
        "milestone": lambda _: "尚未完成",
        "checklist": _open_items,
        "quantity": _quantity_left,
    }
    return words[indicator.kind](tracked)


def _open_items(tracked: TrackedIndicator) -> str:
    items = "、".join(safe(item) for item in tracked.open_items)
    return f"还差 {amount(tracked.left, tracked.indicator.measure)}：{items}"


def _quantity_left(tracked: TrackedIndicator) -> str:
    indicator = tracked.indicator
    gap = amount(tracked.left, indicator.measure)
    if tracked.left > 0:
        return f"{'超出' if indicator.comparator in CEILINGS else '还差'} {gap}"
    return f"尚未{indicator.comparator}目标"


def weakest(project: TrackedProject) -> str:
    """The 短板指标 with its own figures, so that mean and light never seem to disagree."""
    tracked = project.weakest
    name, completion = safe(tracked.name), percent(tracked.assessment.completion)
    if tracked.assessment.is_met:
        return "全部达标"
    if tracked.actual is None:
        return f"{name} {left(tracked)}"
    if tracked.indicator.kind == "milestone":
        return f"{name} {actual(tracked)}，完成率 {completion}"
    if tracked.indicator.comparator:
        return f"{name} {actual(tracked)}（目标{target(tracked)}），完成率 {completion}"
    return f"{name} {actual(tracked, False)}/{target(tracked)}，完成率 {completion}"


def attention(overview: Overview) -> str:
    """需督办 6 项：滞后 2、未报 1、预警 3: the statuses of which there are any, the worst first."""
    number, counted = overview.overall.attention, overview.overall.counts
    parts = [f"{PROJECT_WORDS[s]} {counted[s]}" for s in ATTENTION_ORDER if counted[s]]
    return f"需督办 {number} 项" + (f"：{'、'.join(parts)}" if parts else "")


def nothing(overview: Overview) -> str:
    """What is said in the place of projects where there are none."""
    return "没有符合所选条件的项目。" if overview.targets.projects else "清单里还没有项目。"


def about_from(policy: Policy) -> str:
    """From where on 约 counts as met, exactly: 95%."""
    return f"{plain((1 - Fraction(policy.about_tolerance)) * 100)}%"


def counts(summary: Summary) -> list[tuple[Status, int]]:
    """The number of projects of each status, the good ones first."""
    return list(summary.counts.items())


def later_reports(overview: Overview) -> str | None:
    """That there are reports after the date, None without any."""
    if not overview.later_reports:
        return None
    return f"另有 {overview.later_reports} 份填报晚于截至日期，未计入"


def title(overview: Overview) -> str:
    """The list's title, and what was selected of it."""
    chosen = selected(overview)
    return safe(overview.targets.title) + (f" · {chosen}" if chosen else "")


def selected(overview: Overview) -> str:
    """Which projects were asked for: 公共服务局、市级; empty where all were."""
    chosen = overview.selection
    parts = [safe(part) for part in (chosen.unit, chosen.level) if part]
    parts += [f"项目 {chosen.project}"] if chosen.project else []
    parts += [project_word(status) for status in chosen.statuses or ()]
    return "、".join(parts)


def source(overview: Overview) -> str:
    """Document and date of the overview."""
    document = safe(overview.targets.document) + " · " if overview.targets.document else ""
    return f"{document}截至 {overview.as_of}"


def rule_for_lights(overview: Overview) -> str:
    """Every assumption behind the lights, in one line."""
    policy = overview.policy
    return (
        "灯号：红 滞后＝到期未达标或仍有指标未报，"
        f"或低于序时进度超过 {plain(policy.behind_lag)} 个百分点"
        "（到期前只差一件的计为预警）；"
        f"黄 预警＝低于序时进度超过 {plain(policy.warn_lag)} 个百分点，或时点值目前不达标，"
        "或到期前有指标未报；绿 正常、待验收；蓝 办结；灰 未报。"
        f"项目按最差的指标定灯，平均完成率不加权、超额不计；“约”达到 {about_from(policy)} 算达标；"
        f"超过 {policy.stale_days} 天未报标“久未更新”。"
    )


def narrative(project: TrackedProject, field: str, in_lines: bool = False) -> str:
    """One kind of words (存在问题 …) of all units; named by unit where there are several.

    With `in_lines` the line ends stay, and each unit begins a line.
    """
    told = [(note.unit, getattr(note.words, field)) for note in project.notes]
    texts = [(safe(unit), _said(value, in_lines)) for unit, value in told if value]
    if len(texts) == 1 and len(project.project.units) == 1:
        return texts[0][1]
    named = [f"{unit}：{text}" for unit, text in texts]
    return "\n".join(named) if in_lines else _joined(named)


def _said(value: str | tuple[str, ...], in_lines: bool) -> str:
    clean = safe_block if in_lines else safe
    return "；".join(map(clean, value)) if isinstance(value, tuple) else clean(value)


def _joined(sentences: Iterable[str]) -> str:
    """Sentences in a row; a semicolon parts those that end without a mark of their own."""
    text = ""
    for sentence in sentences:
        text += f"{'；' if text and text[-1] not in '。！？；' else ''}{sentence}"
    return text
