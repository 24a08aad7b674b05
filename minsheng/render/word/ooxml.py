"""WordprocessingML as text: elements with escaped words, parsed once a document."""

from html import escape
from typing import NewType

from docx.oxml.ns import nsdecls

Xml = NewType("Xml", str)
"""Text that is markup already; a plain `str` becomes it only through `element` and `run`."""

NOTHING = Xml("")
KEEP = Xml("<w:keepNext/>")
"""That a paragraph stays on a page with the next one."""


def element(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """<w:name w:attribute="…">children</w:name>."""
    given = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    inner = "".join(children)
    return Xml(f"<w:{name}{given}>{inner}</w:{name}>" if inner else f"<w:{name}{given}/>")


def whole(name: str, *children: Xml) -> str:
    """An element that stands on its own, with its namespaces."""
    return f"<w:{name} {nsdecls('w', 'r')}>{''.join(children)}</w:{name}>"


def value(name: str, val: str | int) -> Xml:
    """<w:name w:val="…"/>, as most properties are written."""
    return Xml(f'<w:{name} w:val="{escape(str(val))}"/>')


_HINT = '<w:rFonts w:hint="eastAsia"/>'


def run(words: str, style: str = "") -> Xml:
    """Words from anywhere, in the East Asian font even where they are quotes or digits."""
    look = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
    parts = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in words.split("\n")
    )
    return Xml(f"<w:r><w:rPr>{look}{_HINT}</w:rPr>{parts}</w:r>")


def paragraph(style: str, *runs: Xml, properties: Xml = NOTHING) -> Xml:
    """A paragraph in a style, with the few properties that no style can hold."""
    look = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    both = f"<w:pPr>{look}{properties}</w:pPr>" if look or properties else ""
    return Xml(f"<w:p>{both}{''.join(runs)}</w:p>")
