"""The explanation for a terminal: an outline of labels, each with what can be followed by hand."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from minsheng.render import words
from minsheng.render.hanging import Hanging, Row, Styled
from minsheng.render.prose import Prose
from minsheng.render.screen import Screen
from minsheng.render.tables import light
from minsheng.render.terminal import layout_of, printed
from minsheng.render.why import arithmetic, marked, verdicts
from minsheng.render.why.figures import source
from minsheng.render.why.indicator import indicator
from minsheng.text import safe
from minsheng.why.clauses import Claim
from minsheng.why.explanation import Explanation

_COLUMN = 8


def render(found: Explanation, screen: Screen) -> str:
    """Title, the document's words, each indicator that is shown, the project, its evidence."""
    bullet = "" if layout_of(screen).ascii_only else "▍"
    return printed(
        [
            *_title(found),
            *_heading(found, bullet),
            *_document(found, screen),
            *(part for one in found.shown for part in ("", *indicator(one, found))),
            "",
            *_project(found, bullet),
            *_evidence(found),
        ],
        screen,
    )


def _title(found: Explanation) -> Iterator[RenderableType]:
    targets = found.targets
    title = f"{safe(targets.title)} · 项目 {found.tracked.project.id}"
    document = f"{safe(targets.document)} · " if targets.document else ""
    yield Prose((words.titled(title, found.tracked.sample), "bold"))
    yield Prose(f"{document}截至 {found.day}")
    yield ""


def _heading(found: Explanation, bullet: str) -> Iterator[RenderableType]:
    tracked, facts = found.tracked, found.tracked.project
    name = f"{bullet}{facts.id} {safe(facts.name)} "
    yield Prose([(name, "bold"), light(tracked.status, words.project_word(tracked.status))])
    parts = [safe(facts.level), f"责任单位：{words.units(facts)}"]
    if facts.supporting:
        parts.append("配合单位：" + "、".join(map(safe, facts.supporting)))
    parts.append(f"到期 {tracked.due}")
    yield Row((" · ".join(parts), ""), (f"  {source(found.place)}", "dim"), hang=0)


def _document(found: Explanation, screen: Screen) -> Iterator[RenderableType]:
    task, clauses = found.tracked.project.task, found.clauses
    yield ""
    yield Prose([("任务原文  ", "bold"), (source(found.task), "dim")])
    if screen.color:
        text: RenderableType = Styled(marked.styled(task, clauses))
    else:
        text = Prose(marked.bracketed(task, clauses))
    yield Hanging(("", ""), text, 2)
    if clauses:
        legend = marked.LEGEND if screen.color else marked.BRACKETS
        yield Hanging(("", ""), Prose((f"（{legend}）", "dim")), 2)
    for clause in clauses:
        if clause.claim is not Claim.TARGET:
            label = "承诺" if clause.claim is Claim.COMMITMENT else "非目标"
            words_of = safe(task[clause.start : clause.end])
            row = Row((f"“{words_of}”", ""), (f"  {source(clause.place)}", "dim"), hang=0)
            yield Hanging((label, "bold"), row, 2 + _COLUMN, 2)


def _project(found: Explanation, bullet: str) -> Iterator[RenderableType]:
    tracked = found.tracked
    yield Prose((f"{bullet}项目合计", "bold"))
    yield _line("完成率", arithmetic.mean(found.completion, found.indicators, unreported=True))
    yield from _exactly(arithmetic.exact_mean(found.completion))
    yield _line("应达率", arithmetic.mean(found.planned, found.indicators, unreported=False))
    yield from _exactly(arithmetic.exact_mean(found.planned))
    printed_variance = words.points(tracked.printed_variance)
    yield _line("偏差", arithmetic.variance(tracked.completion, tracked.planned, printed_variance))
    yield _line("短板", [words.weakest(tracked)])
    yield _line("状态", [verdicts.project(found)])
    for note in found.acceptances:
        row = Row(
            (f"{note.accepted}，{safe(note.unit)}（{note.as_of} 填报）", ""),
            (f"  {source(note.accepted_place)}", "dim"),
            hang=2,
        )
        yield Hanging(("验收", "bold"), row, 2 + _COLUMN, 2)
    if found.is_reopened:
        yield _line("回退", ["验收以后有指标不再达标，不算办结（验收后回退）"])


def _line(label: str, parts: Sequence[str]) -> Hanging:
    return Hanging((label, "bold"), Row(*((part, "") for part in parts), hang=2), 2 + _COLUMN, 2)


def _exactly(parts: Sequence[str]) -> list[Hanging]:
    return [_line("", parts)] if parts else []


def _evidence(found: Explanation) -> Iterator[RenderableType]:
    yield ""
    yield Prose(("佐证材料", "bold"))
    for note in found.evidence:
        material = "；".join(map(safe, note.words.evidence))
        row = Row(
            (f"{note.as_of}  {safe(note.unit)}  ", ""),
            (material, ""),
            (f"  {source(note.place)}", "dim"),
            hang=2,
        )
        yield Hanging(("", ""), row, 2)
    if not found.evidence:
        yield Hanging(("", ""), Prose("截至当日没有写明佐证材料"), 2)
