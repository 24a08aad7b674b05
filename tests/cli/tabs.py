"""Asks the program what a shell asks when Tab is pressed, without a shell."""

from pathlib import Path

from .program import SHIPPED, Outcome, Variables, run


def asked(shell: str, *words: str) -> Variables:
    """What zsh, fish or PowerShell tells the program; the last word is the one being typed."""
    return {"_MINSHENG_COMPLETE": shell, "_MINSHENG_WORDS": "\x1f".join(["minsheng", *words])}


def asked_of_bash(line: str, part: str | None = None, kind: str = "42") -> Variables:
    """What bash tells the program; `part` is what readline takes for the word being typed."""
    typed = "" if line.endswith(" ") else line.rsplit(maxsplit=1)[-1]
    return {
        "_MINSHENG_COMPLETE": "bash",
        "_MINSHENG_LINE": line,
        "_MINSHENG_PART": typed if part is None else part,
        "_MINSHENG_TYPE": kind,
        "_MINSHENG_COLUMNS": "60",
    }


def proposed(outcome: Outcome) -> list[str]:
    """The proposals of an answer, line by line; it never says anything else."""
    assert (outcome.code, outcome.stderr) == (0, "")
    head, *lines = outcome.stdout.splitlines()
    assert head == "words"
    return lines


def words_of(*words: str, cwd: Path = SHIPPED.parent) -> list[str]:
    """The words that fish would be offered, without their meaning."""
    return [line.partition("\t")[0] for line in proposed(run(cwd=cwd, env=asked("fish", *words)))]
