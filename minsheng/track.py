"""The ledger as of a date: one tracked project each, with every figure's source. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from minsheng.actuals import Actual, actual_at
from minsheng.assess import (
    Assessment,
    ProjectVerdict,
    assess,
    printed_variance,
    project_verdict,
)
from minsheng.forecast import Forecast, NoForecast, Trail, forecast
from minsheng.ledger import Ledger, Note
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, total
from minsheng.schedule import Window, items_at, previous_month_end, project_window, window_of
from minsheng.terms import WORST_FIRST, Status


class TrackedIndicator(NamedTuple):
    """One indicator at one date, with its verdict."""

    indicator: Indicator
    units: tuple[str, ...]
    window: Window
    items: tuple[str, ...]
    actual: Actual | None
    assessment: Assessment
    added: Number | None
    added_since: date | None
    stale: bool
    outlook: Forecast | NoForecast | None = None

    @property
    def forecast(self) -> Forecast | None:
        """Where its pace leads; None where there is no forecast (`outlook` says why)."""
        return self.outlook if isinstance(self.outlook, Forecast) else None

    @property
    def name(self) -> str:
        """The indicator's name, unique within its project."""
        return self.indicator.name

    @property
    def status(self) -> Status:
        """The verdict's status."""
        return self.assessment.status

    @property
    def is_met(self) -> bool:
        """Whether the target counts as met."""
        return self.assessment.is_met

    @property
    def is_divided(self) -> bool:
        """Whether several units add up to the target, each with a share of its own."""
        return self.indicator.combine == "sum" and len(self.units) > 1

    @property
    def open_items(self) -> tuple[str, ...]:
        """The items of a checklist that are not finished yet, all of them without a report."""
        done = frozenset(self.actual.done if self.actual else ())
        return tuple(item for item in self.items if item not in done)

    @property
    def left(self) -> Number:
        """What is missing to the target; of a ceiling, by how much it is exceeded."""
        amount = self.actual.amount if self.actual else 0
        gap = total([amount, -self.assessment.target])
        return gap if self.indicator.is_ceiling else -gap

    @property
    def printed_variance(self) -> Decimal:
        """Variance in points, as the difference of the printed percentages."""
        return printed_variance(self.assessment.completion, self.assessment.planned)


class TrackedProject(NamedTuple):
    """One project at one date: its indicators, means, verdict, and what was said of it."""

    project: Project
    due: date
    indicators: tuple[TrackedIndicator, ...]
    verdict: ProjectVerdict
    accepted: date | None
    notes: tuple[Note, ...]
    sample: bool

    @property
    def status(self) -> Status:
        """The verdict's status."""
        return self.verdict.status

    @property
    def completion(self) -> Fraction:
        """Unweighted mean completion of the indicators; unreported ones count 0."""
        return self._mean([i.assessment.completion for i in self.indicators])

    @property
    def planned(self) -> Fraction:
        """Unweighted mean of what the indicators owe."""
        return self._mean([i.assessment.planned for i in self.indicators])

    def _mean(self, shares: Sequence[Fraction]) -> Fraction:
        return sum(shares, Fraction(0)) / len(self.indicators)

    @property
    def variance(self) -> Fraction:
        """Mean completion minus mean planned, as a share."""
        return self.completion - self.planned

    @property
    def printed_variance(self) -> Decimal:
        """Variance in points, as the difference of the printed percentages."""
        return printed_variance(self.completion, self.planned)

    @property
    def reported(self) -> int:
        """How many indicators have a report."""
        return sum(i.actual is not None for i in self.indicators)

    @property
    def met(self) -> int:
        """How many indicators are met."""
        return sum(i.assessment.is_met for i in self.indicators)

    @property
    def weakest(self) -> TrackedIndicator:
        """短板指标: worst status, then lowest variance, then lowest completion, then the first."""
        return min(
            self.indicators,
            key=lambda i: (
                WORST_FIRST.index(i.status),
                i.assessment.variance,
                i.assessment.completion,
            ),
        )


