"""The two sides that are compared, and what on the one belongs to what on the other."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from minsheng.errors import UsageError
from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.summarize import Overview, Selection, overview
from minsheng.track import TrackedIndicator, TrackedProject

K = TypeVar("K")
T = TypeVar("T")


class Side(NamedTuple):
    """A ledger at the end of a day.

    `whole` is the overview of every project, `overview` that of the projects asked for.
    `commit` is the short id of the commit that the ledger was read from; None for the files
    as they are now.
    """

    ledger: Ledger
    day: date
    whole: Overview
    overview: Overview
    commit: str | None = None


def side_of(
    ledger: Ledger, day: date, selection: Selection | None = None, commit: str | None = None
) -> Side:
    """The side that a ledger is on at the end of `day`."""
    whole = overview(ledger, day)
    chosen = selection or Selection()
    asked = whole if chosen.is_all else overview(ledger, day, chosen)
    return Side(ledger, day, whole, asked, commit)


def in_order(since: date, until: date) -> None:
    """UsageError where the first day is the later one."""
    if since > until:
        raise UsageError(f"起始日 {since} 晚于截至日 {until}", f"换成 --from {until} --to {since}")


class ProjectPair(NamedTuple):
    """One project on both sides; None where a list does not have it."""

    then: TrackedProject | None
    now: TrackedProject | None


class IndicatorPair(NamedTuple):
    """One indicator on both sides; None where a list does not have it."""

    then: TrackedIndicator | None
    now: TrackedIndicator | None


def project_pairs(then: Side, now: Side, selection: Selection) -> list[ProjectPair]:
    """The projects by their numbers, in the order of the later list, those it lacks last.

    A project is asked for when it is on either side, so that none is lost by moving to another
    level or unit.
    """
    before = {tracked.project.id: tracked for tracked in then.whole.projects}
    after = {tracked.project.id: tracked for tracked in now.whole.projects}
    pairs = (ProjectPair(*pair) for pair in paired(before, after))
    return [pair for pair in pairs if any(one and selection.takes(one) for one in pair)]


def indicator_pairs(pair: ProjectPair) -> list[IndicatorPair]:
    """The indicators of a project by their names, in the order of the later list."""
    then, now = pair
    new_names = renamed(then.project, now.project) if then and now else {}
    before = {new_names.get(i.name, i.name): i for i in then.indicators} if then else {}
    after = {i.name: i for i in now.indicators} if now else {}
    return [IndicatorPair(*found) for found in paired(before, after)]


def paired(then: Mapping[K, T], now: Mapping[K, T]) -> list[tuple[T | None, T | None]]:
    """What has the same key on both sides, in the order of `now`; what it lacks comes last."""
    return [(then.get(key), now.get(key)) for key in dict.fromkeys((*now, *then))]


def renamed(then: Project, now: Project) -> dict[str, str]:
    """The new names of indicators that are the same in everything but their name."""
    new = [indicator for indicator in now.indicators if indicator.name not in then.by_name]
    found: dict[str, str] = {}
    for indicator in then.indicators:
        if indicator.name not in now.by_name:
            twins = (other for other in new if _differ_in_name(indicator, other))
            twin = next((other for other in twins if other.name not in found.values()), None)
            found |= {indicator.name: twin.name} if twin else {}
    return found


def _differ_in_name(one: Indicator, other: Indicator) -> bool:
    """Whether only the name, and the words that it was taken from, are others."""
    return one.model_copy(update={"name": other.name, "quote": other.quote}) == other


def renamed_units(then: Project, now: Project) -> dict[str, str]:
    """The unit that took the place of another one, where exactly one did."""
    gone = [unit for unit in then.units if unit not in now.units]
    new = [unit for unit in now.units if unit not in then.units]
    return dict(zip(gone, new, strict=True)) if len(gone) == len(new) == 1 else {}
