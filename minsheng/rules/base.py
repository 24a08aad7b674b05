"""How a rule is declared: an id of the catalogue, and a function that yields slips."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, ParamSpec

from minsheng.catalogue import severity_of
from minsheng.ledger import Ledger
from minsheng.problems import Place, Problem, Severity

P = ParamSpec("P")


class Slip(NamedTuple):
    """What a rule found: where, what is wrong, and what to write instead.

    `also` holds the places of whatever else is wrong by the same slip.
    """

    place: Place
    message: str
    hint: str | None = None
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """A check with its stable id; its docstring holds a failing and a passing example."""

    id: str
    severity: Severity
    find: Callable[P, Iterable[Slip]]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        """The problems that the rule finds."""
        for slip in self.find(*args, **kwargs):
            yield self.problem(slip)

    def problem(self, slip: Slip) -> Problem:
        """The problem that a slip is."""
        return Problem(self.id, slip.place, slip.message, slip.hint, self.severity)


def rule(rule_id: str) -> Callable[[Callable[P, Iterable[Slip]]], Rule[P]]:
    """Makes a rule of a function; its title and severity stand in the catalogue."""
    return lambda function: Rule(rule_id, severity_of(rule_id), function)


def found_in(ledger: Ledger, rules: Iterable[Rule[[Ledger]]]) -> list[Problem]:
    """What the rules find, in their order: on what an error has found wrong, the next ones do
    not build.
    """
    problems: list[Problem] = []
    for one in rules:
        slips = list(one.find(ledger))
        if one.severity is Severity.ERROR:
            ledger.wrong.update(place for slip in slips for place in (slip.place, *slip.also))
        problems += map(one.problem, slips)
    return problems
