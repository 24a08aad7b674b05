"""docs/completion.md says what the program does."""

import re
from pathlib import Path

import pytest

from minsheng.cli.app import app
from minsheng.cli.shells import SHELLS

from .program import run
from .tabs import words_of

PAGE = (Path(__file__).parents[2] / "docs" / "completion.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"minsheng (--\w+-completion)(?: (\w+))?", PAGE)))


def known(command: str) -> bool:
    return any(command == str(each.callback.__name__) for each in app.registered_commands)  # type: ignore[union-attr]


def test_every_shell_has_its_command() -> None:
    installed = {shell for option, shell in COMMANDS if option == "--install-completion"}
    assert installed == {"", *SHELLS}


@pytest.mark.parametrize(("option", "shell"), [each for each in COMMANDS if each[1]])
def test_the_commands_are_understood(option: str, shell: str, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "PATH": str(tmp_path), "XDG_CONFIG_HOME": None}
    outcome = run(option, shell, env={**home, "XDG_DATA_HOME": None, "ZDOTDIR": None})
    if option == "--install-completion" and shell in ("powershell", "pwsh"):
        assert outcome.stderr.startswith(f"运行不了 {shell}")  # as there is none on this PATH
        return
    assert (outcome.code, outcome.stderr) == (0, "")
    for path in re.findall(r"已写入 (.*)\n", outcome.stdout):
        assert f"`~/{Path(path).relative_to(tmp_path).as_posix()}`" in PAGE


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("minsheng status --unit 公", ["公共服务局", "公安分局"]),
        ("minsheng status --unit 建设事务", ["城市建设事务中心"]),
        ("minsheng report --unit 建设局 --project ", ["4", "12"]),
        ("minsheng report --project 缓堵", ["4"]),
        (
            "minsheng record --unit 公共服务局 --project 6 --set 急救",
            ["急救技能认证培训="],
        ),
        (
            "minsheng status --only ",
            [
                *["办结", "待验收", "正常", "预警", "滞后", "未报"],
                *["done", "met", "on_track", "warning", "behind", "unreported"],
            ],
        ),
    ],
)
def test_what_the_table_promises_is_proposed(typed: str, words: list[str]) -> None:
    assert f"| `{typed}` |" in PAGE
    _, command, *rest = typed.split(" ")
    if not known(command):
        pytest.skip(f"no command {command} yet")
    assert words_of(command, *rest) == words
