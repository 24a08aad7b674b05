"""`minsheng schema`: prints or writes what the package ships, and loads nothing heavy for it."""

import json
from pathlib import Path

import pytest

from minsheng.schemas import KINDS, schema_text

from .program import invoke, run
from .test_startup import completed, imported


@pytest.mark.parametrize("kind", KINDS)
def test_it_prints_the_shipped_schema_and_nothing_else(kind: str) -> None:
    assert invoke("schema", kind) == (0, schema_text(kind), "")


def test_a_pipe_gets_the_whole_schema() -> None:
    outcome = run("schema", "progress", columns=80)
    assert json.loads(outcome.stdout)["title"] == "进展填报"


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_stream_of_another_encoding_gets_the_same_schema(encoding: str) -> None:
    outcome = run("schema", "targets", env={"PYTHONIOENCODING": encoding}, encoding="ascii")
    assert json.loads(outcome.stdout) == json.loads(schema_text("targets"))


@pytest.mark.parametrize("kind", KINDS)
def test_it_writes_the_schema_into_a_file(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"{kind}.schema.json"
    assert invoke("schema", kind, "-o", file) == (0, "", "")
    assert file.read_bytes() == schema_text(kind).encode()


def test_a_misspelt_kind_gets_the_one_that_was_meant() -> None:
    outcome = invoke("schema", "target")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("没有种类“target”\n提示：是不是“targets”？")


def test_a_kind_in_any_other_words_gets_both() -> None:
    outcome = invoke("schema", "清单")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "种类有：targets、progress" in outcome.stderr


def test_without_a_kind_it_says_which_there_are() -> None:
    outcome = invoke("schema")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("还要写明种类：targets 或 progress\n")


@pytest.mark.parametrize("name", ["targets_2025.yaml", "模式", "模式.csv"])
def test_only_a_json_file_is_written(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("year: 2025\n", encoding="utf-8")
    assert invoke("schema", "targets", "-o", file).code == 2
    assert file.read_text(encoding="utf-8") == "year: 2025\n"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    outcome = invoke("schema", "targets", "-o", tmp_path / "没有" / "模式.json")
    assert outcome.code == 2
    assert "没有这个文件或文件夹" in outcome.stderr


def test_it_needs_no_data(tmp_path: Path) -> None:
    assert run("schema", "targets", cwd=tmp_path).code == 0


def test_the_kinds_are_completed() -> None:
    assert completed("minsheng schema ") == ["targets", "progress"]
    assert completed("minsheng schema p") == ["progress"]


def test_it_loads_neither_models_nor_tables_nor_yaml() -> None:
    assert not {"pydantic", "rich", "yaml"} & imported("schema", "targets")
