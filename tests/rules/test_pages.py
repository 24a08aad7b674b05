"""Every rule has its page, and every example of a page is run: `MINSHENG_UPDATE_GOLDENS=1`
writes what `minsheng validate` says of the failing ones into the pages.

An example is laid over `fixtures/base/`. A block that names lines (`targets_2025.yaml:21-25`)
takes their place in the base ledger's file, so that a target list need not be shown whole;
line numbers rather than a diff, because a reader who does not program sees only what to write,
and they are the numbers that the problem names. `<Tab>` and `<U+2028>` stand for that
character, a path with a slash at its end for a folder. The remarks 编码=GBK and 大小=5242881字节
say how the file is stored. 提交前 is committed to a git repository before the rest is written;
that of the failing example holds for the passing one too. The commit is always shown as one and
the same, so that a page does not change with the base ledger.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minsheng.catalogue import RULES
from minsheng.cli.app import app
from minsheng.pages import FOLDER, Piece, page, part_of, pieces
from minsheng.problems import Severity

BASE = Path(__file__).parents[1] / "fixtures" / "base"
UPDATE = bool(os.environ.get("MINSHENG_UPDATE_GOLDENS"))
TODAY = "2025-12-31"
FAILING, PASSING, BEFORE = "反例", "正例", "提交前"
HEAD = re.compile(r"^\S+:\d+:\d+: \S+ ([A-Z]\d{3}) ")
TEXT_BLOCK = re.compile(r"^```text\n(?:.*\n)*?```$", re.MULTILINE)
COMMIT = "1a2b3c4d"
NAMED = {"Tab": "\t", "全角空格": "\u3000"}


def blocks(rule: str, below: str) -> list[Piece]:
    """The code blocks of a page that stand below a heading."""
    heading, found = "", []
    for piece in pieces(page(rule)):
        heading = piece.text if piece.kind == "heading" else heading
        found += [piece] if heading == below and piece.kind == "code" else []
    return found


def files(rule: str, below: str) -> list[Piece]:
    return [block for block in blocks(rule, below) if block.info != "text"]


def is_before(block: Piece) -> bool:
    part = part_of(block.info)
    return part is not None and BEFORE in part.marks


def characters(text: str) -> str:
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"<(\w+)>", lambda found: NAMED[found[1]], text)


def lay(block: Piece, data: Path) -> None:
    """Writes the file or makes the folder that a block stands for."""
    part = part_of(block.info)
    assert part is not None, block.info
    file = data / part.path
    if part.path.endswith("/"):
        file.mkdir()
        return
    text = characters(block.text)
    if part.lines:
        lines = (BASE / part.path).read_text(encoding="utf-8").splitlines(keepends=True)
        lines[part.lines[0] - 1 : part.lines[1]] = [text]
        text = "".join(lines)
    stored = dict(mark.split("=") for mark in part.marks if "=" in mark)
    size = int(stored.get("大小", "0字节").removesuffix("字节"))
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode(stored.get("编码", "utf-8")).ljust(size, b"#"))


def git(folder: Path, *args: str) -> str:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.invalid")
    done = subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode()


def committed(rule: str, data: Path) -> str:
    """Commits what stood before; the beginning of the commit's name, as it is printed."""
    for block in filter(is_before, files(rule, FAILING)):
        lay(block, data)
    git(data, "init", "-q")
    git(data, "add", "-A")
    git(data, "commit", "-q", "-m", BEFORE)
    return git(data, "rev-parse", "HEAD")[:8]


def said(rule: str, below: str, folder: Path) -> list[tuple[str, str]]:
    """(rule, text) of every problem of an example; of other rules, what is no mere info."""
    data = Path(shutil.copytree(BASE, folder / "data"))
    commit = committed(rule, data) if rule.startswith("G") else COMMIT
    arguments = ["--base", "HEAD"] if rule.startswith("G") else []
    for block in files(rule, below):
        if not is_before(block):
            lay(block, data)
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
