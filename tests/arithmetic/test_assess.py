"""A number becomes a verdict: ratio, completion, satisfied, met, and every light."""

from fractions import Fraction

import pytest

from arithmetic.ledgers import said

DUE = "2025-12-31"
MONTHS = ("2025-06-30", "2025-09-30", DUE)


def reported(pledge, shape, figure, day="2025-06-30", **keys):
    """The indicator 甲 at the end of `day`, with `figure` reported as of that day."""
    return pledge(shape, {day: said(figure)}, **keys).indicator(day)


# Ratio and completion


def test_the_ratio_is_uncapped_and_the_completion_capped(pledge):
    parks = reported(pledge, "target: 12, measure: 个", 15)
    assert (parks["ratio"], parks["completion"]) == (1.25, 1)


def test_shares_are_exact_fractions_and_printed_rounded_down(pledge):
    third = pledge("target: 3, measure: 个", {"2025-06-30": said(2)})
    assert third.exact("2025-06-30").assessment.completion == Fraction(2, 3)
    assert third.indicator("2025-06-30")["completion"] == 0.6666


def test_99_996_percent_is_never_1(pledge):
    almost = reported(pledge, "target: 100000, measure: 人次", 99996)
    assert (almost["completion"], almost["ratio"], almost["status"]) == (0.9999, 0.9999, "on_track")


def test_0_1_plus_0_2_is_0_3(pledge):
    shape = "target: 0.3, measure: 亿元, combine: sum"
    share = {"甲局": {DUE: said(0.1)}, "乙局": {DUE: said(0.2)}}
    assert pledge(shape, by_unit=share).indicator(DUE)["status"] == "met"


@pytest.mark.parametrize(
    ("actual", "ratio"),
    [(0, 1), (8, 1), (10, 1), (12.5, 0.8), (20, 0.5), (40, 0.25)],
)
def test_a_ceiling_has_ratio_one_within_its_limit_and_falls_beyond(pledge, actual, ratio):
    ceiling = "target: 10, measure: 亿元, comparator: 不超过"
    complaints = reported(pledge, ceiling, actual)
    assert (complaints["ratio"], complaints["completion"]) == (ratio, ratio)


def test_without_a_report_there_is_no_ratio_and_completion_is_nothing(pledge):
    parks = pledge("target: 12, measure: 个").indicator("2025-06-30")
    assert (parks["actual"], parks["ratio"], parks["completion"]) == (None, None, 0)


def test_nothing_reported_is_not_the_same_as_a_reported_zero(pledge):
    parks = reported(pledge, "target: 12, measure: 个", 0)
    assert (parks["actual"], parks["ratio"], parks["completion"]) == (0, 0, 0)
    assert parks["status"] == "behind"


@pytest.mark.parametrize(("figure", "share"), [(True, 1), (False, 0)])
def test_a_milestone_is_one_or_nothing(pledge, figure, share):
    milestone = reported(pledge, "milestone: true", figure)
    assert (milestone["actual"], milestone["target"], milestone["completion"]) == (share, 1, share)


def test_a_checklist_counts_the_items_done(pledge):
    schools = reported(pledge, "items: [一小, 二小, 三小, 四小], measure: 所", ["三小", "一小"])
    assert (schools["actual"], schools["target"], schools["completion"]) == (2, 4, 0.5)
    assert schools["items"] == {"done": ["一小", "三小"], "open": ["二小", "四小"]}


def test_an_item_named_twice_counts_once(pledge):
    schools = reported(pledge, "items: [一小, 二小], measure: 所", ["一小", "一小"])
    assert (schools["actual"], schools["status"]) == (1, "on_track")


# Satisfied: the document's own word

FLOOR_WORDS = [None, "以上", "至少", "不少于", "不低于", "达到"]
CEILING_WORDS = ["以下", "以内", "不超过", "不高于"]


