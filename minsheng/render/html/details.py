"""One project in full as values for the template: words, figures, narrative, path."""

from datetime import date
from typing import NamedTuple

from minsheng.ledger import Figure, Ledger, Note
from minsheng.models.targets import Indicator, Revision
from minsheng.numerals import plain
from minsheng.paths import Point, path_of
from minsheng.render import titles, words
from minsheng.render.html.chart import Bar, Chart, bar_of, chart_of
from minsheng.render.html.outlooks import Outlook, outlooks_of
from minsheng.schedule import month_end
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS, PROJECT_WORDS, Status
from minsheng.text import safe, safe_block
from minsheng.track import TrackedIndicator, TrackedProject

_SAID = ("progress", "problems", "next_steps")


class Source(NamedTuple):
    """Where a figure stands; `share` is the unit's own part where several add up."""

    share: str
    place: str
    day: str


class Line(NamedTuple):
    """An indicator in a project's table."""

    name: str
    notes: list[str]
    quote: str
    done: str
    open: str
    target: str
    actual: str
    added: str
    completion: str
    bar: Bar
    owed: str
    planned: str
    variance: str
    status: Status
    word: str
    sources: list[Source]


class Narrative(NamedTuple):
    """What a unit said last, by field; the evidence one by one."""

    unit: str
    as_of: str
    said: list[tuple[str, str]]
    evidence: list[str]


class Change(NamedTuple):
    """A target adjusted."""

    since: str
    is_ahead: bool
    indicator: str
    before: str
    after: str
    document: str
    reason: str


class Correction(NamedTuple):
    """Why a unit took a figure back."""

    as_of: str
    unit: str
    reason: str
    place: str


class Moment(NamedTuple):
    """A point of the path in figures."""

    day: str
    completion: str
    planned: str
    is_reported: bool


class Path(NamedTuple):
    """The path drawn, in one sentence, and in figures."""

    chart: Chart
    summary: str
    as_of: str
    moments: list[Moment]


class Details(NamedTuple):
    """All about one project."""

    id: int
    name: str
    level: str
    status: Status
    word: str
    units: str
    supporting: str
    due: str
    accepted: str
    completion: str
    mean: str
    planned: str
    beside_schedule: str
    counts: tuple[int, int, int]
    weakest: str
    task: str
    commitments: list[str]
    lines: list[Line]
    narratives: list[Narrative]
    changes: list[Change]
    corrections: list[Correction]
    outlooks: list[Outlook]
    path: Path


def details_of(project: TrackedProject, ledger: Ledger, overview: Overview) -> Details:
    """The values of one project's part of the page."""
    facts = project.project
    return Details(
        id=facts.id,
        name=safe(facts.name),
        level=safe(facts.level),
        status=project.status,
        word=PROJECT_WORDS[project.status],
        units=words.units(facts),
        supporting="、".join(map(safe, facts.supporting)),
        due=str(project.due),
        accepted=str(project.accepted or ""),
        completion=words.share(project.completion),
        mean=words.project_mean(project),
        planned=words.share(project.planned),
        beside_schedule=words.beside_schedule(project.printed_variance),
        counts=(len(project.indicators), project.met, project.reported),
        weakest=words.weakest(project),
        task=safe_block(facts.task),
        commitments=[safe(commitment) for commitment in facts.commitments],
        lines=[_line(tracked) for tracked in project.indicators],
        narratives=[_narrative(note) for note in project.notes],
        changes=_changes(project, overview.as_of),
        corrections=_corrections(ledger.notes_of(facts.id), overview.as_of),
        outlooks=outlooks_of(project, overview.as_of),
        path=_path(project, ledger, overview.as_of),
    )


def _line(tracked: TrackedIndicator) -> Line:
    verdict = tracked.assessment
    figures = tracked.actual.sources if tracked.actual else ()
    is_checklist = tracked.indicator.kind == "checklist"
    return Line(
        name=safe(tracked.name),
        notes=_notes(tracked),
        quote=safe(tracked.indicator.quote or ""),
        done=_items(tracked.actual.done) if tracked.actual and is_checklist else "",
        open=_items(tracked.open_items) if is_checklist else "",
        target=words.target(tracked),
        actual=words.actual(tracked),
        added=words.added(tracked),
        completion=words.share(verdict.completion) if tracked.actual else words.NONE,
        bar=bar_of(verdict.completion, verdict.planned),
        owed=plain(verdict.owed),
        planned=words.share(verdict.planned),
        variance=words.points(tracked.printed_variance),
        status=tracked.status,
        word=words.indicator_word(tracked),
        sources=[_source(figure, tracked.is_divided) for figure in figures],
    )


