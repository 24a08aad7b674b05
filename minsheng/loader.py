"""The only room that opens data files: path to model, places and problems."""

import errno
import os
import stat
from dataclasses import dataclass, field
from functools import lru_cache
from io import FileIO
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from minsheng.catalogue import severity_of
from minsheng.errors import reason
from minsheng.folder import shown
from minsheng.models.fit import Fitted, fit
from minsheng.models.progress import UNDATED, ProgressFile
from minsheng.models.targets import UNTITLED, TargetList
from minsheng.problems import Place, Problem
from minsheng.source.decode import MAX_BYTES, Refusal
from minsheng.source.tree import Loc, Tree, read_tree

M = TypeVar("M", bound=BaseModel)

_CHUNK = 4096  # bytes that are read at least at a time, also of a file that says it is empty


@dataclass(slots=True)
class SourceFile(Generic[M]):
    """A data file: the model that fits (None: nothing does), its places and its problems.

    `left_out` holds what did not fit, with its place in the tree at that moment.
    """

    file: Path
    path: str
    tree: Tree
    model: M | None = None
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[Loc, Any]] = field(default_factory=list)

    def place(self, *loc: str | int) -> Place:
        """Where the value at `loc` stands."""
        return Place(self.path, *self.tree.value_span(loc))

    def children(self, *loc: str | int) -> Any:
        """The nodes below the list or mapping at `loc` (see `source.tree`)."""
        return self.tree.children(loc)

    def key_place(self, *loc: str | int) -> Place:
        """Where the key at `loc` stands."""
        return Place(self.path, *self.tree.key_span(loc))


def load_targets(path: Path, data: bytes | None = None) -> SourceFile[TargetList]:
    """A target list; an indicator or project that does not fit is left out as a whole.

    `data` stands for the file's bytes where they come from elsewhere (an older commit).
    """
    return _load(path, data, TargetList, ("projects", "indicators"), {"title": UNTITLED})


def load_progress(path: Path, data: bytes | None = None) -> SourceFile[ProgressFile]:
    """A unit's reports; just what does not fit is left out, a report without a date kept.

    `data` as for `load_targets`.
    """
    return _load(path, data, ProgressFile, (), {"as_of": UNDATED})


def raw(path: Path) -> bytes | None:
    """The bytes of a file, as many as are ever read; None where it cannot be read."""
    content = _content(path)
    return None if isinstance(content, Refusal) else content


def _load(
    path: Path,
    data: bytes | None,
    model: type[M],
    whole: tuple[str, ...],
    stand_ins: dict[str, Any],
) -> SourceFile[M]:
    content = _content(path) if data is None else data
    tree = Tree(refusals=[content]) if isinstance(content, Refusal) else read_tree(content)
    fitted: Fitted[M] = fit(tree, model, whole, stand_ins) if tree.node else Fitted(None, [])
    source = SourceFile(path, shown(path), tree, fitted.model, left_out=fitted.left_out)
    source.problems = [_problem(source.path, refusal) for refusal in tree.refusals]
    source.problems += [
        Problem(f.rule, Place(source.path, *f.span), f.message, f.hint) for f in fitted.findings
    ]
    return source


def _content(path: Path) -> bytes | Refusal:
    """The bytes of a file, at most one more than `MAX_BYTES`, or why they cannot be had."""
    try:
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode):
                return _all_of(file, found.st_size)
    except OSError as error:
        if error.errno not in (errno.EISDIR, errno.ENXIO):
            return _unread(f"无法读取：{reason(error)}", "检查文件是否存在、有无读取权限")
    what = "其实是文件夹" if path.is_dir() else "不是普通文件"
    return _unread(what, "移走它，换成普通的 .yaml 文件")


def _without_waiting(path: str, flags: int) -> int:
    """Opens a file; a pipe is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _all_of(file: FileIO, size: int) -> bytes:
    """What the file holds, as far as it is needed to see that it is too long; it may have
    grown since it had `size` bytes.
    """
    chunk = max(min(size, MAX_BYTES) + 1, _CHUNK)
    parts = [file.read(chunk)]
    while parts[-1] and sum(map(len, parts)) <= MAX_BYTES:
        parts.append(file.read(chunk))
    return b"".join(parts)


def _unread(why: str, hint: str) -> Refusal:
    return Refusal("Y021", 1, 1, f"文件{why}", hint)


def _problem(path: str, refusal: Refusal) -> Problem:
    end = (refusal.end_line or refusal.line, refusal.end_column or refusal.column + 1)
    place = Place(path, refusal.line, refusal.column, *end)
    return Problem(refusal.rule, place, refusal.message, refusal.hint, severity_of(refusal.rule))


def source_line(path: str, number: int) -> str | None:
    """Line `number` of a data file for a problem's excerpt, None where it cannot be read."""
    lines = _lines(os.path.abspath(path))
    return lines[number - 1].rstrip("\r") if number <= len(lines) else None


@lru_cache(maxsize=2)  # problems come file by file
def _lines(path: str) -> list[str]:
    try:
        return (raw(Path(path)) or b"").decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        return []
