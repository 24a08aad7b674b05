"""A diff to a format: one module each, as `render` has them, no arithmetic.

Each has `diff(found, screen)`, which returns the whole text. What tables and Markdown have in
common is put into rows once, by `sections` and the rooms that it is made of.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "table": "minsheng.render.changes.terminal",
    "json": "minsheng.render.changes.json_text",
    "csv": "minsheng.render.changes.csv_text",
    "markdown": "minsheng.render.changes.markdown",
}


def renderer(name: str) -> Any:
    """The module of a format, imported only now."""
    return import_module(FORMATS[name])
