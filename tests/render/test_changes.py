"""A diff of the shipped data: both sides are what `status` says, and the formats agree."""

import csv
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from cli.program import columns_of

from minsheng.changes.diff import Diff, diff
from minsheng.changes.sides import side_of
from minsheng.render.changes import csv_text, json_text, markdown, terminal
from minsheng.render.screen import Screen
from minsheng.summarize import Selection

from .said import INDICATOR_WORDS, PROJECT_WORDS, number, percent, points
from .shipped import as_json, at, shipped

PERIODS = [("2025-07-31", "2025-08-31"), ("2025-08-31", "2025-09-30"), ("2025-06-30", "2025-12-31")]
ByPeriod = pytest.mark.parametrize(("since", "until"), PERIODS)


@cache
def between(since: str, until: str, **selection: Any) -> Diff:
    chosen = Selection(**selection)
    days = date.fromisoformat(since), date.fromisoformat(until)
    then, now = (side_of(shipped(), day, chosen) for day in days)
    return diff(then, now, chosen)


@cache
def as_object(since: str, until: str, **selection: Any) -> dict[str, Any]:
    return json.loads(json_text.diff(between(since, until, **selection)))


def pairs(found: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(p, i) for p in found["projects"] for i in p["indicators"]]


# JSON against `status`


@ByPeriod
@pytest.mark.parametrize("selection", [{}, {"unit": "公共服务局"}, {"level": "区级"}])
def test_both_sides_say_what_status_says_at_their_dates(
    since: str, until: str, selection: dict[str, str]
) -> None:
    found = as_object(since, until, **selection)
    for side, day in (("then", since), ("now", until)):
        expected = as_json(at(day, **selection))
        assert found["overall"][side] == expected["overall"]
        assert [{"name": x["name"], **x[side]} for x in found["levels"]] == expected["levels"]
        for unit, other in zip(found["units"], expected["units"], strict=True):
            assert unit["name"] == other["name"]
            assert unit[side].items() <= other.items()
        assert [p["id"] for p in found["projects"]] == [p["id"] for p in expected["projects"]]
        for project, other in zip(found["projects"], expected["projects"], strict=True):
            assert project[side].items() <= other.items()
            for indicator, its in zip(project["indicators"], other["indicators"], strict=True):
                same = {k: v for k, v in indicator[side].items() if k != "sources"}
                assert same.items() <= its.items()
                assert indicator[side]["sources"] == its["sources"]


@ByPeriod
def test_what_was_added_is_the_difference_of_the_two_actuals(since: str, until: str) -> None:
    for _, indicator in pairs(as_object(since, until)):
        then, now = indicator["then"]["actual"], indicator["now"]["actual"]
        if then is None or now is None:
            assert indicator["added"] is None
        else:
            difference = Decimal(str(now)) - Decimal(str(then))
            assert Decimal(str(indicator["added"])) == difference
        assert indicator["first_report"] == (then is None and now is not None)


@ByPeriod
def test_the_change_of_a_mean_is_that_of_the_printed_percentages(since: str, until: str) -> None:
    found = as_object(since, until)
    for shift in (found["overall"], *found["levels"], *found["units"]):
        shown = points(shift["now"]["completion"], shift["then"]["completion"])
        assert Decimal(str(shift["completion_change"])) == Decimal(shown)


def test_the_object_says_which_sides_it_compares() -> None:
    found = as_object("2025-08-31", "2025-09-30", unit="公共服务局")
    assert next(iter(found)) == "schema_version"
    assert found["from"] == {
        "as_of": "2025-08-31",
        "commit": None,
        "time_share": 0.6666,
        "later_reports": 26,
    }
    assert (found["to"]["as_of"], found["unit"], found["level"]) == (
        "2025-09-30",
        "公共服务局",
        None,
    )


# CSV and tables against JSON


@ByPeriod
def test_every_indicator_is_a_row_of_the_csv(since: str, until: str) -> None:
    rows = list(csv.DictReader(csv_text.diff(between(since, until)).splitlines()))
    expected = pairs(as_object(since, until))
    assert len(rows) == len(expected) == 48
    for row, (project, indicator) in zip(rows, expected, strict=True):
        assert (row["序号"], row["指标"]) == (str(project["id"]), indicator["name"])
        for side, day in (("then", since), ("now", until)):
            its = indicator[side]
            is_reported = its["actual"] is not None
            assert row[f"完成率（{day}）"] == (percent(its["completion"]) if is_reported else "—")
            assert row[f"状态（{day}）"] == INDICATOR_WORDS[its["status"]]
            if indicator["kind"] == "quantity":
                told = number(its["actual"]) if is_reported else "未报"
                assert row[f"累计完成（{day}）"] == told
        added = indicator["added"]
        first = "首次填报" if indicator["first_report"] else "—"
        assert row["新增"] == (first if added is None else number(added))
        assert row["示例"] == "是"


