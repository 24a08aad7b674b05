"""What the commands that record share: how a posting is shown, before it is written and after."""

import os
import sys
from collections.abc import Iterator
from difflib import unified_diff

from minsheng import api
from minsheng.cli.output import screen_for
from minsheng.cli.session import opened, problems_text
from minsheng.errors import DataError
from minsheng.posting import Posting
from minsheng.problems import Severity
from minsheng.text import safe

SAMPLE = "这个文件标着 sample: true：填进去的数也算示例数据，不是真实进展"
DRY_RUN = "这是预演，什么也没有写入\n"
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def opened_to_record(data: str | None, year: str | None) -> api.Ledger:
    """The ledger of a year that is going to be written to, with errors as of `session.opened`."""
    return opened(data, year, "不能再记；什么也没有写入")


def waiting() -> None:
    """Says on stderr that another writer is waited for."""
    sys.stderr.write("另一个 minsheng 正在写这本台账，等它写完……\n")
    sys.stderr.flush()


def refuse_errors(posting: Posting) -> None:
    """DataError with the problems, where the ledger would have errors; nothing was written."""
    if posting.checked.has_errors:
        raise DataError(f"{_problems(posting)}照这样填，台账会有上面的错误；什么也没有写入")


def warnings_of(posting: Posting) -> str:
    """The warnings that the report brings along, as shown on stderr; empty without any."""
    has_warning = any(p.severity is Severity.WARNING for p in posting.fresh)
    return _problems(posting) if has_warning else ""


def _problems(posting: Posting) -> str:
    told = [p for p in posting.fresh if p.severity is not Severity.INFO]
    return problems_text(told, posting.checked.files, posting.excerpt)


def diff_of(posting: Posting) -> str:
    """What would change in the file, as `diff -u` shows it; coloured on a terminal."""
    path = posting.path_shown
    old, new = (data.decode("utf-8-sig") for data in (posting.old or b"", posting.new))
    before = "/dev/null" if posting.old is None else path
    lines = unified_diff(old.splitlines(), new.splitlines(), before, path, lineterm="")
    return "".join(f"{line}\n" for line in _painted(lines))


def _painted(lines: Iterator[str]) -> Iterator[str]:
    color = screen_for(sys.stdout, os.environ).color
    for line in lines:
        if color and (paint := _COLORS.get(line[:1])):
            from typer import style

            yield style(safe(line), fg=paint)
        else:
            yield safe(line) if line.strip() else line


def written(posting: Posting) -> str:
    """`已写入 data/progress/建设局.yaml 第 12 行起（截至 2025-10-31）`."""
    path = safe(posting.path_shown)
    if posting.old is None:
        return f"已写入新文件 {path}\n"
    return f"已写入 {path}，从第 {posting.line} 行起\n"
