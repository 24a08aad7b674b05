"""Where a quantity is heading: paces and dates that can be followed by hand.

Months are counted as the schedule does: 30 June is 6, so that from 31 March to 30 June there
are three of them, and 100 a month from January on make 1200 on 31 December.
"""

import calendar
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arithmetic.ledgers import said
from minsheng.assess import assess, least_needed
from minsheng.forecast import Forecast, NoForecast, Pace, Trail, forecast
from minsheng.ledger import Figure
from minsheng.models.targets import Indicator, Policy
from minsheng.schedule import Window, day_at, months_at

YEAR = Window(2025, date(2025, 1, 1), date(2025, 12, 31))
PEOPLE = "target: 1200, measure: 人"
ROAD = "target: 12, measure: 千米"


def days(**amounts):
    """Reports by month of 2025: `days(m1=100)` is 100 as of 31 January."""
    ends = {f"m{m}": f"2025-{m:02}-{calendar.monthrange(2025, m)[1]}" for m in range(1, 13)}
    return {ends[month]: said(amount) for month, amount in amounts.items()}


@pytest.fixture
def found(pledge):
    """The forecast of 甲 from reports by date, as of a day; or why there is none."""

    def _found(shape, reports, day, **more):
        return pledge(shape, reports, **more).exact(day).outlook

    return _found


# the line itself


def test_a_hundred_a_month_from_january_is_met_on_the_last_day(found):
    whole = Pace(date(2025, 1, 1), Fraction(100), date(2025, 12, 31), Fraction(1200), Fraction(0))
    quarter = whole._replace(since=date(2025, 6, 30))
    reports = days(m3=300, m6=600, m9=900)
    assert found(PEOPLE, reports, "2025-09-30") == Forecast(
        as_of=date(2025, 9, 30),
        needed=Fraction(1200),
        recent=quarter,
        overall=whole,
        needed_per_month=Fraction(100),
    )


def test_the_two_paces_differ_where_it_has_become_slower(found):
    seen = found(PEOPLE, days(m6=900, m9=1050), "2025-09-30")
    assert seen.recent.per_month == 50  # 150 in three months
    assert seen.overall.per_month == Fraction(1050, 9)
    assert seen.recent.at_due == 1200
    assert seen.recent.met_on == date(2025, 12, 31)
    assert seen.overall.met_on == date(2025, 11, 9)  # 9 + 150 × 9/1050 = 10.285…; × 30 = 8.57


def test_what_would_be_missing_is_said_with_the_date_on_which_it_would_be_done(found):
    seen = found(PEOPLE, days(m6=300, m9=450), "2025-09-30")
    assert seen.recent == Pace(
        date(2025, 6, 30), Fraction(50), date(2026, 12, 31), Fraction(600), Fraction(600)
    )


def test_nobody_is_counted_who_is_not_whole(found):
    seen = found(PEOPLE, days(m6=100, m9=200), "2025-09-30")
    assert seen.overall.per_month == Fraction(200, 9)
    assert seen.overall.at_due == 266  # 266.66…
    assert seen.overall.shortfall == 934


def test_a_length_is_not_rounded(found):
    seen = found(ROAD, days(m6=1, m9=2), "2025-09-30")
    assert seen.overall.at_due == Fraction(8, 3)
    assert seen.overall.shortfall == Fraction(28, 3)


def test_a_target_with_a_fraction_is_not_rounded_either(found):
    seen = found("target: 12.5, measure: 个", days(m6=1, m9=2), "2025-09-30")
    assert seen.overall.shortfall == Fraction(25, 2) - Fraction(8, 3)


def test_the_pace_that_is_needed_is_spread_from_the_day_not_from_the_figure(found):
    seen = found(PEOPLE, days(m6=300, m9=450), "2025-10-31")
    assert (seen.as_of, seen.needed_per_month) == (date(2025, 9, 30), 375)  # 750 in two months


# three months


@pytest.mark.parametrize(
    ("reports", "since", "per_month"),
    [
        (days(m4=0, m5=10, m6=20, m7=50, m9=80), "2025-06-30", 20),  # exactly three months
        (days(m4=0, m5=10, m7=50, m9=80), "2025-05-31", Fraction(70, 4)),  # none then: older
        (days(m7=50, m8=60, m9=80), "2025-07-31", 15),  # the first there is
        ({"2025-06-29": said(0), **days(m7=1, m9=80)}, "2025-06-29", 80 / (3 + Fraction(1, 30))),
        ({"2025-07-01": said(0), **days(m9=80)}, "2025-07-01", 80 / (3 - Fraction(1, 31))),
    ],
)
def test_the_recent_pace_begins_three_months_before_the_newest_figure(
    found, reports, since, per_month
):
    seen = found(PEOPLE, reports, "2025-09-30").recent
    assert (str(seen.since), seen.per_month) == (since, per_month)


