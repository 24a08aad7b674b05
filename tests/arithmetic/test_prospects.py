"""Which forecasts come first, and why the other indicators have none: checked by hand."""

import pytest
from render.shipped import at

from minsheng.forecast import NoForecast
from minsheng.prospects import prospects

COUNTED = "measure: 个"
AT_MARCH, AT_JUNE = "2025-03-31", "2025-06-30"

# By the pace from March to June, in six months more:
FIVE = {
    "甲": f"target: 120, {COUNTED}",  # 40, 58: 6 a month, 94 of 120, short of 26: 0.2166
    "乙": f"target: 100, {COUNTED}",  # 50, 59: 3 a month, 77 of 100, short of 23: 0.23
    "丙": f"target: 60, {COUNTED}, due: 2025-05-31",  # due, and not met
    "丁": f"target: 100, {COUNTED}",  # 40, 70: 10 a month, met at the end of September
    "戊": f"target: 100, {COUNTED}",  # 40, 64: 8 a month, met in the middle of November
}
FIGURES = {
    AT_MARCH: {"甲": 40, "乙": 50, "丙": 20, "丁": 40, "戊": 40},
    AT_JUNE: {"甲": 58, "乙": 59, "丙": 30, "丁": 70, "戊": 64},
}


def test_what_is_due_comes_first_then_what_misses_most_then_what_takes_longest(pledge):
    found = prospects([pledge(FIVE, FIGURES).exact_project(AT_JUNE)])
    assert [one.tracked.name for one in found.found] == ["丙", "乙", "甲", "戊", "丁"]
    assert [one.misses for one in found.found] == [True, True, True, False, False]
    assert (found.missing, found.untold, found.without) == (3, 0, {})


def test_one_that_misses_by_the_whole_years_pace_alone_does_not_count_as_missing(pledge):
    # 3, 60: 19 a month since March, met by September; 10 a month since January, met in October
    slow = pledge(f"target: 125, {COUNTED}", {AT_MARCH: {"甲": 3}, AT_JUNE: {"甲": 60}})
    (one,) = prospects([slow.exact_project(AT_JUNE)]).found
    assert not one.misses
    assert one.misses_by(one.forecast.overall)  # 60 + 60 of 125
    assert not one.misses_by(one.forecast.recent)


def test_where_nothing_misses_what_is_slower_over_the_year_comes_first(pledge):
    both = {"甲": f"target: 130, {COUNTED}", "乙": f"target: 125, {COUNTED}"}
    figures = {AT_MARCH: {"甲": 10, "乙": 5}, AT_JUNE: {"甲": 70, "乙": 62}}
    found = prospects([pledge(both, figures).exact_project(AT_JUNE)])
    # Over the year 甲 comes to 140 of 130; 乙 to 124 of 125.
    assert [one.tracked.name for one in found.found] == ["乙", "甲"]


REASONS = {
    "甲": f"target: 120, {COUNTED}",
    "乙": f"target: 40, {COUNTED}",
    "丙": f"target: 120, {COUNTED}",
    "丁": "items: [东, 西], measure: 所",
    "戊": "milestone: true",
    "己": 'target: 90, measure: "%", cumulative: false',
    "庚": f"target: 9, {COUNTED}",
    "辛": f"target: 120, {COUNTED}",
}


def test_every_reason_for_which_there_is_no_forecast(pledge):
    may = {"甲": 40, "乙": 40, "丁": ["东"], "戊": False, "己": 80, "庚": 4}
    june = {"甲": 58, "乙": 41, "丁": ["东"], "戊": False, "己": 80, "庚": 5, "辛": 10}
    project = pledge(REASONS, {"2025-05-31": may, AT_JUNE: june}).exact_project(AT_JUNE)
    found = prospects([project])
    assert [one.tracked.name for one in found.found] == ["甲"]
    assert found.without == {
        NoForecast.MET: 1,  # 乙
        NoForecast.MILESTONE: 1,  # 戊
        NoForecast.CHECKLIST: 1,  # 丁
        NoForecast.LEVEL: 1,  # 己
        NoForecast.SMALL: 1,  # 庚
        NoForecast.UNREPORTED: 1,  # 丙
        NoForecast.ONCE: 1,  # 辛
    }
    assert found.untold == 7


def test_a_sum_of_which_a_unit_is_missing_is_counted_as_such(pledge):
    figures = {AT_MARCH: {"甲": 10}, AT_JUNE: {"甲": 20}}
    by_unit = {"甲局": figures, "乙局": {}}
    whole = pledge(f"target: 120, {COUNTED}, combine: sum", by_unit=by_unit)
    assert prospects([whole.exact_project(AT_JUNE)]).without == {NoForecast.INCOMPLETE: 1}


@pytest.mark.parametrize("month", range(1, 13))
def test_every_indicator_is_told_or_counted(month):
    seen = at(f"2025-{month:02}-28")
    found = prospects(seen.projects)
    assert len(found.found) + found.untold == seen.overall.indicators == 48
    assert found.without.get(NoForecast.MET, 0) == seen.overall.indicators_met
    unreported = seen.overall.indicators_unreported
    assert found.without.get(NoForecast.UNREPORTED, 0) == unreported
    assert all(one.tracked.forecast is one.forecast for one in found.found)


def test_more_than_its_target_is_missed_where_exactly_that_is_reached(pledge):
    # 10 a month: 120 at the end of December, when more than 120 is wanted
    level = pledge("target: 120, measure: 千米, comparator: 超过", FIGURES_TO_60)
    (one,) = prospects([level.exact_project(AT_JUNE)]).found
    assert one.forecast.recent.shortfall == 0
    assert one.misses


FIGURES_TO_60 = {AT_MARCH: {"甲": 30}, AT_JUNE: {"甲": 60}}


def test_without_projects_there_is_nothing():
    assert prospects([]) == ((), {})
