"""Reports into the ledger: what passes the P rules is condensed, the file itself is not kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from minsheng.ledger import Figure, Ledger, Note, Report, kept_value
from minsheng.load import SourceFile
from minsheng.models.progress import UNDATED, ProgressFile
from minsheng.models.targets import Project
from minsheng.problems import Problem
from minsheng.rules import progress as p
from minsheng.source.causes import slip_in_key

# What a slip in the target list would bring back from every report that is not to blame.
_SHADOWED_BY = {
    "T201": {"P302", "P303", "P305", "P306"},
    "T202": {"P303", "P307"},
    "T203": {"P304"},
    "T212": {"P306"},
}


def shadowed(problems: list[Problem]) -> frozenset[str]:
    """The P rules that say nothing while the target lists have these problems."""
    found = {problem.rule for problem in problems}
    return frozenset(rule for one in found for rule in _SHADOWED_BY.get(one, ()))


@dataclass(slots=True)
class Intake:
    """Takes one progress file after the other into the ledger of its year.

    `lists_in_doubt`: some target list cannot be used, so that a year may lack its list for
    that reason. `silent`: the rules that say nothing (see `shadowed`).
    """

    data: Path
    today: date
    ledgers: dict[int, Ledger]
    lists_in_doubt: bool
    silent: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def take(self, source: SourceFile[ProgressFile]) -> None:
        """Checks one file against its year's list, and keeps its figures and words."""
        self.problems += source.problems
        file = source.model
        if file is None:
            self._doubt_everywhere(_unit_of_path(source.file, self.data))
        elif file.year in self.ledgers:
            _FileIntake(self, source, file, self.ledgers[file.year]).take()
        else:
            self._doubt_everywhere(file.unit)
            if not self.lists_in_doubt:
                self.problems += p.no_list_for_the_year(source, self.ledgers.keys())

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
    ledger: Ledger
    known_unit: bool = True
    projects: dict[int, Project] = field(default_factory=dict)

    def take(self) -> None:
        targets = self.ledger.targets
        self.projects = {project.id: project for project in reversed(targets.projects)}
        self.known_unit = not self._report(p.unknown_unit(self.source, targets))
        for loc, value in self.source.left_out:
            self._doubt(*_subject(loc, value))
        for index, report in enumerate(self.file.reports):
            loc = ("reports", index)
            self._take_report(p.ReportView(self.source, self.file, targets, loc, report))

    def _report(self, problems: Iterator[Problem]) -> list[Problem]:
        """Notes the problems of rules that are not silent; returns all of them."""
        found = list(problems)
        silent = self.intake.silent
        self.intake.problems += [problem for problem in found if problem.rule not in silent]
        return found

    def _doubt(self, project: int | None = None, indicator: str | None = None) -> None:
        """Something of the unit (of whichever it is, if that is unknown) may be missing."""
        self.ledger.doubt(self.file.unit if self.known_unit else None, project, indicator)

    def _take_report(self, view: p.ReportView) -> None:
        wrong_date = self._is_undated(view) or self._report(self._date_problems(view))
        keep = self.known_unit and not wrong_date
        if wrong_date:
            self._doubt()
        for index, entry in enumerate(view.report.projects):
            loc = (*view.loc, "projects", index)
            project = self.projects.get(entry.project)
            self._take_entry(p.EntryView(view, loc, entry, project), keep)
        if keep:
            mark = Report(self.file.unit, view.report.as_of, view.place("as_of"), self.file.sample)
            self.ledger.reports.append(mark)

    def _is_undated(self, view: p.ReportView) -> bool:
        """Whether the report's date did not fit, which was told already."""
        stood_in = any(loc[-1:] == ("as_of",) for loc, _ in self.source.left_out)
        return stood_in and view.report.as_of == UNDATED

    def _date_problems(self, view: p.ReportView) -> Iterator[Problem]:
        found = list(p.as_of_out_of_bounds(view))
        yield from found or p.as_of_in_the_future(view, self.intake.today)

    def _take_entry(self, view: p.EntryView, keep: bool) -> None:
        found = self._report(p.unknown_project(view))
        if self.known_unit and not found:
            found = self._report(p.project_of_another_unit(view))
        self._report(p.evidence_file(view, self.intake.data))
        if view.project is None or found:
            self._doubt()
            return
        if not keep:
            self._doubt(view.project.id)
        self._take_figures(view, view.project, keep)
        if keep:
            self.ledger.notes[view.project.id].append(self._note(view))

    def _note(self, view: p.EntryView) -> Note:
        return Note(
            unit=self.file.unit,
            as_of=view.within.report.as_of,
            entry=view.entry,
            place=view.place(),
            accepted_place=view.place("accepted"),
            sample=self.file.sample,
        )

    def _take_figures(self, view: p.EntryView, project: Project, keep: bool) -> None:
        indicators = {indicator.name: indicator for indicator in reversed(project.indicators)}
        for name, value in view.entry.actuals.items():
            figure = p.FigureView(view, project, name, value, indicators.get(name))
            if found := self._report(_figure_problems(figure, self.known_unit)):
                is_misnamed = any(problem.rule == "P303" for problem in found)
                self._doubt(project.id, None if is_misnamed else name)
            elif keep and value is not None:
                corrected = view.entry.correction is not None
                kept = kept_value(value)
                self.ledger.figures[project.id, name].append(
                    Figure(self.file.unit, view.within.report.as_of, kept, figure.place, corrected)
                )


def _figure_problems(figure: p.FigureView, known_unit: bool) -> Iterator[Problem]:
    """The first kind of problem that a figure has: one mistake gives one problem."""
    rules = [p.unknown_indicator]
    rules += [p.indicator_of_another_unit] if known_unit else []
    rules += p.VALUE_RULES if figure.value is not None else ()
    for rule in rules:
        if found := list(rule(figure)):
            yield from found
            return


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
