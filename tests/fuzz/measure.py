"""Times the largest hostile files and their memory, each in a process of its own, by hand.

    python -m tests.fuzz.measure [--kib 5120] [--only WORD] [--format text]

The second line of figures is of half the size: twice the time for twice the size is linear.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.heavy import NAMES, made

_LIMIT = 60


class Cost(NamedTuple):
    """What a run of `minsheng validate` took: seconds of a core, MB, exit code, last line."""

    seconds: float
    megabytes: float
    code: int
    said: str


def cost(files: dict[str, bytes], form: str = "text") -> Cost:
    """Runs `minsheng validate` on these files in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return _run(
            [sys.executable, "-m", "minsheng", "validate", "--data", folder, "--format", form]
        )


def _run(command: list[str]) -> Cost:
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        code, usage = _ended(child)
        size = out.seek(0, os.SEEK_END)
        out.seek(max(0, size - 2000))
        said = out.read().decode("utf-8", "replace").strip().splitlines()
    seconds = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss / 1024, code, f"{said[-1] if said else ''} ({size} bytes)")


def _ended(child: "subprocess.Popen[bytes]") -> tuple[int, resource.struct_rusage]:
    """The exit code, and what the process used."""
    killer = subprocess.Popen([sys.executable, "-c", _KILLER, str(child.pid)])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    killer.kill()
    killer.wait()
    return child.returncode, usage


_KILLER = f"import os, sys, time; time.sleep({_LIMIT}); os.kill(int(sys.argv[1]), 9)"


def main() -> None:
    """Prints a line for every case."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kib", type=int, default=5120)
    parser.add_argument("--only", default="")
    parser.add_argument("--format", default="text")
    asked = parser.parse_args()
    for name in NAMES:
        if asked.only in name:
            half, whole = (cost(made(name, asked.kib * 1024 // n), asked.format) for n in (2, 1))
            print(
                f"{name:34} {half.seconds:7.2f} s {whole.seconds:7.2f} s {whole.megabytes:7.0f} MB"
                f"  exit {whole.code}  {whole.said}",
                flush=True,
            )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