def test_from_the_end_of_february_to_the_end_of_may_there_are_three_months(found):
    seen = found(PEOPLE, days(m1=10, m2=100, m3=200, m5=400), "2025-05-31")
    assert (seen.recent.since, seen.recent.per_month) == (date(2025, 2, 28), 100)


def test_a_stale_figure_leads_from_its_own_date_on(found):
    reports = days(m3=300, m6=600)
    early, late = (found(PEOPLE, reports, day) for day in ("2025-06-30", "2025-11-30"))
    assert early.recent == late.recent
    assert late.as_of == date(2025, 6, 30)
    assert late.needed_per_month == 600  # all of it in the month that is left


def test_a_report_after_the_day_does_not_exist_yet(found):
    seen = found(PEOPLE, days(m3=300, m6=600, m9=1190), "2025-08-31")
    assert (seen.as_of, seen.recent.per_month) == (date(2025, 6, 30), 100)


# what is needed


@pytest.mark.parametrize(
    ("shape", "needed"),
    [
        ("target: 30, measure: 个", 30),
        ("target: 30, measure: 个, comparator: 以上", 30),
        ("target: 30, measure: 个, comparator: 超过", 31),
        ("target: 30, measure: 千米, comparator: 超过", 30),
        ("target: 30, measure: 个, comparator: 约", 29),  # 28.5, and there are no halves
        ("target: 30, measure: 千米, comparator: 左右", Fraction(57, 2)),
        ("target: 30.5, measure: 个, comparator: 超过", Fraction(61, 2)),
    ],
)
def test_what_is_needed_is_what_the_comparator_takes(found, shape, needed):
    assert found(shape, days(m3=6, m6=12), "2025-06-30").needed == needed


@given(
    st.sampled_from(["", "以上", "超过", "约", "左右", "达到"]),
    st.sampled_from(["个", "千米"]),
    st.integers(1, 400),
    st.decimals(0, "0.5", places=2),
)
def test_what_is_needed_is_met_and_nothing_below_it(comparator, measure, target, tolerance):
    indicator = made(target=target, measure=measure, comparator=comparator or None)
    policy = Policy(about_tolerance=tolerance)
    least = least_needed(indicator, target, policy)
    step = Fraction(1) if measure == "个" else Fraction(1, 10**6)
    is_open = comparator == "超过" and measure == "千米"

    def is_met(amount):
        return assess(indicator, amount, YEAR, policy, date(2025, 6, 30)).is_met

    assert is_met(least) is not is_open
    assert is_met(least + step)
    assert not is_met(least - step)


def test_more_than_a_length_is_reached_the_day_after_the_length_itself(found):
    shape = f"{ROAD}, comparator: 超过"
    exactly = found(shape, days(m3=3, m6=6), "2025-06-30").recent
    assert (exactly.met_on, exactly.shortfall) == (date(2026, 1, 1), 0)
    within = found(shape, days(m3=3, m6=9), "2025-06-30").recent
    assert within.met_on == date(2025, 8, 16)  # 7.5 is in the middle of 16 August


def test_more_than_a_length_is_never_reached_by_standing_at_it(found):
    seen = found(f"{ROAD}, comparator: 超过", days(m3=12, m6=12), "2025-06-30").recent
    assert (seen.per_month, seen.met_on) == (0, None)


# what never gets there


def test_standing_still_never_gets_there(found):
    seen = found(PEOPLE, days(m6=300, m9=300), "2025-09-30")
    assert seen.recent == Pace(date(2025, 6, 30), Fraction(0), None, Fraction(300), Fraction(900))
    assert seen.overall.per_month == Fraction(300, 9)


def test_a_correction_that_lowers_is_carried_forward_as_it_is_and_no_further_than_nothing(found):
    lowered = "actuals: {甲: 60}, correction: 核减重复统计"
    seen = found(PEOPLE, {**days(m6=300), "2025-09-30": lowered}, "2025-09-30")
    assert seen.recent.per_month == -80
    assert (seen.recent.met_on, seen.recent.at_due, seen.recent.shortfall) == (None, 0, 1200)
    assert seen.overall.per_month == Fraction(60, 9)


