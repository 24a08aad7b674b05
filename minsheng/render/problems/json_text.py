"""Problems as JSON, `schema_version` 1 (DESIGN section 3): all of them, as they are."""

from typing import Any

from minsheng.problems import Problem, Severity
from minsheng.render.json_text import dumped
from minsheng.render.problems.findings import Findings
from minsheng.render.screen import PLAIN, Screen


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """One object with every problem."""
    problems = findings.problems
    found = {
        "schema_version": 1,
        "files": findings.files,
        "errors": sum(problem.severity is Severity.ERROR for problem in problems),
        "warnings": sum(problem.severity is Severity.WARNING for problem in problems),
        "problems": [_object(problem) for problem in problems],
    }
    return dumped(found, screen)


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_line": problem.place.end_line,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }
