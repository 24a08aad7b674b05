"""推算: where the indicators of a project are heading, and how that is worked out."""

from collections.abc import Collection, Iterator
from datetime import date

from minsheng.render import outlook
from minsheng.render.titles import long_date
from minsheng.render.word.blocks import Text
from minsheng.render.word.sentences import tight
from minsheng.summarize import Overview
from minsheng.terms import Status
from minsheng.text import safe
from minsheng.track import TrackedProject

ALL = tuple(Status)
LEAD = "推算："


def outlooks(
    project: TrackedProject, day: date, statuses: Collection[Status] = ALL
) -> Iterator[Text]:
    """A sentence of each forecast of the project's indicators of these statuses."""
    for one in project.indicators:
        if one.forecast and one.status in statuses:
            said = tight(outlook.sentence(one, one.forecast, day, long_date))
            yield Text(f"“{safe(one.name)}”{said}。", LEAD)


def method(overview: Overview, statuses: Collection[Status] = ALL) -> Iterator[Text]:
    """How `outlooks` are worked out, where there are any."""
    if any(True for p in overview.projects for _ in outlooks(p, overview.as_of, statuses)):
        yield Text(tight(outlook.METHOD).removeprefix(LEAD), LEAD)
