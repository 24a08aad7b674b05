"""`minsheng history`: what may be typed, and what is printed on every kind of screen."""

import csv
import json
from pathlib import Path

import pytest

from minsheng.forecast import NoForecast
from minsheng.render.outlook import why_none

from .ledgers import HEALTH, TARGETS, ledger
from .program import SHIPPED, invoke, on_shipped, run, squeezed, widest, without_colors
from .test_hostile import OBEYED, SEEN, hostile

FORMATS = ("table", "json", "csv")


def printed(*args: str, columns: int | None = None) -> str:
    outcome = on_shipped("history", *args, columns=columns)
    assert (outcome.code, outcome.stderr) == (0, "")
    return outcome.stdout


def refused(*args: str) -> list[str]:
    outcome = on_shipped("history", *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr.splitlines()


def rows(*args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(printed(*args, "--format", "csv").splitlines()))


# what may be typed


@pytest.mark.parametrize(
    ("args", "complaint", "hint"),
    [
        (("16",), "没有序号为 16 的项目", "1、2、3"),
        (("六",), "项目序号要写成数字：六", ""),
        (("6", "--format", "jsom"), "没有格式“jsom”", "是不是“json”？格式有：table、json、csv"),
        (("6", "--format", "markdown"), "没有格式“markdown”", "table、json、csv"),
        (("6", "--indicator", "AEB"), "没有指标“AEB”", "是不是“AED”？指标有：急救技能认证培训"),
        (("6", "--indicator", ""), "没有指标“”", "指标有：急救技能认证培训、救护师资培训"),
        (("6", "--as-of", "2025/9/30"), "看不懂的日期：2025/9/30", "2025-09-30"),
        (("6", "--year", "2024"), "没有 2024 年的目标清单", "2025"),
    ],
)
def test_what_cannot_be_asked_for_is_answered_with_what_can(args, complaint, hint) -> None:
    said = refused(*args)
    assert said[0] == complaint
    assert hint in "".join(said[1:])


def test_without_a_number_the_way_to_type_it_is_told() -> None:
    assert "序号" in "".join(refused())


def test_errors_in_the_data_are_all_that_is_printed(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("1180", "-1"))
    outcome = invoke("history", "1", "--data", data)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "改正以前不输出任何数字" in outcome.stderr


def test_it_may_be_asked_from_a_folder_below() -> None:
    inside = run("history", "6", cwd=SHIPPED / "progress")
    assert (inside.code, inside.stderr) == (0, "")
    assert "急救技能认证培训" in inside.stdout


# the table


@pytest.mark.parametrize("columns", [60, 75, 80, 100, 120, 160])
@pytest.mark.parametrize("number", ["6", "10", "14"])
def test_no_line_is_wider_than_the_terminal(number: str, columns: int) -> None:
    text = printed(number, "--as-of", "2025-09-15", columns=columns)
    assert widest(text) <= columns
    assert "2025-09-15" in text


def test_a_pipe_is_never_cut() -> None:
    text = printed("14", "--as-of", "2025-09")
    assert "…" not in text
    assert "data/progress/公共服务局.yaml:102（2025-09-30）" in text


def table_of(text: str, title: str) -> list[str]:
    """The rows below a title, up to the next blank line."""
    lines = text.split(f"\n{title}", 1)[1].splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("──"))
    return lines[rule + 1 : lines.index("")]


def test_the_months_of_an_indicator_are_told_with_what_is_owed() -> None:
    text = printed("6", "--as-of", "2025-09", columns=80)
    months = [
        row.split() for row in table_of(text, "急救技能认证培训：目标 1500 人次，还差 320 人次")
    ]
    assert months[0] == ["2025-01", "未报", "—", "125", "—", "-8.3", "未报"]
    assert months[6] == ["2025-07", "900", "—", "875", "60.0%", "+1.7", "正常"]
    assert months[8] == ["2025-09", "1180", "160", "1125", "78.6%", "+3.6", "正常"]
    assert months[9] == ["2025-10", "1250"]
    assert months[11] == ["2025-12", "1500", "到期"]


def test_the_lines_of_the_path_have_a_month_each() -> None:
    text = printed("6", "--as-of", "2025-09", columns=80)
    actual = next(line for line in text.splitlines() if line.startswith(" 救护师资培训"))
    owed = text.splitlines()[text.splitlines().index(actual) + 1]
    assert actual.split()[2] == "······▅▆█"  # 12, 16 and 20 of 20
    assert owed.split()[1] == "▁▂▂▃▃▄▄▅▆▆▇█"


def test_every_indicator_has_a_forecast_or_the_reason_why_not() -> None:
    text = printed("14", "--as-of", "2025-09")
    told = dict(row.split(maxsplit=1) for row in table_of(text, "推算"))
    assert told["家庭教育指导师"].startswith("按近期（2025-07-31 以来）每月 4 名")
    assert told["教联体联席会议制度"] == "已达标"
    assert told["品牌和示范案例"] == "目标不到 10，不推算"


def test_every_reason_has_its_words() -> None:
    told = [why_none(reason) for reason in NoForecast]
    assert all(told)
    assert len(set(told)) == len(NoForecast)


