"""The words of a written report, read back by the libraries that others read it with."""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterator
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
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return Page(markdown.render(path.read_text(encoding="utf-8")))


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
            yield "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t"))


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
