"""Every rule by its fixtures: `<RULE>/<case>.fail/` gives exactly what is marked, `.pass/` nothing.

A fixture is a folder laid over `fixtures/base/`. What it expects stands in it: `# <-- T201`
at the end of a line, `# <-- next: Y004` on the line before, or in a file EXPECT as
`Y020 progress/财政局.yml:1`. Infos count under the rule whose fixture it is, and nowhere else.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import FIXTURES, cases, laid_over_base, lines_of

from minsheng.catalogue import RULES

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
    assert sorted(found(folder, info=case.parent.name)) == sorted(marked(case))


@pytest.mark.parametrize("case", cases("pass"), ids=name_of)
def test_a_passing_fixture_gives_no_problem(case, found, tmp_path):
    assert found(laid_over_base(case, tmp_path / "data"), info=case.parent.name) == []


def test_the_base_ledger_gives_no_problem(base, found):
    assert found(base) == []


@pytest.mark.parametrize("case", cases("fail"), ids=name_of)
def test_a_failing_fixture_expects_its_own_rule_and_has_a_neighbour(case):
    assert case.parent.name in {rule for rule, _, _ in marked(case)}
    assert list(case.parent.glob("*.pass"))


@pytest.mark.parametrize("case", cases("pass"), ids=name_of)
def test_a_passing_fixture_expects_nothing(case):
    assert list(marked(case)) == []


@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_rule_of_a_single_state_has_a_fixture(kind):
    """The rules of the history (G) need a repository, and are tested there."""
    rules = {rule for rule in RULES if not rule.startswith("G")}
    assert {case.parent.name for case in cases(kind)} == rules
    assert len(rules) > 50
