"""Chinese numerals read strictly: what is ill-formed or ambiguous is no number."""

import re

from minsheng.numerals import from_words

_LONGEST = 40
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_DIGIT = "[一二两三四五六七八九]"
_SECTION = f"(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?"
_IN_WORDS = re.compile(
    f"(?:{_SECTION}亿)?(?:零?{_SECTION}万)?零?{_SECTION}|{_DIGIT}[〇零一二三四五六七八九]+|[〇零]"
)
_CUT_SHORT = re.compile(f"[百千万亿]{_DIGIT}$")  # 三百二 is 302 to some, 320 to others
_EITHER = re.compile("一[二两]|[二两]三|三四|四五|五六|六七|七八|八九")  # 七八 is seven or eight


def in_words(words: str) -> int | None:
    """The number that Chinese numerals write, None where they write none, or not for certain."""
    plain_words = words.translate(_FORMAL)
    if (
        not 0 < len(words) <= _LONGEST
        or not _IN_WORDS.fullmatch(plain_words)
        or _CUT_SHORT.search(plain_words)
        or _EITHER.fullmatch(plain_words)
    ):
        return None
    return from_words(plain_words)
