"""A part of a report tried out beside what the ledger holds, before it is recorded.

The whole ledger is checked when the report is complete (`posting`); here just what one project
has to do with, so that a slip can be questioned while it is typed.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from minsheng.destination import destination
from minsheng.folder import open_folder, shown
from minsheng.intake import Intake
from minsheng.ledger import Ledger
from minsheng.loader import load_progress, raw
from minsheng.models.progress import Entry, Report
from minsheng.models.targets import Project
from minsheng.posting import plain_report
from minsheng.problems import Problem, has_error, unknown_before
from minsheng.rules.acceptance import ACCEPTANCE_RULES
from minsheng.rules.base import found_in
from minsheng.rules.ledger import FIGURE_RULES
from minsheng.rules.standing import course_of
from minsheng.source.writing import PLAIN, block_text, item_lines


class Bench(NamedTuple):
    """Where reports of a unit as of a date are tried out: below the last line of its file."""

    root: Path
    ledger: Ledger
    unit: str
    as_of: date
    today: date
    path: Path
    lines: int

    def doubts(self, before: Entry | None, after: Entry) -> list[Problem]:
        """What is wrong with the figures of `after` that was not with those of `before`."""
        known = self._tried(before)[1] if before else self._without_entries()
        return list(unknown_before(known, self._tried(after)[1]))

    def objections(self, entry: Entry) -> list[Problem]:
        """What is wrong with an entry as a whole, its acceptance and its evidence too."""
        ledger, problems = self._tried(entry)
        found = found_in(ledger, ACCEPTANCE_RULES)
        return [*problems, *(p for p in found if f"项目 {entry.project} " in p.message)]

    def objections_to_date(self) -> list[Problem]:
        """What is wrong with the date that the report is as of."""
        return [problem for problem in self._without_entries() if has_error([problem])]

    def are_met(self, project: Project, entry: Entry) -> bool:
        """Whether every indicator of the project is met with the entry's figures."""
        ledger, _ = self._tried(entry)
        courses = (course_of(ledger, project, one) for one in project.indicators)
        return all(course.is_met(self.as_of) for course in courses)

    def is_of_it(self, problem: Problem) -> bool:
        """Whether a problem is about the report that is tried out, not about an older one."""
        return problem.place.path == shown(self.path) and problem.place.line > self.lines

    def _without_entries(self) -> list[Problem]:
        return self._take(Ledger(self.ledger.targets), ())

    def _tried(self, entry: Entry) -> tuple[Ledger, list[Problem]]:
        ledger = _about(self.ledger, entry.project)
        problems = self._take(ledger, (entry,))
        ledger.settle()
        return ledger, [*problems, *found_in(ledger, FIGURE_RULES)]

    def _take(self, ledger: Ledger, entries: Iterable[Entry]) -> list[Problem]:
        report = Report(as_of=self.as_of, projects=tuple(entries))
        head = ["unit: " + block_text(self.unit), f"year: {ledger.targets.year}", "reports:"]
        text = "\n".join([*head, *item_lines(plain_report(report), 2, PLAIN), ""])
        data = b"\n" * self.lines + text.encode("utf-8")
        intake = Intake(self.root, self.today, {ledger.targets.year: ledger}, frozenset())
        intake.take(load_progress(self.path, data))
        return intake.problems


def bench(root: Path, ledger: Ledger, unit: str, as_of: date, today: date) -> Bench:
    """The bench for a unit's report. UsageError where it has no file to go into."""
    path = destination(open_folder(root), ledger, unit, as_of)
    return Bench(root, ledger, unit, as_of, today, path, (raw(path) or b"").count(b"\n"))


def _about(ledger: Ledger, project: int) -> Ledger:
    """What a ledger holds of one project, as one of its own."""
    own = Ledger(ledger.targets, ledger.list_place)
    own.figures.update({key: [*them] for key, them in ledger.figures.items() if key[0] == project})
    own.notes[project] = [*ledger.notes_of(project)]
    own.reports = [*ledger.reports]
    own.shown_since.update(ledger.shown_since)
    return own
