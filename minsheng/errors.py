"""What stops a run; what is merely found in the data is a `Problem`, not an exception."""

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minsheng.problems import Problem

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "那是一个文件夹",
    errno.ENOTDIR: "路径当中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.EROFS: "磁盘是只读的",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "文件名太长",
}


class Stop(Exception):
    """A run that ends early: what stderr says, and the exit code."""

    exit_code = 1

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class DataError(Stop):
    """The data has errors, so that no figures are printed: `text` shows the problems.

    `problems` holds all that was found in the `files` that were looked at, where it is known.
    """

    def __init__(self, text: str, problems: "Sequence[Problem]" = (), files: int = 0) -> None:
        super().__init__(text)
        self.problems = problems
        self.files = files


class UsageError(Stop):
    """The command cannot be carried out as typed: what is wrong, and what to type instead."""

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}\n" + (f"提示：{hint}\n" if hint else ""))


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where it is one of the usual reasons."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
