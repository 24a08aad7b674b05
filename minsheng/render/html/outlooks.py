"""推算 as values for the template: where the indicators of a project are heading."""

from datetime import date
from typing import NamedTuple

from minsheng.forecast import Forecast, Pace
from minsheng.render import outlook, words
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject


class Lead(NamedTuple):
    """Where a pace leads, the pace, and the date that it counts from."""

    said: str
    pace: str
    since: str


class Outlook(NamedTuple):
    """Where an indicator is heading; `as_of` is empty where its figure is of the page's day."""

    name: str
    as_of: str
    recent: Lead
    overall: Lead
    needed: str
    due: str


def outlooks_of(project: TrackedProject, day: date) -> list[Outlook]:
    """Those of the project's indicators that have a forecast."""
    return [_outlook(one, one.forecast, day) for one in project.indicators if one.forecast]


def _outlook(tracked: TrackedIndicator, found: Forecast, day: date) -> Outlook:
    return Outlook(
        name=safe(tracked.name),
        as_of="" if found.as_of == day else f"截至 {found.as_of}",
        recent=_lead(tracked, found.recent, day),
        overall=_lead(tracked, found.overall, day),
        needed=outlook.needed_monthly(tracked, found) or words.NONE,
        due=str(tracked.window.due),
    )


def _lead(tracked: TrackedIndicator, pace: Pace, day: date) -> Lead:
    said = outlook.leads_to(tracked, pace, day)
    return Lead(said, f"每月 {outlook.monthly(tracked, pace)}", str(pace.since))
