"""One project of twenty indicators among sixty projects of three levels.

The project runs from 1 March to 30 November: at 30 September seven of its nine months are
over. Project n of the others builds n bridges: those with even numbers by 甲镇, the odd ones
by 乙镇. Divisible by 3: all n are built; one more than that: none (even), all but two (odd);
two more: never reported.
"""

from fractions import Fraction

import pytest

from districts.running import counts, indicator_table, run, status

AT = ("--as-of", "2026-09-30")


@pytest.fixture(scope="module")
def overview():
    return status("twenty", *AT)


@pytest.fixture(scope="module")
def twenty(overview):
    return overview["projects"][0]


def test_the_twenty_indicators():
    assert indicator_table(status("twenty", *AT, "--level", "县级"))[:20] == [
        (1, "道路硬化", "on_track", 0.7777, 7, 7),
        (1, "路灯", "on_track", 0.7777, 70, 70),
        (1, "公厕", "behind", 0.4444, 7, 4),  # −33.3
        (1, "停车位", "warning", 0.6, 700, 540),  # −17.7
        (1, "桥梁", "on_track", 0, 0, 0),  # a single one owes nothing until due
        (1, "绿道", "behind", 0.9777, 4.5, 4.4),  # due on the day itself
        (1, "监控", "on_track", 0.3333, 6, 6),  # as planned
        (1, "管网", "warning", 0.6666, 14, 12),  # lowered from 27 to 18: −11.1
        (1, "培训", "on_track", 0.7777, 350, 350),  # raised from 300 to 450
        (1, "示范村", "warning", 0.3333, 2, 1),  # 二村 is no longer one of them; short by one
        (1, "长效机制", "on_track", 0, 0, 0),
        (1, "便民平台", "met", 1, 0, 1),
        (1, "饮水合格率", "on_track", 1, 0, 96),  # satisfied, but not due
        (1, "有责投诉", "warning", 0.8, 0, 15),  # 12 / 15
        (1, "造林", "met", 0.95, 1.9444, 2.375),  # 约
        (1, "危房改造", "unreported", 0, 37, None),
        (1, "资金", "on_track", 1, 2.8, 3.6),  # 超过 3.6 is not 3.6
        (1, "服务点", "on_track", 0.85, 15, 17),  # 8 + 9
        (1, "户厕", "warning", 0.6, 388, 300),  # −17.6
        (1, "志愿者", "met", 1, 46, 60),
    ]


def test_their_project(twenty):
    assert (twenty["status"], twenty["weakest"]) == ("behind", "公厕")
    assert (twenty["indicators_reported"], twenty["indicators_met"]) == (19, 3)
    # 2320/180 over 20, and 11.285722… over 20
    assert (twenty["completion"], twenty["planned"], twenty["variance"]) == (0.6444, 0.5642, 8.01)


def test_what_was_first_published_is_kept(twenty):
    changed = {
        i["name"]: (i["original_target"], i["target"])
        for i in twenty["indicators"]
        if i["revisions"]
    }
    assert changed == {"管网": (27, 18), "培训": (300, 450), "示范村": (3, 3)}


def test_the_villages_in_force(twenty):
    villages = next(i for i in twenty["indicators"] if i["name"] == "示范村")
    assert villages["items"] == {"done": ["一村"], "open": ["四村", "五村"]}
    assert villages["sources"][0]["value"] == ["一村", "二村"]
    before = status("twenty", "--as-of", "2026-08-14")["projects"][0]["indicators"][9]
    assert (before["actual"], before["items"]["open"]) == (2, ["三村"])


def test_what_was_added_is_counted_from_july(twenty):
    added = {i["name"]: (i["added"], i["added_since"]) for i in twenty["indicators"]}
    assert {name: told for name, told in added.items() if told != (None, None)} == {
        "路灯": (30, "2026-07-31"),
        "示范村": (0, "2026-07-31"),  # one village of July is no longer counted
        "造林": (0.475, "2026-07-31"),
        "服务点": (6, "2026-07-31"),  # 17 − 5 − 6
        "志愿者": (15, "2026-07-31"),
    }


def test_the_sixty_projects(overview):
    overall = overview["overall"]
    assert overall["projects"] == 60
    # done 6, 12 … 60; met 3, 9 … 57; on track 7, 13 … 55; behind 4, 10 … 58 and project 1
    assert counts(overall) == [10, 10, 9, 0, 11, 20]
    assert (overall["indicators"], overall["indicators_met"]) == (79, 23)
    assert overall["indicators_reported"] == 58


def test_the_mean_of_the_sixty(overview):
    # 20 built, nine that lack two, and project 1
    bridges = 20 + sum(Fraction(n - 2, n) for n in range(7, 56, 6))
    mean = (bridges + Fraction(2320, 180) / 20) / 60
    shown = Fraction(str(overview["overall"]["completion"]))
    assert shown <= mean < shown + Fraction(1, 10000)
    assert overview["overall"]["completion"] == 0.4796  # 28.7773… / 60


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (2, "unreported"),
        (3, "met"),
        (4, "behind"),
        (6, "done"),
        (7, "on_track"),  # 5 of 5 owed
        (10, "behind"),
        (58, "behind"),
        (59, "unreported"),
        (60, "done"),
    ],
)
def test_a_bridge_project(overview, number, state):
    project = overview["projects"][number - 1]
    assert (project["id"], project["status"]) == (number, state)


def test_the_levels_in_their_own_order(overview):
    assert [(level["name"], counts(level)) for level in overview["levels"]] == [
        ("省级", [10, 10, 0, 0, 0, 0]),  # divisible by 3
        ("市级", [0, 0, 9, 0, 10, 0]),  # one more
        ("县级", [0, 0, 0, 0, 1, 20]),  # two more, and project 1
    ]


def test_each_town_from_all_of_its_files(overview):
    assert [(u["name"], u["projects"], counts(u), u["last_report"]) for u in overview["units"]] == [
        ("甲镇", 31, [10, 0, 0, 0, 11, 10], "2026-09-30"),
        ("乙镇", 30, [0, 10, 9, 0, 1, 10], "2026-09-30"),
    ]


def test_the_words_of_a_town_come_from_its_older_file(twenty):
    assert [(n["unit"], n["as_of"], n["evidence"]) for n in twenty["narratives"]] == [
        ("甲镇", "2026-09-30", []),
        ("乙镇", "2026-07-31", ["./2026-07.yaml"]),
    ]


def test_every_figure_names_the_file_it_came_from(twenty):
    files = {
        source["path"].partition("/progress/")[2]
        for indicator in twenty["indicators"]
        for source in indicator["sources"]
    }
    assert files == {"2026/甲镇.yaml", "乙镇/2026-09.yaml"}


def test_at_the_end_of_july_only_the_july_reports_count():
    july = status("twenty", "--as-of", "2026-07")
    actuals = {i["name"]: i["actual"] for i in july["projects"][0]["indicators"]}
    assert {name: a for name, a in actuals.items() if a is not None} == {
        "路灯": 40,
        "示范村": 2,
        "造林": 1.9,
        "服务点": 11,
        "志愿者": 45,
    }
    assert july["later_reports"] == 2


def test_only_the_projects_of_one_status():
    behind = status("twenty", *AT, "--only", "滞后")
    assert [p["id"] for p in behind["projects"]] == [1, 4, 10, 16, 22, 28, 34, 40, 46, 52, 58]


def test_the_original_target_is_shown_beside_the_revised_one():
    text = run("twenty", "report", "--project", "1", *AT)
    assert "18 千米（原 27）" in text
    assert "450 人次（原 300）" in text
