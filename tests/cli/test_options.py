"""What may be typed for each option, and what the program says when it is something else."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from .ledgers import HEALTH, TARGETS, ledger
from .program import invoke, on_shipped

UNITS = (
    "城市建设事务中心、生态环境局、建设局、公共服务局、"
    "改革发展局、政务服务和社会事务中心、统战部、公安分局"
)


def as_json(*args: str, command: str = "status") -> dict:
    outcome = on_shipped(command, *args, "--format", "json")
    assert outcome.code == 0, outcome.stderr
    return json.loads(outcome.stdout)


def ids(*args: str, command: str = "status") -> list[int]:
    return [project["id"] for project in as_json(*args, command=command)["projects"]]


def refused(*args: str, command: str = "status") -> str:
    """What stderr says to wrong usage: exit 2, and nothing on stdout."""
    outcome = on_shipped(command, *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr


# dates


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-09-30", "2025-09-30"),
        ("2025-09", "2025-09-30"),
        ("2024-02", "2024-02-29"),
        ("2025-12", "2025-12-31"),
        ("today", "2025-12-31"),
        ("2025-09-15", "2025-09-15"),
    ],
)
def test_a_date_may_be_a_day_a_month_or_today(typed: str, day: str) -> None:
    assert as_json("--as-of", typed)["as_of"] == day


@pytest.mark.parametrize(
    "typed", ["2025/8/31", "2025-8-31", "2025.8.31", "2025年8月31日", "2025.08.31"]
)
def test_another_spelling_of_a_date_is_answered_with_the_right_one(typed: str) -> None:
    complaint, hint = refused("--as-of", typed).splitlines()
    assert complaint == f"看不懂的日期：{typed}"
    assert "2025-08-31" in hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2025年9月", "写作 2025-09（该月最后一天）"),
        ("2025-9", "写作 2025-09（该月最后一天）"),
        ("2025年9月底", "写作 2025-09（该月最后一天）"),
        ("20250831", "写作 2025-08-31"),
        ("9月", "年份也要写，如 2025-09（该月最后一天）"),
        ("八月底", "年份也要写，如 2025-08（该月最后一天）"),
        ("9月30日", "年份也要写，如 2025-09-30"),
    ],
)
def test_a_month_or_day_as_people_write_it_is_answered_with_how_to_type_it(typed, hint) -> None:
    assert refused("--as-of", typed) == f"看不懂的日期：{typed}\n提示：{hint}\n"


@pytest.mark.parametrize("typed", ["昨天", "2025-13", "2025-00-01", "13月", "31", ""])
def test_no_date_at_all_is_answered_with_the_ways_to_write_one(typed: str) -> None:
    complaint, hint = refused("--as-of", typed).splitlines()
    assert complaint == f"看不懂的日期：{typed}"
    assert re.search(r"2025-\d\d-\d\d", hint)


def test_a_day_that_does_not_exist_is_answered_with_the_days_of_its_month() -> None:
    complaint, hint = refused("--as-of", "2025-06-31").splitlines()
    assert complaint == "看不懂的日期：2025-06-31"
    assert hint == "提示：2025 年 6 月只有 30 天"


def test_the_day_before_any_report_has_nobody_reported() -> None:
    overall = as_json("--as-of", "2025-06-30")["overall"]
    assert overall["unreported"] == 15
    assert overall["completion"] == 0.0


def test_by_default_the_day_is_the_last_month_end(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    text = invoke("status", "--data", data, "--format", "json").stdout
    assert json.loads(text)["as_of"] == "2025-12-31"


# years


def test_a_year_without_a_list_is_answered_with_the_years_there_are() -> None:
    assert refused("--year", "2024") == "没有 2024 年的目标清单\n提示：现有：2025\n"


@pytest.mark.parametrize("typed", ["今年", "20x5", "-1", "２０２５", "2025.0", "9" * 5000])
def test_a_year_is_a_number(typed: str) -> None:
    assert refused(f"--year={typed}").startswith("年份要写成数字")


def test_the_newest_year_is_the_default_and_an_older_one_may_be_asked_for(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    older = TARGETS.replace("2025", "2024")
    (data / "targets_2024.yaml").write_text(older, encoding="utf-8")
    assert invoke("status", "--data", data).stdout.startswith("某区2025年民生实事")
    asked = invoke("status", "--data", data, "--year", "2024")
    assert asked.stdout.startswith("某区2024年民生实事")
    assert "截至 2024-12-31" in asked.stdout
    assert "未报 2" in asked.stdout


# names


def test_an_unknown_unit_is_answered_with_the_nearest_and_the_whole_list() -> None:
    said = refused("--unit", "公共服务", command="report")
    assert said == f"没有责任单位“公共服务”\n提示：是不是“公共服务局”？责任单位有：{UNITS}\n"


def test_a_unit_like_no_other_is_answered_with_the_whole_list() -> None:
    said = refused("--unit", "Finance", command="report")
    assert "是不是" not in said
    assert UNITS in said


@pytest.mark.parametrize(
    ("option", "typed", "near", "known"),
    [
        ("--level", "市机", "市级", ("市级", "区级")),
        ("--only", "滞厚", "滞后", ("办结", "待验收", "正常", "预警", "滞后", "未报")),
        ("--format", "jsom", "json", ("table", "json", "csv", "markdown")),
        ("--by", "units", "unit", ("project", "level", "unit", "indicator")),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest_and_the_list(
    option: str, typed: str, near: str, known: tuple[str, ...]
) -> None:
    complaint, hint = refused(option, typed).splitlines()
    assert f"“{typed}”" in complaint
    nearest, _, everything = hint.partition("？")
    assert f"“{near}”" in nearest
    assert "、".join(known) in everything


def test_a_code_typed_wrongly_is_answered_with_the_code() -> None:
    assert "behind" in refused("--only", "behnd")


def test_validate_knows_its_own_formats() -> None:
    said = refused("--format", "table", command="validate")
    assert said.splitlines()[1].endswith("text、json、github、gitlab、sarif、junit")


def test_a_project_that_does_not_exist_is_answered_with_the_numbers_there_are() -> None:
    said = refused("--project", "16", command="report")
    assert said.startswith("没有序号为 16 的项目\n")
    assert "1、2、3、4、5、6、7、8、9、10、11、12、13、14、15" in said


def test_a_project_is_a_number() -> None:
    said = refused("--project", "急救", command="report")
    assert said.startswith("项目序号要写成数字：急救")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("status", "--unit"),
        ("status", "--level"),
        ("status", "--only"),
        ("status", "--as-of"),
        ("status", "--year"),
        ("status", "--by"),
        ("report", "--project"),
        ("report", "--unit"),
    ],
)
def test_an_empty_value_is_not_taken_for_everything(command: str, option: str) -> None:
    assert refused(option, "", command=command)


# filters; the status of each project at 30 September, as the shipped reports have it

AT_SEPTEMBER = {
    "done": [3, 9, 13],
    "met": [8],
    "on_track": [1, 5, 6, 12, 15],
    "warning": [2, 7, 14],
    "behind": [4, 10],
    "unreported": [11],
}
WORDS = {
    "办结": "done",
    "待验收": "met",
    "正常": "on_track",
    "预警": "warning",
    "滞后": "behind",
    "未报": "unreported",
}


@pytest.mark.parametrize(("code", "expected"), AT_SEPTEMBER.items())
def test_only_takes_a_code(code: str, expected: list[int]) -> None:
    assert ids("--as-of", "2025-09", "--only", code) == expected


@pytest.mark.parametrize(("word", "code"), WORDS.items())
def test_only_takes_a_chinese_word(word: str, code: str) -> None:
    assert ids("--as-of", "2025-09", "--only", word) == AT_SEPTEMBER[code]


def test_only_may_be_repeated() -> None:
    asked = ("--only", "滞后", "--only", "unreported")
    assert ids("--as-of", "2025-09", *asked) == [4, 10, 11]


def test_level_takes_the_projects_of_that_level() -> None:
    assert ids("--level", "市级") == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert ids("--level", "区级") == [10, 11, 12, 13, 14, 15]


def test_unit_takes_the_projects_it_answers_for_shared_ones_too() -> None:
    assert ids("--unit", "公共服务局") == [5, 6, 7, 13, 14]
    assert ids("--unit", "改革发展局") == [7]


def test_with_a_unit_the_list_of_units_holds_every_unit_of_the_selected_projects() -> None:
    units = [unit["name"] for unit in as_json("--unit", "改革发展局")["units"]]
    assert sorted(units) == sorted(["改革发展局", "公共服务局"])


def test_report_takes_one_project() -> None:
    assert ids("--project", "14", command="report") == [14]


def test_filters_narrow_each_other() -> None:
    asked = ("--as-of", "2025-09", "--unit", "公共服务局", "--level", "市级", "--only", "预警")
    assert ids(*asked) == [7]


def test_totals_are_those_of_the_selection() -> None:
    found = as_json("--as-of", "2025-09", "--level", "区级")
    overall = found["overall"]
    assert overall["projects"] == 6
    assert (overall["indicators"], overall["indicators_reported"]) == (23, 22)
    assert [level["name"] for level in found["levels"]] == ["区级"]
    counted = Counter(project["status"] for project in found["projects"])
    assert {code: overall[code] for code in counted} == counted


EMPTY = ("--as-of", "2025-09", "--unit", "统战部", "--only", "滞后")


def test_an_empty_selection_counts_zero_and_has_no_means() -> None:
    found = as_json(*EMPTY)
    assert found["projects"] == found["levels"] == found["units"] == []
    assert found["overall"] == {
        "projects": 0,
        "done": 0,
        "met": 0,
        "on_track": 0,
        "warning": 0,
        "behind": 0,
        "unreported": 0,
        "indicators": 0,
        "indicators_met": 0,
        "indicators_reported": 0,
        "completion": None,
        "planned": None,
        "variance": None,
    }


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
@pytest.mark.parametrize("by", [None, "project", "level", "unit", "indicator"])
def test_an_empty_selection_prints_in_every_format(form: str, by: str | None) -> None:
    outcome = on_shipped("status", *EMPTY, "--format", form, *(["--by", by] if by else []))
    assert outcome.code == 0
    assert "0.0%" not in outcome.stdout


def test_an_empty_selection_says_so_to_a_reader() -> None:
    assert "共 0 项" in on_shipped("status", *EMPTY).stdout


@pytest.mark.parametrize("by", ["project", "level", "unit", "indicator"])
def test_by_prints_one_table_alone(by: str) -> None:
    titles = {"project": "各项目", "level": "各级别", "unit": "各责任单位", "indicator": "各指标"}
    printed = on_shipped("status", "--by", by).stdout
    assert [word for word in titles.values() if f"\n{word}" in printed] == [titles[by]]


def test_a_list_of_one_level_has_no_table_by_level(tmp_path: Path) -> None:
    one = TARGETS.replace("区级", "市级").replace("year: 2025", "year: 2025\nlevels: [市级]")
    outcome = invoke("status", "--data", ledger(tmp_path, targets=one))
    assert outcome.code == 0
    assert "\n各项目" in outcome.stdout
    assert "\n各级别" not in outcome.stdout


def test_help_wins_over_everything_else() -> None:
    outcome = invoke("status", "--help", "--unit", "没有")
    assert outcome.code == 0
    assert outcome.stdout.startswith("用法：minsheng status")


def test_where_the_list_names_nothing_yet_that_is_said(tmp_path: Path):
    """A ledger just founded has neither units nor projects."""
    assert invoke("init", tmp_path, "--year", "2026").code == 0
    done = invoke("report", "--unit", "建设局", "--data", tmp_path / "data")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "没有责任单位“建设局”\n提示：清单里一个责任单位也还没有\n"
