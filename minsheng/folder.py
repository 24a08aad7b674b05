"""Where a ledger's files are: only names are looked at here, nothing is opened."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from minsheng.errors import UsageError, reason
from minsheng.problems import Place, Problem

TARGETS_PATTERN = "targets_*.yaml"
PROGRESS = "progress"


class DataFolder(NamedTuple):
    """The files of a ledger, in order: target lists, reports, and names that are refused."""

    root: Path
    targets: tuple[Path, ...]
    progress: tuple[Path, ...]
    refused: tuple[Problem, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file of the ledger, those with a wrong suffix too."""
        return *self.targets, *self.progress, *(Path(p.place.path) for p in self.refused)


def find_data(explicit: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """The data folder: as given, else MINSHENG_DATA, else the nearest `data/` upwards.

    UsageError where there is none.
    """
    named = environment.get("MINSHENG_DATA") if explicit is None else explicit
    if explicit is not None or named:
        folder = Path(named or "")
        if not (named and folder.is_dir()):
            raise UsageError(f"数据文件夹不存在：{named}", "检查 --data 或 MINSHENG_DATA 的路径")
        return folder
    for parent in (here, *here.parents):
        if any((parent / "data").glob(TARGETS_PATTERN)):
            return parent / "data"
    raise UsageError(
        "没有找到数据文件夹：当前文件夹及其上级都没有 data/targets_年份.yaml",
        "进入台账所在的文件夹，或用 --data 指明数据文件夹",
    )


def open_folder(root: Path) -> DataFolder:
    """What lies in a data folder, by name alone; hidden files are passed over.

    UsageError where it cannot be opened or holds neither a list nor a report.
    """
    top = _names_in(root)
    below = list(_walk(root / PROGRESS))
    targets = tuple(path for path in top if path.match(TARGETS_PATTERN))
    progress = tuple(path for path in below if not _is_oddly_named(path))
    refused = tuple(_wrong_suffix(path) for path in [*top, *below] if _is_oddly_named(path))
    if not (targets or progress or refused):
        message = f"{shown(root)} 里没有目标清单（targets_年份.yaml）"
        raise UsageError(message, "用 --data 指明数据文件夹")
    return DataFolder(root, targets, progress, refused)


def _names_in(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise UsageError(f"打不开数据文件夹 {shown(root)}：{reason(error)}") from None


def _wrong_suffix(path: Path) -> Problem:
    message = f"后缀 {path.suffix} 不会被读取"
    return Problem("Y020", Place(shown(path)), message, "文件名改以 .yaml 结尾")


def _is_oddly_named(path: Path) -> bool:
    return path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml")


def _walk(root: Path) -> Iterator[Path]:
    """The YAML files below `root` in order; links are followed, each folder entered once."""
    seen: set[str] = set()
    for folder, names, files in os.walk(root, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            names.clear()
            continue
        seen.add(real)
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith((".yaml", ".yml")):
                yield Path(folder, name)


def shown(path: Path) -> str:
    """`path` as it is printed: relative where it lies below the current folder, with `/`."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    if absolute.is_relative_to(here):
        return absolute.relative_to(here).as_posix()
    return absolute.as_posix()
