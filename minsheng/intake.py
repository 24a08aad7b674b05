"""Reports into the ledger: what passes the P rules is condensed, the file itself is not kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from minsheng.desk import Asked, Assigned, Desk
from minsheng.ledger import Contents, Figure, Ledger, Note, Report, Words
from minsheng.loader import SourceFile
from minsheng.models.progress import UNDATED, Entry, ProgressFile
from minsheng.models.targets import Project
from minsheng.problems import Problem
from minsheng.rules import progress as p
from minsheng.rules.filing import file_name_of_another_unit, file_of_another_unit
from minsheng.rules.views import EntryView, FigureView, ReportView
from minsheng.source.causes import slip_in_key
from minsheng.source.tree import span_of

# What a slip in the target list, or in a file's name, would bring back where nobody is to blame.
_SHADOWED_BY = {
    "T201": {"P302", "P303", "P305", "P306"},
    "T202": {"P303", "P307"},
    "T203": {"P304"},
    "T208": {"L404"},
    "T212": {"P306"},
    "T215": {"P313"},
    "Y024": {"L415"},
}


def shadowed(problems: Iterable[Problem]) -> frozenset[str]:
    """The rules that say nothing while target lists and file names have these problems."""
    found = {problem.rule for problem in problems}
    return frozenset(rule for one in found for rule in _SHADOWED_BY.get(one, ()))


class Taken(NamedTuple):
    """What was found in some files, and what they add to the ledger of each year."""

    problems: list[Problem]
    contents: dict[int, Contents]


@dataclass(slots=True)
class Intake:
    """Takes one progress file after the other into the ledger of its year.

    `silent`: the rules that say nothing (see `shadowed`). `keep_words`: whether the narrative
    is going to be printed.
    """

    data: Path
    today: date
    ledgers: dict[int, Ledger]
    silent: frozenset[str]
    keep_words: bool = True
    problems: list[Problem] = field(default_factory=list)
    _desks: dict[int, Desk] = field(init=False)

    def __post_init__(self) -> None:
        """A desk for each year."""
        self._desks = {year: Desk(ledger) for year, ledger in self.ledgers.items()}

    def take(self, source: SourceFile[ProgressFile]) -> None:
        """Checks one file against its year's list, and keeps its figures and words."""
        self.problems += source.problems
        file = source.model
        if file is None:
            self._doubt_everywhere(_unit_of_path(source.file, self.data))
        elif file.year in self._desks:
            _FileIntake(self, source, file, self._desks[file.year]).take()
        else:
            self._doubt_everywhere(file.unit)
            self.report(p.no_list_for_the_year(source, self.ledgers.keys()))

    def report(self, problems: Iterable[Problem]) -> list[Problem]:
        """Notes the problems of rules that are not silent; returns all of them."""
        found = list(problems)
        self.problems += [problem for problem in found if problem.rule not in self.silent]
        return found

    def blank(self) -> "Intake":
        """Another one for the same lists that has taken nothing."""
        ledgers = {year: Ledger(one.targets, one.list_place) for year, one in self.ledgers.items()}
        return replace(self, ledgers=ledgers, problems=[])

    def taken(self) -> Taken:
        """All that was taken, fit to be sent to another process."""
        return Taken(self.problems, {y: one.contents() for y, one in self.ledgers.items()})

    def absorb(self, taken: Taken) -> None:
        """Adds what another one has taken."""
        self.problems += taken.problems
        for year, contents in taken.contents.items():
            self.ledgers[year].absorb(contents)

    def _doubt_everywhere(self, unit: str) -> None:
        """Whatever the unit reports may be incomplete; if it is unknown, whatever anybody does."""
        for ledger in self.ledgers.values():
            ledger.doubt(unit if unit in ledger.targets.units else None)


