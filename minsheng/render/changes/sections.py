"""The parts of a diff in the order in which a leader reads them."""

from minsheng.changes.diff import Diff
from minsheng.render.changes import figures, indicators, lists, silences, totals, turns
from minsheng.render.changes.section import Section


def sections(found: Diff, only_changed: bool = False) -> list[Section]:
    """What got worse, is first reported or got better, who is silent, corrections and targets.

    With `only_changed`, levels and units that did not change are left out.
    """
    made = (
        *(turns.turned_projects(found, way) for way in turns.TITLES),
        silences.silent(found),
        silences.heard(found),
        figures.corrections(found),
        figures.rewritten(found),
        lists.revised(found),
        lists.edits(found),
        indicators.indicators(found),
        totals.levels(found, only_changed),
        totals.units(found, only_changed),
    )
    return [section for section in made if section is not None]
