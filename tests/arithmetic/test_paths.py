"""The path of a project: what was owed at every date, and what is known of what was done."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.paths import Point, path_of

LIST = """\
year: 2025
title: 示例
projects:
  - id: 1
    level: 市级
    name: 修路
    units: [建设局]
    task: 修路 12 千米，建成 1 座桥。
    indicators:
      - {name: 路, target: 12, measure: 千米, quote: 修路 12 千米}
      - {name: 桥, milestone: true}
"""
REPORTS = """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025-03-31
    projects: [{project: 1, actuals: {路: 6, 桥: false}}]
  - as_of: 2025-05-20
    projects: [{project: 1, actuals: {路: 9}}]
"""
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    data: Path = tmp_path_factory.mktemp("paths") / "data"
    (data / "progress").mkdir(parents=True)
    (data / "targets_2025.yaml").write_text(LIST, encoding="utf-8")
    (data / "progress" / "建设局.yaml").write_text(REPORTS, encoding="utf-8")
    return check(open_folder(data), date(2026, 6, 30)).ledgers[2025]


def path(ledger: Ledger, until: date) -> dict[date, Point]:
    points = path_of(ledger, ledger.targets.projects[0], until)
    assert [point.day for point in points] == sorted({point.day for point in points})
    return {point.day: point for point in points}


def test_it_runs_from_the_day_before_the_start_to_the_due_date(ledger: Ledger) -> None:
    days = list(path(ledger, date(2025, 6, 30)))
    assert (days[0], days[-1]) == (date(2024, 12, 31), date(2025, 12, 31))
    assert {date(2025, month, 30) for month in (4, 6, 9, 11)} <= set(days)


def test_what_is_owed_is_the_mean_over_the_indicators(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 6, 30))
    assert points[date(2024, 12, 31)].planned == 0
    assert points[date(2025, 6, 30)].planned == QUARTER  # half of the road, nothing of the bridge
    assert points[date(2025, 12, 31)].planned == 1


def test_a_leap_of_what_is_owed_stands_between_two_days(ledger: Ledger) -> None:
    eve = path(ledger, date(2025, 6, 30))[date(2025, 12, 30)].planned
    assert eve == Fraction(11 * 31 + 30, 12 * 31) / 2


def test_nothing_is_known_before_the_first_report_nor_after_the_day(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 6, 30))
    known = [day for day, point in points.items() if point.completion is not None]
    assert known[0] == date(2025, 3, 31)
    assert known[-1] == date(2025, 6, 30)


def test_what_is_done_is_a_mean_in_which_unfinished_counts_as_it_is(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 6, 30))
    assert points[date(2025, 3, 31)].completion == QUARTER
    assert points[date(2025, 4, 30)].completion == QUARTER
    assert points[date(2025, 5, 20)].completion == Fraction(3, 8)
    assert points[date(2025, 6, 30)].completion == Fraction(3, 8)


def test_only_the_days_of_reports_are_marked_as_such(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 6, 30))
    reported = [day for day, point in points.items() if point.reported]
    assert reported == [date(2025, 3, 31), date(2025, 5, 20)]


def test_a_report_after_the_day_does_not_exist_yet(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 4, 30))
    assert date(2025, 5, 20) not in points
    assert points[date(2025, 4, 30)].completion == QUARTER


def test_without_any_report_only_what_is_owed_is_known(ledger: Ledger) -> None:
    points = path(ledger, date(2025, 2, 28))
    assert {point.completion for point in points.values()} == {None}
    assert points[date(2025, 2, 28)].planned == Fraction(1, 12)


def test_a_day_after_the_due_date_is_the_last_one(ledger: Ledger) -> None:
    points = path(ledger, date(2026, 2, 10))
    last = list(points)[-1]
    assert last == date(2026, 2, 10)
    assert points[last] == Point(last, Fraction(3, 8), Fraction(1), reported=False)


def test_paths_of_the_shipped_data_end_where_the_overview_stands(ledger: Ledger) -> None:
    shipped = Path(__file__).parents[2] / "data"
    whole = check(open_folder(shipped), date(2025, 12, 31)).ledgers[2025]
    day = date(2025, 9, 30)
    from minsheng.track import track

    for tracked in track(whole, day):
        (now,) = (p for p in path_of(whole, tracked.project, day) if p.day == day)
        assert now.planned == tracked.planned
        assert now.completion == (tracked.completion if tracked.reported else None)
