"""A county whose towns each report their own share of one target; a single level."""

import pytest

from districts.running import counts, indicator_table, project_table, run, status

AT = ("--as-of", "2025-09-30")  # three quarters of the year


@pytest.fixture(scope="module")
def overview():
    return status("towns", *AT)


def test_the_indicators(overview):
    assert indicator_table(overview) == [
        (1, "农村公路", "on_track", 0.7083, 45, 42.5),  # 20.5 + 12.4 + 9.6 of 60
        (2, "村级养老服务点", "behind", 0.3666, 22, 11),  # 6 + 5 of 30; 22.5 owed, in whole ones
        (2, "户厕改造", "on_track", 0.9, 900, 1080),  # 400 + 380 + 300 of 1200
        (3, "水厂", "on_track", 0.6666, 2, 2),  # 东岸, 北岸 of three; 2.25 owed
        (4, "联合调解制度", "met", 1, 0, 1),  # 甲镇 says so
        (5, "村卫生室", "unreported", 0, 3, None),
    ]


def test_the_projects(overview):
    assert project_table(overview) == [
        (1, "on_track", 0.7083, 0.75, -4.17, "农村公路"),
        (2, "behind", 0.6333, 0.7416, -10.84, "村级养老服务点"),
        (3, "on_track", 0.6666, 0.6666, 0, "水厂"),
        (4, "done", 1, 0, 100, "联合调解制度"),
        (5, "unreported", 0, 0.75, -75, "村卫生室"),
    ]


def test_the_whole(overview):
    overall = overview["overall"]
    assert counts(overall) == [1, 0, 2, 0, 1, 1]
    # (70.83… + 63.33… + 66.66… + 100 + 0) / 5 and (75 + 74.16… + 66.66… + 0 + 75) / 5
    assert (overall["completion"], overall["planned"], overall["variance"]) == (0.6016, 0.5816, 2)


def test_there_is_one_level(overview):
    assert [(level["name"], level["projects"]) for level in overview["levels"]] == [("县级", 5)]


def test_each_town(overview):
    assert [
        (u["name"], u["projects"], u["completion"], u["last_report"]) for u in overview["units"]
    ] == [
        ("甲镇", 4, 0.752, "2025-09-30"),  # (70.83… + 63.33… + 66.66… + 100) / 4
        ("乙镇", 4, 0.752, "2025-09-30"),
        ("丙乡", 4, 0.502, "2025-09-30"),  # (70.83… + 63.33… + 66.66… + 0) / 4
    ]


def test_the_road_is_as_old_as_its_oldest_share(overview):
    road = overview["projects"][0]["indicators"][0]
    assert (road["as_of"], road["units_reported"]) == ("2025-08-31", 3)
    assert (road["added"], road["added_since"]) == (3.1, None)  # 39.4 in August


def test_the_share_that_a_town_did_not_report_is_said_to_be_missing(overview):
    points = overview["projects"][1]["indicators"][0]
    assert points["units_reported"] == 2
    assert "2/3 个单位已报" in run("towns", "report", "--unit", "丙乡", *AT)


def test_the_plants_still_to_be_built(overview):
    plants = overview["projects"][2]["indicators"][0]["items"]
    assert plants == {"done": ["东岸", "北岸"], "open": ["西岸"]}


def test_a_town_sees_its_own_share():
    text = run("towns", "report", "--unit", "丙乡", "--project", "1", *AT)
    assert "“农村公路”其中：丙乡 9.6（3/3 个单位已报）" in text


def test_the_county_sees_the_share_of_every_town():
    text = run("towns", "report", *AT)
    assert "“农村公路”其中：甲镇 20.5、乙镇 12.4、丙乡 9.6（3/3 个单位已报）" in text
    assert "“水厂”其中：甲镇 1、乙镇 0、丙乡 1（3/3 个单位已报）" in text


def test_no_share_is_printed_in_the_programs_own_language():
    assert "True" not in run("towns", "report", *AT)
    assert "False" not in run("towns", "report", *AT)


def test_sample_figures_are_marked_in_every_title():
    for form in ("table", "markdown"):
        assert "示例数据，非真实进展" in run("towns", "status", "--format", form, *AT)
