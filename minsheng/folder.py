"""Where a ledger's files are: only names are looked at here, nothing is opened."""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from minsheng.errors import UsageError, reason
from minsheng.problems import Place, Problem, Severity

Watched = Callable[[Sequence[Path]], Iterable[Path]]
"""Hands on the paths of files one by one, and may show how far it has come."""
TARGETS_PATTERN = "targets_*.yaml"
PROGRESS = "progress"
_LIKE_PROGRESS = re.compile("pro?g+r?e?s+", re.IGNORECASE)


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
    below, closed = _reports_below(root)
    if not (below or closed or any(map(_is_of_a_ledger, top))):
        message = f"{shown(root)} 里没有目标清单（targets_年份.yaml）"
        within = any((root / "data").glob(TARGETS_PATTERN))
        meant = f"是不是 {shown(root / 'data')}？" if within else ""
        raise UsageError(message, meant or "用 --data 指明数据文件夹")
    strays = [_stray(path, _is_folder(path)) for path in top if _is_passed_over(path)]
    return _sorted_out(root, top, below, closed + strays)


def folder_of(root: Path, names: Iterable[str], links: Iterable[str]) -> DataFolder:
    """The same of files and links that are not on the disk (of an earlier commit), each named by
    its path below `root`. Where a link led is unknown: one that we would have followed is refused.
    """
    files, followed = _in_the_open(names), _in_the_open(links)
    top = [root / path for path in files if len(path.parts) == 1]
    below = [root / path for path in files if _is_below(path) and _is_for_us(path.name)]
    return _sorted_out(root, top, below, [_unknown(root / p) for p in followed if _may_lead_on(p)])


def _in_the_open(names: Iterable[str]) -> list[Path]:
    """The paths in order, without those of hidden files and folders."""
    paths = map(Path, sorted(names))
    return [path for path in paths if not any(part.startswith(".") for part in path.parts)]


def _is_below(path: Path) -> bool:
    """Whether a path in the data folder is one of a file in `progress/`."""
    return path.parts[0] == PROGRESS and len(path.parts) > 1


def _may_lead_on(path: Path) -> bool:
    """Whether a link may lead to a list, a report or a folder of reports."""
    if len(path.parts) == 1:
        return path.name == PROGRESS or _is_of_a_ledger(path)
    return _is_below(path) and (_is_for_us(path.name) or not path.suffix)


def _unknown(path: Path) -> Problem:
    return _closed(path, "是链接，没有读取", "提交里只记着链接，没有它通往的内容")


def _sorted_out(
    root: Path, top: Sequence[Path], below: Sequence[Path], closed: Sequence[Problem]
) -> DataFolder:
    """What the files directly in the folder and those below `progress/` are, by their names."""
    targets = tuple(path for path in top if _is_list(path))
    progress = tuple(path for path in below if _is_report(path))
    refused = [_wrong_suffix(path) for path in [*top, *below] if _is_oddly_named(path)]
    refused += [*closed, *(_list_among_reports(path) for path in below if _is_list(path))]
    return DataFolder(root, targets, progress, tuple(refused))


def _is_list(path: Path) -> bool:
    return fnmatchcase(path.name, TARGETS_PATTERN)


def _is_of_a_ledger(path: Path) -> bool:
    return _is_list(path) or _is_oddly_named(path)


def _is_report(path: Path) -> bool:
    return not (_is_list(path) or _is_oddly_named(path))


