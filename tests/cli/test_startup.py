"""Completion in the shell, and what is imported before anybody needs it."""

import subprocess
from pathlib import Path

import pytest

from .ledgers import ledger
from .program import MINSHENG, SHIPPED, UNITS, environment, run
from .tabs import asked_of_bash, proposed

WORDS = ["办结", "待验收", "正常", "预警", "滞后", "未报"]
CODES = ["done", "met", "on_track", "warning", "behind", "unreported"]


def completed(line: str, cwd: Path = SHIPPED.parent) -> list[str]:
    return proposed(run(cwd=cwd, env=asked_of_bash(line)))


def imported(*args: str, env: dict[str, str | None] | None = None) -> set[str]:
    """Every module that a run imports."""
    done = subprocess.run(
        [MINSHENG[0], "-X", "importtime", *MINSHENG[1:], *args],
        cwd=SHIPPED.parent,
        env=environment(env),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "minsheng.cli.app" in names
    return names


@pytest.mark.parametrize("command", ["status", "report", "template"])
def test_units_are_completed_from_the_data(command: str) -> None:
    assert completed(f"minsheng {command} --unit ") == UNITS


def test_a_unit_is_completed_from_its_beginning() -> None:
    assert completed("minsheng report --unit 公") == ["公共服务局", "公安分局"]


def test_levels_are_completed_from_the_data() -> None:
    assert completed("minsheng status --level ") == ["市级", "区级"]


def test_statuses_are_completed_in_both_spellings() -> None:
    assert completed("minsheng status --only ") == [*WORDS, *CODES]
    assert completed("minsheng status --only be") == ["behind"]


def test_commands_are_completed() -> None:
    assert completed("minsheng ") == [
        "status",
        "validate",
        "report",
        "why",
        "diff",
        "history",
        "export",
        "record",
        "template",
        "import",
        "init",
        "rule",
        "schema",
    ]


def test_completion_follows_the_data_option(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    assert completed(f"minsheng status --data {data} --unit ") == ["卫健局", "城管局"]


@pytest.mark.parametrize("text", ["", "year: [", "- 1\n", "projects: 3\n", "projects: [1, {}]\n"])
def test_completion_is_silent_where_the_list_is_broken(tmp_path: Path, text: str) -> None:
    ledger(tmp_path, targets=text)
    assert completed("minsheng status --unit ", cwd=tmp_path) == []


def test_completion_is_silent_where_there_is_no_data(tmp_path: Path) -> None:
    assert completed("minsheng status --unit ", cwd=tmp_path) == []


@pytest.mark.parametrize("option", ["--unit", "--level", "--only"])
def test_completion_loads_neither_pydantic_nor_tables(option: str) -> None:
    names = imported(env=asked_of_bash(f"minsheng status {option} "))
    assert not {"pydantic", "rich.table"} & names


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    assert not {"pydantic", "rich", "yaml"} & imported(option)


OFFICE = {"docx", "jinja2", "openpyxl", "xlsxwriter"}


def of_office(*args: str) -> set[str]:
    """The libraries of office files that a run imports, or parts of."""
    return {name.partition(".")[0] for name in imported(*args)} & OFFICE


@pytest.mark.parametrize(
    "args",
    [("--help",), ("status",), ("validate",), ("report",), ("report", "--help"), ("history", "6")],
)
def test_no_library_of_office_files_is_loaded_before_a_document_is_written(
    args: tuple[str, ...],
) -> None:
    assert of_office(*args) == set()


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("表.csv", set()),
        ("表.md", set()),
        ("表.json", set()),
        ("通报.docx", {"docx"}),
        ("台账.xlsx", {"xlsxwriter"}),
        ("页.html", {"jinja2"}),
    ],
)
def test_a_document_loads_its_own_library_alone(
    tmp_path: Path, name: str, library: set[str]
) -> None:
    assert of_office("report", "-o", str(tmp_path / name)) == library
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("args", [(), ("L401",), ("L401", "--format", "json"), ("X999",)])
def test_rules_are_told_without_loading_anything_heavy(args: tuple[str, ...]) -> None:
    assert not {"pydantic", "rich", "yaml"} & imported("rule", *args)


def test_rules_are_completed_from_the_beginning_of_their_ids() -> None:
    assert completed("minsheng rule T20") == [f"T20{number}" for number in range(1, 10)]
    assert completed("minsheng rule l41") == [f"l41{number}" for number in range(7)]


def test_status_of_a_json_reader_loads_no_tables() -> None:
    assert "rich.table" not in imported("status", "--format", "json")


def test_a_status_without_forecasts_loads_none_of_their_rooms() -> None:
    names = imported("status")
    assert "minsheng.render.tables" in names
    assert not {"minsheng.render.forecast_table", "minsheng.render.account"} & names


@pytest.mark.parametrize("args", [("why", "6"), ("export",), ("status", "--forecast")])
def test_a_question_loads_no_library_that_the_status_does_not(args: tuple[str, ...]) -> None:
    more = imported(*args) - imported("status")
    assert {name.partition(".")[0] for name in more} <= {"minsheng"}


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_path_loads_nothing_that_the_status_does_not_but_its_own_rooms(form: str) -> None:
    more = imported("history", "6", "--format", form) - imported("status", "--format", form)
    assert {name for name in more if not name.startswith("minsheng.")} == set()
    assert form == "table" or "minsheng.render.tables" not in more


def test_what_may_be_asked_of_a_path_is_completed() -> None:
    assert completed("minsheng history 6 --format ") == ["table", "json", "csv"]
    assert completed("minsheng history 6 --indicator A") == ["AED"]
