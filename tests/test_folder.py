"""A data folder with other things in it than files that can be read: nothing is overlooked."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from minsheng.check import check
from minsheng.errors import UsageError
from minsheng.folder import find_data, open_folder
from minsheng.problems import Problem, Severity

BASE = Path(__file__).parent / "fixtures" / "base"
needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def problems(data: Path) -> list[Problem]:
    found = check(open_folder(data), date(2026, 6, 30)).problems
    return [problem for problem in found if problem.severity is not Severity.INFO]


def told(data: Path) -> list[tuple[str, str]]:
    return [(p.rule, Path(p.place.path).name) for p in problems(data)]


@needs_posix
def test_a_pipe_is_refused_and_not_waited_for(data: Path) -> None:
    os.mkfifo(data / "progress" / "财政局.yaml")
    assert told(data) == [("Y021", "财政局.yaml")]
    assert "不是普通文件" in problems(data)[0].message


@needs_posix
def test_a_device_is_refused(data: Path) -> None:
    (data / "progress" / "财政局.yaml").symlink_to("/dev/zero")
    assert told(data) == [("Y021", "财政局.yaml")]


def test_a_folder_in_place_of_the_list_is_refused(data: Path) -> None:
    (data / "targets_2026.yaml").mkdir()
    assert told(data) == [("Y021", "targets_2026.yaml")]


def test_a_file_in_place_of_the_folder_of_reports_is_refused(data: Path) -> None:
    shutil.rmtree(data / "progress")
    (data / "progress").write_text("unit: 建设局\n", encoding="utf-8")
    assert told(data) == [("Y021", "progress")]


@needs_posix
def test_a_dangling_link_is_refused(data: Path) -> None:
    (data / "progress" / "财政局.yaml").symlink_to(data / "没有")
    assert told(data) == [("Y021", "财政局.yaml")]


@needs_posix
def test_a_link_out_of_the_reports_is_refused_and_not_followed(data: Path) -> None:
    (data / "progress" / "上级").symlink_to(data)
    assert told(data) == [("Y021", "上级")]


@needs_posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_closed_folder_is_not_taken_for_an_empty_one(data: Path) -> None:
    (data / "progress").chmod(0)
    try:
        assert told(data) == [("Y021", "progress")]
    finally:
        (data / "progress").chmod(0o755)


STRAY = [
    ("target_2026.yaml", "targets_2026.yaml"),
    ("目标清单.yaml", "targets_年份.yaml"),
    ("财政局.yaml", "progress"),
    ("Progres/财政局.yaml", "progress"),
]


@pytest.mark.parametrize(("name", "belongs"), STRAY)
def test_a_file_where_nobody_reads_it_is_told_with_where_it_belongs(
    data: Path, name: str, belongs: str
) -> None:
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text("unit: 财政局\n", encoding="utf-8")
    (problem,) = problems(data)
    assert (problem.rule, problem.severity) == ("Y024", Severity.WARNING)
    assert problem.place.path.endswith(name.partition("/")[0])
    assert belongs in (problem.hint or "")


@pytest.mark.parametrize(
    "name", [".草稿.yaml", "说明.txt", "附件/财政局.yaml", "progress2025/说明.md", "process/a.yaml"]
)
def test_what_is_not_meant_to_be_read_is_passed_over(data: Path, name: str) -> None:
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text("unit: 财政局\n", encoding="utf-8")
    assert told(data) == []


def test_a_stray_file_does_not_put_the_ledger_in_doubt(data: Path) -> None:
    (data / "财政局.yaml").write_text("unit: 财政局\n", encoding="utf-8")
    falling = "unit: 卫健局\nyear: 2025\nreports:\n" + "".join(
        f"  - {{as_of: {day}, projects: [{{project: 2, actuals: {{接种率: {rate}}}}}]}}\n"
        for day, rate in (("2025-08-31", 80), ("2025-09-30", 79))
    )
    (data / "progress" / "卫健局.yaml").write_text(falling, encoding="utf-8")
    assert {rule for rule, _ in told(data)} == {"L401", "Y024"}


def test_a_folder_with_nothing_of_ours_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有目标清单"):
        open_folder(tmp_path)


def test_the_nearest_data_folder_upwards_is_found(data: Path) -> None:
    deep = data / "progress" / "建设局"
    deep.mkdir()
    assert find_data(None, {}, deep) == data


def test_an_empty_name_is_no_folder(data: Path) -> None:
    with pytest.raises(UsageError, match="数据文件夹不存在"):
        find_data("", {"MINSHENG_DATA": str(data)}, data)
