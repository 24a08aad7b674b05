"""The model of a unit's reports: what is required, and what a figure may be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from minsheng.models.progress import Entry, ProgressFile, Report

REPORT = {"as_of": date(2025, 9, 30), "projects": [{"project": 1, "progress": "好"}]}
FILE = {"unit": "建设局", "year": 2025, "reports": [REPORT]}


def without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k != key}


@pytest.mark.parametrize("key", ["unit", "year", "reports"])
def test_what_a_file_requires(key):
    with pytest.raises(ValidationError):
        ProgressFile.model_validate(without(FILE, key))


@pytest.mark.parametrize("key", ["as_of", "projects"])
def test_what_a_report_requires(key):
    with pytest.raises(ValidationError):
        Report.model_validate(without(REPORT, key))


def test_nothing_reported_yet_is_an_empty_list():
    assert ProgressFile.model_validate(FILE | {"reports": []}).reports == ()


def test_a_file_is_real_unless_it_says_that_it_is_a_sample():
    assert ProgressFile.model_validate(FILE).sample is False
    assert ProgressFile.model_validate(FILE | {"sample": True}).sample is True


@pytest.mark.parametrize(
    "said",
    [
        {"actuals": {"道路": 0}},
        {"actuals": {"桥梁": []}},
        {"actuals": {"路长制": False}},
        {"progress": "好"},
        {"problems": "无"},
        {"next_steps": "好"},
        {"accepted": date(2025, 9, 26)},
    ],
)
def test_an_entry_says_at_least_one_thing(said):
    assert Entry.model_validate({"project": 1} | said).project == 1


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"actuals": {}},
        {"actuals": None},
        {"actuals": {"道路": None}},
        {"progress": None},
        {"progress": ""},
        {"progress": "　"},
        {"evidence": ["台账"]},
        {"correction": "核减"},
    ],
)
def test_an_entry_that_says_nothing_is_refused(said):
    with pytest.raises(ValidationError):
        Entry.model_validate({"project": 1} | said)


def test_a_name_without_a_value_is_no_figure():
    entry = Entry.model_validate({"project": 1, "actuals": {"道路": 3, "桥梁": None}})
    assert entry.actuals == {"道路": 3, "桥梁": None}


@pytest.mark.parametrize("value", [3, Decimal("0.5"), True, ["甲桥"], "已完成", date(2025, 6, 30)])
def test_the_kind_of_a_figure_is_left_to_the_rules(value):
    entry = Entry.model_validate({"project": 1, "actuals": {"道路": value}})
    assert entry.actuals == {"道路": value}


def test_a_date_may_stand_in_quotation_marks():
    assert Report.model_validate(REPORT | {"as_of": "2025-09-30"}).as_of == date(2025, 9, 30)


@pytest.mark.parametrize("value", ["2025-9-30", "2025-09-31", 20250930, 0, True, "今天"])
def test_nothing_else_is_a_date(value):
    with pytest.raises(ValidationError):
        Report.model_validate(REPORT | {"as_of": value})


@pytest.mark.parametrize("value", [0, -1, "1", True, Decimal("1.0")])
def test_a_project_is_a_whole_number_from_one_on(value):
    with pytest.raises(ValidationError):
        Entry.model_validate({"project": value, "progress": "好"})


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError):
        Entry.model_validate({"project": 1, "progress": "好", "note": "好"})
