"""The one writer: a file is the old or the new one at every instant, whatever happens.

What is written goes to a temporary file in the same folder, onto the disk, and then takes the
file's place in one step. Writers of one ledger wait for each other at its lock (`lock`).
"""

import errno
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from minsheng.errors import UsageError, reason

TEMPORARY = ".minsheng.{}.tmp"
_LEFT_BEHIND = 3600.0  # seconds after which nobody can still be at it


class FileChanged(Exception):
    """The file is no longer what was read; nothing was written."""


def content(path: Path) -> bytes | None:
    """What a file holds, None where there is no such file. UsageError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"读不了文件 {path}：{reason(error)}") from None


def put_whole(path: Path, data: bytes) -> None:
    """Writes the file whole or not at all, over an older one if there is one.

    A link stays, and what it leads to is written; permissions stay as they are.
    UsageError where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    _put(path, target, data, lambda temporary: _rename(temporary, target))


def put_anew(path: Path, data: bytes) -> None:
    """Writes a file that must not exist yet; FileChanged where there is one already.

    Folders above it are made. UsageError where it cannot be written.
    """
    make_folder(path.parent)
    target = path.parent.resolve() / path.name
    _put(path, target, data, lambda temporary: _move_in(temporary, target))


def put_instead(path: Path, data: bytes, seen: bytes | None) -> None:
    """Writes the file in the place of what was `seen` there (None: there was no file).

    FileChanged where something else stands there by now. UsageError where it cannot be written.
    """
    if seen is None:
        put_anew(path, data)
        return
    target = Path(os.path.realpath(path))
    _put(path, target, data, partial(_take_the_place, target, seen))


def _take_the_place(target: Path, seen: bytes, temporary: Path) -> None:
    if content(target) != seen:
        raise FileChanged
    _rename(temporary, target)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it, where there are none. UsageError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"建不了文件夹 {folder}：{reason(error)}") from None


def _put(path: Path, target: Path, data: bytes, finish: Callable[[Path], None]) -> None:
    temporary = target.with_name(TEMPORARY.format(f"{os.getpid()}-{time.monotonic_ns()}"))
    try:
        old = _owned_as(target)
        _write(temporary, data, old)
        if old is not None and not os.access(target, os.W_OK):  # the name alone could be taken
            raise PermissionError(errno.EACCES, "write-protected")
        finish(temporary)
        _settle(target.parent)
        _sweep(target.parent)
    except OSError as error:
        hint = "若有别的程序（如 Excel）打开着这个文件，先关上它" if is_in_use(error) else None
        raise UsageError(f"写不了文件 {path}：{reason(error)}", hint) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes, like: os.stat_result | None) -> None:
    """A new file, on the disk when this returns; its permissions and owner are those of `like`."""
    with temporary.open("xb") as file:
        if like is not None:
            _belongs_as(temporary, like)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _belongs_as(temporary: Path, like: os.stat_result) -> None:
    """As far as may be: only root gives files away, and not every disk knows permissions."""
    if hasattr(os, "chown"):
        for owner in ((-1, like.st_gid), (like.st_uid, -1)):
            with suppress(OSError):
                os.chown(temporary, *owner)
    with suppress(OSError):
        temporary.chmod(stat.S_IMODE(like.st_mode))


def _owned_as(target: Path) -> os.stat_result | None:
    """What stands where the file will be, None for nothing. UsageError for a pipe or a device."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise UsageError(f"写不了文件 {target}：那不是普通文件")
    return found


def _sweep(folder: Path) -> None:
    """Removes what killed writers have left behind; a living one never takes that long."""
    with suppress(OSError):  # another one sweeps too, or nobody may look into the folder
        for path in folder.glob(TEMPORARY.format("*")):
            if time.time() - path.lstat().st_mtime > _LEFT_BEHIND:
                path.unlink()


def _rename(temporary: Path, target: Path) -> None:
    temporary.replace(target)


def _move_in(temporary: Path, target: Path) -> None:
    """Gives the temporary file its name, unless the name is taken: in one step where possible."""
    try:
        if os.name == "nt":
            temporary.rename(target)
        else:
            os.link(temporary, target)
    except FileExistsError:
        raise FileChanged from None
    except OSError:
        if os.path.lexists(target):
            raise FileChanged from None
        temporary.replace(target)  # a file system without links


def _settle(folder: Path) -> None:
    """Makes the new name outlast a loss of power; not every system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_in_use(error: OSError) -> bool:
    """Whether Windows refuses because a program has the file open."""
    return os.name == "nt" and isinstance(error, PermissionError)
