"""Draws the pictures of the form for the clerk's guide: `python docs/form.py`.

Needs LibreOffice (soffice) and poppler-utils (pdftoppm). The figures are the shipped samples,
and what is filled in is made up. Pictures differ a little from one machine's fonts to
another's, so there is no --check: look at them.
"""

import io
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

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
# 宋体 is not free: a font of the same kind stands in for it.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match><test name="family"><string>宋体</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Serif CJK SC</string></edit></match>
</fontconfig>"""


class Picture(NamedTuple):
    """A part of the printed page, in pixels at its resolution."""

    resolution: int
    left: int
    top: int
    width: int
    height: int


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


def printed(folder: Path) -> Path:
    """The form as LibreOffice prints it."""
    source, fonts = folder / "form.xlsx", folder / "fonts.conf"
    source.write_bytes(filled_in())
    fonts.write_text(FONTS, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run([*command, str(source)], env=environment, check=True, capture_output=True)
    return folder / "form.pdf"


def draw(pdf: Path, name: str, picture: Picture) -> None:
    """Writes one picture."""
    part = ["-x", picture.left, "-y", picture.top, "-W", picture.width, "-H", picture.height]
    command = ["pdftoppm", "-png", "-singlefile", "-r", picture.resolution, *part]
    target = HERE / Path(name).stem
    subprocess.run([*map(str, command), str(pdf), str(target)], check=True)


def main() -> int:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = printed(Path(folder))
        for name, picture in PICTURES.items():
            draw(pdf, name, picture)
            print(f"{name}: {(HERE / name).stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
