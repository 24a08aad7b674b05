"""Documents as LibreOffice prints them: a PDF, its pages, its words, its pictures."""

import os
import subprocess
from pathlib import Path


def pdf_of(document: Path, folder: Path) -> Path:
    """The document as PDF in `folder`, printed by LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(document)], check=True, capture_output=True, timeout=300)
    made = folder / f"{document.stem}.pdf"
    assert made.is_file()
    return made


def pages_of(pdf: Path) -> list[str]:
    """The words of each page, laid out as on paper."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def sizes_of(pdf: Path) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    command = ["pdfinfo", "-f", "1", "-l", "10000", str(pdf)]
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    lines = [line.split() for line in done.stdout.decode("utf-8").splitlines()]
    return [(float(w[3]), float(w[5])) for w in lines if w[:1] == ["Page"] and w[2] == "size:"]


def pictures_of(pdf: Path, folder: Path, resolution: int = 80) -> list[Path]:
    """A PNG of each page, in order, in `folder`."""
    target = folder / pdf.stem
    command = ["pdftoppm", "-png", "-r", str(resolution), str(pdf), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))
