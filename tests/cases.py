"""The fixtures of the rules: `fixtures/<RULE>/<case>.fail|.pass`, folders laid over `base/`.

A file PAD in a fixture makes a file as long as it says; a file EXPECT is no data.
"""

import shutil
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
OWN_FILES = ("EXPECT", "PAD")


def cases(kind: str, rule: str = "*") -> list[Path]:
    """The fixtures of a kind (`fail`, `pass`), in order."""
    return sorted(FIXTURES.glob(f"{rule}/*.{kind}"))


def laid_over_base(case: Path, folder: Path) -> Path:
    """`folder`, made into the data folder that the fixture stands for."""
    shutil.copytree(FIXTURES / "base", folder)
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(*OWN_FILES), dirs_exist_ok=True)
    for path, size in lines_of(case / "PAD"):
        file = folder / path
        file.write_bytes(file.read_bytes() + b"#" * (int(size) - file.stat().st_size))
    return folder


def lines_of(file: Path) -> list[list[str]]:
    """The words of each line of a file, if there is one."""
    if not file.exists():
        return []
    return [line.split() for line in file.read_text(encoding="utf-8").splitlines()]
