"""A forecast in JSON: rounded so that nothing looks better than it is."""

from datetime import date
from fractions import Fraction

from minsheng.forecast import Forecast, Pace
from minsheng.render.forecast_json import as_object

THIRD = Fraction(1, 3)


def test_paces_are_rounded_down_and_what_is_missing_is_rounded_up() -> None:
    pace = Pace(date(2025, 6, 30), THIRD, date(2026, 1, 10), 2 * THIRD, THIRD)
    forecast = Forecast(date(2025, 9, 30), Fraction(57, 2), pace, pace, 2 * THIRD)
    told = {
        "since": "2025-06-30",
        "per_month": 0.3333,
        "met_on": "2026-01-10",
        "at_due": 0.6666,
        "shortfall": 0.3334,
    }
    assert as_object(forecast) == {
        "as_of": "2025-09-30",
        "needed": 28.5,
        "recent": told,
        "overall": told,
        "needed_per_month": 0.6667,
    }


def test_a_pace_backwards_is_rounded_down_too() -> None:
    pace = Pace(date(2025, 6, 30), -THIRD, None, Fraction(0), Fraction(12))
    told = as_object(Forecast(date(2025, 9, 30), Fraction(12), pace, pace, None))
    assert told is not None
    assert told["recent"]["per_month"] == -0.3334
    assert (told["recent"]["met_on"], told["needed_per_month"]) == (None, None)


def test_whole_numbers_are_whole_and_nothing_is_plain_zero() -> None:
    pace = Pace(date(2025, 6, 30), Fraction(100), date(2025, 12, 31), Fraction(1200), Fraction(0))
    told = as_object(Forecast(date(2025, 9, 30), Fraction(1200), pace, pace, Fraction(100)))
    assert told is not None
    assert [repr(told["overall"][key]) for key in ("per_month", "at_due", "shortfall")] == [
        "100",
        "1200",
        "0",
    ]


def test_after_the_due_date_nothing_is_told_of_it() -> None:
    pace = Pace(date(2025, 6, 30), Fraction(100), date(2025, 12, 31), None, None)
    told = as_object(Forecast(date(2025, 9, 30), Fraction(1200), pace, pace, None))
    assert told is not None
    assert (told["recent"]["at_due"], told["recent"]["shortfall"]) == (None, None)


def test_no_forecast_is_null() -> None:
    assert as_object(None) is None
