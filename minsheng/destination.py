"""Which file a unit's new report goes to, and how a new file begins."""

import os
import re
import sys
from datetime import date
from pathlib import Path

from minsheng.errors import UsageError
from minsheng.filenames import safe_name
from minsheng.folder import PROGRESS, DataFolder, shown
from minsheng.ledger import Ledger
from minsheng.loader import load_progress, raw
from minsheng.source.writing import block_text

_EDITORS_LINE = re.compile(rb"# yaml-language-server: [^\r\n]*")
_MONTH_OR_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def destination(folder: DataFolder, ledger: Ledger, unit: str, as_of: date) -> Path:
    """The file that a report of the unit as of a date goes to; it may not exist yet.

    The one with its newest report; where files are named after months (2025-09.yaml), the one
    of the report's month. Else a file of the unit for the year that is still empty, else a new
    one: progress/〈unit〉.yaml, or progress/〈year〉/〈unit〉.yaml where that name is taken.
    UsageError where both are.
    """
    year = ledger.targets.year
    newest = _with_the_newest(folder, ledger, unit)
    meant = newest and _of_the_month(newest, as_of)
    if meant and (meant == newest or not os.path.lexists(meant) or _holds(meant, unit, year)):
        return meant
    named = (path for path in folder.progress if _is_named(path, unit))
    return next((p for p in named if _holds(p, unit, year)), None) or _new(folder.root, unit, year)


def _with_the_newest(folder: DataFolder, ledger: Ledger, unit: str) -> Path | None:
    """The file that holds the unit's newest report; it may have gone since the ledger was read."""
    own = [report for report in ledger.reports if report.unit == unit]
    newest = max(own, key=lambda report: (report.as_of, report.place), default=None)
    paths = (path for path in folder.progress if newest and shown(path) == newest.place.path)
    return next(paths, None)


def _of_the_month(path: Path, as_of: date) -> Path:
    """The file itself, or the one beside it that is named after the month or the day."""
    if not _MONTH_OR_DAY.fullmatch(path.stem):
        return path
    return path.with_name(f"{as_of.isoformat()[: len(path.stem)]}{path.suffix}")


def _is_named(path: Path, unit: str) -> bool:
    """Whether a file is named after the unit, or lies in a folder of that name."""
    return safe_name(unit) in (path.stem, path.parent.name)


def _holds(path: Path, unit: str, year: int) -> bool:
    """Whether a file says that it is the unit's for the year."""
    model = load_progress(path).model
    return model is not None and (model.unit, model.year) == (unit, year)


def _new(root: Path, unit: str, year: int) -> Path:
    top = root / PROGRESS
    name = f"{safe_name(unit)}.yaml"
    free = next((p for p in (top / name, top / str(year) / name) if not os.path.lexists(p)), None)
    if free is None:
        message = f"{shown(top / name)} 和 {year}/{name} 都不是{unit} {year} 年的填报"
        raise UsageError(message, "改正这两个文件里的 unit 或 year，再运行一次")
    _refuse_unless_nameable(free)
    return free


def _refuse_unless_nameable(path: Path) -> None:
    """UsageError where the system's encoding has no such file names (LC_ALL=C)."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        encoding = sys.getfilesystemencoding()
        message = f"当前系统环境的编码是 {encoding}，写不了名为 {path.name} 的文件"
        raise UsageError(message, "先设环境变量 PYTHONUTF8=1，再运行一次") from None


def first_lines(path: Path, folder: DataFolder, unit: str, year: int) -> bytes:
    """What a new file holds before its first report; an editor's line as its neighbour has it."""
    neighbour = next((one for one in folder.progress if one.parent == path.parent), None)
    line = _EDITORS_LINE.match(raw(neighbour) or b"") if neighbour else None
    text = f"unit: {block_text(unit)}\nyear: {year}\nreports:\n"
    return (line[0] + b"\n" if line else b"") + text.encode("utf-8")
