"""The questions for one project: its figures, then what is to be said of it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from minsheng.entry.draft import Draft
from minsheng.entry.figures import ask_figure
from minsheng.entry.question import Answer, Question, Questions
from minsheng.entry.sitting import Sitting
from minsheng.entry.standing import day_words, project_title
from minsheng.ledger import Note
from minsheng.problems import Problem, has_error
from minsheng.render import words
from minsheng.rules.acceptance import met_without_evidence
from minsheng.spoken import QUOTED, in_terms
from minsheng.terms import ENTRY_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator
from minsheng.typed import Misread, day_typed, evidence_typed, shortened

_ASKED = ("progress", "problems", "next_steps")
_HELP = {
    "progress": "这段时间做了什么，一两句话。没有就回车。",
    "problems": "卡在哪里、需要谁协调。没有就回车。",
    "next_steps": "接下来做什么、什么时候完成。没有就回车。",
}


def heading(one: Sitting, draft: Draft) -> list[str]:
    """The lines above a project's questions."""
    project, tracked = draft.project, one.tracked[draft.project.id]
    number = one.projects.index(project) + 1
    lines = [
        "",
        f"【{number}/{len(one.projects)}】{project_title(project)}（{safe(project.level)}）",
    ]
    if len(project.units) > 1:
        lines.append(f"  责任单位：{words.units(project)}")
    if tracked.status is Status.DONE:
        lines.append("  已办结。没有变化就打 . 跳过。")
    return lines


def ask_project(one: Sitting, draft: Draft) -> Questions:
    """Asks all that a unit may report of a project, into the draft."""
    for tracked in _asked_for(one, draft):
        yield from ask_figure(one, draft, tracked)
    note = _last_note(one, draft)
    for key in _ASKED:
        yield from _ask_words(one, draft, key, note)
    if draft.entry() is None:
        return
    yield from _ask_evidence(one, draft)
    if draft.accepted or _may_be_accepted(one, draft):
        yield from _ask_acceptance(one, draft)


def _asked_for(one: Sitting, draft: Draft) -> Iterator[TrackedIndicator]:
    """The unit's own indicators, a part right behind its whole where the list has it before."""
    mine = [t for t in one.tracked[draft.project.id].indicators if one.unit in t.units]
    names = [tracked.name for tracked in mine]
    rank = {t.name: max(names.index(t.name), _rank_of_whole(t, names)) for t in mine}
    return iter(sorted(mine, key=lambda t: (rank[t.name], t.indicator.subset_of is not None)))


def _rank_of_whole(tracked: TrackedIndicator, names: list[str]) -> int:
    whole = tracked.indicator.subset_of
    return names.index(whole) if whole in names else -1


def _last_note(one: Sitting, draft: Draft) -> Note | None:
    notes = one.ledger.notes_of(draft.project.id)
    own = [n for n in notes if n.unit == one.unit and n.as_of <= one.as_of and n.has_words]
    return own[-1] if own else None


def _ask_words(one: Sitting, draft: Draft, key: str, note: Note | None) -> Questions:
    answer = yield _about(
        ENTRY_WORDS[key],
        draft.words.get(key),
        lambda text: text,
        _lines_of_last(one, key, note),
        _HELP[key],
    )
    if answer is Answer.CLEAR:
        draft.words.pop(key, None)
    elif isinstance(answer, str):
        draft.words[key] = answer


def _lines_of_last(one: Sitting, key: str, note: Note | None) -> tuple[str, ...]:
    said = getattr(note.words, key) if note else None
    if note is None or not said:
        return ()
    return (f"  上期{ENTRY_WORDS[key]}（{day_words(note.as_of, one.year)}）：{shortened(said)}",)


def _about(
    what: str,
    typed: str | None,
    parse: Callable[[str], object],
    lines: tuple[str, ...] = (),
    explained: str = "",
) -> Question:
    kept = f"（已填 {shortened(typed)}，回车不变，- 去掉）" if typed else ""
    return Question(f"  {what}{kept}> ", parse, lines, explained)


def _ask_evidence(one: Sitting, draft: Draft) -> Questions:
    explained = (
        "材料的名称和存放处、网址，或本单位文件旁边的文件（以 ./ 开头）；几份用；隔开。"
        "含个人信息的材料（签到表等）只写名称和存放处。"
    )
    typed = "；".join(draft.evidence)
    what = f"{ENTRY_WORDS['evidence']}（几份用；隔开）"
    read = partial(_evidence_or_objection, one, draft)
    answer = yield _about(what, typed, read, _met_without(one, draft), explained)
    if answer is Answer.CLEAR:
        draft.evidence = ()
    elif isinstance(answer, tuple):
        draft.evidence = answer


def _evidence_or_objection(one: Sitting, draft: Draft, text: str) -> tuple[str, ...] | Misread:
    evidence = evidence_typed(text)
    return _objection(one, draft, evidence=evidence) or evidence


def _met_without(one: Sitting, draft: Draft) -> tuple[str, ...]:
    """That something is met without any evidence so far, in the words of the rule."""
    entry = draft.entry()
    problems = one.bench.objections(entry) if entry else []
    return tuple(f"  {safe(p.message)}。" for p in problems if p.rule == met_without_evidence.id)


def _may_be_accepted(one: Sitting, draft: Draft) -> bool:
    """Whether every indicator is met by what was typed, and the project not accepted yet."""
    entry = draft.entry(accepted=None)
    if entry is None or one.tracked[draft.project.id].accepted:
        return False
    return one.bench.are_met(draft.project, entry)


def _ask_acceptance(one: Sitting, draft: Draft) -> Questions:
    explained = "已经通过验收的，写验收的日期，写了即办结；还没有验收就回车。"
    typed = str(draft.accepted) if draft.accepted else None
    lines = ("  各项指标都已达标。",)
    read = partial(_day_or_objection, one, draft)
    what = f"{ENTRY_WORDS['accepted']}（还没有验收就回车）"
    answer = yield _about(what, typed, read, lines, explained)
    if answer is Answer.CLEAR:
        draft.accepted = None
    elif not isinstance(answer, Answer):
        draft.accepted = answer


def _day_or_objection(one: Sitting, draft: Draft, text: str) -> date | Misread:
    day = day_typed(text, one.year)
    return day if isinstance(day, Misread) else _objection(one, draft, accepted=day) or day


def _objection(one: Sitting, draft: Draft, **changes: object) -> Misread | None:
    """The first error that the changes would bring about."""
    known = _errors(one, draft, {})
    found = (e for message, e in _errors(one, draft, changes).items() if message not in known)
    error = next(found, None)
    return Misread(error.message, in_terms(error.hint or "", QUOTED)) if error else None


def _errors(one: Sitting, draft: Draft, changes: dict[str, object]) -> dict[str, Problem]:
    entry = draft.entry(**changes)
    problems = one.bench.objections(entry) if entry else []
    return {problem.message: problem for problem in problems if has_error([problem])}
