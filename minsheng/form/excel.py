"""The form as an Excel file: what is to be filled in stands open, all else is locked."""

import io
from typing import Any

from minsheng.form.columns import (
    AS_OF,
    COLUMNS,
    INPUTS,
    OF_A_PROJECT,
    STAMP_SHEET,
    STAMP_VERSION,
    UNIT,
    VERSION,
    YEAR,
    Column,
)
from minsheng.form.layout import OF_THE_UNIT, Layout, as_text, laid_out
from minsheng.form.pages import BOTTOM, SIDE, TOP
from minsheng.form.rows import Cell, Form, Kind
from minsheng.form.styles import Look, Styles
from minsheng.form.validations import of_a_date, of_a_figure, of_words
from minsheng.form.wording import instructions
from minsheng.numerals import is_number
from minsheng.office import openpyxl
from minsheng.text import safe
from minsheng.timeless import timeless

SHEET = "填报表"
_TITLE, _FACTS, _HOW, _BANDS, _HEADER, _FIRST = range(1, 7)  # rows
_GIVEN = "清单和以往填报（不用填）"
_ASKED = "请填黄色格（黑白打印为浅灰底）"
_MOVE = "← 可以改，一般填月末"
_A4, _INCH = 9, 72  # points
_EXACT = 15  # digits that Excel keeps of a number
_FIGURES = (Column.PROJECT, Column.TARGET, Column.MEASURE, Column.LAST, Column.OWED)
_DATES = (Column.LAST_DATE, Column.ACCEPTED)


def workbook_bytes(form: Form) -> bytes:
    """The form as an .xlsx file; the same form is the same bytes.

    UsageError where openpyxl is not installed.
    """
    library = openpyxl()
    book = library.Workbook()
    book.properties.creator, book.properties.title = "minsheng", form.heading
    layout = laid_out(form)
    sheet = _Sheet(library, book.active)
    sheet.name(SHEET)
    _write_head(sheet, form, layout)
    _write_table(sheet, layout)
    _validate(sheet, form)
    _protect(sheet)
    _set_up_pages(sheet, form, layout)
    _stamp(book.create_sheet(STAMP_SHEET), form)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


class _Sheet:
    """A sheet of openpyxl's, addressed by the form's columns."""

    def __init__(self, library: Any, sheet: Any) -> None:
        self.openpyxl, self.raw, self.styles = library, sheet, Styles(library)
        letters = map(library.utils.get_column_letter, range(1, len(COLUMNS) + 1))
        self.letter = dict(zip(COLUMNS, letters, strict=True))
        self.last = _FIRST

    def name(self, title: str) -> None:
        """Gives the sheet its title."""
        self.raw.title = title

    def at(self, column: Column, row: int) -> str:
        """The address of a cell: K12."""
        return f"{self.letter[column]}{row}"

    def put(
        self, column: Column, row: int, value: Cell, look: Look, is_first: bool = False
    ) -> None:
        """Writes one cell: a text is never a formula, a number never rounded."""
        cell = self.raw[self.at(column, row)]
        is_exact = is_number(value) and len(as_text(value)) <= _EXACT
        cell.value = as_text(value) if is_number(value) and not is_exact else value
        if isinstance(cell.value, str):
            cell.data_type = "s"
        self.styles.dress(cell, look, is_first)

    def put_across(self, columns: tuple[Column, Column], row: int, value: Cell, look: Look) -> None:
        """Writes one cell that reaches over several columns."""
        first, last = (COLUMNS.index(column) for column in columns)
        self.raw.merge_cells(f"{self.at(columns[0], row)}:{self.at(columns[1], row)}")
        for column in COLUMNS[first : last + 1]:
            self.styles.dress(self.raw[self.at(column, row)], look)
        self.put(columns[0], row, value, look)

    def join(self, column: Column, first: int, last: int) -> None:
        """Makes one cell of several, below each other, that are written already."""
        if first < last:
            self.raw.merge_cells(f"{self.at(column, first)}:{self.at(column, last)}")


def _write_head(sheet: _Sheet, form: Form, layout: Layout) -> None:
    whole = COLUMNS[0], COLUMNS[-1]
    sheet.put_across(whole, _TITLE, form.heading, Look.TITLE)
    sheet.put_across(whole, _HOW, instructions(form), Look.NOTE)
    _write_facts(sheet, form)
    asked = COLUMNS.index(INPUTS[0])
    sheet.put_across((COLUMNS[0], COLUMNS[asked - 1]), _BANDS, _GIVEN, Look.GIVEN_HEAD)
    sheet.put_across((INPUTS[0], INPUTS[-1]), _BANDS, _ASKED, Look.ASKED_HEAD)
    for column in COLUMNS:
        look = Look.ASKED_HEAD if column in INPUTS else Look.GIVEN_HEAD
        sheet.put(column, _HEADER, column.value, look)
        sheet.raw.column_dimensions[sheet.letter[column]].width = layout.widths[column]
    for row, points in enumerate(layout.above, start=_TITLE):
        sheet.raw.row_dimensions[row].height = points


