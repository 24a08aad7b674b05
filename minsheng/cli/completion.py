"""`--install-completion` and `--show-completion`: the Tab key, for a shell named or not."""

import os
from typing import Annotated

import typer

from minsheng.cli.commands import finish

_SHELL = "[命令行]"


def _complete_shell() -> list[str]:
    from minsheng.cli.shells import SHELLS

    return list(SHELLS)


def _show(ctx: typer.Context, shell: str | None) -> None:
    if shell is None or ctx.resilient_parsing:
        return
    from minsheng.cli.shells import chosen, script

    typer.echo(script(chosen(shell, os.environ, "--show-completion")), nl=False)
    finish()


def _install(ctx: typer.Context, shell: str | None) -> None:
    if shell is None or ctx.resilient_parsing:
        return
    from minsheng.cli.shells import chosen, install
    from minsheng.text import safe

    name = chosen(shell, os.environ, "--install-completion")
    written = install(name, os.environ)
    for path in written:
        typer.echo(f"已写入 {safe(str(path))}")
    done = "已装好" if written else "早已装好，没有改动"
    typer.echo(f"{name} 的自动补全{done}；重新打开终端以后，按 Tab 补全")
    finish()


InstallCompletion = Annotated[
    str | None,
    typer.Option(
        "--install-completion",
        metavar=_SHELL,
        help="安装 Tab 自动补全：bash、zsh、fish、powershell、pwsh；默认正在用的那一种",
        callback=_install,
        is_eager=True,
        autocompletion=_complete_shell,
    ),
]
ShowCompletion = Annotated[
    str | None,
    typer.Option(
        "--show-completion",
        metavar=_SHELL,
        help="打印自动补全的脚本，可自行安装",
        callback=_show,
        is_eager=True,
        autocompletion=_complete_shell,
    ),
]
