"""The overview as values for the template: the headline, 需督办, and the tables."""

import re
from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from minsheng.ledger import Ledger
from minsheng.models.targets import TargetList
from minsheng.prospects import prospects
from minsheng.render import outlook, overdue, titles, words
from minsheng.render.html.chart import Bar, bar_of
from minsheng.render.html.details import Details, details_of
from minsheng.render.lights import LIGHTS
from minsheng.summarize import Overview, Summary
from minsheng.terms import ATTENTION, PROJECT_WORDS, WORST_FIRST, Status
from minsheng.text import safe
from minsheng.track import TrackedProject

_PHRASES = re.compile(r"(?<=\d年)|(?=进展情况\Z)")


class Count(NamedTuple):
    """How many projects are of a status."""

    status: Status
    word: str
    number: int


class Means(NamedTuple):
    """Mean completion beside what is owed: as printed, and as a bar."""

    completion: str
    unreported: str
    planned: str
    variance: str
    bar: Bar


class Attention(NamedTuple):
    """A project to supervise."""

    id: int
    status: Status
    word: str
    name: str
    units: str
    weakest: str
    left: str
    variance: str


class Row(NamedTuple):
    """A project in the table; `ranks` says where it stands when sorted by a column of figures."""

    id: int
    level: str
    name: str
    units: tuple[str, ...]
    met: str
    means: Means
    weakest: str
    status: Status
    word: str
    is_chased: bool
    ranks: dict[str, int]


class Group(NamedTuple):
    """A level, a unit or the whole, in sum."""

    name: str
    projects: int
    counts: list[int]
    met: str
    reported: str
    means: Means | None
    last_report: str = ""
    overdue: str = ""


class View(NamedTuple):
    """Everything that the page shows."""

    title: str
    heading: list[str]
    document: str
    as_of: str
    selected: str
    sample: str
    later: str
    time_share: str
    total: int
    counts: list[Count]
    means: Means | None
    indicators: Summary
    attention_title: str
    nothing: str
    attention: list[Attention]
    rows: list[Row]
    levels: list[Group]
    units: list[Group]
    overdue: str
    joint: bool
    details: list[Details]
    method: str
    rule: str
    lights: list[dict[str, str]]


def view_of(overview: Overview, ledger: Ledger) -> View:
    """The values of the page; `ledger` is the one that the overview was made from."""
    heading = f"{titles.subject(overview)}进展情况"
    chosen = words.selected(overview)
    as_of = titles.long_date(overview.as_of)
    name = f"{heading}（{chosen}）" if chosen else heading
    return View(
        title=words.titled(f"{name} 截至{as_of}", overview.sample),
        heading=_phrases(heading),
        document=safe(overview.targets.document or ""),
        as_of=as_of,
        selected=chosen,
        sample=words.SAMPLE if overview.sample else "",
        later=words.later_reports(overview) or "",
        time_share=words.share(overview.time_share),
        total=overview.overall.projects,
        counts=_counts(overview.overall),
        means=_means(overview.overall),
        indicators=overview.overall,
        nothing=words.nothing(overview),
        attention_title=words.attention(overview),
        attention=[_attention(project) for project in overview.attention],
        rows=_rows(overview),
        levels=_levels(overview),
        units=_units(overview),
        overdue=overdue.line(overview),
        joint=overview.has_joint_projects,
        details=[details_of(project, ledger, overview) for project in overview.projects],
        method=outlook.METHOD if prospects(overview.projects).found else "",
        rule=words.rule_for_lights(overview),
        lights=[{"status": status, **LIGHTS[status]._asdict()} for status in Status],
    )


def _phrases(heading: str) -> list[str]:
    """The heading in parts that are better not broken: 重庆高新区2025年, 重点民生实事, 进展情况."""
    return [part for part in _PHRASES.split(heading) if part]


def _counts(summary: Summary) -> list[Count]:
    return [
        Count(status, PROJECT_WORDS[status], number) for status, number in words.counts(summary)
    ]


def _means(summary: Summary) -> Means | None:
    if summary.completion is None or summary.planned is None:
        return None
    return Means(
        completion=words.share(summary.completion),
        unreported=words.uncounted(summary.indicators_unreported),
        planned=words.share(summary.planned),
        variance=words.points(summary.printed_variance),
        bar=bar_of(summary.completion, summary.planned),
    )


def _attention(project: TrackedProject) -> Attention:
    weakest = project.weakest
    return Attention(
        id=project.project.id,
        status=project.status,
        word=PROJECT_WORDS[project.status],
        name=safe(project.project.name),
        units=words.units(project.project),
        weakest=words.weakest(project),
        left="" if weakest.actual is None else words.left(weakest),
        variance=words.points(weakest.printed_variance),
    )


_SORTED = ("id", "level", "units", "met", "completion", "planned", "variance", "status")
"""The columns that can be sorted, in the order of `_sort_keys`."""


def _rows(overview: Overview) -> list[Row]:
    """One row a project, with its rank in every column that can be sorted."""
    keys = [_sort_keys(project, overview.targets) for project in overview.projects]
    ranks = zip(*map(_ranks, zip(*keys, strict=True)), strict=True)
    return [
        _row(project, dict(zip(_SORTED, own, strict=True)))
        for project, own in zip(overview.projects, ranks, strict=True)
    ]


def _sort_keys(project: TrackedProject, targets: TargetList) -> tuple[Any, ...]:
    """What a project is sorted by: exact figures, and the list's own order of names."""
    return (
        project.project.id,
        targets.levels.index(project.project.level),
        targets.units.index(project.project.units[0]),
        Fraction(project.met, len(project.indicators)),
        project.completion,
        project.planned,
        project.printed_variance,
        WORST_FIRST.index(project.status),
    )


def _ranks(keys: Sequence[Any]) -> list[int]:
    """Of each key, how many different ones are smaller; equal keys have the same rank."""
    order: dict[Hashable, int] = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return [order[key] for key in keys]


def _row(project: TrackedProject, ranks: dict[str, int]) -> Row:
    return Row(
        id=project.project.id,
        level=safe(project.project.level),
        name=safe(project.project.name),
        units=tuple(dict.fromkeys(map(safe, project.project.units))),
        met=f"{project.met}/{len(project.indicators)}",
        means=Means(
            completion=words.share(project.completion),
            unreported=words.uncounted(len(project.indicators) - project.reported),
            planned=words.share(project.planned),
            variance=words.points(project.printed_variance),
            bar=bar_of(project.completion, project.planned),
        ),
        weakest=words.weakest(project),
        status=project.status,
        word=PROJECT_WORDS[project.status],
        is_chased=project.status in ATTENTION,
        ranks=ranks,
    )


def _levels(overview: Overview) -> list[Group]:
    """The levels and the whole, where there are two levels or more."""
    if len(overview.levels) < 2:
        return []
    groups = [*overview.levels, ("合计", overview.overall)]
    return [_group(name, summary) for name, summary in groups]


def _units(overview: Overview) -> list[Group]:
    return [
        _group(unit.name, unit.summary)._replace(
            last_report=overdue.last_report(unit.silence), overdue=overdue.mark(unit.silence)
        )
        for unit in overview.units
    ]


def _group(name: str, summary: Summary) -> Group:
    return Group(
        name=safe(name),
        projects=summary.projects,
        counts=[number for _, number in words.counts(summary)],
        met=f"{summary.indicators_met}/{summary.indicators}",
        reported=f"{summary.indicators_reported}/{summary.indicators}",
        means=_means(summary),
    )
