"""A project month by month: which months there are, and what is of each of them."""

from datetime import date
from fractions import Fraction

import pytest

import minsheng
from arithmetic.ledgers import said
from minsheng.errors import UsageError
from minsheng.months import history_of
from minsheng.render.history.notes import on_project_month
from minsheng.summarize import overview

PEOPLE = "target: 120, measure: 人"


def seen(pledge, day):
    ledger = pledge.book.ledger()
    return history_of(ledger, overview(ledger, date.fromisoformat(day)))


def months(pledge, day, name="甲"):
    (course,) = seen(pledge, day).only(name).indicators
    return {str(month.day): month for month in course.months}


def amounts(pledge, day, name="甲"):
    return {
        day: month.tracked.actual.amount if month.tracked.actual else None
        for day, month in months(pledge, day, name).items()
        if month.is_known
    }


# which months


def ends(pledge, day):
    return [str(month.day) for month in seen(pledge, day).months]


def test_a_year_has_twelve_months(pledge):
    days = ends(pledge(PEOPLE), "2025-06-30")
    assert len(days) == 12
    assert (days[0], days[1], days[-1]) == ("2025-01-31", "2025-02-28", "2025-12-31")


def test_a_day_within_a_month_has_a_point_of_its_own(pledge):
    days = ends(pledge(PEOPLE), "2025-06-15")
    assert days[4:7] == ["2025-05-31", "2025-06-15", "2025-06-30"]


def test_the_months_begin_with_the_first_start_and_end_with_the_last_due_date(pledge):
    shapes = {
        "甲": f"{PEOPLE}, start: 2025-05-20, due: 2025-09-10",
        "乙": f"{PEOPLE}, start: 2025-04-01, due: 2026-02-10",
    }
    days = ends(pledge(shapes), "2025-06-30")
    assert (days[0], days[-1], len(days)) == ("2025-04-30", "2026-02-28", 11)


def test_a_day_after_the_due_date_is_the_last_point(pledge):
    assert ends(pledge(PEOPLE), "2026-02-10")[-3:] == ["2025-12-31", "2026-01-31", "2026-02-10"]


def test_a_day_before_the_start_is_the_first_point(pledge):
    days = ends(pledge(PEOPLE, keys="start: 2025-07-01"), "2025-03-31")
    assert days[:2] == ["2025-03-31", "2025-07-31"]


# what stands


def test_the_last_report_of_a_month_counts(pledge):
    reports = {"2025-03-10": said(10), "2025-03-20": said(20), "2025-04-05": said(30)}
    known = amounts(pledge(PEOPLE, reports), "2025-04-30")
    assert list(known.values()) == [None, None, 20, 30]


def test_a_figure_is_carried_with_its_date_until_there_is_another(pledge):
    reports = {"2025-03-31": said(30), "2025-06-30": said(60)}
    told = months(pledge(PEOPLE, reports), "2025-07-31")
    assert [m.is_reported for m in told.values()] == [m in (3, 6) for m in range(1, 13)]
    carried = {day: m.carried_from for day, m in told.items() if m.carried_from}
    assert carried == {
        "2025-04-30": date(2025, 3, 31),
        "2025-05-31": date(2025, 3, 31),
        "2025-07-31": date(2025, 6, 30),
    }


def test_a_sum_is_partly_carried_where_one_of_its_units_is_late(pledge):
    units = {"甲局": {"2025-03-31": said(10), "2025-04-30": said(20)}}
    units["乙局"] = {"2025-03-31": said(5)}
    told = months(pledge(f"{PEOPLE}, combine: sum", by_unit=units), "2025-04-30")
    april = told["2025-04-30"]
    assert (april.tracked.actual.amount, april.is_reported) == (25, True)
    assert april.carried_from == date(2025, 3, 31)


def test_added_is_what_status_says_of_the_month(pledge):
    reports = {"2025-03-31": said(30), "2025-04-30": said(42), "2025-06-30": said(60)}
    told = months(pledge(PEOPLE, reports), "2025-06-30")
    assert [told[f"2025-{m}"].tracked.added for m in ("03-31", "04-30", "05-31", "06-30")] == [
        None,
        12,
        None,
        18,
    ]
    assert told["2025-06-30"].tracked.added_since == date(2025, 4, 30)


def test_after_the_day_only_what_is_owed_is_known(pledge):
    reports = {"2025-03-31": said(30), "2025-09-30": said(120)}
    told = months(pledge(PEOPLE, reports), "2025-06-30")
    later = [month for month in told.values() if not month.is_known]
    assert [str(month.day)[:7] for month in later] == [f"2025-{m:02}" for m in range(7, 13)]
    assert [month.tracked.assessment.owed for month in later] == [70, 80, 90, 100, 110, 120]
    assert {(month.tracked.actual, month.is_reported) for month in later} == {(None, False)}


