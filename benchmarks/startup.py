"""How fast a command answers, as ratios in one run: `python benchmarks/startup.py [RUNS]`.

Each command is a whole process, run in turn with what it is measured against, so that a
busy machine slows both. Aims: `status` at most 1.25 times the bare imports with one model,
`--help` and `--version` at most 1.3 times `import typer`; `why`, `history`, `export` and `diff`
as fast as `status`, which tracks the ledger once where `diff` tracks it twice.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMPORTS = (
    "import typer, rich.table, yaml, pydantic\nclass Model(pydantic.BaseModel):\n    field: int"
)
STATUS = ["-m", "minsheng", "status"]
PAIRS = [
    ("minsheng status", STATUS, "imports and one model", ["-c", IMPORTS]),
    ("minsheng --help", ["-m", "minsheng", "--help"], "import typer", ["-c", "import typer"]),
    ("minsheng --version", ["-m", "minsheng", "--version"], "import typer", ["-c", "import typer"]),
    ("minsheng validate", ["-m", "minsheng", "validate"], "imports and one model", ["-c", IMPORTS]),
    ("minsheng why 6", ["-m", "minsheng", "why", "6"], "minsheng status", STATUS),
    ("minsheng history 6", ["-m", "minsheng", "history", "6"], "minsheng status", STATUS),
    ("minsheng diff", ["-m", "minsheng", "diff"], "minsheng status", STATUS),
    ("minsheng export", ["-m", "minsheng", "export"], "minsheng status", STATUS),
]


def seconds(arguments: list[str]) -> float:
    """Wall time of one run of this Python with the arguments."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    command = [sys.executable, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Prints one line a pair: both medians in milliseconds, and the median of the ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, command, other_name, other in PAIRS:
        seconds(command), seconds(other)  # once for the file cache and the byte code
        pairs = [(seconds(command), seconds(other)) for _ in range(runs)]
        mine, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{name:20} {mine:6.0f} ms | {other_name:22} {theirs:6.0f} ms | {ratio:.2f}")


if __name__ == "__main__":
    main()
