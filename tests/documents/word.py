"""Word documents made of a ledger, and read back by python-docx."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from render.shipped import shipped

from minsheng.render.word import file
from minsheng.summarize import Overview


def bytes_of(seen: Overview) -> bytes:
    """The .docx file; what it says depends on the overview alone."""
    return file(seen, shipped())


def document_of(seen: Overview) -> Document:
    """The same, read back."""
    return docx.Document(io.BytesIO(bytes_of(seen)))


def lines_of(document: Document) -> list[str]:
    """The words of each paragraph outside tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def grid(table: Table) -> list[list[str]]:
    """The words of each cell; merged ones have those of the cell that they go on from."""
    above: list[str] = []
    found = []
    for row in table._tbl.tr_lst:
        cells = ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in row.tc_lst]
        goes_on = [tc.vMerge == "continue" for tc in row.tc_lst]
        above = [above[n] if goes_on[n] else words for n, words in enumerate(cells)]
        found.append(above)
    return found


def records(table: Table) -> list[dict[str, str]]:
    """The rows by their headers."""
    header, *rows = grid(table)
    return [dict(zip(header, row, strict=True)) for row in rows]


def one(element: Any, path: str) -> Any:
    """The only element there is at the path."""
    (found,) = element.xpath(path)
    return found


def value(element: Any, name: str = "val") -> str | None:
    """An attribute in Word's namespace."""
    return element.get(qn(f"w:{name}"))
