"""The ledger as of a date: which figure stands, since when, from whom, and what it added."""

import pytest

from arithmetic.ledgers import said

PARKS = "target: 12, measure: 个"
BEDS = "target: 100, measure: 张, combine: sum"


def by_date(**figures):
    """Reports of 甲 by month: `by_date(m6=3)` is 3 as of 30 June."""
    ends = {
        "m4": "04-30",
        "m5": "05-31",
        "m6": "06-30",
        "m7": "07-31",
        "m8": "08-31",
        "m9": "09-30",
    }
    return {f"2025-{ends[month]}": said(figure) for month, figure in figures.items()}


# As of a date


@pytest.mark.parametrize(
    ("day", "actual", "as_of"),
    [
        ("2025-06-29", None, None),
        ("2025-06-30", 3, "2025-06-30"),
        ("2025-07-30", 3, "2025-06-30"),
        ("2025-07-31", 5, "2025-07-31"),
        ("2025-12-31", 5, "2025-07-31"),
    ],
)
def test_only_reports_up_to_the_date_exist(pledge, day, actual, as_of):
    parks = pledge(PARKS, by_date(m6=3, m7=5)).indicator(day)
    assert (parks["actual"], parks["as_of"]) == (actual, as_of)


@pytest.mark.parametrize(
    ("day", "later"), [("2025-05-31", 3), ("2025-06-30", 2), ("2025-08-31", 0)]
)
def test_later_reports_are_counted(pledge, day, later):
    assert pledge(PARKS, by_date(m6=3, m7=5, m8=6)).overview(day)["later_reports"] == later


def test_later_reports_count_every_unit_and_reports_without_figures(pledge):
    units = {"甲局": by_date(m6=3, m7=4), "乙局": {"2025-07-31": "progress: 已开工。"}}
    assert pledge(PARKS, by_unit=units).overview("2025-06-30")["later_reports"] == 2


def test_a_report_without_figures_leaves_the_last_ones_standing(pledge):
    parks = pledge(PARKS, {**by_date(m6=3), "2025-07-31": "progress: 汛期停工。"})
    assert parks.indicator("2025-07-31")["as_of"] == "2025-06-30"


def test_a_report_of_one_indicator_leaves_the_others_standing(pledge):
    both = pledge(
        {"甲": PARKS, "乙": PARKS}, {"2025-06-30": {"甲": 3, "乙": 2}, "2025-07-31": {"乙": 4}}
    )
    assert [(i["actual"], i["as_of"]) for i in both.project("2025-07-31")["indicators"]] == [
        (3, "2025-06-30"),
        (4, "2025-07-31"),
    ]


def test_an_empty_value_is_no_report(pledge):
    parks = pledge({"甲": PARKS, "乙": PARKS}, {"2025-06-30": "actuals: {甲: 3, 乙: }"})
    assert [i["status"] for i in parks.project("2025-06-30")["indicators"]] == [
        "warning",
        "unreported",
    ]


def test_what_a_corrected_fall_leaves_is_the_newer_figure(pledge):
    fallen = pledge(
        PARKS, {**by_date(m6=9), "2025-07-31": "actuals: {甲: 7}, correction: 重复统计"}
    )
    assert fallen.indicator("2025-07-31")["actual"] == 7


# latest: the newest report of a responsible unit


def test_the_newest_report_of_any_unit_stands(pledge):
    units = {"甲局": by_date(m6=3, m8=7), "乙局": by_date(m7=5)}
    parks = pledge(PARKS, by_unit=units)
    assert [parks.indicator(d)["actual"] for d in ("2025-06-30", "2025-07-31", "2025-08-31")] == [
        3,
        5,
        7,
    ]


def test_of_a_latest_figure_only_the_newest_are_its_sources(pledge):
    parks = pledge(PARKS, by_unit={"甲局": by_date(m6=3), "乙局": by_date(m7=5)})
    july = parks.indicator("2025-07-31")
    assert [source["unit"] for source in july["sources"]] == ["乙局"]
    assert july["units_reported"] == 2


def test_units_that_agree_on_a_date_are_both_sources_and_counted_once(pledge):
    parks = pledge(PARKS, by_unit={"甲局": by_date(m6=6), "乙局": by_date(m6=6)})
    june = parks.indicator("2025-06-30")
    assert (june["actual"], [source["unit"] for source in june["sources"]]) == (6, ["甲局", "乙局"])


