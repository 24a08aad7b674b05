"""An indicator's target as it was published and adjusted, and which one is in force."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project, Revision
from minsheng.numerals import Number
from minsheng.problems import Place


class Standing(StrEnum):
    """Whether a target holds at a date, has been replaced by then, or is still to come."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    FUTURE = "future"


class StatedTarget(NamedTuple):
    """A target with the place where the list states it, and how it stands at a date.

    `revision` is None of the target as first published. Of a checklist `number` counts the
    `items`; of a milestone it is 1.
    """

    revision: Revision | None
    number: Number
    items: tuple[str, ...]
    place: Place
    standing: Standing


def stated_targets(
    ledger: Ledger, project: Project, indicator: Indicator, day: date
) -> tuple[StatedTarget, ...]:
    """The target as published, then its revisions, in the order of the list."""
    return tuple(_stated(ledger, project, indicator, day))


def _stated(
    ledger: Ledger, project: Project, indicator: Indicator, day: date
) -> Iterator[StatedTarget]:
    in_force = indicator.revision_at(day)
    first = Standing.REPLACED if in_force else Standing.IN_FORCE
    place = ledger.target_stated_at(project, indicator)
    yield StatedTarget(None, indicator.published, indicator.items or (), place, first)
    for number, revision in enumerate(indicator.revisions):
        items = revision.items or ()
        yield StatedTarget(
            revision,
            revision.target or len(items),
            items,
            ledger.target_stated_at(project, indicator, "revisions", number),
            _standing(revision, in_force, day),
        )


def _standing(revision: Revision, in_force: Revision | None, day: date) -> Standing:
    if revision is in_force:
        return Standing.IN_FORCE
    return Standing.FUTURE if revision.since > day else Standing.REPLACED
