"""Draws the pictures of the form for the clerk's guide: `python docs/form.py`.

Needs what `docs/printing.py` needs. The figures are the shipped samples, and what is filled
in is made up.
"""

import io
import sys
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from printing import Picture, draw, printed

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.form.excel import SHEET, workbook_bytes
from minsheng.form.rows import form_of

HERE = Path(__file__).parent
UNIT, LAST, DAY, TODAY = "建设局", date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31)
FILLED_IN = {
    "K6": 45,
    "K7": 9,
    "K8": 7,
    "K10": "是",
    "K11": "是",
    "K12": 4.6,
    "L6": "3 条断头路进场施工。",
    "M6": "1 条道路征地未完成。",
    "N6": "12 月底前完成征地。",
    "O6": "道路建设台账（存建设局）",
    "K13": 180,
    "L10": "传统村落数字博物馆建成，入户道路铺设 4.6 千米。",
    "P10": "庭院灯核减重复统计 6 盏",
}
PICTURES = {
    "form.png": Picture(130, 55, 55, 1410, 460),
}


def filled_in() -> bytes:
    """The form of the shipped data, as before the November reports, with some cells filled in."""
    ledger = check(open_folder(HERE.parent / "data"), TODAY).ledgers[2025]
    for key, figures in ledger.figures.items():
        ledger.figures[key] = [figure for figure in figures if figure.as_of <= LAST]
    book = load_workbook(io.BytesIO(workbook_bytes(form_of(ledger, UNIT, DAY))))
    for cell, value in FILLED_IN.items():
        book[SHEET][cell].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> int:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.xlsx"
        source.write_bytes(filled_in())
        pdf = printed(source)
        for name, picture in PICTURES.items():
            draw(pdf, name, picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
