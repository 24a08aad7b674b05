"""Problems to text: one file per format, one registry.

Every format is a module with one function of the same shape, which returns the whole text:
`render(findings, screen)`.
"""

from importlib import import_module
from typing import Any

FORMATS = {
    "text": "minsheng.render.problems.text",
    "json": "minsheng.render.problems.json_text",
    "github": "minsheng.render.problems.github",
    "gitlab": "minsheng.render.problems.gitlab",
    "sarif": "minsheng.render.problems.sarif",
    "junit": "minsheng.render.problems.junit",
}
SUFFIXES = {".json": "json", ".sarif": "sarif", ".xml": "junit", ".txt": "text"}


def renderer(name: str) -> Any:
    """The module of a format in FORMATS, imported only now."""
    return import_module(FORMATS[name])
