"""Records one report after the other: `python -m tests.recorder HOW DATA UNIT n m`.

For every n up to m a report of words alone, of whose text n is a part; `typed` as a command, or
`directly`, as somebody would who has not looked since at what others have written.
"""

import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from minsheng.check import Checked, check
from minsheng.errors import Stop
from minsheng.folder import open_folder
from minsheng.models.progress import Entry, Report
from minsheng.posting import Order, Posting, post, prepare
from tests.cli.program import invoke
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


def record(
    data: Path, order: Order, wait: float = 60, before: Checked | None = None
) -> Posting | None:
    """What was written; None where the ledger would have errors.

    `before` is the ledger as it was seen last; it is looked at now where that is not given.
    """
    seen = before or check(open_folder(data), TODAY)
    make = lambda: prepare(data, order, seen, TODAY)  # noqa: E731
    return post(data, make, lambda posting: not posting.checked.has_errors, wait)


def typed(data: Path, order: Order) -> bool:
    """Whether `minsheng record`, told the order as options, has written it."""
    (entry,) = order.report.projects
    said = ["--project", str(entry.project), "--progress", entry.progress or ""]
    whose = ["--unit", order.unit, "--as-of", str(order.report.as_of)]
    return invoke("record", "--data", data, *whose, *said).code == 0


def record_all(how: str, data: Path, unit: str, numbers: Iterable[int]) -> None:
    """Ends the process where one of the reports is not written."""
    seen = None
    for number in numbers:
        order = order_of(unit, number)
        if how == "typed":
            done = typed(data, order)
        else:
            posting = record(data, order, before=seen)
            done, seen = posting is not None, posting and posting.checked
        if not done:
            sys.exit(f"not written: {number}")


if __name__ == "__main__":
    manner, folder, own, first, last = sys.argv[1:]
    try:
        record_all(manner, Path(folder), own, range(int(first), int(last)))
    except Stop as stop:
        sys.exit(stop.text)
