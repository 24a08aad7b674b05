"""A number as somebody wrote it, in the measure that is asked for (6 万 in 万元 is 6)."""

import re
from decimal import Decimal

from minsheng.numerals import Number, parted, scale_of
from minsheng.spellings.numbers import Meant, tidy

_SAME = {
    "km": "千米",
    "公里": "千米",
    "m": "米",
    "m2": "平方米",
    "平米": "平方米",
    "km2": "平方公里",
    "kg": "公斤",
    "千克": "公斤",
    "个百分点": "%",
    "百分点": "%",
}
_LOOSE = ("", "个")  # stand for any countable measure


def in_measure(meant: Meant, measure: str | None) -> Number | None:
    """The figure to write where `measure` is asked for; None where another one was meant.

    `6万` is 60000 of 人 and 6 of 万人; `60000元` is 6 of 万元; `15人` is nothing of 人次.
    """
    scale, wanted = _parted(measure or "")
    given = wanted if _parted(meant.measure)[1] == wanted else _parted(stated_measure(meant))[1]
    loose = ("",) if wanted == "%" else _LOOSE
    if given not in (*loose, wanted) or (wanted == "%" and meant.scale):
        return None
    if not meant.scale and given in loose:
        return meant.number
    return tidy(Decimal(meant.value) / scale_of(scale))


def is_of(meant: Meant, measure: str | None) -> bool:
    """Whether nothing but the measure stands behind the number, or nothing at all.

    `15人` is of 人 and of 万人, `15` of any; `15个` and `15人（含在建）` are not of 人.
    """
    return not meant.measure or _parted(meant.measure)[1] == _parted(measure or "")[1]


def is_scaled(measure: str | None) -> bool:
    """Whether the measure has a 万 or 亿 of its own: 万元."""
    return bool(_parted(measure or "")[0])


def stated_measure(meant: Meant) -> str:
    """The measure that was written, without the words behind it: 个 of `15个（含在建）`."""
    return re.split(r"[^\w%‰]", meant.measure, maxsplit=1)[0]


def _parted(measure: str) -> tuple[str, str]:
    """(万, 人次) of 万人次, each measure in one spelling."""
    scale, thing = parted(measure)
    return scale, _SAME.get(thing.casefold(), thing.casefold())
