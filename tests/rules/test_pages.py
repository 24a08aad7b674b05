"""Every rule has its page, and every example of a page is run: `MINSHENG_UPDATE_GOLDENS=1`
writes what `minsheng validate` says of the failing ones into the pages.

How an example stands for a ledger, `page_examples` says. Line numbers rather than a diff,
because a reader who does not program sees only what to write, and they are the numbers that
the problem names.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minsheng.catalogue import RULES
from minsheng.cli.app import app
from minsheng.pages import FOLDER, page, pieces
from minsheng.problems import Severity
from tests.page_examples import COMMIT, FAILING, PASSING, blocks, files, laid

UPDATE = bool(os.environ.get("MINSHENG_UPDATE_GOLDENS"))
TODAY = "2025-12-31"
HEAD = re.compile(r"^\S+:\d+:\d+: \S+ ([A-Z]\d{3}) ")
TEXT_BLOCK = re.compile(r"^```text\n(?:.*\n)*?```$", re.MULTILINE)


def said(rule: str, below: str, folder: Path) -> list[tuple[str, str]]:
    """(rule, text) of every problem of an example; of other rules, what is no mere info."""
    data, commit = laid(rule, below, folder)
    arguments = ["--base", "HEAD"] if rule.startswith("G") else []
    env = {"MINSHENG_TODAY": TODAY, **dict.fromkeys(("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS"))}
    output = CliRunner().invoke(app, ["validate", "--data", str(data), *arguments], env=env).stdout
    output = output.replace(f"{folder.as_posix()}/", "").replace(commit, COMMIT)
    return list(problems_in(output, rule))


def problems_in(output: str, about: str) -> Iterable[tuple[str, str]]:
    for block in output.split("\n\n"):
        if found := HEAD.match(block):
            rule = found[1]
            if rule == about or RULES[rule].severity is not Severity.INFO:
                yield rule, f"{block}\n"


@pytest.mark.parametrize("rule", RULES)
def test_the_failing_example_gives_its_problem_as_shown(rule: str, tmp_path: Path) -> None:
    problems = said(rule, FAILING, tmp_path)
    assert [found for found, _ in problems] == [rule]
    if UPDATE:
        text = TEXT_BLOCK.sub(lambda _: f"```text\n{problems[0][1]}```", page(rule))
        (FOLDER / f"{rule}.md").write_text(text, encoding="utf-8", newline="\n")
    shown = [block.text for block in blocks(rule, FAILING) if block.info == "text"]
    assert shown == [problems[0][1]]


@pytest.mark.parametrize("rule", RULES)
def test_the_passing_example_gives_no_problem(rule: str, tmp_path: Path) -> None:
    assert said(rule, PASSING, tmp_path) == []


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_it_means_how_to_mend_it_and_shows_both_examples(rule: str) -> None:
    parts = list(pieces(page(rule)))
    assert parts[0].kind == "prose"
    assert [p.text for p in parts if p.kind == "heading"] == ["怎样改", FAILING, PASSING]
    assert [p.info for p in blocks(rule, FAILING)].count("text") == 1
    assert blocks(rule, FAILING)[-1].info == "text"
    assert files(rule, FAILING)
    assert files(rule, PASSING) == blocks(rule, PASSING) != []


@pytest.mark.parametrize("rule", RULES)
def test_a_page_is_short(rule: str) -> None:
    assert len(page(rule).splitlines()) <= 60
    prose = [piece.text for piece in pieces(page(rule)) if piece.kind == "prose"]
    assert len(prose) <= 5
    assert max(map(len, prose)) <= 140


@pytest.mark.parametrize("rule", RULES)
def test_nothing_of_a_page_is_lost_between_its_pieces(rule: str) -> None:
    parts = "".join(piece.info + piece.text for piece in pieces(page(rule)))
    marks = re.sub(r"^(```|## )", "", page(rule), flags=re.MULTILINE)
    assert re.sub(r"\s", "", parts) == re.sub(r"\s", "", marks)
