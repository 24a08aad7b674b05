"""Office files as LibreOffice prints them, and pictures of their pages: for the scripts here.

Needs LibreOffice (soffice) and poppler-utils (pdftoppm). The fonts of official documents are
not free: fonts of the same kind stand in for them. Pictures differ a little from one
machine's fonts to another's, so nothing is checked: look at them.
"""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
STAND_INS = {
    "Noto Serif CJK SC": ("宋体", "仿宋", "仿宋_GB2312", "楷体", "楷体_GB2312", "方正小标宋简体"),
    "Noto Sans CJK SC": ("黑体", "微软雅黑", "等线"),
}


class Picture(NamedTuple):
    """A part of a printed page, in pixels at its resolution; all of it where no width is given."""

    resolution: int
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    page: int = 1


def _fonts() -> str:
    """Fontconfig's rules for the stand-ins."""
    rules = "".join(
        f'<match><test name="family"><string>{name}</string></test><edit name="family" '
        f'mode="assign" binding="strong"><string>{other}</string></edit></match>'
        for other, names in STAND_INS.items()
        for name in names
    )
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    ours = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f"{head}<fontconfig>{ours}{rules}</fontconfig>"


def printed(source: Path) -> Path:
    """The PDF of an office file, beside it."""
    folder = source.parent
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run([*command, str(source)], env=environment, check=True, capture_output=True)
    return source.with_suffix(".pdf")


def draw(pdf: Path, name: str, picture: Picture) -> None:
    """Writes one picture into this folder, and says how large it is."""
    part = ["-x", picture.left, "-y", picture.top, "-W", picture.width, "-H", picture.height]
    page = ["-f", picture.page, "-l", picture.page]
    command = ["pdftoppm", "-png", "-singlefile", "-r", picture.resolution, *page, *part]
    subprocess.run([*map(str, command), str(pdf), str(HERE / Path(name).stem)], check=True)
    told(name)


def told(name: str) -> None:
    """Says how large a picture is."""
    print(f"{name}: {(HERE / name).stat().st_size // 1024} KB")
