"""A few lines run in a Python of their own: another writer, another user, a killed one."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

NOBODY = 65534
"""A user without any rights; only root can become one."""

BEGINNING = """
import os, sys, time
from pathlib import Path
from minsheng.errors import UsageError
from minsheng.lock import *
from minsheng.writer import *
folder = Path(sys.argv[1])
"""


def started(code: str, folder: Path, *args: str, uid: int | None = None) -> subprocess.Popen[str]:
    """The lines running, `folder` theirs to use; as another user where `uid` is given.

    They are the first of their process group.
    """
    as_user = f"os.setgroups([]); os.setgid({uid}); os.setuid({uid})\n" if uid else ""
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", BEGINNING + as_user + dedent(code), folder, *args],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def heard(process: subprocess.Popen[str]) -> str:
    """The next line that a process prints."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip()


def said(process: subprocess.Popen[str]) -> str:
    """All that a process printed; it must have ended well."""
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out


@contextmanager
def folder_of(user: int | None, mode: int = 0o755) -> Iterator[Path]:
    """A new folder that belongs to another user: one that he can come into, as no `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(mode)
        if user is not None:
            os.chown(folder, user, user)
        yield folder