def status_on_due(pledge, word, target, actual, **keys):
    shape = f"target: {target}, measure: 公里" + (f", comparator: {word}" if word else "")
    return reported(pledge, shape, actual, DUE, **keys)["status"]


@pytest.mark.parametrize("word", FLOOR_WORDS)
def test_a_floor_is_met_from_the_target_on(pledge, word):
    assert status_on_due(pledge, word, 20, 20) == "met"


@pytest.mark.parametrize("word", FLOOR_WORDS)
def test_a_floor_is_not_met_just_below(pledge, word):
    assert status_on_due(pledge, word, 20, 19.999) == "behind"


@pytest.mark.parametrize(("actual", "status"), [(20, "behind"), (20.001, "met")])
def test_more_than_is_not_met_by_exactly_as_much(pledge, actual, status):
    assert status_on_due(pledge, "超过", 20, actual) == status


def test_exactly_as_much_where_more_is_promised_is_complete_but_not_met(pledge):
    strict = reported(pledge, "target: 20, measure: 个, comparator: 超过", 20)
    assert (strict["completion"], strict["status"]) == (1, "on_track")


@pytest.mark.parametrize("word", CEILING_WORDS)
@pytest.mark.parametrize(("actual", "status"), [(20, "met"), (20.001, "behind"), (0, "met")])
def test_a_ceiling_is_met_up_to_its_limit(pledge, word, actual, status):
    assert status_on_due(pledge, word, 20, actual) == status


@pytest.mark.parametrize(("actual", "status"), [(20, "behind"), (19.999, "met")])
def test_less_than_is_not_met_by_exactly_as_much(pledge, actual, status):
    assert status_on_due(pledge, "低于", 20, actual) == status


@pytest.mark.parametrize("word", ["约", "左右"])
@pytest.mark.parametrize(("actual", "status"), [(19, "met"), (18.999, "behind"), (23, "met")])
def test_about_is_met_from_95_percent_on(pledge, word, actual, status):
    assert status_on_due(pledge, word, 20, actual) == status


@pytest.mark.parametrize(
    ("tolerance", "actual", "status"),
    [(0.1, 18, "met"), (0.1, 17.999, "behind"), (0, 20, "met"), (0, 19.999, "behind")],
)
def test_the_tolerance_of_about_is_a_policy_of_the_list(pledge, tolerance, actual, status):
    head = f"policy: {{about_tolerance: {tolerance}}}"
    assert status_on_due(pledge, "约", 20, actual, head=head) == status


def test_about_is_met_at_95_percent_but_not_complete(pledge):
    about = reported(pledge, "target: 1.4, measure: km, comparator: 约", 1.33)
    assert (about["status"], about["completion"]) == ("met", 0.95)


def test_a_bare_number_knows_no_tolerance(pledge):
    assert status_on_due(pledge, None, 20, 19) == "behind"


# Met


def test_a_sum_is_met_as_soon_as_it_is_satisfied(pledge):
    assert reported(pledge, "target: 12, measure: 个", 12, "2025-01-31")["status"] == "met"


@pytest.mark.parametrize(
    ("shape", "good"),
    [
        ('target: 90, measure: "%", cumulative: false', 95),
        ('target: 4.3, measure: "%", comparator: 低于', 4.1),
        ("milestone: true, cumulative: false", True),
        ("items: [一号], measure: 处, cumulative: false", ["一号"]),
    ],
)
def test_a_level_is_met_only_from_its_due_date_on(pledge, shape, good):
    level = pledge(shape, {"2025-06-30": said(good)})
    assert [level.indicator(d)["status"] for d in ("2025-12-30", DUE)] == ["on_track", "met"]


def test_a_ceiling_is_a_level_whatever_the_list_says_of_it(pledge):
    # A running total within its limit in January may still exceed it (cumulative: false is
    # implied by ceilings).
    shape = "target: 100, measure: 万元, comparator: 不超过, cumulative: true"
    assert reported(pledge, shape, 10, "2025-01-31")["status"] == "on_track"


