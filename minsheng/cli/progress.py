"""On stderr, and on a terminal alone: a bar while many files are read, a sign of life at work."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

_PATIENCE = 1.0  # seconds


def watched(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths one after the other; a bar shows how many of them are done."""
    if not sys.stderr.isatty():
        yield from paths
        return
    begin = monotonic()
    for done, path in enumerate(paths, start=1):
        yield path
        if monotonic() - begin > _PATIENCE:
            yield from _with_bar(paths, done)
            return


def _with_bar(paths: Sequence[Path], done: int) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("读取文件"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(paths[done:], total=len(paths), completed=done)


@contextmanager
def working(what: str, done: str) -> Iterator[None]:
    """Says `what` is going on until it is over, and then that it is `done`."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    with console.status(what, spinner="line"):
        yield
    console.print(done, soft_wrap=True)
