"""The frozen `Problem`: one finding about the data, with its place and its severity."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs: an error fails, a warning fails under --strict, info never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters.

    `end_column` is the first column after the stretch, on `end_line`. In a table, `cell` is
    what people call the place (填报!K7); line and column are then its row and column.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    cell: str = ""


class Problem(NamedTuple):
    """What is wrong at `place`, by which rule, and what to write instead (`hint`)."""

    rule: str
    place: Place
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR


def fails(problem: Problem, strict: bool) -> bool:
    """Whether the run fails because of the problem; under `strict` a warning suffices."""
    return problem.severity is Severity.ERROR or (strict and problem.severity is Severity.WARNING)


def has_error(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is an error; a warning or an info takes nothing away."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by file, line, column and rule, each one only once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (p.place.path, p.place.line, p.place.column, p.rule, p.message),
    )


def unknown_before(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are new; one whose line alone has changed is not."""
    known = Counter(map(_identity, before))
    fresh = []
    for problem in after:
        if known[_identity(problem)] > 0:
            known[_identity(problem)] -= 1
        else:
            fresh.append(problem)
    return tuple(fresh)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.place.path, problem.message
