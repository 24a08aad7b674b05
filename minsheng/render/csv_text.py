"""The ledger as CSV. A cell from data that a spreadsheet would take for a formula gets a `'`."""

import csv
import io
import re

from minsheng.ledger import Ledger
from minsheng.render.rows import table
from minsheng.render.screen import PLAIN, Screen
from minsheng.summarize import Overview

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def status(overview: Overview, by: str | None = None, screen: Screen = PLAIN) -> str:
    """A header and one line a row, comma-separated, ended by LF."""
    del screen
    rows = table(overview, by)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.header)
    writer.writerows([harmless(cell) for cell in row] for row in rows.rows)
    return out.getvalue()


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """The same table as `status`, of the projects that were asked for."""
    return status(overview, None, screen)


def file(overview: Overview, ledger: Ledger) -> bytes:
    """The same as a file: with the BOM and the CRLF that Excel and WPS need."""
    del ledger
    return ("\ufeff" + report(overview).replace("\n", "\r\n")).encode()


def harmless(cell: str) -> str:
    """The cell, with a `'` in front where a spreadsheet would take its text for a formula."""
    if cell[:1] in tuple("=+-@\t\r") and cell and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
