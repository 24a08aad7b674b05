"""`minsheng diff` between two dates as a user types it."""

import csv
import json
import re
from pathlib import Path

import pytest

from .ledgers import HEALTH, TARGETS, ledger
from .program import invoke, on_shipped, run, squeezed, widest
from .test_hostile import OBEYED, SEEN, hostile
from .test_startup import imported

FORMATS = ("table", "json", "csv", "markdown")
AUGUST = """\
  - as_of: 2025-08-31
    projects: [{project: 1, actuals: {急救培训: 900, AED: 10}}]
"""
BOTH = HEALTH.replace("reports:\n", f"reports:\n{AUGUST}")


def as_json(*args: str) -> dict:
    outcome = on_shipped("diff", *args, "--format", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    return json.loads(outcome.stdout)


def days(*args: str) -> tuple[str, str]:
    found = as_json(*args)
    return found["from"]["as_of"], found["to"]["as_of"]


def refused(*args: str) -> str:
    """What stderr says to wrong usage: exit 2, and nothing on stdout."""
    outcome = on_shipped("diff", *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr


# days


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), ("2025-11-30", "2025-12-31")),
        (("--to", "2025-09"), ("2025-08-31", "2025-09-30")),
        (("--to", "2025-09-15"), ("2025-08-31", "2025-09-15")),
        (("--from", "2025-07"), ("2025-07-31", "2025-12-31")),
        (("--from", "2025-07-15", "--to", "today"), ("2025-07-15", "2025-12-31")),
        (("--from", "2024-06", "--to", "2027-01"), ("2024-06-30", "2027-01-31")),
    ],
)
def test_days_are_typed_as_everywhere_and_have_their_defaults(
    args: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert days(*args) == expected


def test_the_first_day_may_not_be_the_later_one() -> None:
    assert refused("--from", "2025-09", "--to", "2025-08") == (
        "起始日 2025-09-30 晚于截至日 2025-08-31\n提示：换成 --from 2025-08-31 --to 2025-09-30\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_from_a_day_to_itself_nothing_changed(form: str) -> None:
    outcome = on_shipped("diff", "--from", "2025-09", "--to", "2025-09", "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    if form == "json":
        assert json.loads(outcome.stdout)["unchanged"]
    elif form == "csv":
        assert {row["新增"] for row in csv.DictReader(outcome.stdout.splitlines())} == {"0", "—"}
    else:
        assert outcome.stdout.splitlines()[-1] == "没有变化。"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "八月"), "看不懂的日期：八月"),
        (("--to", "2025-9-30"), "看不懂的日期：2025-9-30"),
        (("--unit", "公共服务"), "没有责任单位“公共服务”\n提示：是不是“公共服务局”？"),
        (("--level", "区"), "没有级别“区”"),
        (("--project", "99"), "没有序号为 99 的项目\n提示：现有：1、2"),
        (("--project", "六"), "项目序号要写成数字：六"),
        (("--format", "word"), "没有格式“word”"),
        (("--year", "2024"), "没有 2024 年的目标清单"),
        (("--to-rev", "HEAD"), "--to-rev 要和 --from-rev 一起写"),
        (("多余",), "多出的参数：多余"),
    ],
)
def test_wrong_usage_is_answered_in_chinese(args: tuple[str, ...], said: str) -> None:
    assert refused(*args).startswith(said)


def test_with_errors_in_the_data_nothing_is_compared(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("AED: 14", "AED: 很多"))
    outcome = invoke("diff", "--data", data)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "P306" in outcome.stderr or "AED" in outcome.stderr
    assert "不输出任何数字" in outcome.stderr


def test_a_list_without_projects_is_said_to_have_none(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets="year: 2025\ntitle: 某区\nprojects: []\n")
    assert "清单里还没有项目。" in invoke("diff", "--data", data).stdout


def test_a_selection_that_takes_nothing_says_so() -> None:
    text = on_shipped("diff", "--unit", "公安分局", "--level", "市级").stdout
    assert "没有符合所选条件的项目。" in text
    assert "没有变化" not in text


# what is said


def test_the_headline_says_both_dates_the_selection_and_later_reports() -> None:
    text = on_shipped("diff", "--to", "2025-09", "--unit", "公共服务局").stdout
    first, second, *_ = text.splitlines()
    assert first == "重庆高新区2025年重点民生实事工作目标任务 · 公共服务局 · 变化"
    assert second.endswith(" · 2025-08-31 → 2025-09-30 · 示例数据，非真实进展")
    assert "另有 18 份填报晚于截至日期，未计入" in text


def test_a_unit_that_did_not_report_is_named_and_marked_when_overdue(tmp_path: Path) -> None:
    targets = TARGETS.replace("policy: {stale_days: 3660}", "policy: {stale_days: 45}")
    data = ledger(tmp_path, targets=targets, 卫健局=BOTH)
    args = ("diff", "--data", data, "--from", "2025-10", "--to", "2025-11")
    table = squeezed(invoke(*args).stdout)
    assert "没有填报的单位2个，其中逾期未报2个（超过45天）" in table
    assert "卫健局新逾期未报2025-09-3061" in table
    assert "城管局本期没有填报，逾期未报从未" in table


