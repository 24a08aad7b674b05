"""check-jsonschema with the shipped schemas, over every data file of this repository.

It is run once for each kind of file, as a person would; what it refused is then compared
with what the fixtures are marked with.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from minsheng.schemas import KINDS

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
SCHEMAS = ROOT / "minsheng" / "schemas"
MARK = re.compile(r"# <-- (?:next: )?([A-Z]\d{3}(?: [A-Z]\d{3})*)")
EARLIER = re.compile(r"Y\d{3}|S\d{3}|P307|P308")
"""Rules of the text and the shape, and those of a figure that the schema states too."""
ONLY_OURS = {
    "S103/levels_joined_in_a_list.fail/targets_2025.yaml": "to it, a name with 、 is a name",
    "S103/units_joined_in_a_list.fail/targets_2025.yaml": "to it, a name with 、 is a name",
    "S103/name_as_date.fail/targets_2025.yaml": "YAML 1.2 reads an unquoted date as a text",
    "S103/year_with_a_fraction.fail/targets_2025.yaml": "2025.0 is an integer to JSON Schema",
}
"""Misshapen files that check-jsonschema accepts, and why."""
ONLY_THEIRS = {
    "Y007/indentation.pass/progress/建设局.yaml": "its YAML reader knows no tab within a text",
}
"""Sound files that check-jsonschema does not read, and why."""


def kind_of(file: Path) -> str:
    return "targets" if file.match("targets_*.yaml") else "progress"


def below(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*.yaml") if file.is_file() and not file.is_symlink()]


def cases(pattern: str) -> list[Path]:
    return [case for case in FIXTURES.glob(pattern) if not case.parent.name.startswith("Y")]


def rules_marked_in(case: Path, file: Path) -> set[str]:
    marks = MARK.findall(file.read_text(encoding="utf-8"))
    expected = case / "EXPECT"
    lines = expected.read_text(encoding="utf-8").splitlines() if expected.exists() else []
    name = file.relative_to(case).as_posix()
    named = [line.split()[0] for line in lines if f" {name}:" in line]
    return {*(rule for mark in marks for rule in mark.split()), *named}


SOUND = [
    *below(ROOT / "data"),
    *below(ROOT / "tests" / "districts"),
    *below(FIXTURES / "base"),
    *(file for case in FIXTURES.glob("*/*.pass") for file in below(case)),
]
MARKED = {file: rules_marked_in(case, file) for case in cases("*/*.fail") for file in below(case)}
MISSHAPEN = [file for file, rules in MARKED.items() if any(r.startswith("S") for r in rules)]
WELL_SHAPED = [file for file, rules in MARKED.items() if not any(map(EARLIER.match, rules))]


def refused_by_check_jsonschema(kind: str, files: Iterable[Path]) -> set[Path]:
    """The files that it does not accept; the schema itself has to be sound."""
    schema = SCHEMAS / f"{kind}.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", str(schema)]
    done = subprocess.run(
        [*command, *(str(file.relative_to(ROOT)) for file in files)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = json.loads(done.stdout)
    return {ROOT / error["filename"] for error in [*found["errors"], *found["parse_errors"]]}


@pytest.fixture(scope="session")
def refused() -> set[Path]:
    files = {*SOUND, *MARKED}
    return {
        file
        for kind in KINDS
        for file in refused_by_check_jsonschema(kind, [f for f in files if kind_of(f) == kind])
    }


def names(files: Iterable[Path]) -> list[str]:
    return sorted(file.as_posix().removeprefix(f"{FIXTURES.as_posix()}/") for file in files)


def test_it_accepts_every_shipped_file(refused: set[Path]) -> None:
    shipped = below(ROOT / "data")
    assert len(shipped) == 9
    assert not refused & {*shipped}


def test_it_accepts_every_sound_file_of_the_tests(refused: set[Path]) -> None:
    assert len(SOUND) > 150
    assert names(file for file in SOUND if file in refused) == sorted(ONLY_THEIRS)


def test_it_refuses_every_misshapen_file_but_those_named(refused: set[Path]) -> None:
    assert len(MISSHAPEN) > 80
    accepted = names(file for file in MISSHAPEN if file not in refused)
    assert accepted == sorted(ONLY_OURS)


def test_it_leaves_mistakes_of_another_kind_to_the_program(refused: set[Path]) -> None:
    assert len(WELL_SHAPED) > 100
    assert names(file for file in WELL_SHAPED if file in refused) == []


@pytest.mark.parametrize("file", SOUND[:9], ids=lambda file: file.name)
def test_a_shipped_file_names_its_schema_on_its_first_line(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match is not None
    assert (file.parent / match[1]).resolve() == SCHEMAS / f"{kind_of(file)}.schema.json"
