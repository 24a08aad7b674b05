"""Asks on a terminal and shows what comes of it: the only room that reads what is typed there."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from minsheng.cli.output import put, screen_for
from minsheng.entry.question import Answer, Question, Questions
from minsheng.errors import Stop, UsageError
from minsheng.text import safe, safe_block, wrapped
from minsheng.typed import Misread

_READLINE = ("disable-completion on", "input-meta on", "output-meta on", "convert-meta off")
# Tab completes no file names; Chinese is taken as typed where the locale is C, too.


def can_talk() -> bool:
    """Whether there is somebody at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def prepare_terminal() -> None:
    """Line editing where the system has it, without a history; odd bytes are taken as such."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)
        for setting in _READLINE:
            readline.parse_and_bind(f"set {setting}")


def say(lines: Iterable[str]) -> None:
    """Prints lines, broken where the terminal ends; what is carried over stands further in."""
    columns = screen_for(sys.stdout, os.environ).width or 80
    put("".join(f"{piece}\n" for line in lines for piece in _broken(line, columns)))


def _broken(line: str, columns: int) -> Iterator[str]:
    inside = line.lstrip(" ")
    margin = " " * (len(line) - len(inside))
    first, *others = wrapped(inside, columns - len(margin) - 2)
    yield margin + first
    yield from (f"{margin}  {other}" for other in others)


def complain(stop: Stop) -> None:
    """Says what stood in the way, where that does not end the run."""
    put(safe_block(stop.text) if isinstance(stop, UsageError) else stop.text)
    put("\n")


def ask(question: Question) -> Any:
    """The answer to a question; what is no answer is explained, and asked for again."""
    say(question.lines)
    while True:
        answer = question.answer(input(question.prompt))
        if isinstance(answer, Misread):
            say([f"    {safe(answer.message)}"])
            say([f"    提示：{safe(answer.hint)}"] if answer.hint else [])
        elif answer is Answer.HELP:
            say([f"    {question.help}"])
        else:
            return answer


def ask_for_value(question: Question) -> Any:
    """The answer to a question that cannot be left open."""
    while (answer := ask(question)) is Answer.NONE:
        question = question._replace(lines=())
    return answer


def talk(questions: Questions) -> Answer | None:
    """Asks one question after the other; `Answer.SKIP` or `REVIEW` where they were cut short."""
    question = next(questions, None)
    while question:
        answer = ask(question)
        if answer in (Answer.SKIP, Answer.REVIEW):
            questions.close()
            return Answer(answer)
        try:
            question = questions.send(answer)
        except StopIteration:
            break
    return None
