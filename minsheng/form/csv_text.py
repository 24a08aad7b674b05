"""The form as CSV: the same columns, for whoever has no Excel."""

from minsheng.form.columns import AS_OF, COLUMNS, UNIT, YEAR
from minsheng.form.layout import as_text
from minsheng.form.rows import Form
from minsheng.form.wording import instructions
from minsheng.render.csv_text import in_bytes
from minsheng.text import safe


def csv_bytes(form: Form) -> bytes:
    """The form as a CSV file, with the BOM and the line ends that Excel and WPS need.

    Below the title: unit, year and as-of date, each beside its title; how it is filled in; the
    header; the rows. A text that a spreadsheet would take for a formula begins with a `'`.
    """
    lines = [
        [form.heading],
        [UNIT, safe(form.unit), YEAR, str(form.year), AS_OF, str(form.as_of)],
        [instructions(form)],
        COLUMNS,
        *([as_text(row.cells.get(column)) for column in COLUMNS] for row in form.rows),
    ]
    return in_bytes(lines)