def test_the_mean_is_that_of_the_day(pledge):
    shapes = {"甲": PEOPLE, "乙": "target: 4, measure: 所"}
    reports = {"2025-03-31": {"甲": 60}, "2025-06-30": {"乙": 4}}
    points = seen(pledge(shapes, reports), "2025-06-30").months
    done = [point.tracked.completion for point in points]
    assert done[2:6] == [Fraction(1, 4)] * 3 + [Fraction(3, 4)]
    assert points[11].tracked.planned == 1


# what happened in a month

REVISED = "revisions: [{since: 2025-09-10, target: 150, document: 文, reason: 增}]"


@pytest.mark.parametrize(("day", "month"), [("2025-09-30", "2025-09-30"), ("2025-09-15",) * 2])
def test_an_adjustment_is_told_once_in_its_month(pledge, day, month):
    told = months(pledge(f"{PEOPLE}, {REVISED}"), day)
    assert [d for d, one in told.items() if one.revisions] == [month]
    targets = [one.tracked.assessment.target for one in told.values()]
    assert targets == [120] * 8 + [150] * (len(targets) - 8)


def test_a_plan_is_told_in_the_month_in_which_it_is_due(pledge):
    plan = "plan: [{by: 2025-06-30, value: 50}, {by: 2025-10-15, value: 90}, "
    told = months(pledge(f"{PEOPLE}, {plan}{{by: 2025-12-31, value: 120}}]"), "2025-06-30")
    assert {day: month.plan[0].value for day, month in told.items() if month.plan} == {
        "2025-06-30": 50,
        "2025-10-31": 90,
        "2025-12-31": 120,
    }
    assert told["2025-09-30"].tracked.assessment.owed == 50


def test_a_correction_is_told_in_its_month_with_its_reason(pledge):
    corrected = "actuals: {甲: 20}, correction: 核减重复统计"
    shop = pledge(PEOPLE, {"2025-03-31": said(30), "2025-04-15": corrected})
    told = months(shop, "2025-06-30")
    (correction,) = told["2025-04-30"].corrections
    assert (correction.reason, correction.figure.value) == ("核减重复统计", 20)
    assert [day for day, month in told.items() if month.corrections] == ["2025-04-30"]
    assert not any(month.corrections for month in months(shop, "2025-03-31").values())


def test_the_month_of_the_due_date_is_told_once(pledge):
    told = months(pledge(f"{PEOPLE}, due: 2025-09-10"), "2025-09-15")
    assert [day for day, month in told.items() if month.is_due] == ["2025-09-15"]


def test_only_what_lies_within_its_schedule_or_is_reported_or_overdue_matters(pledge):
    shapes = {"甲": f"{PEOPLE}, start: 2025-05-01, due: 2025-07-31", "乙": PEOPLE}
    silent = months(pledge(shapes), "2025-08-31")
    assert [day[:7] for day, month in silent.items() if month.matters] == [
        "2025-05",
        "2025-06",
        "2025-07",
        "2025-08",
    ]
    early = months(pledge(shapes, {"2025-04-30": said(0)}), "2025-04-30")
    assert [day[:7] for day, m in early.items() if m.matters][:2] == ["2025-04", "2025-05"]


def test_an_indicator_alone_leaves_the_project_as_it_is(pledge):
    whole = seen(pledge({"甲": PEOPLE, "乙": PEOPLE}), "2025-06-30")
    one = whole.only("乙")
    assert [course.tracked.name for course in one.indicators] == ["乙"]
    assert (whole.is_whole, one.is_whole) == (True, False)
    assert one.months == whole.months


def test_a_notebook_asks_for_the_same(pledge):
    made = pledge(PEOPLE, {"2025-03-31": said(30)})
    ledger = minsheng.load(made.book.root, today=date(2025, 7, 4))
    told = ledger.history(1)
    assert told.overview.as_of == date(2025, 6, 30)
    assert told.months == seen(made, "2025-06-30").months
    assert len(ledger.history(1, "2025-03-15").months) == 13
    with pytest.raises(UsageError, match="没有序号为 2 的项目"):
        ledger.history(2)


def test_an_acceptance_is_told_in_the_month_that_reports_it(pledge):
    """Accepted on 20 August, reported on 30 September: the light turns blue then."""
    accepted = "actuals: {甲: 120}, accepted: 2025-08-20, evidence: [验收意见]"
    told = [
        on_project_month(month)
        for month in seen(pledge(PEOPLE, {"2025-09-30": accepted}), "2025-11-30").months
        if month.day == date(2025, 9, 30)
    ]
    assert told == [["验收 8月20日"]]


def test_an_acceptance_is_told_once(pledge):
    accepted = "actuals: {甲: 120}, accepted: 2025-08-20, evidence: [验收意见]"
    again = "accepted: 2025-08-20"
    made = pledge(PEOPLE, {"2025-08-31": accepted, "2025-10-31": again})
    found = [month.day for month in seen(made, "2025-11-30").months if month.is_newly_accepted]
    assert found == [date(2025, 8, 31)]
