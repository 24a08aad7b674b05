"""Thousands of files read by several processes, each into ledgers of its own, then joined."""

import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from minsheng.folder import Watched
from minsheng.intake import Intake, Taken
from minsheng.loader import load_progress

_CHUNK = 250
_own: list[Intake] = []  # what a process of the crew was started with


def hands() -> int:
    """How many processes there can be: as many as cores where forking is safe (Linux), else 1."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def take_together(intake: Intake, paths: Sequence[Path], watched: Watched) -> bool:
    """Takes the files into `intake`; False where a process was killed and nothing was taken."""
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    taken: list[Taken] = []
    pool = ProcessPoolExecutor(hands(), get_context("fork"), _begin, (intake,))
    try:
        shares = pool.map(_take, chunks)
        for index, _ in enumerate(watched(paths)):
            if index % _CHUNK == 0:
                taken.append(next(shares))
    except BrokenProcessPool:
        return False
    finally:  # after Ctrl-C, nobody waits for what was not begun
        pool.shutdown(cancel_futures=True)
    for share in taken:
        intake.absorb(share)
    return True


def _begin(intake: Intake) -> None:
    """A new process of the crew: Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own[:] = [intake]


def _take(paths: Sequence[Path]) -> Taken:
    share = _own[0].blank()
    for path in paths:
        share.take(load_progress(path))
    return share.taken()
