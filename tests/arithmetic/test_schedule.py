"""Time measured in months, and what an indicator owes on a date (序时进度)."""

from datetime import date
from fractions import Fraction

import pytest

from arithmetic.ledgers import said
from minsheng.schedule import default_day, time_share

PARKS = "target: 12, measure: 个"


def owed(pledge, indicator, day, **keys):
    return pledge(indicator, **keys).exact(day).assessment.owed


# A date's place in the year


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2025-01-31", 1),
        ("2025-02-28", 2),
        ("2025-06-30", 6),
        ("2025-11-30", 11),
        ("2025-12-31", 12),
        ("2025-04-15", Fraction(7, 2)),
        ("2025-01-01", Fraction(1, 31)),
    ],
)
def test_a_whole_date_stands_at_its_end_in_months(day, months):
    assert time_share(date.fromisoformat(day), 2025) == Fraction(months) / 12


def test_the_end_of_february_is_two_months_in_a_leap_year_too():
    assert time_share(date(2024, 2, 29), 2024) == Fraction(2, 12)
    assert time_share(date(2024, 2, 28), 2024) == Fraction(1 * 29 + 28, 29 * 12)


def test_the_time_share_is_at_most_one_and_at_least_nothing():
    assert time_share(date(2026, 3, 31), 2025) == 1
    assert time_share(date(2024, 12, 31), 2025) == 0


def test_the_headline_is_half_on_30_june_and_91_6_percent_on_30_november(pledge):
    parks = pledge(PARKS)
    assert parks.overview("2025-06-30")["time_share"] == 0.5
    assert parks.overview("2025-11-30")["time_share"] == 0.9166


def test_the_headline_is_of_the_year_whatever_start_a_project_has(pledge):
    late = pledge(PARKS, keys="start: 2025-07-01", head="start: 2025-04-01")
    assert late.overview("2025-06-30")["time_share"] == 0.5


# Start and due


@pytest.mark.parametrize(
    ("day", "parks"),
    [("2025-01-31", 1), ("2025-06-30", 6), ("2025-11-30", 11), ("2025-12-31", 12)],
)
def test_one_of_twelve_parks_is_owed_by_the_end_of_every_month(pledge, day, parks):
    assert owed(pledge, PARKS, day) == parks


@pytest.mark.parametrize(
    ("day", "parks"),
    [
        ("2025-06-30", 0),
        ("2025-07-31", 2),
        ("2025-09-30", 6),
        ("2025-12-30", 11),
        ("2025-12-31", 12),
    ],
)
def test_a_start_on_1_july_stands_at_six_months(pledge, day, parks):
    assert owed(pledge, f"{PARKS}, start: 2025-07-01", day) == parks


def test_a_start_stands_at_the_beginning_of_its_day(pledge):
    lane = pledge("target: 30, measure: 米, start: 2025-11-01, due: 2025-11-30")
    assert lane.exact("2025-10-31").assessment.owed == 0
    assert lane.exact("2025-11-01").assessment.owed == 1
    assert lane.exact("2025-11-30").assessment.owed == 30


def test_a_start_on_16_june_stands_at_five_and_a_half_months(pledge):
    road = "target: 13, measure: 公里, start: 2025-06-16"
    assert owed(pledge, road, "2025-06-30") == 1


def test_nothing_is_owed_before_the_start(pledge):
    assert owed(pledge, f"{PARKS}, start: 2025-07-01", "2025-03-31") == 0


def test_a_schedule_may_end_before_the_year_does(pledge):
    parks = pledge(f"{PARKS}, due: 2025-06-30")
    assert parks.exact("2025-03-31").assessment.owed == 6
    assert parks.exact("2025-06-30").assessment.owed == 12
    assert parks.exact("2025-09-30").assessment.owed == 12


def test_a_schedule_may_end_after_the_year_does(pledge):
    parks = pledge("target: 14, measure: 个, due: 2026-02-28")
    assert parks.exact("2025-12-31").assessment.owed == 12
    assert parks.exact("2026-01-31").assessment.owed == 13
    assert parks.exact("2026-02-28").assessment.owed == 14


def test_a_schedule_may_have_begun_in_the_year_before(pledge):
    assert owed(pledge, "target: 24, measure: 个, start: 2024-01-01", "2025-06-30") == 18


def test_a_schedule_of_a_single_day_owes_all_on_it(pledge):
    day = pledge(f"{PARKS}, start: 2025-06-30, due: 2025-06-30")
    assert day.exact("2025-06-29").assessment.owed == 0
    assert day.exact("2025-06-30").assessment.owed == 12


def test_the_nearest_start_and_due_hold(pledge):
    indicators = {"甲": f"{PARKS}, start: 2025-05-01, due: 2025-10-31", "乙": PARKS}
    keys = "start: 2025-04-01\ndue: 2025-09-30"
    both = pledge(indicators, keys=keys, head="start: 2025-03-01")
    assert [(i["start"], i["due"]) for i in both.project("2025-06-30")["indicators"]] == [
        ("2025-05-01", "2025-10-31"),
        ("2025-04-01", "2025-09-30"),
    ]
    assert both.project("2025-06-30")["due"] == "2025-09-30"


