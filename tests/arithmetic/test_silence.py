"""How long a unit was silent, counted on the calendar."""

from datetime import date

import pytest

from minsheng.models.targets import TargetList
from minsheng.silence import silence


def of(**keys: object) -> TargetList:
    return TargetList.model_validate({"year": 2025, "title": "示例清单", "projects": [], **keys})


@pytest.mark.parametrize(
    ("day", "days", "is_overdue"),
    [
        (date(2025, 6, 30), 0, False),
        (date(2025, 7, 31), 31, False),
        (date(2025, 8, 14), 45, False),
        (date(2025, 8, 15), 46, True),
    ],
)
def test_more_than_45_days_since_the_last_report_are_too_many(
    day: date, days: int, is_overdue: bool
) -> None:
    found = silence(of(), date(2025, 6, 30), True, day)
    assert (found.days, found.is_overdue) == (days, is_overdue)


def test_who_has_met_everything_is_never_overdue() -> None:
    found = silence(of(), date(2025, 1, 31), False, date(2025, 12, 31))
    assert (found.days, found.is_overdue) == (334, False)


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        ({}, 89),  # 1 January to 31 March
        ({"start": date(2025, 3, 1)}, 30),
        ({"issued": date(2025, 3, 21)}, 10),
        ({"start": date(2025, 3, 1), "issued": date(2025, 2, 1)}, 30),
        ({"issued": date(2025, 7, 2)}, 0),
    ],
)
def test_before_the_first_report_the_days_count_from_when_there_was_something_to_report(
    keys: dict[str, date], days: int
) -> None:
    found = silence(of(**keys), None, True, date(2025, 3, 31))
    assert (found.last_report, found.days) == (None, days)


def test_the_limit_is_the_lists() -> None:
    strict = of(policy={"stale_days": 0})
    assert not silence(strict, date(2025, 6, 30), True, date(2025, 6, 30)).is_overdue
    assert silence(strict, date(2025, 6, 30), True, date(2025, 7, 1)).is_overdue
