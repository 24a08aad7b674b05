"""The shipped data as every format prints it, and read back from there."""

import csv
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.render import renderer
from minsheng.render.screen import Screen
from minsheng.summarize import Overview, Selection, overview

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2025, 12, 31)
DAYS = ("2025-09-30", "2025-12-31")


def ledger_in(folder: Path) -> Ledger:
    """The ledger of a data folder that has no errors."""
    checked = check(open_folder(folder), TODAY)
    assert not checked.has_errors, [problem.message for problem in checked.problems]
    return checked.ledgers[2025]


@cache
def shipped() -> Ledger:
    """The ledger of the shipped data."""
    return ledger_in(DATA)


def at(day: str, ledger: Ledger | None = None, **selection: Any) -> Overview:
    """The overview at the end of `day`, of the shipped data unless another ledger is given."""
    return overview(ledger or shipped(), date.fromisoformat(day), Selection(**selection))


def status(seen: Overview, form: str, by: str | None = None, width: int | None = None) -> str:
    """What `status` prints."""
    return renderer(form).status(seen, by, Screen(width=width))


def report(seen: Overview, form: str, width: int | None = None) -> str:
    """What `report` prints."""
    return renderer(form).report(seen, Screen(width=width))


def as_json(seen: Overview) -> dict[str, Any]:
    """The JSON object, read back."""
    return json.loads(status(seen, "json"))


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text by their headers."""
    return list(csv.DictReader(text.splitlines()))


def markdown_rows(text: str) -> list[dict[str, str]]:
    """The rows of the one table in a Markdown text by their headers, markup taken off."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    header, rule, *rows = [_cells(line) for line in lines]
    assert all(re.fullmatch(r"-+:?", cell) for cell in rule)
    return [dict(zip(header, row, strict=True)) for row in rows]


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inner)
    return [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in cells]
