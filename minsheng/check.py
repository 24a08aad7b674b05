"""The whole flow of the data: load → ledger → check, every problem of every file at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from minsheng.folder import DataFolder, Watched, is_meant_as_list
from minsheng.garbage import undisturbed
from minsheng.intake import Intake, shadowed
from minsheng.ledger import Ledger
from minsheng.loader import SourceFile, load_progress, load_targets
from minsheng.models.targets import TargetList
from minsheng.problems import Place, Problem, has_error, in_order
from minsheng.rules.base import Rule, found_in
from minsheng.rules.document import is_stated
from minsheng.rules.ledger import LEDGER_RULES
from minsheng.rules.notices import NOTICES, silent_units
from minsheng.rules.targets import TARGET_RULES, two_lists_for_a_year

T = TypeVar("T")
Lists = list[SourceFile[TargetList]]
NOTHING: Mapping[Path, bytes] = MappingProxyType({})
MANY = 1500
"""Below so many files, other processes cost what they save."""


@dataclass(slots=True)
class Checked:
    """Every year's ledger, all problems in order of file and line, and the files looked at."""

    ledgers: dict[int, Ledger]
    problems: list[Problem]
    paths: tuple[Path, ...]

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.paths)

    @property
    def has_errors(self) -> bool:
        """Whether there is a problem that forbids printing figures."""
        return has_error(self.problems)


@undisturbed()
def check(
    folder: DataFolder,
    today: date,
    keep_words: bool = True,
    watched: Watched = iter,
    instead: Mapping[Path, bytes] = NOTHING,
    unasked: frozenset[str] = frozenset(),
) -> Checked:
    """Reads and checks everything in the folder. `today` is the date in China.

    `keep_words`: whether the ledgers keep the narrative; it is most of what a large one takes.
    `watched` hands on the paths of the reports one by one, and may show how far it has come.
    `instead`: what stands for files that are not on the disk: a report that is not written yet,
    every file of an earlier commit. The folder names them too.
    `unasked`: rules that do not apply there.
    """
    lists = [load_targets(path, instead.get(path)) for path in folder.targets]
    doubled = list(two_lists_for_a_year(lists))
    problems = [*folder.refused, *doubled]
    problems += [problem for file in lists for problem in _problems_of(file)]
    ledgers = _ledgers(lists, bool(doubled))
    lost = [p for p in folder.refused if is_meant_as_list(Path(p.place.path))]
    silent = shadowed(problems) | unasked
    if has_error(lost) or len(ledgers) < len(lists):
        silent |= {"P313"}  # a year may lack its list for that reason
    intake = Intake(folder.root, today, ledgers, silent, keep_words)
    _take_all(intake, folder.progress, watched, instead)
    problems += _first_of_each_year(intake.problems) if lost else intake.problems
    is_closed = has_error(folder.refused)
    for ledger in ledgers.values():
        problems += _ledger_problems(ledger, today, silent, is_closed)
    return Checked(ledgers, in_order(problems), folder.paths)


def _first_of_each_year(problems: list[Problem]) -> Iterator[Problem]:
    """Of the reports whose year has no list (P313) the first alone: a misnamed list is to blame."""
    told: set[str] = set()
    for problem in in_order(problems):
        if problem.rule != "P313" or problem.message not in told:
            told.add(problem.message)
            yield problem


def _take_all(
    intake: Intake, paths: Sequence[Path], watched: Watched, instead: Mapping[Path, bytes]
) -> None:
    """Every report into its ledger, from its file or from what stands for it."""
    _take_files(intake, [path for path in paths if path not in instead], watched)
    for path in paths:
        if path in instead:
            intake.take(load_progress(path, instead[path]))


def _take_files(intake: Intake, paths: Sequence[Path], watched: Watched) -> None:
    """Every file into its ledger; thousands of files by several processes."""
    if len(paths) >= MANY:
        from minsheng.crew import hands, take_together

        if hands() > 1 and take_together(intake, paths, watched):
            return
    for path in watched(paths):
        intake.take(load_progress(path))


def _problems_of(file: SourceFile[TargetList]) -> list[Problem]:
    return [*file.problems, *_found_by(TARGET_RULES, file)]


def _found_by(rules: Iterable[Rule[[T]]], subject: T) -> list[Problem]:
    return [problem for rule in rules for problem in rule(subject)]


def _ledger_problems(
    ledger: Ledger, today: date, silent: frozenset[str], is_closed: bool
) -> list[Problem]:
    """What the L rules find in a ledger that is complete."""
    if is_closed:  # whatever stands in a file or folder that was refused is missing
        ledger.doubt(None)
    ledger.settle()
    problems = found_in(ledger, LEDGER_RULES)
    problems += [*_found_by(NOTICES, ledger), *silent_units(ledger, today)]
    return [problem for problem in problems if problem.rule not in silent]


def _ledgers(lists: Lists, doubled: bool) -> dict[int, Ledger]:
    """A ledger for each list that fits the schema as a whole."""
    fitting = [(file, file.model) for file in lists if file.model and not has_error(file.problems)]
    years = [targets.year for _, targets in fitting]
    return {
        targets.year: _ledger(file, targets)
        for file, targets in fitting
        if not (doubled and years.count(targets.year) > 1)
    }


def _ledger(file: SourceFile[TargetList], targets: TargetList) -> Ledger:
    """An empty ledger; what is held against a target that its quote denies would be in doubt."""
    ledger = Ledger(targets, Place(file.path), file.place)
    for project in targets.projects:
        for indicator in project.indicators:
            if not is_stated(indicator):
                ledger.doubt(None, project.id, indicator.name)
    return ledger
