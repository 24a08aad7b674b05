"""A file is written whole or not at all: permissions, links, full disks, killed writers."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from minsheng.errors import UsageError
from minsheng.lock import locked
from minsheng.writer import FileChanged, content, put_anew, put_instead, put_whole
from tests.processes import NOBODY, folder_of, said, started

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
OLD, NEW = b"old\n", b"new\n" * 1000
WRITERS = {
    "whole": put_whole,
    "instead": lambda path, data: put_instead(path, data, OLD),
}


def hidden(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.fixture(params=WRITERS)
def put(request):
    """Every way to write over an older file."""
    return WRITERS[request.param]


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "表.yaml"
    path.write_bytes(OLD)
    return path


def refused(path, put, *words):
    """The message of a writer that leaves everything as it was."""
    before = {one: one.lstat().st_ino for one in path.parent.iterdir()}
    with pytest.raises(UsageError) as caught:
        put(path, NEW)
    assert {one: one.lstat().st_ino for one in path.parent.iterdir()} == before
    assert all(word in caught.value.text for word in words), caught.value.text


class TestTheFile:
    def test_the_new_one_takes_the_place_of_the_old_one(self, old, put):
        put(old, NEW)
        assert old.read_bytes() == NEW
        assert hidden(old.parent) == []

    def test_an_empty_one(self, old, put):
        put(old, b"")
        assert old.read_bytes() == b""

    @posix
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755, 0o200])
    def test_permissions_stay(self, old, put, mode):
        old.chmod(mode)
        if mode == 0o200 and os.geteuid():
            pytest.skip("may not be read")
        put(old, NEW)
        assert stat.S_IMODE(old.stat().st_mode) == mode

    @posix
    def test_a_new_file_has_the_permissions_that_files_have_here(self, tmp_path):
        put_anew(tmp_path / "甲.yaml", NEW)
        (tmp_path / "乙.yaml").write_bytes(NEW)
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert len(modes) == 1

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
    def test_the_owner_stays(self, old, put):
        os.chown(old, NOBODY, NOBODY)
        put(old, NEW)
        assert (old.stat().st_uid, old.stat().st_gid) == (NOBODY, NOBODY)

    @posix
    def test_another_name_of_the_same_file_keeps_what_it_had(self, old, put):
        other = old.with_name("备份.yaml")
        os.link(old, other)
        put(old, NEW)
        assert (old.read_bytes(), other.read_bytes()) == (NEW, OLD)

    @posix
    def test_a_name_as_long_as_there_can_be(self, tmp_path, put):
        path = tmp_path / ("长" * 83 + ".yaml")
        path.write_bytes(OLD)
        put(path, NEW)
        assert path.read_bytes() == NEW
        refused(tmp_path / ("长" * 90), put_whole, "文件名太长")


@posix
class TestLinks:
    def test_a_link_stays_and_what_it_leads_to_is_written(self, old, put):
        folder = old.parent / "别处"
        folder.mkdir()
        target = folder / "真.yaml"
        old.rename(target)
        old.symlink_to("别处/真.yaml")
        put(old, NEW)
        assert old.readlink() == Path("别处/真.yaml")
        assert target.read_bytes() == NEW
        assert hidden(folder) == hidden(old.parent) == []

    def test_a_link_to_a_folder_on_the_way(self, old, put):
        link = old.parent / "链接"
        link.symlink_to(old.parent)
        put(link / old.name, NEW)
        assert old.read_bytes() == NEW
        assert link.is_symlink()

    def test_a_link_that_leads_nowhere_yet(self, tmp_path):
        link = tmp_path / "链接.csv"
        link.symlink_to("还没有.csv")
        put_whole(link, NEW)
        assert (tmp_path / "还没有.csv").read_bytes() == NEW
        assert link.is_symlink()

    def test_a_new_file_never_goes_where_a_link_leads(self, tmp_path):
        link = tmp_path / "链接.yaml"
        link.symlink_to("还没有.yaml")
        with pytest.raises(FileChanged):
            put_anew(link, NEW)
        assert [path.name for path in tmp_path.iterdir()] == ["链接.yaml"]

    def test_links_in_a_circle(self, tmp_path):
        (tmp_path / "甲").symlink_to("乙")
        (tmp_path / "乙").symlink_to("甲")
        refused(tmp_path / "甲", put_whole, "链接绕成了圈")


class TestWhatIsNoFile:
    def test_a_folder(self, tmp_path):
        (tmp_path / "表").mkdir()
        refused(tmp_path / "表", put_whole, "表")
        assert (tmp_path / "表").is_dir()

    @posix
    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "管道")
        refused(tmp_path / "管道", put_whole, "不是普通文件")

    @posix
    def test_a_device(self):
        with pytest.raises(UsageError, match="不是普通文件"):
            put_whole(Path("/dev/null"), NEW)
        assert Path("/dev/null").is_char_device()

    @posix
    def test_a_socket(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)  # their names are short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("插口")
            refused(tmp_path / "插口", put_whole, "不是普通文件")

    def test_a_file_in_place_of_a_folder(self, old):
        with pytest.raises(UsageError, match=r"建不了文件夹 .*(已有同名的文件|不是文件夹)"):
            put_anew(old / "表.yaml", NEW)
        with pytest.raises(UsageError, match="路径当中有一段不是文件夹"):
            put_whole(old / "表.yaml", NEW)
        assert old.read_bytes() == OLD

    def test_a_folder_that_has_gone(self, tmp_path):
        with pytest.raises(UsageError, match="没有这个文件或文件夹"):
            put_whole(tmp_path / "没有" / "表.csv", NEW)


class TestChanges:
    def test_a_file_changed_meanwhile_is_left_alone(self, old):
        with pytest.raises(FileChanged):
            put_instead(old, NEW, b"older\n")
        assert old.read_bytes() == OLD
        assert hidden(old.parent) == []

    def test_a_file_that_has_gone_meanwhile_is_not_made_again(self, tmp_path):
        with pytest.raises(FileChanged):
            put_instead(tmp_path / "表.yaml", NEW, OLD)
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_has_come_meanwhile_is_left_alone(self, old):
        with pytest.raises(FileChanged):
            put_instead(old, NEW, None)
        assert old.read_bytes() == OLD
        assert hidden(old.parent) == []

    def test_folders_are_made_for_a_new_file(self, tmp_path):
        put_anew(tmp_path / "甲" / "乙" / "表.yaml", NEW)
        assert content(tmp_path / "甲" / "乙" / "表.yaml") == NEW
        assert content(tmp_path / "甲" / "没有.yaml") is None

    @posix
    def test_of_two_at_once_one_makes_the_file(self, tmp_path):
        code = """
            while not (folder / "go").exists():
                pass
            won = []
            for n in range(200):
                try:
                    put_anew(folder / f"{n}.yaml", sys.argv[2].encode())
                    won.append(n)
                except FileChanged:
                    pass
            print(*won)
        """
        people = {name: started(code, tmp_path, name) for name in ("甲", "乙")}
        (tmp_path / "go").touch()
        won = {name: set(map(int, said(person).split())) for name, person in people.items()}
        assert won["甲"] | won["乙"] == set(range(200))
        assert not won["甲"] & won["乙"]
        for name, numbers in won.items():
            assert {(tmp_path / f"{n}.yaml").read_text("utf-8") for n in numbers} <= {name}
        assert hidden(tmp_path) == []

    @posix
    def test_what_killed_writers_have_left_is_removed_in_time(self, old, put):
        long_ago, just_now = (old.with_name(f".minsheng.{n}-1.tmp") for n in (1, 2))
        for path in (long_ago, just_now):
            path.write_bytes(b"half")
        os.utime(long_ago, (1, 1))
        put(old, NEW)
        assert hidden(old.parent) == [just_now.name]


@posix
class TestDisks:
    def test_a_limit_that_ends_the_writing(self, old):
        code = """
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            try:
                put_whole(folder / "表.yaml", b"x" * 2000)
            except UsageError as error:
                print(error.message)
        """
        assert "文件太大" in said(started(code, old.parent))
        assert old.read_bytes() == OLD
        assert hidden(old.parent) == []

    def test_a_full_disk(self, tmp_path):
        disk = tmp_path / "盘"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
        try:
            subprocess.run(mount, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("no disk may be mounted here")
        try:
            (disk / "表.yaml").write_bytes(OLD)
            refused(disk / "表.yaml", lambda path, _: put_whole(path, b"x" * 100_000), "磁盘已满")
            assert (disk / "表.yaml").read_bytes() == OLD
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            refused(disk / "表.yaml", put_whole, "磁盘是只读的")
            with pytest.raises(UsageError, match="磁盘是只读的"), locked(disk):
                pass
        finally:
            subprocess.run(["umount", str(disk)], check=True)

    @pytest.mark.parametrize("protected", ["the folder", "the file"])
    def test_what_is_read_only_stays(self, protected):
        user = NOBODY if os.geteuid() == 0 else None  # root may write everywhere
        code = """
            try:
                put_whole(folder / "表.yaml", b"new")
            except UsageError as error:
                print(error.message)
        """
        with folder_of(user) as folder:
            path = folder / "表.yaml"
            path.write_bytes(OLD)
            if user is not None:
                os.chown(path, user, user)
            one = folder if protected == "the folder" else path
            one.chmod(0o555)
            assert "没有权限" in said(started(code, folder, uid=user))
            one.chmod(0o755)
            assert path.read_bytes() == OLD
            assert hidden(folder) == []

    @pytest.mark.parametrize(
        "code", ["put_anew(folder / '新.yaml', b'')", "locked(folder).__enter__()"]
    )
    def test_nothing_is_made_in_a_read_only_folder(self, code):
        user = NOBODY if os.geteuid() == 0 else None
        text = f"try: {code}\nexcept UsageError as error: print(error.message)"
        with folder_of(user, 0o555) as folder:
            assert "没有权限" in said(started(text, folder, uid=user))
            assert list(folder.iterdir()) == []
