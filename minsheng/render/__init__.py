"""An overview to a format: one module each, two registries, no arithmetic.

What a terminal or a pipe can take is text: a module in FORMATS has `status(overview, by,
screen)` and `report(overview, screen)`, each returning the whole text. What goes into a file
is bytes: a module in FILES has `file(overview, ledger)`, where the ledger is the one that the
overview was made from.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "table": "minsheng.render.terminal",
    "json": "minsheng.render.json_text",
    "csv": "minsheng.render.csv_text",
    "markdown": "minsheng.render.markdown",
}
FILES = {
    ".docx": "minsheng.render.word",
    ".xlsx": "minsheng.render.excel",
    ".html": "minsheng.render.html",
    ".md": "minsheng.render.markdown",
    ".csv": "minsheng.render.csv_text",
    ".json": "minsheng.render.json_text",
    ".htm": "minsheng.render.html",
    ".markdown": "minsheng.render.markdown",
}
"""The module of each suffix."""
DOCUMENTS = (".docx", ".xlsx", ".html", ".htm")
"""The files that office programs and browsers open; they are given a `printable` ledger."""


def renderer(name: str) -> Any:
    """The module of a format in FORMATS, imported only now."""
    return import_module(FORMATS[name])


def file_renderer(suffix: str) -> Any:
    """The module of a suffix in FILES, imported only now."""
    return import_module(FILES[suffix])
