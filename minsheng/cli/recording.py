"""Recording a report that options give: the order, the check, the writing, what is said of it."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from minsheng.cli.entry import (
    DRY_RUN,
    SAMPLE,
    diff_of,
    opened_to_record,
    refuse_errors,
    waiting,
    warnings_of,
    written,
)
from minsheng.cli.output import put
from minsheng.cli.session import data_root
from minsheng.clock import today, typed_day
from minsheng.entry.given import IN_OPTIONS, Given, option_of, order_of
from minsheng.entry.standing import aligned, entry_rows, project_title
from minsheng.errors import UsageError
from minsheng.ledger import Ledger
from minsheng.posting import Order, Posting, post, prepare
from minsheng.problems import Problem
from minsheng.repeats import stands_already
from minsheng.rules.progress import as_of_out_of_bounds
from minsheng.schedule import default_day
from minsheng.spoken import in_terms
from minsheng.text import safe
from minsheng.wanted import one_of

ALREADY = "台账里已经有一模一样的填报，没有再写一遍\n"


class Wanted(NamedTuple):
    """What was asked for beside the report itself, as typed; `wait` in seconds."""

    data: str | None
    year: str | None
    unit: str | None
    as_of: str | None
    dry_run: bool
    wait: float


class Meant(NamedTuple):
    """What the options come to beside a ledger."""

    ledger: Ledger
    order: Order
    posting: Posting

    @property
    def told(self) -> Posting:
        """The posting with its problems as they are told to whoever typed the options."""
        fresh = tuple(_in_options(self.posting, problem) for problem in self.posting.fresh)
        return self.posting._replace(fresh=fresh)


def record_given(wanted: Wanted, given: Given) -> None:
    """Writes the report that the options give, or shows what would be written.

    UsageError for what is not understood, DataError where the ledger would have errors.
    """
    if wanted.dry_run:
        meant = _meant(wanted, given)
        if _is_news(meant):
            put(diff_of(meant.posting))
            sys.stderr.write(warnings_of(meant.told) + DRY_RUN)
        return
    made: list[Meant] = []

    def make() -> Posting:
        """The posting, as the ledger is now."""
        made.append(_meant(wanted, given))
        return made[-1].posting

    done = post(
        data_root(wanted.data), make, lambda _: _is_news(made[-1]), wait=wanted.wait, tell=waiting
    )
    if done:
        put(written(done) + "".join(f"{line}\n" for line in _told(made[-1], wanted)))
        sys.stderr.write(warnings_of(made[-1].told))


def _meant(wanted: Wanted, given: Given) -> Meant:
    now = today(os.environ)
    day = None if wanted.as_of is None else typed_day(wanted.as_of, now)
    one = opened_to_record(wanted.data, wanted.year)
    ledger = one.reported
    unit = unit_meant(wanted.unit, ledger)
    order = order_of(given, ledger, unit, day or default_as_of(ledger, now))
    return Meant(ledger, order, prepare(one.root, order, one.checked, now))


def unit_meant(typed: str | None, ledger: Ledger) -> str:
    """The responsible unit that was typed. UsageError where none was, or none such is known."""
    if typed is None:
        known = "、".join(ledger.targets.units)
        raise UsageError("还要写明 --unit：是哪个责任单位填报", f"责任单位有：{known}")
    return one_of(typed, ledger.targets.units, "责任单位")


def default_as_of(ledger: Ledger, now: date) -> date:
    """The date that a report is as of where none is typed."""
    return default_day(now, ledger.targets.year, ledger.newest)


def _is_news(meant: Meant) -> bool:
    """Whether there is anything to be written: DataError where it would be wrong."""
    if stands_already(meant.ledger, meant.order):
        put(ALREADY)
        return False
    refuse_errors(meant.told)
    return True


def with_year_option(problem: Problem) -> Problem:
    """A date outside of the year may be meant for another one: then its hint says how."""
    if problem.rule != as_of_out_of_bounds.id:
        return problem
    return problem._replace(hint=f"{problem.hint}；别的年度用 --year 指明")


def _in_options(posting: Posting, problem: Problem) -> Problem:
    """A problem that says which option it comes from, and with which one it is mended; as it is
    where it has to be mended elsewhere.
    """
    spot = posting.spot(problem)
    if spot is None:
        return problem
    option = option_of(spot)
    message = f"{option}：{problem.message}" if option else problem.message
    hint = in_terms(with_year_option(problem).hint or "", IN_OPTIONS)
    return problem._replace(message=message, hint=hint or None)


def _told(meant: Meant, wanted: Wanted) -> Iterator[str]:
    """Whose report it is, as of when, and each figure beside the one before."""
    order, ledger = meant.order, meant.ledger
    (entry,) = order.report.projects
    day = order.report.as_of
    project = ledger.targets.by_id[entry.project]
    chosen = "（没有写 --as-of，取上一个月末）" if wanted.as_of is None else ""
    yield f"{safe(order.unit)} 截至 {day}{chosen} · {project_title(project)}"
    yield from aligned(list(entry_rows(ledger, project, entry, order.unit, day)))
    if meant.posting.is_sample:
        yield SAMPLE
