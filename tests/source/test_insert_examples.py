"""Twelve manners of writing, each gone on with as the person would have who wrote it."""

from datetime import date

import pytest

from minsheng.source.insert import with_report

OCTOBER = {
    "as_of": date(2025, 10, 31),
    "projects": [
        {"project": 6, "actuals": {"AED": 14, "急救培训": 1320}, "problems": "采购慢"},
        {"project": 7, "progress": "已开展: 3 处"},
    ],
}
HEAD = "unit: 建设局\nyear: 2025\n"
LINES = """\
  - as_of: 2025-10-31
    projects:
      - project: 6
        actuals: {AED: 14, 急救培训: 1320}
        problems: 采购慢
      - project: 7
        progress: "已开展: 3 处"
"""
AT_THE_KEY = """\
- as_of: 2025-10-31
  projects:
  - project: 6
    actuals: {AED: 14, 急救培训: 1320}
    problems: 采购慢
  - project: 7
    progress: "已开展: 3 处"
"""
ON_ONE_LINE = (
    "{as_of: 2025-10-31, projects: [{project: 6, actuals: {AED: 14, 急救培训: 1320}, "
    'problems: 采购慢}, {project: 7, progress: "已开展: 3 处"}]}'
)
SEPTEMBER = "  - as_of: 2025-09-30\n    projects:\n      - project: 6\n        actuals: {AED: 8}\n"
EXAMPLES = {
    "nothing reported yet": (
        f"{HEAD}reports: []  # 从下一行写起\n",
        f"{HEAD}reports:  # 从下一行写起\n{LINES}",
    ),
    "the key alone, a comment below, no line end": (
        f"{HEAD}reports:\n  # 每月一份",
        f"{HEAD}reports:\n  # 每月一份\n{LINES}",
    ),
    "reports before the rest": (
        f"reports:\n{SEPTEMBER}unit: 建设局\nyear: 2025\n",
        f"reports:\n{SEPTEMBER}{LINES}unit: 建设局\nyear: 2025\n",
    ),
    "dashes below their key": (
        f"{HEAD}reports:\n- as_of: 2025-09-30\n  projects:\n  - project: 6\n    progress: 好\n",
        f"{HEAD}reports:\n- as_of: 2025-09-30\n  projects:\n  - project: 6\n    progress: 好\n"
        f"{AT_THE_KEY}",
    ),
    "a blank line between reports, figures one by one": (
        f"{HEAD}reports:\n\n{SEPTEMBER}\n  # 八月\n  - as_of: 2025-08-31\n    projects:\n"
        "      - project: 6\n        actuals:\n          AED: 6\n",
        f"{HEAD}reports:\n\n{SEPTEMBER}\n  # 八月\n  - as_of: 2025-08-31\n    projects:\n"
        "      - project: 6\n        actuals:\n          AED: 6\n"
        + "\n"
        + LINES.replace(
            "actuals: {AED: 14, 急救培训: 1320}",
            "actuals:\n          AED: 14\n          急救培训: 1320",
        ),
    ),
    "a comment of the last report, and one of the file": (
        f"{HEAD}reports:\n{SEPTEMBER}        # 九月的说明\n\n# 文件的说明\n",
        f"{HEAD}reports:\n{SEPTEMBER}        # 九月的说明\n{LINES}\n# 文件的说明\n",
    ),
    "a newer report is there already": (
        f"{HEAD}reports:\n{SEPTEMBER}  # 十一月\n  - as_of: 2025-11-30\n    projects: []\n",
        f"{HEAD}reports:\n{SEPTEMBER}{LINES}  # 十一月\n  - as_of: 2025-11-30\n    projects: []\n",
    ),
    "one report a line": (
        f"{HEAD}reports:\n  - {{as_of: 2025-09-30, projects: [{{project: 6, progress: 好}}]}}\n",
        f"{HEAD}reports:\n  - {{as_of: 2025-09-30, projects: [{{project: 6, progress: 好}}]}}\n"
        f"  - {ON_ONE_LINE}\n",
    ),
    "brackets over several lines": (
        f"{HEAD}reports: [\n  {{as_of: 2025-09-30, projects: []}}  # 九月\n]\n",
        f"{HEAD}reports: [\n  {{as_of: 2025-09-30, projects: []}},  # 九月\n  {ON_ONE_LINE}\n]\n",
    ),
    "everything as JSON has it": (
        '{"unit": "建设局", "year": 2025, "reports": [{"as_of": "2025-09-30", "projects": []}]}\n',
        '{"unit": "建设局", "year": 2025, "reports": [{"as_of": "2025-09-30", "projects": []}, '
        '{"as_of": "2025-10-31", "projects": [{"project": 6, "actuals": {"AED": 14, '
        '"急救培训": 1320}, "problems": "采购慢"}, {"project": 7, "progress": "已开展: 3 处"}]}]}'
        "\n",
    ),
    "a text of several lines at the very end": (
        f"{HEAD}reports:\n{SEPTEMBER}        progress: |\n          第一批。\n          第二批。",
        f"{HEAD}reports:\n{SEPTEMBER}        progress: |\n          第一批。\n          第二批。\n"
        f"{LINES}",
    ),
    "four columns to each list, the end marked": (
        f"{HEAD}reports:\n    - as_of: 2025-09-30\n      projects:\n          - project: 6\n"
        "            progress: 好\n...\n",
        f"{HEAD}reports:\n    - as_of: 2025-09-30\n      projects:\n          - project: 6\n"
        "            progress: 好\n"
        "    - as_of: 2025-10-31\n      projects:\n          - project: 6\n"
        "            actuals: {AED: 14, 急救培训: 1320}\n            problems: 采购慢\n"
        '          - project: 7\n            progress: "已开展: 3 处"\n...\n',
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_a_file_is_gone_on_with_in_its_own_manner(name, end, mark):
    old, new = ((mark + text.replace("\n", end)).encode() for text in EXAMPLES[name])
    inserted = with_report(old, OCTOBER)
    assert inserted is not None
    assert inserted.data.decode() == new.decode()


def test_a_text_of_several_lines_is_written_in_lines():
    text = "一、已开展 23 期。\n二、余下 10 月完成。"
    report = {"as_of": date(2025, 10, 31), "projects": [{"project": 6, "progress": text}]}
    inserted = with_report(f"{HEAD}reports: []\n".encode(), report)
    assert inserted is not None
    assert inserted.data.decode().endswith(
        "        progress: |-\n          一、已开展 23 期。\n          二、余下 10 月完成。\n"
    )


@pytest.mark.parametrize(
    "text",
    ["", "[", "- 建设局\n", "unit: 建设局\n", f"{HEAD}reports: 无\n", f"{HEAD}reports: [无]\n"]
    + [f"{HEAD}reports:\n  - as_of: {day}\n" for day in ("2025-09-31", "2025/9/30", "", "[]")],
)
def test_what_is_no_progress_file_is_not_gone_on_with(text):
    assert with_report(text.encode(), OCTOBER) is None


def test_half_a_character_is_never_written():
    report = {"as_of": date(2025, 10, 31), "projects": [{"project": 6, "progress": "好\udc80"}]}
    assert with_report(f"{HEAD}reports: []\n".encode(), report) is None
