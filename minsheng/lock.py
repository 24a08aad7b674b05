"""The lock of a folder: writers of one ledger wait for each other.

It is held by the system, on an empty file in the folder: a killed writer's counts no longer.
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
from minsheng.writer import is_in_use

LOCK = ".minsheng.lock"
"""Lies in a data folder while somebody writes there."""
WAIT = 30.0
"""Seconds that a writer waits for another one."""
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # no link, no waiting
_PATIENCE = 1.0  # seconds of waiting before it is said
_held: set[int] = set()  # the locks that this process holds


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
        if not is_in_use(error):  # being removed by another process
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
