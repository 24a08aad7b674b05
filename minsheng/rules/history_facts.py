"""A target list as single facts, so that two of them are compared fact by fact."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from minsheng.models.targets import Indicator, Project, Revision, TargetList
from minsheng.names import bare
from minsheng.numerals import plain
from minsheng.problems import Severity
from minsheng.rules.history import written
from minsheng.rules.lists import List, Loc, indicators, projects
from minsheng.rules.targets import TARGET_RULES
from minsheng.schedule import project_window, window_of

DOCUMENT = ("title", "document", "issuer", "issued")


class FactKey(NamedTuple):
    """What a fact is about: a project, an indicator of it, a key; of a list, one member."""

    project: int | None
    indicator: str | None
    key: str
    member: str = ""


class Fact(NamedTuple):
    """What the list says, where, and whether it says so itself or by its default."""

    value: object
    loc: Loc
    is_said: bool = True


Facts = dict[FactKey, Fact]
LIST = FactKey(None, None, "year")


def is_thing(key: FactKey) -> bool:
    """Whether the fact is that there is such a project or indicator."""
    return key.key == ("name" if key.indicator else "id")


def owner_of(key: FactKey) -> FactKey:
    """The project or indicator that the fact is about; of these themselves, what they are in."""
    if key.indicator and not is_thing(key):
        return FactKey(key.project, key.indicator, "name")
    if key.indicator or (key.project and not is_thing(key)):
        return FactKey(key.project, None, "id")
    return LIST


def facts_of(file: List) -> Facts:
    """All that a list says, the first time it says so."""
    found: Facts = {}
    for key, fact in _all_facts(file):
        found.setdefault(key, fact)
    return found


def _all_facts(file: List) -> Iterator[tuple[FactKey, Fact]]:
    targets = file.model
    if targets is None:
        return
    yield from _list_facts(targets)
    for loc, project in projects(file):
        for said, fact in _project_facts(targets, project):
            yield said._replace(project=project.id), fact._replace(loc=(*loc, *fact.loc))
    for loc, project, indicator in indicators(file):
        for said, fact in _indicator_facts(targets, project, indicator):
            about = said._replace(project=project.id, indicator=indicator.name)
            yield about, fact._replace(loc=(*loc, *fact.loc))


def _list_facts(targets: TargetList) -> Iterator[tuple[FactKey, Fact]]:
    yield _plain(targets.year, "year")
    yield _plain(project_window(targets, None).start, "start", targets.start is not None)
    yield from (_plain(value, key) for key in DOCUMENT if (value := getattr(targets, key)))


def _plain(value: object, key: str, is_said: bool = True) -> tuple[FactKey, Fact]:
    return FactKey(None, None, key), Fact(value, (key,), is_said)


def _members(values: tuple[str, ...], key: str) -> Iterator[tuple[FactKey, Fact]]:
    """A fact for each member of a list, of which others may be added."""
    for index, value in enumerate(values):
        yield FactKey(None, None, key, bare(value)), Fact(value, (key, index))


def _project_facts(targets: TargetList, project: Project) -> Iterator[tuple[FactKey, Fact]]:
    window = project_window(targets, project)
    for key in ("id", "level", "name", "task"):
        yield _plain(getattr(project, key), key)
    yield _plain(window.start, "start", project.start is not None)
    yield _plain(window.due, "due", project.due is not None)
    yield from _members(project.units, "units")
    yield from _members(project.commitments, "commitments")


def _indicator_facts(
    targets: TargetList, project: Project, indicator: Indicator
) -> Iterator[tuple[FactKey, Fact]]:
    window = window_of(targets, project, indicator)
    shape = {"quantity": "target", "checklist": "items", "milestone": "milestone"}
    target = "节点" if indicator.milestone else indicator.items or indicator.target
    yield _plain(indicator.name, "name")
    yield FactKey(None, None, "target"), Fact(target, (shape[indicator.kind],))
    for key in ("measure", "comparator", "combine"):
        yield _plain(getattr(indicator, key), key)
    yield _plain(not indicator.is_level, "cumulative", indicator.cumulative is not None)
    yield _plain(window.start, "start", indicator.start is not None)
    yield _plain(window.due, "due", indicator.due is not None)
    if indicator.quote:
        yield _plain(indicator.quote, "quote")
    if indicator.plan:
        points = tuple(f"{point.by} {plain(point.value)}" for point in indicator.plan)
        yield _plain(points, "plan")
    yield from _members(indicator.units or (), "units")
    for index, revision in enumerate(indicator.revisions):
        since = str(revision.since)
        yield (
            FactKey(None, None, "revisions", since),
            Fact(_as_text(revision), ("revisions", index)),
        )


def _as_text(revision: Revision) -> str:
    target = written(revision.target or revision.items)
    return f"{revision.since} 起 {target}，{revision.document}，{revision.reason}"


def flawed(file: List, facts: Facts) -> set[FactKey]:
    """The projects and indicators that were wrong in themselves: to edit those is to mend them."""
    problems = [problem for find in TARGET_RULES for problem in find(file)]
    wrong = [problem.place for problem in problems if problem.severity is Severity.ERROR]
    things = filter(is_thing, facts)
    starts = sorted((file.place(*facts[key].loc[:-1])[1:3], key) for key in things)
    at = [bisect_right(starts, place[1:3], key=lambda start: start[0]) for place in wrong]
    return {starts[index - 1][1] for index in at if index}
