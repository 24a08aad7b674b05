"""The scripts that teach a shell to complete, one file each, and where they are installed.

Nothing is installed beyond a script of our own and the one line that a shell's start-up file
needs to read it; typer would also set zsh's menu style and PowerShell's execution policy.
"""

import os
import subprocess
from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from minsheng.errors import UsageError, reason
from minsheng.wanted import one_of

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
"""`pwsh` is PowerShell 7, which has a profile of its own."""
_FILES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1", "pwsh": "ps1"}
_PROFILE = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE"


def script(shell: str) -> str:
    """The script of one of SHELLS."""
    name = f"minsheng.{_FILES[shell]}"
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def chosen(typed: str, environment: Mapping[str, str], option: str) -> str:
    """The shell that was named, else the one that runs this program. UsageError for neither."""
    if typed:
        return one_of(typed.lower(), SHELLS, "命令行")
    shell = _running() or os.path.basename(environment.get("SHELL", ""))
    if shell not in SHELLS:
        raise UsageError(
            "认不出用的是哪一种命令行", f"写明名称，如 {option} bash：{'、'.join(SHELLS)}"
        )
    return shell


def _running() -> str | None:
    """The shell among the processes above this one, as far as that can be told."""
    try:
        shellingham: Any = import_module("shellingham")
    except ImportError:  # comes with typer, but is not promised
        return None
    try:
        return str(shellingham.detect_shell()[0])
    except (shellingham.ShellDetectionFailure, OSError):
        return None


def install(shell: str, environment: Mapping[str, str]) -> list[Path]:
    """Puts the script and the line that reads it into place: the files that were written.

    What is in place already is left alone. UsageError where something cannot be read or written.
    """
    home = Path.home()
    if shell == "fish":
        config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
        return _put(config / "fish" / "completions" / "minsheng.fish", script(shell))
    if shell in ("powershell", "pwsh"):
        profile = _profile_of(shell)
        written = _put(profile.with_name("minsheng-completion.ps1"), script(shell))
        return written + _add_line(profile, '. "$PSScriptRoot/minsheng-completion.ps1"')
    rc = Path(environment.get("ZDOTDIR") or home) / ".zshrc" if shell == "zsh" else home / ".bashrc"
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    place = data / "minsheng" / f"completion.{shell}"
    return _put(place, script(shell)) + _add_line(rc, f". {_for_sh(place, home)}")


def _for_sh(place: Path, home: Path) -> str:
    if place.is_relative_to(home):
        return f'"$HOME/{place.relative_to(home).as_posix()}"'
    return "'" + str(place).replace("'", "'\\''") + "'"


def _put(path: Path, text: str) -> list[Path]:
    from minsheng.writer import content, make_folder, put_whole

    make_folder(path.parent)
    if content(path) == text.encode():
        return []
    put_whole(path, text.encode())
    return [path]


def _add_line(path: Path, line: str) -> list[Path]:
    """Adds a line to a start-up file, in its own line ends, unless it stands there already."""
    from minsheng.writer import content, make_folder, put_whole

    make_folder(path.parent)
    old = content(path) or b""
    if line.encode() in old.splitlines():
        return []
    end = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old or old.endswith(b"\n") else end
    put_whole(path, old + gap + line.encode() + end)
    return [path]


def _profile_of(shell: str) -> Path:
    """Where a PowerShell keeps what it reads at its start. UsageError where it does not say."""
    command = [shell, "-NoProfile", "-NonInteractive", "-Command", _PROFILE]
    hint = f"装好 {shell}，或用 minsheng --show-completion {shell} 打印脚本，自行放进 $PROFILE"
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        why = f"：{reason(error)}" if isinstance(error, OSError) else ""
        raise UsageError(f"运行不了 {shell}{why}", hint) from None
    told = done.stdout.decode("utf-8", "replace").strip().splitlines()
    if not told:
        raise UsageError(f"{shell} 没有说明它的 $PROFILE 在哪里", hint)
    return Path(told[-1])
