"""A plain YAML scalar to the value it means, or the reason why it is refused.

Only what every YAML reader agrees on has a meaning: true, false, null, decimal numbers
and ISO dates. What YAML 1.1 would silently change (yes, 010, 12:30) is refused.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache

Scalar = str | int | Decimal | bool | date | None


class Refused:
    """Stands for a value that was refused, so that nobody complains of it a second time."""

    def __repr__(self) -> str:
        """Shown in no message; for debugging."""
        return "<refused>"


REFUSED = Refused()

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
SUSPECT = frozenset(["", *"~+-.0123456789", *"nNtTfFyYoO"])
"""How a plain scalar begins that may mean something else than its text ("": it is empty)."""
_SWITCHES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OTHER_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T\s].*)?")
_EXPONENT = re.compile(r"[-+]?[0-9][0-9_]*\.?[0-9]*[eE][-+]?[0-9]+")
_ODD_NUMBER = re.compile(
    r"[-+]?(?:0[xX][0-9a-fA-F_]+|0o[0-7]+|0b[01_]+|0[0-9_]+(?:\.[0-9_]*)?|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?"
    r"|[0-9][0-9_]*\.[0-9_]*_[0-9_]*|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\.(?:inf|Inf|INF)|[0-9]*\.|\.[0-9_]+)"
    r"|\.(?:nan|NaN|NAN)"
)
MAX_DIGITS = 18
_LONGEST_KEPT = 32  # characters; the same short numbers and dates occur again and again


def resolve(text: str) -> Scalar | tuple[str, str, str]:
    """The value of a plain scalar, or (rule, message, hint) when it is refused."""
    return _resolve(text) if len(text) > _LONGEST_KEPT else _resolve_once(text)


def _resolve(text: str) -> Scalar | tuple[str, str, str]:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        return _numeric(text)
    if text.lower() in _SWITCHES:
        meant = _SWITCHES[text.lower()]
        return (
            "Y015",
            f"“{text}”会被不同软件读成不同的值",
            f"写 {meant}；若是文字，请加引号",
        )
    return text


_resolve_once = lru_cache(maxsize=4096)(_resolve)


def _numeric(text: str) -> Scalar | tuple[str, str, str]:
    if match := _NUMBER.fullmatch(text):
        if sum(map(str.isdigit, text)) > MAX_DIGITS:
            return (
                "Y016",
                f"数字超过 {MAX_DIGITS} 位",
                "检查是否多输了数字；若是编号，请加引号",
            )
        return Decimal(text) if match[1] else int(text)
    if _DATE.fullmatch(text):
        return parsed_date(text) or ("Y017", f"没有 {text} 这一天", _days_hint(text))
    if _EXPONENT.fullmatch(text):
        return "Y016", f"数字“{text}”用了科学计数法", "写出全部数字；若是文字，请加引号"
    if _ODD_NUMBER.fullmatch(text):
        return "Y015", f"“{text}”会被不同软件读成不同的值", _odd_hint(text)
    return text


def _odd_hint(text: str) -> str:
    digits = text.replace("_", "").lstrip("+")
    if re.fullmatch(r"-?[0-9]+\.?[0-9]*|-?\.[0-9]+", digits):
        number = f"{Decimal(digits).normalize():f}"
        if re.fullmatch("0[0-9]{2}", text):  # the end of [1,080]
            number += f"（1,{text} 这样的数，去掉逗号）"
        return f"若是数字，写 {number}；若是文字，请加引号"
    return "若是文字，请加引号"


def parsed_date(text: str) -> date | None:
    """The date that `text` writes as 2025-06-30, None for another spelling or no such day."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def date_spelling(text: str) -> tuple[str, str, str] | None:
    """(rule, message, hint) when `text` is a date in another spelling than 2025-06-30."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _OTHER_DATE.fullmatch(plain)
    if match is None:
        return None
    iso = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    if parsed_date(iso) is None:
        return "Y017", f"没有 {text} 这一天", _days_hint(iso)
    return "Y018", f"日期“{text}”的写法不对", f"写作 {iso}"


def _days_hint(text: str) -> str:
    """How many days the month has that `text` (2025-06-31) names."""
    year, month = int(text[:4]), int(text[5:7])
    if year and 1 <= month <= 12:
        return f"{year} 年 {month} 月只有 {monthrange(year, month)[1]} 天"
    return "年月日写作 2025-06-30"
