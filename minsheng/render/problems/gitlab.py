"""Problems as a GitLab Code Quality report, shown in the widget of a merge request.

GitLab compares the reports of two branches by fingerprint and shows the first problem only
where two have the same one. Of its five severities an error is `major` and a warning `minor`:
`critical` and `blocker` rank what endangers a running system, which no figure does here.
"""

from typing import Any

from minsheng.problems import Problem, Severity
from minsheng.render.json_text import dumped
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.fingerprint import fingerprints
from minsheng.render.problems.wording import on_one_line
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """A list of one object for each problem."""
    marked = zip(findings.problems, fingerprints(findings.problems), strict=True)
    return dumped([_object(problem, fingerprint) for problem, fingerprint in marked], screen)


def _object(problem: Problem, fingerprint: str) -> dict[str, Any]:
    place = problem.place
    return {
        "description": on_one_line(problem),
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": safe(place.path),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
