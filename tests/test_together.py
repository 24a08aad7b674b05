"""Eight people record at once: nothing of anybody's is lost, and the ledger stays sound."""

import subprocess
import sys
from pathlib import Path

from minsheng.loader import load_progress
from tests.recorder import hidden_in, ledger

ROOT = Path(__file__).resolve().parents[1]
PEOPLE, EACH = 8, 100


def record_together(data, units, each, how="directly"):
    """Every person records for one of the units; returns how each of them ended."""
    parts = [(how, data, unit, n * each, (n + 1) * each) for n, unit in enumerate(units)]
    people = [
        subprocess.Popen([sys.executable, "-m", "tests.recorder", *map(str, part)], cwd=ROOT)
        for part in parts
    ]
    return [person.wait(timeout=300) for person in people]


def said_in(path):
    """What the reports of a file say, with their dates."""
    file = load_progress(path).model
    assert file is not None
    return [(report.as_of, report.projects[0].progress) for report in file.reports]


def test_800_reports_at_once_into_one_file(tmp_path, checked):
    data = ledger(tmp_path / "data", "建设局")
    path = data / "progress" / "建设局.yaml"
    path.write_text("unit: 建设局\nyear: 2025  # 示例\nreports: []\n", encoding="utf-8")
    assert record_together(data, ["建设局"] * PEOPLE, EACH) == [0] * PEOPLE
    said = said_in(path)
    assert {words for _, words in said} == {f"第 {n} 次填报" for n in range(PEOPLE * EACH)}
    assert len(said) == PEOPLE * EACH
    assert [day for day, _ in said] == sorted(day for day, _ in said)
    assert path.read_bytes().startswith("unit: 建设局\nyear: 2025  # 示例\nreports:\n".encode())
    assert not checked(data).has_errors
    assert hidden_in(data) == []


def test_200_reports_at_once_into_eight_new_files(tmp_path, checked):
    units = [f"第{n}局" for n in range(PEOPLE)]
    data = ledger(tmp_path / "data", *units)
    assert record_together(data, units, 25) == [0] * PEOPLE
    for number, unit in enumerate(units):
        words = {words for _, words in said_in(data / "progress" / f"{unit}.yaml")}
        assert words == {f"第 {number * 25 + n} 次填报" for n in range(25)}
    assert not checked(data).has_errors
    assert hidden_in(data) == []


def test_the_command_itself_at_once(tmp_path, checked):
    data = ledger(tmp_path / "data", "建设局")
    assert record_together(data, ["建设局"] * PEOPLE, 15, "typed") == [0] * PEOPLE
    words = {words for _, words in said_in(data / "progress" / "建设局.yaml")}
    assert words == {f"第 {n} 次填报" for n in range(PEOPLE * 15)}
    assert not checked(data).has_errors
    assert hidden_in(data) == []
