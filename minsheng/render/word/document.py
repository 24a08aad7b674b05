"""Blocks on paper: the package of a .docx file with this document's parts and nothing else."""

import io

import docx
from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from minsheng.render.word import lines, page, tables
from minsheng.render.word.blocks import Block, Document, Heading, Text
from minsheng.render.word.ledger import ledger
from minsheng.render.word.ooxml import KEEP, NOTHING, Xml, paragraph, run, whole
from minsheng.render.word.styles import LEAD, fonts_xml, styles_xml
from minsheng.timeless import timeless

_LONGEST_PROPERTY = 255
_TITLE_ROOM, _ATTACHMENT_ROOM = 38, 54
"""How many half-width characters of a title stand in a line."""


def document_bytes(document: Document) -> bytes:
    """The .docx file, the same bytes for the same document."""
    package = docx.Document()
    footers = _furnished(package)
    last = document.blocks[-1] if document.attachment else None
    blocks = (_block(block, KEEP if block is last else NOTHING) for block in document.blocks)
    parts = [*_title(document), *blocks, *_attached(document, footers)]
    body = package.element.body
    package.element.replace(body, parse_xml(whole("body", *parts)))
    _describe(package, document.title)
    out = io.BytesIO()
    package.save(out)
    return timeless(out.getvalue())


def _title(document: Document) -> list[Xml]:
    title = "\n".join(lines.broken(document.title, _TITLE_ROOM))
    below = [paragraph("Subtitle", run(line)) for line in document.below_title]
    return [paragraph("Title", run(title)), *below, paragraph("Normal")]


def _block(block: Block, keep: Xml) -> Xml:
    """A block; `keep` is what keeps its end on one page with the line that follows it."""
    if isinstance(block, Heading):
        return paragraph(f"Heading{block.level}", run(block.words))
    if isinstance(block, Text):
        lead = [run(block.lead, LEAD)] if block.lead else []
        return paragraph(
            "Normal", *lead, *([run(block.words)] if block.words else []), properties=keep
        )
    title = paragraph("TableTitle", run(block.title))
    note = paragraph("TableNote", run(block.note), properties=keep) if block.note else NOTHING
    return Xml(title + tables.table(block) + note)


def _attached(document: Document, footers: list[Xml]) -> list[Xml]:
    """The line that names the attachment, and the attachment on turned paper."""
    attachment = document.attachment
    if attachment is None:
        return [page.portrait(*footers)]
    line = run(f"附件：{attachment.title}")
    title = "\n".join(lines.broken(attachment.title, _ATTACHMENT_ROOM))
    return [
        paragraph("AttachmentLine", line, properties=page.portrait(*footers)),
        paragraph("AttachmentMark", run("附件")),
        paragraph("AttachmentTitle", run(title)),
        ledger(attachment),
        paragraph("TableNote", run(attachment.note)),
        page.landscape(),
    ]


def _furnished(package: Package) -> list[Xml]:
    """Our own parts in the place of those of python-docx's template: the references to the
    footers, odd pages first.
    """
    around = package.part.package
    for relations in (package.part.rels, around.rels):
        for name, relation in list(relations.items()):
            if relation.reltype not in _KEPT:
                del relations[name]
    _related(package, "styles", RELATIONSHIP_TYPE.STYLES, CONTENT_TYPE.WML_STYLES, styles_xml())
    _related(package, "fontTable", RELATIONSHIP_TYPE.FONT_TABLE, _FONTS, fonts_xml())
    _related(package, "settings", RELATIONSHIP_TYPE.SETTINGS, _SETTINGS, page.settings_xml())
    return [
        page.footer_reference(kind, _related(package, f"{kind}Footer", _FOOTER, _FOOTERS, xml))
        for kind, xml in page.footers_xml().items()
    ]


_KEPT = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_FONTS, _SETTINGS = CONTENT_TYPE.WML_FONT_TABLE, CONTENT_TYPE.WML_SETTINGS
_FOOTER, _FOOTERS = RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER


def _related(package: Package, name: str, relation: str, content: str, xml: str) -> str:
    """A new part of the document, and the name that it is referred to by."""
    part = Part(PackURI(f"/word/{name}.xml"), content, xml.encode(), package.part.package)
    return package.part.relate_to(part, relation)


def _describe(package: Package, title: str) -> None:
    """The title, and nobody as the author."""
    properties = package.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.language = "zh-CN"
    for name in ("author", "last_modified_by", "comments"):
        setattr(properties, name, "")
