"""A problem's fingerprint: the same while the problem lasts, wherever its line moves to."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from minsheng.problems import Problem

# What a message says of another line or of a commit moves as well: 第 12 行,
# progress/建设局.yaml:12, 提交 1a2b3c4d.
_MOVING = re.compile(r"(?<=第 )\d+(?= 行)|(?<=\.yaml):\d+(?::\d+)?|(?<=提交 )[0-9a-f]{8}\b")


def fingerprints(problems: Iterable[Problem]) -> list[str]:
    """32 hexadecimal digits for each problem, all different.

    They are made of the rule, the file and the message; of problems that are equal in these,
    the first, second … are told apart by their order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        told = (problem.rule, problem.place.path, _MOVING.sub("", problem.message))
        seen[told] += 1
        found.append(_hashed(*told, str(seen[told])))
    return found


def _hashed(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