def test_sources_stand_in_the_order_of_the_list_not_of_the_files(pledge):
    parks = pledge(PARKS, by_unit={"乙局": by_date(m6=6), "甲局": by_date(m6=6)})
    assert [s["unit"] for s in parks.indicator("2025-06-30")["sources"]] == ["乙局", "甲局"]


# sum: each unit its own share


def test_each_units_newest_figure_is_added(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m6=30, m8=45), "乙局": by_date(m7=20)})
    assert [beds.indicator(d)["actual"] for d in ("2025-06-30", "2025-07-31", "2025-08-31")] == [
        30,
        50,
        65,
    ]


def test_the_date_of_a_sum_is_the_oldest_of_its_units(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m6=30, m8=45), "乙局": by_date(m7=20)})
    assert beds.indicator("2025-08-31")["as_of"] == "2025-07-31"


def test_a_sum_says_how_many_units_have_reported(pledge):
    units = {"甲局": by_date(m6=30), "乙局": by_date(m7=20), "丙局": {}}
    beds = pledge(BEDS, by_unit=units)
    assert [
        beds.indicator(d)["units_reported"] for d in ("2025-05-31", "2025-06-30", "2025-07-31")
    ] == [
        0,
        1,
        2,
    ]


def test_every_unit_of_a_sum_is_a_source(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m6=30), "乙局": by_date(m7=20)})
    sources = beds.indicator("2025-07-31")["sources"]
    assert [(s["unit"], s["as_of"], s["value"]) for s in sources] == [
        ("甲局", "2025-06-30", 30),
        ("乙局", "2025-07-31", 20),
    ]


def test_checklists_of_several_units_are_united(pledge):
    shape = "items: [一站, 二站, 三站, 四站], measure: 座, combine: sum"
    units = {"甲局": by_date(m6=["三站", "一站"]), "乙局": by_date(m6=["三站", "四站"])}
    stations = pledge(shape, by_unit=units).indicator("2025-06-30")
    assert stations["actual"] == 3
    assert stations["items"] == {"done": ["一站", "三站", "四站"], "open": ["二站"]}


def test_a_milestone_of_several_units_is_reached_when_any_has(pledge):
    units = {"甲局": by_date(m6=False), "乙局": by_date(m6=False, m7=True)}
    system = pledge("milestone: true, combine: sum", by_unit=units)
    assert [system.indicator(d)["status"] for d in ("2025-06-30", "2025-07-31")] == [
        "on_track",
        "met",
    ]


def test_an_indicator_of_a_single_unit_asks_no_other(pledge):
    indicators = {"甲": f"{PARKS}, units: [乙局]", "乙": PARKS}
    units = {"甲局": {"2025-06-30": {"乙": 5}}, "乙局": {"2025-06-30": {"甲": 6}}}
    project = pledge(indicators, by_unit=units).project("2025-06-30")
    assert [i["units"] for i in project["indicators"]] == [["乙局"], ["甲局", "乙局"]]
    assert [i["actual"] for i in project["indicators"]] == [6, 5]


# A second figure of the same date


def test_a_correction_of_the_same_date_holds(pledge):
    twice = {"2025-06-30": [said(9), "actuals: {甲: 6}, correction: 误报"]}
    june = pledge(PARKS, twice).indicator("2025-06-30")
    assert (june["actual"], [s["value"] for s in june["sources"]]) == (6, [6])


def test_of_two_corrections_of_a_date_the_later_in_the_file_holds(pledge):
    thrice = {
        "2025-06-30": [
            said(9),
            "actuals: {甲: 6}, correction: 误报",
            "actuals: {甲: 8}, correction: 再核",
        ]
    }
    assert pledge(PARKS, thrice).indicator("2025-06-30")["actual"] == 8


def test_a_correction_of_one_unit_leaves_the_other_in_a_sum(pledge):
    units = {
        "甲局": {"2025-06-30": [said(40), "actuals: {甲: 30}, correction: 误报"]},
        "乙局": by_date(m6=20),
    }
    assert pledge(BEDS, by_unit=units).indicator("2025-06-30")["actual"] == 50


# New this month (本月新增)


def added(indicator):
    return indicator["added"], indicator["added_since"]


