"""The JSON is a promise: these keys, in this order, with these kinds of values."""

import math
from datetime import date
from typing import Any

import pytest

from .shipped import DAYS, as_json, at, report, status

SUMMARY = [
    "projects",
    "done",
    "met",
    "on_track",
    "warning",
    "behind",
    "unreported",
    "indicators",
    "indicators_met",
    "indicators_reported",
    "completion",
    "planned",
    "variance",
]
TOP = [
    "schema_version",
    "title",
    "document",
    "year",
    "as_of",
    "time_share",
    "sample",
    "later_reports",
    "policy",
    "overall",
    "levels",
    "units",
    "projects",
]
PROJECT = [
    "id",
    "level",
    "name",
    "units",
    "supporting",
    "joint",
    "task",
    "commitments",
    "due",
    "status",
    "completion",
    "planned",
    "variance",
    "weakest",
    "accepted",
    "sample",
    "indicators_reported",
    "indicators_met",
    "narratives",
    "indicators",
]
INDICATOR = [
    "name",
    "kind",
    "comparator",
    "measure",
    "units",
    "due",
    "start",
    "cumulative",
    "combine",
    "subset_of",
    "quote",
    "plan",
    "revisions",
    "target",
    "original_target",
    "actual",
    "items",
    "ratio",
    "completion",
    "owed",
    "planned",
    "variance",
    "status",
    "as_of",
    "stale",
    "units_reported",
    "added",
    "added_since",
    "sources",
    "forecast",
]
FORECAST = ("as_of", "needed", "recent", "overall", "needed_per_month")
PACE = ("since", "per_month", "met_on", "at_due", "shortfall")
STATUSES = {"done", "met", "on_track", "warning", "behind", "unreported"}


@pytest.fixture(params=DAYS)
def found(request: pytest.FixtureRequest) -> dict[str, Any]:
    return as_json(at(request.param))


