"""Records one report after the other, as the commands do: `python -m tests.recorder DATA UNIT n m`.

For every n up to m a report of words alone, of whose text n is a part.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from minsheng.check import check
from minsheng.errors import Stop
from minsheng.folder import open_folder
from minsheng.models.progress import Entry, Report
from minsheng.posting import Order, Posting, post, prepare
from tests.small_files import LIST

TODAY = date(2026, 6, 30)


INDICATOR = """\
      - name: 开工道路
        target: 12
        measure: 条
        quote: 开工道路 12 条
"""


def ledger(data: Path, *units: str) -> Path:
    """A new ledger of one pledge that all of the units share; nothing is reported yet."""
    (data / "progress").mkdir(parents=True)
    text = LIST.replace("建设局", ", ".join(units)) + INDICATOR
    (data / "targets_2025.yaml").write_text(text, encoding="utf-8")
    return data


def hidden_in(data: Path) -> list[str]:
    """The names of what a writer has left behind."""
    return [path.name for path in data.rglob(".*")]


def order_of(unit: str, number: int, **said: Any) -> Order:
    """A report of the unit on project 1, dated by its number."""
    entry = Entry(project=1, **(said or {"progress": f"第 {number} 次填报"}))
    day = date(2025, 1, 31) + timedelta(days=number % 300)
    return Order(unit, 2025, Report(as_of=day, projects=[entry]))


def record(data: Path, order: Order, wait: float = 60) -> Posting | None:
    """What was written; None where the ledger would have errors."""
    before = check(open_folder(data), TODAY)
    make = lambda: prepare(data, order, before, TODAY)  # noqa: E731
    return post(data, make, lambda posting: not posting.checked.has_errors, wait)


if __name__ == "__main__":
    folder, own, first, last = sys.argv[1:]
    try:
        for one in range(int(first), int(last)):
            if record(Path(folder), order_of(own, one)) is None:
                sys.exit("the ledger would have errors")
    except Stop as stop:
        sys.exit(stop.text)
