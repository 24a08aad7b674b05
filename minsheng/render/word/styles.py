"""The document's named styles, where the office can change how everything looks; its fonts."""

from typing import NamedTuple

from minsheng.render.lights import LIGHTS
from minsheng.render.word.ooxml import NOTHING, Xml, element, value, whole
from minsheng.terms import Status

BODY, SUBHEADING, HEADING, TITLE, PAGE_NUMBER = (
    "仿宋_GB2312",
    "楷体_GB2312",
    "黑体",
    "方正小标宋简体",
    "宋体",
)
SUBSTITUTES = {BODY: "仿宋", SUBHEADING: "楷体", HEADING: "SimHei", TITLE: "华文中宋"}
"""What stands in for a font on a machine that does not have it."""
PITCH = 579
"""From line to line in twentieths of a point: 28.95 pt, 22 lines on a page."""
CHARACTER = 314
"""A character's width in twentieths of a point where a line holds 28 of them."""
_BODY_SIZE = 16
_CLOSER = CHARACTER - 320
"""How much closer characters of 16 pt stand for that."""


_MARKS = Xml('<w:overflowPunct/><w:snapToGrid w:val="0"/>')
"""Word's own default, written out: LibreOffice takes it the other way round, and without it
loses a mark here and there that hangs over the end of a line. Widths are the characters' own:
LibreOffice sets one that is a hair wider than its cell of the grid on two.
"""


class Style(NamedTuple):
    """A paragraph style: font and size in points, how its lines stand, what may not part.

    `pitch` is in twentieths of a point, `indent` in characters of the first line.
    """

    id: str
    name: str
    font: str
    size: float
    align: str = "both"
    pitch: int = PITCH
    indent: int = 0
    before: int = 0
    after: int = 0
    level: int | None = None
    keeps_next: bool = False
    bold: bool = False


STYLES = (
    Style("Normal", "Normal", BODY, 16, indent=2),
    Style("Title", "Title", TITLE, 22, "center", 700, keeps_next=True),
    Style("Subtitle", "Subtitle", SUBHEADING, 16, "center", keeps_next=True),
    Style("Heading1", "heading 1", HEADING, 16, indent=2, level=0, keeps_next=True),
    Style("Heading2", "heading 2", SUBHEADING, 16, indent=2, level=1, keeps_next=True),
    Style("Heading3", "heading 3", BODY, 16, indent=2, level=2, keeps_next=True, bold=True),
    Style("AttachmentLine", "附件说明", BODY, 16, before=PITCH),
    Style("AttachmentMark", "附件标记", HEADING, 16, "left", level=0, keeps_next=True),
    Style("AttachmentTitle", "附件标题", TITLE, 22, "center", 600, after=120, keeps_next=True),
    Style("TableTitle", "表题", HEADING, 12, "center", 360, before=120, after=60, keeps_next=True),
    Style("TableHead", "表头", HEADING, 9, "center", 260, keeps_next=True),
    Style("TableText", "表内文字", BODY, 9, "left", 260),
    Style("TableFigure", "表内数字", BODY, 9, "center", 260),
    Style("TableNote", "表注", BODY, 9, "left", 280, before=60, after=120),
    Style("LedgerHead", "台账表头", HEADING, 7.5, "center", 210, keeps_next=True),
    Style("LedgerText", "台账文字", BODY, 7.5, "left", 210),
    Style("LedgerFigure", "台账数字", BODY, 7.5, "center", 210),
    Style("OddFooter", "页码（单页）", PAGE_NUMBER, 14, "right", 360),
    Style("EvenFooter", "页码（双页）", PAGE_NUMBER, 14, "left", 360),
)
_INDENTS = {
    "AttachmentLine": element(
        "ind", leftChars=500, left=5 * CHARACTER, hangingChars=300, hanging=3 * CHARACTER
    ),
    "OddFooter": element("ind", rightChars=100, right=280, firstLineChars=0, firstLine=0),
    "EvenFooter": element("ind", leftChars=100, left=280, firstLineChars=0, firstLine=0),
}
LEAD = "Lead"
TABLE = "NoticeTable"


def light_style(status: Status) -> str:
    """The character style of a light's word."""
    return f"Light{status.name.title().replace('_', '')}"


def styles_xml() -> str:
    """The whole styles part."""
    return whole(
        "styles",
        _defaults(),
        *map(_paragraph_style, STYLES),
        *_character_styles(),
        _plain_table(),
        _table_style(),
    )