def test_the_start_of_the_list_holds_where_nothing_nearer_does(pledge):
    parks = pledge("target: 10, measure: 个", head="start: 2025-03-01")
    assert parks.indicator("2025-03-31")["start"] == "2025-03-01"
    assert parks.exact("2025-03-31").assessment.owed == 1


def test_without_any_dates_the_schedule_is_the_year(pledge):
    parks = pledge(PARKS).indicator("2025-06-30")
    assert (parks["start"], parks["due"]) == ("2025-01-01", "2025-12-31")


# Whole things


@pytest.mark.parametrize(
    ("day", "parks"),
    [("2025-03-31", 0), ("2025-04-30", 1), ("2025-09-30", 2), ("2025-12-30", 2)],
)
def test_nobody_owes_three_quarters_of_a_park(pledge, day, parks):
    assert owed(pledge, "target: 3, measure: 个", day) == parks


@pytest.mark.parametrize(
    "shape",
    ["target: 1, measure: 座", "milestone: true", "items: [一号楼], measure: 栋"],
)
def test_a_single_thing_is_not_owed_until_due(pledge, shape):
    single = pledge(shape)
    assert single.exact("2025-12-30").assessment.owed == 0
    assert single.exact("2025-12-31").assessment.owed == 1


def test_a_checklist_owes_whole_items(pledge):
    schools = pledge("items: [一小, 二小, 三小], measure: 所")
    assert schools.exact("2025-03-31").assessment.owed == 0
    assert schools.exact("2025-04-30").assessment.owed == 1
    assert schools.exact("2025-11-30").assessment.owed == 2


LENGTHS = ["米", "延米", "千米", "公里", "km", "m", "ｋｍ", "ｍ", "㎞"]
AREAS = ["㎡", "m²", "平方米", "平方公里", "亩", "公顷"]
OTHERS = ["%", "％", "‰", "立方米", "吨", "公斤", "千克", "元", "小时", "千瓦"]
SAME_FAMILIES = ["车道公里", "厘米", "平方千米", "m³", "kg", "t", "克", "升", "百万元", "百分点"]
TIMES_AND_POWERS = ["天", "年", "月", "分钟", "分", "兆瓦", "kW", "MW", "千瓦时"]
RATIOS = ["批次/千人", "微克/立方米", "元/月"]
IN_TEN_THOUSANDS = ["万", "万人", "万亩", "万元", "亿", "亿元", "亿立方米"]


@pytest.mark.parametrize(
    "measure",
    [*LENGTHS, *AREAS, *OTHERS, *IN_TEN_THOUSANDS, *SAME_FAMILIES, *TIMES_AND_POWERS, *RATIOS],
)
def test_what_is_measured_is_owed_in_parts(pledge, measure):
    assert owed(pledge, f'target: 3, measure: "{measure}"', "2025-03-31") == Fraction(3, 4)


@pytest.mark.parametrize(
    "measure", ["个", "人次", "所", "处", "台", "场次", "百人", "千人", "单元", "分册", "年级"]
)
def test_whatever_else_is_counted(pledge, measure):
    assert owed(pledge, f"target: 3, measure: {measure}", "2025-03-31") == 0


def test_a_target_that_is_not_whole_is_owed_in_parts(pledge):
    assert owed(pledge, "target: 4.5, measure: 个", "2025-06-30") == Fraction(9, 4)


def test_a_whole_target_written_with_a_point_is_whole(pledge):
    assert owed(pledge, "target: 3.0, measure: 个", "2025-03-31") == 0


def test_in_json_what_is_owed_is_rounded_down_where_it_does_not_end(pledge):
    road = pledge("target: 1, measure: 公里")
    assert road.indicator("2025-04-30")["owed"] == 0.3333
    assert road.indicator("2025-08-31")["owed"] == 0.6666
    assert road.indicator("2025-03-31")["owed"] == 0.25


def test_planned_is_what_is_owed_over_the_target(pledge):
    parks = pledge("target: 3, measure: 个")
    assert parks.exact("2025-09-30").assessment.planned == Fraction(2, 3)
    assert parks.indicator("2025-09-30")["planned"] == 0.6666


# A plan of its own

PLAN = (
    "plan: [{by: 2025-03-31, value: 2}, {by: 2025-06-30, value: 10}, {by: 2025-10-31, value: 12}]"
)


@pytest.mark.parametrize(
    ("day", "parks"),
    [
        ("2025-03-30", 0),
        ("2025-03-31", 2),
        ("2025-06-29", 2),
        ("2025-06-30", 10),
        ("2025-10-30", 10),
        ("2025-10-31", 12),
        ("2025-12-31", 12),
    ],
)
def test_a_plan_owes_the_value_of_its_last_point(pledge, day, parks):
    assert owed(pledge, f"{PARKS}, {PLAN}", day) == parks


