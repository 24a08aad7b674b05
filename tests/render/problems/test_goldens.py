"""What each rule finds in its failing fixtures, as every format tells it; to be read by people.

`MINSHENG_UPDATE_GOLDENS=1 pytest tests/render` rewrites them. Of SARIF the results are kept,
of JUnit the files with problems: what is around them is the same for every rule.
"""

import json
import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from minsheng.render.json_text import dumped
from minsheng.render.problems import FORMATS, renderer
from minsheng.render.problems.findings import Findings
from minsheng.render.screen import PLAIN

from .found import OF_HISTORY, RULES, found_by, found_in_history, laid
from .grammar import READERS

GOLDENS = Path(__file__).parent / "goldens"
UPDATE = bool(os.environ.get("MINSHENG_UPDATE_GOLDENS"))
ENDINGS = {
    "text": "txt",
    "json": "json",
    "github": "txt",
    "gitlab": "json",
    "sarif": "json",
    "junit": "xml",
}


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rules")


@cache
def found(rule: str) -> Findings:
    """What a rule finds in its fixtures, checked once in the current folder; a rule of the
    history, in its page's example.
    """
    return found_in_history(rule) if rule in OF_HISTORY else found_by(rule, laid(rule))


def told(findings: Findings, form: str) -> str:
    text = renderer(form).render(findings)
    if form in READERS:
        READERS[form](text)
    return dumped(json.loads(text)["runs"][0]["results"], PLAIN) if form == "sarif" else text


def golden_of(rule: str, form: str) -> Path:
    return GOLDENS / form / f"{rule}.{ENDINGS[form]}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("rule", [*RULES, *OF_HISTORY])
def test_a_rule_is_told_as_it_was_read_and_kept(
    rule: str, form: str, ledgers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if rule in OF_HISTORY and not shutil.which("git"):
        pytest.skip("git is not installed")
    monkeypatch.chdir(ledgers)
    text = told(found(rule), form)
    golden = golden_of(rule, form)
    if UPDATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.exists(), "run MINSHENG_UPDATE_GOLDENS=1 pytest tests/render"
    assert text == golden.read_text(encoding="utf-8")


def test_every_golden_has_its_rule() -> None:
    kept = set(GOLDENS.rglob("*.*"))
    known = {golden_of(rule, form) for rule in (*RULES, *OF_HISTORY) for form in FORMATS}
    if UPDATE:
        for stale in kept - known:
            stale.unlink()
        kept &= known
    assert kept == known
