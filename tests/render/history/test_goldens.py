"""Whole paths, to be read by people; `MINSHENG_UPDATE_GOLDENS=1` rewrites (see CONTRIBUTING).

Shipped projects, and a made ledger with a sum of two units, a revision, a correction, a plan, a
ceiling, a checklist, a milestone and an indicator that is due in the next year.
"""

from pathlib import Path

import pytest

from render.shipped import DATA
from render.test_goldens import UPDATE, printed

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
MADE = HERE / "made"
CASES = {
    "6-80.txt": ("history 6 --as-of 2025-09", 80, DATA.parent),
    "6-120.txt": ("history 6 --as-of 2025-09", 120, DATA.parent),
    "10-120.txt": ("history 10 --as-of 2025-11", 120, DATA.parent),
    "11-80.txt": ("history 11", 80, DATA.parent),
    "14-80.txt": ("history 14 --as-of 2025-10", 80, DATA.parent),
    "made-60.txt": ("history 1 --as-of 2025-10-20", 60, MADE),
    "made-80.txt": ("history 1 --as-of 2025-10-20", 80, MADE),
    "made-120.txt": ("history 1", 120, MADE),
    "made-wide.txt": ("history 1 --indicator 床位 --as-of 2025-10-20", None, MADE),
    "late.txt": ("history 2 --as-of 2025-11", 80, MADE),
    "made.csv": ("history 1 --as-of 2025-10-20 --format csv", None, MADE),
    "made.json": ("history 1 --indicator 床位 --as-of 2025-10-20 --format json", None, MADE),
}


@pytest.mark.parametrize("name", CASES)
def test_the_path_is_as_it_was_read_and_kept(name: str) -> None:
    output = printed(*CASES[name])
    golden = GOLDENS / name
    if UPDATE:
        golden.write_text(output, encoding="utf-8", newline="\n")
    assert output == golden.read_text(encoding="utf-8")


def test_every_golden_has_its_case() -> None:
    assert {file.name for file in GOLDENS.iterdir()} == set(CASES)
