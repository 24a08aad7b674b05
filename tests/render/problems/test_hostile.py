"""Whatever a problem says, every format can be read back, and says it once."""

import json
import os
import re
from urllib.parse import unquote_to_bytes, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.catalogue import RULES
from minsheng.problems import Place, Problem, Severity
from minsheng.render.problems import renderer
from minsheng.render.problems.findings import Findings
from minsheng.render.problems.wording import place_of, with_hint
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import is_unsafe, safe

from . import grammar

PIECES = [
    *("]]>", "<![CDATA[", "&amp;", "<", '"', "'", "%", "%0A", "%25", "%0D::error::", "::"),
    *("\n::error file=a,line=1::b", "\r::stop-commands::x", "##[error]", ",", ":", "=", ";"),
    *("\x00", "\x1b[31m", "\x07", "\x7f", "\x85", "\u2028", "\u2029", "\t", "\n", "\r", " "),
    *("\u202e", "\u200f", "\ufeff", "\ufffe", "\uffff", "\udc80", "\udcff", "🎉", "{0}"),
    *("[甲](http://example.invalid)", "\\", "\\u0041", "急救", "卫健局.yaml", "a/b", "..", "#"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map("".join)
WORDS = TEXTS.map("甲".__add__)
PATHS = TEXTS.map(lambda text: f"data/{text}x.yaml".replace("\x00", ""))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    line, column, more = (draw(st.integers(1, 9)) for _ in range(3))
    ends_there = draw(st.booleans())
    end = (line, column + more) if ends_there else (line + more, draw(st.integers(1, 9)))
    return Problem(
        draw(st.sampled_from(sorted(RULES))),
        Place(draw(PATHS), line, column, *end),
        draw(WORDS),
        draw(st.none() | WORDS),
        draw(st.sampled_from(Severity)),
    )


LISTS = st.lists(problems(), max_size=6)


def render(form: str, found: list[Problem], screen: Screen = PLAIN, **more) -> str:
    return renderer(form).render(Findings(found, 3, **more), screen)


def in_utf8(text: str) -> bool:
    return text == text.encode("utf-8").decode("utf-8")


@settings(deadline=None)
@given(LISTS, st.booleans())
def test_json_holds_each_problem_as_it_is(found: list[Problem], utf8: bool) -> None:
    text = render("json", found, Screen(utf8=utf8))
    assert in_utf8(text)
    assert utf8 or text.isascii()
    read = json.loads(text)["problems"]
    assert [(p["path"], p["message"], p["hint"]) for p in read] == [
        (p.place.path, p.message, p.hint) for p in found
    ]


@settings(deadline=None)
@given(LISTS)
def test_github_gets_one_command_a_problem_and_reads_its_words(found: list[Problem]) -> None:
    text = render("github", found)
    assert in_utf8(text)
    commands, others = grammar.github(text)
    assert len(others) == 1
    told = [(c.properties["file"].strip(), c.data) for c in commands]
    assert sorted(told) == sorted(
        (safe(p.place.path).strip(), f"{place_of(p)}: {with_hint(p)}") for p in found
    )
    assert all(
        ("col" in c.properties) == (c.properties["line"] == c.properties["endLine"])
        for c in commands
    )


@settings(deadline=None)
@given(LISTS, st.booleans())
def test_gitlab_gets_one_object_a_problem(found: list[Problem], utf8: bool) -> None:
    text = render("gitlab", found, Screen(utf8=utf8))
    assert in_utf8(text)
    assert utf8 or text.isascii()
    read = grammar.gitlab(text)
    assert [item["location"]["lines"]["begin"] for item in read] == [p.place.line for p in found]
    assert all(item["description"].count("\n") == 0 for item in read)


@settings(deadline=None)
@given(LISTS, st.booleans())
def test_sarif_gets_one_result_a_problem_and_names_its_file(
    found: list[Problem], utf8: bool
) -> None:
    text = render("sarif", found, Screen(utf8=utf8))
    assert in_utf8(text)
    assert utf8 or text.isascii()
    locations = [r["locations"][0]["physicalLocation"] for r in grammar.sarif(text)["results"]]
    uris = [location["artifactLocation"]["uri"] for location in locations]
    assert not any(urlsplit(uri).scheme or urlsplit(uri).netloc for uri in uris)
    named = [os.fsdecode(unquote_to_bytes(uri)) for uri in uris]
    assert sorted(named) == sorted(p.place.path for p in found)


@settings(deadline=None)
@given(LISTS, st.booleans(), st.booleans())
def test_junit_tells_each_problem_once(found: list[Problem], strict: bool, utf8: bool) -> None:
    text = render("junit", found, Screen(utf8=utf8), strict=strict)
    assert in_utf8(text)
    assert utf8 or text.isascii()
    tests = list(grammar.junit(text).iter("testcase"))
    assert len({test.get("name") for test in tests}) == len(tests)
    assert bool(tests) == bool(found)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    for tag, severe in (("failure", True), ("system-out", False)):
        told = [line for test in tests for line in (test.findtext(tag) or "").split("\n") if line]
        expected = [p for p in found if (p.severity in failing) is severe]
        assert len(told) == sum(1 + bool(p.hint) for p in expected)


@settings(deadline=None)
@given(LISTS, TEXTS, st.booleans())
def test_a_terminal_obeys_nothing_and_gets_one_block_a_problem(
    found: list[Problem], line: str, color: bool
) -> None:
    text = render("text", found, Screen(color=color), excerpt=lambda *_: line)
    assert in_utf8(text)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text) if color else text
    assert not any(is_unsafe(char) for char in plain.replace("\n", ""))
    blocks = plain.split("\n\n")[:-1]
    assert len(blocks) == len(found)


def test_files_that_look_the_same_in_junit_are_one_test() -> None:
    found = [Problem("P301", Place(f"data/{end}x.yaml"), "甲") for end in ("\t", "\n")]
    (test,) = grammar.junit(render("junit", found)).iter("testcase")
    assert test.get("name") == "data/ x.yaml"
    assert test.findtext("failure", "").count("甲") == 2
