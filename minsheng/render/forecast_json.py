"""A forecast as plain values for JSON: the same keys in every command that tells one."""

from datetime import date
from fractions import Fraction
from typing import Any

from minsheng.forecast import Forecast, Pace
from minsheng.numerals import json_number, rounded_down


def as_object(forecast: Forecast | None) -> dict[str, Any] | None:
    """The forecast; None where there is none.

    Rounding never flatters: paces and amounts to come are rounded down to 4 decimals, the
    shortfall and the pace that is needed are rounded up.
    """
    if forecast is None:
        return None
    return {
        "as_of": forecast.as_of.isoformat(),
        "needed": json_number(forecast.needed),
        "recent": _pace(forecast.recent),
        "overall": _pace(forecast.overall),
        "needed_per_month": _up(forecast.needed_per_month),
    }


def _pace(pace: Pace) -> dict[str, Any]:
    return {
        "since": pace.since.isoformat(),
        "per_month": _down(pace.per_month),
        "met_on": _date(pace.met_on),
        "at_due": _down(pace.at_due),
        "shortfall": _up(pace.shortfall),
    }


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _down(number: Fraction | None) -> int | float | None:
    return None if number is None else json_number(rounded_down(number, 4))


def _up(number: Fraction | None) -> int | float | None:
    return None if number is None else json_number(-rounded_down(-number, 4))
