"""Problems as workflow commands, which GitHub Actions turns into annotations of the files.

GitHub shows 10 errors, 10 warnings and 10 notices of a step and 50 of a job, and drops the
others unsaid (actions/toolkit, docs/problem-matchers.md). Its runner takes columns only where
a problem ends on the line it begins on, and shows the message alone in the log, so that the
message names the place once more (actions/runner, ActionCommandManager).
"""

from minsheng.catalogue import RULES
from minsheng.problems import Problem, Severity
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.limits import by_severity
from minsheng.render.problems.wording import place_of, summary, with_hint
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_MOST = 50
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """A command for each of the 50 most severe problems, then a line for the log."""
    del screen
    problems = by_severity(findings.problems)
    lines = [_annotation(problem) for problem in problems[:_MOST]]
    if left := len(problems) - len(lines):
        lines.append(f"::notice::还有 {left:,} 个问题未列出：在本地运行 minsheng validate 查看")
    return "".join(f"{line}\n" for line in [*lines, summary(findings)])


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties: dict[str, str | int] = {"file": place.path, "line": place.line}
    properties["endLine"] = place.end_line
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{problem.rule} {RULES[problem.rule].title}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = _data(f"{place_of(problem)}: {with_hint(problem)}")
    return f"::{_COMMANDS[problem.severity]} {told}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
