"""The whole flow of the data: load → ledger → check, every problem of every file at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from minsheng.folder import DataFolder
from minsheng.ledger import Figure, Ledger, Note, Report, kept_value
from minsheng.load import SourceFile, load_progress, load_targets
from minsheng.models.progress import ProgressFile
from minsheng.models.targets import Project, TargetList
from minsheng.problems import Problem, Severity, in_order
from minsheng.rules import progress as p
from minsheng.rules.base import Rule
from minsheng.rules.ledger import LEDGER_RULES
from minsheng.rules.targets import TARGET_RULES, two_lists_for_a_year

T = TypeVar("T")


@dataclass(slots=True)
class Checked:
    """Every year's ledger, and all problems in order of file and line."""

    ledgers: dict[int, Ledger]
    problems: list[Problem]
    files: int

    @property
    def has_errors(self) -> bool:
        """Whether there is a problem that forbids printing figures."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def check(folder: DataFolder, today: date) -> Checked:
    """Reads and checks everything in the folder. `today` is the date in China."""
    lists = [load_targets(path) for path in folder.targets]
    problems = [*folder.refused]
    for file in lists:
        problems += file.problems
        problems += _found_by(TARGET_RULES, file)
    doubled = list(two_lists_for_a_year(lists))
    intake = _Intake(folder.root, today, [*problems, *doubled], _usable(lists, bool(doubled)))
    intake.some_list_unusable = len(intake.ledgers) < len(lists)
    for path in folder.progress:
        intake.take(load_progress(path))
    for ledger in intake.ledgers.values():
        ledger.settle()
        intake.problems += _found_by(LEDGER_RULES, ledger)
    files = len(folder.targets) + len(folder.progress) + len(folder.refused)
    return Checked(intake.ledgers, in_order(intake.problems), files)


def _found_by(rules: Iterable[Rule[[T]]], subject: T) -> list[Problem]:
    return [problem for rule in rules for problem in rule(subject)]


def _usable(lists: list[SourceFile[TargetList]], doubled: bool) -> dict[int, Ledger]:
    """A ledger for each list that fits the schema as a whole."""
    fitting = [f for f in lists if f.model and not f.problems]
    years = [f.model.year for f in fitting if f.model]
    return {
        file.model.year: Ledger(file.model, file.path)
        for file in fitting
        if file.model and not (doubled and years.count(file.model.year) > 1)
    }


@dataclass(slots=True)
class _Intake:
    """Takes one progress file after the other into its year's ledger, what passes the P rules."""

    data: Path
    today: date
    problems: list[Problem]
    ledgers: dict[int, Ledger]
    some_list_unusable: bool = False
    _by_id: dict[int, dict[int, Project]] = field(default_factory=dict)

    def take(self, source: SourceFile[ProgressFile]) -> None:
        """Checks one file and condenses it; the file itself is not kept."""
        self.problems += source.problems
        file = source.model
        if file is None:
            self._doubt(_unit_of_path(source, self.data), None)
            return
        ledger = self.ledgers.get(file.year)
        if ledger is None:
            if not self.some_list_unusable:
                self.problems += p.no_list_for_the_year(source, self.ledgers.keys())
            return
        self._note_gaps(source, file, ledger)
        wrong_unit = list(p.unknown_unit(source, ledger.targets))
        self.problems += wrong_unit
        for index, report in enumerate(file.reports):
            view = p.ReportView(source, file, ledger.targets, ("reports", index), report)
            self._take_report(view, ledger, known_unit=not wrong_unit)

    def _doubt(self, unit: str, ledger: Ledger | None) -> None:
        for one in [ledger] if ledger else self.ledgers.values():
            one.unsure.add((unit, None, None))

    def _note_gaps(
        self, source: SourceFile[ProgressFile], file: ProgressFile, ledger: Ledger
    ) -> None:
        """Marks as unsure what the parts that did not fit would have been about."""
        for loc, value in source.left_out:
            ledger.unsure.add((file.unit, *_subject(loc, value)))

    def _take_report(self, view: p.ReportView, ledger: Ledger, known_unit: bool) -> None:
        found = [*p.as_of_out_of_bounds(view)] or [*p.as_of_in_the_future(view, self.today)]
        self.problems += found
        keep = known_unit and not found
        if found:
            self._doubt(view.file.unit, ledger)
        by_id = self._projects(ledger.targets)
        for index, entry in enumerate(view.report.projects):
            loc = (*view.loc, "projects", index)
            entry_view = p.EntryView(view, loc, entry, by_id.get(entry.project))
            self._take_entry(entry_view, ledger, keep, known_unit)
        if keep:
            mark = Report(view.file.unit, view.report.as_of, view.place("as_of"), view.file.sample)
            ledger.reports.append(mark)

    def _projects(self, targets: TargetList) -> dict[int, Project]:
        if targets.year not in self._by_id:
            self._by_id[targets.year] = {p.id: p for p in reversed(targets.projects)}
        return self._by_id[targets.year]

    def _take_entry(self, view: p.EntryView, ledger: Ledger, keep: bool, known_unit: bool) -> None:
        problems = [*p.unknown_project(view)]
        if known_unit and not problems:
            problems += p.project_of_another_unit(view)
        self.problems += [*problems, *p.evidence_file(view, self.data)]
        if view.project is None or problems:
            return
        self._take_figures(view, view.project, ledger, keep, known_unit)
        if keep:
            within = view.within
            note = Note(
                unit=within.file.unit,
                as_of=within.report.as_of,
                entry=view.entry,
                place=view.place(),
                accepted_place=view.place("accepted"),
                sample=within.file.sample,
            )
            ledger.notes[view.project.id].append(note)

    def _take_figures(
        self,
        view: p.EntryView,
        project: Project,
        ledger: Ledger,
        keep: bool,
        known_unit: bool,
    ) -> None:
        by_name = {indicator.name: indicator for indicator in reversed(project.indicators)}
        unit, as_of = view.within.file.unit, view.within.report.as_of
        for name, value in view.entry.figures.items():
            figure = p.FigureView(view, project, name, value, by_name.get(name))
            problems = list(_figure_problems(figure, known_unit))
            self.problems += problems
            if problems:
                ledger.unsure.add((unit, project.id, name))
            elif keep:
                corrected = view.entry.correction is not None
                ledger.figures[project.id, name].append(
                    Figure(unit, as_of, kept_value(value), figure.place, corrected)
                )


def _figure_problems(figure: p.FigureView, known_unit: bool) -> Iterator[Problem]:
    """The first kind of problem that a figure has: one mistake gives one problem."""
    for rule in p.NAME_RULES:
        if rule is p.indicator_of_another_unit and not known_unit:
            continue
        if found := list(rule(figure)):
            yield from found
            return
    if figure.indicator and figure.indicator.kind == "quantity":
        for rule in p.NUMBER_RULES:
            yield from rule(figure)


def _subject(loc: tuple[str | int, ...], value: Any) -> tuple[int | None, str | None]:
    """(project, indicator) that a part left out was about, None for what cannot be told."""
    if len(loc) == 4 and isinstance(value, dict) and isinstance(value.get("project"), int):
        return value["project"], None
    if len(loc) == 6 and loc[4] == "actuals":
        return None, str(loc[5])
    return None, None


def _unit_of_path(source: SourceFile[ProgressFile], data: Path) -> str:
    """The unit that a file that cannot be read most likely belongs to: by its folder or name."""
    parent = source.file.parent
    is_own_folder = parent.name != "progress" and not parent.name.isdigit()
    return parent.name if is_own_folder and parent != data else source.file.stem
