"""The one writer: a file is the old or the new one at every instant, whatever happens.

What is written goes to a temporary file in the same folder, onto the disk, and then takes the
file's place in one step. Writers of one folder wait for each other at its lock.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import uniform
from typing import NoReturn

from minsheng.errors import UsageError, reason

LOCK = ".minsheng.lock"
"""Lies in a data folder while somebody writes there."""
TEMPORARY = ".minsheng.{}.tmp"
WAIT = 30.0
"""Seconds that a writer waits for another one."""
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # no link, no waiting
_PATIENCE = 1.0  # seconds of waiting before it is said
_LEFT_BEHIND = 3600.0  # seconds after which nobody can still be at it
_held: set[int] = set()  # the locks that this process holds


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

    def take_the_place(temporary: Path) -> None:
        if content(target) != seen:
            raise FileChanged
        _rename(temporary, target)

    _put(path, target, data, take_the_place)


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
        hint = "若有别的程序（如 Excel）打开着这个文件，先关上它" if _is_in_use(error) else None
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


def _is_in_use(error: OSError) -> bool:
    return os.name == "nt" and isinstance(error, PermissionError)


@contextmanager
def locked(
    folder: Path, wait: float = WAIT, tell: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Holds the folder's lock: one writer at a time. A killed writer's lock counts no longer.

    Waits for another writer at most `wait` seconds, after the first of them calling `tell`
    once; then UsageError, as where the folder cannot be written to.
    """
    path = folder / LOCK
    handle = _hold(path, wait, tell)
    try:
        yield
    finally:
        _release(path, handle)


def _hold(path: Path, wait: float, tell: Callable[[], None]) -> int:
    begun = time.monotonic()
    told = False
    while (handle := _try_to_hold(path)) is None:
        waited = time.monotonic() - begun
        if waited >= wait:
            _give_up(path, wait)
        if waited >= _PATIENCE and not told:
            told = True
            tell()
        time.sleep(uniform(0.001, 0.02))  # noqa: S311 - so that nobody always comes last
    return handle


def _try_to_hold(path: Path) -> int | None:
    """The open lock file, None while another process holds it."""
    handle = None
    try:
        handle = _opened(path)
        if _take(handle) and _is_the_one(handle, path):
            _held.add(handle)
            return handle
    except OSError as error:
        if not _is_in_use(error):  # being removed by another process
            _refuse(path, error)
    if handle is not None:
        os.close(handle)
    return None


def _opened(path: Path) -> int:
    """The lock file, opened; made where there is none. Nothing else than an empty file is one."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _AS_IT_IS, 0o666)
    except PermissionError:
        if os.name == "nt" or not os.path.lexists(path):
            raise
        handle = os.open(path, os.O_RDONLY | _AS_IT_IS)  # another user's, who was killed
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode) and not found.st_size:
        return handle
    os.close(handle)
    raise FileExistsError(errno.EEXIST, "not a lock")


def _refuse(path: Path, error: OSError) -> NoReturn:
    if error.errno in (errno.EEXIST, errno.ELOOP, errno.EISDIR):
        message = f"{path} 不是 minsheng 放的空文件，这次没有写入"
        raise UsageError(message, "把它移走或改名，再运行一次") from None
    raise UsageError(f"写不了文件夹 {path.parent}：{reason(error)}") from None


def _is_the_one(handle: int, path: Path) -> bool:
    """Whether the file that was locked still has the name: its last holder removes it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        _held.discard(handle)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with suppress(OSError):  # another one has opened it already
            path.unlink()

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        with suppress(OSError):
            if _is_the_one(handle, path):
                path.unlink()
        _held.discard(handle)
        os.close(handle)

    def _hold_nothing() -> None:
        """A forked process holds no lock: it may outlive its parent."""
        for handle in _held:
            os.close(handle)
        _held.clear()

    os.register_at_fork(after_in_child=_hold_nothing)


def _give_up(path: Path, wait: float) -> NoReturn:
    raise UsageError(
        f"等了 {wait:g} 秒，另一个 minsheng 还在写 {path.parent}，这次没有写入",
        "等它结束再运行一次；确信没有别的 minsheng 在运行，就检查这个文件夹是否在网络盘上",
    )
