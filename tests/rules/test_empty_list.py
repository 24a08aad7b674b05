"""A list without projects yet, as `init` makes one for the next year: blank files wait for it."""

import pytest

EMPTY = "year: 2026\ntitle: 示例县2026年民生实事\nprojects: []\n"
BLANK = "unit: 建设局\nyear: 2026\nreports: []\n"
REPORT = """\
unit: 建设局
year: 2026
reports:
  - as_of: 2026-05-31
    projects: [{project: 1, progress: 好}]
"""
PROJECT = """\
  - id: 1
    level: 市级
    name: 看病
    units: [卫健局]
    task: 建设卫生院。
    indicators: [{name: 卫生院, milestone: true}]
"""


def test_a_blank_file_under_an_empty_list_is_no_mistake(found_with) -> None:
    files = {"targets_2026.yaml": EMPTY, "progress/2026/建设局.yaml": BLANK}
    assert found_with(files) == []


def test_a_report_under_an_empty_list_is_one(found_with) -> None:
    files = {"targets_2026.yaml": EMPTY, "progress/2026/建设局.yaml": REPORT}
    assert ("P301", "progress/2026/建设局.yaml", 1) in found_with(files)


def test_a_blank_file_of_a_unit_that_is_not_in_the_list_is_one(found_with) -> None:
    listed = EMPTY.replace(" []", "\n" + PROJECT)
    files = {"targets_2026.yaml": listed, "progress/2026/建设局.yaml": BLANK}
    assert found_with(files) == [("P301", "progress/2026/建设局.yaml", 1)]


@pytest.mark.parametrize("name", ["甲_乙局", "甲_乙局-9月", "甲／乙局"])
def test_a_file_may_be_named_as_a_system_allows(found_with, name: str) -> None:
    listed = EMPTY.replace(" []", "\n" + PROJECT.replace("卫健局", "甲/乙局"))
    blank = BLANK.replace("建设局", "甲/乙局")
    assert found_with({"targets_2026.yaml": listed, f"progress/{name}.yaml": blank}) == []