def test_added_is_the_difference_to_the_month_before(pledge):
    assert added(pledge(PARKS, by_date(m5=3, m6=5)).indicator("2025-06-30")) == (2, None)


def test_added_is_measured_from_the_end_of_the_month_before_in_mid_month_too(pledge):
    parks = pledge(PARKS, {**by_date(m5=3), "2025-06-10": said(4), "2025-06-20": said(7)})
    assert added(parks.indicator("2025-06-15")) == (1, None)
    assert added(parks.indicator("2025-06-30")) == (4, None)


def test_a_figure_from_the_middle_of_the_month_before_needs_no_date(pledge):
    parks = pledge(PARKS, {"2025-05-10": said(3), **by_date(m6=5)})
    assert added(parks.indicator("2025-06-30")) == (2, None)


def test_added_since_an_older_month_says_since_when(pledge):
    parks = pledge(PARKS, by_date(m4=3, m6=5))
    assert added(parks.indicator("2025-06-30")) == (2, "2025-04-30")


def test_without_a_report_of_the_month_nothing_is_said_to_be_added(pledge):
    parks = pledge(PARKS, by_date(m5=3, m6=5))
    assert added(parks.indicator("2025-07-31")) == (None, None)


def test_without_an_earlier_report_nothing_is_said_to_be_added(pledge):
    parks = pledge(PARKS, {"2025-06-10": said(3), "2025-06-30": said(5)})
    assert added(parks.indicator("2025-06-30")) == (None, None)


def test_added_may_be_nothing_or_negative(pledge):
    parks = pledge(
        PARKS, {**by_date(m4=5, m5=5), "2025-06-30": "actuals: {甲: 3}, correction: 核减"}
    )
    assert added(parks.indicator("2025-05-31")) == (0, None)
    assert added(parks.indicator("2025-06-30")) == (-2, None)


def test_added_over_the_new_year(pledge):
    late = pledge(PARKS, {"2025-12-31": said(8), "2026-01-31": said(12)})
    assert added(late.indicator("2026-01-31")) == (4, None)


def test_added_to_a_checklist_and_a_milestone(pledge):
    indicators = {"甲": "items: [一小, 二小, 三小], measure: 所", "乙": "milestone: true"}
    reports = {
        "2025-05-31": {"甲": ["一小"], "乙": False},
        "2025-06-30": {"甲": ["一小", "三小"], "乙": True},
    }
    both = pledge(indicators, reports)
    assert added(both.indicator("2025-06-30", "甲")) == (1, None)
    assert added(both.indicator("2025-06-30", "乙")) == (1, None)


def test_added_to_a_sum_counts_all_units(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m5=30, m6=35), "乙局": by_date(m5=20, m6=22)})
    assert added(beds.indicator("2025-06-30")) == (7, None)


def test_a_sum_counts_from_the_oldest_of_the_earlier_figures(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m4=30, m6=35), "乙局": by_date(m5=20)})
    assert added(beds.indicator("2025-06-30")) == (5, "2025-04-30")


def test_decimals_are_added_exactly(pledge):
    water = pledge("target: 1, measure: 亿元", by_date(m5=0.1, m6=0.3))
    assert added(water.indicator("2025-06-30")) == (0.2, None)


# 久未更新


@pytest.mark.parametrize(
    ("day", "stale"), [("2025-06-30", False), ("2025-08-14", False), ("2025-08-15", True)]
)
def test_a_figure_is_stale_after_more_than_45_days(pledge, day, stale):
    assert pledge(PARKS, by_date(m6=6)).indicator(day)["stale"] is stale


@pytest.mark.parametrize(("day", "stale"), [("2025-07-10", False), ("2025-07-11", True)])
def test_when_a_figure_is_stale_is_a_policy_of_the_list(pledge, day, stale):
    parks = pledge(PARKS, by_date(m6=6), head="policy: {stale_days: 10}")
    assert parks.indicator(day)["stale"] is stale


def test_what_is_met_or_was_never_reported_is_not_stale(pledge):
    both = pledge({"甲": PARKS, "乙": PARKS}, by_date(m6=12)).project("2025-12-31")
    assert [(i["status"], i["stale"]) for i in both["indicators"]] == [
        ("met", False),
        ("unreported", False),
    ]