def test_what_takes_a_century_is_not_met(found):
    slow, slower = (
        found("target: 1000000, measure: 人", days(m6=0, m9=now), "2025-09-30").recent
        for now in (2500, 2400)
    )
    assert slow.met_on == date(2125, 6, 30)  # 997500 at 2500 in three months: 1197 of them
    assert slower.met_on is None


# none


@pytest.mark.parametrize(
    ("shape", "first", "then", "reason"),
    [
        ("target: 10, measure: 个", 4, 10, "met"),
        ("target: 12, measure: 个, comparator: 约", 4, 12, "met"),
        ("target: 9, measure: 个", 2, 4, "small"),
        ("target: 9.9, measure: 千米", 2, 4, "small"),
        ("target: 60, measure: 个, comparator: 不超过", 20, 40, "level"),
        ('target: 60, measure: "%", cumulative: false', 20, 40, "level"),
        ("items: [一, 二, 三], measure: 处", ["一"], ["一", "二"], "checklist"),
        ("milestone: true", False, False, "milestone"),
        ("milestone: true", False, True, "met"),
    ],
)
def test_of_what_there_is_none_and_why(found, shape, first, then, reason):
    assert found(shape, days(m3=first, m6=then), "2025-06-30") == NoForecast(reason)


def test_ten_is_enough(found):
    assert isinstance(found("target: 10, measure: 个", days(m3=2, m6=4), "2025-06-30"), Forecast)


def test_two_dates_are_needed(found):
    reports = days(m3=300, m6=600)
    assert found(PEOPLE, reports, "2025-02-28") is NoForecast.UNREPORTED
    assert found(PEOPLE, reports, "2025-05-31") is NoForecast.ONCE
    assert isinstance(found(PEOPLE, reports, "2025-06-30"), Forecast)


def test_a_correction_of_the_same_date_is_no_second_date(found):
    corrected = [said(600), "actuals: {甲: 500}, correction: 核减"]
    assert found(PEOPLE, {"2025-06-30": corrected}, "2025-06-30") is NoForecast.ONCE


def test_the_last_figure_of_a_date_counts(found):
    corrected = [said(600), "actuals: {甲: 540}, correction: 核减"]
    seen = found(PEOPLE, {**days(m3=300), "2025-06-30": corrected}, "2025-06-30")
    assert seen.recent.per_month == 80


def test_that_nothing_was_reported_comes_before_any_other_reason(found):
    assert found("milestone: true", {}, "2025-06-30") is NoForecast.UNREPORTED
    assert found("target: 3, measure: 个", {}, "2025-06-30") is NoForecast.UNREPORTED
    assert found("target: 3, measure: 个", days(m3=1), "2025-06-30") is NoForecast.SMALL


# targets and dates of its own

RAISED = f"{PEOPLE}, revisions: [{{since: 2025-09-01, target: 1800, document: 文, reason: 增}}]"


def test_the_target_in_force_on_the_day_is_the_one_that_is_reached(found):
    reports = days(m3=300, m6=600)
    before, since = (found(RAISED, reports, day) for day in ("2025-08-31", "2025-09-01"))
    assert (before.needed, before.recent.shortfall) == (1200, 0)
    assert (since.needed, since.recent.shortfall) == (1800, 600)
    assert since.recent.met_on == date(2026, 6, 30)  # 1200 more at 100 a month


def test_its_own_dates_are_the_ones_that_count(found):
    shape = f"{PEOPLE}, start: 2025-04-01, due: 2025-10-31"
    seen = found(shape, days(m6=300, m9=900), "2025-09-30")
    assert (seen.overall.since, seen.overall.per_month) == (date(2025, 4, 1), 150)
    assert (seen.overall.at_due, seen.overall.shortfall) == (1050, 150)
    assert seen.needed_per_month == 300


def test_a_start_within_a_month_is_counted_by_the_day(found):
    seen = found(f"{PEOPLE}, start: 2025-06-16", days(m6=50, m7=150), "2025-07-31")
    assert seen.overall.per_month == 100  # half a month and one


def test_what_stood_before_the_start_is_no_pace_since_then(found):
    shape = f"{PEOPLE}, start: 2025-07-01"
    seen = found(shape, days(m6=300, m9=360), "2025-09-30")
    assert (seen.overall.per_month, seen.overall.at_due) == (20, 420)


