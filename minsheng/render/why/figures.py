"""Numbers that can be recomputed by hand: what is rounded stands beside what is exact."""

from fractions import Fraction

from minsheng.numerals import Number, as_decimal, percent, percent_points, plain
from minsheng.problems import Place
from minsheng.render.words import amount, points
from minsheng.text import located


def source(place: Place) -> str:
    """data/targets_2025.yaml:66: where to look it up."""
    return located(place.path, place.line)


def rate(share: Fraction) -> str:
    """A percentage rounded down, with the fraction where it does not end: 79.1%（19/24）."""
    text, exact = percent(share), factor(share)
    return text if exact == text else f"{text}（{exact}）"


def factor(share: Fraction) -> str:
    """A share that is multiplied with: 75.0%, or the fraction where the percentage is rounded."""
    return percent(share) if Fraction(percent_points(share)) == share * 100 else str(share)


def number(value: Number | Fraction) -> str:
    """A number, with the fraction where its decimals do not end: 8.3333（25/3）."""
    text = plain(value)
    return text if as_decimal(value) == value else f"{text}（{value}）"


def measured(value: Number | Fraction, measure: str | None) -> str:
    """An amount with its measure, with the fraction where its decimals do not end."""
    text = amount(value, measure)
    return text if as_decimal(value) == value else f"{text}（{value}）"


def lag(variance: Fraction) -> str:
    """A variance in percentage points: -10.0334, that is -301/30 where the decimals do not end."""
    exact = variance * 100
    text = points(as_decimal(exact))
    return text if as_decimal(exact) == exact else f"{text}，即 {exact}"
