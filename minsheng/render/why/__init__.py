"""The explanation of a project to text: one file per format, one registry, no arithmetic.

Every format is a module with one function, which returns the whole text:
`render(explanation, screen)`.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "table": "minsheng.render.why.outline",
    "json": "minsheng.render.why.json_text",
}


def renderer(name: str) -> Any:
    """The module of a format in FORMATS, imported only now."""
    return import_module(FORMATS[name])