def indicators(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [indicator for project in found["projects"] for indicator in project["indicators"]]


def test_the_top_has_the_keys_of_the_design(found: dict[str, Any]) -> None:
    assert list(found) == TOP
    assert list(found["policy"]) == ["warn_lag", "behind_lag", "stale_days", "about_tolerance"]
    assert list(found["overall"]) == SUMMARY
    assert {tuple(level) for level in found["levels"]} == {("name", *SUMMARY)}
    keys = ("name", "last_report", "days_silent", "overdue", *SUMMARY)
    assert {tuple(unit) for unit in found["units"]} == {keys}


def test_a_project_has_the_keys_of_the_design(found: dict[str, Any]) -> None:
    assert {tuple(project) for project in found["projects"]} == {tuple(PROJECT)}
    narratives = [n for project in found["projects"] for n in project["narratives"]]
    keys = ("unit", "as_of", "progress", "problems", "next_steps", "evidence")
    assert {tuple(narrative) for narrative in narratives} == {keys}


def test_an_indicator_has_the_keys_of_the_design(found: dict[str, Any]) -> None:
    assert {frozenset(indicator) for indicator in indicators(found)} == {frozenset(INDICATOR)}
    sources = [source for indicator in indicators(found) for source in indicator["sources"]]
    assert {tuple(source) for source in sources} == {
        ("unit", "as_of", "path", "line", "column", "value")
    }


def test_a_forecast_has_its_keys_or_is_null() -> None:
    forecasts = [one["forecast"] for one in indicators(as_json(at("2025-09-30")))]
    told = [one for one in forecasts if one is not None]
    assert (len(forecasts), len(told)) == (48, 17)
    assert {tuple(one) for one in told} == {FORECAST}
    assert {tuple(one[key]) for one in told for key in ("recent", "overall")} == {PACE}


def test_the_days_of_silence_by_hand() -> None:
    """At 20 March 2026: 79 days since 31 December; 统战部 has met everything since September."""
    units = {unit["name"]: unit for unit in as_json(at("2026-03-20"))["units"]}
    told = {name: (unit["days_silent"], unit["overdue"]) for name, unit in units.items()}
    assert told["建设局"] == told["生态环境局"] == (79, True)
    assert told["统战部"] == (171, False)
    assert sum(overdue for _, overdue in told.values()) == 2


def test_the_keys_of_an_indicator_stand_in_the_order_of_the_design(
    found: dict[str, Any],
) -> None:
    assert list(indicators(found)[0]) == INDICATOR


def test_report_prints_the_same_object_as_status() -> None:
    seen = at("2025-09-30")
    assert report(seen, "json") == status(seen, "json") == status(seen, "json", by="unit")


def test_the_head_at_september() -> None:
    found = as_json(at("2025-09-30"))
    assert found["schema_version"] == 1
    assert found["title"] == "重庆高新区2025年重点民生实事工作目标任务"
    assert found["document"] == "渝高新办发〔2025〕33号"
    assert (found["year"], found["as_of"], found["time_share"]) == (2025, "2025-09-30", 0.75)
    assert found["sample"] is True
    assert found["policy"] == {
        "warn_lag": 10,
        "behind_lag": 30,
        "stale_days": 45,
        "about_tolerance": 0.05,
    }


def test_the_reports_after_the_date_are_counted() -> None:
    """Of the eight files, October to December: 3 + 2 + 3 + 3 + 3 + 1 + 3 + 0 reports."""
    assert as_json(at("2025-09-30"))["later_reports"] == 18
    assert as_json(at("2025-12-31"))["later_reports"] == 0


def test_a_quantity_by_hand() -> None:
    """No. 4: 5 of 12 roads at 30 September, when 9 are owed; 4 a month before.

    3 at the end of July: 1 a month since, 5 / 9 of one since the start; 7 / 3 are needed.
    """
    project = as_json(at("2025-09-30"))["projects"][3]
    roads = project["indicators"][1]
    (source,) = roads.pop("sources")
    assert roads == {
        "name": "完工道路项目",
        "kind": "quantity",
        "comparator": None,
        "measure": "个",
        "units": ["建设局"],
        "due": "2025-12-31",
        "start": "2025-01-01",
        "cumulative": True,
        "combine": "latest",
        "subset_of": "打通断头路、加密主次支路网项目",
        "quote": "完工道路项目 12 个",
        "plan": [],
        "revisions": [],
        "target": 12,
        "original_target": 12,
        "actual": 5,
        "items": None,
        "ratio": 0.4166,
        "completion": 0.4166,
        "owed": 9,
        "planned": 0.75,
        "variance": -33.34,
        "status": "behind",
        "as_of": "2025-09-30",
        "stale": False,
        "units_reported": 1,
        "added": 1,
        "added_since": None,
        "forecast": {
            "as_of": "2025-09-30",
            "needed": 12,
            "recent": {
                "since": "2025-07-31",
                "per_month": 1,
                "met_on": "2026-04-30",
                "at_due": 8,
                "shortfall": 4,
            },
            "overall": {
                "since": "2025-01-01",
                "per_month": 0.5555,
                "met_on": "2026-10-19",
                "at_due": 6,
                "shortfall": 6,
            },
            "needed_per_month": 2.3334,
        },
    }
    assert source["path"].endswith("data/progress/建设局.yaml")
    assert (source["unit"], source["as_of"], source["value"]) == ("建设局", "2025-09-30", 5)


def test_a_checklist_by_hand() -> None:
    """No. 2: one school of three at 30 September, when two are owed."""
    schools = as_json(at("2025-09-30"))["projects"][1]["indicators"][1]
    assert schools["kind"] == "checklist"
    assert (schools["target"], schools["actual"], schools["owed"]) == (3, 1, 2)
    assert schools["items"] == {
        "done": ["重庆科学城南开景阳小学校"],
        "open": ["重庆巴蜀科学城中学校", "重庆市第一实验中学校"],
    }
    assert schools["sources"][0]["value"] == ["重庆科学城南开景阳小学校"]


def test_a_milestone_by_hand() -> None:
    """No. 15: in operation since August; what is done at once owes nothing until due."""
    running = as_json(at("2025-09-30"))["projects"][14]["indicators"][0]
    assert (running["kind"], running["measure"]) == ("milestone", None)
    assert (running["target"], running["actual"], running["owed"]) == (1, 1, 0)
    assert running["sources"][0]["value"] is True


def test_a_figure_that_nobody_reported_is_null_and_not_zero() -> None:
    village = as_json(at("2025-12-31"))["projects"][10]["indicators"][0]
    assert village["status"] == "unreported"
    assert village["actual"] is village["ratio"] is village["as_of"] is None
    assert (village["completion"], village["units_reported"]) == (0.0, 0)
    assert village["sources"] == []


def test_a_surplus_shows_in_the_ratio_alone() -> None:
    """No. 8: 15 employed of 12."""
    employed = as_json(at("2025-12-31"))["projects"][7]["indicators"][0]
    assert (employed["actual"], employed["ratio"], employed["completion"]) == (15, 1.25, 1.0)


def test_a_project_by_hand() -> None:
    """No. 7: 0, 0 and 9/15 are a mean of 0.2; owed 0, 0 and 11/15 are 0.2444."""
    circle = as_json(at("2025-09-30"))["projects"][6]
    assert circle["units"] == ["改革发展局", "公共服务局"]
    assert circle["joint"] is True
    assert circle["completion"] == 0.2
    assert circle["planned"] == 0.2444
    assert circle["variance"] == -4.45
    assert circle["weakest"] == "品质文化生活圈示范点"
    assert circle["status"] == "warning"
    assert [narrative["unit"] for narrative in circle["narratives"]] == circle["units"]


def test_an_accepted_project_has_its_date() -> None:
    projects = as_json(at("2025-09-30"))["projects"]
    accepted = {project["id"]: project["accepted"] for project in projects if project["accepted"]}
    assert accepted == {3: "2025-09-25", 9: "2025-09-19", 13: "2025-09-26"}


def test_the_counts_add_up(found: dict[str, Any]) -> None:
    for summary in (found["overall"], *found["levels"], *found["units"]):
        assert sum(summary[status] for status in STATUSES) == summary["projects"]
    assert sum(level["projects"] for level in found["levels"]) == 15
    assert sum(level["indicators"] for level in found["levels"]) == 48


def test_every_value_is_of_its_kind(found: dict[str, Any]) -> None:
    for project in found["projects"]:
        assert project["status"] in STATUSES
        assert date.fromisoformat(project["due"])
    for indicator in indicators(found):
        assert indicator["status"] in STATUSES - {"done"}
        assert 0 <= indicator["completion"] <= 1
        assert math.isfinite(indicator["owed"])
        assert not (indicator["stale"] and indicator["status"] == "met")
        for source in indicator["sources"]:
            assert source["line"] >= 1
            assert source["column"] >= 1


def test_a_stale_figure_is_flagged_until_it_is_met() -> None:
    """At 31 December no. 4 was reported that day; nothing unmet is older than 45 days."""
    stale = [i["name"] for i in indicators(as_json(at("2025-12-31"))) if i["stale"]]
    assert stale == []


def test_paths_use_slashes(found: dict[str, Any]) -> None:
    paths = {s["path"] for i in indicators(found) for s in i["sources"]}
    assert len(paths) == 8
    assert not any("\\" in path for path in paths)
