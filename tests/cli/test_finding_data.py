"""Which data folder is read: the nearest, the one named, or none."""

from pathlib import Path

import pytest

from .ledgers import HEALTH, TARGETS, ledger
from .program import SHIPPED, invoke, run

SMALL_TITLE = "某区2025年民生实事"
SHIPPED_TITLE = "重庆高新区2025年重点民生实事工作目标任务"


def test_the_nearest_data_folder_is_found_from_a_sub_folder(tmp_path: Path) -> None:
    ledger(tmp_path, 卫健局=HEALTH)
    deep = tmp_path / "资料" / "十月"
    deep.mkdir(parents=True)
    outcome = run("status", cwd=deep)
    assert outcome.code == 0
    assert outcome.stdout.startswith(SMALL_TITLE)


def test_the_data_folder_is_found_from_within_itself(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    assert run("status", cwd=data / "progress").stdout.startswith(SMALL_TITLE)


def test_a_data_folder_without_a_target_list_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger(tmp_path, 卫健局=HEALTH)
    (tmp_path / "sub" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sub")
    assert invoke("status").stdout.startswith(SMALL_TITLE)


def test_data_names_the_folder(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    assert run("status", "--data", data, cwd=SHIPPED.parent).stdout.startswith(SMALL_TITLE)


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    outcome = run("status", cwd=SHIPPED.parent, env={"MINSHENG_DATA": str(data)})
    assert outcome.stdout.startswith(SMALL_TITLE)


def test_data_wins_over_the_environment(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    outcome = run("status", "--data", SHIPPED, env={"MINSHENG_DATA": str(data)})
    assert outcome.stdout.startswith(SHIPPED_TITLE)


@pytest.mark.parametrize("command", ["status", "validate", "report"])
def test_without_any_data_folder_the_message_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = invoke(command)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "没有找到数据文件夹" in outcome.stderr
    assert "--data" in outcome.stderr


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    outcome = invoke("status", "--data", tmp_path / "没有")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "数据文件夹不存在" in outcome.stderr
    assert "没有" in outcome.stderr


def test_a_folder_that_the_environment_names_wrongly_is_named(tmp_path: Path) -> None:
    outcome = run("status", env={"MINSHENG_DATA": str(tmp_path / "没有")})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "MINSHENG_DATA" in outcome.stderr


def test_a_file_is_not_a_data_folder() -> None:
    outcome = invoke("status", "--data", SHIPPED / "targets_2025.yaml")
    assert (outcome.code, outcome.stdout) == (2, "")


def test_an_empty_folder_has_no_target_list(tmp_path: Path) -> None:
    outcome = invoke("status", "--data", tmp_path)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "没有目标清单" in outcome.stderr


@pytest.mark.parametrize("command", ["status", "export"])
def test_the_folder_around_the_data_folder_is_answered_with_the_data_folder(
    tmp_path: Path, command: str
) -> None:
    data = ledger(tmp_path)
    outcome = invoke(command, "--data", tmp_path)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.splitlines()[1] == f"提示：是不是 {data.as_posix()}？"


def test_reports_without_a_target_list_are_an_error_of_the_data(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    (data / "targets_2025.yaml").unlink()
    outcome = invoke("status", "--data", data)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "2025" in outcome.stderr


@pytest.mark.parametrize("keep_folder", [True, False])
def test_before_the_first_report_every_project_is_unreported(
    tmp_path: Path, keep_folder: bool
) -> None:
    data = ledger(tmp_path)
    if not keep_folder:
        (data / "progress").rmdir()
    outcome = invoke("status", "--data", data)
    assert outcome.code == 0
    assert "未报 2" in outcome.stdout
    assert "平均完成率 0.0%（3 项指标未报按 0 计）" in outcome.stdout
    assert "已填报 0" in outcome.stdout


def test_a_unit_that_has_nothing_to_report_yet_may_say_so(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局="unit: 卫健局\nyear: 2025\nreports: []\n")
    outcome = invoke("status", "--data", data)
    assert outcome.code == 0
    assert "未报 2" in outcome.stdout


def test_a_list_that_was_begun_and_not_finished_gives_no_figures(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("projects:", "projekte:"))
    outcome = invoke("status", "--data", data)
    assert (outcome.code, outcome.stdout) == (1, "")


def test_paths_below_the_current_folder_are_relative_and_use_slashes(tmp_path: Path) -> None:
    ledger(tmp_path, 卫健局=HEALTH.replace("1180", "很多"))
    outcome = run("validate", cwd=tmp_path)
    assert outcome.stdout.startswith("data/progress/卫健局.yaml:7:25: ")
