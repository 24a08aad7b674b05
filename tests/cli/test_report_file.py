"""`report -o FILE` where the file is none, or is somebody's; and without the libraries."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .program import SHIPPED, Outcome, environment, invoke, on_shipped

FORM = ("template", "--unit", "建设局", "-o")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, with a table among its evidence."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "台账" / "data"))
    (folder / "progress" / "签到表.csv").write_text("佐证", encoding="utf-8")
    return folder


def refused(outcome: Outcome, file: Path, words: str) -> None:
    """Wrong usage, the file as it was."""
    assert (outcome.code, outcome.stdout) == (2, "")
    assert words in outcome.stderr
    assert file.read_text(encoding="utf-8") == "佐证"


# a name that is none


@pytest.mark.parametrize("name", ["-", ""])
def test_a_report_is_not_printed_by_naming_no_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = on_shipped("report", "-o", name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(
        "-o 后面要写文件名\n提示：要打印出来就不写 -o；格式用 --format"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_name_may_begin_with_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert on_shipped("report", "-o", "./-.csv") == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["-.csv"]


def test_an_unknown_suffix_is_answered_with_all_that_are_known() -> None:
    said = on_shipped("report", "-o", "通报.pdf").stderr
    assert said.startswith("不认识的文件后缀：通报.pdf\n提示：可用的后缀：")
    for suffix in (".docx", ".xlsx", ".html", ".md", ".csv", ".json"):
        assert suffix in said


@pytest.mark.parametrize(("typed", "meant"), [("通报.doc", ".docx"), ("台账.XLS", ".xlsx")])
def test_an_older_suffix_is_answered_with_the_one_of_today(typed: str, meant: str) -> None:
    said = on_shipped("report", "-o", typed).stderr
    assert said.startswith(f"不认识的文件后缀：{typed}\n提示：是不是 {meant}？可用的后缀：")


def test_nothing_is_opened_that_was_not_written() -> None:
    outcome = on_shipped("report", "--open")
    assert outcome.code == 2
    assert outcome.stderr.startswith("--open 要和 -o 一起用\n")


# files of the data folder


@pytest.mark.parametrize(
    "spelled",
    [
        "data/progress/签到表.csv",
        "data/progress/../progress/签到表.csv",
        "data/../data/./progress/签到表.csv",
    ],
)
def test_a_file_of_the_data_folder_is_not_written_over(
    data: Path, spelled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    outcome = invoke("report", "-o", spelled)
    refused(outcome, data / "progress" / "签到表.csv", "是数据文件夹里已有的文件，没有覆盖")


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights on Windows")
def test_nor_through_a_link_to_it_or_to_its_folder(data: Path, tmp_path: Path) -> None:
    evidence = data / "progress" / "签到表.csv"
    (tmp_path / "一.csv").symlink_to(evidence)
    (tmp_path / "二").symlink_to(evidence.parent)
    for path in (tmp_path / "一.csv", tmp_path / "二" / "签到表.csv"):
        outcome = invoke("report", "--data", data, "-o", path)
        refused(outcome, evidence, "没有覆盖")


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights on Windows")
def test_nor_where_the_data_folder_itself_is_named_through_a_link(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "别名").symlink_to(data)
    evidence = data / "progress" / "签到表.csv"
    outcome = invoke("report", "--data", tmp_path / "别名", "-o", evidence)
    refused(outcome, evidence, "没有覆盖")


def test_nor_in_letters_of_another_case_where_the_disk_takes_them_alike(data: Path) -> None:
    other = Path(str(data.parent), "DATA", "progress", "签到表.csv")
    if not other.exists():
        pytest.skip("this disk tells DATA from data")
    refused(invoke("report", "--data", data, "-o", other), other, "没有覆盖")


def test_a_new_file_may_be_written_there(data: Path) -> None:
    assert invoke("report", "--data", data, "-o", data / "报告.md") == (0, "", "")


def test_a_folder_with_a_like_name_is_another_folder(data: Path) -> None:
    other = data.parent / "data2" / "签到表.csv"
    other.parent.mkdir()
    other.write_text("旧", encoding="utf-8")
    assert invoke("report", "--data", data, "-o", other) == (0, "", "")
    assert "序号" in other.read_text(encoding="utf-8")


# forms


@pytest.mark.parametrize("name", ["填报表.csv", "填报表.xlsx"])
def test_a_form_is_not_written_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert on_shipped(*FORM, path).code == 0
    before = path.read_bytes()
    outcome = on_shipped("report", "-o", path)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert f"{path} 是一张填报表，没有覆盖" in outcome.stderr
    assert "minsheng import" in outcome.stderr
    assert path.read_bytes() == before


def test_nor_one_that_was_filled_in_and_saved_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "填报表.csv"
    assert on_shipped(*FORM, path).code == 0
    filled = path.read_text(encoding="utf-8-sig").replace(",,,,,,", ",45,已进场,,,,")
    path.write_bytes(filled.encode("gb18030"))
    assert "没有覆盖" in on_shipped("report", "-o", path).stderr
    assert path.read_bytes() == filled.encode("gb18030")


@pytest.mark.parametrize("name", ["台账.csv", "台账.xlsx"])
def test_last_months_report_is_written_over(tmp_path: Path, name: str) -> None:
    assert on_shipped("report", "--as-of", "2025-11", "-o", tmp_path / name).code == 0
    before = (tmp_path / name).read_bytes()
    assert on_shipped("report", "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_bytes() != before


@pytest.mark.parametrize("name", ["台账.csv", "台账.xlsx"])
def test_what_is_no_table_at_all_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04\xff\x00")
    assert on_shipped("report", "-o", tmp_path / name) == (0, "", "")


# places that cannot be written


@pytest.mark.parametrize("name", ["通报.docx", "台账.xlsx", "页.html", "表.csv"])
def test_a_missing_folder_is_not_made(tmp_path: Path, name: str) -> None:
    outcome = on_shipped("report", "-o", tmp_path / "没有" / name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("写不了文件 ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_is_write_protected_stays(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("旧", encoding="utf-8")
    path.chmod(stat.S_IRUSR)
    assert on_shipped("report", "-o", path).code == 2
    assert path.read_text(encoding="utf-8") == "旧"


# libraries

BLOCKED = """\
import sys
from importlib.abc import MetaPathFinder
class Missing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"docx", "xlsxwriter", "openpyxl", "jinja2"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
from minsheng.cli.app import main
main()
"""
"""The program as on a machine where `minsheng[office]` is not installed."""


def without_libraries(*args: str | Path) -> Outcome:
    command = [sys.executable, "-c", BLOCKED, *map(str, args)]
    done = subprocess.run(
        command, cwd=SHIPPED.parent, env=environment(), capture_output=True, check=False
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("name", "library"),
    [("通报.docx", "python-docx"), ("台账.xlsx", "XlsxWriter"), ("页.html", "jinja2")],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    tmp_path: Path, name: str, library: str
) -> None:
    outcome = without_libraries("report", "-o", tmp_path / name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert f"要用 {library}，还没有安装" in outcome.stderr
    assert "pip install 'minsheng[office]'" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["表.md", "表.csv", "表.json"])
def test_tables_need_no_library(tmp_path: Path, name: str) -> None:
    assert without_libraries("report", "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).stat().st_size > 10_000


def test_an_excel_file_is_not_written_over_where_nobody_can_tell_a_form(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    assert on_shipped(*FORM, path).code == 0
    before = path.read_bytes()
    assert without_libraries("report", "-o", path).code == 2
    assert path.read_bytes() == before
