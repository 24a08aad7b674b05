"""Typer's group and command in Chinese: help, wrong usage, and what ends the process."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from minsheng import __version__
from minsheng.cli.help import chinese_help
from minsheng.cli.tab import ASKED, answered
from minsheng.cli.usage import in_chinese
from minsheng.errors import Stop, UsageError
from minsheng.text import safe_block

_HELP = {"help": "显示本说明"}
_MAY_STAND_ALONE = ("--install-completion", "--show-completion")


class _AsTyped:
    """Takes an option's value as it was typed: every option here is a text or a flag.

    Typer would build a pydantic adapter for each, which costs start-up time; a version of
    typer that does not know this falls back to that and works the same.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value itself; an empty tuple for an option that may be repeated."""
        del ctx
        many = param.multiple or param.nargs == -1
        return () if many and value is None else value


def _tuned(parameters: Any) -> Any:
    for parameter in parameters:
        parameter._runtime_param = _AsTyped()
        parameter.help = _HELP.get(parameter.name, parameter.help)
    return parameters


class Command(TyperCommand):
    """A command whose help is in Chinese."""

    def get_params(self, ctx: Any) -> Any:
        """The command's parameters, as typer has them, and --help."""
        return _tuned(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the Chinese help page."""
        formatter.write(chinese_help(self, ctx))


class Group(TyperGroup):
    """The whole program: turns every way of ending into an exit code and a message."""

    def get_params(self, ctx: Any) -> Any:
        """The program's own parameters, and --help."""
        return _tuned(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the Chinese help page."""
        formatter.write(chinese_help(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the program's own options; typer knows none whose value may be left out."""
        alone = args[-1:] in ([option] for option in _MAY_STAND_ALONE)
        return super().parse_args(ctx, [*args, ""] if alone else args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Runs the program and ends the process: 0 fine, 1 errors in the data, 2 wrong usage."""
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        extra["standalone_mode"] = False
        extra["prog_name"] = "minsheng"
        _make_streams_safe()
        if ASKED in os.environ:
            sys.exit(_ended(lambda: answered(self, os.environ)))
        sys.exit(_ended(lambda: super(Group, self).main(args, *rest, **extra)))


def _make_streams_safe() -> None:
    """A closed stream swallows everything; one of few characters shows ? for the others."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_version(ctx: typer.Context, wanted: bool) -> None:
    """What --version does, but for a Tab behind it."""
    if wanted and not ctx.resilient_parsing:
        typer.echo(f"minsheng {__version__}")
        finish()


def finish() -> NoReturn:
    """Ends the run well: nothing more was asked for."""
    raise typer.Exit


def _ended(run: Any) -> int:
    """The exit code of a run, after saying on stderr what went wrong."""
    stdout = sys.stdout
    try:
        return int(run() or 0)
    except SystemExit as end:
        reader_went_away = sys.stdout is not stdout  # click then puts a dummy in its place
        return 0 if reader_went_away else int(end.code or 0)
    except Stop as stop:
        return _complain(stop)
    except typer.TyperException as error:
        return _complain(UsageError(*in_chinese(error)))
    except typer.Abort:
        return 130
    except Exception as error:  # noqa: BLE001 - the one place: no traceback reaches a user
        return _complain(UsageError(*_bug(error)), 3)


def _complain(stop: Stop, code: int | None = None) -> int:
    typed = isinstance(stop, UsageError)  # may quote anything; the data's problems are safe
    sys.stderr.write((safe_block(stop.text) if typed else stop.text) + "\n")
    return stop.exit_code if code is None else code


def _bug(error: Exception) -> tuple[str, str]:
    """How to report a bug: what it was and where, without a traceback."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename if trace else ""
    where = f"{os.path.basename(file)}:{trace.tb_lineno if trace else 0}"
    return (
        f"程序内部出错（{type(error).__name__}，{where}）：这是 minsheng 的缺陷，不是数据的问题。",
        "请把这一行和所用的命令告诉本项目的维护者（写法见 CONTRIBUTING.md）",
    )
