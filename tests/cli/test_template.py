"""`minsheng template`: forms into files, and never over what somebody typed."""

import os
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .ledgers import HEALTH, TARGETS, ledger
from .program import SHIPPED, UNITS, Outcome, invoke, on_shipped, run

UNIT = ("template", "--unit", "建设局")
DAY = ("--as-of", "2025-10-31")
TOWNS = SHIPPED.parent / "tests" / "districts" / "towns" / "data"


def refused(outcome: Outcome, *words: str) -> None:
    assert (outcome.code, outcome.stdout) == (2, "")
    assert all(word in outcome.stderr for word in words), outcome.stderr


def type_into(path: Path, cell: str, value: object) -> bytes:
    book = load_workbook(path)
    book["填报表"][cell].value = value
    book.save(path)
    return path.read_bytes()


def test_one_unit_s_form(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    outcome = on_shipped(*UNIT, *DAY, "-o", path)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout == (
        f"已写入 {path}：建设局，2 个项目，8 行，截至 2025-10-31\n"
        f"填好后运行 minsheng import {path}\n"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["填报表.xlsx"]
    assert load_workbook(path)["填报表"]["C2"].value == "建设局"


def test_a_name_with_a_blank_is_quoted_where_it_is_to_be_typed(tmp_path: Path) -> None:
    path = tmp_path / "填报表 10月.xlsx"
    told = on_shipped(*UNIT, "-o", path).stdout
    assert told.endswith(f'填好后运行 minsheng import "{path}"\n')


def test_by_default_it_is_for_the_last_month_end(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    assert "截至 2025-12-31" in on_shipped(*UNIT, "-o", path).stdout


def test_a_form_may_be_made_before_the_month_is_over(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    args = ("template", "--unit", "卫健局", "--as-of", "2026-01", "--data", data)
    assert "截至 2026-01-31" in invoke(*args, "-o", tmp_path / "表.csv").stdout


def test_one_form_for_every_unit(tmp_path: Path) -> None:
    outcome = on_shipped("template", "--all", *DAY, "-o", tmp_path / "新建" / "填报表")
    assert (outcome.code, outcome.stderr) == (0, "")
    files = {path.stem: path for path in (tmp_path / "新建" / "填报表").iterdir()}
    assert set(files) == {f"填报表-{unit}" for unit in UNITS}
    assert outcome.stdout.count("已写入") == 8
    assert outcome.stdout.endswith("填报表-〈单位〉.xlsx\n")
    assert all(load_workbook(p)["填报表"]["C2"].value == stem[4:] for stem, p in files.items())


def test_a_csv_form_needs_no_openpyxl(tmp_path: Path) -> None:
    (tmp_path / "openpyxl.py").write_text("raise ImportError", encoding="utf-8")
    env: dict[str, str | None] = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{SHIPPED.parent}"}
    outcome = run(*UNIT, "-o", tmp_path / "表.csv", env=env)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert (tmp_path / "表.csv").read_bytes().startswith("\ufeff重庆高新区".encode())
    refused(
        run(*UNIT, "-o", tmp_path / "表.xlsx", env=env), "pip install 'minsheng[office]'", ".csv"
    )
    refused(run("template", "--all", "-o", tmp_path / "全部", env=env), "minsheng[office]")
    assert not (tmp_path / "表.xlsx").exists()
    assert not (tmp_path / "全部").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), ("--unit 或 --all", "minsheng template --unit 建设局 -o 填报表.xlsx")),
        (("--unit", "建设局"), ("-o", "minsheng template --unit 建设局 -o 填报表.xlsx")),
        (("--all",), ("-o", "minsheng template --all -o 填报表")),
        (("--unit", "建设局", "--all", "-o", "x"), ("只能写一个",)),
        (("--unit", "建社局", "-o", "表.xlsx"), ("没有责任单位“建社局”", "是不是“建设局”")),
        (("--unit", "建设局", "-o", "表.pdf"), ("不认识的文件后缀", ".xlsx、.csv")),
        (("--unit", "建设局", "-o", "表"), ("不认识的文件后缀",)),
        (("--unit", "建设局", "-o", "没有/表.xlsx"), ("没有文件夹 没有",)),
        (("--all", "-o", "表.xlsx"), ("--all 时 -o 要写文件夹",)),
        (("--all", "-o", "旧的"), ("旧的 不是文件夹",)),
        (("--unit", "建设局", "-o", "夹.xlsx"), ("那是一个文件夹",)),
        (("--unit", "建设局", "-o", "表.xlsx", "--as-of", "昨天"), ("看不懂的日期",)),
        (("--unit", "建设局", "-o", "表.xlsx", "--as-of", "2026-07-01"), ("不在 2025 年度内",)),
        (("--unit", "建设局", "-o", "表.xlsx", "--as-of", "2024-12"), ("不在 2025 年度内",)),
        (("--unit", "建设局", "-o", "表.xlsx", "--year", "2024"), ("没有 2024 年的目标清单",)),
    ],
)
def test_wrong_usage_writes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("旧的").touch()
    Path("夹.xlsx").mkdir()
    refused(on_shipped("template", *args), *words)
    assert {path.name for path in tmp_path.iterdir()} == {"旧的", "夹.xlsx"}


