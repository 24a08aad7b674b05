"""What the commands share that tell of one project, or of one of its indicators alone."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, Self, TypeVar

from minsheng.api import Ledger
from minsheng.cli.session import Question, asked
from minsheng.wanted import one_of


class Tale(Protocol):
    """What is told of a project, which may be narrowed to an indicator."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the project's indicators."""

    def only(self, name: str) -> Self:
        """The same with one of its indicators alone."""


T = TypeVar("T", bound=Tale)


def told_about(
    question: Question, indicator: str | None, tell: Callable[[Ledger, int, date], T]
) -> T:
    """What `tell` answers about the project that is asked for.

    Raises as `session.asked` does; UsageError for an indicator that the project does not have.
    """
    ledger, day, selection = asked(question)
    assert selection.project is not None  # noqa: S101 - these commands cannot do without one
    found = tell(ledger, selection.project, day)
    return found if indicator is None else found.only(one_of(indicator, found.names, "指标"))