def _notes(tracked: TrackedIndicator) -> list[str]:
    """What is special about an indicator."""
    indicator = tracked.indicator
    notes = [f"“{safe(indicator.subset_of)}”的一部分"] if indicator.subset_of else []
    notes += [words.own_schedule(tracked)] if words.own_schedule(tracked) else []
    if indicator.units:
        notes.append("责任单位：" + "、".join(map(safe, tracked.units)))
    return notes


def _items(names: tuple[str, ...]) -> str:
    return "、".join(map(safe, names))


def _source(figure: Figure, is_divided: bool) -> Source:
    share = f"{safe(figure.unit)} {words.reported(figure.value)}" if is_divided else ""
    return Source(share, safe(f"{figure.place.path}:{figure.place.line}"), str(figure.as_of))


def _narrative(note: Note) -> Narrative:
    said = [(ENTRY_WORDS[key], getattr(note.words, key)) for key in _SAID]
    return Narrative(
        unit=safe(note.unit),
        as_of=str(note.as_of),
        said=[(title, safe_block(text)) for title, text in said if text],
        evidence=[safe_block(name) for name in note.words.evidence],
    )


def _changes(project: TrackedProject, as_of: date) -> list[Change]:
    return [
        change for tracked in project.indicators for change in _changes_of(tracked.indicator, as_of)
    ]


def _changes_of(indicator: Indicator, as_of: date) -> list[Change]:
    changes, before = [], _original(indicator)
    for revision in indicator.revisions:
        after = _revised(indicator, revision)
        changes.append(
            Change(
                since=str(revision.since),
                is_ahead=revision.since > as_of,
                indicator=safe(indicator.name),
                before=before,
                after=after,
                document=safe(revision.document),
                reason=safe_block(revision.reason),
            )
        )
        before = after
    return changes


def _original(indicator: Indicator) -> str:
    names = f"（{_items(indicator.items)}）" if indicator.items else ""
    return words.amount(indicator.published, indicator.measure) + names


def _revised(indicator: Indicator, revision: Revision) -> str:
    if revision.items is not None:
        number = words.amount(len(revision.items), indicator.measure)
        return f"{number}（{_items(revision.items)}）"
    return words.amount(revision.target or 0, indicator.measure)


def _corrections(notes: list[Note], as_of: date) -> list[Correction]:
    return [
        Correction(
            as_of=str(note.as_of),
            unit=safe(note.unit),
            reason=safe_block(note.words.correction),
            place=safe(f"{note.place.path}:{note.place.line}"),
        )
        for note in notes
        if note.as_of <= as_of and note.words.correction
    ]


def _path(project: TrackedProject, ledger: Ledger, as_of: date) -> Path:
    points = path_of(ledger, project.project, as_of)
    return Path(
        chart=chart_of(points, as_of),
        summary=_summary(project, points, as_of),
        as_of=f"截至{titles.long_date(as_of)}",
        moments=[_moment(p) for p in points if _is_told(p, as_of, points[-1].day)],
    )


def _summary(project: TrackedProject, points: tuple[Point, ...], as_of: date) -> str:
    """The picture in one sentence, for those who do not see it."""
    span = f"{titles.long_date(points[0].day)}至{titles.long_date(points[-1].day)}"
    times = sum(point.reported for point in points)
    if not times:
        return f"{span}的应达进度；截至{titles.long_date(as_of)}还没有填报。"
    return (
        f"{span}的完成率与应达进度，共 {times} 次填报；截至{titles.long_date(as_of)}，"
        f"完成率 {words.share(project.completion)}，应达 {words.share(project.planned)}。"
    )


def _is_told(point: Point, as_of: date, last: date) -> bool:
    """Whether a point is more than the corner of a line."""
    is_month_end = point.day == month_end(point.day)
    return is_month_end or point.reported or point.day in (as_of, last)


def _moment(point: Point) -> Moment:
    return Moment(
        day=str(point.day),
        completion=words.share(point.completion),
        planned=words.share(point.planned),
        is_reported=point.reported,
    )
