"""Fonts, colours and borders of the form: what is to be filled in also shows in black and white."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from minsheng.form.layout import SIZE, TITLE_SIZE

FONT = "宋体"  # in every Chinese Windows, Excel and WPS; elsewhere another takes its place
_SIMPLIFIED = 134  # tells which one
_WHITE, _INK, _DARK = "FFFFFF", "000000", "404040"
_GREY, _YELLOW = "E0E0E0", "FFEFB0"  # in black and white, the yellow is a light grey


class Look(Enum):
    """What a cell is for, which decides how it looks and whether it may be filled in."""

    TITLE = "title"
    NOTE = "note"
    LABEL = "label"
    VALUE = "value"
    GIVEN_HEAD = "head of what is given"
    ASKED_HEAD = "head of what is asked"
    TEXT = "given text"
    FIGURE = "given figure"
    DATE = "given date"
    ASKED_FIGURE = "asked figure"
    ASKED_TEXT = "asked text"
    ASKED_DATE = "asked date"


@dataclass(frozen=True, slots=True)
class _Style:
    size: int = SIZE
    bold: bool = False
    ink: str = _INK
    paper: str = _WHITE
    across: str = "center"
    indent: int = 0
    boxed: bool = True
    number_format: str = "General"
    is_open: bool = False


_DAY = "yyyy-mm-dd"
_STYLES = {
    Look.TITLE: _Style(size=TITLE_SIZE, bold=True, boxed=False),
    Look.NOTE: _Style(across="left", indent=1, boxed=False),
    Look.LABEL: _Style(bold=True, across="right", boxed=False),
    Look.VALUE: _Style(across="left", indent=1, boxed=False),
    Look.GIVEN_HEAD: _Style(bold=True, paper=_GREY),
    Look.ASKED_HEAD: _Style(bold=True, ink=_WHITE, paper=_DARK),
    Look.TEXT: _Style(across="left"),
    Look.FIGURE: _Style(),
    Look.DATE: _Style(number_format=_DAY),
    Look.ASKED_FIGURE: _Style(size=SIZE + 1, paper=_YELLOW, is_open=True),
    Look.ASKED_TEXT: _Style(paper=_YELLOW, across="left", number_format="@", is_open=True),
    Look.ASKED_DATE: _Style(paper=_YELLOW, number_format=_DAY, is_open=True),
}
# A figure's format is General, so that a typed 85% leaves a trace: the cell's format changes.


class Styles:
    """The looks as openpyxl's objects, each made once for a workbook."""

    def __init__(self, library: Any) -> None:
        self._made = {look: _made(library.styles, style) for look, style in _STYLES.items()}
        self._first = _box(library.styles, top="medium")

    def dress(self, cell: Any, look: Look, is_first: bool = False) -> None:
        """Gives the cell its look, and locks it unless it is to be filled in.

        With `is_first`, a stronger line above it.
        """
        for name, value in self._made[look].items():
            setattr(cell, name, value)
        if is_first:
            cell.border = self._first


def _made(styles: Any, style: _Style) -> dict[str, Any]:
    made = {
        "font": styles.Font(
            name=FONT, charset=_SIMPLIFIED, size=style.size, bold=style.bold, color=style.ink
        ),
        "alignment": styles.Alignment(
            horizontal=style.across, vertical="center", wrap_text=True, indent=style.indent
        ),
        "number_format": style.number_format,
        "protection": styles.Protection(locked=not style.is_open),
    }
    if style.boxed:
        made["border"] = _box(styles)
        made["fill"] = styles.PatternFill("solid", fgColor=style.paper)
    return made


def _box(styles: Any, top: str = "thin") -> Any:
    thin, above = (styles.Side(style=kind, color=_INK) for kind in ("thin", top))
    return styles.Border(left=thin, right=thin, top=above, bottom=thin)
