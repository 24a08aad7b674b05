"""Which numbers of a clause may be targets: those that are counted in a measure."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from minsheng.founding.clauses import Clause, Words
from minsheng.models.targets import Indicator
from minsheng.numerals import Number, Written, from_words, written_numbers
from minsheng.schedule import is_countable
from minsheng.source.scalars import MAX_DIGITS
from minsheng.spellings.numbers import tidy
from minsheng.spellings.words import in_words

# Longest first. What is counted in years, minutes or floors, or numbered, is no target.
_MEASURES = (
    r"个百分点|个村(?![级民庄委卫史居落域镇道口])|微克/立方米|毫克/立方米|毫克/升|立方米/日|吨/日|张床位|支队伍"
    r"|平方公里|平方千米|平方米|立方米|千瓦时|兆瓦时|百分点|人次|人份|场次|车次|班次|剂次|件次|户次|台次|家次|台套"
    r"|个|所|处|座|条(?!例)|家(?!庭)|名(?![录称单])|人(?![均民口才员工行大])|户(?!均)|台(?!阶)|套|辆|盏|栋|幢"
    r"|间(?!隔)|部(?!门)|场(?![所地馆])|次|项(?!目)|件|期(?![间限])|份|册|本|张|支|只|头|株|棵|亩|公顷|㎡|m²|km²|m³|公里|千米"
    r"|km|KM|㎞|米|吨|公斤|千克|万?美元|元|千瓦|兆瓦|kW|MW|kWh|MWh|%|％|‰|篇|门|节|课时|学时|个?学位|床位|泊位|车位|工位"
    r"|岗位|点位|类|种|艘|架|对|队|片|块|宗|例|剂|袋|根|扇|樘|幅|眼|口|段|位|桩|枪|批|班|起|盘|册次|平米|升|毫升"
)
_BEHIND = re.compile(
    r"[余多]?(?P<scale>(?:百(?=万)|千(?![米克瓦伏卡赫]))?(?:万?亿|万)?)[余多]?"
    rf"(?P<measure>{_MEASURES})(?P<after>以上|左右|以下|以内)?"
)
_IN_WORDS = re.compile(
    r"(?<![第每这某另任统同唯逐])[一二两三四五六七八九十百]{1,5}"
    r"(?P<measure>[个座所处条家台户盏辆栋幢套支场]|间(?!隔)|项(?!目))(?P<after>以上|左右|以下|以内)?"
)
_BEFORE = re.compile(
    r"(?P<near>不少于|不低于|不超过|不高于|至少)[^，。；]{0,8}$"
    r"|(?P<next>达到|超过|低于|(?<![公节预签合契条履违制守解])约)为?$"
)
_RANGE = re.compile(r"[至到~～∼–—―－:/·×.-]{1,2}")
_PART_OF_A_WORD = re.compile(r"[A-Za-z第][.-]?$")
_RATE = re.compile(r"每(?!年)[^，。；]{0,4}$")


class Amount(NamedTuple):
    """A number of a clause that may be a target.

    It stands from `number` on, with its measure and what qualifies it up to `end`, and with
    the qualifying word before it from `start` on.
    """

    start: int
    number: int
    end: int
    target: Number
    measure: str
    comparator: str | None


def amounts_of(words: Words, clause: Clause) -> list[Amount]:
    """The amounts of a clause in order: those in digits, else one in words."""
    in_digits = [found for span in words.numbers if (found := _amount(words, clause, span))]
    if len(in_digits) > 1:  # 为 6 万名学生开展 1 次测评: how often each, not how many
        in_digits = [one for one in in_digits if one.measure != "次"] or in_digits
    return in_digits or list(_in_words(words, clause))


def _amount(words: Words, clause: Clause, span: tuple[int, int]) -> Amount | None:
    start, end = span
    if not (clause.start <= start and end <= clause.end) or words.name_around(*span):
        return None
    before, behind = words.text[clause.start : start], words.text[end : clause.end]
    match = _BEHIND.match(behind)
    if match is None or _stands_alone(words, span, before):
        return None
    number = next(written_numbers(words.text[start : end + match.end("scale")]), None)
    if number is None or not _is_target(number.value):
        return None
    target, measure = _in_measure(
        number, words.as_written(end + match.start("measure"), end + match.end("measure"))
    )
    amount = Amount(start, start, end + match.end(), tidy(Decimal(target)), measure, None)
    return _qualified(amount, match["after"], before)


def _in_measure(number: Written, measure: str) -> tuple[Number, str]:
    """The target and its measure: 6 万名 is 60000, 3.5 亿元 is 3.5 of 亿元."""
    if number.scale and not _is_countable(measure):
        return number.number, number.scale + measure
    return number.value, measure


def _is_countable(measure: str) -> bool:
    return is_countable(Indicator(name=measure, target=1, measure=measure))


def _qualified(amount: Amount, after: str | None, before: str) -> Amount:
    """The amount with the word that says how its target is meant, behind it or before it."""
    word = _BEFORE.search(before)
    if word is None or after:
        return amount._replace(comparator=after)
    start = amount.number - len(word[0]) if word["next"] else amount.number
    return amount._replace(start=start, comparator=word["near"] or word["next"])


def _is_target(value: Number) -> bool:
    return value > 0 and len(f"{value:f}".replace(".", "")) <= MAX_DIGITS


def _stands_alone(words: Words, span: tuple[int, int], before: str) -> bool:
    """Whether the number is part of a word, a range, a date, or how much each one gets."""
    if _PART_OF_A_WORD.search(before) or _RATE.search(before):
        return True
    place = words.numbers.index(span)
    gaps = [words.text[one[1] : other[0]] for one, other in pairwise(_beside(words, place))]
    return any(_RANGE.fullmatch(gap) for gap in gaps)


def _beside(words: Words, place: int) -> list[tuple[int, int]]:
    """A number with the one before it and the one behind."""
    return words.numbers[max(place - 1, 0) : place + 2]


def _in_words(words: Words, clause: Clause) -> Iterator[Amount]:
    """The first amount in numerals: 三座."""
    text = words.text[clause.start : clause.end]
    for match in _IN_WORDS.finditer(text):
        start, end = (clause.start + offset for offset in match.span())
        numeral = text[match.start() : match.start("measure")]
        if in_words(numeral) and not words.name_around(start, end):
            amount = Amount(start, start, end, from_words(numeral), match["measure"], None)
            yield _qualified(amount, match["after"], text[: match.start()])
            return
