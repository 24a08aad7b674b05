"""`status --sort` and `--forecast` as they are typed: what they do, what they refuse."""

import csv
import json
import re
from pathlib import Path

import pytest

from minsheng.cli import status as command
from minsheng.summarize import ORDERS

from .program import invoke, on_shipped, run, squeezed, widest

SEPTEMBER = ("status", "--as-of", "2025-09")


def projects(*args: str) -> list[dict]:
    outcome = on_shipped(*SEPTEMBER, *args, "--format", "json")
    assert outcome.code == 0, outcome.stderr
    return json.loads(outcome.stdout)["projects"]


def table_of(text: str, title: str) -> list[str]:
    """The lines of a table up to the next blank line that is followed by a title."""
    lines = text.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith(title))
    ends = (n for n in range(begin + 1, len(lines)) if lines[n] and lines[n][0] not in " ─")
    return lines[begin : next(ends, len(lines))]


def refused(*args: str) -> list[str]:
    outcome = on_shipped("status", *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr.splitlines()


# --sort


def test_the_orders_that_are_offered_are_those_there_are() -> None:
    assert tuple(command._ORDERS) == ORDERS


def test_by_id_is_the_order_of_the_numbers() -> None:
    assert [project["id"] for project in projects("--sort", "id")] == list(range(1, 16))


def test_by_variance_the_furthest_behind_comes_first() -> None:
    """In September: no. 11 owes two thirds and has nothing; 2 is 16.67 behind, 4 is 15.73."""
    found = projects("--sort", "variance")
    assert [project["id"] for project in found[:5]] == [11, 2, 4, 10, 7]
    variances = [project["variance"] for project in found]
    assert variances == sorted(variances)


def test_by_status_the_red_ones_come_first() -> None:
    found = projects("--sort", "status")
    assert [(project["id"], project["status"]) for project in found[:7]] == [
        (4, "behind"),
        (10, "behind"),
        (11, "unreported"),
        (2, "warning"),
        (7, "warning"),
        (14, "warning"),
        (1, "on_track"),
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("by", [None, "project", "indicator", "unit", "level"])
def test_every_table_has_its_rows_in_that_order(order: str, by: str | None) -> None:
    grouping = ["--by", by] if by else []
    outcome = on_shipped(*SEPTEMBER, *grouping, "--sort", order, "--format", "csv")
    rows = list(csv.DictReader(outcome.stdout.splitlines()))
    found = json.loads(
        on_shipped(*SEPTEMBER, "--sort", order, "--format", "json").stdout,
    )
    if by in (None, "project", "indicator"):
        numbers = list(dict.fromkeys(int(row["序号"]) for row in rows))
        assert numbers == [project["id"] for project in found["projects"]]
    else:
        title, groups = ("责任单位", "units") if by == "unit" else ("市区分级", "levels")
        names = [row[title] for row in rows if row[title] != "合计"]
        assert names == [group["name"] for group in found[groups]]


@pytest.mark.parametrize(("order", "sections"), [("id", 2), ("variance", 1), ("status", 1)])
def test_levels_that_are_torn_are_not_set_apart(order: str, sections: int) -> None:
    text = on_shipped(*SEPTEMBER, "--sort", order, columns=80).stdout
    table = "\n".join(table_of(text, "各项目")).strip()
    assert len(table.split("\n\n")) == sections


def test_what_needs_supervision_keeps_its_own_order() -> None:
    plain, sorted_ = (
        table_of(on_shipped(*SEPTEMBER, *more, columns=120).stdout, "需督办")
        for more in ((), ("--sort", "id"))
    )
    assert plain == sorted_


def test_a_misspelt_order_is_answered_with_the_nearest() -> None:
    assert refused("--sort", "varience") == [
        "没有次序“varience”",
        "提示：是不是“variance”？次序有：id、variance、status、序号、偏差、状态",
    ]


@pytest.mark.parametrize(
    ("option", "code", "word"),
    [
        *(("--sort", *pair) for pair in [("id", "序号"), ("variance", "偏差"), ("status", "状态")]),
        *(("--by", *pair) for pair in [("project", "项目"), ("level", "级别")]),
        *(("--by", *pair) for pair in [("unit", "单位"), ("indicator", "指标")]),
    ],
)
def test_a_code_may_be_typed_in_chinese(option: str, code: str, word: str) -> None:
    coded, said = (on_shipped(*SEPTEMBER, option, typed) for typed in (code, word))
    assert coded == said
    assert said.code == 0


# --forecast


@pytest.mark.parametrize("by", ["project", "level", "unit"])
def test_forecasts_are_not_dropped_where_a_table_cannot_hold_them(by: str) -> None:
    complaint, hint = refused("--forecast", "--by", by, "--format", "csv")
    assert complaint == "推算是按指标的，CSV 里接在指标台账后面"
    assert hint == "提示：去掉 --by，或写 --by indicator"


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_only_with_the_option(form: str) -> None:
    assert "推算" not in on_shipped(*SEPTEMBER, "--format", form).stdout
    assert "推算 17 项指标" in on_shipped(*SEPTEMBER, "--format", form, "--forecast").stdout


def test_of_a_selection_its_own_forecasts() -> None:
    """建设局: no. 4 with 48 and 12 roads, no. 12 with 200 lamps; 7 indicators in all."""
    text = on_shipped(*SEPTEMBER, "--unit", "建设局", "--forecast", columns=120).stdout
    assert "推算 3 项指标：按近期的进度，到期达不到的 1 项" in text
    assert "另有 4 项不推算：" in text
    told = squeezed(text[text.index("推算 3") :])
    assert [name in told for name in ("完工道路项目", "庭院灯安装", "AED")] == [True, True, False]


# what is hostile, and terminals that can show little


ATTACK = r"\e[2J|<b>甲</b>*乙*\u202E=1+1"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An indicator and a measure that would be obeyed, with two reports of it."""
    targets = (
        "year: 2025\ntitle: 示例清单\nprojects:\n"
        "  - {id: 1, level: 市级, name: 示例, units: [甲局], task: 示例任务, indicators: "
        f'[{{name: "{ATTACK}名", target: 120, measure: "{ATTACK}个"}}]}}\n'
    )
    reports = "unit: 甲局\nyear: 2025\nreports:\n" + "".join(
        f'  - as_of: {day}\n    projects: [{{project: 1, actuals: {{"{ATTACK}名": {done}}}}}]\n'
        for day, done in (("2025-03-31", 40), ("2025-06-30", 58))
    )
    (tmp_path / "data" / "progress").mkdir(parents=True)
    (tmp_path / "data" / "targets_2025.yaml").write_text(targets, encoding="utf-8")
    (tmp_path / "data" / "progress" / "甲局.yaml").write_text(reports, encoding="utf-8")
    return tmp_path / "data"


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
@pytest.mark.parametrize("command", [("status", "--forecast"), ("report",)])
def test_names_and_measures_are_shown_and_not_obeyed(
    hostile: Path, form: str, command: tuple[str, ...]
) -> None:
    outcome = invoke(*command, "--data", hostile, "--as-of", "2025-07", "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert not {"\x1b", "\u202e"} & set(outcome.stdout)
    if form == "markdown":
        assert not re.search(r"(?<!\\)<b>|(?<!\\)\*乙(?<!\\)\*", outcome.stdout)
    if form != "json":
        assert "␛[2J" in outcome.stdout.replace("\\", "")


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_long_measure_breaks_no_table(hostile: Path, columns: int) -> None:
    path = hostile / "targets_2025.yaml"
    long = path.read_text(encoding="utf-8").replace('个"', f'{"长" * 20}个"')
    path.write_text(long, encoding="utf-8")
    told = ("--data", hostile, "--as-of", "2025-07", "--by", "unit", "--forecast")
    assert widest(invoke("status", *told, columns=columns).stdout) <= columns


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_every_console_can_show_it(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "FORCE_COLOR": "1"}
    outcome = run(*SEPTEMBER, "--forecast", env=env, columns=80, encoding=encoding)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "17" in outcome.stdout
