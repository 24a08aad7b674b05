"""The words of a written report, read back by the libraries that others read it with."""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl
from docx.document import Document
from docx.table import Table
from markdown_it import MarkdownIt


def squeezed(text: str) -> str:
    """The text without white space: what was broken into lines reads on."""
    return re.sub(r"\s", "", text)


class Page(HTMLParser):
    """What a browser makes of a page: its words, its tags, its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.words.append(data)


def page_in(path: Path) -> Page:
    """The page in an .html file."""
    return Page(path.read_text(encoding="utf-8"))


def rendered(path: Path) -> Page:
    """A Markdown file as a site shows it: with tables, raw HTML let through."""
    return Page(_html_of(path))


def _html_of(path: Path) -> str:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return markdown.render(path.read_text(encoding="utf-8"))


def csv_rows(path: Path) -> list[list[str]]:
    """Every row of a CSV file, which has a mark and Windows line ends."""
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def workbook_in(path: Path) -> Any:
    """The workbook of an .xlsx file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know the data bars of Excel 2010
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def columns_of(path: Path) -> Iterator[str]:
    """The texts of each column of each sheet of an Excel file, one below the other."""
    for sheet in workbook_in(path).worksheets:
        for cells in sheet.iter_cols(values_only=True):
            yield "".join(str(value) for value in cells if value is not None)


def _docx_words(document: Document) -> Iterator[str]:
    for item in document.iter_inner_content():
        yield from _table_words(item) if isinstance(item, Table) else [item.text]


def _table_words(table: Table) -> Iterator[str]:
    for row in table._tbl.tr_lst:
        for cell in row.tc_lst:
            yield _words_of(cell)


def _words_of(cell: Any) -> str:
    return "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t"))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _strings(each)
    if isinstance(value, str):
        yield value


READERS = {
    ".docx": lambda path: "\n".join(_docx_words(docx.Document(str(path)))),
    ".xlsx": lambda path: "\n".join(columns_of(path)),
    ".html": lambda path: "".join(page_in(path).words),
    ".md": lambda path: "".join(rendered(path).words),
    ".csv": lambda path: "\n".join(cell for row in csv_rows(path) for cell in row),
    ".json": lambda path: "\n".join(_strings(json.loads(path.read_text(encoding="utf-8")))),
}


def words_in(path: Path) -> str:
    """All that can be read in a written report, white space left out."""
    return squeezed(READERS[path.suffix](path))


def parts_of(path: Path) -> dict[str, ET.Element]:
    """Every part of an office file, which is sound XML."""
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return {name: ET.fromstring(packed.read(name)) for name in packed.namelist()}


# tables

Grid = list[dict[int, str]]
"""The rows of a table: what stands in each column, as it is shown, empty cells left out."""


class _Tables(HTMLParser):
    """The tables of a page; the texts of a cell's elements are its lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self._cells: list[list[str]] = []
        self._is_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "table":
            self.grids.append([])
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th"):
            self._cells.append([])
            self._is_cell = True

    def handle_data(self, data: str) -> None:
        if self._is_cell and data.strip():
            self._cells[-1].append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        self._is_cell = self._is_cell and tag not in ("td", "th")
        if tag == "tr":
            self.grids[-1].append(_row("\n".join(cell) for cell in self._cells))


def _row(texts: Iterable[str]) -> dict[int, str]:
    return {column: text for column, text in enumerate(texts) if text}


def _docx_grids(path: Path) -> list[Grid]:
    return [_docx_grid(table) for table in docx.Document(str(path)).tables]


def _docx_grid(table: Table) -> Grid:
    grid: Grid = []
    for row in table._tbl.tr_lst:
        above = grid[-1] if grid else {}
        texts = (
            above.get(column, "") if cell.vMerge == "continue" else _words_of(cell)
            for column, cell in enumerate(row.tc_lst)
        )
        grid.append(_row(texts))
    return grid


def _xlsx_grids(path: Path) -> list[Grid]:
    sheets = workbook_in(path).worksheets
    return [[_row(map(shown, cells)) for cells in sheet.iter_rows()] for sheet in sheets]


def shown(cell: Any) -> str:
    """What Excel shows in a cell, which is what it holds: nothing is rounded on the way."""
    value, form = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    if form == "yyyy-mm-dd":
        return value.date().isoformat()
    positive, negative, *zero = [*form.split(";"), None, None][:3]
    number = Decimal(str(value))
    chosen = (
        zero[0] if number == 0 and zero[0] else negative if number < 0 and negative else positive
    )
    return _formatted(abs(number) if chosen is negative else number, chosen)


def _formatted(number: Decimal, form: str) -> str:
    match = re.fullmatch(r'("[^"]*")?([+-]?)(0(?:\.(0+))?|)(%?)("[^"]*")?', form)
    assert match, form
    before, sign, digits, places, percent, behind = match.groups("")
    number *= 100 if percent else 1
    exponent = Decimal(1).scaleb(-len(places))
    assert number == number.quantize(exponent), f"{number} is rounded by {form}"
    told = f"{sign}{number.quantize(exponent)}{percent}" if digits else ""
    return before.strip('"') + told + behind.strip('"')


def _lines(rows: list[list[str]]) -> list[Grid]:
    return [[_row(row) for row in rows]]


GRIDS = {
    ".docx": _docx_grids,
    ".xlsx": _xlsx_grids,
    ".html": lambda path: _Tables(path.read_text(encoding="utf-8")).grids,
    ".md": lambda path: _Tables(_html_of(path)).grids,
    ".csv": lambda path: _lines(csv_rows(path)),
}


def rows_under(path: Path, *titles: str) -> list[dict[str, str]]:
    """The rows of every table that has such titles in its head, by title.

    A table ends at an empty row, or at one with a single text (the title of the next).
    """
    found = []
    for grid in GRIDS[path.suffix](path):
        heads = (n for n, row in enumerate(grid) if set(titles) <= set(row.values()))
        head = next(heads, len(grid))
        for row in grid[head + 1 :]:
            if len(row) < 2:
                break
            found.append({title: row.get(column, "") for column, title in grid[head].items()})
    return found