def test_a_level_that_is_satisfied_but_not_due_may_be_stale(pledge):
    rate = pledge('target: 90, measure: "%", cumulative: false', by_date(m6=95))
    assert rate.indicator("2025-12-30")["stale"] is True
    assert rate.indicator("2025-12-31")["stale"] is False


def test_a_sum_is_stale_as_soon_as_one_unit_is(pledge):
    beds = pledge(BEDS, by_unit={"甲局": by_date(m6=30), "乙局": by_date(m9=20)})
    assert beds.indicator("2025-09-30")["stale"] is True


def test_a_report_without_figures_does_not_freshen_a_figure(pledge):
    parks = pledge(PARKS, {**by_date(m6=6), "2025-09-30": "progress: 正在施工。"})
    assert parks.indicator("2025-09-30")["stale"] is True


# Acceptance

ACCEPTED = "actuals: {甲: 12}, accepted: 2025-06-28, evidence: [验收单]"


def test_a_project_is_done_from_the_report_that_states_it(pledge):
    parks = pledge(PARKS, {**by_date(m5=12), "2025-06-30": ACCEPTED})
    assert [parks.project(d)["status"] for d in ("2025-05-31", "2025-06-29", "2025-06-30")] == [
        "met",
        "met",
        "done",
    ]
    assert parks.project("2025-06-29")["accepted"] is None
    assert parks.project("2025-06-30")["accepted"] == "2025-06-28"


def test_any_unit_of_the_project_may_accept_it(pledge):
    units = {
        "甲局": by_date(m5=12),
        "乙局": {"2025-06-30": "progress: 已验收。, accepted: 2025-06-28, evidence: [验收单]"},
    }
    assert pledge(PARKS, by_unit=units).project("2025-06-30")["status"] == "done"


def test_a_later_correction_reopens_the_project(pledge):
    reports = {"2025-06-30": ACCEPTED, "2025-08-31": "actuals: {甲: 11}, correction: 一处返工"}
    parks = pledge(PARKS, reports)
    assert [parks.project(d)["status"] for d in ("2025-08-30", "2025-08-31")] == [
        "done",
        "on_track",
    ]
    assert parks.project("2025-08-31")["accepted"] == "2025-06-28"


def test_a_raised_target_reopens_the_project(pledge):
    raised = "revisions: [{since: 2025-09-15, target: 24, document: 示例文, reason: 扩面}]"
    parks = pledge(f"{PARKS}, {raised}", {"2025-06-30": ACCEPTED})
    assert [parks.project(d)["status"] for d in ("2025-09-14", "2025-09-15")] == ["done", "warning"]


def test_a_reopened_project_is_done_again_once_it_is_met_again(pledge):
    reports = {
        "2025-06-30": ACCEPTED,
        "2025-08-31": "actuals: {甲: 11}, correction: 一处返工",
        "2025-09-30": "actuals: {甲: 12}",
    }
    assert pledge(PARKS, reports).project("2025-09-30")["status"] == "done"


def test_the_newest_acceptance_is_shown(pledge):
    again = ACCEPTED.replace("06-28", "09-20")
    parks = pledge(PARKS, {"2025-06-30": ACCEPTED, "2025-09-30": again})
    assert [parks.project(d)["accepted"] for d in ("2025-09-29", "2025-09-30")] == [
        "2025-06-28",
        "2025-09-20",
    ]


# Words


def test_each_unit_speaks_its_newest_words(pledge):
    units = {
        "甲局": {
            "2025-06-30": "progress: 开工。, evidence: [照片]",
            "2025-07-31": "problems: 雨季。",
        },
        "乙局": {"2025-06-30": "next_steps: 验收。", "2025-07-31": said(4)},
    }
    project = pledge(PARKS, by_unit=units).project("2025-07-31")
    assert project["narratives"] == [
        {
            "unit": "甲局",
            "as_of": "2025-07-31",
            "progress": None,
            "problems": "雨季。",
            "next_steps": None,
            "evidence": [],
        },
        {
            "unit": "乙局",
            "as_of": "2025-06-30",
            "progress": None,
            "problems": None,
            "next_steps": "验收。",
            "evidence": [],
        },
    ]


def test_words_after_the_date_are_not_said_yet(pledge):
    parks = pledge(PARKS, {"2025-06-30": "progress: 开工。", "2025-07-31": "progress: 完工。"})
    assert [n["progress"] for n in parks.project("2025-07-30")["narratives"]] == ["开工。"]
