"""Forms on their way into files: which file each goes to, and never over what somebody typed."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.filenames import safe_name
from minsheng.form.blank import is_blank
from minsheng.form.csv_text import csv_bytes
from minsheng.form.excel import workbook_bytes
from minsheng.form.rows import Form
from minsheng.office import read_bytes
from minsheng.writer import FileChanged, put_instead

MAKERS = {".xlsx": workbook_bytes, ".csv": csv_bytes}
"""What makes a form's bytes, by the suffix of its file."""
_NAME = "填报表-{}"
_KEPT = "填过的填报表先用 minsheng import 收进台账，再移走；或换一个文件名"


class Delivery(NamedTuple):
    """A form, the file that it goes to, its bytes, and what is there now (None: nothing)."""

    form: Form
    path: Path
    data: bytes
    seen: bytes | None


def file_names(units: Sequence[str]) -> list[str]:
    """`填报表-〈unit〉.xlsx` for each; two units never get the same, on no system."""
    taken: set[str] = set()
    return [_free_name(unit, taken) for unit in units]


def _free_name(unit: str, taken: set[str]) -> str:
    name = safe_name(_NAME.format(unit))
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    free = next(one for one in (name, *numbered) if one.casefold() not in taken)
    taken.add(free.casefold())
    return f"{free}.xlsx"


def addressed(forms: Iterable[tuple[Form, Path]]) -> list[Delivery]:
    """What is to be written where; nothing is written yet.

    UsageError where a file is there already and is no blank form, or cannot be read.
    """
    return [_addressed(form, path) for form, path in forms]


def _addressed(form: Form, path: Path) -> Delivery:
    data = MAKERS[path.suffix.lower()](form)
    if not os.path.lexists(path):
        return Delivery(form, path, data, None)
    if not path.is_file():
        what = "那是一个文件夹" if path.is_dir() else "那不是普通文件"
        raise UsageError(f"写不了文件 {path}：{what}", "换一个文件名")
    seen = read_bytes(str(path))
    if not is_blank(path, seen):
        raise UsageError(f"已经有 {path}，它不是空白的填报表，没有覆盖", _KEPT)
    return Delivery(form, path, data, seen)


def deliver(delivery: Delivery) -> None:
    """Writes a form into its file, whole or not at all.

    UsageError where it cannot be written, or something else stands there by now.
    """
    try:
        put_instead(delivery.path, delivery.data, delivery.seen)
    except FileChanged:
        message = f"{delivery.path} 刚刚被别的程序改动过，没有覆盖"
        raise UsageError(message, "换一个文件名，再运行一次") from None
