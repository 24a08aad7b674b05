"""Which problems are listed where not all can be: the severe ones first, in their order."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from minsheng.problems import Problem, Severity

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Listing(NamedTuple):
    """The problems to list, in the order they came in, and how many are left by file."""

    problems: list[Problem]
    left: Counter[str]


def by_severity(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, then warnings, then infos, each kind in the order it came in."""
    return sorted(problems, key=_rank)


def listing(problems: Sequence[Problem], in_file: int, in_all: int) -> Listing:
    """At most `in_file` problems of a file and `in_all` of all of them."""
    kept: set[int] = set()
    of_file: Counter[str] = Counter()
    for index in sorted(range(len(problems)), key=lambda index: _rank(problems[index])):
        path = problems[index].place.path
        if len(kept) < in_all and of_file[path] < in_file:
            kept.add(index)
            of_file[path] += 1
    listed = [problem for index, problem in enumerate(problems) if index in kept]
    return Listing(listed, Counter(problem.place.path for problem in problems) - of_file)


def _rank(problem: Problem) -> int:
    return _RANKS[problem.severity]
