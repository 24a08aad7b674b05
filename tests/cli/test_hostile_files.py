"""Files that are no files, or no text, or change under one's hands: a clear problem each."""

import os
import socket
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.loader import source_line
from minsheng.render.problems import renderer
from minsheng.render.problems.findings import Findings

from .ledgers import HEALTH, ledger
from .program import Outcome, invoke, run

TODAY = date(2025, 12, 31)
PARKS = HEALTH.replace("卫健局", "城管局").replace("project: 1", "project: 2")
PARKS = PARKS.replace("{急救培训: 1180, AED: 14}", "{公园: 1}")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return ledger(tmp_path, 卫健局=HEALTH)


@pytest.fixture
def file(data: Path) -> Path:
    return data / "progress" / "城管局.yaml"


def told(data: Path) -> Outcome:
    outcome = invoke("validate", "--data", data)
    assert outcome.stderr == ""
    return outcome


def assert_told(data: Path, *words: str) -> None:
    outcome = told(data)
    assert outcome.code == 1
    assert "1 个错误" in outcome.stdout
    for word in words:
        assert word in outcome.stdout


def _or_skip(make: Callable[[], object]) -> None:
    try:
        make()
    except (OSError, AttributeError, NotImplementedError):
        pytest.skip("this system has no such files")


def test_a_link_to_itself(data, file):
    _or_skip(lambda: file.symlink_to(file.name))
    assert_told(data, "城管局.yaml:1:1: 错误 Y021 文件无法读取：链接绕成了圈")


def test_a_folder_that_is_a_link_to_itself(data):
    _or_skip(lambda: (data / "progress" / "圈").symlink_to("圈"))
    assert_told(data, "progress/圈:1:1: 错误 Y021 圈 是走不通的链接，没有读取")


def test_a_folder_of_reports_that_is_a_link_to_nowhere(data):
    _or_skip(lambda: (data / "progress" / "建设局").symlink_to(data / "没有"))
    assert_told(data, "错误 Y021 建设局 是走不通的链接", "检查链接指向哪里，或删去它")


@pytest.mark.parametrize("name", ["城管局.yaml", "城管局.yml"])
def test_a_folder_named_like_a_file(data, name):
    folder = data / "progress" / name
    folder.mkdir()
    (folder / "2025-09.yaml").write_text(PARKS, encoding="utf-8")
    assert_told(data, f"错误 Y021 {name} 其实是文件夹", "文件夹的名称不要以 .yaml 结尾")


def test_a_pipe(data, file):
    _or_skip(lambda: os.mkfifo(file))
    (problem,) = check(open_folder(data), TODAY).problems
    assert problem.message == "文件不是普通文件"
    asked = threading.Thread(target=source_line, args=(str(file), 1), daemon=True)
    asked.start()
    asked.join(5)
    is_waiting = asked.is_alive()
    if is_waiting:
        os.close(os.open(file, os.O_WRONLY | os.O_NONBLOCK))
    assert not is_waiting


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices on this system")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device(data, file, device):
    file.symlink_to(device)
    assert_told(data, "错误 Y021 文件")


def test_a_socket(data, file, monkeypatch):
    monkeypatch.chdir(file.parent)  # the path of a socket has at most some hundred bytes
    with socket.socket(getattr(socket, "AF_UNIX", None) or pytest.skip("no sockets")) as one:
        _or_skip(lambda: one.bind(file.name))
        assert_told(data, "城管局.yaml:1:1: 错误 Y021 文件不是普通文件")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do everything may read it"
)
def test_a_file_and_a_folder_that_may_not_be_read(data, file):
    file.write_text(PARKS, encoding="utf-8")
    closed = data / "progress" / "建设局"
    closed.mkdir()
    for path in (file, closed):
        path.chmod(0)
    try:
        outcome = told(data)
    finally:
        closed.chmod(0o700)
    assert outcome.code == 1
    assert "错误 Y021 文件无法读取：没有权限" in outcome.stdout
    assert "错误 Y021 建设局 打不开：没有权限" in outcome.stdout


