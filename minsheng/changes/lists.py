"""What changed in the target list: targets that were revised, and everything that is edited.

A revision (目标调整) comes into force on its date, so that it is found between two dates of one
list too. Everything else differs only between two lists, that is, between two commits.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from minsheng.changes.sides import Side
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.models.base import Model
from minsheng.models.targets import Indicator, Policy, Project, Revision, TargetList
from minsheng.numerals import Number
from minsheng.problems import Place
from minsheng.schedule import items_at, target_at

PROJECT = "project"
INDICATOR = "indicator"
"""What an `Edit` names that says that a list has a project or an indicator which it had not."""


class Revised(NamedTuple):
    """A target that a revision changed: by how much, by which document and why, and where.

    `before` is the target in force on the day before. Of a checklist these are counts, and
    `added` and `dropped` the items that make the difference. `is_ahead` says that the revision
    comes into force only after the day of the later side.
    """

    project: Project
    indicator: Indicator
    revision: Revision
    before: Number
    after: Number
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    is_ahead: bool
    place: Place


class Edit(NamedTuple):
    """A difference between two lists: whose, of what, and what stood and stands there.

    `project` and `indicator` are None of what is said of the list as a whole, and of a project.
    `key` is the key of the target list, PROJECT or INDICATOR where there is none on one side.
    A value, with its place, is None where the side has no such thing or says nothing.
    """

    project: Project | None
    indicator: Indicator | None
    key: str
    then: object
    now: object
    then_place: Place | None
    now_place: Place | None


def revisions(then: Side, now: Side, change: ProjectChange) -> Iterator[Revised]:
    """The revisions of a project that came into force, or that the list did not have."""
    if change.now is None or change.then is None:
        return
    project = change.now.project
    for one in change.indicators:
        if one.now and one.then:
            for number, revision in enumerate(one.now.indicator.revisions):
                known = revision in one.then.indicator.revisions
                if not known or then.day < revision.since <= now.day:
                    yield _revised(now, project, one.now.indicator, number)


def _revised(side: Side, project: Project, indicator: Indicator, number: int) -> Revised:
    revision = indicator.revisions[number]
    eve = revision.since - timedelta(days=1)
    old, new = items_at(indicator, eve), revision.items or ()
    place = side.ledger.target_stated_at(project, indicator, "revisions", number)
    return Revised(
        project,
        indicator,
        revision,
        before=target_at(indicator, eve),
        after=revision.target or len(new),
        added=tuple(item for item in new if item not in old),
        dropped=tuple(item for item in old if item not in new),
        is_ahead=revision.since > side.day,
        place=place,
    )


def list_edits(then: Side, now: Side) -> Iterator[Edit]:
    """What the two lists say differently of themselves: title, document, thresholds …"""
    before, after = _said(then.ledger.targets), _said(now.ledger.targets)
    for path, old in before.items():
        if old != after[path]:
            yield Edit(None, None, path[-1], old, after[path], _head(then, path), _head(now, path))


def _said(targets: TargetList) -> dict[tuple[str, ...], object]:
    """What a list says besides its projects, by where it stands."""
    heads = {(key,): getattr(targets, key) for key in TargetList.model_fields}
    del heads["projects",], heads["policy",]
    return heads | {("policy", k): getattr(targets.policy, k) for k in Policy.model_fields}


def _head(side: Side, path: tuple[str, ...]) -> Place:
    ledger = side.ledger
    return ledger.where(*path) if ledger.where else ledger.list_place


def project_edits(then: Side, now: Side, change: ProjectChange) -> Iterator[Edit]:
    """What the two lists say differently of a project and of its indicators."""
    old, new = change.listed
    if old is None or new is None:
        project, names = change.either.project, (old and old.name, new and new.name)
        yield Edit(project, None, PROJECT, *names, _at(then, old), _at(now, new))
        return
    for key, before, after in _differing(old, new):
        if key != "indicators":
            yield Edit(new, None, key, before, after, _at(then, old, key), _at(now, new, key))
    for indicator in change.indicators:
        yield from _indicator_edits(then, now, (old, new), indicator)


def _indicator_edits(
    then: Side, now: Side, projects: tuple[Project, Project], change: IndicatorChange
) -> Iterator[Edit]:
    owner, project = projects
    old, new = change.listed
    if old is None or new is None:
        indicator, names = change.either.indicator, (old and old.name, new and new.name)
        places = _in(then, owner, old), _in(now, project, new)
        yield Edit(project, indicator, INDICATOR, *names, *places)
        return
    for key, before, after in _differing(old, new):
        places = _in(then, owner, old, key), _in(now, project, new, key)
        if key != "revisions":
            yield Edit(project, new, key, before, after, *places)
        elif dropped := _dropped(old, new):
            yield Edit(project, new, key, dropped, (), *places)


def _differing(old: Model, new: Model) -> Iterator[tuple[str, Any, Any]]:
    """The keys whose values differ, with both values."""
    for key in type(old).model_fields:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield key, before, after


def _dropped(old: Indicator, new: Indicator) -> tuple[Revision, ...]:
    """The revisions that are gone; those that came are told as such."""
    return tuple(revision for revision in old.revisions if revision not in new.revisions)


def _at(side: Side, project: Project | None, *below: str) -> Place | None:
    return None if project is None else side.ledger.stated_at(project, *below)


def _in(
    side: Side, project: Project, indicator: Indicator | None, key: str = "name"
) -> Place | None:
    if indicator is None:
        return None
    return side.ledger.target_stated_at(project, indicator, key)
