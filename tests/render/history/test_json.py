"""Every point of a path is what `status` says of that day; after the day only what is owed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from arithmetic.test_properties import book_of, days, made_projects
from hypothesis import given, settings

from minsheng.ledger import Ledger
from minsheng.months import history_of
from minsheng.render.history.json_text import as_object
from minsheng.render.json_text import as_object as status_object
from minsheng.summarize import Selection, overview
from render.shipped import ledger_in, shipped

MADE = Path(__file__).parent / "made" / "data"
OWED = {"target", "original_target", "owed", "planned"}


def path(ledger: Ledger, number: int, day: date) -> dict[str, Any]:
    return as_object(history_of(ledger, overview(ledger, day, Selection(project=number))))


def status(ledger: Ledger, number: int, day: date) -> dict[str, Any]:
    """The project as `status --format json` has it."""
    return status_object(overview(ledger, day, Selection(project=number)))["projects"][0]


def assert_it_agrees(ledger: Ledger, number: int, until: date) -> None:
    told = path(ledger, number, until)
    json.dumps(told, allow_nan=False)
    for index, point in enumerate(told["points"]):
        day = date.fromisoformat(point["day"])
        assert point["known"] is (day <= until)
        whole = status(ledger, number, day)
        for key in ("completion", "planned", "variance", "status", "indicators_met"):
            known = point["known"] or key == "planned"
            assert point[key] == (whole[key] if known else None)
        for indicator, now in zip(told["indicators"], whole["indicators"], strict=True):
            assert_the_point_agrees(indicator["points"][index], now)


def assert_the_point_agrees(point: dict[str, Any], now: dict[str, Any]) -> None:
    for key in point.keys() & now.keys():
        assert point[key] == (now[key] if point["known"] or key in OWED else None), key
    month = str(point["day"])[:7]
    fresh = any(source["as_of"].startswith(month) for source in now["sources"])
    assert point["reported"] is (point["known"] and fresh)


@pytest.mark.parametrize("until", [date(2025, 6, 30), date(2025, 9, 15), date(2025, 12, 31)])
def test_the_paths_of_the_shipped_data_agree_with_status(until: date) -> None:
    for project in shipped().targets.projects:
        assert_it_agrees(shipped(), project.id, until)


@settings(max_examples=25, deadline=None)
@given(made_projects(), days)
def test_the_paths_of_any_ledger_agree_with_status(projects: Any, day: str) -> None:
    with book_of(projects) as book:
        ledger = book.ledger()
    for project in projects:
        assert_it_agrees(ledger, project.number, date.fromisoformat(day))


def test_a_path_on_a_day_is_the_beginning_of_the_path_on_a_later_one() -> None:
    early, late = (path(shipped(), 6, date(2025, month, 30)) for month in (9, 11))
    known = [point for point in early["points"] if point["known"]]
    assert known == late["points"][: len(known)]
    assert len(known) == 9


def test_what_is_to_come_is_null_but_for_what_is_owed() -> None:
    bed = path(ledger_in(MADE), 1, date(2025, 6, 30))["indicators"][0]
    point = next(p for p in bed["points"] if p["day"] == "2025-12-31")
    assert {key: point[key] for key in OWED} == {
        "target": 1500,
        "original_target": 1200,
        "owed": 1500,
        "planned": 1.0,
    }
    rest = point.keys() - OWED - {"day", "known", "reported", "corrections"}
    assert {point[key] for key in rest} == {None}


def test_a_correction_is_told_at_its_month_with_its_reason_and_place() -> None:
    bed = path(ledger_in(MADE), 1, date(2025, 12, 31))["indicators"][0]
    told = {p["day"]: p["corrections"] for p in bed["points"] if p["corrections"]}
    (correction,) = told.pop("2025-09-30")
    assert not told
    assert correction["path"].endswith("data/progress/甲局.yaml")
    assert {**correction, "path": ""} == {
        "unit": "甲局",
        "as_of": "2025-09-15",
        "path": "",
        "line": 11,
        "reason": "核减重复统计的 80 张",
    }


def test_forecast_and_the_reason_for_none_stand_in_each_others_place() -> None:
    told = path(ledger_in(MADE), 1, date(2025, 10, 20))["indicators"]
    assert {one["name"]: one["no_forecast"] for one in told} == {
        "床位": None,
        "路": "met",
        "失业率": "level",
        "学校": "checklist",
        "桥": "met",
        "植树": "once",
    }
    assert [one["forecast"] is None for one in told] == [False, True, True, True, True, True]
    assert told[0]["forecast"]["needed"] == 1500
