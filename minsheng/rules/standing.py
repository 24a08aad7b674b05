"""What the rules of the ledger ask of it: which figures are sure, and what stood on a day."""

from datetime import date

from minsheng.assess import assess
from minsheng.ledger import Ledger, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import plain
from minsheng.schedule import window_of
from minsheng.track import Actual, actual_at


def days_of(ledger: Ledger, project: Project, *indicators: Indicator) -> list[date]:
    """The dates of the figures of some indicators that were not found wrong, in order."""
    names = [indicator.name for indicator in indicators]
    return sorted({f.as_of for n in names for f in ledger.sound_figures_of(project.id, n)})


def standing_at(ledger: Ledger, project: Project, indicator: Indicator, day: date) -> Actual | None:
    """What stood at the end of `day`, figures that were found wrong left out."""
    figures = ledger.sound_figures_of(project.id, indicator.name)
    return actual_at(indicator, project.units_of(indicator), figures, day)


def is_met(ledger: Ledger, project: Project, indicator: Indicator, day: date) -> bool:
    """Whether what stood at the end of `day` meets the target in force on it."""
    actual = standing_at(ledger, project, indicator, day)
    window = window_of(ledger.targets, project, indicator)
    amount = actual.amount if actual else None
    return assess(indicator, amount, window, ledger.targets.policy, day).is_met


def worded(value: Reported) -> str:
    """A reported value as a message names it."""
    if isinstance(value, tuple):
        return f"[{'、'.join(value)}]"
    if isinstance(value, bool):
        return "已完成" if value else "未完成"
    return plain(value)
