"""Bare libyaml events against the whole check, in one process: `once_running.py DATA RUNS`.

Prints the least seconds of both; with --bare it only reads the events, once.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from minsheng.check import check
from minsheng.folder import open_folder

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_events(files: list[bytes]) -> None:
    """Every event of every file, and nothing made of it."""
    for data in files:
        for _ in yaml.parse(data, Loader=LOADER):
            pass


def check_all(data: Path) -> None:
    """What `minsheng validate` does once it runs, but for the printing."""
    assert not check(open_folder(data), date(2026, 6, 30), keep_words=False).has_errors


def taken(task: Callable[[], None]) -> float:
    """Seconds of the processor that a task takes."""
    begin = time.process_time()
    task()
    return time.process_time() - begin


def main() -> None:
    """Both in turn, so that a busy machine slows both; on one core, where no crew helps."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    gc.set_threshold(100_000, 50, 100)  # as the program does
    folder = Path(sys.argv[-1] if "--bare" in sys.argv else sys.argv[1])
    files = [path.read_bytes() for path in sorted(folder.rglob("*.yaml"))]
    if "--bare" in sys.argv:
        read_events(files)
        return
    pairs = [
        (taken(lambda: read_events(files)), taken(lambda: check_all(folder)))
        for _ in range(int(sys.argv[2]) + 1)
    ][1:]
    print(min(bare for bare, _ in pairs), min(whole for _, whole in pairs))


if __name__ == "__main__":
    main()
