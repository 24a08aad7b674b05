"""A sheet on the screen and on paper: what stays in sight, A4 on its side, one page wide."""

from typing import Any

from minsheng.render.excel.fit import EDGE, SIDE
from minsheng.render.excel.sheet import Sheet

_A4 = 9
_INCH = 72  # points
_MARGINS = {
    "left": SIDE / _INCH,
    "right": SIDE / _INCH,
    "top": EDGE / _INCH,
    "bottom": EDGE / _INCH,
}
_HEAD_AND_FOOT = {"margin": 0.25}
_FONT = '&"宋体"&9 '  # the blank keeps digits of the text apart from the size
_LONGEST_TITLE = 100
_FOOTER = f"&C{_FONT}第 &P 页 共 &N 页"


def set_up(raw: Any, sheet: Sheet) -> None:
    """Gives a worksheet of XlsxWriter its panes, filter, outline and print set-up."""
    _on_screen(raw, sheet)
    _on_paper(raw, sheet)


def _on_screen(raw: Any, sheet: Sheet) -> None:
    last_column = sheet.columns - 1
    if sheet.frozen != (0, 0):
        raw.freeze_panes(*sheet.frozen)
    if sheet.filtered:
        first, last = sheet.filtered
        raw.autofilter(first, 0, last, last_column)
    raw.outline_settings(symbols_below=not sheet.above)
    raw.set_selection(*sheet.frozen, *sheet.frozen)
    raw.hide_gridlines(2)
    raw.ignore_errors({"number_stored_as_text": _range(sheet)})


def _range(sheet: Sheet) -> str:
    return f"A1:{_letters(sheet.columns - 1)}{len(sheet.rows)}"


def _letters(column: int) -> str:
    """A for 0; no sheet of ours has more than 26 columns."""
    return chr(ord("A") + column)


def _on_paper(raw: Any, sheet: Sheet) -> None:
    raw.set_landscape()
    raw.set_paper(_A4)
    raw.set_margins(**_MARGINS)
    raw.fit_to_pages(1, 0)
    raw.center_horizontally()
    raw.repeat_rows(sheet.header)
    raw.print_area(0, 0, len(sheet.rows) - 1, sheet.columns - 1)
    raw.set_h_pagebreaks([*sheet.breaks])
    raw.set_header(f"&L{_FONT}{_printed(sheet.title)}&R{_FONT}{sheet.name}", _HEAD_AND_FOOT)
    raw.set_footer(_FOOTER, _HEAD_AND_FOOT)


def _printed(title: str) -> str:
    """A title in a header, where & begins a command and 255 characters are all there is."""
    cut = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    return cut.replace("\n", " ").replace("&", "&&")
