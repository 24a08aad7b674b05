"""The ledger as CSV, in which no text is taken for a formula or for two cells.

The rule: a text that begins with one of = + - @ is given a `'` in front. That holds for their
fullwidth and small forms too (＝), which an East Asian Excel reads alike, and for what stands
behind white space; and a text that begins with a tab or a line end is given one in any case.
Plain numbers (-3, -1.5%) stay numbers. A text with a separator that some program may split
at, which besides the comma are `;` and the tab, stands in quotation marks.
"""

import re
import unicodedata
from collections.abc import Iterable

from minsheng.ledger import Ledger
from minsheng.render.forecast_rows import with_forecasts
from minsheng.render.rows import table
from minsheng.render.screen import PLAIN, Screen
from minsheng.summarize import Overview

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?%?")
_SPLIT_AT = re.compile(r"""[,;"\t\r\n]""")


def status(
    overview: Overview,
    by: str | None = None,
    screen: Screen = PLAIN,
    with_forecast: bool = False,
) -> str:
    """A header and one line a row, comma-separated, ended by LF.

    The forecasts are columns at the end, of the ledger by indicator alone.
    """
    del screen
    rows = with_forecasts(overview) if with_forecast else table(overview, by)
    return "".join(f"{line(cells)}\n" for cells in (rows.header, *rows.rows))


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """The same table as `status`, of the projects that were asked for."""
    return status(overview, None, screen)


def file(overview: Overview, ledger: Ledger) -> bytes:
    """The same as a file: with the BOM and the CRLF that Excel and WPS need."""
    del ledger
    rows = table(overview, None)
    return in_bytes((rows.header, *rows.rows))


def in_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as a file, with the BOM and the CRLF that Excel and WPS need."""
    return ("\ufeff" + "".join(f"{line(cells)}\r\n" for cells in rows)).encode()


def line(cells: Iterable[str]) -> str:
    """The cells, each `harmless`, as one line without its end."""
    return ",".join(map(_quoted, map(harmless, cells)))


def harmless(cell: str) -> str:
    """The cell, with a `'` in front where a spreadsheet would take its text for a formula."""
    first = unicodedata.normalize("NFKC", cell.lstrip()[:1])
    if cell.startswith(("\t", "\r", "\n")) or first in tuple("=+-@"):
        return cell if _NUMBER.fullmatch(cell) else f"'{cell}"
    return cell


def _quoted(cell: str) -> str:
    """The cell in quotation marks (RFC 4180) where it could otherwise be split."""
    if not _SPLIT_AT.search(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
