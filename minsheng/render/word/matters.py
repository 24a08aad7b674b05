"""What is said of one project: its facts, its 短板指标, what its units wrote."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from minsheng.ledger import Note
from minsheng.render import words
from minsheng.render.titles import long_date
from minsheng.render.word.blocks import Text
from minsheng.render.word.sentences import tight
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS, INDICATOR_WORDS, WORST_FIRST, Status
from minsheng.text import safe, safe_block
from minsheng.track import TrackedIndicator, TrackedProject

DEMANDED = ("problems", "next_steps")
"""What the units of a project behind schedule are expected to write."""
POOR = (Status.BEHIND, Status.WARNING)
"""The lights of which an indicator's figures are told."""


def named(project: TrackedProject) -> str:
    """开展中心城区缓堵促畅（序号4，建设局）."""
    facts = project.project
    return f"{safe(facts.name)}（序号{facts.id}，{'、'.join(map(safe, facts.units))}）"


def safe_name(project: TrackedProject) -> str:
    """The project's name."""
    return safe(project.project.name)


def quoted(names: Iterable[str]) -> str:
    """“甲”“乙”: no comma between closing and opening quotation marks."""
    return "".join(f"“{safe(name)}”" for name in names)


def facts(project: TrackedProject, overview: Overview) -> str:
    """Number, level, units, and of several indicators how many are met and their mean."""
    its = project.project
    level = f"，{safe(its.level)}" if len(overview.levels) > 1 else ""
    supporting = "、".join(map(safe, its.supporting))
    return (
        f"序号{its.id}{level}，责任单位：{words.units(its)}"
        f"{f'，配合单位：{supporting}' if supporting else ''}"
        f"{_past(project.due, overview.as_of)}。{_mean(project)}"
    )


def _mean(project: TrackedProject) -> str:
    number = len(project.indicators)
    if number == 1:
        return ""
    return tight(
        f"{number}项指标，已达标{project.met}项，已填报{project.reported}项，"
        f"平均完成率{words.project_mean(project)}，"
        f"应达{words.share(project.planned)}，{words.beside_schedule(project.printed_variance)}。"
    )


def weakest(project: TrackedProject, day: date) -> str:
    """The 短板指标 with its own figures; of an only indicator its figures."""
    tracked = project.weakest
    what = "短板指标" if len(project.indicators) > 1 else "指标"
    return f"{what}{_account(project, tracked, day)}。"


def _account(project: TrackedProject, tracked: TrackedIndicator, day: date) -> str:
    """An indicator with its figures, and that it is due where the project is not yet."""
    due = tracked.window.due
    own = _past(due, day) if due != project.due else ""
    return f"“{safe(tracked.name)}”{_figures(tracked, day)}{own}"


def _figures(tracked: TrackedIndicator, day: date) -> str:
    target = tight(words.target(tracked))
    beside = tight(words.beside_schedule(tracked.printed_variance))
    planned = words.share(tracked.assessment.planned)
    if tracked.actual is None:
        return f"未报，目标为{target}，应达{planned}，按0计，{beside}"
    return (
        f"目标为{target}，{_stands(tracked, day)}，"
        f"完成率{words.share(tracked.assessment.completion)}，应达{planned}，{beside}，"
        f"{_left(tracked)}"
    )


def _stands(tracked: TrackedIndicator, day: date) -> str:
    now = "目前为" if tracked.indicator.is_level else "累计完成"
    if tracked.indicator.kind == "milestone":
        now = "目前"
    return f"{now}{tight(words.actual(tracked))}{_remark(tracked, day)}"


def _remark(tracked: TrackedIndicator, day: date) -> str:
    """The figure's date where it is not the document's, and how many units stand behind it."""
    remarks = []
    if tracked.actual and tracked.actual.as_of != day:
        remarks.append(f"截至{long_date(tracked.actual.as_of)}")
    if tracked.stale:
        remarks.append("久未更新")
    if tracked.is_divided and tracked.actual:
        remarks.append(f"{tracked.actual.units_reported}/{len(tracked.units)}单位已报")
    return f"（{'，'.join(remarks)}）" if remarks else ""


def _left(tracked: TrackedIndicator) -> str:
    """What is left; the names of open items stay as they are written."""
    head, colon, items = words.left(tracked).partition("：")
    return tight(head) + colon + items


def _past(due: date, day: date) -> str:
    return f"，已于{long_date(due)}到期" if due <= day else ""


def others(project: TrackedProject, day: date) -> Iterator[Text]:
    """The other indicators that are behind or in warning, each with its figures."""
    rest = [i for i in project.indicators if i.status in POOR and i is not project.weakest]
    rest.sort(key=lambda i: WORST_FIRST.index(i.status))
    found = [f"{INDICATOR_WORDS[i.status]}指标{_account(project, i, day)}" for i in rest]
    if len(found) == 1:
        yield Text(f"另有{found[0]}。")
    elif found:
        yield Text(f"另有{len(found)}项指标滞后或预警：")
        yield from listed(found, "（{}）")


def listed(items: Sequence[str], mark: str = "{}．") -> Iterator[Text]:
    """Items of a list, numbered, a paragraph each."""
    for number, item in enumerate(items, 1):
        yield Text(f"{mark.format(number)}{item}{'。' if number == len(items) else '；'}")


def unreported(project: TrackedProject) -> str:
    """Which other indicators were not reported; nothing where all were."""
    missing = [i for i in project.indicators if i.actual is None and i is not project.weakest]
    if not missing:
        return ""
    return f"未报指标：{'；'.join(f'“{safe(i.name)}”目标{_target(i)}' for i in missing)}。"


def _target(tracked: TrackedIndicator) -> str:
    return tight(words.target(tracked))


def told(
    project: TrackedProject, notes: Sequence[Note], fields: Iterable[str], day: date
) -> Iterator[Text]:
    """What the units wrote in these fields, in their words."""
    for field in fields:
        for note in notes:
            if getattr(note.words, field):
                yield from _narrative(project, note, field, day)


def untold(notes: Sequence[Note], fields: Iterable[str]) -> str:
    """Which of these fields nobody wrote anything in; nothing where there is something in all."""
    absent = [
        ENTRY_WORDS[field]
        for field in fields
        if not any(getattr(note.words, field) for note in notes)
    ]
    if len(absent) < 2:
        return f"没有填报{quoted(absent)}。" if absent else ""
    return f"没有填报{quoted(absent[:-1])}和{quoted(absent[-1:])}。"


def _narrative(project: TrackedProject, note: Note, field: str, day: date) -> Iterator[Text]:
    value = getattr(note.words, field)
    text = "；".join(map(safe, value)) if isinstance(value, tuple) else safe_block(value)
    whose = [safe(note.unit)] if len(project.project.units) > 1 else []
    whose += [f"截至{long_date(note.as_of)}"] if note.as_of != day else []
    lead = ENTRY_WORDS[field] + (f"（{'，'.join(whose)}）" if whose else "")
    first, *rest = [line for line in text.split("\n") if line.strip()]
    yield Text(first, f"{lead}：")
    yield from (Text(line) for line in rest)
