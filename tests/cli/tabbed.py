"""A program named `minsheng` for a real shell: it completes as the real one, and notes its words.

It has a command with `--set`, whatever commands the program has by now.
"""

import os
import sys
import time
from pathlib import Path

PROGRAM = """\
#!{python}
import os, sys
from typing import Annotated
import typer
from minsheng.cli.app import app, main
from minsheng.cli.commands import Command
from minsheng.cli.complete import complete_indicator, complete_project, complete_unit
from minsheng.cli.options import Data, Year

def fill(
    unit: Annotated[str | None, typer.Option(autocompletion=complete_unit)] = None,
    project: Annotated[str | None, typer.Option(autocompletion=complete_project)] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", autocompletion=complete_indicator)
    ] = None,
    year: Year = None,
    data: Data = None,
) -> None:
    "填数"

if "_MINSHENG_COMPLETE" in os.environ:
    app.command("fill", cls=Command)(fill)
    main()
with open({log!r} + ".part", "w", encoding="utf-8") as log:
    log.write("\\0".join(sys.argv[1:]))
os.replace({log!r} + ".part", {log!r})
"""

LIST = """\
year: 2025
title: 示例
projects:
  - id: 1
    level: 市级
    name: 提升急救能力
    units: [甲 局, '乙:$(touch PWNED)', '丙`touch PWNED`', "丁'\\"局", '戊\\$(touch PWNED)', '*']
    indicators:
      - {name: 急救培训, target: 1500, measure: 人次}
      - {name: 甲=乙:丙, target: 5, measure: 个}
      - {name: 完工 一, milestone: true}
      - {name: 校舍, items: [东 校, 西校, 南校], measure: 所}
  - id: 10
    level: 区级
    name: '公园 `touch PWNED` $(touch PWNED) a:b'
    units: [“两癌”局, "己\\e[31m局", 庚!!局]
    indicators:
      - {name: 公园, target: 3, measure: 个}
      - {name: 别家的, units: [辛局], target: 3, measure: 个}
"""


class Place:
    """A home with a ledger and the program on the PATH; what the program was run with."""

    def __init__(self, folder: Path) -> None:
        self.ledger = folder / "台账"
        (self.ledger / "data").mkdir(parents=True)
        (self.ledger / "data" / "targets_2025.yaml").write_text(LIST, encoding="utf-8")
        (self.ledger / "deep" / "er").mkdir(parents=True)
        self.home = folder / "home"
        self.log = folder / "words"
        self.bin = folder / "bin"
        for made in (self.home, self.bin):
            made.mkdir()
        program = self.bin / "minsheng"
        text = PROGRAM.format(python=sys.executable, log=str(self.log))
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        self.env = {
            "HOME": str(self.home),
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "PYTHONIOENCODING": "gbk",  # what a user sets for another program
        }

    def words(self) -> list[str]:
        """What the program was last run with, as soon as it was."""
        for _ in range(200):
            if self.log.exists():
                words = self.log.read_text(encoding="utf-8").split("\0")
                self.log.unlink()
                return words
            time.sleep(0.1)
        raise AssertionError("the program was not run")

    def was_harmed(self) -> bool:
        """Whether anything that stands in a name was carried out."""
        return any(self.ledger.rglob("PWNED")) or (self.home / "PWNED").exists()
