"""Two sides to compare: two dates of the ledger, or two commits."""

from typing import NamedTuple

from minsheng.changes.diff import Diff
from minsheng.cli.session import Question, asked


class Compared(NamedTuple):
    """What is to be compared, as typed; `question.as_of` is the later date."""

    question: Question
    since: str | None = None
    from_rev: str | None = None
    to_rev: str | None = None


def compared(asking: Compared) -> Diff:
    """The diff that is asked for.

    DataError where the data has errors, UsageError for what cannot be compared.
    """
    return _dates(asking)


def _dates(asking: Compared) -> Diff:
    found = asked(asking.question)
    return found.ledger.diff(asking.since, found.day, found.selection)
