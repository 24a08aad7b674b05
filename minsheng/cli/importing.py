"""Recording what forms say: read, checked with the whole ledger, shown, written, one by one."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from minsheng import api
from minsheng.cli.entry import DRY_RUN, SAMPLE, diff_of, opened_to_record, waiting, written
from minsheng.cli.output import put, screen_for
from minsheng.cli.session import data_root, problems_text
from minsheng.clock import today
from minsheng.errors import DataError, Stop, UsageError
from minsheng.form.grid import Grid
from minsheng.form.heading import Asked
from minsheng.form.opening import opened_form
from minsheng.form.reading import Filled, Reading, read_form
from minsheng.ledger import Ledger
from minsheng.posting import Posting, post, prepare
from minsheng.problems import Place, Problem, Severity, in_order
from minsheng.render.review import review
from minsheng.rules.ledger import COMPARING_RULES
from minsheng.spoken import QUOTED, in_terms
from minsheng.text import safe

_NOTHING_WRITTEN = "什么也没有写入"
_REST = "先改上面的，再运行一次"


class Wanted(NamedTuple):
    """What was asked for beside the forms; `wait` in seconds."""

    data: str | None
    asked: Asked
    dry_run: bool
    wait: float


class _Meant(NamedTuple):
    """What a form comes to, beside the ledger as it was."""

    filled: Filled
    ledger: Ledger
    posting: Posting


class _NothingNew(Exception):
    """All that a form says stands in the ledger already; `filled` says where."""

    def __init__(self, filled: Filled) -> None:
        super().__init__(filled.path)
        self.filled = filled


def import_all(paths: Sequence[str], wanted: Wanted) -> None:
    """Records the forms, or shows what would be recorded.

    Nothing of any is written where one of them cannot be read: UsageError, or DataError with
    the problems of all. Then they are recorded one after the other, up to the first with which
    the ledger would have errors: DataError, which says what has been recorded.
    """
    forms = [opened_form(path) for path in paths]
    _refuse_unreadable(forms, wanted)
    take = _try_out if wanted.dry_run else _record
    recorded: list[str] = []
    for path, form in zip(paths, forms, strict=True):
        try:
            take(form, wanted)
        except Stop as stop:
            raise _stopped(stop, [] if wanted.dry_run else recorded) from None
        recorded.append(path)


def _refuse_unreadable(forms: Sequence[Sequence[Grid]], wanted: Wanted) -> None:
    """DataError with the problems of all forms; UsageError where there is nothing in one."""
    now = opened_to_record(wanted.data, None)
    found = [_read(form, now.checked.ledgers, wanted.asked) for form in forms]
    problems = [problem for reading in found for problem in reading.problems]
    if problems:
        problems += [
            p for reading in found if reading.filled for p in _compared(reading.filled, now)
        ]
        raise _refusal(problems, len(forms))


def _compared(filled: Filled, now: api.Ledger) -> list[Problem]:
    """What the figures that could be read would break by themselves, so that it is told at once."""
    rules = {rule.id for rule in COMPARING_RULES}
    try:
        meant = _prepared(filled, now)
    except UsageError:  # is told when all can be read
        return []
    return [problem for problem in _in_the_form(meant) if problem.rule in rules]


def _stopped(stop: Stop, recorded: Sequence[str]) -> Stop:
    """The same end; where other forms have been recorded before it, that is said."""
    if not recorded:
        return stop
    note = f"前面的已经记下：{'、'.join(map(safe, recorded))}；从这一个起没有记"
    if isinstance(stop, UsageError):
        return UsageError(stop.message, f"{stop.hint}。{note}" if stop.hint else note)
    return DataError(f"{stop.text}\n{note}")


def _read(form: Sequence[Grid], ledgers: Mapping[int, Ledger], asked: Asked) -> Reading:
    """What a form says, and what is wrong with it. UsageError where nothing is filled in."""
    reading = read_form(form, ledgers, asked)
    filled = reading.filled
    if filled and not (reading.problems or filled.order.report.projects or filled.known):
        hint = "在“本期累计”和后面的各列里填，存好再运行一次"
        raise UsageError(f"{filled.path} 里一项也没有填，没有可记的", hint)
    return reading


def _refusal(problems: list[Problem], forms: int) -> DataError:
    """What is said of forms with these problems."""
    text = problems_text(in_order(problems), forms, rest=_REST)
    return DataError(f"{text}填报表有上面的错误；{_NOTHING_WRITTEN}")


def _try_out(form: Sequence[Grid], wanted: Wanted) -> None:
    """Shows what would be recorded, and how the file would change."""
    try:
        meant = _meant(form, wanted)
    except _NothingNew as nothing:
        put(_already(nothing.filled))
        return
    _show(meant)
    put(diff_of(meant.posting) + DRY_RUN)


def _record(form: Sequence[Grid], wanted: Wanted) -> None:
    """Records a form, while no other writer is at it."""
    made: list[_Meant] = []

    def make() -> Posting:
        """The posting, as the ledger is now."""
        made.append(_meant(form, wanted))
        return made[-1].posting

    def approve(_: Posting) -> bool:
        """Shown, and without errors, it may be written."""
        _show(made[-1])
        return True

    root = data_root(wanted.data)
    try:
        posting = post(root, make, approve, wanted.wait, waiting)
    except _NothingNew as nothing:
        put(_already(nothing.filled))
        return
    put(written(posting) if posting else "")


def _meant(form: Sequence[Grid], wanted: Wanted) -> _Meant:
    """What a form comes to, as the ledger is now."""
    now = opened_to_record(wanted.data, None)
    problems, filled = _read(form, now.checked.ledgers, wanted.asked)
    if problems or filled is None:
        raise _refusal(problems, 1)
    if not filled.order.report.projects:
        raise _NothingNew(filled)
    return _prepared(filled, now)


def _prepared(filled: Filled, now: api.Ledger) -> _Meant:
    """What recording a form would come to."""
    ledger = now.checked.ledgers[filled.order.year]
    posting = prepare(now.root, filled.order, now.checked, today(os.environ))
    return _Meant(filled, ledger, posting)


def _show(meant: _Meant) -> None:
    """Shows what is going to be recorded; DataError where the ledger would have errors."""
    posting = meant.posting
    told = [*meant.filled.notes, *_in_the_form(meant)]
    text = problems_text(told, posting.checked.files, posting.excerpt, _REST)
    if posting.checked.has_errors:
        raise DataError(f"{text}照这样填，台账会有上面的错误；{_NOTHING_WRITTEN}")
    screen = screen_for(sys.stdout, os.environ)
    put("".join(f"{line}\n" for line in _introduced(meant.filled)))
    put(review(meant.ledger, meant.filled.order, _said(meant.filled), screen))
    if posting.is_sample:
        put(f"{SAMPLE}\n")
    sys.stderr.write(text if told else "")


def _in_the_form(meant: _Meant) -> Iterator[Problem]:
    """What is new to the ledger; what is about the report, at its place in the form."""
    for problem in meant.posting.fresh:
        if problem.severity is not Severity.INFO:
            spot = meant.posting.spot(problem)
            yield problem if spot is None else _at_its_cell(problem, meant.filled.place_of(spot))


def _at_its_cell(problem: Problem, place: Place) -> Problem:
    return problem._replace(place=place, hint=in_terms(problem.hint or "", QUOTED) or None)


def _said(filled: Filled) -> dict[tuple[int, str], str]:
    """What was understood rather than plain, by project and indicator or key."""
    entries = filled.order.report.projects
    return {
        (entries[loc[1]].project, str(loc[-1])): part.said
        for loc, part in filled.parts.items()
        if part.said and isinstance(loc[1], int) and isinstance(loc[-1], str)
    }


def _introduced(filled: Filled) -> Iterator[str]:
    """Which form it is, and what is to be known of it."""
    yield safe(filled.path)
    if filled.on_the_form is not None:
        day = filled.order.report.as_of
        yield f"截至日期按 --as-of 用 {day}，表上写的是 {filled.on_the_form}"
    if filled.known:
        yield f"其中 {len(filled.known)} 处已经记过（{_where(filled)}），不再写"


def _already(filled: Filled) -> str:
    day = filled.order.report.as_of
    return f"{safe(filled.path)}：{day} 的填报已经记过了（{_where(filled)}），没有再写\n"


def _where(filled: Filled) -> str:
    """Where the first of what is known stands: data/progress/建设局.yaml:12."""
    first = min(filled.known)
    return f"{safe(first.path)}:{first.line}"
