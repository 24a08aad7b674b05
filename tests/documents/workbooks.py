"""Workbooks as openpyxl reads them back, so that no writer is asked about itself."""

import io
import zipfile
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.office import workbook
from minsheng.printable import printable
from minsheng.render.excel import file
from minsheng.summarize import Overview, Selection, overview
from tests.render.shipped import DATA

DISTRICTS = Path(__file__).parents[1] / "districts"
TODAY = date(2027, 1, 10)
CASES = [
    (DATA, "2025-01-31"),
    (DATA, "2025-09-30"),
    (DATA, "2025-12-31"),
    (DISTRICTS / "twenty" / "data", "2026-12-31"),
    (DISTRICTS / "towns" / "data", "2025-12-31"),
    (DISTRICTS / "rates" / "data", "2025-12-31"),
]
"""Ledgers and days: nothing reported, two ordinary days, 60 projects, sums, percentages."""
HEADER = 3
"""The row of the titles in every sheet but 总览."""


@cache
def ledger_of(folder: Path) -> Ledger:
    """The only ledger of a data folder, as it is printed."""
    checked = check(open_folder(folder), TODAY)
    assert not checked.has_errors, [problem.message for problem in checked.problems]
    (ledger,) = checked.ledgers.values()
    return printable(ledger)[0]


def seen(folder: Path, day: str, **selection: Any) -> Overview:
    """The overview of a folder's ledger at the end of `day`."""
    return overview(ledger_of(folder), date.fromisoformat(day), Selection(**selection))


@cache
def packed(folder: Path, day: str) -> bytes:
    """The bytes of the workbook."""
    return file(seen(folder, day), ledger_of(folder))


@cache
def book(folder: Path, day: str) -> Any:
    """The workbook, read back; not to be changed."""
    return read(packed(folder, day))


def read(data: bytes) -> Any:
    """A workbook in memory."""
    return workbook("x.xlsx", data)


def rows(sheet: Any, header: int = HEADER) -> list[dict[str, Any]]:
    """The rows below the header by their titles, up to the first empty one."""
    titles = [cell.value for cell in sheet[header]]
    found = []
    for row in sheet.iter_rows(min_row=header + 1, values_only=True):
        if not any(value is not None for value in row):
            break
        found.append(dict(zip(titles, row, strict=True)))
    return found


def table(sheet: Any, section: str, first: str) -> list[dict[str, Any]]:
    """The rows of a table of 总览: from below the header whose first title is `first`, which
    follows a line that begins with `section`, to the end of its boxes.
    """
    lines = list(sheet.iter_rows(min_row=6))
    texts = [str(row[0].value or "") for row in lines]
    start = next(n for n, said in enumerate(texts) if said.startswith(section))
    assert texts[start + 1] == first
    titles = [cell.value for cell in lines[start + 1]]
    found = []
    for row in lines[start + 2 :]:
        if row[0].border.left.style is None:
            break
        values = [cell.value for cell in row]
        found.append({t: v for t, v in zip(titles, values, strict=True) if t is not None})
    return found


def parts(data: bytes) -> dict[str, str]:
    """The XML of the file by the names of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as file_:
        return {name: file_.read(name).decode("utf-8") for name in file_.namelist()}


def tenth(share: float | None) -> Decimal | None:
    """A share of the JSON object as it is printed, in per cent, rounded down to one decimal."""
    if share is None:
        return None
    return (Decimal(str(share)) * 100).quantize(Decimal("0.1"), ROUND_FLOOR)


def percent(cell: Any) -> Decimal | None:
    """A share in a cell, in per cent."""
    return None if cell in (None, "—") else Decimal(str(cell)) * 100


def beside(completion: float | None, planned: float | None) -> float | None:
    """The printed variance: the difference of two printed percentages."""
    done, owed = tenth(completion), tenth(planned)
    return None if done is None or owed is None else float(done - owed)
