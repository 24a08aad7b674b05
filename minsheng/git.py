"""The only room that runs git: what the files of a folder held at an earlier commit."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple

from minsheng.errors import UsageError
from minsheng.names import nearest

_SECONDS = 120
_CHUNK = 1 << 16
_PATHS = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
)
_WHOLE_HISTORY = (
    "先取回全部历史：git fetch --unshallow。"
    "GitHub Actions 在 actions/checkout 下写 with: fetch-depth: 0，"
    'GitLab CI 写变量 GIT_DEPTH: "0"'
)


class Listed(NamedTuple):
    """The files of a folder at a commit, each by its path there with its id, and the links.

    Submodules are neither.
    """

    files: dict[str, str]
    links: list[str]


class Repository(NamedTuple):
    """A folder of a work tree: where it is, its path in the repository, and what git is.

    `option` is the one for whose sake git is run; messages name it.
    """

    folder: Path
    prefix: str
    is_shallow: bool
    program: str
    option: str

    def commit(self, revision: str) -> str:
        """The commit that a user named; UsageError for one that is not here."""
        is_none = not revision or revision.startswith(("-", "^"))  # options, and what is left out
        found = None if is_none else self._verified(f"{revision}^{{commit}}")
        if found is None:
            raise UsageError(f"版本库里没有“{revision}”这个版本", self._unknown(revision))
        return found

    def _unknown(self, revision: str) -> str:
        """What to do about a revision that is not here."""
        if self.is_shallow:
            return f"这个版本库是浅克隆，只有最近的提交。{_WHOLE_HISTORY}"
        if revision and not revision.strip("0"):
            return "全是 0 的编号表示没有更早的提交：写要比较的分支，如 origin/main"
        names = self.names()
        if not names and self._verified("HEAD") is None:
            return "这个版本库里还没有提交：先用 git commit 提交一次"
        near = nearest(revision, names, most=3)
        guess = f"是不是{'、'.join(f'“{name}”' for name in near)}？" if near else ""
        return f"{guess}写分支、标签或提交编号；远处的分支先用 git fetch 取回"

    def names(self) -> list[str]:
        """The branches and tags, those of other repositories too."""
        return os.fsdecode(self._run("for-each-ref", "--format=%(refname:short)").stdout).split()

    def common(self, commit: str) -> str:
        """Where the work tree's branch left that of `commit`; `commit` itself where it never did.

        UsageError where the answer lies in the part of the history that a shallow clone lacks.
        """
        if self._verified("HEAD^{commit}") is None:
            return commit
        found = self._line("merge-base", commit, "HEAD")
        if found is None and self.is_shallow:
            message = f"找不到与 {commit[:8]} 的共同祖先：这个版本库是浅克隆，历史不全"
            raise UsageError(message, _WHOLE_HISTORY)
        return found or commit

    def day(self, commit: str) -> date:
        """The day on which it was committed, by the committer's clock."""
        said = self._asked("show", "--no-patch", "--no-show-signature", "--format=%cs", commit)
        return date.fromisoformat(said.decode().strip())

    def listed(self, commit: str) -> Listed | None:
        """What there was below the folder; None without the folder.

        A file, a link or a submodule of its name is none.
        """
        there = self._verified(f"{commit}:{self.prefix}")
        tree = there and self._verified(f"{there}^{{tree}}")
        if tree is None:
            return None
        listed = self._asked("ls-tree", "-r", "-z", "--full-tree", tree)
        rows = [row.split(b"\t", 1) for row in listed.split(b"\0") if row]
        named = [(about.split(), os.fsdecode(path)) for about, path in rows]
        files = {path: key.decode() for (mode, _, key), path in named if mode.startswith(b"100")}
        return Listed(files, [path for (mode, *_), path in named if mode.startswith(b"120")])

    def contents(self, ids: Iterable[str], most: int) -> Iterator[bytes]:
        """What each of the files held, at most `most` bytes of it; one process reads them all."""
        try:
            with self._reader() as process:
                assert process.stdin is not None  # noqa: S101 - told to be pipes below
                assert process.stdout is not None  # noqa: S101
                for wanted in ids:
                    process.stdin.write(f"{wanted}\n".encode())
                    process.stdin.flush()
                    yield _next_content(process.stdout, most)
        except OSError:  # git went away
            raise _unreadable() from None

    def _reader(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - a fixed command, no shell
            [self.program, "cat-file", "--batch"],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _verified(self, name: str) -> str | None:
        """The id of what git knows by this name, None where it knows nothing."""
        return self._line("rev-parse", "--verify", "--quiet", name)

    def _asked(self, *args: str) -> bytes:
        """What git says; UsageError where it fails."""
        done = self._run(*args)
        if done.returncode:
            raise _failure(done.stderr, self.option)
        return done.stdout

    def _line(self, *args: str) -> str | None:
        """The first line that git says, None where it fails or says nothing."""
        done = self._run(*args)
        lines = os.fsdecode(done.stdout).splitlines()
        return lines[0] if lines and not done.returncode else None

    def _run(self, *args: str) -> "subprocess.CompletedProcess[bytes]":
        return _run(self.program, self.folder, *args)


def open_repository(folder: Path, option: str) -> Repository:
    """The repository whose work tree `folder` lies in; UsageError where there is none, which
    names the `option` that asks for it.
    """
    program = shutil.which("git")
    if program is None:
        raise UsageError(f"{option} 要用到 git，这台电脑上没有", f"装好 git，或去掉 {option}")
    asked = ("--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    done = _run(program, folder, "rev-parse", *asked)
    if done.returncode:
        raise _failure(done.stderr, option)
    inside, shallow, prefix = os.fsdecode(done.stdout).split("\n", 2)
    if inside != "true":
        raise _no_repository(option)
    prefix = prefix.removesuffix("\n").rstrip("/")
    return Repository(folder, prefix, shallow == "true", program, option)


def _run(program: str, folder: Path, *args: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - a fixed command, no shell
            [program, *args],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"git {args[0]} 在 {_SECONDS} 秒内没有答复") from None


def _environment() -> dict[str, str]:
    """A hook's own variables stay; git neither asks, translates nor locks.

    Paths in them count from the current folder, and so does a work tree that goes unsaid.
    """
    env = os.environ | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    if "GIT_DIR" in env:
        env.setdefault("GIT_WORK_TREE", ".")
    return env | {name: os.path.abspath(env[name]) for name in _PATHS if env.get(name)}


def _next_content(out: IO[bytes], most: int) -> bytes:
    header = out.readline().split()
    if len(header) != 3:  # <id> missing, or nothing at all
        raise _unreadable()
    size = int(header[2])
    content = out.read(min(size, most))
    rest = size - len(content) + 1  # the line end behind it
    while rest > 0 and (passed := out.read(min(rest, _CHUNK))):
        rest -= len(passed)
    return content


def _no_repository(option: str) -> UsageError:
    message = f"数据文件夹不在 git 版本库的工作区里，{option} 没有可以比较的"
    return UsageError(message, f"去掉 {option}，或先 git init")


def _unreadable() -> UsageError:
    return UsageError("git 读不出旧版本里的文件", "先用 git fsck 检查版本库，或重新克隆")


def _failure(said: bytes, option: str) -> UsageError:
    """Why git gave up."""
    text = said.decode("utf-8", "replace").strip()
    if "not a git repository" in text or "must be run in a work tree" in text:
        return _no_repository(option)
    if "dubious ownership" in text:
        return UsageError(
            "git 不肯读这个版本库：它属于另一个用户",
            "确认可信后运行：git config --global --add safe.directory 版本库的路径",
        )
    return UsageError(f"git 出错：{text.partition(chr(10))[0] or '没有说明原因'}")
