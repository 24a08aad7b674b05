"""Every rule by its fixtures: `<RULE>/<case>.fail/` gives exactly what is marked, `.pass/` nothing.

A fixture is a folder laid over `fixtures/base/`. What it expects stands in it: `# <-- T201`
at the end of a line, `# <-- next: Y004` on the line before, or in a file EXPECT as
`Y020 progress/财政局.yml:1`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import FIXTURES, cases, laid_over_base, lines_of

import minsheng

MARK = re.compile(rb"# <-- (next: )?([A-Z]\d{3}(?: [A-Z]\d{3})*)")
Expected = tuple[str, str, int]


def name_of(case: Path) -> str:
    return case.relative_to(FIXTURES).as_posix()


def marked(case: Path) -> Iterator[Expected]:
    for rule, place in lines_of(case / "EXPECT"):
        path, _, line = place.rpartition(":")
        yield rule, path, int(line)
    for file in filter(Path.is_file, case.rglob("*")):
        for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
            for following, rules in MARK.findall(line):
                for rule in rules.decode().split():
                    yield rule, file.relative_to(case).as_posix(), number + bool(following)


@pytest.mark.parametrize("case", cases("fail"), ids=name_of)
def test_a_failing_fixture_gives_exactly_the_marked_problems(case, found, tmp_path):
    folder = laid_over_base(case, tmp_path / "data")
    assert sorted(found(folder)) == sorted(marked(case))


@pytest.mark.parametrize("case", cases("pass"), ids=name_of)
def test_a_passing_fixture_gives_no_problem(case, found, tmp_path):
    assert found(laid_over_base(case, tmp_path / "data")) == []


def test_the_base_ledger_gives_no_problem(base, found):
    assert found(base) == []


@pytest.mark.parametrize("case", cases("fail"), ids=name_of)
def test_a_failing_fixture_expects_its_own_rule_and_has_a_neighbour(case):
    assert case.parent.name in {rule for rule, _, _ in marked(case)}
    assert list(case.parent.glob("*.pass"))


@pytest.mark.parametrize("case", cases("pass"), ids=name_of)
def test_a_passing_fixture_expects_nothing(case):
    assert list(marked(case)) == []


def rules_in_the_code() -> set[str]:
    sources = Path(minsheng.__file__).parent.rglob("*.py")
    return {
        rule
        for source in sources
        if source.name != "catalogue.py"
        for rule in re.findall(r'"([YSTPL]\d{3})"', source.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_rule_of_the_code_has_a_fixture(kind):
    with_fixture = {case.parent.name for case in cases(kind)}
    assert with_fixture == rules_in_the_code()
    assert len(with_fixture) > 50
