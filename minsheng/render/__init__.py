"""An overview to text: one file per format, one registry, no arithmetic.

Every format is a module with two functions of the same shape, each returning the whole
text: `status(overview, by, screen)` and `report(overview, screen)`.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "table": "minsheng.render.terminal",
    "json": "minsheng.render.json_text",
    "csv": "minsheng.render.csv_text",
    "markdown": "minsheng.render.markdown",
}
SUFFIXES = {".json": "json", ".csv": "csv", ".md": "markdown", ".markdown": "markdown"}


def renderer(name: str) -> Any:
    """The module of a format in FORMATS, imported only now."""
    return import_module(FORMATS[name])
