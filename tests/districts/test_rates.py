"""Ceilings, levels, decimals, money, area, per mille, and a due date in June."""

import pytest

from districts.running import counts, indicator_table, project_table, rows, run, status


@pytest.fixture(scope="module")
def september():
    return status("rates", "--as-of", "2025-09-30")


@pytest.fixture(scope="module")
def december():
    return status("rates", "--as-of", "2025-12-31")


def test_the_indicators_in_september(september):
    assert indicator_table(september) == [
        (1, "城镇登记失业率", "warning", 1, 0, 4.3),  # 低于 4.3 is not 4.3
        (1, "城镇新增就业", "on_track", 0.75, 0.9, 0.9),
        (2, "优良天数比率", "on_track", 1, 0, 92.3),  # satisfied, but not due
        (2, "PM2.5年均浓度", "warning", 0.9259, 0, 35.1),  # 32.5 / 35.1
        (2, "造林", "behind", 0.4, 2.625, 1.4),
        (3, "民生支出", "on_track", 0.65, 9.45, 8.19),  # exactly 10 points behind
        (3, "保障房", "met", 0.95, 6.5625, 8.3125),  # 约, exactly 95%
        (4, "婴儿死亡率", "on_track", 1, 0, 2.84),
        (5, "供水水质合格率", "met", 1, 98, 98.2),
    ]


def test_the_projects_in_september(september):
    assert project_table(september) == [
        (1, "warning", 0.875, 0.375, 50, "城镇登记失业率"),
        (2, "behind", 0.7753, 0.25, 52.53, "造林"),
        (3, "on_track", 0.8, 0.75, 5, "民生支出"),
        (4, "on_track", 1, 0, 100, "婴儿死亡率"),
        (5, "met", 1, 1, 0, "供水水质合格率"),
    ]


def test_the_whole_in_september(september):
    overall = september["overall"]
    assert counts(overall) == [0, 1, 2, 1, 1, 0]
    # (87.5 + 77.5308… + 80 + 100 + 100) / 5 and (37.5 + 25 + 75 + 0 + 100) / 5
    assert (overall["completion"], overall["planned"], overall["variance"]) == (0.89, 0.475, 41.5)
    assert september["later_reports"] == 1


def test_the_projects_in_december(december):
    assert project_table(december) == [
        (1, "done", 1, 1, 0, "城镇登记失业率"),
        (2, "behind", 0.7753, 1, -22.47, "造林"),
        (3, "behind", 0.8, 1, -20, "民生支出"),
        (4, "met", 1, 1, 0, "婴儿死亡率"),
        (5, "met", 1, 1, 0, "供水水质合格率"),
    ]


def test_each_level(december):
    assert [(level["name"], counts(level)) for level in december["levels"]] == [
        ("市级", [1, 0, 0, 0, 1, 0]),
        ("区级", [0, 2, 0, 0, 1, 0]),
    ]


@pytest.mark.parametrize(
    ("day", "state"),
    [("2025-06-29", "unreported"), ("2025-06-30", "behind"), ("2025-09-30", "met")],
)
def test_what_was_due_in_june_is_behind_until_it_is_satisfied(day, state):
    water = status("rates", "--as-of", day)["projects"][4]
    assert (water["due"], water["status"]) == ("2025-06-30", state)


def test_a_rate_may_fall_without_a_correction():
    rate = [
        status("rates", "--as-of", day)["projects"][0]["indicators"][0]
        for day in ("2025-08-31", "2025-09-30", "2025-12-31")
    ]
    assert [(r["actual"], r["status"]) for r in rate] == [
        (4.1, "on_track"),
        (4.3, "warning"),
        (4.2, "met"),
    ]


def test_each_indicator_of_a_shared_project_has_its_own_unit(september):
    indicators = september["projects"][2]["indicators"]
    assert [(i["units"], i["units_reported"]) for i in indicators] == [
        (["示例财政局"], 1),
        (["示例住建局"], 1),
    ]


def test_old_figures_are_stale_by_the_lists_own_policy(december):
    stale = [
        (project["id"], indicator["name"])
        for project in december["projects"]
        for indicator in project["indicators"]
        if indicator["stale"]
    ]
    assert stale == []  # 92 days are within 100
    in_february = status("rates", "--as-of", "2026-02-28")
    assert [i["stale"] for p in in_february["projects"] for i in p["indicators"]] == [
        False,  # met
        False,
        False,
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_the_measures_are_printed_as_the_list_has_them():
    printed = {row["指标"]: row["计量单位"] for row in rows("rates", "--as-of", "2025-09-30")}
    assert [printed[name] for name in ("婴儿死亡率", "造林", "民生支出")] == ["‰", "万亩", "亿元"]


def test_the_limit_that_is_exceeded_is_told_as_such():
    text = run("rates", "status", "--as-of", "2025-09-30", "--by", "indicator")
    assert "不高于 32.5" in text
    assert "低于 4.3%" in text


def test_real_figures_are_not_called_a_sample():
    assert "示例数据" not in run("rates", "status", "--as-of", "2025-09-30")
