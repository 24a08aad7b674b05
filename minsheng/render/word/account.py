"""One unit's report in its order: the whole, then project by project."""

from collections.abc import Iterator

from minsheng.ledger import Note
from minsheng.numerals import in_words
from minsheng.render import words
from minsheng.render.titles import long_date
from minsheng.render.word import matters, sentences, summaries
from minsheng.render.word.blocks import Block, Document, Heading, Text
from minsheng.render.word.frame import framed
from minsheng.render.word.outlooks import method, outlooks
from minsheng.summarize import Overview
from minsheng.terms import ATTENTION, PROJECT_WORDS
from minsheng.text import safe, safe_block
from minsheng.track import TrackedIndicator, TrackedProject

_FIELDS = ("progress", "problems", "next_steps", "evidence")


def account(overview: Overview) -> Document:
    """The document on the projects of the unit that is selected."""
    return framed(overview, _rest)


def _rest(overview: Overview) -> Iterator[Block]:
    yield Text(sentences.assumptions(overview))
    yield from method(overview)
    yield Heading(1, "二、各项目进展")
    several = len(overview.projects) > 1
    for number, project in enumerate(overview.projects, 1):
        mark = f"（{in_words(number)}）" if several else ""
        yield Heading(2, f"{mark}{matters.safe_name(project)}")
        yield from _project(project, overview)


def _project(project: TrackedProject, overview: Overview) -> Iterator[Block]:
    day = overview.as_of
    yield Text(_verdict(project) + matters.facts(project, overview) + _weakest(project, overview))
    yield from _document_words(project)
    yield summaries.by_indicator(project, overview)
    yield from (Text(share) for i in project.indicators for share in _share(i, overview))
    yield from outlooks(project, day)
    unit = overview.selection.unit
    own = [note for note in project.notes if note.unit == unit]
    yield from matters.told(project, own, (*_FIELDS, "correction"), day)
    if absent := matters.untold(own, _demanded(project, own)):
        yield Text(absent)


def _demanded(project: TrackedProject, own: list[Note]) -> tuple[str, ...]:
    """What is missed where it was not written: all of nothing, of a laggard why and what next."""
    if not own:
        return _FIELDS
    return matters.DEMANDED if project.status in ATTENTION else ()


def _verdict(project: TrackedProject) -> str:
    accepted = f"，{long_date(project.accepted)}验收" if project.accepted else ""
    return f"目前为{PROJECT_WORDS[project.status]}{accepted}。"


def _weakest(project: TrackedProject, overview: Overview) -> str:
    if project.weakest.assessment.is_met:
        return "全部指标已达标。"
    return matters.weakest(project, overview.as_of)


def _document_words(project: TrackedProject) -> Iterator[Text]:
    lines = safe_block(project.project.task).split("\n")
    yield Text(lines[0], "工作任务：")
    yield from map(Text, lines[1:])
    if project.project.commitments:
        yield Text("；".join(map(safe, project.project.commitments)), "验收承诺：")


def _share(tracked: TrackedIndicator, overview: Overview) -> Iterator[str]:
    """Of a figure that several units add up to, the unit's own part."""
    unit = overview.selection.unit
    if not tracked.is_divided or unit not in tracked.units:
        return
    sources = tracked.actual.sources if tracked.actual else ()
    own = [figure for figure in sources if figure.unit == unit]
    measure = safe(tracked.indicator.measure or "")
    mine = f"本单位填报{words.reported(own[0].value)}{measure}" if own else "本单位未报"
    dated = f"（截至{long_date(own[0].as_of)}）" if own else ""
    told = f"{len(sources)}/{len(tracked.units)}单位已报"
    yield f"“{safe(tracked.name)}”由{len(tracked.units)}个单位分担，{mine}{dated}，{told}。"