def test_a_correction_stands_in_the_row_of_its_indicator_and_of_no_other() -> None:
    """The other figure of the entry rose from 1985 to 2000: nothing was taken off it."""
    rows = csv.DictReader(csv_text.diff(between("2025-08-31", "2025-09-30")).splitlines())
    told = {row["指标"]: row["更正"] for row in rows if row["更正"]}
    assert told == {"宫颈癌检查": "2092→2080 人：核减重复统计12人次"}


def section(text: str, title: str) -> list[list[str]]:
    """The rows of a Markdown table by its heading, without markup."""
    _, _, rest = text.partition(f"### {title} ")
    lines = rest.partition("\n### ")[0].splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    return [[c.strip() for c in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows[2:]]


@ByPeriod
def test_markdown_has_a_row_for_what_changed_and_for_nothing_else(since: str, until: str) -> None:
    text = markdown.diff(between(since, until))
    rows = section(text, "有变化的指标")
    changed = [(p, i) for p, i in pairs(as_object(since, until)) if i["changed"]]
    assert [row[0] for row in rows] == [str(project["id"]) for project, _ in changed]
    for row, (_, indicator) in zip(rows, changed, strict=True):
        words = [INDICATOR_WORDS[indicator[side]["status"]] for side in ("then", "now")]
        assert row[-1] == "→".join(dict.fromkeys(words))
    for way, title in (("worse", "变差"), ("reported", "首次填报"), ("better", "变好")):
        projects = [p for p in as_object(since, until)["projects"] if turned(p, way)]
        rows = section(text, title)
        assert sorted(row[1] for row in rows) == sorted(str(p["id"]) for p in projects)
        statuses = [PROJECT_WORDS[p["now"]["status"]] for p in worst_first(projects, way)]
        assert [row[0].rpartition("→")[2] for row in rows] == statuses


def worst_first(projects: list[dict[str, Any]], way: str) -> list[dict[str, Any]]:
    """The worst on top, of what got better the best."""
    order = ["behind", "unreported", "warning", "on_track", "met", "done"]
    return sorted(projects, key=lambda p: order.index(p["now"]["status"]), reverse=way == "better")


def turned(project: dict[str, Any], way: str) -> bool:
    return way in (project["direction"], *(i["direction"] for i in project["indicators"]))


@ByPeriod
def test_the_headline_counts_projects_of_every_status_on_both_sides(since: str, until: str) -> None:
    overall = as_object(since, until)["overall"]
    text = terminal.diff(between(since, until))
    (line,) = [line for line in text.splitlines() if line.startswith("共 15 项")]
    told = [f"{word} {arrow(overall, code)}" for code, word in PROJECT_WORDS.items()]
    assert sorted(re.split(r"\s{3,}", line.strip())[1:]) == sorted(told)


def arrow(shift: dict[str, Any], code: str) -> str:
    then, now = shift["then"][code], shift["now"][code]
    return str(now) if then == now else f"{then}→{now}"


@ByPeriod
def test_every_changed_indicator_is_in_the_table(since: str, until: str) -> None:
    text = terminal.diff(between(since, until))
    for _, indicator in pairs(as_object(since, until)):
        if indicator["changed"]:
            assert indicator["name"] in text


@pytest.mark.parametrize("width", [60, 76, 80, 110, 120, 200])
@ByPeriod
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(
    since: str, until: str, width: int
) -> None:
    text = terminal.diff(between(since, until), Screen(width=width))
    assert max(map(columns_of, text.splitlines())) <= width
    assert "…" not in text
    characters = Counter(re.sub(r"[\s─]", "", text))
    everything = re.sub(r"[\s─]", "", terminal.diff(between(since, until), Screen(width=4000)))
    if width >= 110:  # below, columns are left out
        assert characters == Counter(everything)


@pytest.mark.parametrize("width", [80, 100, 120])
@ByPeriod
def test_no_arrow_is_parted_from_what_it_leads_to(since: str, until: str, width: int) -> None:
    text = terminal.diff(between(since, until), Screen(width=width))
    assert "→" in text
    assert not any(line.endswith("→") for line in text.splitlines())


def test_every_table_says_that_its_data_is_an_example() -> None:
    text = markdown.diff(between("2025-08-31", "2025-09-30"))
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert len(headings) == 6
    assert all(line.endswith("（示例数据，非真实进展）") for line in headings)


def test_what_did_not_change_and_is_not_met_is_named_below_the_table() -> None:
    found = as_object("2025-09-30", "2025-10-31")
    still = [i for _, i in pairs(found) if not i["changed"] and i["now"]["status"] != "met"]
    text = terminal.diff(between("2025-09-30", "2025-10-31"))
    (told,) = [line for line in text.splitlines() if line.startswith("没有变化的指标")]
    assert f"其中未达标 {len(still)} 项" in told
    assert all(indicator["name"] in told for indicator in still)
