"""The question for one indicator, and those that a doubtful figure brings along."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from minsheng.catalogue import SEVERITY_WORDS
from minsheng.entry.draft import Draft
from minsheng.entry.items import item_lines, items_typed
from minsheng.entry.question import Answer, Question, Questions
from minsheng.entry.sitting import Sitting
from minsheng.entry.standing import day_words, figure_words, last_figure, value_words
from minsheng.entry.trial import Bench
from minsheng.ledger import Figure, Reported
from minsheng.models.targets import Indicator
from minsheng.problems import Problem, Severity, has_error
from minsheng.render import words
from minsheng.schedule import is_percentage
from minsheng.spellings.answers import says_nothing, yes_or_no
from minsheng.spellings.numbers import number_meant
from minsheng.spoken import QUOTED, in_terms
from minsheng.text import safe
from minsheng.track import TrackedIndicator
from minsheng.typed import Misread, shortened, value_typed

_SAME_REASON = "同上"
_TO_EXPLAIN = "打错了就重打这个数；确实变了，写一句原因，记作更正说明；回车不填。"
_TO_RETYPE = "这样的数记不进台账：重打，或回车不填，核对时还可以重填本项目。"
_TO_CONFIRM = "看着像打错了；属实就打 是，照样记下。"


class Reason(NamedTuple):
    """Why a figure is what it is: what the correction is going to say."""

    text: str


class Confirmed(NamedTuple):
    """That a doubtful figure is right as it is."""


CONFIRMED = Confirmed()


def ask_figure(one: Sitting, draft: Draft, tracked: TrackedIndicator) -> Questions:
    """Asks for the figure of one indicator until there is none, or one that may stand."""
    indicator = tracked.indicator
    before = last_figure(one.ledger, draft.project, indicator, one.unit, one.as_of)
    question = _question(one, draft, tracked, before)
    value = yield question
    if value is Answer.CLEAR:
        draft.drop(indicator.name)
    if isinstance(value, Answer):
        return
    yield from _settle(one, draft, indicator, value, question.parse)


def _settle(
    one: Sitting,
    draft: Draft,
    indicator: Indicator,
    value: Reported,
    parse: Callable[[str], Reported | Misread],
) -> Questions:
    """Questions a doubtful value until it is retyped, explained, confirmed or left out."""
    reason: Reason | None = None
    while doubts := _doubts(one, draft, indicator, value, reason):
        explained = _doubts(one, draft, indicator, value, Reason("更正"))
        may_explain = has_error(doubts) and not has_error(explained)
        answer = yield _doubt_question(one, draft, doubts, parse, may_explain)
        if isinstance(answer, Answer):
            return
        if answer is CONFIRMED:
            break
        value, reason = (value, answer) if isinstance(answer, Reason) else (answer, None)
    draft.drop(indicator.name)
    draft.actuals[indicator.name] = value
    if reason:
        draft.reasons[indicator.name] = reason.text


def _doubts(
    one: Sitting, draft: Draft, indicator: Indicator, value: Reported, reason: Reason | None
) -> list[Problem]:
    """What is wrong with the value, beside what was typed of the project already."""
    others = {k: v for k, v in draft.actuals.items() if k != indicator.name}
    rest = Draft(draft.project, others)
    correction = reason.text if reason else None
    after = rest.figures({indicator.name: value}, correction)
    return one.bench.doubts(rest.figures({}, correction), after) if after else []


def _doubt_question(
    one: Sitting,
    draft: Draft,
    doubts: Sequence[Problem],
    parse: Callable[[str], Reported | Misread],
    may_explain: bool,
) -> Question:
    """Shows the doubts in the rules' own words, and asks what is true."""
    lines = [line for doubt in doubts for line in _told(one.bench, doubt, may_explain)]
    if may_explain:
        if last := _last_reason(draft):
            lines.append(f"    提示：打 {_SAME_REASON}，沿用“{shortened(last)}”")
        read = partial(_value_or_reason, parse, draft)
        prompt = "    重打，或写更正说明（为什么变了），回车不填> "
        return Question(prompt, read, tuple(lines), _TO_EXPLAIN)
    if has_error(doubts):
        return Question("    重打，回车不填> ", parse, tuple(lines), _TO_RETYPE)
    return Question(
        "    属实打 是，不是就重打，回车不填> ",
        partial(_value_or_confirmed, parse),
        tuple(lines),
        _TO_CONFIRM,
    )


