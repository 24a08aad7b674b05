"""Two names that look alike compared character by character, in words a person can check."""

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from minsheng.lookalikes import is_unseen

_MOST = 3  # stretches that are described; beyond that the right spelling says enough
_LONGEST = 60
_UNSEEN_NAMES = {
    " ": "空格",
    "\t": "制表符",
    "\n": "换行",
    "\u00a0": "不换行空格",
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2060": "零宽连字",
    "\u3000": "全角空格",
    "\ufeff": "零宽空格",
}
_DASHES = "-‐‑‒–—―−─ー一－"
_LOOKS_THE_SAME = frozenset(_DASHES + "·•・‧∙⋅.．。oO0〇○◯lI1|")
Stretch = tuple[str, str, int]
"""What was written, what belongs there, and how many characters stand before it."""


def differences(written: str, right: str) -> list[str] | None:
    """Each stretch where `written` differs from `right`, in words.

    None for more than three, or in names so long that nobody counts their characters.
    """
    if max(len(written), len(right)) > _LONGEST:
        return None if written != right else []
    stretches = list(_stretches(written, right))
    return (
        [_described(stretch, written) for stretch in stretches] if len(stretches) <= _MOST else None
    )


def _stretches(written: str, right: str) -> Iterator[Stretch]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, written, right, False).get_opcodes():
        if tag == "equal":
            continue
        before = _seen(written[:i1])
        if i2 - i1 == j2 - j1:
            yield from _alike_in_kind(written[i1:i2], right[j1:j2], before)
        else:
            yield written[i1:i2], right[j1:j2], before


def _alike_in_kind(written: str, right: str, before: int) -> Iterator[Stretch]:
    """Neighbours that differ in the same way are one stretch: `ＡＥＤ` for AED."""
    for _, group in groupby(zip(written, right, strict=True), key=lambda pair: _way(*pair)):
        wrong, meant = map("".join, zip(*group, strict=True))
        yield wrong, meant, before
        before += _seen(wrong)


def _seen(text: str) -> int:
    """How many characters of `text` a reader can count."""
    return sum(not is_unseen(char) for char in text)


def _way(wrong: str, right: str) -> str:
    """In which way a character differs from the right one."""
    if is_unseen(wrong):
        return "unseen"
    if "！" <= wrong <= "～" and unicodedata.normalize("NFKC", wrong) == right:
        return "fullwidth"
    if "！" <= right <= "～" and unicodedata.normalize("NFKC", right) == wrong:
        return "halfwidth"
    return "case" if wrong.casefold() == right.casefold() else "other"


def _described(stretch: Stretch, written: str) -> str:
    wrong, right, before = stretch
    if not wrong:
        return f"{_behind(before)}少了{_shown(right)}"
    if all(map(is_unseen, wrong)):
        return _extra_blank(wrong, right, before, at_end=before == _seen(written))
    where = f"第 {before + 1} 个字"
    if (length := _seen(wrong)) > 1:
        where = f"第 {before + 1}–{before + length} 个字"
    return where + _in_words(wrong, right)


def _in_words(wrong: str, right: str) -> str:
    if not right:
        return f"“{wrong}”是多余的"
    way = _way(wrong[0], right[0]) if len(wrong) == len(right) else "other"
    words = {
        "fullwidth": f"写成了全角“{wrong}”",
        "halfwidth": f"写成了半角“{wrong}”，应为全角“{right}”",
        "case": f"大小写不对，“{wrong}”应为“{right}”",
    }
    return words.get(way) or _told_apart(wrong, right)


def _extra_blank(wrong: str, right: str, before: int, at_end: bool) -> str:
    where = "末尾" if at_end and before else _behind(before)
    if right:
        return f"{where}的{_unseen_name(wrong[0])}应为{_shown(right)}"
    count = f" {len(wrong)} 个" if len(set(wrong)) == 1 < len(wrong) else "一个"
    kinds = "、".join(dict.fromkeys(map(_unseen_name, wrong)))
    return f"{where}多了{count}{kinds}"


def _behind(before: int) -> str:
    return f"第 {before} 个字后面" if before else "开头"


def _unseen_name(char: str) -> str:
    """A blank by its name; what cannot be seen at all also by its code point."""
    name = _UNSEEN_NAMES.get(char)
    if name and char.isspace() and char != "\u00a0":
        return name
    return f"看不见的{name or '控制字符'}（{_code(char)}）"


def _shown(text: str) -> str:
    return _unseen_name(text[0]) if all(map(is_unseen, text)) else f"“{text}”"


def _told_apart(wrong: str, right: str) -> str:
    """`“己”应为“已”`; of what the eye cannot tell apart, the kind and the code point, too."""
    if len(wrong) != len(right) or len(wrong) > 1 or not _is_indistinguishable(wrong, right):
        return f"“{wrong}”应为“{right}”"
    one, other = _kind(wrong), _kind(right)
    if one == other:
        one = other = ""
    return f"是{one}“{wrong}”（{_code(wrong)}），应为{other}“{right}”（{_code(right)}）"


def _is_indistinguishable(wrong: str, right: str) -> bool:
    same_sign = wrong in _LOOKS_THE_SAME and right in _LOOKS_THE_SAME
    return (
        same_sign or _kind(wrong) != _kind(right) or unicodedata.normalize("NFKC", wrong) == right
    )


_KINDS = (
    ("LATIN", "拉丁字母"),
    ("CYRILLIC", "西里尔字母"),
    ("GREEK", "希腊字母"),
    ("DIGIT", "数字"),
    ("CJK UNIFIED", "汉字"),
    ("CJK COMPATIBILITY IDEOGRAPH", "兼容汉字"),
    ("KANGXI RADICAL", "部首"),
    ("CJK RADICAL", "部首"),
    ("IDEOGRAPHIC NUMBER", "汉字"),
    ("ARMENIAN", "亚美尼亚字母"),
)


def _kind(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((kind for start, kind in _KINDS if name.startswith(start)), "符号")


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
