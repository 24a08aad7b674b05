"""Thousands of spoilt ledgers through the whole program, by hand.

    python -m tests.fuzz.mutate --count 100000 --seed 1 [--budget-seconds N]
    python -m tests.fuzz.mutate --replay 1:4711

The inputs run within a child process, since a signal would end it; it is started again behind
the input that did, or that took longer than a minute. Failing inputs are kept and named.
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from minsheng.render import FORMATS
from tests.fuzz.ledgers import Bench
from tests.fuzz.runs import run

_MEMORY = Path("/dev/shm")
_LONGEST = 60
_SLOW = 2.0
_EVERY = 5.0


class Job:
    """Inputs `first` to `count` of a seed: what was found, and what it took."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.seed = seed
        self.bench = Bench(folder)
        self.rules: Counter[str] = Counter()
        self.printed = self.failed = 0
        self.slowest = (0.0, -1)

    def one(self, number: int) -> None:
        """One input; what is amiss goes up as an exception."""
        rng = random.Random(f"{self.seed}:{number}")
        ledger = self.bench.spoil(rng)
        small = ledger in self.bench.small
        forms = None if small else [rng.choice(list(FORMATS))]
        began = time.perf_counter()
        found = run(ledger, forms, rng.randrange(4))
        took = time.perf_counter() - began
        self.slowest = max(self.slowest, (took, number))
        self.rules.update(found.keys() - {"printed"})
        self.printed += "printed" in found
        assert took < _SLOW, f"{took:.1f} s"

    def keep(self, number: int) -> Path:
        """Where the files of the input that failed are kept."""
        kept = Path(tempfile.gettempdir(), f"minsheng-fuzz-{self.seed}-{number}")
        for path in self.bench.spoilt:
            kept.mkdir(exist_ok=True)
            shutil.copy(path, kept / f"{path.parts[len(self.bench.folder.parts)]}-{path.name}")
        return kept

    def told(self, done: int) -> str:
        """How far it is, as one line of JSON."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return json.dumps(
            {
                "done": done, "printed": self.printed, "failed": self.failed, "megabytes": peak,
                "slowest": self.slowest, "rules": self.rules,
            }
        )  # fmt: skip


def work(seed: str, first: int, end: int, mark: Path) -> None:
    """The child: inputs `first` to `end`, a line now and then; `mark` holds the present one."""
    with _bench_folder() as folder, mark.open("w") as at:
        job = Job(Path(folder), seed)
        told = time.monotonic()
        for number in range(first, end):
            at.seek(0)
            at.write(f"{number:12}")
            at.flush()
            signal.alarm(_LONGEST)
            try:
                job.one(number)
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                job.failed += 1
                _say(
                    f"FAILED --replay {seed}:{number}  {job.keep(number)}\n"
                    + traceback.format_exc(limit=-3)
                )
            if time.monotonic() - told > _EVERY:
                told = time.monotonic()
                _say(job.told(number + 1))
        _say(job.told(end))


def _bench_folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)


def _say(line: str) -> None:
    print(line, flush=True)


class Watch:
    """The parent: sums up what the children tell, and starts the next where one has died."""

    def __init__(self, seed: str, count: int, budget: float) -> None:
        self.seed, self.count, self.budget = seed, count, budget
        self.began = time.monotonic()
        self.sums: dict[str, Any] = {"printed": 0, "failed": 0, "megabytes": 0, "slowest": [0, -1]}
        self.rules: Counter[str] = Counter()
        self.done = self.deaths = 0

    def all(self) -> None:
        """Runs all inputs, or as many as the budget allows."""
        mark = Path(tempfile.gettempdir(), f"minsheng-fuzz-{os.getpid()}.mark")
        while self.done < self.count and self._left() > 0:
            options = ["--seed", self.seed, "--count", str(self.count)]
            command = [sys.executable, "-m", "tests.fuzz.mutate", "--work", str(mark), *options]
            command += ["--first", str(self.done)]
            child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            self._listen(child)
            if child.wait() and self._left() > 0:
                self.deaths += 1
                self.done = int(mark.read_text() or self.done) + 1
                _say(f"DIED with {child.returncode}: --replay {self.seed}:{self.done - 1}")
        mark.unlink(missing_ok=True)

    def _left(self) -> float:
        return self.budget - (time.monotonic() - self.began)

    def _listen(self, child: "subprocess.Popen[str]") -> None:
        before, rules = dict(self.sums), Counter(self.rules)
        for line in child.stdout or ():
            if not line.startswith("{"):
                _say(line.rstrip())
                continue
            told = json.loads(line)
            self.done = told["done"]
            self.sums = {key: before[key] + told[key] for key in ("printed", "failed")}
            self.sums |= {key: max(before[key], told[key]) for key in ("megabytes", "slowest")}
            self.rules = rules + Counter(told["rules"])
            self._tell()
            if self._left() < 0:
                child.terminate()

    def _tell(self) -> None:
        seconds = time.monotonic() - self.began
        slow, at = self.sums["slowest"]
        _say(
            f"{self.done} of {self.count} in {seconds:.0f} s ({self.done / seconds:.0f} a second): "
            f"{self.sums['printed']} printed figures, {self.sums['failed']} FAILED, "
            f"{self.deaths} DIED; "
            f"slowest {slow:.2f} s ({self.seed}:{at}); {self.sums['megabytes']} MB"
        )

    def sum_up(self) -> None:
        """The last lines: how often each rule was met."""
        _say(" ".join(f"{rule}={number}" for rule, number in sorted(self.rules.items())))


def replay(which: str) -> None:
    """One input again, with its files, its problems and its traceback."""
    seed, number = which.split(":")
    with _bench_folder() as folder:
        job = Job(Path(folder), seed)
        try:
            job.one(int(number))
        finally:
            _say(f"{job.keep(int(number))}\n{dict(job.rules)} {job.slowest}")


def main() -> None:
    """Reads the options and does what they ask for; 1 where something failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--budget-seconds", type=float, default=float("inf"))
    parser.add_argument("--replay", metavar="SEED:NUMBER")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.replay:
        replay(asked.replay)
    elif asked.work:
        work(asked.seed, asked.first, asked.count, asked.work)
    else:
        watch = Watch(asked.seed, asked.count, asked.budget_seconds)
        watch.done = asked.first
        watch.all()
        watch.sum_up()
        sys.exit(bool(watch.sums["failed"] or watch.deaths))


if __name__ == "__main__":
    main()
