"""Ledgers with one mistake made hundreds of times: each is told as it would be alone."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from minsheng.problems import Problem
from tests.small_files import COUNTY

HEAD = f"{COUNTY}    task: 开工道路 12 条，完工道路 8 条。\n"
ROADS = """\
      - {name: 开工道路, target: 12, measure: 条, quote: 开工道路 12 条}
      - {name: 完工道路, target: 8, measure: 条, quote: 完工道路 8 条, subset_of: 开工道路}
"""
Told = Callable[..., list[Problem]]


@pytest.fixture
def told(base: Path, checked) -> Told:
    """The problems of one rule in a ledger of this one list, and of one report at most."""

    def told_by(rule: str, indicators: str, entries: Iterable[str] = (), more: str = ""):
        for path in (base / "progress").iterdir():
            path.unlink()
        text = f"{HEAD}{more}    indicators:\n{indicators}"
        (base / "targets_2025.yaml").write_text(text, encoding="utf-8")
        reports = "".join(f"  - {entry}\n" for entry in entries) or "  []\n"
        text = f"unit: 建设局\nyear: 2025\nreports:\n{reports}"
        (base / "progress" / "建设局.yaml").write_text(text, encoding="utf-8")
        return [problem for problem in checked(base).problems if problem.rule == rule]

    return told_by


def daily(count: int, said: Callable[[int], str]) -> list[str]:
    """A report of project 1 for each of the first `count` days of the year."""
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(count)]
    return [
        f"{{as_of: {day}, projects: [{{project: 1, {said(number)}}}]}}"
        for number, day in enumerate(days)
    ]


def test_of_300_acceptances_those_before_the_target_was_met_are_told(told):
    """From the report with number 200 on, which is the one of 20 July, both are met."""
    reports = daily(
        300,
        lambda n: (
            f"actuals: {{开工道路: {12 if n >= 100 else 11}, 完工道路: {8 if n >= 200 else 7}}}, "
            "accepted: 2025-01-01, evidence: [验收意见]"
        ),
    )
    problems = told("L405", ROADS, reports)
    assert [problem.place.line for problem in problems] == list(range(4, 204))
    assert "未达标的有“开工道路”“完工道路”" in problems[99].message
    assert problems[100].message.endswith("截至 2025-04-11 未达标的有“完工道路”")
    assert problems[199].message.endswith("截至 2025-07-19 未达标的有“完工道路”")


def test_of_two_figures_of_a_day_the_acceptance_counts_the_last(told):
    entry = "{project: 1, actuals: {开工道路: 12, 完工道路: %s}, evidence: [验收意见]%s}"
    first = entry % (7, "")
    second = entry % (8, ", accepted: 2025-09-30, correction: 漏数一条")
    reports = [f"{{as_of: 2025-09-30, projects: [{entry}]}}" for entry in (first, second)]
    assert told("L405", ROADS, reports) == []
    assert len(told("L405", ROADS, [reports[1].replace("路: 8", "路: 7"), *reports[:1]])) == 1


def test_of_300_acceptances_those_before_the_first_evidence_are_told(told):
    reports = daily(
        300,
        lambda n: (
            "actuals: {开工道路: 12, 完工道路: 8}, accepted: 2025-01-01"
            + (", evidence: [验收意见]" if n == 150 else "")
        ),
    )
    lines = [problem.place.line for problem in told("L406", ROADS, reports)]
    assert lines == list(range(4, 154))


def test_a_part_that_exceeds_its_whole_is_told_once_for_each_of_its_figures(told):
    reports = daily(100, lambda n: f"actuals: {{开工道路: {n // 10}, 完工道路: {n // 10 + n % 2}}}")
    assert len(told("L404", ROADS, reports)) == 50


def test_each_of_two_thousand_parts_learns_which_whole_it_meant(told):
    parts = "".join(
        f"      - {{name: 路{n}号, target: 1, measure: 条, subset_of: 路{n}好}}\n"
        for n in range(2000)
    )
    hints = [problem.hint for problem in told("T208", parts)]
    assert hints == [f"是不是“路{n}号”？" for n in range(2000)]


def test_a_circle_of_thirty_parts_names_twenty(told):
    parts = "".join(
        f"      - {{name: 路{n}, target: 1, measure: 条, subset_of: 路{(n + 1) % 30}}}\n"
        for n in range(30)
    )
    (problem,) = told("T208", parts)
    assert problem.message.startswith("“路0”“路1”")
    assert problem.message.endswith("“路19” 等 30 项互为部分和整体")


def test_a_figure_that_commas_have_cut_into_a_thousand_groups_is_no_number(told):
    groups = ", ".join(["1", *["500"] * 2000])
    report = f"{{as_of: 2025-09-30, projects: [{{project: 1, actuals: {{开工道路: [{groups}]}}}}]}}"
    (problem,) = told("P307", ROADS, [report])
    assert "若各项要相加，写 1000001" in (problem.hint or "")
    (problem,) = told("P307", ROADS, [report.replace(groups, "1, 500")])
    assert problem.hint == "写 1500，不加方括号和逗号"


@pytest.mark.parametrize(("extra", "count"), [(0, 0), (1, 1)])
def test_a_task_of_more_than_5000_characters_is_told_at_its_place(extra, count, base, checked):
    """The rest is not held against it: that would be one mistake told many times."""
    task = "开工道路 12 条，完工道路 8 条。"
    long = task + "好" * (5000 - len(task) + extra)
    text = f"{HEAD}    indicators:\n{ROADS}".replace(task, long)
    (base / "targets_2025.yaml").write_text(text, encoding="utf-8")
    problems = [p for p in checked(base).problems if p.rule.startswith(("S", "T"))]
    assert len(problems) == count
    for problem in problems:
        assert problem.place.line == 9
        assert problem.message == "task 不能超过 5000 个字"
        assert problem.hint == "现有 5001 个字；只照抄这一个项目的工作任务"
