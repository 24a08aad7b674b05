"""How cells look: fonts that every office has, greys for structure, colour for lights alone."""

from enum import Enum
from typing import Any

from minsheng.render.lights import LIGHTS
from minsheng.terms import Status

SONG, HEI = "宋体", "黑体"  # in every Chinese Windows, Excel and WPS
SIZE = 10
GENERAL = "General"
_SIMPLIFIED = 134  # the character set, which tells what may stand in for a missing font
_LINE, _SHADE, _HEAD = "#8C8C8C", "#F2F2F2", "#E6E6E6"
BAR = "#C3D1E0"
"""Data bars: a colour that is none of the lights', and a light grey in black and white."""


class Look(Enum):
    """What a cell is for, which decides how it looks."""

    TITLE = "the sheet's title"
    NOTE = "a line below the title"
    SECTION = "the title of a table within a sheet"
    HEAD = "a column's title"
    TEXT = "words"
    LONG = "the beginning of words for which there is no room"
    CENTRE = "a short word, a date, a count"
    NUMBER = "a number"
    LIGHT = "a status, in its colour"
    CARD_NAME = "the name of a headline figure"
    CARD = "a headline figure"
    RULE = "an assumption"
    GAP = "nothing, between two tables"


_BASE = {
    "font_name": SONG,
    "font_size": SIZE,
    "font_charset": _SIMPLIFIED,
    "font_scheme": False,
    "text_wrap": True,
    "valign": "vcenter",
}
_BOXED = {"border": 1, "border_color": _LINE}
_HEADING = {"font_name": HEI, "align": "center"}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"font_name": HEI, "font_size": 18, "align": "center"},
    Look.NOTE: {"align": "left"},
    Look.SECTION: {"font_name": HEI, "font_size": 12, "align": "left", "valign": "bottom"},
    Look.HEAD: {**_HEADING, **_BOXED, "bg_color": _HEAD},
    Look.TEXT: {"align": "left", **_BOXED},
    Look.LONG: {"align": "left", "valign": "top", **_BOXED},
    Look.CENTRE: {"align": "center", **_BOXED},
    Look.NUMBER: {"align": "center", "text_wrap": False, **_BOXED},
    Look.LIGHT: {"align": "center", "bold": True, **_BOXED},
    Look.CARD_NAME: {"align": "center", "bg_color": _HEAD, **_BOXED},
    Look.CARD: {**_HEADING, "font_size": 16, **_BOXED},
    Look.RULE: {"align": "left", "valign": "top", "font_size": 9},
    Look.GAP: {},
}
_STRONG = {"bold": True, "bg_color": _SHADE}


def size_of(look: Look) -> int:
    """The size of its letters, in points."""
    size: int = _LOOKS[look].get("font_size", SIZE)
    return size


def default_properties() -> dict[str, Any]:
    """What an empty cell looks like, in which somebody may write."""
    return {key: _BASE[key] for key in ("font_name", "font_size", "font_charset", "font_scheme")}


def properties(look: Look, form: str, strong: bool, light: Status | None) -> dict[str, Any]:
    """The look as XlsxWriter's properties; `strong` in the rows that sum others up."""
    made = {**_BASE, **_LOOKS[look], "num_format": form}
    if strong:
        made |= _STRONG
    if light:
        made |= {"bg_color": f"#{LIGHTS[light].paper}", "font_color": f"#{LIGHTS[light].ink}"}
    return made
