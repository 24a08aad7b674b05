"""Two sides to compare: two dates of the ledger, or two commits."""

import os
from datetime import date
from typing import NamedTuple

from minsheng.changes.diff import Diff, diff
from minsheng.changes.sides import in_order, side_of
from minsheng.cli.options import whole_number
from minsheng.cli.session import Question, asked, data_root, opened, selection_of
from minsheng.clock import today, typed_day
from minsheng.errors import UsageError
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.schedule import default_day


class Compared(NamedTuple):
    """What is to be compared, as typed; `question.as_of` is the later date."""

    question: Question
    since: str | None = None
    from_rev: str | None = None
    to_rev: str | None = None


class _Book(NamedTuple):
    """A ledger and the commit that it was read from, None for the files as they are now."""

    ledger: Ledger
    commit: str | None = None


def compared(asking: Compared) -> Diff:
    """The diff that is asked for.

    DataError where the data of either side has errors, UsageError for what cannot be compared.
    """
    now = today(os.environ)
    since, until = (
        None if typed is None else typed_day(typed, now)
        for typed in (asking.since, asking.question.as_of)
    )
    if asking.from_rev is not None:
        return _of_commits(asking, asking.from_rev, since, until)
    if asking.to_rev is not None:
        hint = f"例如 minsheng diff --from-rev main --to-rev {asking.to_rev}"
        raise UsageError("--to-rev 要和 --from-rev 一起写", hint)
    found = asked(asking.question)
    return found.ledger.diff(since, found.day, found.selection)


def _of_commits(asking: Compared, from_rev: str, since: date | None, until: date | None) -> Diff:
    """A commit against a later one, or against the files as they are now."""
    later = _later(asking)
    earlier = _committed(asking.question, from_rev, later.ledger.targets.year, "--from-rev")
    end = until or _newest_day(earlier.ledger, later.ledger)
    begin = since or end
    in_order(begin, end)
    lists = [book.ledger.targets for book in (later, earlier)]
    selection = selection_of(asking.question, lists)
    then, now = (
        side_of(book.ledger, day, selection, book.commit)
        for book, day in ((earlier, begin), (later, end))
    )
    return diff(then, now, selection)


def _later(asking: Compared) -> _Book:
    question = asking.question
    if asking.to_rev is None:
        return _Book(opened(question.data, question.year).reported)
    year = whole_number(question.year, "年份")
    return _committed(question, asking.to_rev, year, "--to-rev")


def _committed(question: Question, revision: str, year: int | None, option: str) -> _Book:
    from minsheng.commits import ledger_at

    folder = open_folder(data_root(question.data))
    found = ledger_at(folder, revision, today(os.environ), year, option)
    return _Book(found.ledger, found.commit)


def _newest_day(*ledgers: Ledger) -> date:
    """The default day, or that of the newest report if that is later, so that all are seen."""
    dates = [ledger.newest for ledger in ledgers if ledger.newest]
    newest = max(dates, default=None)
    day = default_day(today(os.environ), ledgers[-1].targets.year, newest)
    return max([day, *dates])
