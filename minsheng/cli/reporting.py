"""A report into a file: Word, Excel, a page, or a table, whole or not at all."""

import os
import sys
from pathlib import Path

import typer

from minsheng.cli.output import format_of
from minsheng.cli.progress import working
from minsheng.cli.session import Asked, Question, asked
from minsheng.errors import UsageError
from minsheng.printable import Removal, printable
from minsheng.render import DOCUMENTS, FILES, file_renderer
from minsheng.summarize import overview
from minsheng.text import safe
from minsheng.writer import put_whole


def write(question: Question, output: str, and_open: bool) -> None:
    """Writes what was asked for into the file, and opens it if that is wanted.

    UsageError for an unknown suffix, a file of the data folder, a library that is missing.
    """
    format_of(output, FILES)
    path = Path(output)
    found = asked(question)
    _refuse_data(path, found.root)
    with working(f"正在写 {safe(output)} …", f"已写入 {safe(output)}，截至 {found.day}"):
        data, removed = _made(found, path.suffix.lower())
        put_whole(path, data)
    sys.stderr.writelines(f"警告：{safe(removal.message)}\n" for removal in removed)
    if and_open:
        _open(path)


def _made(found: Asked, suffix: str) -> tuple[bytes, list[Removal]]:
    """The file's bytes, and what could not be printed in it."""
    _, ledger, day, selection = found
    removed: list[Removal] = []
    if suffix in DOCUMENTS:
        ledger, removed = printable(ledger)
    seen = overview(ledger, day, selection)
    shown = {project.project.id for project in seen.projects}
    data: bytes = file_renderer(suffix).file(seen, ledger)
    return data, [one for one in removed if one.project in shown]


def _refuse_data(path: Path, root: Path) -> None:
    """UsageError where a file of the data folder would be written over, through a link too."""
    real = Path(os.path.realpath(path))
    if real.is_file() and real.is_relative_to(os.path.realpath(root)):
        hint = "那里放清单、填报和佐证材料；换一个文件名，或写到别的文件夹"
        raise UsageError(f"{path} 是数据文件夹里已有的文件，没有覆盖", hint)


def _open(path: Path) -> None:
    """Opens the file as a double click does."""
    if typer.launch(str(path.resolve())) != 0:
        sys.stderr.write(f"没有能打开它的程序，文件在 {safe(str(path.resolve()))}\n")
