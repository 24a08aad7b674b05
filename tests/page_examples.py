"""The examples of the rules' pages, laid over `fixtures/base/` as a reader would type them.

A block that names lines (`targets_2025.yaml:21-25`) takes their place in the base ledger's
file. `<Tab>` and `<U+2028>` stand for that character, a path with a slash at its end for a
folder. The remarks 编码=GBK and 大小=5242881字节 say how the file is stored. 提交前 is committed
to a git repository before the rest is written; that of the failing example holds for the
passing one too.
"""

import re
import shutil
import subprocess
from pathlib import Path

from minsheng.pages import Piece, page, part_of, pieces

BASE = Path(__file__).parent / "fixtures" / "base"
FAILING, PASSING, BEFORE = "反例", "正例", "提交前"
COMMIT = "1a2b3c4d"
"""Stands for the commit, so that what is shown does not change with the base ledger."""
_NAMED = {"Tab": "\t", "全角空格": "\u3000"}


def blocks(rule: str, below: str) -> list[Piece]:
    """The code blocks of a page that stand below a heading."""
    heading, found = "", []
    for piece in pieces(page(rule)):
        heading = piece.text if piece.kind == "heading" else heading
        found += [piece] if heading == below and piece.kind == "code" else []
    return found


def files(rule: str, below: str) -> list[Piece]:
    """The blocks below a heading that are files."""
    return [block for block in blocks(rule, below) if block.info != "text"]


def is_before(block: Piece) -> bool:
    """Whether a block is what stood before."""
    part = part_of(block.info)
    return part is not None and BEFORE in part.marks


def characters(text: str) -> str:
    """The text with the characters that stand in it by name."""
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"<(\w+)>", lambda found: _NAMED[found[1]], text)


def lay(block: Piece, data: Path) -> None:
    """Writes the file or makes the folder that a block stands for."""
    part = part_of(block.info)
    assert part is not None, block.info
    file = data / part.path
    if part.path.endswith("/"):
        file.mkdir()
        return
    text = characters(block.text)
    if part.lines:
        lines = (BASE / part.path).read_text(encoding="utf-8").splitlines(keepends=True)
        lines[part.lines[0] - 1 : part.lines[1]] = [text]
        text = "".join(lines)
    stored = dict(mark.split("=") for mark in part.marks if "=" in mark)
    size = int(stored.get("大小", "0字节").removesuffix("字节"))
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode(stored.get("编码", "utf-8")).ljust(size, b"#"))


def git(folder: Path, *args: str) -> str:
    """What git says, in the name of nobody."""
    who = ("-c", "user.name=test", "-c", "user.email=test@example.invalid")
    done = subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode()


def committed(rule: str, data: Path) -> str:
    """Commits what stood before; the beginning of the commit's name, as it is printed."""
    for block in filter(is_before, files(rule, FAILING)):
        lay(block, data)
    git(data, "init", "-q")
    git(data, "add", "-A")
    git(data, "commit", "-q", "-m", BEFORE)
    return git(data, "rev-parse", "HEAD")[:8]


def laid(rule: str, below: str, folder: Path) -> tuple[Path, str]:
    """(data folder, commit) of an example, what stood before committed if it is about that."""
    data = Path(shutil.copytree(BASE, folder / "data"))
    commit = committed(rule, data) if rule.startswith("G") else COMMIT
    for block in files(rule, below):
        if not is_before(block):
            lay(block, data)
    return data, commit
