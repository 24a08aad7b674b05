"""Names as people type them: compared after normalisation, and the nearest one suggested."""

import re
import unicodedata
from collections.abc import Iterable

_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")

_LONGEST_NAME = 200


def bare(text: str) -> str:
    """`text` without any white space: how a quote is compared with its task."""
    return _BLANKS.sub("", text)


def folded(text: str) -> str:
    """`text` as NFKC, without blanks or case: equal for names that merely look alike."""
    return bare(unicodedata.normalize("NFKC", text)).casefold()


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that were probably meant, the best first; empty when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    candidates = list(dict.fromkeys(known))
    if len(name) > _LONGEST_NAME:
        return []
    alike = [other for other in candidates if folded(other) == folded(name)]
    inside = [o for o in candidates if len(name) > 1 and (name in o or o in name)]
    close = get_close_matches(name, candidates, n=most, cutoff=0.5)
    return list(dict.fromkeys([*alike, *close, *inside]))[:most]


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or lists the few there are."""
    candidates = list(dict.fromkeys(known))
    found = nearest(name, candidates)
    if found and folded(found[0]) == folded(name):
        return f"应写作“{found[0]}”：两者只差在全角、半角、大小写或空格上"
    if found:
        return f"是不是“{found[0]}”？"
    if 0 < len(candidates) <= 12:
        return "可用的有：" + "、".join(candidates)
    return None
