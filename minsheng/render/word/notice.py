"""The 通报 in its order: the whole, what is behind, what is not reported, the units."""

from collections.abc import Iterator

from minsheng.numerals import in_words
from minsheng.render.word import matters, sentences, summaries
from minsheng.render.word.blocks import Block, Document, Heading, Text
from minsheng.render.word.frame import framed
from minsheng.render.word.outlooks import method, outlooks
from minsheng.render.word.silence import silence
from minsheng.summarize import Overview
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.track import TrackedProject

_KINDS = (Status.BEHIND, Status.WARNING)


def notice(overview: Overview) -> Document:
    """The document on the whole list, or on what was selected of it."""
    return framed(overview, _rest)


def _rest(overview: Overview) -> Iterator[Block]:
    if len(overview.levels) > 1:
        yield summaries.by_level(overview)
    yield Text(sentences.assumptions(overview))
    yield from method(overview, matters.POOR)
    yield Heading(1, "二、滞后和预警事项")
    yield from _matters(overview)
    yield Heading(1, "三、未报情况")
    yield from silence(overview)
    yield Heading(1, "四、各责任单位情况")
    yield summaries.by_unit(overview)


def _matters(overview: Overview) -> Iterator[Block]:
    """Those behind, then those in warning: two headings only where there are both."""
    found = {kind: [p for p in overview.attention if p.status is kind] for kind in _KINDS}
    kinds = [kind for kind in _KINDS if found[kind]]
    yield Text(_opening(found))
    for number, kind in enumerate(kinds, 1):
        several = len(kinds) > 1
        if several:
            yield Heading(2, f"（{in_words(number)}）{PROJECT_WORDS[kind]}事项")
        for place, project in enumerate(found[kind], 1):
            yield _heading(project, place, len(found[kind]), 3 if several else 2)
            yield from _matter(project, overview)


def _opening(found: dict[Status, list[TrackedProject]]) -> str:
    told = [f"{PROJECT_WORDS[kind]}项目{len(found[kind])}个" for kind in _KINDS if found[kind]]
    absent = [PROJECT_WORDS[kind] for kind in _KINDS if not found[kind]]
    if not told:
        return "没有滞后或预警的项目。"
    return "，".join([*told, *(f"没有{word}的项目" for word in absent)]) + "。"


def _heading(project: TrackedProject, place: int, number: int, level: int) -> Heading:
    """The project's name, numbered where there are several."""
    mark = f"（{in_words(place)}）" if level == 2 else f"{place}．"
    return Heading(level, f"{mark if number > 1 else ''}{matters.safe_name(project)}")


def _matter(project: TrackedProject, overview: Overview) -> Iterator[Block]:
    day = overview.as_of
    yield Text(
        matters.facts(project, overview)
        + matters.weakest(project, day)
        + matters.unreported(project)
    )
    yield from matters.others(project, day)
    yield from outlooks(project, day, matters.POOR)
    yield from matters.told(project, project.notes, matters.DEMANDED, day)
    if absent := matters.untold(project.notes, matters.DEMANDED):
        yield Text(absent)
