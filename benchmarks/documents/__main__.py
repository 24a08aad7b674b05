"""`python -m benchmarks.documents [--runs 5]`: the documents of 60 projects × 12 months.

Each is written by a whole process, in turn with `status` of the same ledger, so that a busy
machine slows both; the figures are the medians. Prints the table of docs/benchmarks.md.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.documents.corpus import make

SUFFIXES = (".docx", ".xlsx", ".html", ".md", ".csv", ".json")
LIBRARIES = ("minsheng", "python-docx", "XlsxWriter", "jinja2")


def seconds(data: Path, *arguments: str) -> float:
    """Wall time of one run of the program on the ledger."""
    command = [sys.executable, "-m", "minsheng", *arguments, "--data", str(data)]
    environment = {**os.environ, "MINSHENG_TODAY": "2026-01-10"}
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def line(data: Path, suffix: str, runs: int) -> str:
    """A row of the table."""
    file = data.parent / f"报告{suffix}"
    write = ("report", "-o", str(file))
    seconds(data, *write)  # once for the file cache and the byte code
    pairs = [(seconds(data, *write), seconds(data, "status")) for _ in range(runs)]
    took, beside = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    size = file.stat().st_size / 1024
    return f"| {suffix} | {took:.2f} s | {beside:.2f} s | {ratio:.1f} | {size:.0f} KB |"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    named = "、".join(f"{name} {version(name)}" for name in LIBRARIES)
    print(f"{platform.machine()}，{os.cpu_count()} 核；Python {platform.python_version()}；{named}")
    print("\n| 文件 | 用时 | status | 倍数 | 大小 |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        data = make(Path(folder))
        for suffix in SUFFIXES:
            print(line(data, suffix, runs), flush=True)


if __name__ == "__main__":
    main()
