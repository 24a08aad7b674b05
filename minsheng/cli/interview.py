"""`minsheng record` on a terminal: one report from the first question to the file."""

import os
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from minsheng import api
from minsheng.cli.entry import DRY_RUN, SAMPLE, diff_of, opened_to_record, waiting, written
from minsheng.cli.output import put
from minsheng.cli.recording import (
    ALREADY,
    Wanted,
    default_as_of,
    unit_meant,
    with_year_option,
)
from minsheng.cli.session import data_root
from minsheng.cli.talk import ask, ask_for_value, can_talk, complain, prepare_terminal, say, talk
from minsheng.clock import today, typed_day
from minsheng.entry.draft import Draft, order_for
from minsheng.entry.opening import date_question, greeting, unit_question
from minsheng.entry.projects import ask_project, heading
from minsheng.entry.question import Answer, Question
from minsheng.entry.review import (
    Choice,
    leave_question,
    nothing_question,
    review_lines,
    review_question,
    same_outcome,
)
from minsheng.entry.sitting import Sitting, sitting
from minsheng.errors import Stop, UsageError
from minsheng.posting import Order, Posting, post, prepare
from minsheng.repeats import stands_already
from minsheng.typed import Misread

NOTHING_WRITTEN = "什么也没有写入。"
_WRITING = "中断时正在写入：打开文件看一眼写进去没有。"
_CHANGED = ["", "核对的时候有人改动过这本台账，这次还没有写入。请再核对一遍："]
_STILL_WRONG = ["    还有错误，不能写入。", "    提示：打项目序号重填那一项"]


class Left(Stop):
    """The person left in the middle (Ctrl-C, Ctrl-D); the text says what was written."""

    exit_code = 130


def record_asking(wanted: Wanted) -> None:
    """Asks for a report and writes it. UsageError without a terminal, `Left` on Ctrl-C."""
    if not can_talk():
        message = "逐项来问要在终端里；这里的输入或输出不是终端"
        hint = "脚本里写明 --unit、--project，和 --set、--progress 等要填的内容"
        raise UsageError(message, hint)
    prepare_terminal()
    interview = _Interview(wanted, today(os.environ))
    try:
        interview.run()
    except (KeyboardInterrupt, EOFError):
        put("\n")
        raise Left(_WRITING if interview.writing else NOTHING_WRITTEN) from None


@dataclass
class _Interview:
    """What was typed so far lives in the drafts, whatever becomes of the files meanwhile."""

    wanted: Wanted
    now: date
    drafts: dict[int, Draft] = field(default_factory=dict)
    writing: bool = False

    def run(self) -> None:
        """Asks for everything, shows it, and writes it."""
        typed = self.wanted.as_of
        day = None if typed is None else typed_day(typed, self.now)
        one = opened_to_record(self.wanted.data, self.wanted.year)
        unit = self._unit(one)
        about = self._sitting(one, unit, self._day(one, unit) if day is None else day)
        if day and (misread := _objection(about)):
            raise UsageError(f"--as-of：{misread.message}", misread.hint)
        say(greeting(about))
        self.drafts = {project.id: Draft(project) for project in about.projects}
        for draft in self.drafts.values():
            if _go_through(about, draft) is Answer.REVIEW:
                break
        self._finish(about)

    def _sitting(self, one: api.Ledger, unit: str, day: date) -> Sitting:
        return sitting(one.root, one.reported, unit, day, self.now)

    def _unit(self, one: api.Ledger) -> str:
        if self.wanted.unit is None:
            return str(ask_for_value(unit_question(one.reported.targets.units)))
        return unit_meant(self.wanted.unit, one.reported)

    def _day(self, one: api.Ledger, unit: str) -> date:
        default = default_as_of(one.reported, self.now)
        while True:
            answer = ask(date_question(default, self.now))
            day = answer if isinstance(answer, date) else default
            misread = _objection(self._sitting(one, unit, day))
            if misread is None:
                return day
            say([f"    {misread.message}", f"    提示：{misread.hint}"])

    def _finish(self, about: Sitting) -> None:
        """Shows what was typed until it is written, or given up."""
        choice: Choice | int | None = None
        while choice not in (Choice.WRITE, Choice.LEAVE):
            order = order_for(self.drafts, about.unit, about.year, about.as_of)
            choice = self._nothing(about) if order is None else self._reviewed(about, order)
            if isinstance(choice, int):
                _go_through(about, self.drafts[choice])

    def _nothing(self, about: Sitting) -> Choice | int:
        answer = ask(nothing_question(about))
        return answer if isinstance(answer, int) else _left()

    def _reviewed(self, about: Sitting, order: Order) -> Choice | int | None:
        """What is chosen once the report was shown; None where it has to be shown again."""
        try:
            one = opened_to_record(self.wanted.data, self.wanted.year)
            posting = prepare(one.root, order, one.checked, self.now)
        except Stop as stop:
            complain(stop)
            return self._chosen(about, order, None)
        if stands_already(one.reported, order):
            put(ALREADY)
            return Choice.LEAVE
        now = self._sitting(one, about.unit, about.as_of)
        say(review_lines(now, posting, order.report.projects))
        say([SAMPLE] if posting.is_sample else [])
        return self._chosen(about, order, posting)

    def _chosen(self, about: Sitting, order: Order, posting: Posting | None) -> Choice | int | None:
        has_errors = posting is not None and posting.checked.has_errors
        answer = _decided(review_question(about, has_errors, posting is None), has_errors)
        if isinstance(answer, int):
            return answer
        if answer is Choice.LEAVE:
            return _left()
        return self._write(order, posting) if posting else None

    def _write(self, order: Order, seen: Posting) -> Choice | None:
        """Writes what was seen; None where it is something else by now."""
        if self.wanted.dry_run:
            put(diff_of(seen) + DRY_RUN)
            return Choice.WRITE
        try:
            done = self._posted(order, seen)
        except Stop as stop:
            self.writing = False
            complain(stop)
            return None
        if done is None:
            say(_CHANGED)
            return None
        put(written(done))
        return Choice.WRITE

    def _prepared(self, order: Order) -> Posting:
        """What the order comes to, as the ledger is now."""
        one = opened_to_record(self.wanted.data, self.wanted.year)
        return prepare(one.root, order, one.checked, self.now)

    def _posted(self, order: Order, seen: Posting) -> Posting | None:
        def agreed(made: Posting) -> bool:
            """Only what was seen is written."""
            self.writing = same_outcome(seen, made)
            return self.writing

        root = data_root(self.wanted.data)
        done = post(root, partial(self._prepared, order), agreed, self.wanted.wait, waiting)
        self.writing = False
        return done


def _decided(question: Question, has_errors: bool) -> Choice | Answer | int:
    """What is chosen at the review; neither to write errors, nor to leave inadvertently."""
    while True:
        answer: Choice | Answer | int = ask(question)
        if answer is Answer.NONE and has_errors:
            say(_STILL_WRONG)
        elif answer is not Choice.LEAVE or ask(leave_question()) is True:
            return answer


def _left() -> Choice:
    put(f"{NOTHING_WRITTEN}\n")
    return Choice.LEAVE


def _go_through(about: Sitting, draft: Draft) -> Answer | None:
    say(heading(about, draft))
    return talk(ask_project(about, draft))


def _objection(about: Sitting) -> Misread | None:
    """What is wrong with the date of the report."""
    found = next(map(with_year_option, about.bench.objections_to_date()), None)
    return Misread(found.message, found.hint or "") if found else None