def test_a_level_may_have_an_earlier_due_date(pledge):
    level = pledge(
        'target: 90, measure: "%", cumulative: false, due: 2025-06-30', {"2025-06-30": said(90)}
    )
    assert level.indicator("2025-06-30")["status"] == "met"


def test_a_level_that_falls_again_after_its_due_date_is_behind(pledge):
    shape = 'target: 90, measure: "%", cumulative: false, due: 2025-06-30'
    level = pledge(shape, {"2025-06-30": said(90), "2025-07-31": said(89.9)})
    assert level.indicator("2025-07-31")["status"] == "behind"


def test_a_level_that_is_not_satisfied_is_in_warning(pledge):
    shape = 'target: 90, measure: "%", cumulative: false'
    level = reported(pledge, shape, 10)
    assert (level["variance"], level["status"]) == (11.11, "warning")


def test_a_planned_level_may_be_behind(pledge):
    shape = 'target: 90, measure: "%", cumulative: false, plan: [{by: 2025-06-30, value: 90}]'
    level = reported(pledge, shape, 45)
    assert (level["variance"], level["status"]) == (-50, "behind")


# The lights before the due date; a road of 100 km owes 50 on 30 June


@pytest.mark.parametrize(
    ("km", "variance", "status"),
    [
        (50, 0, "on_track"),
        (40, -10, "on_track"),
        (39.99, -10.01, "warning"),
        (20, -30, "warning"),
        (19.99, -30.01, "behind"),
        (0, -50, "behind"),
        (99.99, 49.99, "on_track"),
        (100, 50, "met"),
    ],
)
def test_the_lights_change_at_more_than_10_and_more_than_30_points(pledge, km, variance, status):
    road = reported(pledge, "target: 100, measure: 公里", km)
    assert (road["variance"], road["status"]) == (variance, status)


def test_a_hair_over_the_threshold_counts_though_it_prints_alike(pledge):
    road = reported(pledge, "target: 100, measure: 公里", 39.9999)
    assert (road["variance"], road["status"]) == (-10.01, "warning")


@pytest.mark.parametrize(
    ("km", "status"),
    [(45, "on_track"), (44.9, "warning"), (35, "warning"), (34.9, "behind")],
)
def test_the_thresholds_are_a_policy_of_the_list(pledge, km, status):
    head = "policy: {warn_lag: 5, behind_lag: 15}"
    assert reported(pledge, "target: 100, measure: 公里", km, head=head)["status"] == status


def test_a_threshold_may_lie_between_two_points(pledge):
    head = "policy: {warn_lag: 8.3}"
    roads = [
        reported(pledge, "target: 100, measure: 公里", km, head=head)["status"]
        for km in (41.7, 41.6)
    ]
    assert roads == ["on_track", "warning"]


# Short by a single countable item


@pytest.mark.parametrize(
    ("parks", "variance", "status"),
    [(2, 0, "on_track"), (1, -33.34, "warning"), (0, -66.67, "behind")],
)
def test_short_by_a_single_park_is_only_a_warning(pledge, parks, variance, status):
    park = reported(pledge, "target: 3, measure: 个", parks, "2025-09-30")
    assert (park["owed"], park["variance"], park["status"]) == (2, variance, status)


def test_short_by_a_single_item_of_a_checklist_is_only_a_warning(pledge):
    schools = reported(pledge, "items: [一小, 二小, 三小], measure: 所", ["二小"], "2025-09-30")
    assert (schools["variance"], schools["status"]) == (-33.34, "warning")


def test_a_planned_milestone_is_only_a_warning_before_it_is_due(pledge):
    shape = "milestone: true, plan: [{by: 2025-06-30, value: 1}]"
    milestone = reported(pledge, shape, False)
    assert (milestone["variance"], milestone["status"]) == (-100, "warning")


