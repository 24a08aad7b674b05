"""The ledger as of a date: one tracked project each, with every figure's source. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from minsheng.assess import Assessment, assess, printed_variance, project_verdict
from minsheng.ledger import Figure, Ledger, Note, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, total
from minsheng.schedule import Window, items_at, previous_month_end, project_window, window_of
from minsheng.terms import WORST_FIRST, Status


class Actual(NamedTuple):
    """What stands on a date: the amount, the finished items, and the figures it comes from.

    `as_of` is the figure's date; of a sum, the oldest of its units' dates. `units_reported`
    counts the units that have reported it at all.
    """

    amount: Number
    done: tuple[str, ...]
    as_of: date
    sources: tuple[Figure, ...]
    units_reported: int


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

    @property
    def name(self) -> str:
        """The indicator's name, unique within its project."""
        return self.indicator.name

    @property
    def status(self) -> Status:
        """The verdict's status."""
        return self.assessment.status

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
    status: Status
    accepted: date | None
    notes: tuple[Note, ...]
    sample: bool

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
    return tuple(_track_project(ledger, project, day) for project in ledger.targets.projects)


def _track_project(ledger: Ledger, project: Project, day: date) -> TrackedProject:
    indicators = tuple(track_indicator(ledger, project, i, day) for i in project.indicators)
    notes = [note for note in ledger.notes_of(project.id) if note.as_of <= day]
    accepted = [(note.as_of, note.accepted) for note in notes if note.accepted]
    verdict = project_verdict([(i.assessment, i.window) for i in indicators], bool(accepted), day)
    return TrackedProject(
        project=project,
        due=project_window(ledger.targets, project).due,
        indicators=indicators,
        status=verdict,
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


def actual_at(
    indicator: Indicator, units: Sequence[str], figures: Sequence[Figure], day: date
) -> Actual | None:
    """What the responsible units' newest figures on or before `day` come to, None without any."""
    newest = {figure.unit: figure for figure in figures if figure.as_of <= day}
    reported = [newest[unit] for unit in units if unit in newest]
    if not reported:
        return None
    dates = [figure.as_of for figure in reported]
    if indicator.combine == "sum":
        as_of, sources = min(dates), tuple(reported)
    else:
        as_of = max(dates)
        sources = tuple(figure for figure in reported if figure.as_of == as_of)
    amount, done = _combined(indicator, [figure.value for figure in sources], day)
    return Actual(amount, done, as_of, sources, len(reported))


def standing(
    ledger: Ledger, project: Project, indicator: Indicator, unit: str, day: date
) -> Actual | None:
    """What a unit's next figure follows on: its own of a sum, else what counts, whosever it is."""
    units = (unit,) if indicator.combine == "sum" else project.units_of(indicator)
    return actual_at(indicator, units, ledger.figures_of(project.id, indicator.name), day)


def _combined(
    indicator: Indicator, values: Sequence[Reported], day: date
) -> tuple[Number, tuple[str, ...]]:
    """(amount, finished items): added (sum), united (checklists), any (milestones)."""
    if indicator.kind == "checklist":
        named = {item for value in values if isinstance(value, tuple) for item in value}
        done = tuple(item for item in items_at(indicator, day) if item in named)
        return len(done), done
    if indicator.kind == "milestone":
        return int(any(values)), ()
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    amount = total(numbers) if indicator.combine == "sum" else numbers[0]
    return amount, ()
