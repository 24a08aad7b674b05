"""Each forecast in words, on ledgers so small that every number can be checked by hand."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from arithmetic.ledgers import Pledge, pledge, said

from minsheng.prospects import prospects
from minsheng.render import outlook

from .shipped import at

MARCH, JUNE, JULY = "2025-03-31", "2025-06-30", "2025-07-31"
WHOLE = "target: 120, measure: 人次"
SLOW = {MARCH: said(40), JUNE: said(58)}

Make = Callable[..., Pledge]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return partial(pledge, tmp_path)


def sentence(made: Pledge, day: str) -> str:
    tracked = made.exact(day)
    assert tracked.forecast
    return outlook.sentence(tracked, tracked.forecast, date.fromisoformat(day))


def recent(made: Pledge, day: str) -> str:
    """Where the recent pace leads."""
    tracked = made.exact(day)
    assert tracked.forecast
    return outlook.leads_to(tracked, tracked.forecast.recent, date.fromisoformat(day))


def test_a_whole_sentence(make: Make) -> None:
    """From 40 to 58 are 6 a month; the 62 that are left take ten months and a third.

    58 in six months are 9.666… a month: the rest takes 6.41 months, in six there would be 116.
    62 in six months are 10.33… a month.
    """
    assert sentence(make(WHOLE, SLOW), JUNE) == (
        "按近期（2025-03-31 以来）每月 6 人次推算，到期差 26 人次（2026-05-11 才达标）；"
        "按开始以来（2025-01-01 起）每月 9.6 人次推算，到期差 4 人次（2026-01-13 才达标）；"
        "所需月进度 11 人次"
    )


def test_a_figure_of_an_earlier_day_says_so_and_what_is_needed_grows(make: Make) -> None:
    """62 in five months are 12.4 a month."""
    told = sentence(make(WHOLE, SLOW), JULY)
    assert told.startswith("从截至 2025-06-30 的填报起，按近期（2025-03-31 以来）每月 6 人次推算，")
    assert told.endswith("；所需月进度 13 人次")


def test_what_is_met_in_time(make: Make) -> None:
    """From 40 to 70 are 10 a month: 120 are reached in five months."""
    assert recent(make(WHOLE, {MARCH: said(40), JUNE: said(70)}), JUNE) == "2025-11-30 达标"


def test_a_pace_of_nothing_leads_nowhere(make: Make) -> None:
    made = make(WHOLE, {MARCH: said(40), JUNE: said(40)})
    assert recent(made, JUNE) == "到期差 80 人次"
    assert "每月 0 人次推算，到期差 80 人次；" in sentence(made, JUNE)


def test_a_figure_that_fell_is_carried_down(make: Make) -> None:
    """From 40 to 34 are 2 a month less: 22 are left of it in December."""
    made = make(WHOLE, {MARCH: said(40), JUNE: "actuals: {甲: 34}, correction: 核减"})
    assert "每月 -2 人次推算，到期差 98 人次；" in sentence(made, JUNE)


def test_more_than_the_target_is_not_reached_at_the_target_itself(make: Make) -> None:
    """10 a month reach 120 on the last day; more than that only on the day after."""
    more = make("target: 120, measure: 千米, comparator: 超过", {MARCH: said(30), JUNE: said(60)})
    assert recent(more, JUNE) == "到期达不到（2026-01-01 才达标）"


def test_what_there_was_before_the_start_is_no_pace(make: Make) -> None:
    """From 40 in March, before the start in April, to 58: 6 a month by either pace."""
    told = sentence(make(f"{WHOLE}, start: 2025-04-01", SLOW), JUNE)
    assert "按开始以来（2025-04-01 起）每月 6 人次推算，" in told


def test_once_it_is_due_nothing_is_needed_and_nothing_is_short_any_more(make: Make) -> None:
    made = make(f"{WHOLE}, due: 2025-09-30", SLOW)
    assert recent(made, "2025-09-29") == "到期差 44 人次（2026-05-11 才达标）"
    for day in ("2025-09-30", "2025-12-31"):
        assert recent(made, day) == "2026-05-11 才达标（已到期）"
        assert "所需月进度" not in sentence(made, day)


def test_what_is_due_and_stands_still_is_not_going_to_be_met(make: Make) -> None:
    made = make(f"{WHOLE}, due: 2025-09-30", {MARCH: said(40), JUNE: said(40)})
    assert recent(made, "2025-09-30") == "不会达标（已到期）"


def test_a_figure_later_than_the_due_date(make: Make) -> None:
    made = make(f"{WHOLE}, due: 2025-05-31", SLOW)
    assert recent(made, JUNE) == "2026-05-11 才达标（已到期）"


def test_a_day_that_is_past_is_no_promise(make: Make) -> None:
    """6 a month reach 64 at the end of July; nothing was reported since June."""
    made = make("target: 64, measure: 人次", SLOW)
    assert recent(made, "2025-07-30") == "2025-07-31 达标"
    assert recent(made, JULY) == "2025-07-31 就该达标（至今没有新的填报）"
    assert recent(made, "2026-03-31") == "2025-07-31 就该达标（至今没有新的填报）"


def test_percentages_grow_by_points(make: Make) -> None:
    """From 40% to 58%: 94% in December."""
    told = sentence(make('target: 100, measure: "%"', SLOW), JUNE)
    assert "每月 6 个百分点推算，到期差 6 个百分点（2026-01-31 才达标）；" in told
    assert told.endswith("；所需月进度 7 个百分点")


def test_roundings_never_flatter(make: Make) -> None:
    """18.29 in three months are 6.09666… each: 94.87 of 120 in December, 25.13 short.

    61.71 in six months are 10.285 each.
    """
    made = make("target: 120, measure: 千米", {MARCH: said(40), JUNE: said(58.29)})
    told = sentence(made, JUNE)
    assert "每月 6 千米推算，到期差 25.2 千米" in told
    assert told.endswith("；所需月进度 10.3 千米")


@pytest.mark.parametrize(
    ("june", "told"),
    [(42.99, "0.99"), (40.5, "0.16"), (40.29, "0.0966"), (40.0001, "0")],
)
def test_small_paces_have_more_places(make: Make, june: float, told: str) -> None:
    """2.99, 0.5, 0.29 and 0.0001 in three months, rounded down."""
    made = make("target: 120, measure: 千米", {MARCH: said(40), JUNE: said(june)})
    assert f"每月 {told} 千米推算" in sentence(made, JUNE)


def test_dates_are_written_as_the_reader_writes_them(make: Make) -> None:
    tracked = make(WHOLE, SLOW).exact(JUNE)
    assert tracked.forecast
    day = date.fromisoformat(JUNE)
    told = outlook.recent(tracked, tracked.forecast, day, lambda one: f"{one.month}月{one.day}日")
    assert told == "按近期（3月31日 以来）每月 6 人次推算，到期差 26 人次（5月11日 才达标）"


def test_no_sentence_speaks_of_the_future_as_of_a_fact() -> None:
    """Every one of the shipped data names the pace that it rests on, before where that leads."""
    for project in at("2025-09-30").projects:
        for told in outlook.sentences(project, date(2025, 9, 30)):
            assert "预计" not in told
            assert told.index("按近期（") < told.index("推算，") < told.index("按开始以来（")


def test_the_title_counts_those_that_miss_and_the_rest_is_accounted_for() -> None:
    found = prospects(at("2025-09-30").projects)
    assert outlook.title(found) == "推算 17 项指标：按近期的进度，到期达不到的 4 项"
    assert outlook.untold(found) == (
        "另有 31 项不推算：已达标 15 项，未报 1 项，清单的 3 项，目标不到 10 的 12 项"
    )


def test_what_is_said_of_nothing_and_of_everything(make: Make) -> None:
    assert outlook.title(prospects([])) == "推算：没有可以推算的指标"
    assert outlook.untold(prospects([])) == ""
    one = prospects([make(WHOLE, SLOW).exact_project(JUNE)])
    assert outlook.title(one) == "推算 1 项指标：按近期的进度，到期达不到的 1 项"
    assert outlook.untold(one) == ""


@pytest.mark.parametrize("part", ["直线", "只供参考，不影响灯号", "三个月", "目标不少于 10"])
def test_the_method_is_stated(part: str) -> None:
    assert part in outlook.METHOD