def test_who_reports_again_is_named(tmp_path: Path) -> None:
    targets = TARGETS.replace("policy: {stale_days: 3660}", "policy: {stale_days: 20}")
    data = ledger(tmp_path, targets=targets, 卫健局=BOTH)
    table = squeezed(invoke("diff", "--data", data, "--to", "2025-09").stdout)
    assert "恢复填报的单位" not in table  # heard of on the very first day
    args = ("diff", "--data", data, "--from", "2025-09-29", "--to", "2025-09-30")
    table = squeezed(invoke(*args).stdout)
    assert "恢复填报的单位1个" in table
    assert "卫健局2025-08-31292025-09-30" in table


def test_a_first_report_is_called_so_and_a_missing_one_is_no_zero(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=BOTH)
    args = ("diff", "--data", data, "--from", "2025-07", "--to", "2025-08", "--format", "csv")
    rows = list(csv.DictReader(invoke(*args).stdout.splitlines()))
    assert [row["新增"] for row in rows] == ["首次填报", "首次填报", "—"]
    assert [row["累计完成（2025-07-31）"] for row in rows] == ["未报", "未报", "未报"]


def test_real_data_is_not_marked_as_an_example(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=BOTH)
    for form in FORMATS:
        text = invoke("diff", "--data", data, "--to", "2025-09", "--format", form).stdout
        assert "示例" not in text


# surroundings


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_encoding_is_served(form: str, encoding: str) -> None:
    outcome = run("diff", "--format", form, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert (outcome.code, outcome.stderr) == (0, "")
    if form == "json":
        assert json.loads(outcome.stdout)["document"] == "渝高新办发〔2025〕33号"


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_colours_change_nothing_but_colours(columns: int) -> None:
    plain = run("diff", columns=columns)
    lit = run("diff", columns=columns, env={"FORCE_COLOR": "1"})
    assert "\x1b[" in lit.stdout
    assert "\x1b[" not in plain.stdout
    assert widest(plain.stdout) <= columns


def test_it_runs_in_a_sub_folder_too(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=BOTH)
    outcome = run("diff", "--to", "2025-09", cwd=data / "progress")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "900→1180 人次" in outcome.stdout


@pytest.mark.parametrize("form", ["json", "table"])
def test_two_dates_need_no_more_than_the_overview_does(form: str) -> None:
    more = imported("diff", "--format", form) - imported("status", "--format", form)
    assert {name.partition(".")[0] for name in more} <= {"minsheng"}
    assert not {"minsheng.git", "minsheng.history", "minsheng.commits", "subprocess"} & more


# hostile


def twice(folder: Path) -> Path:
    """The hostile ledger with an earlier report and a correction, both of hostile words."""
    data = hostile(folder)
    file = data / "progress" / "卫健局.yaml"
    text = file.read_text(encoding="utf-8")
    head, entry = text.split("  - as_of: 2025-09-30\n")
    first = entry.replace("1180", "1300").partition("        progress")[0]
    reason = re.search(r'problems: (".*问题")', entry)
    assert reason
    correction = f"        correction: {reason[1]}\n"
    file.write_text(
        f"{head}  - as_of: 2025-08-31\n{first}  - as_of: 2025-09-30\n{entry}{correction}",
        encoding="utf-8",
    )
    return data


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_the_data_is_obeyed(tmp_path: Path, form: str) -> None:
    outcome = invoke("diff", "--data", twice(tmp_path), "--to", "2025-09", "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert OBEYED.findall(outcome.stdout) == []
    if form != "json":
        assert "1300→1180" in outcome.stdout or "1300,1180" in outcome.stdout
        assert "问题" in outcome.stdout


def test_nothing_is_lost_in_the_tables(tmp_path: Path) -> None:
    text = invoke("diff", "--data", twice(tmp_path), "--to", "2025-09").stdout
    assert all(words in text for words in SEEN)


@pytest.mark.parametrize("columns", [60, 76, 80, 110, 120])
def test_long_words_do_not_make_a_table_wider_than_the_terminal(
    tmp_path: Path, columns: int
) -> None:
    data = twice(tmp_path)
    file = data / "targets_2025.yaml"
    long = "很长的依据" * 8
    revised = f"since: 2025-09-15, target: 1400, document: {long}, reason: {long}"
    revision = f"        revisions: [{{{revised}}}]\n"
    quote = "        quote: 开展急救培训 1500 人次\n"
    file.write_text(
        file.read_text(encoding="utf-8").replace(quote, quote + revision), encoding="utf-8"
    )
    text = invoke("diff", "--data", data, "--to", "2025-09", columns=columns).stdout
    assert "目标调整 1 项" in text
    assert widest(text) <= columns


def test_markdown_is_text_alone(tmp_path: Path) -> None:
    args = ("diff", "--data", twice(tmp_path), "--to", "2025-09", "--format", "markdown")
    text = invoke(*args).stdout
    assert "<script>" not in text
    assert set(re.findall(r"(?<!\\)<[^>]*>", text)) == {"<br>"}
    assert not re.search(r"(?<!\\)[`*\[\]]", text)
    for block in text.split("\n\n"):
        if block.startswith("|"):
            bars = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
            assert len(bars) == 1
