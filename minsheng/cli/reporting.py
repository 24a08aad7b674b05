"""A report into a file: Word, Excel, a page, or a table, whole or not at all."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from minsheng.cli.output import format_of
from minsheng.cli.progress import working
from minsheng.cli.session import Asked, Question, asked
from minsheng.errors import UsageError
from minsheng.printable import Removal, printable, seen_in
from minsheng.render import DOCUMENTS, FILES, file_renderer
from minsheng.summarize import overview
from minsheng.text import safe
from minsheng.writer import put_whole

_ELSEWHERE = "换一个文件名，或写到别的文件夹"
_MAY_BE_FORMS = (".xlsx", ".csv")


def write(question: Question, output: str, and_open: bool) -> None:
    """Writes what was asked for into the file, and opens it if that is wanted.

    UsageError for a name that is none or has no suffix of ours, for a file of the data folder,
    a form, and a library that is missing; nothing is written then.
    """
    path = named(output, FILES, "csv、json 或 markdown")
    found = asked(question)
    refuse_data(path, found.ledger.root)
    refuse_form(path)
    with working(f"正在写 {safe(output)} …", f"已写入 {safe(output)}，截至 {found.day}"):
        data, removed = _made(found, path.suffix.lower())
        put_whole(path, data)
    sys.stderr.writelines(f"警告：{safe(removal.message)}\n" for removal in removed)
    if and_open:
        _open(path)


def named(output: str, suffixes: Mapping[str, str], formats: str) -> Path:
    """The file that was named. UsageError where there is none, which tells the `formats` that are
    printed instead, and for a suffix that is none of ours.
    """
    if output in ("", "-"):
        hint = f"要打印出来就不写 -o；格式用 --format {formats}"
        raise UsageError("-o 后面要写文件名", hint)
    format_of(output, suffixes)
    return Path(output)


def _made(found: Asked, suffix: str) -> tuple[bytes, list[Removal]]:
    """The file's bytes, and what could not be printed in it."""
    maker = file_renderer(suffix)
    reported = found.ledger.reported
    ledger, removed = printable(reported) if suffix in DOCUMENTS else (reported, [])
    seen = overview(ledger, found.day, found.selection)
    data: bytes = maker.file(seen, ledger)
    return data, seen_in(seen, removed)


def refuse_data(path: Path, root: Path) -> None:
    """UsageError where a file of the data folder would be written over, however it is spelled."""
    real = Path(os.path.realpath(path))
    if os.path.isfile(real) and any(root.samefile(folder) for folder in real.parents):
        message = f"{path} 是数据文件夹里已有的文件，没有覆盖"
        raise UsageError(message, f"那里放清单、填报和佐证材料；{_ELSEWHERE}")


def refuse_form(path: Path) -> None:
    """UsageError where a form of ours would be written over: somebody may have filled it in."""
    if path.suffix.lower() in _MAY_BE_FORMS and os.path.isfile(path):
        from minsheng.form.opening import is_form

        if is_form(str(path)):
            message = f"{path} 是一张填报表，没有覆盖"
            raise UsageError(message, f"填过的先用 minsheng import 收进台账；{_ELSEWHERE}")


def _open(path: Path) -> None:
    """Opens the file as a double click does, by its full path."""
    full = str(path.absolute())
    if typer.launch(full) != 0:
        sys.stderr.write(f"没有找到能打开它的程序，请自己打开：{safe(full)}\n")
