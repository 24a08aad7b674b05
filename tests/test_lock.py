"""The lock of a folder: one writer at a time, and nobody locked out for good."""

import os
import signal
import sys

import pytest

from minsheng import lock
from minsheng.errors import UsageError
from minsheng.lock import LOCK, locked
from tests.processes import NOBODY, folder_of, heard, said, started

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
HOLD = """
    with locked(folder):
        print("held", flush=True)
        time.sleep(600)
"""


def names(folder):
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock until it is killed."""
    process = started(HOLD, tmp_path)
    assert heard(process) == "held"
    yield process
    process.kill()
    process.communicate()


def test_it_lies_in_the_folder_only_while_it_is_held(tmp_path):
    with locked(tmp_path):
        assert names(tmp_path) == [LOCK]
    assert names(tmp_path) == []


def test_it_is_let_go_of_after_an_error(tmp_path):
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    assert names(tmp_path) == []


def test_another_writer_is_waited_for_as_long_as_was_said(tmp_path, holder):
    with pytest.raises(UsageError) as caught, locked(tmp_path, wait=0.2):
        pass
    assert "等了 0.2 秒，另一个 minsheng 还在写" in caught.value.message
    assert names(tmp_path) == [LOCK]


def test_it_is_said_once_that_another_one_is_waited_for(tmp_path, holder, monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)  # else the test would take its time
    told = []
    with pytest.raises(UsageError), locked(tmp_path, 0.5, lambda: told.append(1)):
        pass
    assert told == [1]


def test_the_lock_of_a_killed_writer_is_free(tmp_path, holder):
    holder.kill()
    holder.wait()
    assert names(tmp_path) == [LOCK]
    with locked(tmp_path, wait=0):
        pass
    assert names(tmp_path) == []


@posix
def test_what_a_killed_writer_had_forked_holds_no_lock(tmp_path):
    code = """
        with locked(folder):
            if os.fork():
                print("held", flush=True)
            time.sleep(600)
    """
    process = started(code, tmp_path)
    assert heard(process) == "held"
    try:
        process.kill()
        process.wait()
        with locked(tmp_path, wait=5):
            pass
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_many_contenders_hold_it_one_at_a_time(tmp_path):
    code = """
        for _ in range(25):
            with locked(folder):
                number = int((folder / "number").read_text())
                time.sleep(0.001)
                (folder / "number").write_text(str(number + 1))
    """
    (tmp_path / "number").write_text("0")
    people = [started(code, tmp_path) for _ in range(6)]
    assert [said(person) for person in people] == [""] * 6
    assert (tmp_path / "number").read_text() == "150"
    assert names(tmp_path) == ["number"]


@as_root
def test_the_lock_that_a_killed_user_has_left_is_free_for_others():
    with folder_of(NOBODY) as folder:
        (folder / LOCK).touch(0o644)
        assert said(started("with locked(folder, wait=0): print(1)", folder, uid=NOBODY)) == "1\n"
        assert names(folder) == []


def refused(folder, *words):
    """Nobody's file is removed where the lock should be."""
    before = (folder / LOCK).lstat()
    with pytest.raises(UsageError) as caught, locked(folder, wait=0):
        pass
    assert all(word in caught.value.text for word in words), caught.value.text
    assert (folder / LOCK).lstat() == before


@posix
def test_a_folder_of_its_name(tmp_path):
    (tmp_path / LOCK).mkdir()
    refused(tmp_path, "不是 minsheng 放的空文件", "移走")


def test_a_file_of_its_name_that_holds_something(tmp_path):
    (tmp_path / LOCK).write_text("重要", encoding="utf-8")
    refused(tmp_path, "不是 minsheng 放的空文件")
    assert (tmp_path / LOCK).read_text(encoding="utf-8") == "重要"


@posix
@pytest.mark.parametrize("name", ["有.yaml", "没有.yaml", LOCK])
def test_a_link_of_its_name(tmp_path, name):
    (tmp_path / "有.yaml").write_text("重要", encoding="utf-8")
    (tmp_path / LOCK).symlink_to(name)
    refused(tmp_path, "不是 minsheng 放的空文件")
    assert sorted(names(tmp_path)) == [LOCK, "有.yaml"]
    assert (tmp_path / "有.yaml").read_text(encoding="utf-8") == "重要"


@posix
def test_a_pipe_of_its_name_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / LOCK)
    refused(tmp_path, "不是 minsheng 放的空文件")


def test_a_folder_that_has_gone(tmp_path):
    with pytest.raises(UsageError, match="没有这个文件或文件夹"), locked(tmp_path / "没有"):
        pass


@posix
def test_a_lock_that_somebody_removed_is_not_taken_from_the_next_one(tmp_path):
    with locked(tmp_path):
        (tmp_path / LOCK).unlink()
        (tmp_path / LOCK).touch()
    assert names(tmp_path) == [LOCK]
