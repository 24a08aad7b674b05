"""What a run of `validate` found: the one thing that every format of problems prints."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from minsheng.problems import Problem

Excerpt = Callable[[str, int], str | None]


def no_excerpt(path: str, line: int) -> None:
    """The excerpt of a run that shows none."""
    del path, line


class Findings(NamedTuple):
    """The `problems` of the files asked for (`paths`), of all `files` that were looked at.

    `excerpt(path, line)` gives a file's line; `elsewhere` counts the errors and warnings of
    the files not asked for; `strict` says that warnings fail; `rest` says how to see those
    that are too many to be listed.
    """

    problems: Sequence[Problem]
    files: int
    paths: Sequence[Path] = ()
    excerpt: Excerpt = no_excerpt
    elsewhere: int = 0
    strict: bool = False
    rest: str = "全部列出：minsheng validate --format json"
