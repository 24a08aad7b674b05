"""Numbers as the documents write them (6 万, 三所, 100%) and as the program prints them."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor, prod
from typing import NamedTuple

Number = int | Decimal

_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = re.compile(
    r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>(?:百(?=万)|千(?![米克瓦伏卡赫]))?(?:万?亿|万)?)"
    r"|(?P<words>[〇零一二两三四五六七八九十百]+(?:千(?![米克瓦])[〇零一二两三四五六七八九十百]*)*)"
    r"(?P<word_scale>[万亿]?)"
)


class Written(NamedTuple):
    """A number found in a text: the number itself, its 千, 万 or 亿, and what stands behind it."""

    start: int
    number: Decimal
    scale: str
    rest: str

    @property
    def value(self) -> Decimal:
        """The number with its 千, 万 or 亿 multiplied out."""
        return self.number * prod(_MULTIPLIERS[unit] for unit in self.scale)

    def states(self, target: Number, measure: str) -> bool:
        """Whether this is the number `target`, counted in `measure` (3.5 亿元 is 3.5 of 亿元)."""
        return self.value == target or (
            bool(self.scale) and measure.startswith(self.scale) and self.number == target
        )

    def is_of(self, measure: str) -> bool:
        """Whether `measure` follows the number at once, blanks ignored."""
        return (self.scale + self.rest).startswith(measure) or self.rest.startswith(measure)


def written_numbers(text: str) -> Iterator[Written]:
    """Every number in `text`, Arabic or Chinese, in order; blanks inside are ignored."""
    tidy = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    for match in _WRITTEN.finditer(tidy):
        if match["digits"]:
            number = Decimal(match["digits"].replace(",", ""))
            scale = match["scale"]
        else:
            number = Decimal(_from_words(match["words"]))
            scale = match["word_scale"]
        yield Written(match.start(), number, scale, tidy[match.end() :])


def _from_words(words: str) -> int:
    """一百二十 is 120; a mere row of digits (二〇二五) is read as such."""
    if not any(unit in words for unit in _UNITS):
        return int("".join(str(_DIGITS[c]) for c in words))
    total = digit = 0
    for char in words:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def plain(number: Number | Fraction) -> str:
    """A number for people: no exponent, no trailing zeros (see `as_decimal` for fractions)."""
    if isinstance(number, int):
        return str(number)
    number = as_decimal(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_decimal(number: Number | Fraction) -> Decimal:
    """The same number as a decimal; a fraction that does not end is rounded down to 4 places."""
    if not isinstance(number, Fraction):
        return Decimal(number)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return Decimal(number.numerator) / Decimal(number.denominator)
    return rounded_down(number, 4)


def rounded_down(share: Fraction, places: int) -> Decimal:
    """`share` as a decimal with `places` places, rounded towards minus infinity."""
    scale = 10**places
    return Decimal(floor(share * scale)).scaleb(-places)


def percent(share: Fraction) -> str:
    """A share as a percentage, rounded down to one place: 0.99999 is 99.9%."""
    return f"{percent_points(share)}%"


def percent_points(share: Fraction) -> Decimal:
    """A share in percentage points, rounded down to one place, as it is printed."""
    return rounded_down(share * 100, 1)


def json_number(number: Number | Fraction | None) -> int | float | None:
    """A plain number for JSON; whole numbers as integers (see `as_decimal` for fractions)."""
    if number is None or isinstance(number, int):
        return number
    exact = as_decimal(number)
    return int(exact) if exact == int(exact) else float(exact)


def json_share(share: Fraction | None, places: int = 4) -> float | None:
    """A share for JSON, rounded down to `places` decimals."""
    return None if share is None else float(rounded_down(share, places))