def _write_facts(sheet: _Sheet, form: Form) -> None:
    """Unit, year and as-of date, each right of its title."""
    sheet.put(Column.PROJECT_NAME, _FACTS, UNIT, Look.LABEL)
    sheet.put_across((OF_THE_UNIT[0], OF_THE_UNIT[-1]), _FACTS, safe(form.unit), Look.VALUE)
    sheet.put(Column.TARGET, _FACTS, YEAR, Look.LABEL)
    sheet.put_across((Column.MEASURE, Column.LAST), _FACTS, form.year, Look.VALUE)
    sheet.put(Column.OWED, _FACTS, AS_OF, Look.LABEL)
    sheet.put(Column.ACTUAL, _FACTS, form.as_of, Look.ASKED_DATE)
    sheet.put_across((Column.PROGRESS, Column.PROBLEMS), _FACTS, _MOVE, Look.NOTE)


def _write_table(sheet: _Sheet, layout: Layout) -> None:
    first_rows = {first for first, _ in layout.projects}
    for number, (cells, points) in enumerate(zip(layout.cells, layout.heights, strict=True)):
        sheet.last = row = _FIRST + number
        for column in COLUMNS:
            sheet.put(column, row, cells.get(column), _look(column), number in first_rows)
        sheet.raw.row_dimensions[row].height = points
    for span in layout.spans:
        sheet.join(span.column, _FIRST + span.first, _FIRST + span.last)


def _look(column: Column) -> Look:
    if column in INPUTS:
        if column is Column.ACTUAL:
            return Look.ASKED_FIGURE
        return Look.ASKED_DATE if column in _DATES else Look.ASKED_TEXT
    if column in _DATES:
        return Look.DATE
    return Look.FIGURE if column in _FIGURES else Look.TEXT


def _validate(sheet: _Sheet, form: Form) -> None:
    figures: dict[tuple[Kind, bool], list[str]] = {}
    for number, row in enumerate(form.rows):
        place = sheet.at(Column.ACTUAL, _FIRST + number)
        figures.setdefault((row.kind, row.is_share), []).append(place)
    made = [of_a_figure(sheet.openpyxl, *asked, cells) for asked, cells in figures.items()]
    as_of = [sheet.at(Column.ACTUAL, _FACTS)]
    made.append(of_a_date(sheet.openpyxl, AS_OF, form.year, as_of))
    for column in OF_A_PROJECT:
        cells = [f"{sheet.at(column, _FIRST)}:{sheet.at(column, sheet.last)}"]
        if column is Column.ACCEPTED:
            made.append(of_a_date(sheet.openpyxl, column, form.year, cells))
        else:
            made.append(of_words(sheet.openpyxl, column, cells))
    for validation in made:
        if validation is not None:
            sheet.raw.add_data_validation(validation)


def _protect(sheet: _Sheet) -> None:
    """Locks all but the open cells, without a password; rows and columns may be widened."""
    protection = sheet.raw.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False  # False: not forbidden
    sheet.raw.freeze_panes = sheet.at(Column.WORDS, _FIRST)


def _set_up_pages(sheet: _Sheet, form: Form, layout: Layout) -> None:
    raw = sheet.raw
    for row in layout.page_starts:
        above = sheet.openpyxl.worksheet.pagebreak.Break(id=_FIRST + row - 1)
        raw.row_breaks.append(above)
    raw.page_setup.orientation, raw.page_setup.paperSize = "landscape", _A4
    raw.page_setup.fitToWidth, raw.page_setup.fitToHeight = 1, 0
    raw.sheet_properties.pageSetUpPr = sheet.openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    raw.print_options.horizontalCentered = True
    raw.print_title_rows = f"{_BANDS}:{_HEADER}"
    raw.print_area = f"{sheet.at(COLUMNS[0], _TITLE)}:{sheet.at(COLUMNS[-1], sheet.last)}"
    margins = raw.page_margins
    margins.left = margins.right = SIDE / _INCH
    margins.top, margins.bottom = TOP / _INCH, BOTTOM / _INCH
    margins.header, margins.footer = TOP / 2 / _INCH, BOTTOM / 2 / _INCH
    raw.oddFooter.left.text = f"{UNIT}：{safe(form.unit).replace('&', '&&')}"
    raw.oddFooter.center.text = "第 &P 页，共 &N 页"
    raw.oddFooter.right.text = f"{form.year} {YEAR}填报表"


def _stamp(raw: Any, form: Form) -> None:
    """What the form is, for the program that reads it back: a title beside each value."""
    raw.append([STAMP_VERSION, VERSION])
    raw.append([UNIT, safe(form.unit)])
    raw.append([YEAR, form.year])
    raw.append([AS_OF, form.as_of.isoformat()])
    for row in raw.iter_rows():
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    raw.sheet_state = "veryHidden"