def test_before_its_start_there_is_none(found):
    shape = f"{PEOPLE}, start: 2025-07-01"
    assert found(shape, days(m3=10, m6=20), "2025-08-31") is NoForecast.NOT_BEGUN


def test_a_figure_of_after_the_due_date_has_no_amount_at_it(found):
    shape = f"{PEOPLE}, due: 2025-08-31"
    seen = found(shape, days(m6=600, m9=900), "2025-09-30")
    assert seen.recent == Pace(date(2025, 6, 30), Fraction(100), date(2025, 12, 31), None, None)
    assert seen.needed_per_month is None


def test_on_the_due_date_what_is_missing_is_missing(found):
    seen = found(PEOPLE, days(m9=900, m12=1100), "2025-12-31")
    assert (seen.overall.at_due, seen.overall.shortfall) == (1100, 100)
    assert seen.needed_per_month is None


def test_a_figure_of_before_the_due_date_is_carried_to_it_even_when_it_has_passed(found):
    seen = found(f"{PEOPLE}, due: 2025-08-31", days(m3=300, m6=600), "2025-10-31")
    assert (seen.recent.at_due, seen.recent.shortfall) == (800, 400)
    assert seen.needed_per_month is None


def test_a_year_may_end_in_the_next_one(found):
    reports = {**days(m9=900), "2026-02-28": said(1000)}
    seen = found("target: 1200, measure: 人, due: 2026-06-30", reports, "2026-02-28")
    assert seen.recent.per_month == 20  # 100 in five months
    assert (seen.recent.at_due, seen.recent.shortfall) == (1080, 120)
    assert seen.recent.met_on == date(2026, 12, 31)
    assert seen.needed_per_month == 50


# several units

BEDS = "target: 1200, measure: 张, combine: sum"


def beds(found, day, first, second, shape=BEDS):
    return found(shape, None, day, by_unit={"甲局": first, "乙局": second})


def test_a_sum_without_one_of_its_units_has_no_pace(found):
    seen = beds(found, "2025-09-30", days(m3=100, m6=200, m9=300), {})
    assert seen is NoForecast.INCOMPLETE


def test_a_unit_that_reports_for_the_first_time_is_no_growth(found):
    """From 200 to 300 and 400 more: what the second unit had all the time is no pace."""
    seen = beds(found, "2025-09-30", days(m3=100, m6=200, m9=300), days(m9=400))
    assert seen is NoForecast.ONCE


def test_the_units_of_a_sum_are_added_from_when_on_all_have_reported(found):
    first, second = days(m3=100, m6=200, m9=300), days(m6=100, m9=150)
    seen = beds(found, "2025-09-30", first, second)
    assert (seen.recent.since, seen.recent.per_month) == (date(2025, 6, 30), 50)  # 300 to 450
    assert seen.overall.per_month == 50


def test_a_unit_that_is_late_adds_nothing_meanwhile(found):
    seen = beds(found, "2025-09-30", days(m6=200, m9=290), days(m6=100))
    assert (seen.as_of, seen.recent.per_month) == (date(2025, 9, 30), 30)


def test_what_a_unit_did_before_the_three_months_is_not_counted_into_them(found):
    """Of the second unit's 600, half a year's work, 600 in three months would flatter."""
    first, second = days(m3=40, m6=50, m9=80), days(m3=100, m9=700)
    seen = beds(found, "2025-09-30", first, second)
    assert seen.recent.since == date(2025, 3, 31)  # the oldest of the figures of 30 June
    assert seen.recent.per_month == 105  # 150 to 780 in six months


def test_a_joint_figure_is_whoever_reported_it_last(found):
    seen = beds(found, "2025-09-30", days(m6=600), days(m9=900), shape=PEOPLE)
    assert (seen.recent.since, seen.recent.per_month) == (date(2025, 6, 30), 100)


# the calendar

ANY_DAY = st.dates(date(2020, 1, 1), date(2031, 12, 31))
LEAP = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 12, 31)]


@pytest.mark.parametrize("day", LEAP)
def test_a_leap_day_is_a_day(day):
    assert day_at(months_at(day, 2024), 2024) == day


@given(ANY_DAY, st.integers(2020, 2031))
def test_every_day_is_found_again(day, year):
    assert day_at(months_at(day, year), year) == day


@given(st.fractions(-60, 60), st.integers(2020, 2031))
def test_the_day_is_the_first_at_whose_end_so_many_months_have_passed(months, year):
    day = day_at(months, year)
    assert months_at(day - timedelta(days=1), year) < months <= months_at(day, year)


