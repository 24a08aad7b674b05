"""The tidy table of one or several ledgers: printed, or into a file whole or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from pathlib import Path

from minsheng.api import Ledger
from minsheng.cli.options import whole_number
from minsheng.cli.output import put, screen_for
from minsheng.cli.progress import working
from minsheng.cli.reporting import named, refuse_data, refuse_form
from minsheng.cli.session import data_root, opened_together
from minsheng.errors import UsageError
from minsheng.facts import Fact
from minsheng.folder import shown
from minsheng.render.facts import FILES, FORMATS, module
from minsheng.text import safe
from minsheng.writer import put_whole


def print_facts(form: str, data: Sequence[str | None], year: str | None) -> None:
    """Prints the facts of the ledgers in a format.

    DataError where the data of any has errors, UsageError for what is no ledger or named twice.
    """
    ledgers = _ledgers(data, year)
    put(module(FORMATS[form]).text(_facts(ledgers), screen_for(sys.stdout, os.environ)))
    _tell_apart(ledgers)


def write_facts(output: str, data: Sequence[str | None], year: str | None) -> None:
    """Writes the facts of the ledgers into the file that is named; raises as `print_facts` does.

    UsageError for a name that is none or has no suffix of ours, for a file of a data folder, a
    form, and where pyarrow is missing; nothing is written then.
    """
    path = named(output, FILES, "csv 或 ndjson")
    ledgers = _ledgers(data, year)
    for ledger in ledgers:
        refuse_data(path, ledger.root)
    refuse_form(path)
    with working(f"正在写 {safe(output)} …", f"已写入 {safe(output)}"):
        put_whole(path, module(FILES[path.suffix.lower()]).file(_facts(ledgers)))
    _tell_apart(ledgers)


def _ledgers(data: Sequence[str | None], year: str | None) -> list[Ledger]:
    """Every year of the folders, or of each the one that was asked for."""
    asked = whole_number(year, "年份")
    roots = [data_root(folder) for folder in data]
    _refuse_twice(roots)
    ledgers = opened_together(roots, None, "不导出任何数字")
    return [ledger.of(each) for ledger in ledgers for each in _years(ledger, asked)]


def _years(ledger: Ledger, asked: int | None) -> Sequence[int]:
    """The years that are meant. UsageError for one without a list: none is passed over."""
    if asked is None:
        return ledger.years
    if asked not in ledger.years:
        have = "、".join(map(str, ledger.years))
        raise UsageError(f"{shown(ledger.root)} 没有 {asked} 年的目标清单", f"现有：{have}")
    return [asked]


def _refuse_twice(roots: Iterable[Path]) -> None:
    """UsageError where a folder was named twice, however it is spelled: all would count twice."""
    for one, other in combinations(roots, 2):
        if one.samefile(other):
            message = f"同一个数据文件夹写了两次：{one}、{other}"
            raise UsageError(message, "每本台账只写一个 --data")


def _facts(ledgers: Iterable[Ledger]) -> Iterator[Fact]:
    return chain.from_iterable(ledger.facts() for ledger in ledgers)


def _tell_apart(ledgers: Iterable[Ledger]) -> None:
    """Says on stderr which ledgers nothing but their folder tells apart."""
    folders: dict[tuple[str, int], list[str]] = {}
    for ledger in ledgers:
        folders.setdefault((ledger.targets.title, ledger.year), []).append(shown(ledger.root))
    for alike in folders.values():
        if len(alike) > 1:
            names = safe("、".join(alike))
            sys.stderr.write(f"{names} 的清单名称、年份都相同，表里只有 ledger 一列能分开\n")
