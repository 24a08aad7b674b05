"""What the rules of the ledger ask of it: what stood on a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from minsheng.actuals import Actual, actual_at
from minsheng.assess import assess
from minsheng.ledger import Figure, Ledger, Report, Reported
from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.numerals import plain
from minsheng.rules.listing import some_of
from minsheng.schedule import window_of


class Course(NamedTuple):
    """What stood of one indicator over time, to be asked for many days.

    `figures` are those that were not found wrong, of each unit the last one of a day: of a
    hundred thousand figures there are no more left than the year has days.
    """

    targets: TargetList
    project: Project
    indicator: Indicator
    figures: list[Figure]

    @property
    def days(self) -> set[date]:
        """The dates of its figures."""
        return {figure.as_of for figure in self.figures}

    def at(self, day: date) -> Actual | None:
        """What stood at the end of `day`."""
        units = self.project.units_of(self.indicator)
        return actual_at(self.indicator, units, self.figures, day)

    def is_met(self, day: date) -> bool:
        """Whether what stood at the end of `day` meets the target in force on it."""
        actual = self.at(day)
        amount = actual.amount if actual else None
        window = window_of(self.targets, self.project, self.indicator)
        return assess(self.indicator, amount, window, self.targets.policy, day).is_met


def course_of(ledger: Ledger, project: Project, indicator: Indicator) -> Course:
    """What stood of the indicator, figures that were found wrong left out."""
    sound = ledger.sound_figures_of(project.id, indicator.name)
    return Course(ledger.targets, project, indicator, last_of_a_day(sound))


def last_of_a_day(figures: Iterable[Figure]) -> list[Figure]:
    """Of each unit the last figure of a day, in order of date."""
    return list({(figure.as_of, figure.unit): figure for figure in figures}.values())


def samples_and_real(ledger: Ledger) -> tuple[list[Report], list[Report]]:
    """The reports with sample figures and those with real ones, of units whose files could be
    read: a misspelt `sample` is no real report.
    """
    sure = [report for report in ledger.reports if ledger.is_sure(report.unit)]
    return [r for r in sure if r.sample], [r for r in sure if not r.sample]


def worded(value: Reported) -> str:
    """A reported value as a message names it."""
    if isinstance(value, tuple):
        return f"[{some_of(value, '项')}]"
    if isinstance(value, bool):
        return "已完成" if value else "未完成"
    return plain(value)