def _names_in(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise UsageError(f"打不开数据文件夹 {shown(root)}：{reason(error)}") from None


def _wrong_suffix(path: Path) -> Problem:
    message = f"文件名 {path.name} 不以 .yaml 结尾，不会被读取"
    return Problem("Y020", Place(shown(path)), message, "文件名改以 .yaml 结尾")


def _is_oddly_named(path: Path) -> bool:
    """Whether it was meant to be read: .yml, .YAML, and what Notepad makes of .yaml."""
    name = path.name
    is_right = name.endswith(".yaml") and name != ".yaml"
    return not is_right and name.lower().endswith((".yml", ".yaml", ".yaml.txt", ".yml.txt"))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # Path.is_dir raises where it may not look


def _is_passed_over(path: Path) -> bool:
    """Whether it was meant to be read, but lies or is named so that nobody does."""
    if _is_folder(path):
        return _is_like_progress(path) and any(_holds_yaml(path))
    return path.suffix == ".yaml" and not _is_list(path)


def _is_like_progress(path: Path) -> bool:
    """Whether a folder's name is `progress` but for a slip, and it is not that very folder."""
    proper = path.parent / PROGRESS
    is_same = os.path.realpath(path) == os.path.realpath(proper)
    return _LIKE_PROGRESS.fullmatch(path.name) is not None and not is_same


def _holds_yaml(folder: Path) -> Iterator[bool]:
    return (name.endswith(".yaml") for _, _, names in os.walk(folder) for name in names)


def is_meant_as_list(path: Path) -> bool:
    """Whether a file that is not read is, by its name, a target list."""
    return re.search("target|目标|清单", path.stem, re.IGNORECASE) is not None


def _stray(path: Path, is_folder: bool) -> Problem:
    """What was meant to be read, and where it belongs."""
    if is_folder:
        message, hint = f"文件夹 {path.name} 不会被读取", f"填报文件夹的名称是 {PROGRESS}"
    elif is_meant_as_list(path):
        year = re.search(r"\d{4}", path.stem)
        message = f"文件 {path.name} 不会被读取"
        hint = f"目标清单的文件名写作 targets_{year[0] if year else '年份'}.yaml"
    else:
        message = f"文件 {path.name} 放在这里不会被读取"
        hint = f"填报移到 {PROGRESS} 文件夹里；目标清单的文件名写作 targets_年份.yaml"
    return Problem("Y024", Place(shown(path)), message, hint, Severity.WARNING)


def _list_among_reports(path: Path) -> Problem:
    message = f"目标清单 {path.name} 放在这里不会被读取"
    hint = f"移到上一级，和 {PROGRESS} 文件夹并列"
    return Problem("Y024", Place(shown(path)), message, hint, Severity.WARNING)


def _reports_below(root: Path) -> tuple[list[Path], list[Problem]]:
    """The files of `progress/` in order, and a problem for each folder that stays closed.

    Links are followed inside `progress/`, each folder entered once.
    """
    top = root / PROGRESS
    if not os.path.isdir(top):  # Path.is_dir raises where it may not look
        return [], [_closed(top, "应是一个文件夹")] if os.path.lexists(top) else []
    files: list[Path] = []
    closed: list[Problem] = []
    seen: set[str] = set()
    note = partial(_note, closed)
    for folder, names, found in os.walk(top, followlinks=True, onerror=note):
        if not _may_enter(Path(folder), top, seen, closed):
            names.clear()
            continue
        closed += _not_as_named(Path(folder), names, found)
        names[:] = sorted(n for n in names if not (n.startswith(".") or _is_for_us(n)))
        files += [Path(folder, name) for name in sorted(found) if _is_for_us(name)]
    return files, closed


def _may_enter(folder: Path, top: Path, seen: set[str], closed: list[Problem]) -> bool:
    """Whether the folder lies below `top`, links resolved, and was not entered before."""
    real = os.path.realpath(folder)
    is_inside = Path(real).is_relative_to(os.path.realpath(top))
    if not is_inside:
        closed.append(_closed(folder, "是通往 progress 之外的链接，没有读取"))
    is_new = real not in seen
    seen.add(real)
    return is_inside and is_new


def _not_as_named(folder: Path, folders: list[str], files: list[str]) -> Iterator[Problem]:
    """Folders that are named like a file, and links that lead nowhere."""
    for name in filter(_is_for_us, folders):
        yield _closed(folder / name, "其实是文件夹，没有读取", "文件夹的名称不要以 .yaml 结尾")
    for name in files:
        path = folder / name
        if not (_is_for_us(name) or name.startswith(".")) and _leads_nowhere(path):
            yield _closed(path, "是走不通的链接，没有读取", "检查链接指向哪里，或删去它")


def _leads_nowhere(path: Path) -> bool:
    return os.path.islink(path) and not os.path.exists(path)  # never raises


def _is_for_us(name: str) -> bool:
    return not name.startswith(".") and (name.endswith(".yaml") or _is_oddly_named(Path(name)))


def _note(closed: list[Problem], error: OSError) -> None:
    if error.errno != errno.ENOENT:  # a folder that has just gone is missed by nobody
        closed.append(_closed(Path(error.filename), f"打不开：{reason(error)}"))


def _closed(path: Path, why: str, hint: str = "检查文件夹和它的读取权限") -> Problem:
    return Problem("Y021", Place(shown(path)), f"{path.name} {why}", hint)


def shown(path: Path) -> str:
    """`path` as it is printed: relative where it lies below the current folder, with `/`."""
    folder, name = os.path.split(path)
    if name in ("", os.curdir, os.pardir):
        return _below(os.path.abspath(path), os.getcwd())
    return _prefix(folder, os.getcwd()) + name


@lru_cache(maxsize=64)  # files come folder by folder
def _prefix(folder: str, here: str) -> str:
    """What the names of the files in a folder are printed behind."""
    return _below(os.path.abspath(folder).removesuffix(os.sep) + os.sep, here)


def _below(path: str, here: str) -> str:
    return path.removeprefix(here.removesuffix(os.sep) + os.sep).replace(os.sep, "/")
