"""Puts the program's own help texts into the READMEs: `python docs/help.py [--check]`.

A help text stands in the code block between `<!-- help: NAME -->` and `<!-- end -->`.
With --check nothing is written; the exit code is 1 where a README is out of date.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.en.md")
BLOCK = re.compile(r"(<!-- help: ([a-z ]*)-->\n)(.*?)(<!-- end -->)", re.DOTALL)


def help_text(name: str) -> str:
    """What `minsheng NAME --help` prints."""
    command = [sys.executable, "-m", "minsheng", *name.split(), "--help"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\r\n", "\n").rstrip()


def filled(text: str) -> str:
    """The README with every help text as it is now."""
    return BLOCK.sub(lambda m: f"{m[1]}\n```text\n{help_text(m[2])}\n```\n\n{m[4]}", text)


def main() -> int:
    """Writes or checks the READMEs."""
    stale = []
    for name in READMES:
        file = ROOT / name
        text = file.read_text(encoding="utf-8")
        if filled(text) != text:
            stale.append(name)
            if "--check" not in sys.argv:
                file.write_text(filled(text), encoding="utf-8", newline="\n")
    print("\n".join(f"{name}: out of date" for name in stale) or "help texts: up to date")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
