"""What is said without being held against anybody: one line each kind, with names."""

from datetime import date
from pathlib import Path

import pytest

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.problems import Severity

YEAR_END = date(2025, 12, 31)


@pytest.fixture
def notices(base: Path):
    """Rule to message of the infos on a day; there is at most one of each kind."""

    def notices_on(today: date = YEAR_END) -> dict[str, str]:
        found = [p for p in check(open_folder(base), today).problems if p.severity is Severity.INFO]
        assert len(found) == len({problem.rule for problem in found})
        return {problem.rule: problem.message for problem in found}

    return notices_on


def report(base: Path, unit: str, day: str, *entries: str, sample: str = "") -> None:
    lines = [f"unit: {unit}", "year: 2025", *sample.splitlines(), "reports:", f"  - as_of: {day}"]
    lines += ["    projects:", *(f"      - {entry}" for entry in entries)]
    path = base / "progress" / f"{unit}.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_silent_units_are_named_with_their_days(base, notices):
    report(base, "建设局", "2025-06-30", "{project: 1, actuals: {开工道路: 6}}")
    report(base, "卫健局", "2025-09-30", "{project: 2, actuals: {接种率: 80}}")
    message = notices(date(2025, 10, 31))["L414"]
    assert "建设局（123 天）" in message
    assert "卫健局" not in message


def test_after_the_year_silence_is_counted_up_to_its_end(base, notices):
    report(base, "建设局", "2025-11-30", "{project: 1, actuals: {开工道路: 6}}")
    report(base, "卫健局", "2025-09-30", "{project: 2, actuals: {接种率: 80}}")
    message = notices(date(2031, 1, 1))["L414"]
    assert "卫健局（92 天）" in message
    assert "建设局" not in message


def test_who_has_met_everything_owes_no_report(base, notices):
    done = "卫生院改造: [东山卫生院, 西河卫生院], 联席会议制度: true, 接种率: 95"
    shared = "{project: 3, actuals: {便民站: 10, 培训: 300}}"
    report(base, "卫健局", "2025-06-30", f"{{project: 2, actuals: {{{done}}}}}", shared)
    assert "卫健局" not in notices()["L414"]


def test_an_empty_file_is_a_file_and_silent(notices):
    found = notices()
    assert "L415" not in found
    assert "卫健局（还没有填报）" in found["L414"]


def test_units_without_a_file_are_named_and_not_called_silent(base, notices):
    (base / "progress" / "卫健局.yaml").unlink()
    found = notices()
    assert "卫健局" in found["L415"]
    assert "卫健局" not in found["L414"]


def test_who_only_supports_needs_no_file(notices):
    assert "财政局" not in "".join(notices().values())


def test_nobody_is_said_to_have_no_file_while_one_cannot_be_read(base, notices):
    (base / "progress" / "卫健局.yaml").write_text("unit: [卫健局\n", encoding="utf-8")
    assert "卫健局" not in "".join(notices().values())


def test_nobody_is_said_to_have_no_file_while_a_unit_is_misspelt(base, notices):
    (base / "progress" / "卫健局.yaml").unlink()
    (base / "progress" / "卫生局.yaml").write_text(
        "unit: 卫生局\nyear: 2025\nreports: []\n", encoding="utf-8"
    )
    assert "L415" not in notices()


def test_sample_files_are_counted(base, notices):
    entry = "{project: 1, actuals: {开工道路: 6}}"
    report(base, "建设局", "2025-06-30", entry, sample="sample: true")
    assert "1 个填报文件" in notices()["L413"]


def test_what_owes_nothing_is_named_with_its_project(notices):
    assert notices()["L416"].endswith("项目 2“联席会议制度”")


def test_of_many_names_the_first_eight_are_given_and_all_counted(base, notices):
    path = base / "targets_2025.yaml"
    text = path.read_text(encoding="utf-8")
    more = "".join(f"      - name: 制度{n}\n        milestone: true\n" for n in range(1, 12))
    old = "      - name: 接种率\n"
    path.write_text(text.replace(old, more + old), encoding="utf-8")
    message = notices()["L416"]
    assert "2“制度7”" in message
    assert "2“制度8”" not in message
    assert message.endswith("等 12 项指标")
