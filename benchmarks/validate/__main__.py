"""`python -m benchmarks.validate [--files 2000] [--runs 3] [--grow] [--huge]`.

Needs check-jsonschema and yamllint beside minsheng. Every command is a whole process, run in
turn with the others and held on one core, so that a busy machine slows all of them; the
figure is the least of the runs. Prints the tables of docs/benchmarks.md.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks.validate.corpus import make

ONCE_RUNNING = Path(__file__).with_name("once_running.py")
LINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"
NAMES = {3: "三个项目各四个数", 12: "十二个项目各一个数"}


def commands(data: Path, schemas: Path) -> dict[str, list[list[str]]]:
    """Name to the commands that together check the whole ledger."""
    reports = [str(path) for path in sorted((data / "progress").rglob("*.yaml"))]
    lint, schema = str(beside("yamllint")), str(beside("check-jsonschema"))
    return {
        "minsheng validate": [[str(beside("minsheng")), "validate", "--data", str(data)]],
        "yamllint": [[lint, "-d", LINT, str(data)]],
        "check-jsonschema": [
            [schema, "--schemafile", f"{schemas}/targets.json", f"{data}/targets_2025.yaml"],
            [schema, "--schemafile", f"{schemas}/progress.json", *reports],
        ],
        "裸 libyaml 事件": [[sys.executable, str(ONCE_RUNNING), "--bare", str(data)]],
    }


def beside(name: str) -> Path:
    """A program of this Python's environment."""
    return Path(sys.executable).with_name(name)


def seconds(lines: list[list[str]], cores: set[int] | None = None) -> float:
    """Wall time of the commands one after the other, on one core where `cores` says which."""
    begin = time.perf_counter()
    for line in lines:
        subprocess.run(line, stdout=subprocess.DEVNULL, check=True, preexec_fn=lambda: held(cores))
    return time.perf_counter() - begin


def held(cores: set[int] | None) -> None:
    """Holds the process on these cores, where the system can."""
    if cores and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)


def write_schemas(folder: Path) -> Path:
    """The shipped schemas as files."""
    for name in ("targets", "progress"):
        done = subprocess.run([str(beside("minsheng")), "schema", name], stdout=-1, check=True)
        (folder / f"{name}.json").write_bytes(done.stdout)
    return folder


def compare(work: Path, files: int, runs: int) -> None:
    """The first table: whole processes on one core, as ratios to minsheng."""
    schemas = write_schemas(work)
    print(f"\n### {files} 个文件，整个进程，一个核\n")
    print("| 语料 | " + " | ".join(commands(work, schemas)) + " |")
    print("|---|" + "---:|" * 4)
    for projects, name in NAMES.items():
        data = make(work / f"{files}-{projects}", files, projects)
        todo = commands(data, schemas)
        least = dict.fromkeys(todo, float("inf"))
        for _ in range(runs):
            for what, lines in todo.items():
                least[what] = min(least[what], seconds(lines, {0}))
        mine = least["minsheng validate"]
        cells = [f"{took:.2f} s（{took / mine:.1f} 倍）" for took in least.values()]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def once_running(work: Path, files: int, runs: int) -> None:
    """The second table: without start-up, as ratio to bare events in the same process."""
    print(f"\n### {files} 个文件，启动以后，处理器时间\n")
    print("| 语料 | 裸事件 | 全部检查 | 倍数 |\n|---|---:|---:|---:|")
    for projects, name in NAMES.items():
        data = work / f"{files}-{projects}" / "data"
        line = [sys.executable, str(ONCE_RUNNING), str(data), str(runs)]
        done = subprocess.run(line, stdout=-1, check=True, text=True)
        bare, checked = map(float, done.stdout.split())
        print(f"| {name} | {bare:.3f} s | {checked:.3f} s | {checked / bare:.2f} |", flush=True)


def grow(work: Path, files: int, runs: int) -> None:
    """The third table: ten times the files."""
    print(
        f"\n### 十倍的文件\n\n| 语料 | {files} 个 | {files * 10} 个 | 倍数 |\n|---|---:|---:|---:|"
    )
    for projects, name in NAMES.items():
        small = work / f"{files}-{projects}" / "data"
        large = make(work / f"{files * 10}-{projects}", files * 10, projects)
        pair = [commands(data, work)["minsheng validate"] for data in (small, large)]
        took = [min(seconds(lines, {0}) for _ in range(runs)) for lines in pair]
        print(
            f"| {name} | {took[0]:.2f} s | {took[1]:.2f} s | {took[1] / took[0]:.1f} |", flush=True
        )


def huge(work: Path) -> None:
    """The last table: a hundred thousand files, with the memory they take."""
    print("\n### 100000 个文件\n\n| 语料 | 用时 | 内存峰值 |\n|---|---:|---:|")
    for projects, name in NAMES.items():
        data = make(work / f"100000-{projects}", 100_000, projects)
        took, megabytes = measured(lambda data=data: commands(data, work)["minsheng validate"])
        print(f"| {name} | {took:.1f} s | {megabytes} MB |", flush=True)


def measured(lines: Callable[[], list[list[str]]]) -> tuple[float, int]:
    """(seconds, peak memory in MB) of a command, taken in a process forked for it alone."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        took = seconds(lines())
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        os.write(writer, f"{took} {peak}".encode())
        os._exit(0)
    os.wait()
    took, peak = os.read(reader, 100).split()
    return float(took), int(peak)


def main() -> None:
    """Prints what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--huge", action="store_true")
    asked = parser.parse_args()
    tools = ("minsheng", "check-jsonschema", "yamllint", "PyYAML", "pydantic", "ruamel.yaml")
    print(
        f"{platform.machine()}，{os.cpu_count()} 核；Python {platform.python_version()}；", end=""
    )
    print("、".join(f"{tool} {version(tool)}" for tool in tools))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        compare(work, asked.files, asked.runs)
        once_running(work, asked.files, asked.runs)
        if asked.grow:
            grow(work, asked.files, asked.runs)
        if asked.huge:
            huge(work)


if __name__ == "__main__":
    main()
