"""Draws the pictures of the three documents: `python docs/documents.py`.

Needs what `docs/printing.py` needs, and Chromium. The figures are the shipped samples.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from printing import HERE, Picture, draw, printed, told

AS_OF = "2025-09-30"
PICTURES = {
    "word.png": ("通报.docx", Picture(72)),
    "word-annex.png": ("通报.docx", Picture(72, page=7)),
    "excel.png": ("台账.xlsx", Picture(84, 25, 10, 930, 520)),
    "excel-ledger.png": ("台账.xlsx", Picture(72, 20, 12, 805, 420, page=3)),
}
"""Each picture, the document it is of, and the part."""
PAGE = ("page.png", "页面.html")
_WINDOW, _SCALE = "1280,900", "0.75"


def written(name: str, folder: Path) -> Path:
    """The document, as `report -o` writes it."""
    path = folder / name
    command = [sys.executable, "-m", "minsheng", "report", "--as-of", AS_OF, "-o", str(path)]
    environment = {**os.environ, "MINSHENG_TODAY": "2025-12-31"}
    subprocess.run(command, cwd=HERE.parent, env=environment, check=True)
    return path


def photograph(page: Path, name: str) -> None:
    """The upper part of the page, as Chromium shows it."""
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={_WINDOW}"]
    options += [f"--force-device-scale-factor={_SCALE}", f"--screenshot={HERE / name}"]
    subprocess.run([program, *options, page.as_uri()], check=True, capture_output=True)
    told(name)


def main() -> int:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdfs: dict[str, Path] = {}
        for picture, (document, part) in PICTURES.items():
            if document not in pdfs:
                pdfs[document] = printed(written(document, folder))
            draw(pdfs[document], picture, part)
        picture, document = PAGE
        photograph(written(document, folder), picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
