"""T: the target list against the words of its document."""

from collections.abc import Iterator

from minsheng.models.targets import Indicator
from minsheng.names import bare
from minsheng.numerals import plain, written_numbers
from minsheng.rules.base import Slip, rule
from minsheng.rules.listing import quoted
from minsheng.rules.lists import List, Loc, projects


@rule("T205")
def quote_not_in_task(file: List) -> Iterator[Slip]:
    """A quote must occur in the task, white space ignored.

    Fails: `quote: 建设3座公园` for `task: 建设 3 个口袋公园。` Passes: `quote: 建设 3 个口袋公园`.
    """
    for loc, _, is_there in _quoting(file):
        if not is_there:
            yield Slip(
                file.place(*loc, "quote"),
                "引文不在任务原文（task）里",
                "从 task 里照抄原话，一字不改",
            )


def _quoting(file: List) -> Iterator[tuple[Loc, Indicator, bool]]:
    """Every indicator with a quote, and whether that stands in the task."""
    for loc, project in projects(file):
        task = bare(project.task)
        for index, indicator in enumerate(project.indicators):
            if indicator.quote:
                yield (*loc, "indicators", index), indicator, bare(indicator.quote) in task


@rule("T206")
def target_not_in_quote(file: List) -> Iterator[Slip]:
    """The target must be a number of the quote; a checklist's, its count or every item.

    Silent about a quote that is not in the task: T205 speaks of it.
    Fails: `target: 15` with `quote: 培训 1500 人次`. Passes: `target: 60000` with `6 万名`.
    """
    for loc, indicator, is_there in _quoting(file):
        if is_there and not is_stated(indicator):
            yield Slip(
                file.place(*loc, "target" if indicator.kind == "quantity" else "items"),
                f"引文里找不到目标值 {plain(indicator.published)} {indicator.measure or ''}"
                + _missing_items(indicator, indicator.quote or ""),
                "核对目标值和计量单位；引文要包含写明目标的那个数",
            )


def _missing_items(indicator: Indicator, quote: str) -> str:
    """The items of a checklist that its quote does not name."""
    words = bare(quote)
    items = [item for item in indicator.items or () if bare(item) not in words]
    return f"，也没有{quoted(items)}" if items else ""


def is_stated(indicator: Indicator) -> bool:
    """Whether its quote, if there is one, states its target: if not, no target is known."""
    quote = indicator.quote
    if quote is None or indicator.kind == "milestone":
        return True
    words = bare(quote)
    if indicator.items and all(bare(item) in words for item in indicator.items):
        return True
    measure = indicator.measure or ""
    return any(n.states(indicator.published, measure) for n in written_numbers(quote))


@rule("T213")
def words_not_in_task(file: List) -> Iterator[Slip]:
    """A comparator, a commitment and an other number must occur in the task.

    Fails: `comparator: 以上` for `task: 建设 3 个口袋公园。` Passes: for `培训 20 人以上`.
    """
    for loc, project in projects(file):
        task = bare(project.task)
        for key in ("commitments", "other_numbers"):
            for index, words in enumerate(getattr(project, key)):
                if bare(words) not in task:
                    message = f"任务原文（task）里没有“{words}”"
                    yield Slip(file.place(*loc, key, index), message, "从 task 里照抄原话")
        for index, indicator in enumerate(project.indicators):
            if indicator.comparator and indicator.comparator not in task:
                message = f"任务原文（task）里没有“{indicator.comparator}”"
                place = file.place(*loc, "indicators", index, "comparator")
                yield Slip(place, message, "原文没有这类字眼，就不写 comparator")


DOCUMENT_RULES = (quote_not_in_task, target_not_in_quote, words_not_in_task)
