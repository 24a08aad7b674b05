"""The paper: A4, margins and grid of GB/T 9704-2012, page numbers outside."""

from minsheng.render.word.ooxml import Xml, element, paragraph, whole
from minsheng.render.word.styles import PITCH

_TALL, _WIDE = 16838, 11906  # A4 in twentieths of a point
_MM = 56.6929
LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, PORTRAIT_WIDTH = 225, 156, 156
"""What the margins leave, in mm."""


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _MM)


def portrait(*footers: Xml) -> Xml:
    """A section on which a line holds 28 characters and a page 22 lines."""
    return element(
        "sectPr",
        *footers,
        element("pgSz", w=_WIDE, h=_TALL),
        _margins(top=37, right=26, bottom=35, left=28, footer=25),
        element("docGrid", type="linesAndChars", linePitch=PITCH, charSpace=-849),
    )


def landscape() -> Xml:
    """The same paper turned to the left: its head lies where an odd page is bound."""
    return element(
        "sectPr",
        element("type", val="nextPage"),
        element("pgSz", w=_TALL, h=_WIDE, orient="landscape"),
        _margins(top=28, right=37, bottom=26, left=35, footer=16),
        element("docGrid", linePitch=PITCH),
    )


def _margins(footer: int, **sides: int) -> Xml:
    given = {side: twips(wide) for side, wide in sides.items()}
    return element("pgMar", **given, header=twips(15), footer=twips(footer), gutter=0)


def footer_reference(kind: str, relation: str) -> Xml:
    """Which footer the pages of a kind have: `default` are the odd ones, `even`."""
    return Xml(f'<w:footerReference w:type="{kind}" r:id="{relation}"/>')


_FIELD = Xml(
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:t>1</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)


def footers_xml() -> dict[str, str]:
    """The footer of each kind of page: — 1 — on the outside."""
    styles = {"default": "OddFooter", "even": "EvenFooter"}
    return {kind: whole("ftr", paragraph(style, _FIELD)) for kind, style in styles.items()}


_SETTINGS = (
    '<w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="420"/>'
    "<w:evenAndOddHeaders/>"
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
    "<w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


def settings_xml() -> str:
    """The whole settings part."""
    return whole("settings", Xml(_SETTINGS))
