"""One ledger through the whole program, in this process: what must hold whatever it says."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from minsheng import loader
from minsheng.catalogue import RULES
from minsheng.changes.diff import diff
from minsheng.changes.sides import side_of
from minsheng.check import Checked, check
from minsheng.facts import facts
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.months import history_of
from minsheng.problems import Problem
from minsheng.render import FORMATS, renderer
from minsheng.render.changes import FORMATS as CHANGES
from minsheng.render.facts import FORMATS as FACTS
from minsheng.render.history import FORMATS as HISTORY
from minsheng.render.problems import FORMATS as PROBLEM_FORMATS
from minsheng.render.problems import renderer as problem_renderer
from minsheng.render.problems.findings import Findings
from minsheng.render.screen import Screen
from minsheng.render.why import FORMATS as WHY
from minsheng.summarize import Selection, overview
from minsheng.why.explanation import explain

TODAY = date(2026, 6, 30)
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_CHINESE = re.compile("[一-鿿]")
_SCREENS = (Screen(), Screen(width=60), Screen(width=120, color=True), Screen(ascii_only=True))
_DAYS = (date(2025, 6, 30), date(2025, 12, 31))


def run(folder: Path, forms: Iterable[str] | None = None, screen: int = 0) -> Counter[str]:
    """Checks the ledger and prints it in every way; how many problems each rule has found.

    `forms`: only these formats of status and report. AssertionError where something is amiss.
    """
    loader._lines.cache_clear()
    checked = check(open_folder(folder), TODAY)
    _assert_problems_are_sound(checked.problems, folder)
    _print_problems(checked, _SCREENS[screen % 4])
    if not checked.has_errors:
        _print_figures(checked, FORMATS if forms is None else forms, _SCREENS[screen % 4])
        return Counter(["printed", *(problem.rule for problem in checked.problems)])
    return Counter(problem.rule for problem in checked.problems)


def _assert_problems_are_sound(problems: list[Problem], folder: Path) -> None:
    lines: dict[str, list[str]] = {}
    for problem in problems:
        place = problem.place
        if place.path not in lines:
            lines[place.path] = _lines(Path(place.path), folder)
        _assert_inside(problem, lines[place.path])
        assert problem.rule in RULES, problem
        assert problem.severity is RULES[problem.rule].severity, problem
        assert _CHINESE.search(problem.message), problem
        assert problem.hint is None or _CHINESE.search(problem.hint), problem


def _lines(path: Path, folder: Path) -> list[str]:
    assert path.is_relative_to(folder), path
    if not path.is_file():
        return [""]
    return path.read_bytes().decode("utf-8-sig", "replace").split("\n")


def _assert_inside(problem: Problem, lines: list[str]) -> None:
    _, line, column, end_line, end_column, _ = problem.place
    assert 1 <= line <= len(lines), problem
    assert 1 <= column <= len(lines[line - 1]) + 1, problem
    assert (line, column) <= (end_line, end_column), problem
    assert end_line <= len(lines), problem


def _print_problems(checked: Checked, screen: Screen) -> None:
    findings = Findings(checked.problems, checked.files, checked.paths, loader.source_line)
    for form in PROBLEM_FORMATS:
        _assert_harmless(problem_renderer(form).render(findings, screen), form, screen)


def _assert_harmless(text: str, form: str, screen: Screen) -> None:
    seen = re.sub("\x1b\\[[0-9;]*m", "", text) if screen.color else text
    assert not (found := _OBEYED.search(seen)), (form, found)
    if form in ("json", "gitlab", "sarif"):
        json.loads(text)
    if form == "junit":
        ET.fromstring(text)


def _print_figures(checked: Checked, forms: Iterable[str], screen: Screen) -> None:
    for ledger in checked.ledgers.values():
        _print_course(ledger, forms, screen)
        for day in _DAYS:
            found = overview(ledger, day, Selection())
            for form in forms:
                module: Any = renderer(form)
                for text in (module.status(found, None, screen), module.report(found, screen)):
                    _assert_harmless(text, form, screen)


def _print_course(ledger: Ledger, forms: Iterable[str], screen: Screen) -> None:
    """Where its figures come from and where they lead, in those of the forms that tell it."""
    then, now = (side_of(ledger, day) for day in _DAYS)
    changes = diff(then, now, None)
    for form in forms:
        texts = [_form(CHANGES[form]).diff(changes, screen)]
        if form in FACTS:
            texts.append(_form(FACTS[form]).text(facts(ledger, "data"), screen))
        for project in ledger.targets.projects[:1]:
            texts += _about(ledger, project.id, form, screen)
        for text in texts:
            _assert_harmless(text, form, screen)


def _about(ledger: Ledger, number: int, form: str, screen: Screen) -> Iterator[str]:
    """What a form tells of one project."""
    if form in WHY:
        yield _form(WHY[form]).render(explain(ledger, number, _DAYS[1]), screen)
    if form in HISTORY:
        seen = overview(ledger, _DAYS[1], Selection(project=number))
        yield _form(HISTORY[form]).history(history_of(ledger, seen), screen)


def _form(name: str) -> Any:
    return import_module(name)
