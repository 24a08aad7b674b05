"""All that was typed, shown once more before it is written, and the question what to do."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import partial

from minsheng.catalogue import SEVERITY_WORDS
from minsheng.entry.question import Question
from minsheng.entry.sitting import Sitting
from minsheng.entry.standing import aligned, entry_rows, project_title
from minsheng.models.progress import Entry
from minsheng.posting import Posting
from minsheng.problems import Problem, Severity
from minsheng.spellings.numbers import ordinal_meant
from minsheng.spoken import QUOTED, in_terms
from minsheng.text import safe
from minsheng.typed import Misread, shortened


class Choice(Enum):
    """What may be chosen at the review beside the number of a project."""

    WRITE = "写入"
    LEAVE = "离开"


_LEAVE = ("q", "quit", "退出", "离开", "不写入")


def review_lines(one: Sitting, posting: Posting, entries: tuple[Entry, ...]) -> Iterator[str]:
    """The report as it would be recorded: each project with its figures and its problems."""
    yield ""
    yield f"核对：{safe(one.unit)} 截至 {one.as_of}"
    by_entry = _by_entry(posting)
    for number, entry in enumerate(entries):
        project = one.ledger.targets.by_id[entry.project]
        yield project_title(project)
        yield from aligned(list(entry_rows(one.ledger, project, entry, one.unit, one.as_of)))
        for problem in by_entry.pop(number, []):
            yield from _told(problem._replace(hint=in_terms(problem.hint or "", QUOTED)), "")
    for problem in (problem for problems in by_entry.values() for problem in problems):
        yield from _told(problem, f"{problem.place.path}:{problem.place.line} ")
    yield from _left_out(one, entries)
    yield f"写入的文件：{safe(posting.path_shown)}"


def _left_out(one: Sitting, entries: tuple[Entry, ...]) -> Iterator[str]:
    typed = {entry.project for entry in entries}
    left = [str(project.id) for project in one.projects if project.id not in typed]
    if left:
        yield f"没有填的项目：{'、'.join(left)}"


def _by_entry(posting: Posting) -> dict[int | None, list[Problem]]:
    """The new errors and warnings by the number of the entry that they are about; None for
    those that are about something else.
    """
    found: dict[int | None, list[Problem]] = {}
    for problem in posting.fresh:
        if problem.severity is not Severity.INFO:
            match list(posting.spot(problem) or ()):
                case ["projects", int(number), *_]:
                    found.setdefault(number, []).append(problem)
                case _:
                    found.setdefault(None, []).append(problem)
    return found


def _told(problem: Problem, where: str) -> Iterator[str]:
    word = SEVERITY_WORDS[problem.severity]
    yield f"  {word} {problem.rule}：{safe(where)}{safe(problem.message)}"
    if problem.hint:
        yield f"    提示：{safe(problem.hint)}"


def review_question(one: Sitting, has_errors: bool, again: bool = False) -> Question:
    """Asks whether to write, which project to go through again, or to leave."""
    numbers = [project.id for project in one.projects]
    write = "有错误，不能写入；" if has_errors else "回车再试；" if again else "回车写入；"
    return Question(
        f"{write}打项目序号重填那一项；q 不写入离开> ",
        partial(_choice_typed, numbers),
        (),
        "上面是将要记下的内容：箭头左边是上期的数，右边是这次的。",
        has_signs=False,
    )


def _choice_typed(numbers: Sequence[int], text: str) -> Choice | int | Misread:
    if text.casefold() in _LEAVE:
        return Choice.LEAVE
    number = ordinal_meant(text)
    if number is not None and number in numbers:
        return number
    known = "、".join(map(str, numbers))
    return Misread(f"看不懂“{shortened(text)}”", f"回车、q，或项目序号：{known}")


def leave_question() -> Question:
    """Asks once more before what was typed is thrown away."""
    return Question(
        "填的内容都不要了？是/否> ",
        lambda text: text.casefold() in ("是", "y", "yes", *_LEAVE),
        has_signs=False,
    )


def nothing_question(one: Sitting) -> Question:
    """Asks what to do where nothing was typed at all."""
    question = review_question(one, has_errors=True)
    return question._replace(
        prompt="什么也没有填。打项目序号填那一项；回车离开> ",
        lines=("",),
        help="一项也没有填，没有内容可以写入。",
    )


def same_outcome(one: Posting, other: Posting) -> bool:
    """Whether two postings go into the same file as it was, with the same new problems."""
    return (one.path, one.old, _said(one)) == (other.path, other.old, _said(other))


def _said(posting: Posting) -> list[tuple[str, str]]:
    return [(p.rule, p.message) for p in posting.fresh if p.severity is not Severity.INFO]
