"""The number that a person meant who wrote it with its measure, in 万, in words, or rounded."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from minsheng.numerals import Number, scale_of
from minsheng.source.scalars import MAX_DIGITS
from minsheng.spellings.words import in_words

LONGEST = 60
"""Characters; nobody writes a number or a date in more."""

_BEFORE = r"大约|约|将近|近|不足|不到|超过|超|逾|至少|不少于|不低于|[><≥≤≈~∼]=?"
_BEHIND = r"左右|上下|以上|以内|有余|余|多|\+"
_NOISE = r"累计完成|累计|已完成|完成|共计|合计|总计|共|计"
_NUMERALS = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_UNSCALED = "千(?=[米克瓦伏卡赫])"
_NUMERAL = f"(?!{_UNSCALED})[{_NUMERALS}]"
_NUMBER = re.compile(
    rf"(?:{_NOISE})?(?P<before>{_BEFORE})?(?:{_NOISE})?"
    r"(?P<sign>-)?"
    r"(?:(?P<digits>\d{1,3}(?:[,'’]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<words>(?:{_NUMERAL})*(?![万亿]){_NUMERAL}))"
    rf"(?P<more>{_BEHIND})?"
    r"(?P<scale>(?:[十百](?=[万亿])|千(?![米克瓦伏卡赫]))?(?:万亿|万|亿)?)"
    rf"(?P<most>{_BEHIND})?"
    rf"(?P<rest>(?:[%‰(]|{_UNSCALED}|(?!点|分之|成|[{_NUMERALS}\d_])\w).*?|)"
    rf"(?P<last>{_BEHIND})?"
)
_FRACTION = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)\D*")
_TENTHS = re.compile(r"([1-9一二三四五六七八九])成(半?)")
_PERCENT = re.compile(r"百分之(.+)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d{3}(?!\d))")


class Meant(NamedTuple):
    """A number as somebody wrote it: 约 3.5 亿元 is 3.5, its 亿, the 元 behind it, and the 约."""

    number: Number
    scale: str = ""
    measure: str = ""
    hedge: str = ""

    @property
    def value(self) -> Number:
        """The number with its 万 or 亿 multiplied out."""
        return tidy(self.number * scale_of(self.scale))


def tidy(number: Number) -> Number:
    """The same number; a whole one as an int."""
    return int(number) if number == int(number) else number


def number_meant(text: str) -> Meant | None:
    """The number that `text` writes with its measure or in words, None for anything else.

    `6万名`, `1,500`, `１５`, `约1500`, `1500余人`, `85%`, `八成`, `一千二百`.
    """
    plain = plain_text(text)
    if match := _PERCENT.fullmatch(plain):
        share = number_meant(match[1])
        return share._replace(measure="%") if share and not share.measure else None
    if match := _TENTHS.fullmatch(plain):
        tenths = in_words(match[1]) or int(match[1])
        return Meant(tenths * 10 + 5 * len(match[2]), measure="%")
    match = _NUMBER.fullmatch(plain)
    return _read(match) if match else None


def plain_text(text: str) -> str:
    """`text` as NFKC, without blanks and quotes; empty where it is too long to be a spelling.

    A blank between digits is a comma where it stands for thousands; otherwise it is no number.
    """
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip().strip("\"'“”。,;、")
    plain = _BETWEEN_DIGITS.sub(",", plain)
    return "" if re.search(r"\d\s+\d", plain) else re.sub(r"\s+", "", plain)


def _read(match: re.Match[str]) -> Meant | None:
    number = _in_its_scale(match["words"], match["scale"]) if match["words"] else None
    if match["digits"]:
        number = Decimal(re.sub("[,'’]", "", match["digits"]))
    if number is None or len(str(number)) > MAX_DIGITS:
        return None
    hedge = next((match[g] for g in ("before", "more", "most", "last") if match[g]), "")
    number = -number if match["sign"] else number
    return Meant(tidy(number), match["scale"], match["rest"], hedge)


def _in_its_scale(words: str, scale: str) -> Number | None:
    """一亿二千 of 万 (一亿二千万) is 12000: numerals are read as a whole, then divided."""
    number = in_words(words + scale)
    return None if number is None else Decimal(number) / scale_of(scale)


def ordinal_meant(text: str) -> int | None:
    """The whole number behind `第3项`, `项目6`, `2025年` or `6 提升公众急救能力`."""
    meant = number_meant(re.sub(r"^\s*(?:第|项目|序号|编号)\s*", "", text[:LONGEST]))
    return meant.value if meant and isinstance(meant.value, int) else None


def fraction_meant(text: str) -> tuple[Number, Number] | None:
    """(15, 20) of `15/20`, None for anything else."""
    match = _FRACTION.fullmatch(plain_text(text))
    return (tidy(Decimal(match[1])), tidy(Decimal(match[2]))) if match else None