def test_who_only_supports_is_told_so(tmp_path: Path) -> None:
    args = ("template", "--unit", "示例局", "--data", TOWNS, "-o", tmp_path / "表.xlsx")
    refused(invoke(*args), "示例局是配合单位，不用填报")


def test_a_unit_without_an_indicator_is_told_so(tmp_path: Path) -> None:
    shared = TARGETS.replace("units: [卫健局]", "units: [卫健局, 教育局]")
    alone = shared.replace("measure: 人次", "measure: 人次\n        units: [卫健局]")
    alone = alone.replace("measure: 台", "measure: 台\n        units: [卫健局]")
    data = ledger(tmp_path, targets=alone, 卫健局=HEALTH)
    args = ("template", "--unit", "教育局", "--data", data, "-o", tmp_path / "表.xlsx")
    refused(invoke(*args), "教育局没有要填的指标")
    everybody = invoke("template", "--all", "--data", data, "-o", tmp_path / "全部")
    assert everybody.code == 0
    assert "教育局" not in everybody.stdout


def test_data_with_errors_gives_no_form(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("AED", "没有"))
    args = ("template", "--unit", "卫健局", "--data", data, "-o", tmp_path / "表.xlsx")
    outcome = invoke(*args)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "P303" in outcome.stderr
    assert not (tmp_path / "表.xlsx").exists()


@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_a_blank_form_may_be_made_anew(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert on_shipped(*UNIT, *DAY, "-o", path).code == 0
    first = path.read_bytes()
    assert on_shipped(*UNIT, "-o", path).code == 0
    assert path.read_bytes() != first
    assert on_shipped(*UNIT, *DAY, "-o", path).code == 0
    assert path.read_bytes() == first


@pytest.mark.parametrize(("cell", "value"), [("K6", 0), ("M6", "缺资金。"), ("K10", "否")])
def test_what_was_typed_is_never_written_over(tmp_path: Path, cell: str, value: object) -> None:
    path = tmp_path / "表.xlsx"
    on_shipped(*UNIT, "-o", path)
    typed = type_into(path, cell, value)
    refused(on_shipped(*UNIT, "-o", path), "不是空白的填报表", "minsheng import")
    assert path.read_bytes() == typed


@pytest.mark.parametrize("data", [b"", b"not a form", b"\xd0\xcf\x11\xe0"])
@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_another_file_is_never_written_over(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refused(on_shipped(*UNIT, "-o", path), "不是空白的填报表")
    assert path.read_bytes() == data


def test_of_many_files_none_is_written_where_one_may_not_be(tmp_path: Path) -> None:
    last = tmp_path / "填报表-公安分局.xlsx"
    assert on_shipped("template", "--unit", "公安分局", "-o", last).code == 0
    typed = type_into(last, "K6", "是")
    refused(on_shipped("template", "--all", "-o", tmp_path), "填报表-公安分局.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == [last.name]
    assert last.read_bytes() == typed


def test_two_units_whose_names_no_file_can_tell_apart(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("卫健局", "甲/局").replace("城管局", "甲:局"))
    outcome = invoke("template", "--all", "--data", data, "-o", tmp_path / "全部")
    assert outcome.code == 0
    names = {path.name for path in (tmp_path / "全部").iterdir()}
    assert names == {"填报表-甲_局.xlsx", "填报表-甲_局-2.xlsx"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("args", [(*UNIT, "-o", "{}/表.xlsx"), ("template", "--all", "-o", "{}")])
def test_a_folder_that_may_not_be_written_is_wrong_usage(
    tmp_path: Path, args: tuple[str, ...]
) -> None:
    tmp_path.chmod(0o500)
    try:
        refused(on_shipped(*(arg.format(tmp_path) for arg in args)), "没有权限")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a device of Linux")
def test_a_device_is_no_file_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").symlink_to("/dev/full")
    refused(on_shipped(*UNIT, "-o", tmp_path / "表.xlsx"), "那不是普通文件")


def test_a_form_is_made_from_any_folder_of_the_ledger(tmp_path: Path) -> None:
    outcome = run(*UNIT, "-o", tmp_path / "表.xlsx", cwd=SHIPPED / "progress")
    assert (outcome.code, outcome.stderr) == (0, "")


def test_a_narrow_console_of_few_characters_crashes_nothing(tmp_path: Path) -> None:
    env: dict[str, str | None] = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert run(*UNIT, "-o", tmp_path / "a.xlsx", env=env, columns=60).code == 0
    gbk = run(*UNIT, "-o", tmp_path / "b.xlsx", env={"PYTHONIOENCODING": "gbk"}, encoding="gbk")
    assert "已写入" in gbk.stdout