@dataclass(slots=True)
class _FileIntake:
    """One file on its way into one ledger."""

    intake: Intake
    source: SourceFile[ProgressFile]
    file: ProgressFile
    desk: Desk
    known_unit: bool = True

    def take(self) -> None:
        """Checks who the file is of, and takes its reports over, one after the other."""
        ledger = self.desk.ledger
        targets = ledger.targets
        self.known_unit = self.file.unit in ledger.responsible or not self._report(
            p.unknown_unit(self.source, targets)
        )
        ledger.filed.add(self.file.unit)
        if self.file.sample:
            ledger.samples.append(self.source.place("sample"))
        if self.known_unit:
            self._check_filing()
        for loc, value in self.source.left_out:
            self._doubt(*_subject(loc, value))
        for index, report in enumerate(self.file.reports):
            loc = ("reports", index)
            self._take_report(ReportView(self.source, self.file, targets, loc, report))

    def _check_filing(self) -> None:
        """Whether the file is its unit's, and its name says so."""
        projects = self.desk.projects
        owners = self._owners_elsewhere()
        if owners and self._report(file_of_another_unit(self.source, projects)):
            self.known_unit = False
            self.desk.ledger.filed |= owners  # it is most likely one of theirs
        elif self.file.unit not in (self.source.file.stem, self.source.file.parent.name):
            self._report(file_name_of_another_unit(self.source, self.intake.data))

    def _owners_elsewhere(self) -> frozenset[str]:
        """The units of the first entry's project that is not this one's; nobody without such."""
        entries = (entry for report in self.file.reports for entry in report.projects)
        teams = (one.units for entry in entries if (one := self.desk.assigned(entry.project)))
        return next((team for team in teams if self.file.unit not in team), frozenset())

    def _report(self, problems: Iterable[Problem]) -> list[Problem]:
        return self.intake.report(problems)

    def _doubt(self, project: int | None = None, indicator: str | None = None) -> None:
        """Something of the unit (of whichever it is, if that is unknown) may be missing."""
        self.desk.ledger.doubt(self.file.unit if self.known_unit else None, project, indicator)

    def _take_report(self, view: ReportView) -> None:
        wrong_date = self._is_undated(view) or self._report(self._date_problems(view))
        keep = self.known_unit and not wrong_date
        if wrong_date:
            self._doubt()
        nodes = self.source.children(*view.loc, "projects")
        for entry, node in zip(view.report.projects, nodes, strict=True):
            assigned = self.desk.assigned(entry.project)
            project = assigned.project if assigned else None
            self._take_entry(EntryView(view, entry, project, node), assigned, keep)
        if keep:
            mark = Report(view.report.as_of, view.place("as_of"), self.file.unit, self.file.sample)
            self.desk.ledger.reports.append(mark)

    def _is_undated(self, view: ReportView) -> bool:
        """Whether the report's date did not fit, which was told already."""
        stood_in = any(loc[-1:] == ("as_of",) for loc, _ in self.source.left_out)
        return stood_in and view.report.as_of == UNDATED

    def _date_problems(self, view: ReportView) -> Iterator[Problem]:
        found = list(p.as_of_out_of_bounds(view))
        yield from found or p.as_of_in_the_future(view, self.intake.today)

    def _take_entry(self, view: EntryView, assigned: Assigned | None, keep: bool) -> None:
        found = self._entry_problems(view, assigned)
        if assigned is None or found:
            self._doubt()
            return
        project = assigned.project
        if not keep:
            self._doubt(project.id)
        self._take_figures(view, assigned, keep)
        if keep:
            self._keep_note(view, project)

    def _entry_problems(self, view: EntryView, assigned: Assigned | None) -> list[Problem]:
        """What is wrong with the entry's project; its evidence is looked at beside."""
        found: list[Problem] = []
        if assigned is None or self.file.unit not in assigned.units:
            found = self._report(p.unknown_project(view))
            if self.known_unit and not found:
                found = self._report(p.project_of_another_unit(view))
        if any(name.startswith(".") for name in view.entry.evidence):
            self._report(p.evidence_file(view, self.intake.data))
        return found

    def _keep_note(self, view: EntryView, project: Project) -> None:
        """What the entry says beside its figures; the rules ask only for what they may need."""
        ledger, entry = self.desk.ledger, view.entry
        if entry.evidence:
            ledger.show(project.id, view.within.report.as_of)
        if self.intake.keep_words or entry.accepted:
            ledger.notes[project.id].append(self._note(view))

    def _note(self, view: EntryView) -> Note:
        entry, place = view.entry, view.place()
        return Note(
            as_of=view.within.report.as_of,
            place=place,
            unit=self.file.unit,
            accepted=entry.accepted,
            accepted_place=view.place("accepted") if entry.accepted else place,
            words=_words(entry),
            sample=self.file.sample,
        )

    def _take_figures(self, view: EntryView, assigned: Assigned, keep: bool) -> None:
        entry, as_of, unit = view.entry, view.within.report.as_of, self.file.unit
        path, corrected = self.source.path, entry.correction is not None
        figures, number = self.desk.ledger.figures, assigned.project.id
        nodes = view.nodes_in("actuals") if entry.actuals else {}
        line = span_of(view.node)[0]
        for name, value in entry.actuals.items():
            one = assigned.asked.get(name)
            is_plain = one is not None and one.is_plain(value, unit)
            if not is_plain and self._is_refused(view, assigned.project, name, one):
                continue
            if keep and value is not None:
                kept = tuple(value) if isinstance(value, list) else value
                span = span_of(nodes[name][1])
                figure = Figure(as_of, path, *span, unit, kept, corrected, line)
                figures[number, name].append(figure)

    def _is_refused(self, view: EntryView, project: Project, name: str, one: Asked | None) -> bool:
        """Whether a rule finds something wrong with the figure."""
        value = view.entry.actuals[name]
        figure = FigureView(view, project, name, value, one.indicator if one else None)
        found = self._report(_figure_problems(figure, self.known_unit))
        if found:
            is_misnamed = any(problem.rule == "P303" for problem in found)
            self._doubt(project.id, None if is_misnamed else name)
        return bool(found)


def _figure_problems(figure: FigureView, known_unit: bool) -> Iterator[Problem]:
    """The first kind of problem that a figure has: one mistake gives one problem."""
    rules = [p.unknown_indicator]
    rules += [p.indicator_of_another_unit] if known_unit else []
    rules += p.VALUE_RULES if figure.value is not None else ()
    for rule in rules:
        if found := list(rule(figure)):
            yield from found
            return


def _words(entry: Entry) -> Words:
    return Words(entry.progress, entry.problems, entry.next_steps, entry.evidence, entry.correction)


def _subject(loc: tuple[str | int, ...], value: Any) -> tuple[int | None, str | None]:
    """(project, indicator) that a part left out was about, None for what cannot be told."""
    if len(loc) == 4 and isinstance(value, dict) and isinstance(value.get("project"), int):
        return value["project"], None
    if len(loc) == 6 and loc[4] == "actuals" and not slip_in_key(str(loc[5])):
        return None, str(loc[5])
    return None, None


def _unit_of_path(file: Path, data: Path) -> str:
    """The unit that a file that cannot be read most likely belongs to: by its folder or name."""
    parent = file.parent
    is_units_own = parent.name != "progress" and not parent.name.isdigit() and parent != data
    return parent.name if is_units_own else file.stem