def test_from_the_due_date_on_the_target_is_owed_whatever_the_plan(pledge):
    raised = "revisions: [{since: 2025-11-15, target: 20, document: 示例文, reason: 扩面}]"
    parks = pledge(f"{PARKS}, {PLAN}, {raised}")
    assert parks.exact("2025-12-30").assessment.owed == 12
    assert parks.exact("2025-12-31").assessment.owed == 20


def test_a_plan_never_owes_more_than_the_target(pledge):
    lowered = "revisions: [{since: 2025-09-15, target: 8, document: 示例文, reason: 选址变更}]"
    parks = pledge(f"{PARKS}, plan: [{{by: 2025-06-30, value: 12}}], {lowered}")
    assert parks.exact("2025-09-14").assessment.owed == 12
    assert parks.exact("2025-09-15").assessment.owed == 8


def test_a_planned_level_owes_its_plan(pledge):
    rate = 'target: 90, measure: "%", cumulative: false, plan: [{by: 2025-06-30, value: 90}]'
    assert owed(pledge, rate, "2025-07-31") == 90


def test_a_plan_is_not_rounded(pledge):
    plan = "plan: [{by: 2025-06-30, value: 1.25}, {by: 2025-12-31, value: 3}]"
    assert owed(pledge, f"target: 3, measure: 公里, {plan}", "2025-06-30") == Fraction(5, 4)


# Levels


@pytest.mark.parametrize(
    "shape",
    [
        'target: 90, measure: "%", cumulative: false',
        'target: 4.3, measure: "%", comparator: 低于',
        "target: 10, measure: 件, comparator: 不超过",
    ],
)
def test_a_level_owes_nothing_until_due(pledge, shape):
    level = pledge(shape)
    assert level.indicator("2025-12-30")["owed"] == 0
    assert level.indicator("2025-12-30")["planned"] == 0
    assert level.indicator("2025-12-31")["planned"] == 1


# Revisions


def revised(target):
    return f"revisions: [{{since: 2025-09-15, target: {target}, document: 示例文, reason: 示例}}]"


@pytest.mark.parametrize(
    ("new", "day", "in_force", "parks"),
    [
        (24, "2025-09-14", 12, 8),
        (24, "2025-09-15", 24, 17),
        (24, "2025-12-31", 24, 24),
        (6, "2025-06-30", 12, 6),
        (6, "2025-09-15", 6, 4),
        (6, "2025-12-31", 6, 6),
    ],
)
def test_a_revision_holds_from_its_date(pledge, new, day, in_force, parks):
    indicator = pledge(f"{PARKS}, {revised(new)}").indicator(day)
    assert indicator["target"] == in_force
    assert indicator["original_target"] == 12
    assert indicator["owed"] == parks


def test_the_last_revision_holds(pledge):
    twice = (
        "revisions: [{since: 2025-05-01, target: 10, document: 一号文, reason: 示例},"
        " {since: 2025-08-01, target: 6, document: 二号文, reason: 示例}]"
    )
    parks = pledge(f"{PARKS}, {twice}")
    assert [parks.indicator(d)["target"] for d in ("2025-04-30", "2025-07-31", "2025-08-01")] == [
        12,
        10,
        6,
    ]


def test_a_revised_checklist_counts_the_items_in_force(pledge):
    shape = (
        "items: [一小, 二小], measure: 所, revisions: [{since: 2025-09-15,"
        " items: [一小, 三小, 四小], document: 示例文, reason: 示例}]"
    )
    schools = pledge(shape, {"2025-08-31": said(["一小", "二小"])})
    before, after = schools.indicator("2025-09-14"), schools.indicator("2025-09-15")
    assert (before["target"], before["actual"], before["items"]["open"]) == (2, 2, [])
    assert (after["target"], after["actual"], after["items"]["done"]) == (3, 1, ["一小"])
    assert after["items"]["open"] == ["三小", "四小"]
    assert (after["original_target"], after["owed"]) == (2, 2)


# The default date


@pytest.mark.parametrize(
    ("today", "newest", "day"),
    [
        (date(2025, 10, 10), date(2025, 9, 30), date(2025, 9, 30)),
        (date(2025, 9, 30), date(2025, 8, 31), date(2025, 9, 30)),
        (date(2025, 9, 29), date(2025, 8, 31), date(2025, 8, 31)),
        (date(2026, 1, 1), None, date(2025, 12, 31)),
        (date(2026, 4, 10), date(2025, 12, 31), date(2025, 12, 31)),
        (date(2026, 4, 10), date(2026, 2, 20), date(2026, 2, 20)),
        (date(2026, 2, 10), date(2026, 2, 5), date(2026, 1, 31)),
        (date(2026, 4, 10), date(2025, 6, 30), date(2025, 12, 31)),
    ],
)
def test_the_default_is_the_last_month_end_within_year_and_reports(today, newest, day):
    assert default_day(today, 2025, newest) == day
