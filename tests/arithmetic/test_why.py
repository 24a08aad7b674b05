"""`why`: its arithmetic, done once more from its own JSON, is what `status` says."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from minsheng import load
from minsheng.check import check
from minsheng.errors import UsageError
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.render.json_text import as_object as overview_object
from minsheng.render.why.json_text import as_object
from minsheng.summarize import overview
from minsheng.why.explanation import explain

from . import recomputed
from .ledgers import said
from .test_properties import book_of, days, made_projects, modest

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "tests" / "render" / "made" / "data"
MONTHS = ["2025-06-30", "2025-07-31", "2025-08-15", "2025-09-30", "2025-10-31", "2025-12-31"]


def read(folder: Path) -> Ledger:
    return check(open_folder(folder), date(2026, 6, 30)).ledgers[2025]


def why(ledger: Ledger, number: int, day: str) -> dict[str, Any]:
    return as_object(explain(ledger, number, date.fromisoformat(day)))


def same_as_status(ledger: Ledger, day: str) -> None:
    """Every figure that status prints follows from the JSON of why."""
    shown = overview_object(overview(ledger, date.fromisoformat(day)))
    assert shown["projects"]
    for project in shown["projects"]:
        found = why(ledger, project["id"], day)
        for one, printed in zip(found["indicators"], project["indicators"], strict=True):
            same_indicator(found, one, printed)
        same_project(found, project)


def same_indicator(found: dict[str, Any], one: dict[str, Any], printed: dict[str, Any]) -> None:
    day = found["as_of"]
    assert (one["name"], one["units"]) == (printed["name"], printed["units"])
    done = recomputed.actual(one, day)
    assert (None if done is None else float(done)) == printed["actual"]
    owed, share = recomputed.owed(one, day), recomputed.completion(one, day)
    assert str(owed) == one["owed"]["exact"]
    assert recomputed.rounded_down(owed) == printed["owed"]
    assert (str(share), recomputed.rounded_down(share)) == (
        one["completion"]["exact"],
        printed["completion"],
    )
    planned = recomputed.planned(one, day)
    assert (str(planned), recomputed.rounded_down(planned)) == (
        one["planned"]["exact"],
        printed["planned"],
    )
    assert recomputed.rounded_down((share - planned) * 100, 2) == printed["variance"]
    assert one["variance"] == printed["variance"]
    assert recomputed.status(one, day, found["policy"]) == printed["status"] == one["status"]
    places = [(source["path"], source["line"]) for source in printed["sources"]]
    counting = [r for r in one["reports"] if r["fate"] == "counts"]
    assert sorted((r["path"], r["line"]) for r in counting) == sorted(places)
    assert sorted((r["path"], r["line"]) for r in recomputed.counting(one)) == sorted(places)


def same_project(found: dict[str, Any], printed: dict[str, Any]) -> None:
    day, project = found["as_of"], found["project"]
    done = [recomputed.completion(one, day) for one in found["indicators"]]
    due = [recomputed.planned(one, day) for one in found["indicators"]]
    assert [term["exact"] for term in project["completion"]["terms"]] == list(map(str, done))
    assert project["completion"]["exact"] == str(recomputed.mean(done))
    assert project["planned"]["exact"] == str(recomputed.mean(due))
    assert recomputed.rounded_down(recomputed.mean(done)) == printed["completion"]
    assert recomputed.rounded_down(recomputed.mean(due)) == printed["planned"]
    assert project["variance"] == printed["variance"]
    assert recomputed.project_status(found) == printed["status"] == project["status"]
    assert project["weakest"] == printed["weakest"]
    assert project["accepted"] == printed["accepted"]


@modest
@given(made_projects(), days)
def test_the_arithmetic_of_any_ledger_gives_what_status_says(projects, day):
    with book_of(projects) as book:
        same_as_status(book.ledger(), day)


@pytest.mark.parametrize("day", MONTHS)
@pytest.mark.parametrize("data", [ROOT / "data", MADE], ids=["shipped", "made"])
def test_the_arithmetic_gives_what_status_says(data: Path, day: str) -> None:
    same_as_status(read(data), day)


@modest
@given(made_projects(), days)
def test_every_report_up_to_the_day_is_there_with_what_became_of_it(projects, day):
    with book_of(projects) as book:
        ledger = book.ledger()
        for project in ledger.targets.projects:
            for one in why(ledger, project.id, day)["indicators"]:
                figures = ledger.figures_of(project.id, one["name"])
                assert len(one["reports"]) + one["later_reports"] == len(figures)
                assert all(r["as_of"] <= day for r in one["reports"])
                for report in one["reports"]:
                    assert (report["by"] is None) == (report["fate"] == "counts")


@pytest.mark.parametrize("day", MONTHS)
def test_every_place_holds_what_it_is_named_for(day: str) -> None:
    ledger = read(MADE)
    found = why(ledger, 7, day)
    lines = {path.name: path.read_text("utf-8").splitlines() for path in MADE.rglob("*.yaml")}

    def at(place: dict[str, Any]) -> str:
        return lines[Path(place["path"]).name][place["line"] - 1][place["column"] - 1 :]

    assert at(found["project"]).startswith("id: 7")
    assert at(found["project"]["task"]).startswith("修路 12 千米，培训")
    for clause in found["project"]["task"]["clauses"]:
        assert at(clause).strip('"[]').startswith(clause["text"])
    for one in found["indicators"]:
        assert at(one["quote"]) == one["quote"]["text"]
        for target in one["targets"][1:]:
            assert at(target) == f"since: {target['since']}"
        for point in one["plan"]:
            assert at(point).startswith(f"{{by: {point['by']}, value: {point['value']}}}")
        for report in one["reports"]:
            value = report["value"]
            items = "、".join(value).replace("、", ", ") if isinstance(value, list) else value
            assert at(report).lstrip("[").startswith(str(items))
    for note in found["project"]["evidence"]:
        assert at(note).startswith("project: 7")


def test_a_notebook_asks_as_the_command_does() -> None:
    ledger = load(ROOT / "data", today=date(2025, 12, 31))
    found = ledger.why(4, "2025-09")
    assert as_object(found) == why(ledger.reported, 4, "2025-09-30")
    assert ledger.why(4).day == date(2025, 12, 31)
    with pytest.raises(UsageError, match="没有序号为 99 的项目"):
        ledger.why(99)


# The made ledger, as one computes it with a pencil (tests/render/made)


def indicator(day: str, name: str) -> dict[str, Any]:
    found = why(read(MADE), 7, day)
    return next(one for one in found["indicators"] if one["name"] == name)


def test_plan_revision_and_joint_units() -> None:
    road = indicator("2025-09-30", "修路")
    assert [(t["target"], t["standing"]) for t in road["targets"]] == [
        (12, "replaced"),
        (10, "in_force"),
        (10.5, "future"),
    ]
    assert [(r["unit"], r["value"], r["fate"]) for r in road["reports"]] == [
        ("甲局", 4.5, "superseded"),
        ("乙局", 5, "superseded"),
        ("乙局", 5.5, "outdated"),
        ("甲局", 6, "counts"),
    ]
    assert (road["owed"]["ground"], road["owed"]["plan_point"]) == ("plan", 1)
    assert road["owed"]["exact"] == "8"
    assert (road["completion"]["exact"], road["planned"]["exact"]) == ("3/5", "4/5")
    assert (road["printed_variance"], road["status"], road["reason"]) == (-20, "warning", "lagging")


def test_sum_and_correction() -> None:
    training = indicator("2025-09-30", "培训")
    assert [(r["unit"], r["value"], r["fate"]) for r in training["reports"]] == [
        ("甲局", 250, "superseded"),
        ("乙局", 120, "counts"),
        ("甲局", 320, "corrected"),
        ("甲局", 300, "counts"),
    ]
    wrong, right = training["reports"][2:]
    assert (wrong["by"]["value"], wrong["by"]["line"]) == (300, right["line"])
    assert (wrong["correction"], right["correction"]) == (None, "核减重复统计20人次")
    assert (training["actual"]["value"], training["later_reports"]) == (420, 1)
    assert training["units_silent"] == ["丙局"]
    assert training["owed"] == {
        "value": 450,
        "exact": "450",
        "ground": "time",
        "before_rounding": "450",
        "plan_point": None,
        "share": "3/4",
        "months": {"start": "0", "day": "9", "due": "12"},
    }


def test_ceiling() -> None:
    complaints = indicator("2025-09-30", "投诉率")
    assert (complaints["completion"]["exact"], complaints["owed"]["ground"]) == ("3/4", "level")
    assert (complaints["status"], complaints["reason"]) == ("warning", "level_fails")
    assert indicator("2025-06-30", "投诉率")["reason"] == "level_holds"


def test_checklist_with_items_that_left_the_list() -> None:
    schools = indicator("2025-09-30", "学校")
    assert schools["reports"][-1]["items_gone"] == ["二小"]
    assert schools["items"] == {"done": ["一小"], "open": ["三小", "四小"]}
    assert (schools["owed"]["before_rounding"], schools["owed"]["exact"]) == ("9/4", "2")
    assert (schools["completion"]["exact"], schools["reason"]) == ("1/3", "short_of_one")


def test_the_project_of_the_made_ledger() -> None:
    project = why(read(MADE), 7, "2025-09-30")["project"]
    # 3/5 + 7/10 + 3/4 + 1/3 + 0 = 143/60; 4/5 + 3/4 + 0 + 2/3 + 1 = 193/60
    assert (project["completion"]["exact"], project["planned"]["exact"]) == ("143/300", "193/300")
    assert (project["printed_variance"], project["status"]) == (-16.7, "behind")
    assert (project["rule"], project["decisive"]) == ("worst", ["平台"])


# Means


def test_where_the_printed_percentages_do_not_give_the_mean_it_says_so(pledge):
    thirds = pledge(
        dict.fromkeys("甲乙丙", "target: 3, measure: 公里"),
        {"2025-12-31": {"甲": 2, "乙": 2, "丙": 2}},
    )
    found = explain(thirds.book.ledger(), 1, date(2025, 12, 31))
    assert (found.completion.exact, found.completion.follows) == (Fraction(2, 3), True)
    mixed = pledge(
        {"甲": "target: 3, measure: 公里", "乙": "target: 3, measure: 公里"},
        {"2025-12-31": {"甲": 1, "乙": 2}},  # 33.3% and 66.6% give 49.95%, not 50%
    )
    found = explain(mixed.book.ledger(), 1, date(2025, 12, 31))
    assert (found.completion.exact, found.completion.follows) == (Fraction(1, 2), False)


def test_one_indicator_may_be_shown_and_the_mean_stays(pledge):
    both = pledge({"甲": "milestone: true", "乙": "milestone: true"}, {"2025-06-30": said(True)})
    found = explain(both.book.ledger(), 1, date(2025, 6, 30))
    alone = found.only("乙")
    assert [one.name for one in alone.shown] == ["乙"]
    assert (
        alone.completion
        == found.completion
        == (
            (Fraction(1), Fraction(0)),
            Fraction(1, 2),
            True,
        )
    )


# Acceptance


def test_acceptance_by_whom_and_where_and_reopened(pledge):
    reopened = pledge(
        "target: 10, measure: 公里",
        {
            "2025-09-30": "actuals: {甲: 10}, evidence: [验收单], accepted: 2025-09-26",
            "2025-10-31": "actuals: {甲: 9}, correction: 核减1公里",
        },
    )
    ledger = reopened.book.ledger()
    before, after = (explain(ledger, 1, date(2025, month, 30)) for month in (9, 11))
    assert (before.tracked.status, before.is_reopened) == ("done", False)
    (note,) = before.acceptances
    assert (note.unit, note.accepted, note.accepted_place.line) == ("甲局", date(2025, 9, 26), 7)
    assert (after.tracked.status, after.is_reopened) == ("on_track", True)
    assert [note.words.evidence for note in after.evidence] == [("验收单",)]


@pytest.mark.parametrize("day", ["2025-09-29", "2025-08-31"])
def test_what_was_said_later_is_not_known_yet(pledge, day):
    accepted = pledge(
        "target: 10, measure: 公里",
        {"2025-09-30": "actuals: {甲: 10}, evidence: [验收单], accepted: 2025-08-01"},
    )
    found = explain(accepted.book.ledger(), 1, date.fromisoformat(day))
    assert (found.acceptances, found.evidence, found.is_reopened) == ((), (), False)
    assert (found.indicators[0].reports, found.indicators[0].later) == ((), 1)
