"""Problems as SARIF 2.1.0, for GitHub code scanning and the viewers of editors.

GitHub refuses more than 25,000 results of a run and shows the 5,000 most severe (its "SARIF
results exceed limits"): no more are written, and a notification says how many are left. The
fingerprint has a name of our own, since GitHub computes its `primaryLocationLineHash` itself.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from minsheng import __version__
from minsheng.catalogue import LAYERS, RULES
from minsheng.problems import Place, Problem, Severity
from minsheng.render.json_text import dumped
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.fingerprint import fingerprints
from minsheng.render.problems.limits import by_severity
from minsheng.render.problems.wording import with_hint
from minsheng.render.screen import PLAIN, Screen

_MOST = 5000
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """One run with the rules that found something and a result for each problem."""
    problems = by_severity(findings.problems)[:_MOST]
    rules = sorted({problem.rule for problem in problems})
    run = {
        "tool": {"driver": {"name": "minsheng", "version": __version__, "rules": _rules(rules)}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(findings.problems) - len(problems))],
        "results": _results(problems, rules),
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, screen)


def _rules(rules: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": rule,
            "shortDescription": {"text": RULES[rule].title},
            "fullDescription": {"text": f"{LAYERS[rule[0]]}：{RULES[rule].title}"},
            "help": {"text": f"运行 minsheng rule {rule}，看这条规则的说明、反例和正例"},
            "defaultConfiguration": {"level": _LEVELS[RULES[rule].severity]},
        }
        for rule in rules
    ]


def _invocation(left: int) -> dict[str, Any]:
    if not left:
        return {"executionSuccessful": True}
    text = f"问题太多，还有 {left:,} 个未列出；先改正列出的"
    notification = {"level": "warning", "message": {"text": text}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _results(problems: Sequence[Problem], rules: Sequence[str]) -> list[dict[str, Any]]:
    index = {rule: number for number, rule in enumerate(rules)}
    return [
        {
            "ruleId": problem.rule,
            "ruleIndex": index[problem.rule],
            "level": _LEVELS[problem.severity],
            "message": {"text": _plain(with_hint(problem))},
            "locations": [{"physicalLocation": _location(problem.place)}],
            "partialFingerprints": {"ruleFileMessage/v1": fingerprint},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]


def _plain(text: str) -> str:
    """The text without a link in it: SARIF reads `[words](address)` as one."""
    return _LINK.sub(r"\\[", text)


def _location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.path)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _uri(path: str) -> str:
    """Relative as the path is; an absolute one as a file: URI."""
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(os.fsencode(path))
