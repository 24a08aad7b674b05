"""A project at one date with everything that its figures rest on: one frozen value, pure."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Self

from minsheng.corrections import Corrections, corrections_of
from minsheng.ledger import Ledger, Note
from minsheng.models.targets import Indicator, Policy, TargetList
from minsheng.numerals import percent_points, rounded_down
from minsheng.problems import Place
from minsheng.schedule import months_at
from minsheng.terms import Status
from minsheng.track import TrackedIndicator, TrackedProject, track_project
from minsheng.why.clauses import Clause, clauses
from minsheng.why.reports import Told, told
from minsheng.why.targets import StatedTarget, stated_targets


class ExplainedIndicator(NamedTuple):
    """One indicator, with its sources and what its reports came to.

    `number` counts from 1 in the order of the list. `quote` is None where there is none;
    `plan` holds the place of each point. `later` counts its reports after the date, `silent`
    names the responsible units that have not reported it. `months` is where the date stands
    in the year. `printed_decides` says whether the printed variance, which is the difference of
    two rounded percentages, lies on the same side of the list's limits as the exact one.
    """

    number: int
    tracked: TrackedIndicator
    targets: tuple[StatedTarget, ...]
    quote: Place | None
    plan: tuple[Place, ...]
    reports: tuple[Told, ...]
    later: int
    silent: tuple[str, ...]
    months: Fraction
    printed_decides: bool

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.tracked.name


class Mean(NamedTuple):
    """A mean over the indicators: the exact shares, in the list's order, and what they come to.

    `follows` says whether the printed percentages, added and divided, give the printed mean;
    being rounded down they need not.
    """

    shares: tuple[Fraction, ...]
    exact: Fraction
    follows: bool


class Explanation(NamedTuple):
    """One project at the end of a day, and where all of it comes from.

    `indicators` are all of the project's, on which its mean rests; `shown` those that are
    asked for. `place` and `task` are where the list states the project and its task.
    `acceptances` and `evidence` are what the units said of these up to the day, in order.
    """

    targets: TargetList
    day: date
    tracked: TrackedProject
    place: Place
    task: Place
    clauses: tuple[Clause, ...]
    indicators: tuple[ExplainedIndicator, ...]
    shown: tuple[ExplainedIndicator, ...]
    completion: Mean
    planned: Mean
    acceptances: tuple[Note, ...]
    evidence: tuple[Note, ...]

    @property
    def is_reopened(self) -> bool:
        """验收后回退: it was accepted, and an indicator is no longer met."""
        return bool(self.acceptances) and self.tracked.status is not Status.DONE

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the project's indicators."""
        return self.tracked.project.names

    def only(self, name: str) -> Self:
        """The same with one indicator shown; the project's arithmetic stays."""
        return self._replace(shown=tuple(one for one in self.indicators if one.name == name))


def explain(ledger: Ledger, number: int, day: date) -> Explanation:
    """The project with this number (which there is) as it stands at the end of `day`."""
    project = ledger.targets.by_id[number]
    tracked = track_project(ledger, project, day)
    notes = [note for note in ledger.notes_of(number) if note.as_of <= day]
    corrections = corrections_of(ledger, project)
    indicators = tuple(
        _explained(ledger, tracked, index, corrections, day)
        for index in range(len(tracked.indicators))
    )
    return Explanation(
        targets=ledger.targets,
        day=day,
        tracked=tracked,
        place=ledger.stated_at(project),
        task=ledger.stated_at(project, "task"),
        clauses=clauses(ledger, project),
        indicators=indicators,
        shown=indicators,
        completion=_mean([i.assessment.completion for i in tracked.indicators], tracked.completion),
        planned=_mean([i.assessment.planned for i in tracked.indicators], tracked.planned),
        acceptances=tuple(note for note in notes if note.accepted),
        evidence=tuple(note for note in notes if note.words.evidence),
    )


def _explained(
    ledger: Ledger, within: TrackedProject, index: int, corrections: Corrections, day: date
) -> ExplainedIndicator:
    project, tracked = within.project, within.indicators[index]
    indicator = tracked.indicator
    figures = ledger.figures_of(project.id, tracked.name)
    past = [figure for figure in figures if figure.as_of <= day]
    heard = {figure.unit for figure in past}
    stated_at = ledger.target_stated_at
    return ExplainedIndicator(
        number=index + 1,
        tracked=tracked,
        targets=stated_targets(ledger, project, indicator, day),
        quote=stated_at(project, indicator, "quote") if indicator.quote else None,
        plan=tuple(stated_at(project, indicator, "plan", n) for n in _numbers(indicator)),
        reports=told(past, tracked.actual, tracked.items, corrections),
        later=len(figures) - len(past),
        silent=tuple(unit for unit in tracked.units if unit not in heard),
        months=months_at(day, ledger.targets.year),
        printed_decides=_printed_decides(tracked, ledger.targets.policy),
    )


def _printed_decides(tracked: TrackedIndicator, policy: Policy) -> bool:
    printed, exact = tracked.printed_variance, tracked.assessment.variance * 100
    limits = [-Fraction(policy.warn_lag), -Fraction(policy.behind_lag)]
    return all((printed < limit) == (exact < limit) for limit in limits)


def _numbers(indicator: Indicator) -> range:
    return range(len(indicator.plan))


def _mean(shares: Sequence[Fraction], exact: Fraction) -> Mean:
    printed = Fraction(sum(map(percent_points, shares))) / len(shares)
    return Mean(tuple(shares), exact, rounded_down(printed, 1) == percent_points(exact))
