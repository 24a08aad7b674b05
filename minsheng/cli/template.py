"""`minsheng template`: the form that a unit fills in, as Excel or CSV."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minsheng.cli.options import AsOf, Data, Unit, Year, output_file
from minsheng.errors import UsageError
from minsheng.wanted import one_of

if TYPE_CHECKING:
    from minsheng.form.delivery import Delivery
    from minsheng.form.rows import Form
    from minsheng.ledger import Ledger

All = Annotated[bool, typer.Option("--all", help="每个责任单位做一份；-o 写文件夹")]
Output = Annotated[
    str | None,
    output_file("写进这个文件，后缀为 .xlsx 或 .csv；--all 时写进这个文件夹"),
]
_ONE = "minsheng template --unit {} -o 填报表.xlsx"
_EVERYBODY = "minsheng template --all -o 填报表"


def template(
    unit: Unit = None,
    everybody: All = False,
    output: Output = None,
    as_of: AsOf = None,
    year: Year = None,
    data: Data = None,
) -> None:
    """做填报表：一个单位的指标、文件原文、目标、上期数和应达数，填好后用 import 收回。"""
    where = _where(unit, everybody, output)
    from minsheng.cli.output import put
    from minsheng.cli.session import opened
    from minsheng.form.delivery import addressed, deliver
    from minsheng.writer import make_folder

    ledger = opened(data, year).reported
    forms = _forms(ledger, unit, _day(as_of, ledger))
    paths = _below(where, forms) if everybody else [where]
    deliveries = addressed(zip(forms, paths, strict=True))
    if everybody:
        make_folder(where)
    for delivery in deliveries:
        deliver(delivery)
        put(_written(delivery))
    put(_how_to_go_on(where, everybody))


def _where(unit: str | None, everybody: bool, output: str | None) -> Path:
    """The file or the folder that was named; UsageError where something is missing or odd."""
    if everybody and unit is not None:
        raise UsageError("--unit 和 --all 只能写一个", "一个单位用 --unit，全部单位用 --all")
    if not everybody and unit is None:
        hint = f"例如 {_ONE.format('建设局')}；全部单位：{_EVERYBODY}"
        raise UsageError("还要写明单位：--unit 或 --all", hint)
    if output is None:
        hint = _EVERYBODY if everybody else _ONE.format(unit)
        raise UsageError("还要用 -o 写明存到哪里", f"例如 {hint}")
    path = Path(output)
    _refuse_as_folder(path) if everybody else _refuse_as_file(path)
    return path


def _refuse_as_folder(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} 不是文件夹", f"--all 时 -o 写文件夹，例如 {_EVERYBODY}")
    if path.suffix.lower() in (".xlsx", ".csv", ".xls"):
        raise UsageError(f"--all 时 -o 要写文件夹：{path}", f"例如 {_EVERYBODY}")


def _refuse_as_file(path: Path) -> None:
    from minsheng.cli.output import format_of
    from minsheng.form.delivery import MAKERS

    format_of(str(path), {suffix: suffix for suffix in MAKERS})
    if not path.parent.is_dir():
        raise UsageError(f"没有文件夹 {path.parent}", "先建好这个文件夹，或换一个地方")


def _forms(ledger: "Ledger", typed: str | None, day: date) -> "list[Form]":
    """The unit's form, or everybody's who has something to fill in; UsageError without any."""
    from minsheng.form.rows import form_of

    units = list(ledger.targets.units) if typed is None else [_known(typed, ledger)]
    forms = [form for form in (form_of(ledger, unit, day) for unit in units) if form.rows]
    if not forms:
        raise UsageError(f"{'、'.join(units) or '清单里'}没有要填的指标，没有做填报表")
    return forms


def _below(folder: Path, forms: "list[Form]") -> list[Path]:
    """A file of the folder for each form."""
    from minsheng.form.delivery import file_names

    return [folder / name for name in file_names([form.unit for form in forms])]


def _known(typed: str, ledger: "Ledger") -> str:
    """The responsible unit that was meant; UsageError where there is none of that name."""
    supporting = {unit for project in ledger.targets.projects for unit in project.supporting}
    if typed in supporting and typed not in ledger.targets.units:
        raise UsageError(f"{typed}是配合单位，不用填报", "填报表只给责任单位")
    return one_of(typed, ledger.targets.units, "责任单位")


def _day(typed: str | None, ledger: "Ledger") -> date:
    """The day that the form is for; UsageError where it lies outside the ledger's year."""
    from minsheng.clock import today, typed_day
    from minsheng.form.rows import default_as_of

    now = today(os.environ)
    if typed is None:
        return default_as_of(ledger, now)
    day, year = typed_day(typed, now), ledger.targets.year
    if not date(year, 1, 1) <= day <= date(year + 1, 6, 30):
        hint = f"应在 {year}-01-01 至 {year + 1}-06-30 之间；别的年度用 --year 指明"
        raise UsageError(f"截至日期 {day} 不在 {year} 年度内", hint)
    return day


def _written(delivery: "Delivery") -> str:
    from minsheng.text import safe

    form: Form = delivery.form
    counts = f"{form.projects} 个项目，{len(form.rows)} 行"
    return f"已写入 {safe(str(delivery.path))}：{safe(form.unit)}，{counts}，截至 {form.as_of}\n"


def _how_to_go_on(where: Path, everybody: bool) -> str:
    from minsheng.text import safe

    shown = safe(str(where / "填报表-〈单位〉.xlsx" if everybody else where))
    typed = f'"{shown}"' if " " in shown else shown
    return f"填好后运行 minsheng import {typed}\n"
