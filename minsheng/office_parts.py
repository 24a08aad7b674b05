"""The parts of an Excel file, looked at before they are read: none may ask for the impossible.

A few kilobytes can stand for millions of cells, or for one merged area over all of a sheet.
"""

import zipfile
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

MOST_CELLS = 300_000
"""Cells of a file that are read, blank ones with a format too."""
_MOST_ELEMENTS = 2_000_000  # of XML; a cell has about four
_MOST_SPANNED = 200_000  # cells
_WHOLE_SHEET = (1, 1, 16384, 1048576)  # A:B says nothing of rows
_CHUNK = 1 << 16
_AREAS = ("mergeCell", "hyperlink")
_READ = (".xml", ".rels")
_TOO_MANY = (
    " 里的单元格太多（只有格式的空格子也算）",
    "删去表格以外的空白行列、跨整列的合并单元格，再存一次；或把表格复制到一张新的表里",
)
_DOCTYPE = (" 里有 DOCTYPE，Excel 不会这样写", "用 Excel 或 WPS 打开，另存为 .xlsx")


class Monstrous(Exception):
    """What a file asks for, in Chinese (`message` goes on from its name), and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def look_through(packed: zipfile.ZipFile) -> None:
    """Monstrous where the parts hold too many cells, too large areas, or a DOCTYPE.

    The errors of zipfile, expat and openpyxl for what is not sound.
    """
    count = _Count()
    for member in packed.infolist():
        if member.filename.endswith(_READ):
            with packed.open(member) as part:
                count.take(part)


class _Count:
    """What the parts ask for, added up."""

    def __init__(self) -> None:
        self.elements = 0
        self.cells = 0
        self.spanned = 0

    def take(self, part: IO[bytes]) -> None:
        """Counts what one part asks for."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = _refuse_doctype
        for chunk in _chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        self.elements += 1
        if name == "c":
            self.cells += 1
        elif name in _AREAS:
            self.spanned += _size(attributes.get("ref", "A1"))
        if self._is_too_much():
            raise Monstrous(*_TOO_MANY)

    def _is_too_much(self) -> bool:
        return (
            self.elements > _MOST_ELEMENTS
            or self.cells > MOST_CELLS
            or self.spanned > _MOST_SPANNED
        )


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk


def _refuse_doctype(*_: object) -> None:
    raise Monstrous(*_DOCTYPE)


def _size(area: str) -> int:
    """How many cells are merged, or share a link: each of them is made."""
    from openpyxl.utils import range_boundaries

    bounds = range_boundaries(area)
    left, top, right, bottom = (
        bound or whole for bound, whole in zip(bounds, _WHOLE_SHEET, strict=True)
    )
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)