# whatever was reported


def made(**keys):
    return Indicator(name="甲", **{key: value for key, value in keys.items() if value is not None})


def trail(indicator, amounts, unit="甲局"):
    """The figures of one unit by day of the year."""
    first = date(2024, 12, 31)
    figures = [
        Figure(first + timedelta(days=day), "甲局.yaml", line, 1, line, 1, unit, amount)
        for line, (day, amount) in enumerate(sorted(amounts.items()))
    ]
    return Trail(indicator, (unit,), figures)


def seen_of(indicator, amounts, window=YEAR, day=date(2025, 12, 31)):
    told = trail(indicator, amounts)
    actual = told.at(day)
    verdict = assess(indicator, actual.amount if actual else None, window, Policy(), day)
    return forecast(told, window, verdict, Policy(), day)


AMOUNTS = st.dictionaries(st.integers(1, 365), st.integers(0, 1300), min_size=2, max_size=6)
KINDS = st.builds(
    made,
    target=st.sampled_from([10, 100, 1200]),
    measure=st.sampled_from(["个", "千米"]),
    comparator=st.sampled_from([None, "约", "至少"]),
)
WINDOWS = st.builds(
    Window,
    st.just(2025),
    st.dates(date(2025, 1, 1), date(2025, 6, 30)),
    st.dates(date(2025, 7, 1), date(2026, 6, 30)),
)


@settings(max_examples=200, deadline=None)
@given(KINDS, AMOUNTS, WINDOWS)
def test_nothing_is_missing_exactly_where_it_is_met_in_time(indicator, amounts, window):
    seen = seen_of(indicator, amounts, window)
    for pace in (seen.recent, seen.overall) if isinstance(seen, Forecast) else ():
        in_time = pace.met_on is not None and pace.met_on <= window.due
        assert pace.shortfall is None or (pace.shortfall == 0) is in_time
        assert pace.met_on is None or pace.met_on > seen.as_of


@settings(max_examples=100, deadline=None)
@given(KINDS, AMOUNTS, st.integers(1, 100))
def test_who_has_done_more_is_not_done_later(indicator, amounts, more):
    seen = seen_of(indicator, amounts)
    ahead = seen_of(indicator, {**amounts, max(amounts): amounts[max(amounts)] + more})
    if not isinstance(seen, Forecast) or not isinstance(ahead, Forecast):
        return
    for one, other in ((seen.recent, ahead.recent), (seen.overall, ahead.overall)):
        assert one.met_on is None or (other.met_on is not None and other.met_on <= one.met_on)
        assert one.shortfall is None or other.shortfall <= one.shortfall


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, st.sampled_from(["个", "千米"]))
def test_the_day_is_the_first_at_whose_end_it_is_enough(amounts, measure):
    seen = seen_of(made(target=1200, measure=measure), amounts)
    for pace in (seen.recent, seen.overall) if isinstance(seen, Forecast) else ():
        if pace.met_on is None:
            continue
        amount = amounts[max(amounts)]

        def at(day, pace=pace, amount=amount):
            return amount + pace.per_month * (months_at(day, 2025) - months_at(seen.as_of, 2025))

        assert at(pace.met_on - timedelta(days=1)) < 1200 <= at(pace.met_on)


def test_a_hundred_thousand_figures_are_gone_through_a_few_times(monkeypatch):
    """Linear: the figures are looked at a handful of times, not once for every date."""

    class Counted(list):
        looked = 0

        def __iter__(self):
            Counted.looked += 1
            return super().__iter__()

    indicator = made(target=10**6, measure="人")
    told = trail(indicator, {day: day for day in range(1, 366)})
    many = Counted(figure for figure in told.figures for _ in range(275))
    verdict = assess(indicator, 365, YEAR, Policy(), date(2025, 12, 31))
    seen = forecast(told._replace(figures=many), YEAR, verdict, Policy(), date(2025, 12, 31))
    assert len(many) > 100_000
    assert seen.overall.per_month == Fraction(365, 12)
    assert Counted.looked <= 5


def test_a_verdict_does_not_know_of_the_forecast(pledge):
    """Behind on the day, and the pace of the last three months would make it: still 滞后."""
    tracked = pledge(PEOPLE, days(m6=100, m9=500)).exact("2025-09-30")
    assert tracked.forecast.recent.per_month == Fraction(400, 3)
    assert tracked.status == "behind"
    without = tracked._replace(outlook=None)
    assert (without.forecast, without.status) == (None, tracked.status)
