"""The only room that opens data files: path to model, places and problems."""

import stat
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from minsheng.catalogue import severity_of
from minsheng.errors import reason
from minsheng.folder import shown
from minsheng.models.fit import fit
from minsheng.models.progress import UNDATED, ProgressFile
from minsheng.models.targets import UNTITLED, TargetList
from minsheng.problems import Place, Problem, Severity
from minsheng.source.decode import MAX_BYTES, Refusal
from minsheng.source.tree import Loc, Tree, read_tree

M = TypeVar("M", bound=BaseModel)


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

    @property
    def has_errors(self) -> bool:
        """Whether something in it does not fit; a warning takes nothing away."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def place(self, *loc: str | int) -> Place:
        """Where the value at `loc` stands."""
        return Place(self.path, *self.tree.value_span(loc))

    def key_place(self, *loc: str | int) -> Place:
        """Where the key at `loc` stands."""
        return Place(self.path, *self.tree.key_span(loc))


def load_targets(path: Path) -> SourceFile[TargetList]:
    """A target list; an indicator or project that does not fit is left out as a whole."""
    return _load(path, TargetList, ("projects", "indicators"), {"title": UNTITLED})


def load_progress(path: Path) -> SourceFile[ProgressFile]:
    """A unit's reports; just what does not fit is left out, a report without a date kept."""
    return _load(path, ProgressFile, (), {"as_of": UNDATED})


def _load(
    path: Path, model: type[M], whole: tuple[str, ...], stand_ins: dict[str, Any]
) -> SourceFile[M]:
    tree = _read(path)
    source: SourceFile[M] = SourceFile(path, shown(path), tree)
    source.problems = [_problem(source.path, refusal) for refusal in tree.refusals]
    if tree.node is None:
        return source
    fitted = fit(tree, model, whole, stand_ins)
    source.model, source.left_out = fitted.model, fitted.left_out
    source.problems += [
        Problem(f.rule, Place(source.path, *f.span), f.message, f.hint) for f in fitted.findings
    ]
    return source


def _read(path: Path) -> Tree:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            what = "其实是文件夹" if path.is_dir() else "不是普通文件"
            return _unread(what, "移走它，换成普通的 .yaml 文件")
        with path.open("rb") as file:
            return read_tree(file.read(MAX_BYTES + 1))
    except OSError as error:
        return _unread(f"无法读取：{reason(error)}", "检查文件是否存在、有无读取权限")


def _unread(why: str, hint: str) -> Tree:
    return Tree(refusals=[Refusal("Y021", 1, 1, f"文件{why}", hint)])


def _problem(path: str, refusal: Refusal) -> Problem:
    end = (refusal.end_line or refusal.line, refusal.end_column or refusal.column + 1)
    place = Place(path, refusal.line, refusal.column, *end)
    return Problem(refusal.rule, place, refusal.message, refusal.hint, severity_of(refusal.rule))


def source_line(path: str, number: int) -> str | None:
    """Line `number` of a data file for a problem's excerpt, None where it cannot be read."""
    lines = _lines(path)
    return lines[number - 1].rstrip("\r") if number <= len(lines) else None


@lru_cache(maxsize=2)  # problems come file by file
def _lines(path: str) -> list[str]:
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES).decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