def _value_or_confirmed(
    parse: Callable[[str], Reported | Misread], text: str
) -> Reported | Confirmed | Misread:
    """A value where the text is one; 是 says that the one typed before is right."""
    return CONFIRMED if yes_or_no(text) and not text.isdecimal() else parse(text)


def _told(bench: Bench, doubt: Problem, may_explain: bool) -> list[str]:
    """A doubt and its hint; with its place where it is an older report that has to be mended."""
    is_here = bench.is_of_it(doubt)
    where = "" if is_here else f"{safe(doubt.place.path)}:{doubt.place.line} "
    message = f"    {SEVERITY_WORDS[doubt.severity]}：{where}{safe(doubt.message)}"
    if not doubt.hint or (may_explain and doubt.severity is Severity.ERROR):
        return [message]
    return [message, f"    提示：{safe(in_terms(doubt.hint, QUOTED if is_here else {}))}"]


def _last_reason(draft: Draft) -> str:
    return next(reversed(draft.reasons.values()), "")


def _value_or_reason(
    parse: Callable[[str], Reported | Misread], draft: Draft, text: str
) -> Reported | Reason | Misread:
    """A value where the text is one, or is meant as one; otherwise the reason."""
    value = parse(text)
    if not isinstance(value, Misread):
        return value
    if text == _SAME_REASON:
        last = _last_reason(draft)
        return Reason(last) if last else Misread("前面还没有更正说明", "写明这个数为什么变了")
    if number_meant(text) or says_nothing(text) or yes_or_no(text) is not None:
        return value
    return Reason(text)


def _question(
    one: Sitting, draft: Draft, tracked: TrackedIndicator, before: Figure | None
) -> Question:
    indicator = tracked.indicator
    lines = [f"  {safe(indicator.name)}", f"    {_facts(one, tracked, before)}"]
    typed = draft.actuals.get(indicator.name)
    if indicator.kind == "checklist":
        done = typed or (before.value if before else ())
        items = done if isinstance(done, tuple) else ()
        lines += item_lines(tracked.items, items)
        return Question(
            f"    新完成的编号或名称{_kept(indicator, typed)}> ",
            lambda text: items_typed(indicator, tracked.items, items, text),
            tuple(lines),
            "打编号或名称，几项用顿号或空格隔开（1 3、1-5），全部完成打“全部”；"
            "已完成的不用再打。没有新完成的、要按上期再报一次，打 0。",
        )
    asked = "完成了吗，是/否" if indicator.kind == "milestone" else _asked(indicator, tracked)
    return Question(
        f"    {asked}{_kept(indicator, typed)}> ",
        lambda text: value_typed(indicator, text),
        tuple(lines),
        _HELP[indicator.kind],
    )


_HELP = {
    "quantity": "填截至当日一共多少，不是本月新增；只写数，可以带计量单位（1500、1,500、6万）。"
    "没有数就回车，空着等于没报；确实是零写 0。",
    "milestone": "已经完成打 是，还没有打 否；进行到哪一步写在后面的进展情况里。",
}


def _kept(indicator: Indicator, typed: Reported | None) -> str:
    """What was typed before, when a project is gone through again."""
    if typed is None:
        return ""
    return f"（已填 {value_words(indicator, typed)}，回车不变，- 去掉）"


def _asked(indicator: Indicator, tracked: TrackedIndicator) -> str:
    is_current = indicator.is_level or is_percentage(indicator.measure)
    own = "本单位" if tracked.is_divided else ""
    what = "当前的数" if is_current else "累计完成"
    return f"{own}{what}（{safe(indicator.measure or '')}）"


def _facts(one: Sitting, tracked: TrackedIndicator, before: Figure | None) -> str:
    """The target, what stood, and what is owed by the date."""
    facts = [f"目标 {words.target(tracked)}", f"上期 {figure_words(before, one.year)}"]
    owed, indicator = tracked.assessment.owed, tracked.indicator
    due = tracked.window.due
    if owed:
        facts.append(
            f"{day_words(one.as_of, one.year)}应达 {words.amount(owed, indicator.measure)}"
        )
    else:
        facts.append(f"{day_words(due, one.year)}到期")
    return "；".join(facts)
