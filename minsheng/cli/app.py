"""The `minsheng` program: its commands, and its version."""

import gc
from collections.abc import Callable
from typing import Annotated, Any

import typer

from minsheng.cli.commands import Command, Group, print_version
from minsheng.cli.completion import InstallCompletion, ShowCompletion
from minsheng.cli.diff import diff
from minsheng.cli.export import export
from minsheng.cli.history import history
from minsheng.cli.import_form import import_form
from minsheng.cli.init import init
from minsheng.cli.record import record
from minsheng.cli.report import report
from minsheng.cli.rule import rule
from minsheng.cli.schema import schema
from minsheng.cli.status import status
from minsheng.cli.template import template
from minsheng.cli.validate import validate
from minsheng.cli.why import why

app = typer.Typer(
    name="minsheng",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,  # its own: cli/tab.py says why
    rich_markup_mode=None,
    help="民生实事台账：目标清单和各单位填报都是 YAML 文件，本程序检查并汇总。",
    epilog="退出码：0 正常；1 数据有错误；2 用法有误。",
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", help="显示版本", callback=print_version, is_eager=True),
    ] = False,
    install_completion: InstallCompletion = None,
    show_completion: ShowCompletion = None,
) -> None:
    """Holds the options of the program itself."""


_COMMANDS: tuple[Callable[..., Any], ...] = (
    *(status, validate, report, why, diff, history, export),
    *(record, template, import_form, init, rule, schema),
)
for _command in _COMMANDS:
    _name = "import" if _command is import_form else None  # a word of Python's own
    app.command(_name, cls=Command)(_command)


def main() -> None:
    """Runs the program and ends the process.

    A short run leaves little that only a search for cycles would free: it is searched for
    rarely while the program runs, and not at all at the end (a sixth of the run time).
    """
    gc.set_threshold(100_000)
    try:
        app()
    finally:
        gc.freeze()
