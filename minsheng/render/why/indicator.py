"""One indicator in the outline: its target, every report of it, and how it came to its light."""

from collections.abc import Iterator

from rich.console import RenderableType

from minsheng.ledger import Figure
from minsheng.models.targets import Indicator
from minsheng.render import words
from minsheng.render.hanging import Hanging, Row
from minsheng.render.prose import Prose, Span
from minsheng.render.tables import light
from minsheng.render.why import arithmetic, verdicts
from minsheng.render.why.figures import source
from minsheng.terms import INDICATOR_WORDS
from minsheng.text import safe, width
from minsheng.track import TrackedIndicator
from minsheng.why.explanation import ExplainedIndicator, Explanation
from minsheng.why.reports import Fate, Told
from minsheng.why.targets import Standing, StatedTarget

_COLUMN = 10
_KINDS = {
    "checklist": "清单，按完成的项数算",
    "milestone": "节点，做成即算",
}
_STANDINGS = {
    Standing.IN_FORCE: "现行",
    Standing.REPLACED: "已被取代",
    Standing.FUTURE: "尚未生效",
}


def indicator(one: ExplainedIndicator, found: Explanation) -> Iterator[RenderableType]:
    """The indicator's part of the outline."""
    tracked = one.tracked
    heading = f"指标{one.number} {safe(one.name)} "
    yield Prose([(heading, "bold"), light(tracked.status, INDICATOR_WORDS[tracked.status])])
    if one.quote and tracked.indicator.quote:
        yield _placed("原话", f"“{safe(tracked.indicator.quote)}”", source(one.quote))
    for number, target in enumerate(one.targets):
        yield from _target("" if number else "目标", target, one)
    yield _line("口径", "；".join(_terms(tracked)))
    yield from _reports(one)
    yield _sum("累计", arithmetic.actual(one))
    yield _sum("应达", arithmetic.owed(one))
    yield _sum("完成率", arithmetic.completion(tracked))
    yield _sum("应达率", arithmetic.planned(tracked))
    verdict, printed = tracked.assessment, words.points(tracked.printed_variance)
    yield _sum("偏差", arithmetic.variance(verdict.completion, verdict.planned, printed))
    yield _line("状态", verdicts.indicator(one, found.targets.policy))


def _line(label: str, text: str) -> Hanging:
    return Hanging((label, "bold"), Prose(text), _COLUMN, 2)


def _sum(label: str, parts: list[str]) -> Hanging:
    return Hanging((label, "bold"), Row(*((part, "") for part in parts), hang=2), _COLUMN, 2)


def _placed(label: str, text: str, place: str) -> Hanging:
    row = Row((text, ""), (f"  {place}", "dim"), hang=0)
    return Hanging((label, "bold"), row, _COLUMN, 2)


def _target(label: str, target: StatedTarget, one: ExplainedIndicator) -> Iterator[Hanging]:
    """A target as published or adjusted, with its place, and its items."""
    parts = [_amount(one.tracked.indicator, target)]
    if target.revision is not None:
        told = target.revision
        since = f"自 {told.since} 起调整为 "
        parts = [since + parts[0], f"依据 {safe(told.document)}", f"原因：{safe(told.reason)}"]
    if len(one.targets) > 1:
        parts.append(_STANDINGS[target.standing])
    yield _placed(label, "，".join(parts), source(target.place))
    if target.items:
        yield _line("", arithmetic.named(target.items))


def _amount(indicator: Indicator, target: StatedTarget) -> str:
    if indicator.kind == "milestone":
        return "完成"
    return words.compared(indicator, target.number)


def _terms(tracked: TrackedIndicator) -> Iterator[str]:
    """How it is counted, by whom, and from when to when."""
    facts = tracked.indicator
    if facts.kind != "quantity":
        yield _KINDS[facts.kind]
    if facts.is_level:
        yield "时点值，可升可降，到期才算达标"
    elif facts.kind == "quantity":
        yield "累计数"
    if len(tracked.units) > 1:
        is_sum = facts.combine == "sum"
        yield "各单位各报一份，相加" if is_sum else "各单位报同一个数，以最新的为准"
    yield f"责任单位：{'、'.join(map(safe, tracked.units))}"
    yield f"{tracked.window.start} 至 {tracked.window.due}"
    if facts.subset_of:
        yield f"是“{safe(facts.subset_of)}”的一部分"


def _reports(one: ExplainedIndicator) -> Iterator[RenderableType]:
    """Every report, a unit's below each other, with what became of it."""
    label = "填报"
    size = max((width(_value(one, told.figure)) for told in one.reports), default=0)
    for unit in one.tracked.units:
        own = [told for told in one.reports if told.figure.unit == unit]
        yield _line(label, safe(unit) + ("" if own else "：未报"))
        label = ""
        for told in own:
            yield Hanging(("", ""), _report(one, told, size), 4)
            yield from _items(told)
    if one.later:
        yield Hanging(("", ""), Prose(f"另有 {one.later} 次晚于截至日期，未计入"), 4)


def _report(one: ExplainedIndicator, told: Told, size: int) -> Row:
    figure = told.figure
    value = _value(one, figure)
    aligned = " " * (size - width(value)) + value
    style = "" if told.fate is Fate.COUNTS else "dim"
    parts: list[Span] = [(f"{figure.as_of}  {aligned}", style)]
    parts.append((f"  {source(figure.place)}", style))
    parts.append((f"  {_fate(told)}", "bold" if told.fate is Fate.COUNTS else style))
    if told.fate is Fate.CORRECTED and told.by is not None:
        parts.append((f"：{source(told.by.place)}", style))
    if told.correction is not None:
        parts.append((f"  更正：{safe(told.correction)}", style))
    return Row(*parts, hang=12)


def _value(one: ExplainedIndicator, figure: Figure) -> str:
    """What was reported: a number with its measure, the count of its items, 是 or 否."""
    if isinstance(figure.value, bool):
        return "是" if figure.value else "否"
    if isinstance(figure.value, tuple):
        return words.amount(len(figure.value), one.tracked.indicator.measure)
    return words.amount(figure.value, one.tracked.indicator.measure)


def _fate(told: Told) -> str:
    by = told.by
    if by is None:
        return "计入"
    if told.fate is Fate.CORRECTED:
        return "被同日的更正取代"
    if told.fate is Fate.OUTDATED:
        return f"不用：{safe(by.unit)}的数更新（{by.as_of}）"
    return f"被 {by.as_of} 取代"


def _items(told: Told) -> Iterator[Hanging]:
    """The items that a report names, those apart that the list in force has not."""
    if not isinstance(told.figure.value, tuple) or not told.figure.value:
        return
    style = "" if told.fate is Fate.COUNTS else "dim"
    yield Hanging(("", ""), Prose((arithmetic.named(told.figure.value), style)), 16)
    if told.gone:
        gone = f"其中不在现行清单里、不计：{arithmetic.named(told.gone)}"
        yield Hanging(("", ""), Prose((gone, style)), 16)
