"""How a rule is declared: an id, a title, and a function that yields slips."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, ParamSpec

from minsheng.problems import Place, Problem, Severity

P = ParamSpec("P")


class Slip(NamedTuple):
    """What a rule found: where, what is wrong, and what to write instead."""

    place: Place
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """A check with its stable id; its docstring holds a failing and a passing example."""

    id: str
    title: str
    severity: Severity
    find: Callable[P, Iterable[Slip]]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        """The problems that the rule finds."""
        for slip in self.find(*args, **kwargs):
            yield Problem(self.id, slip.place, slip.message, slip.hint, self.severity)


def rule(
    rule_id: str, title: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Iterable[Slip]]], Rule[P]]:
    """Makes a rule of a function."""
    return lambda function: Rule(rule_id, title, severity, function)
