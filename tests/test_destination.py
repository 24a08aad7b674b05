"""Which file a new report goes to."""

import sys
from datetime import date

import pytest

from minsheng.check import check
from minsheng.destination import destination
from minsheng.errors import UsageError
from minsheng.folder import open_folder
from tests.recorder import TODAY, ledger, order_of, record

OCTOBER = date(2025, 10, 31)
posix = pytest.mark.skipif(sys.platform == "win32", reason="links")


@pytest.fixture
def data(tmp_path):
    return ledger(tmp_path / "data", "建设局", "示例/局")


def put(data, name, unit="建设局", as_of="2025-09-30", year=2025, sample=False):
    """A file with one report, or none."""
    path = data / "progress" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"unit: {unit}\nyear: {year}\n" + ("sample: true\n" if sample else "")
    text += "reports:" if as_of else "reports: []\n"
    if as_of:
        text += f"\n  - as_of: {as_of}\n    projects: [{{project: 1, progress: 好}}]\n"
    path.write_text(text, encoding="utf-8")
    return path


def goes_to(data, unit="建设局", as_of=OCTOBER):
    """The file's path inside progress/."""
    folder = open_folder(data)
    checked = check(folder, TODAY)
    path = destination(folder, checked.ledgers[2025], unit, as_of)
    return path.relative_to(data / "progress").as_posix()


def test_a_unit_without_a_file_gets_one(data):
    assert goes_to(data) == "建设局.yaml"


def test_an_empty_file_of_the_unit_is_used(data):
    put(data, "2025/建设局.yaml", as_of=None)
    assert goes_to(data) == "2025/建设局.yaml"


def test_an_empty_file_in_the_folder_of_the_unit_is_used(data):
    put(data, "建设局/填报.yaml", as_of=None)
    assert goes_to(data) == "建设局/填报.yaml"


def test_of_several_files_the_one_with_the_newest_report(data):
    put(data, "建设局/旧.yaml", as_of="2025-07-31")
    put(data, "建设局/新.yaml", as_of="2025-09-30")
    put(data, "建设局/空.yaml", as_of=None)
    assert goes_to(data) == "建设局/新.yaml"


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "2025-09.yaml": "2025-10.yaml",
        "建设局/2025-09.yaml": "建设局/2025-10.yaml",
        "建设局/2025-09-30.yaml": "建设局/2025-10-31.yaml",
        "建设局/第9期.yaml": "建设局/第9期.yaml",
    }.items(),
)
def test_files_named_after_months_are_gone_on_with(data, name, expected):
    put(data, name)
    assert goes_to(data) == expected


def test_a_month_that_has_its_file_already(data):
    put(data, "建设局/2025-09.yaml")
    put(data, "建设局/2025-08.yaml", as_of="2025-08-31")
    assert goes_to(data, as_of=date(2025, 8, 31)) == "建设局/2025-08.yaml"


def test_a_months_file_of_another_unit_is_left_alone(data):
    put(data, "2025-09.yaml")
    put(data, "2025-10.yaml", unit="示例/局", as_of="2025-10-31")
    assert goes_to(data) == "建设局.yaml"


def test_a_file_of_another_year_is_left_alone(data):
    (data / "targets_2024.yaml").write_text(
        (data / "targets_2025.yaml").read_text("utf-8").replace("2025", "2024"), "utf-8"
    )
    put(data, "建设局.yaml", as_of="2024-09-30", year=2024)
    assert goes_to(data) == "2025/建设局.yaml"
    put(data, "2025/建设局.yaml", as_of="2024-10-31", year=2024)
    with pytest.raises(UsageError) as caught:
        goes_to(data)
    assert "建设局.yaml 和 2025/建设局.yaml 都不是建设局 2025 年的填报" in caught.value.message


def test_sample_data_is_gone_on_with_as_such(data):
    put(data, "建设局.yaml", sample=True)
    assert goes_to(data) == "建设局.yaml"


@posix
def test_a_link_to_the_file_is_written_through(data):
    real = put(data, "卷/真.yaml")
    link = data / "progress" / "建设局.yaml"
    link.symlink_to("卷/真.yaml")
    real.rename(data / "progress" / "卷" / "真的.txt")
    link.unlink()
    link.symlink_to("卷/真的.txt")
    assert record(data, order_of("建设局", 299))
    assert link.is_symlink()
    assert "第 299 次填报" in (data / "progress" / "卷" / "真的.txt").read_text("utf-8")


HOSTILE = [
    "示例/局",
    "../../局",
    "..",
    ".局",
    "CON",
    "a:b",
    "局\u202e",
    "长" * 200,
    "局 ",
    "~",
    "-局",
    "*",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_whatever_the_unit_is_called_its_file_lies_in_progress(tmp_path, unit, checked):
    data = ledger(tmp_path / "data", f'"{unit}"')
    assert record(data, order_of(unit, 1))
    assert record(data, order_of(unit, 2))
    [path] = (data / "progress").iterdir()
    assert path.suffix == ".yaml"
    assert not path.name.startswith(".")
    assert path.read_text("utf-8").count("as_of") == 2
    assert [one.name for one in tmp_path.iterdir()] == ["data"]
    assert not checked(data).has_errors


def test_two_units_of_which_a_file_name_makes_one(tmp_path, checked):
    data = ledger(tmp_path / "data", "甲/乙", "甲_乙")
    assert record(data, order_of("甲/乙", 1))
    assert record(data, order_of("甲_乙", 1))
    assert not checked(data).has_errors
    assert len(list((data / "progress").rglob("*.yaml"))) == 2
