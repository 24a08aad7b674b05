"""Every status has its reason, and the reason is the rule that DESIGN gives it by."""

from fractions import Fraction

import pytest

from arithmetic.ledgers import said

JUNE, DUE = "2025-06-30", "2025-12-31"
ROAD, PARKS = "target: 100, measure: 公里", "target: 12, measure: 个"
RATE = 'target: 90, measure: "%", cumulative: false'
LIMIT = "target: 10, measure: 件, comparator: 不超过"
PLANNED = f"{LIMIT}, plan: [{{by: 2025-03-31, value: 10}}]"

BRANCHES = [
    (ROAD, 100, JUNE, "met", "met"),
    (RATE, 95, DUE, "met", "met"),
    (LIMIT, 10, DUE, "met", "met"),
    ("milestone: true", True, JUNE, "met", "met"),
    (ROAD, None, JUNE, "unreported", "unreported"),
    (ROAD, None, DUE, "unreported", "unreported"),
    (ROAD, 99, DUE, "behind", "overdue"),
    (LIMIT, 11, DUE, "behind", "overdue"),
    ("milestone: true", False, DUE, "behind", "overdue"),
    (ROAD, 19, JUNE, "behind", "far_behind"),
    (ROAD, 20, JUNE, "warning", "lagging"),  # -30 is not below -30
    (ROAD, 39, JUNE, "warning", "lagging"),
    (ROAD, 40, JUNE, "on_track", "on_schedule"),  # -10 is not below -10
    (ROAD, 70, JUNE, "on_track", "on_schedule"),
    ("target: 2, measure: 个", 0, JUNE, "warning", "short_of_one"),
    ("target: 2, measure: 公里", 0, JUNE, "behind", "far_behind"),
    (RATE, 89, JUNE, "warning", "level_fails"),
    (RATE, 90, JUNE, "on_track", "level_holds"),
    (LIMIT, 10, JUNE, "on_track", "level_holds"),
    (LIMIT, 11, JUNE, "warning", "level_fails"),
    (PLANNED, 11, JUNE, "warning", "level_fails"),  # 10 / 11, within the limits, but never green
    (PLANNED, 20, JUNE, "behind", "far_behind"),  # 10 / 20 of 10 / 10
]


@pytest.mark.parametrize(("shape", "figure", "day", "status", "reason"), BRANCHES)
def test_the_reason_gives_the_status(pledge, shape, figure, day, status, reason):
    made = pledge(shape, {} if figure is None else {day: said(figure)})
    verdict = made.exact(day).assessment
    assert (verdict.status, verdict.reason) == (status, reason)


@pytest.mark.parametrize(("figure", "reason"), [(0, "short_of_one"), (1, "on_schedule")])
def test_with_the_limits_turned_round_the_lower_one_counts(pledge, figure, reason):
    head = "policy: {warn_lag: 40, behind_lag: 30}"
    made = pledge("target: 2, measure: 个", {JUNE: said(figure)}, head=head)
    assert made.exact(JUNE).assessment.reason == reason


PROJECTS = [
    ({"甲": 12}, JUNE, "all_met", "met", (0,)),
    ({"甲": 12, "乙": 12}, JUNE, "all_met", "met", (0, 1)),
    ({"甲": None, "乙": None}, JUNE, "none_reported", "unreported", (0, 1)),
    ({"甲": 6, "乙": 0, "丙": 1}, JUNE, "worst", "behind", (1, 2)),
    ({"甲": 12, "乙": 6}, JUNE, "worst", "on_track", (1,)),
    ({"甲": 6, "乙": None}, JUNE, "worst", "warning", (1,)),
    ({"甲": 12, "乙": None}, DUE, "worst", "behind", (1,)),
    ({"甲": 11, "乙": None, "丙": 12}, DUE, "worst", "behind", (0, 1)),
]


@pytest.mark.parametrize(("figures", "day", "rule", "status", "decisive"), PROJECTS)
def test_a_project_names_its_rule_and_the_indicators_it_rests_on(
    pledge, figures, day, rule, status, decisive
):
    reported = {name: value for name, value in figures.items() if value is not None}
    made = pledge(dict.fromkeys(figures, PARKS), {day: reported} if reported else {})
    assert made.exact_project(day).verdict == (status, rule, decisive)


def test_an_accepted_project_rests_on_all_of_its_indicators(pledge):
    entry = f"actuals: {{甲: 12, 乙: 12}}, evidence: [验收单], accepted: {JUNE}"
    made = pledge({"甲": PARKS, "乙": PARKS}, {JUNE: entry})
    assert made.exact_project(JUNE).verdict == ("done", "accepted", (0, 1))


PLAN = "plan: [{by: 2025-03-31, value: 2}, {by: 2025-06-30, value: 12}]"
LOWERED = "revisions: [{since: 2025-09-15, target: 8, document: 示例文, reason: 示例}]"
DEBTS = [
    (PARKS, "2025-12-31", ("due", 12, 12, None, None)),
    (f"{PARKS}, {PLAN}", "2025-03-30", ("plan", 0, 0, None, None)),
    (f"{PARKS}, {PLAN}", "2025-03-31", ("plan", 2, 2, 0, None)),
    (f"{PARKS}, {PLAN}, {LOWERED}", "2025-09-30", ("plan", 8, 12, 1, None)),
    (RATE, "2025-11-30", ("level", 0, 0, None, None)),
    (PARKS, JUNE, ("time", 6, 6, None, Fraction(1, 2))),
    ("target: 5, measure: 个", JUNE, ("time", 2, Fraction(5, 2), None, Fraction(1, 2))),
    (
        "target: 5, measure: 公里",
        JUNE,
        ("time", Fraction(5, 2), Fraction(5, 2), None, Fraction(1, 2)),
    ),
    (f"{PARKS}, start: 2025-07-01", "2025-03-31", ("time", 0, 0, None, 0)),
]


@pytest.mark.parametrize(("shape", "day", "debt"), DEBTS)
def test_what_is_owed_has_its_ground(pledge, shape, day, debt):
    assert pledge(shape).exact(day).assessment.debt == debt
