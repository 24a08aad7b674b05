"""L: whether what counts as finished had been met and shown, and stayed so."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import takewhile

from minsheng.actuals import Actual
from minsheng.ledger import Ledger, Note
from minsheng.models.targets import Project
from minsheng.numerals import plain
from minsheng.problems import Place
from minsheng.rules.amounts import is_far_over
from minsheng.rules.base import Slip, rule
from minsheng.rules.listing import quoted
from minsheng.rules.standing import Course, course_of
from minsheng.schedule import target_at


def _accepted(ledger: Ledger) -> Iterator[tuple[Project, list[Note]]]:
    """The projects that were accepted, with the reports that say so."""
    for project in ledger.targets.projects:
        if notes := [note for note in ledger.notes_of(project.id) if note.accepted]:
            yield project, notes


def _all_sure(ledger: Ledger, project: Project) -> bool:
    return all(ledger.is_read_in_full(project, indicator) for indicator in project.indicators)


def _courses(ledger: Ledger, project: Project) -> list[Course]:
    return [course_of(ledger, project, indicator) for indicator in project.indicators]


def _unmet(courses: Iterable[Course], day: date) -> str:
    """The names of those that are not met at the end of `day`."""
    return quoted([course.indicator.name for course in courses if not course.is_met(day)])


@rule("L405")
def accepted_while_unmet(ledger: Ledger) -> Iterator[Slip]:
    """A project is accepted only when every indicator is met at that report's date.

    Fails: `accepted: 2025-09-26` with AED 14 of 20. Passes: with 20 of 20.
    """
    for project, notes in _accepted(ledger):
        if not _all_sure(ledger, project):
            continue
        unmet_on = cache(partial(_unmet, _courses(ledger, project)))
        for note in notes:
            if unmet := unmet_on(note.as_of):
                message = f"项目 {project.id} 还不能验收：截至 {note.as_of} 未达标的有{unmet}"
                yield Slip(note.accepted_place, message, "先补报达标的数，或删去 accepted")


@rule("L406")
def accepted_without_evidence(ledger: Ledger) -> Iterator[Slip]:
    """An acceptance needs evidence for the project, in that report or before.

    Fails: `accepted: 2025-09-26` and no `evidence` so far. Passes: with `evidence: [验收意见]`.
    """
    for project, notes in _accepted(ledger):
        if not _may_be_read(ledger, project):
            continue
        first = ledger.shown_since.get(project.id, date.max)
        message = f"项目 {project.id} 写了验收日期，却没有任何佐证材料"
        for note in notes:
            if note.as_of < first:
                yield Slip(note.accepted_place, message, "在这一条里写明 evidence（佐证材料）")


def _may_be_read(ledger: Ledger, project: Project) -> bool:
    """Whether all that was said of the project could be read."""
    return all(ledger.is_sure(unit, project.id) for unit in project.units)


@rule("L407")
def accepted_after_report(ledger: Ledger) -> Iterator[Slip]:
    """The date of acceptance does not lie after the report's own date.

    Fails: `accepted: 2025-10-08` in the report as of 2025-09-30. Passes: 2025-09-26.
    """
    for project, notes in _accepted(ledger):
        for note in notes:
            accepted = note.accepted or note.as_of
            if accepted > note.as_of:
                message = f"项目 {project.id} 的验收日期 {accepted} 晚于填报截至日期 {note.as_of}"
                yield Slip(note.accepted_place, message, "写进验收之后的那期填报")


@rule("L409")
def reopened_after_acceptance(ledger: Ledger) -> Iterator[Slip]:
    """An accepted project stays met by its later figures and by its later targets.

    Told at the figure that falls short; where the target was raised, at the acceptance,
    since the list itself is right. Silent once a later figure meets the target again.

    Fails: accepted in September, corrected to 7 of 8 in October. Passes: 8 of 8 in November.
    """
    for project, notes in _accepted(ledger):
        note = notes[-1]
        if note.accepted_place in ledger.wrong or not _all_sure(ledger, project):
            continue
        revised = [r.since for i in project.indicators for r in i.revisions]
        day = max(ledger.newest or note.as_of, *revised, note.as_of)
        courses = (course for course in _courses(ledger, project) if not course.is_met(day))
        yield from (_reopening(course, note) for course in courses)


def _reopening(course: Course, note: Note) -> Slip:
    """Where the indicator fell short for good after the acceptance in `note`."""
    indicator = course.indicator
    days = course.days.union(revision.since for revision in indicator.revisions)
    newest_first = sorted((day for day in days if day > note.as_of), reverse=True)
    day = min(takewhile(lambda day: not course.is_met(day), newest_first), default=note.as_of)
    actual = course.at(day)
    amount, target = plain(actual.amount if actual else 0), plain(target_at(indicator, day))
    head = f"项目 {course.project.id} 验收后回退："
    fresh = [figure for figure in actual.sources if figure.as_of == day] if actual else []
    if fresh:
        message = f"{head}{day}“{indicator.name}”为 {amount}（目标 {target}），不再达标"
        hint = "核对这个数；属实的，达标以后在新的填报里重新写 accepted（验收日期）"
        return Slip(fresh[-1].place, message, hint)
    message = f"{head}{day} 起“{indicator.name}”的目标是 {target}，已报 {amount}"
    hint = "按新目标完成以后，在新的填报里重新写 accepted（验收日期）"
    return Slip(note.accepted_place, message, hint)


@rule("L410")
def met_without_evidence(ledger: Ledger) -> Iterator[Slip]:
    """A project with a met indicator has evidence in some report.

    Of an accepted project L406 speaks. Fails: AED 20 of 20 and no `evidence` in any report.
    Passes: with `evidence: [AED安装点位清单]` there or in a later report.
    """
    accepted = {project.id for project, _ in _accepted(ledger)}
    for project in ledger.targets.projects:
        shown = project.id in ledger.shown_since
        if shown or project.id in accepted or not _may_be_read(ledger, project):
            continue
        if met := _met(ledger, project):
            message = f"项目 {project.id} 的{quoted(list(met))}已达标，却没有任何佐证材料"
            yield Slip(max(met.values())[1], message, "在这一条里写明 evidence（佐证材料）")


def _met(ledger: Ledger, project: Project) -> dict[str, tuple[date, Place]]:
    """The indicators that are met by the newest report, with their figures' dates and places.

    Those with a figure that was found wrong are left out: it may be the one that counts.
    """
    met = {}
    day = ledger.newest or date.min
    for indicator in project.indicators:
        figures = ledger.figures_of(project.id, indicator.name)
        is_sound = all(figure.place not in ledger.wrong for figure in figures)
        course = course_of(ledger, project, indicator)
        actual = course.at(day)
        if actual and is_sound and _is_credibly_met(course, actual, day):
            newest = max(actual.sources, key=lambda figure: figure.as_of)
            met[indicator.name] = newest.as_of, newest.place
    return met


def _is_credibly_met(course: Course, actual: Actual, day: date) -> bool:
    """Whether it is met by a figure that L411 does not doubt."""
    return course.is_met(day) and not is_far_over(course.indicator, actual, day)


ACCEPTANCE_RULES = (
    accepted_while_unmet,
    accepted_without_evidence,
    accepted_after_report,
    reopened_after_acceptance,
    met_without_evidence,
)
