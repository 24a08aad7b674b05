"""Every command in every format on every ledger: it prints, and leaves nothing out."""

import json
from unicodedata import east_asian_width

import pytest

from districts.running import FORMATS, HERE, rows, run, status

DISTRICTS = {"towns": (2025, 5, 6), "rates": (2025, 5, 9), "twenty": (2026, 60, 79)}
"""Year, projects and indicators of each."""

district = pytest.mark.parametrize("name", DISTRICTS)


def day(name):
    return f"{DISTRICTS[name][0]}-09-30"


def test_every_ledger_beside_this_file_is_tested():
    assert {path.parent.name for path in HERE.glob("*/data")} == set(DISTRICTS)


@district
def test_the_data_have_no_problems(name):
    found = json.loads(run(name, "validate", "--format", "json"))
    assert [p for p in found["problems"] if p["severity"] != "info"] == []
    assert found["files"] == len(list((HERE / name / "data").rglob("*.yaml")))


@district
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["status", "report"])
def test_every_project_and_indicator_is_printed(name, form, command):
    text = run(name, command, "--format", form, "--as-of", day(name))
    overview = status(name, "--as-of", day(name))
    for project in overview["projects"]:
        assert project["name"] in text
        if command == "report" or form != "table":
            assert all(indicator["name"] in text for indicator in project["indicators"])


@district
@pytest.mark.parametrize("by", ["project", "level", "unit", "indicator"])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_every_grouping_is_printed(name, by, form):
    text = run(name, "status", "--by", by, "--format", form, "--as-of", day(name))
    first = {
        "project": lambda o: o["projects"][0]["name"],
        "level": lambda o: o["levels"][0]["name"],
        "unit": lambda o: o["units"][0]["name"],
        "indicator": lambda o: o["projects"][0]["indicators"][0]["name"],
    }
    assert first[by](status(name, "--as-of", day(name))) in text


@district
def test_the_ledger_has_a_row_for_every_indicator(name):
    _, projects, indicators = DISTRICTS[name]
    ledger = rows(name, "--as-of", day(name))
    assert len(ledger) == indicators
    assert len({row["序号"] for row in ledger}) == projects
    assert len(rows(name, "--as-of", day(name), "--by", "project")) == projects


@district
def test_report_and_status_say_the_same_in_json(name):
    at = ("--format", "json", "--as-of", day(name))
    assert run(name, "report", *at) == run(name, "status", *at)


@district
def test_the_default_date_is_the_end_of_the_year_that_is_over(name):
    assert status(name)["as_of"] == f"{DISTRICTS[name][0]}-12-31"


@district
@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("command", ["status", "report"])
def test_no_line_is_wider_than_the_terminal(name, columns, command):
    text = run(name, command, "--as-of", day(name), columns=str(columns))
    assert max(map(columns_of, text.splitlines())) <= columns
    for project in status(name, "--as-of", day(name))["projects"]:
        assert project["name"][:2] in text


def columns_of(line):
    """Terminal columns: wide and fullwidth characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


@district
def test_before_the_year_nothing_is_reported_or_owed(name):
    overall = status(name, "--as-of", f"{DISTRICTS[name][0] - 1}-12-31")["overall"]
    assert overall["unreported"] == overall["projects"]
    assert (overall["completion"], overall["planned"], overall["variance"]) == (0, 0, 0)