def test_short_by_a_single_kilometre_is_behind(pledge):
    road = reported(pledge, "target: 3, measure: 公里", 1.25, "2025-09-30")
    assert (road["owed"], road["variance"], road["status"]) == (2.25, -33.34, "behind")


def test_short_by_one_and_a_half_is_short_by_more_than_one(pledge):
    park = reported(pledge, "target: 3, measure: 个", 0.5, "2025-09-30")
    assert (park["variance"], park["status"]) == (-50, "behind")


def test_short_by_a_single_one_of_many_is_no_warning(pledge):
    assert reported(pledge, "target: 12, measure: 个", 5)["status"] == "on_track"


def test_on_the_due_date_short_by_a_single_park_is_behind(pledge):
    park = pledge("target: 3, measure: 个", {"2025-12-30": said(2)})
    assert park.indicator("2025-12-30")["status"] == "on_track"
    assert park.indicator(DUE)["status"] == "behind"


def test_a_ceiling_exceeded_by_many_is_not_short_by_one(pledge):
    shape = "target: 12, measure: 件, comparator: 不超过, plan: [{by: 2025-06-30, value: 12}]"
    complaints = reported(pledge, shape, 30)
    assert (complaints["variance"], complaints["status"]) == (-60, "behind")


# From the due date on


@pytest.mark.parametrize(("parks", "status"), [(12, "met"), (11, "behind"), (0, "behind")])
@pytest.mark.parametrize("day", ["2025-06-30", "2025-07-31"])
def test_on_and_past_its_due_date_an_indicator_is_met_or_behind(pledge, parks, status, day):
    shape = "target: 12, measure: 个, due: 2025-06-30"
    assert pledge(shape, {"2025-06-30": said(parks)}).indicator(day)["status"] == status


def test_on_its_due_date_an_indicator_just_short_is_behind_with_little_variance(pledge):
    almost = reported(pledge, "target: 60000, measure: 名", 59999, DUE)
    assert (almost["variance"], almost["completion"], almost["status"]) == (-0.01, 0.9999, "behind")


@pytest.mark.parametrize("day", MONTHS)
def test_an_indicator_that_nobody_reported_stays_unreported(pledge, day):
    parks = pledge("target: 12, measure: 个", {}).indicator(day)
    assert parks["status"] == "unreported"


def test_an_unreported_level_is_unreported(pledge):
    shape = "target: 10, measure: 件, comparator: 不超过"
    assert pledge(shape).indicator(DUE)["status"] == "unreported"


def test_a_raised_target_is_met_no_longer(pledge):
    shape = (
        "target: 12, measure: 个,"
        " revisions: [{since: 2025-09-15, target: 24, document: 示例文, reason: 扩面}]"
    )
    parks = pledge(shape, {"2025-08-31": said(12)})
    assert parks.indicator("2025-09-14")["status"] == "met"
    assert parks.indicator("2025-09-15")["status"] == "warning"  # 12 of 17 owed: −20.8


def test_a_lowered_target_may_be_met_at_once(pledge):
    shape = (
        "target: 12, measure: 个,"
        " revisions: [{since: 2025-09-15, target: 8, document: 示例文, reason: 选址变更}]"
    )
    parks = pledge(shape, {"2025-08-31": said(8)})
    assert [parks.indicator(d)["status"] for d in ("2025-09-14", "2025-09-15")] == [
        "on_track",
        "met",
    ]


# Variance


@pytest.mark.parametrize(
    ("parks", "variance"),
    [(0, -33.34), (1, 0), (2, 33.33)],
)
def test_variance_is_rounded_towards_the_worse(pledge, parks, variance):
    assert reported(pledge, "target: 3, measure: 个", parks, "2025-04-30")["variance"] == variance


def test_the_exact_variance_is_completion_minus_planned(pledge):
    park = pledge("target: 3, measure: 个", {"2025-09-30": said(1)}).exact("2025-09-30")
    assert park.assessment.variance == Fraction(1, 3) - Fraction(2, 3)


