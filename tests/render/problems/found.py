"""Findings to print: what the fixtures of a rule give, and problems made up for a test."""

from datetime import date
from pathlib import Path

from cases import cases, laid_over_base

from minsheng.catalogue import RULES as CATALOGUE
from minsheng.check import check
from minsheng.folder import open_folder, shown
from minsheng.history import past_of, with_history
from minsheng.loader import source_line
from minsheng.problems import Place, Problem, Severity, in_order
from minsheng.render.problems.findings import Findings
from tests import page_examples

TODAY = date(2026, 6, 30)
RULES = sorted({case.parent.name for case in cases("fail")})
OF_HISTORY = [rule for rule in CATALOGUE if rule.startswith("G")]


def laid(rule: str) -> list[Path]:
    """Every failing fixture of the rule as a data folder `<RULE>/<case>.fail`, made here."""
    return [laid_over_base(case, Path(rule) / case.name) for case in cases("fail", rule)]


def found_by(rule: str, folders: list[Path]) -> Findings:
    """What the rule itself finds in the data folders, and in which files."""
    checked = [check(open_folder(folder), TODAY) for folder in folders]
    problems = in_order([p for one in checked for p in one.problems if p.rule == rule])
    named = {problem.place.path for problem in problems}
    files = [path for one in checked for path in one.paths if shown(path) in named]
    return Findings(problems, len(files), files, source_line)


def found_in_history(rule: str) -> Findings:
    """What the rule finds in the failing example of its page, committed and then rewritten."""
    data, commit = page_examples.laid(rule, page_examples.FAILING, Path(rule))
    folder = open_folder(data)
    past = past_of(folder, "HEAD")
    assert past is not None
    checked = with_history(check(folder, TODAY), folder, past, TODAY)
    problems = [
        p._replace(message=p.message.replace(commit, page_examples.COMMIT))
        for p in checked.problems
        if p.rule == rule
    ]
    return Findings(problems, checked.files, checked.paths, source_line)


def problem(
    number: int = 1,
    path: str = "data/progress/卫健局.yaml",
    rule: str = "P303",
    severity: Severity = Severity.ERROR,
    hint: str | None = None,
) -> Problem:
    """A problem on line `number`, of four characters."""
    return Problem(rule, Place(path, number, 3, number, 7), f"第 {number} 个", hint, severity)