def test_one_indicator_alone_is_told_beside_its_project() -> None:
    text = printed("6", "--indicator", "AED", "--as-of", "2025-09")
    assert "平均完成率" in text
    assert "各月平均完成率" not in text
    assert "救护师资培训" not in text.split("走势", 1)[1]


def test_sample_data_is_marked_in_every_title() -> None:
    text = printed("6", columns=80)
    titles = ["走势", "各月平均完成率", "AED：目标 20 台，已达标", "推算"]
    assert all(f"\n{title}（示例数据，非真实进展）\n" in text for title in titles)


def test_acceptance_is_told_in_its_month() -> None:
    text = printed("6")
    (row,) = (row for row in table_of(text, "各月平均完成率") if "2025-12" in row)
    assert row.endswith("验收 12月22日；到期")


# other screens


def test_a_screen_of_ascii_has_plain_characters() -> None:
    outcome = run("history", "6", "--as-of", "2025-09", env={"PYTHONIOENCODING": "ascii"})
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.isascii()
    assert "......457" in outcome.stdout  # 12, 16 and 20 of 20, in sevenths


def test_a_chinese_windows_console_shows_every_word() -> None:
    env = {"PYTHONIOENCODING": "gbk"}
    outcome = run("history", "6", "--as-of", "2025-09", env=env, encoding="gbk")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "......457" in outcome.stdout
    assert "救护师资培训" in outcome.stdout


def test_colours_change_nothing_but_colours() -> None:
    colored = run("history", "6", env={"FORCE_COLOR": "1"}, columns=80).stdout
    plain = run("history", "6", env={"NO_COLOR": "1"}, columns=80).stdout
    assert "\x1b[" in colored
    assert "\x1b[" not in plain
    lines = [line.rstrip() for line in without_colors(colored).splitlines()]
    assert lines == plain.splitlines()


# csv


def test_csv_has_a_row_for_each_indicator_and_month() -> None:
    table = rows("6", "--as-of", "2025-09")
    assert len(table) == 4 * 12
    assert list(table[0])[:8] == [
        "序号",
        "项目名称",
        "指标",
        "计量单位",
        "月末",
        "目标",
        "累计完成",
        "本月新增",
    ]
    told = {(row["指标"], row["月末"]): list(row.values())[5:12] for row in table}
    assert told["AED", "2025-06-30"] == ["20", "未报", "", "10", "—", "50.0%", "未报"]
    assert told["AED", "2025-09-30"] == ["20", "14", "4", "15", "70.0%", "75.0%", "正常"]
    assert told["AED", "2025-10-31"] == ["20", "", "", "16", "", "80.0%", ""]
    assert {row["示例"] for row in table} == {"是"}


# hostile words


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_obeyed(tmp_path: Path, form: str) -> None:
    outcome = invoke("history", "1", "--data", hostile(tmp_path), "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert OBEYED.findall(outcome.stdout) == []


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_nothing_is_lost(tmp_path: Path, columns: int) -> None:
    text = invoke("history", "1", "--data", hostile(tmp_path), columns=columns).stdout
    assert widest(text) <= columns
    assert all(word in squeezed(text) for word in SEEN)
    for what in ("标题", "项目", "指标", "局"):
        assert f"*丁*{what}" in squeezed(text)


def test_the_words_of_a_correction_and_an_adjustment_are_not_obeyed(tmp_path: Path) -> None:
    note = r'"[red]赤[/red]\e[2J\u202E=1+1"'
    revised = f"revisions: [{{since: 2025-08-01, target: 30, document: {note}, reason: {note}}}]"
    targets = TARGETS.replace("name: AED", f"name: AED\n        {revised}")
    report = HEALTH + f"        correction: {note}\n"
    data = ledger(tmp_path, targets=targets, 卫健局=report)
    for form in FORMATS:
        outcome = invoke("history", "1", "--data", data, "--format", form)
        assert (outcome.code, OBEYED.findall(outcome.stdout)) == (0, [])
    text = invoke("history", "1", "--data", data).stdout
    assert text.count("[red]赤[/red]␛[2J<U+202E>=1+1") == 2 + 2  # two figures; document and reason


def test_an_indicator_named_like_a_formula_is_a_text_in_a_spreadsheet(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("name: AED", 'name: "=1+1"'))
    outcome = invoke("history", "1", "--data", data, "--format", "csv")
    names = {row["指标"] for row in csv.DictReader(outcome.stdout.splitlines())}
    assert names == {"急救培训", "'=1+1"}


def test_a_schedule_of_many_years_is_broken_not_cut(tmp_path: Path) -> None:
    years = TARGETS.replace("name: 公园", "name: 公园\n        due: 2031-12-31")
    data = ledger(tmp_path, targets=years)
    text = invoke("history", "2", "--data", data, columns=80).stdout
    assert widest(text) <= 80
    assert text.count("2031-12") == 3


def test_json_is_one_object_with_its_version_first() -> None:
    told = json.loads(printed("6", "--indicator", "AED", "--format", "json"))
    assert next(iter(told)) == "schema_version"
    assert told["schema_version"] == 1
    assert [indicator["name"] for indicator in told["indicators"]] == ["AED"]
    assert len(told["points"]) == len(told["indicators"][0]["points"]) == 12