@pytest.mark.parametrize(
    ("km", "completion", "planned", "printed"),
    [
        (4, "33.3", "41.6", "-8.3"),  # exactly −8.333…
        (2, "16.6", "41.6", "-25.0"),
        (5, "41.6", "41.6", "0.0"),
        (8, "66.6", "41.6", "25.0"),
        (12, "100.0", "41.6", "58.4"),  # exactly 58.333…
    ],
)
def test_the_printed_variance_is_what_a_reader_subtracts(pledge, km, completion, planned, printed):
    road = pledge("target: 12, measure: 公里", {"2025-05-31": said(km)}).exact("2025-05-31")
    assert f"{road.printed_variance:.1f}" == printed
    assert round(float(completion) - float(planned), 1) == float(printed)
    exact = road.assessment
    assert Fraction(completion) <= exact.completion * 100 < Fraction(completion) + Fraction(1, 10)
    assert Fraction(planned) <= exact.planned * 100 < Fraction(planned) + Fraction(1, 10)


# The project's light: from its worst indicator. On 30 September 甲 and 乙 owe 75 of 100 km

ROAD = "target: 100, measure: 公里"
FIGURE = {"met": 100, "on_track": 70, "warning": 50, "behind": 10}


def project_of(pledge, statuses, accepted=False, day="2025-09-30", shape=ROAD):
    names = "甲乙丙"[: len(statuses)]
    figures = {
        name: FIGURE[status]
        for name, status in zip(names, statuses, strict=True)
        if status != "unreported"
    }
    entry = f"actuals: {{{', '.join(f'{k}: {v}' for k, v in figures.items())}}}"
    if not figures:
        entry = "progress: 前期工作。"
    if accepted:
        entry += f", accepted: {day}, evidence: [验收单]"
    return pledge(dict.fromkeys(names, shape), {day: entry}).project(day)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["met"], "met"),
        (["met", "met"], "met"),
        (["unreported"], "unreported"),
        (["unreported", "unreported"], "unreported"),
        (["behind"], "behind"),
        (["behind", "met"], "behind"),
        (["met", "met", "behind"], "behind"),
        (["behind", "warning", "unreported"], "behind"),
        (["warning"], "warning"),
        (["warning", "met"], "warning"),
        (["warning", "on_track"], "warning"),
        (["unreported", "met"], "warning"),
        (["unreported", "on_track"], "warning"),
        (["unreported", "warning"], "warning"),
        (["on_track"], "on_track"),
        (["on_track", "met"], "on_track"),
    ],
)
def test_a_project_is_as_its_worst_indicator(pledge, statuses, status):
    project = project_of(pledge, statuses)
    assert [i["status"] for i in project["indicators"]] == statuses
    assert project["status"] == status


def test_a_project_is_done_when_all_is_met_and_accepted(pledge):
    project = project_of(pledge, ["met", "met"], accepted=True)
    assert (project["status"], project["accepted"]) == ("done", "2025-09-30")


def test_an_indicator_unreported_on_its_due_date_is_behind_where_others_are_reported(pledge):
    assert project_of(pledge, ["met", "unreported"], day=DUE)["status"] == "behind"


@pytest.mark.parametrize(("day", "status"), [("2025-09-29", "warning"), ("2025-09-30", "behind")])
def test_what_counts_is_the_due_date_of_the_unreported_indicator(pledge, day, status):
    indicators = {"甲": ROAD, "乙": f"{ROAD}, due: 2025-09-30"}
    assert pledge(indicators, {"2025-09-29": {"甲": 100}}).project(day)["status"] == status


def test_the_due_date_of_another_indicator_does_not_count(pledge):
    indicators = {"甲": f"{ROAD}, due: 2025-06-30", "乙": ROAD}
    assert pledge(indicators, {"2025-06-30": {"甲": 100}}).project("2025-06-30")["status"] == (
        "warning"
    )


