"""Problems as JUnit XML: each file that was checked is a test, which passes or fails.

GitLab tells tests apart by class and name, shows the text of a failure and takes files below
30 MB ("Unit test reports"): a test lists at most 50 problems. Jenkins' junit-10.xsd allows a
test no `file`; other readers require a `time`, but no file is timed by itself: 0. What does not
fail the run (infos, and warnings without --strict) stands in the output of the test.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from minsheng.catalogue import SEVERITY_WORDS
from minsheng.folder import shown
from minsheng.problems import Problem, fails
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.limits import by_severity, listing
from minsheng.render.problems.wording import counted, place_of, with_hint
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_NAME = "minsheng validate"
_CLASS = "minsheng.validate"
_MOST = 50
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """One suite with a test for each file; without UTF-8, only ASCII and references."""
    tests = [_test(name, of, findings.strict) for name, of in _by_name(findings).items()]
    failures = str(sum(test.find("failure") is not None for test in tests))
    counts = {"name": _NAME, "tests": str(len(tests)), "failures": failures, "errors": "0"}
    root = Element("testsuites", counts)
    SubElement(root, "testsuite", counts | {"skipped": "0", "time": "0"}).extend(tests)
    indent(root)
    text = tostring(root, "unicode")
    if not screen.utf8:
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _by_name(findings: Findings) -> dict[str, list[Problem]]:
    """Every file that was checked with its problems; one that is no longer there too.

    Files whose names differ in nothing that can be shown are one test.
    """
    files: dict[str, list[Problem]] = {_named(shown(path)): [] for path in findings.paths}
    for problem in findings.problems:
        files.setdefault(_named(problem.place.path), []).append(problem)
    return files


def _named(path: str) -> str:
    return _legal(safe(path))


def _test(name: str, problems: Sequence[Problem], strict: bool) -> Element:
    test = Element("testcase", {"classname": _CLASS, "name": name, "time": "0"})
    failures = [problem for problem in problems if fails(problem, strict)]
    others = [problem for problem in problems if not fails(problem, strict)]
    if failures:
        kind = by_severity(failures)[0].severity.value
        failure = SubElement(test, "failure", {"type": kind, "message": counted(failures)})
        failure.text = _told(failures)
    if others:
        SubElement(test, "system-out").text = _told(others)
    return test


def _told(problems: Sequence[Problem]) -> str:
    listed = listing(problems, _MOST, _MOST)
    lines = [_line(problem) for problem in listed.problems]
    if left := listed.left.total():
        lines.append(f"这个文件还有 {left:,} 个问题未列出")
    return _legal("\n".join(lines))


def _line(problem: Problem) -> str:
    word = SEVERITY_WORDS[problem.severity]
    return f"{place_of(problem)}: {word} {problem.rule} {with_hint(problem)}"


def _legal(text: str) -> str:
    """The text with a picture of every character that XML forbids."""
    return _ILLEGAL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
