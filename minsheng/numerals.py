"""Numbers as the documents write them (6 万, 三所, 100%) and as the program prints them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor, gcd, prod
from typing import NamedTuple, TypeGuard

Number = int | Decimal

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NUMERALS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MAX_LENGTH = 40
_LONGEST_KEPT = 100  # characters

# 千 in 千米, 千克 or 千瓦 multiplies nothing.
_THOUSAND = "千(?![米克瓦伏卡赫])"
_OWN_SCALE = re.compile(f"[十百千]?[万亿]|{_THOUSAND}")
_PERCENT = re.compile("百分之([〇零一二两三四五六七八九十百]+)")
_DIGITS_AND_SCALE = rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)((?:百(?=万)|{_THOUSAND})?(?:万?亿|万)?)"
_PART = re.compile(_DIGITS_AND_SCALE)
_WRITTEN = re.compile(
    rf"(?P<digits>{_DIGITS_AND_SCALE}(?:(?<=[千万亿]){_DIGITS_AND_SCALE})*)"  # 3亿5000万
    rf"|(?P<words>[〇零一二两三四五六七八九十](?:[〇零一二两三四五六七八九十百万亿]|{_THOUSAND})*)"
)
_ABOUT = re.compile(r"\A[余多来]")  # 二十余场次


def is_number(value: object) -> TypeGuard[Number]:
    """Whether it is a number; true and false are none."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def scale_of(scale: str) -> int:
    """What 万, 亿, 百万 … multiply by; 1 for nothing."""
    return prod(_SCALES[unit] for unit in scale)


class Written(NamedTuple):
    """A number found in a text: the number itself, its 千, 万 or 亿, and what stands behind it.

    One in words (一亿二千万) is read as a whole and has no scale.
    """

    number: Number
    scale: str
    rest: str
    in_words: bool

    @property
    def value(self) -> Number:
        """The number with its 千, 万 or 亿 multiplied out."""
        return self.number * scale_of(self.scale)

    def states(self, target: Number, measure: str) -> bool:
        """Whether this is the number `target`, counted in `measure` (3.5 亿元 is 3.5 of 亿元).

        A number in words must stand right before the measure: 统一 is not 1.
        """
        own, _ = parted(measure)
        is_followed = self.is_of(measure)
        if self.value == target * scale_of(own):
            return is_followed or not self.in_words
        # 培训（万人次）1.2: the measure stands elsewhere, with its 万
        stands_apart = bool(own) and not (self.scale or self.in_words or is_followed)
        return stands_apart and self.number == target

    def is_of(self, measure: str) -> bool:
        """Whether the measure follows, its 万 or 亿 left aside, and the 余 of 二十余名."""
        thing = parted(measure)[1]
        return self.rest.startswith(thing) or _ABOUT.sub("", self.rest).startswith(thing)


@lru_cache(maxsize=1024)
def parted(measure: str) -> tuple[str, str]:
    """(万, 人次) of 万人次, in half width and without blanks."""
    plain_measure = _tidy(measure)
    match = _OWN_SCALE.match(plain_measure)
    own = match[0] if match else ""
    return own, plain_measure[len(own) :]


def _tidy(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def written_numbers(text: str) -> Iterator[Written]:
    """Every number in `text`, Arabic or Chinese, in order; blanks inside are ignored.

    百分之九十五 is 九十五%.
    """
    return iter(_kept(text)) if len(text) <= _LONGEST_KEPT else _written(text)


@lru_cache(maxsize=4096)
def _kept(text: str) -> tuple[Written, ...]:
    """The numbers of a short text; the words of a clause are looked at several times."""
    return tuple(_written(text))


def _written(text: str) -> Iterator[Written]:
    tidy = _PERCENT.sub(r"\1%", _tidy(text).replace("百分之百", "100%"))
    for match in _WRITTEN.finditer(tidy):
        rest = tidy[match.end() :]
        if len(match[0]) > _MAX_LENGTH:
            continue
        if match["digits"]:
            parts = [Written(_decimal(n), scale, rest, False) for n, scale in _parts(match[0])]
            whole = sum(part.value for part in parts)
            yield parts[0] if len(parts) == 1 else Written(whole, "", rest, in_words=False)
        else:
            yield Written(from_words(match["words"]), "", rest, in_words=True)


def _parts(digits: str) -> Iterator[tuple[str, str]]:
    """(3, 亿) and (5000, 万) of 3亿5000万."""
    return ((match[1], match[2]) for match in _PART.finditer(digits))


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def from_words(words: str) -> int:
    """The number of well-formed numerals: 一百二十 is 120, 一万二千 is 12000.

    A mere row of digits (二〇二五) is read as such.
    """
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    for scale in "亿万":
        before, found, behind = words.rpartition(scale)
        if found:
            return from_words(before or "一") * _SCALES[scale] + from_words(behind or "〇")
    return _below_ten_thousand(words)


def _below_ten_thousand(words: str) -> int:
    total = digit = 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _UNITS[char]
            digit = 0
    return total + digit


def in_words(number: int) -> str:
    """A whole number from 1 to 9999 as headings count: 三, 十二, 一百零三; others in digits."""
    if not 0 < number < 10_000:
        return str(number)
    scales = ("千", "百", "十", "")[-len(str(number)) :]
    parts = [
        f"{_NUMERALS[int(digit)]}{scale if digit != '0' else ''}"
        for digit, scale in zip(str(number), scales, strict=True)
    ]
    text = re.sub("零+", "零", "".join(parts)).rstrip("零")
    return text.removeprefix("一") if 10 <= number < 20 else text


def plain(number: Number | Fraction) -> str:
    """A number for people: no exponent, no trailing zeros (see `as_decimal` for fractions)."""
    if isinstance(number, int):
        return str(number)
    text = f"{as_decimal(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def as_decimal(number: Number | Fraction) -> Decimal:
    """The same number as a decimal, exactly; one that does not end is rounded down to 4 places."""
    if not isinstance(number, Fraction):
        return Decimal(number)
    places, rest = 0, number.denominator
    while rest > 1 and (common := gcd(rest, 10)) > 1:
        rest //= common
        places += 1
    return rounded_down(number, 4 if rest > 1 else places)


def rounded_down(share: Fraction, places: int) -> Decimal:
    """`share` as a decimal with `places` places, rounded towards minus infinity."""
    return Decimal(f"{floor(share * 10**places)}e-{places}")


def total(numbers: Iterable[Number]) -> Number:
    """The exact sum; a whole number where it is one."""
    exact = sum(map(Fraction, numbers), Fraction(0))
    return int(exact) if exact.denominator == 1 else as_decimal(exact)


def mean(shares: Sequence[Fraction]) -> Fraction | None:
    """The unweighted mean, exact; None of nothing."""
    return sum(shares, Fraction(0)) / len(shares) if shares else None


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