def test_a_project_nobody_reported_is_unreported_past_its_due_date_too(pledge):
    assert project_of(pledge, ["unreported", "unreported"], day=DUE)["status"] == "unreported"


# The weakest indicator (短板指标)


@pytest.mark.parametrize(
    ("statuses", "weakest"),
    [
        (["unreported", "behind"], "乙"),
        (["warning", "unreported"], "乙"),
        (["on_track", "warning"], "乙"),
        (["met", "on_track"], "乙"),
        (["met", "on_track", "met"], "乙"),
        (["behind", "unreported", "warning"], "甲"),
        (["met", "met"], "甲"),
        (["unreported", "unreported"], "甲"),
    ],
)
def test_the_weakest_indicator_has_the_worst_status(pledge, statuses, weakest):
    assert project_of(pledge, statuses)["weakest"] == weakest


def test_a_worse_status_outweighs_a_lower_variance(pledge):
    indicators = {"甲": "target: 3, measure: 公里", "乙": f"{ROAD}, due: 2025-06-30"}
    project = pledge(indicators, {"2025-06-30": {"甲": 0.9, "乙": 99.9}}).project("2025-06-30")
    assert [i["variance"] for i in project["indicators"]] == [-20, -0.1]
    assert project["weakest"] == "乙"


def test_of_one_status_the_lowest_variance_is_weakest(pledge):
    indicators = {"甲": "target: 100, measure: 公里", "乙": f"{ROAD}, start: 2025-04-01"}
    project = pledge(indicators, {"2025-06-30": {"甲": 30, "乙": 15}}).project("2025-06-30")
    assert [i["variance"] for i in project["indicators"]] == [-20, -18.34]
    assert project["weakest"] == "甲"


def test_of_one_variance_the_lowest_completion_is_weakest(pledge):
    indicators = {"甲": f"{ROAD}, start: 2025-01-01", "乙": f"{ROAD}, start: 2025-07-01"}
    project = pledge(indicators, {"2025-09-30": {"甲": 75, "乙": 50}}).project("2025-09-30")
    assert [i["variance"] for i in project["indicators"]] == [0, 0]
    assert project["weakest"] == "乙"


def test_of_equals_the_first_is_weakest(pledge):
    indicators = {"丙": ROAD, "甲": ROAD, "乙": ROAD}
    figures = {"甲": 50, "乙": 50, "丙": 50}
    assert pledge(indicators, {"2025-09-30": figures}).project("2025-09-30")["weakest"] == "丙"


def test_a_project_is_the_unweighted_mean_of_its_indicators(pledge):
    indicators = {"甲": "target: 1000, measure: 人次", "乙": "target: 2, measure: 个"}
    project = pledge(indicators, {"2025-06-30": {"甲": 400, "乙": 2}}).project("2025-06-30")
    assert (project["completion"], project["planned"], project["variance"]) == (0.7, 0.5, 20)


def test_a_surplus_does_not_hide_a_shortfall(pledge):
    project = pledge({"甲": ROAD, "乙": ROAD}, {DUE: {"甲": 150, "乙": 50}}).project(DUE)
    assert (project["completion"], project["status"]) == (0.75, "behind")


def test_an_unreported_indicator_counts_nothing_in_the_mean(pledge):
    project = pledge({"甲": ROAD, "乙": ROAD}, {DUE: {"甲": 100}}).project(DUE)
    assert (project["completion"], project["indicators_reported"], project["indicators_met"]) == (
        0.5,
        1,
        1,
    )


def test_the_mean_of_thirds_is_exact(pledge):
    thirds = dict.fromkeys("甲乙丙", "target: 3, measure: 个")
    project = pledge(thirds, {DUE: {"甲": 1, "乙": 1, "丙": 1}}).exact_project(DUE)
    assert project.completion == Fraction(1, 3)