def _fonts(font: str) -> Xml:
    names = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font)
    return element("rFonts", hint="eastAsia", **names)


def _size(points: float) -> Xml:
    half_points = int(points * 2)
    return Xml(value("sz", half_points) + value("szCs", half_points))


def _defaults() -> Xml:
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    look = element("rPr", _fonts(BODY), value("kern", 0), _size(16), language)
    return element("docDefaults", element("rPrDefault", look), element("pPrDefault"))


def _paragraph_style(style: Style) -> Xml:
    is_normal = style.id == "Normal"
    given = {"type": "paragraph", **({"default": "1"} if is_normal else {}), "styleId": style.id}
    if not style.name.isascii():
        given["customStyle"] = "1"
    parts = [value("name", style.name)]
    parts += [] if is_normal else [value("basedOn", "Normal"), value("next", "Normal")]
    parts += [Xml("<w:qFormat/>"), element("pPr", *_paragraph_look(style))]
    bold = [Xml("<w:b/><w:bCs/>")] if style.bold else []
    closer = value("spacing", _CLOSER if style.size == _BODY_SIZE else 0)
    parts += [element("rPr", _fonts(style.font), *bold, closer, _size(style.size))]
    return element("style", *parts, **given)


def _paragraph_look(style: Style) -> list[Xml]:
    """The properties in the order in which the schema wants them."""
    first = style.indent * CHARACTER
    plain = element("ind", firstLineChars=style.indent * 100, firstLine=first)
    indent = _INDENTS.get(style.id, plain)
    spacing = element(
        "spacing", before=style.before, after=style.after, line=style.pitch, lineRule="exact"
    )
    return [
        Xml("<w:keepNext/><w:keepLines/>") if style.keeps_next else NOTHING,
        Xml("<w:widowControl/>"),
        _MARKS,
        spacing,
        indent,
        value("jc", style.align),
        NOTHING if style.level is None else value("outlineLvl", style.level),
    ]


def _character_styles() -> list[Xml]:
    default = element(
        "style",
        value("name", "Default Paragraph Font"),
        value("uiPriority", 1),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    lights = [_light(status) for status in LIGHTS]
    return [default, _character(LEAD, "引语", _fonts(SUBHEADING)), *lights]


def _light(status: Status) -> Xml:
    from minsheng.terms import INDICATOR_WORDS

    light = LIGHTS[status]
    shade = element("shd", val="clear", color="auto", fill=light.paper)
    name = f"灯·{INDICATOR_WORDS[status]}"
    return _character(light_style(status), name, value("color", light.ink), shade)


def _character(identity: str, name: str, *look: Xml) -> Xml:
    given = {"type": "character", "customStyle": "1", "styleId": identity}
    parts = (value("name", name), value("basedOn", "DefaultParagraphFont"), Xml("<w:qFormat/>"))
    return element("style", *parts, element("rPr", *look), **given)


def _margins(sides: int) -> Xml:
    edges = (("top", 15), ("left", sides), ("bottom", 15), ("right", sides))
    return element("tblCellMar", *(element(side, w=wide, type="dxa") for side, wide in edges))


def _plain_table() -> Xml:
    look = element("tblPr", element("tblInd", w=0, type="dxa"), _margins(108))
    given = {"type": "table", "default": "1", "styleId": "TableNormal"}
    return element("style", value("name", "Normal Table"), look, **given)


def _table_style() -> Xml:
    lines = [
        element(side, val="single", sz=4, space=0, color="000000")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    look = element("tblPr", element("tblBorders", *lines), _margins(45))
    given = {"type": "table", "customStyle": "1", "styleId": TABLE}
    return element(
        "style", value("name", "通报表格"), value("basedOn", "TableNormal"), look, **given
    )


def fonts_xml() -> str:
    """The whole font table: every font that is named, with what may stand in for it."""
    return whole("fonts", *map(_font, (BODY, SUBHEADING, HEADING, TITLE, PAGE_NUMBER)))


def _font(name: str) -> Xml:
    other = [value("altName", SUBSTITUTES[name])] if name in SUBSTITUTES else []
    family = "roman" if name in {TITLE, PAGE_NUMBER} else "modern"
    known = (value("charset", "86"), value("family", family), value("pitch", "default"))
    return element("font", *other, *known, name=name)
