"""The form as CSV: the same columns, for whoever has no Excel."""

import csv
import io

from minsheng.form.columns import AS_OF, COLUMNS, UNIT, YEAR
from minsheng.form.layout import as_text
from minsheng.form.rows import Form
from minsheng.form.wording import instructions
from minsheng.render.csv_text import harmless
from minsheng.text import safe


def csv_bytes(form: Form) -> bytes:
    """The form as a CSV file, with the BOM and the line ends that Excel and WPS need.

    Below the title: unit, year and as-of date, each beside its title; how it is filled in; the
    header; the rows. A text that a spreadsheet would take for a formula begins with a `'`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(form.heading)])
    writer.writerow([UNIT, harmless(safe(form.unit)), YEAR, form.year, AS_OF, form.as_of])
    writer.writerow([instructions(form)])
    writer.writerow(COLUMNS)
    for row in form.rows:
        cells = row.cells
        writer.writerow([harmless(as_text(cells.get(column))) for column in COLUMNS])
    return ("\ufeff" + out.getvalue()).encode("utf-8")