def track(ledger: Ledger, day: date) -> tuple[TrackedProject, ...]:
    """Every project of the list as it stands at the end of `day`, in the list's order."""
    return tuple(track_project(ledger, project, day) for project in ledger.targets.projects)


def track_project(ledger: Ledger, project: Project, day: date) -> TrackedProject:
    """One project as it stands at the end of `day`, with the forecasts of its indicators."""
    tracked = project_at(ledger, project, day)
    forecasts = tuple(_with_forecast(ledger, project, i, day) for i in tracked.indicators)
    return tracked._replace(indicators=forecasts)


def project_at(ledger: Ledger, project: Project, day: date) -> TrackedProject:
    """One project as it stands at the end of `day`; no forecasts are made."""
    indicators = tuple(track_indicator(ledger, project, i, day) for i in project.indicators)
    notes = [note for note in ledger.notes_of(project.id) if note.as_of <= day]
    accepted = [(note.as_of, note.accepted) for note in notes if note.accepted]
    verdict = project_verdict([(i.assessment, i.window) for i in indicators], bool(accepted), day)
    return TrackedProject(
        project=project,
        due=project_window(ledger.targets, project).due,
        indicators=indicators,
        verdict=verdict,
        accepted=max(accepted)[1] if accepted else None,
        notes=_newest_of_each_unit(notes, project),
        sample=any(note.sample for note in notes),
    )


def _newest_of_each_unit(notes: Sequence[Note], project: Project) -> tuple[Note, ...]:
    """The newest words of each unit, in the order in which the list names the units."""
    newest = {note.unit: note for note in notes if note.has_words}
    return tuple(newest[unit] for unit in project.units if unit in newest)


def track_indicator(
    ledger: Ledger, project: Project, indicator: Indicator, day: date
) -> TrackedIndicator:
    """One indicator as it stands at the end of `day`."""
    units = project.units_of(indicator)
    figures = ledger.figures_of(project.id, indicator.name)
    actual = actual_at(indicator, units, figures, day)
    window = window_of(ledger.targets, project, indicator)
    policy = ledger.targets.policy
    verdict = assess(indicator, actual.amount if actual else None, window, policy, day)
    before = actual_at(indicator, units, figures, previous_month_end(day))
    tracked = TrackedIndicator(
        indicator=indicator,
        units=units,
        window=window,
        items=items_at(indicator, day),
        actual=actual,
        assessment=verdict,
        added=None,
        added_since=None,
        stale=_is_stale(actual, verdict, day, policy.stale_days),
    )
    return _with_added(tracked, before, day)


def _with_forecast(
    ledger: Ledger, project: Project, tracked: TrackedIndicator, day: date
) -> TrackedIndicator:
    figures = ledger.figures_of(project.id, tracked.name)
    trail = Trail(tracked.indicator, tracked.units, figures)
    policy = ledger.targets.policy
    return tracked._replace(
        outlook=forecast(trail, tracked.window, tracked.assessment, policy, day)
    )


def _is_stale(actual: Actual | None, verdict: Assessment, day: date, limit: int) -> bool:
    return actual is not None and not verdict.is_met and (day - actual.as_of).days > limit


def _with_added(tracked: TrackedIndicator, before: Actual | None, day: date) -> TrackedIndicator:
    """本月新增: only where a report of the day's month and an earlier one exist."""
    actual = tracked.actual
    month_before = previous_month_end(day)
    if actual is None or before is None:
        return tracked
    if not any(figure.as_of > month_before for figure in actual.sources):
        return tracked
    recent = (before.as_of.year, before.as_of.month) == (
        month_before.year,
        month_before.month,
    )
    return tracked._replace(
        added=total([actual.amount, -before.amount]),
        added_since=None if recent else before.as_of,
    )