def test_a_folder_deeper_than_a_path_may_be_long(data, monkeypatch):
    monkeypatch.chdir(data / "progress")
    for _ in range(60):
        Path("深" * 30).mkdir()
        os.chdir("深" * 30)
    assert_told(data, "错误 Y021", "打不开：文件名太长")


def test_a_file_that_is_gone_before_it_is_read(data, file):
    file.write_text(PARKS, encoding="utf-8")
    folder = open_folder(data)
    file.unlink()
    (problem,) = check(folder, TODAY).problems
    assert (problem.rule, problem.message) == ("Y021", "文件无法读取：没有这个文件或文件夹")


@pytest.mark.parametrize("left", ["", "unit: 城管局\n", "\n" * 50])
def test_a_file_that_changes_before_its_problems_are_printed(data, file, left):
    file.write_text(PARKS.replace("2025-09-30", "2025-13-30"), encoding="utf-8")
    checked = check(open_folder(data), TODAY)
    file.write_text(left, encoding="utf-8")
    findings = Findings(checked.problems, checked.files, checked.paths, source_line)
    printed = renderer("text").render(findings)
    assert "城管局.yaml:4:12: 错误 Y017" in printed
    assert "1 个错误" in printed


def test_a_file_that_grows_and_shrinks_while_it_is_read(data, file):
    file.write_text(PARKS, encoding="utf-8")
    done = threading.Event()

    def change() -> None:
        while not done.is_set():
            with file.open("a", encoding="utf-8") as more:
                more.write(" # 甲" * 2000)
            with file.open("r+", encoding="utf-8") as less:
                less.truncate(file.stat().st_size // 3 or 1)

    writer = threading.Thread(target=change)
    writer.start()
    try:
        for _ in range(50):
            checked = check(open_folder(data), TODAY)
            assert {problem.place.path for problem in checked.problems} <= {file.as_posix()}
    finally:
        done.set()
        writer.join()


ENCODED = [
    ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"),
    ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32"), ("gbk", "GBK"), ("gb18030", "GBK"),
]  # fmt: skip


@pytest.mark.parametrize(("codec", "name"), ENCODED)
def test_another_encoding_is_named(data, file, codec, name):
    file.write_bytes(PARKS.encode(codec))
    assert_told(data, f"错误 Y001 文件编码是 {name}，不是 UTF-8", "编码选 UTF-8")


def test_wide_units_of_ascii_alone_are_no_control_characters(data, file):
    file.write_bytes("unit: parks\n".encode("utf-16-le"))
    assert_told(data, "错误 Y001 文件编码是 UTF-16，不是 UTF-8")


@pytest.mark.parametrize("codec", ["big5", "shift_jis", "euc_kr", "euc_jp"])
def test_an_encoding_that_cannot_be_told_for_sure_is_refused(data, file, codec):
    file.write_bytes("unit: 公園\n".encode(codec))
    assert_told(data, "城管局.yaml:1:7: 错误 Y001 文件", "编码选 UTF-8")


NO_TEXT = [
    (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xb5\x11", "这是 Excel、Word 或压缩文件"),
    (b"PK\x03\x04\n\x00", "这是 Excel、Word 或压缩文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "这是旧版的 Excel 或 Word 文件"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "这是 PDF 文件"),
]


@pytest.mark.parametrize(("content", "words"), NO_TEXT)
def test_a_workbook_that_was_renamed(data, file, content, words):
    file.write_bytes(content)
    assert_told(data, f"错误 Y001 {words}，不是文本文件", "只改后缀不行")


BYTES = [
    (b"unit: a\0b\n", "1:8: 错误 Y014 含有控制字符 U+0000"),
    (b"unit: \xed\xa0\x80\n", "1:7: 错误 Y001"),
    (b"unit: \xc0\xaf\n", "1:7: 错误 Y001"),
    (b"unit: \xf4\x90\x80\x80\n", "1:7: 错误 Y001"),
    (PARKS.replace("\n", "\r").encode(), "1:10: 错误 Y013 含有单独的回车符（CR）"),
    (PARKS.replace("\n", "\r", 1).encode(), "1:10: 错误 Y013 含有单独的回车符（CR）"),
    (b"\xef\xbb\xbf\xef\xbb\xbfunit: a\n", "1:1: 错误 Y014 含有控制字符 U+FEFF"),
    (b"", "1:1: 错误 Y012 文件里没有内容"),
    (b"\xef\xbb\xbf", "1:1: 错误 Y012 文件里没有内容"),
    (b"# a\n# b\n", "1:1: 错误 Y012 文件里没有内容"),
    (b"---\n", "1:1: 错误 Y012 文件里没有内容"),
    (b" " * 5000, "1:1: 错误 Y012 文件里没有内容"),
]


@pytest.mark.parametrize(("content", "words"), BYTES)
def test_bytes_that_are_no_report(data, file, content, words):
    file.write_bytes(content)
    assert_told(data, f"城管局.yaml:{words}")


@pytest.mark.parametrize("times", [-1, 1, 3])
def test_line_ends_of_windows_are_fine_even_among_others(data, file, times):
    file.write_bytes(PARKS.replace("\n", "\r\n", times).encode())
    assert told(data).code == 0


NAMES = [
    "a\nb.yaml",
    "-x.yaml",
    "--strict.yaml",
    "x" * 240 + ".yaml",
    " .yaml",
    "甲 乙.yaml",
    "a:1.yaml",
]


@pytest.mark.parametrize("name", NAMES)
def test_odd_file_names(data, name):
    path = data / "progress" / name
    _or_skip(lambda: path.write_text("unit: [\n", encoding="utf-8"))
    outcome = told(data)
    assert outcome.code == 1
    assert f"{name.replace(chr(10), ' ')}:1:8: 错误 Y004" in outcome.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_a_file_name_that_is_no_text(data, form):
    name = os.fsencode(data) + b"/progress/\xff\xfe.yaml"
    _or_skip(lambda: Path(os.fsdecode(name)).write_text("unit: [\n", encoding="utf-8"))
    outcome = run("validate", "--data", data, "--format", form)
    assert (outcome.code, outcome.stderr) == (1, "")
    assert "Y004" in outcome.stdout


def test_a_thousand_folders_and_a_deep_one(data):
    for number in range(1000):
        (data / "progress" / "多" / str(number)).mkdir(parents=True)
    deep = data.joinpath("progress", *"深" * 100)
    deep.mkdir(parents=True)
    (deep / "城管局.yaml").write_text(PARKS, encoding="utf-8")
    outcome = told(data)
    assert outcome.code == 0
    assert "检查了 3 个文件：没有发现问题" in outcome.stdout


def test_ten_thousand_problems_of_a_file_are_counted_and_not_all_printed(data, file):
    mistakes = "".join(f"          道路{number}: 010\n" for number in range(10_000))
    text = PARKS.replace("{公园: 1}\n        progress: 已开展培训23期。\n", f"\n{mistakes}")
    file.write_text(text, encoding="utf-8")
    outcome = invoke("validate", "--data", data)
    assert outcome.code == 1
    assert "10,000 个错误" in outcome.stdout.splitlines()[-1]
    assert len(outcome.stdout) < 1_000_000


def test_a_problem_in_each_of_a_thousand_files_is_counted(data):
    for number in range(1000):
        name = data / "progress" / "城管局" / f"{number}.yaml"
        name.parent.mkdir(exist_ok=True)
        name.write_text("unit: [\n", encoding="utf-8")
    outcome = told(data)
    assert "检查了 1,002 个文件：1,000 个错误" in outcome.stdout


@pytest.mark.parametrize("command", ["validate", "status", "report"])
def test_the_current_folder_is_gone(tmp_path, monkeypatch, command):
    here = tmp_path / "这里"
    here.mkdir()
    monkeypatch.chdir(here)
    _or_skip(here.rmdir)
    outcome = invoke(command, "--data", tmp_path)
    said = "打不开当前文件夹：没有这个文件或文件夹\n提示：换到别的文件夹，再运行一次\n"
    assert outcome == (2, "", said)
