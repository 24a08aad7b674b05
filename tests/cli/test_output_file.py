"""`report -o FILE`: the format from the suffix, the file whole or not at all."""

import csv
import json
import os
import stat
from pathlib import Path

import pytest

from .program import on_shipped

BOM = b"\xef\xbb\xbf"
UNIT = ("report", "--unit", "公共服务局")


def written(folder: Path, name: str, *args: str) -> bytes:
    outcome = on_shipped(*(args or UNIT), "-o", folder / name)
    assert outcome == (0, "", "")
    assert [path.name for path in folder.iterdir()] == [name]
    return (folder / name).read_bytes()


@pytest.mark.parametrize("name", ["表.csv", "表.CSV"])
def test_a_csv_file_has_what_excel_needs(tmp_path: Path, name: str) -> None:
    raw = written(tmp_path, name)
    assert raw.startswith(BOM + "序号,市区分级,项目名称".encode())
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 1 + 20


def test_csv_on_stdout_has_neither() -> None:
    printed = on_shipped(*UNIT, "--format", "csv").stdout
    assert printed.startswith("序号,")
    assert "\r" not in printed


def test_a_csv_file_holds_the_same_rows_as_stdout(tmp_path: Path) -> None:
    in_file = written(tmp_path, "表.csv").decode("utf-8-sig").splitlines()
    on_stdout = on_shipped(*UNIT, "--format", "csv").stdout.splitlines()
    assert list(csv.reader(in_file)) == list(csv.reader(on_stdout))


def test_a_json_file_is_what_stdout_gets(tmp_path: Path) -> None:
    raw = written(tmp_path, "表.json")
    assert raw.decode() == on_shipped(*UNIT, "--format", "json").stdout
    assert [project["id"] for project in json.loads(raw)["projects"]] == [5, 6, 7, 13, 14]


@pytest.mark.parametrize("name", ["表.md", "表.markdown"])
def test_a_markdown_file_is_what_stdout_gets(tmp_path: Path, name: str) -> None:
    raw = written(tmp_path, name)
    assert raw.decode() == on_shipped(*UNIT, "--format", "markdown").stdout
    assert raw.startswith("# 重庆高新区".encode())


def test_the_suffix_decides_not_the_format(tmp_path: Path) -> None:
    assert written(tmp_path, "表.json", *UNIT, "--format", "csv").startswith(b"{")


@pytest.mark.parametrize("name", ["表.txt", "表", "表.csv.bak", ".csv"])
def test_an_unknown_suffix_is_wrong_usage(tmp_path: Path, name: str) -> None:
    outcome = on_shipped(*UNIT, "-o", tmp_path / name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert all(suffix in outcome.stderr for suffix in (".csv", ".json", ".md"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    outcome = on_shipped(*UNIT, "-o", tmp_path / "没有" / "表.csv")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "没有" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_the_file_is_wrong_usage_and_nothing_is_left(
    tmp_path: Path,
) -> None:
    (tmp_path / "表.csv").mkdir()
    outcome = on_shipped(*UNIT, "-o", tmp_path / "表.csv")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["表.csv"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_wrong_usage(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        outcome = on_shipped(*UNIT, "-o", tmp_path / "表.csv")
        assert (outcome.code, outcome.stdout) == (2, "")
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "表.json").write_text("x" * 1_000_000, encoding="utf-8")
    assert json.loads(written(tmp_path, "表.json"))["schema_version"] == 1


def test_an_older_file_survives_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "表.json").write_text("旧", encoding="utf-8")
    assert on_shipped("report", "--unit", "没有", "-o", tmp_path / "表.json").code == 2
    assert (tmp_path / "表.json").read_text(encoding="utf-8") == "旧"


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
def test_colleagues_may_read_the_file_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    ordinary = tmp_path / "other" / "ordinary"
    ordinary.touch()
    outcome = on_shipped(*UNIT, "-o", tmp_path / "表.csv")
    assert outcome.code == 0
    mode = stat.S_IMODE((tmp_path / "表.csv").stat().st_mode)
    assert oct(mode) == oct(stat.S_IMODE(ordinary.stat().st_mode))


def test_a_file_in_the_current_folder_needs_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert on_shipped(*UNIT, "-o", "表.md").code == 0
    assert (tmp_path / "表.md").exists()
