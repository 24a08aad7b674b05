"""A page for the meeting room: one file that asks nobody for anything, opened by a double click.

The stylesheet and the script stand in the page itself, and nothing else may run there: the
page's security policy names their hashes.
"""

import base64
import hashlib
from typing import Any

from minsheng.ledger import Ledger
from minsheng.office import library
from minsheng.render.html import chart
from minsheng.render.html.view import view_of
from minsheng.summarize import Overview
from minsheng.text import safe_block


def file(overview: Overview, ledger: Ledger) -> bytes:
    """The page; UsageError that names the install command where jinja2 is missing."""
    template = _environment().get_template("page.html")
    text: str = template.render(view=view_of(overview, ledger), chart=chart)
    return text.encode()


def _environment() -> Any:
    """Templates in which every text is made harmless twice: as text, and as HTML."""
    jinja2 = library("jinja2", "jinja2", "写网页")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("minsheng.render.html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["hash"] = _hash
    return environment


def _harmless(value: Any) -> Any:
    """A text from data without characters that a browser would obey; markup is left alone."""
    is_text = isinstance(value, str) and not hasattr(value, "__html__")
    return safe_block(value) if is_text else value


def _hash(block: str) -> str:
    """What the policy calls an inlined block: sha256-…"""
    digest = hashlib.sha256(block.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
