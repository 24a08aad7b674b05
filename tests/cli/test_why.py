"""`minsheng why`: what it prints on a terminal, and what it says to wrong input."""

import json
from pathlib import Path

import pytest

from .ledgers import HEALTH, TARGETS, ledger
from .program import SHIPPED, invoke, on_shipped, run, squeezed, widest, without_colors
from .tabs import words_of
from .test_hostile import OBEYED, SEEN, hostile
from .test_startup import imported

MADE = SHIPPED.parent / "tests" / "render" / "made" / "data"
NAMES = ["急救技能认证培训", "救护师资培训", "应急救护志愿者培育", "AED"]


def made(*args: str, columns: int | None = None) -> str:
    outcome = invoke("why", "7", "--as-of", "2025-09", *args, "--data", MADE, columns=columns)
    assert (outcome.code, outcome.stderr) == (0, "")
    return outcome.stdout


# The made ledger: every line can be checked with a pencil

BY_HAND = [
    "  应达    分期计划 2025-09-30 起应达 8 千米（tests/render/made/data/targets_2025.yaml:21）",
    "  完成率  6 千米 ÷ 10 千米 = 60.0%",
    "  应达率  8 千米 ÷ 10 千米 = 80.0%",
    "  偏差    60.0 - 80.0 = -20.0 个百分点",
    "  状态    偏差 -20.0 个百分点，低于 -10，不低于 -30 → 预警",
    "  累计    甲局 300 + 乙局 120 = 420 人次（最早一份截至 2025-08-31，丙局未报）",
    "  应达    时间 (9 - 0) ÷ (12 - 0) = 75.0%；75.0% × 600 人次 = 450 人次",
    "  完成率  420 人次 ÷ 600 人次 = 70.0%",
    "  状态    偏差 -5.0 个百分点，不低于 -10 → 正常",
    "  完成率  上限 3%，实际 4%，超出的按 上限 ÷ 实际：3% ÷ 4% = 75.0%",
    "  状态    时点值目前 4%，不符合“不超过 3%” → 预警",
    "  应达    时间 (9 - 0) ÷ (12 - 0) = 75.0%；75.0% × 3 所 = 2.25，不足一件的不计，应达 2 所",
    "  完成率  1 所 ÷ 3 所 = 33.3%（1/3）",
    "  状态    偏差 -33.3 个百分点，低于 -30，但到期以前只差一件，不算滞后 → 预警",
    "  完成率  (60.0% + 70.0% + 75.0% + 33.3% + 未报按 0) ÷ 5 = 47.6%（143/300）",
    "  应达率  (80.0% + 75.0% + 0.0% + 66.6% + 100.0%) ÷ 5 = 64.3%（193/300）",
    "  偏差    47.6 - 64.3 = -16.7 个百分点",
    "  状态    按最差的指标定：指标5 平台 未报，已到期，按滞后算 → 滞后",
]


def test_the_made_ledger_is_written_out_as_computed_by_hand() -> None:
    lines = without_place(made()).splitlines()
    rest = iter(lines)
    for line in map(without_place, BY_HAND):
        assert line in rest, f"{line} is missing, or in another order"


def without_place(text: str) -> str:
    """The text whatever folder the tests run in."""
    return text.replace(f"{MADE.as_posix()}/", "").replace("tests/render/made/data/", "")


REPORTS = [
    "2025-06-30  4.5 千米  progress/甲局.yaml:7  被 2025-09-30 取代",
    "2025-09-30    6 千米  progress/甲局.yaml:12  计入",
    "2025-08-31  5.5 千米  progress/乙局.yaml:12  不用：甲局的数更新（2025-09-30）",
    "2025-09-30  320 人次  progress/甲局.yaml:12  被同日的更正取代：progress/甲局.yaml:15",
    "2025-09-30  300 人次  progress/甲局.yaml:15  计入  更正：核减重复统计20人次",
    "另有 1 次晚于截至日期，未计入",
    "其中不在现行清单里、不计：二小",
]


@pytest.mark.parametrize("line", REPORTS)
def test_every_report_says_what_became_of_it(line: str) -> None:
    assert line in without_place(made())


def test_targets_are_those_in_force_replaced_and_to_come() -> None:
    lines = without_place(made()).splitlines()
    first = lines.index("  目标    12 千米，已被取代  targets_2025.yaml:15")
    assert [line.strip() for line in lines[first + 1 : first + 3]] == [
        "自 2025-09-15 起调整为 10 千米，依据 示例文〔2025〕9号，原因：线路调整，现行"
        "  targets_2025.yaml:24",
        "自 2025-11-01 起调整为 10.5 千米，依据 示例文〔2025〕12号，原因：线路再调整，尚未生效"
        "  targets_2025.yaml:28",
    ]


def test_one_indicator_alone_and_the_mean_of_all() -> None:
    printed = made("--indicator", "投诉率")
    assert "\n指标3 投诉率  预警\n" in printed
    assert "\n指标1 " not in printed
    assert (
        "  完成率  (60.0% + 70.0% + 75.0% + 33.3% + 未报按 0) ÷ 5 = 47.6%（143/300）\n" in printed
    )


def test_the_json_of_one_indicator_keeps_the_terms_of_all() -> None:
    found = json.loads(made("--indicator", "投诉率", "--format", "json"))
    assert [one["name"] for one in found["indicators"]] == ["投诉率"]
    assert len(found["project"]["completion"]["terms"]) == 5


# The terminal


@pytest.mark.parametrize("columns", [60, 76, 80, 100, 120, 200])
@pytest.mark.parametrize("project", range(1, 16))
def test_nothing_is_wider_than_the_terminal(project: int, columns: int) -> None:
    printed = on_shipped("why", str(project), columns=columns).stdout
    assert widest(printed) <= columns
    assert "…" not in printed


def test_a_pipe_has_every_line_whole() -> None:
    lines = without_place(made()).splitlines()
    assert "改造一小、二小 2 所学校】，【指标5：建成 1 个平台】，【承诺：方便群众】。" in "".join(
        lines
    )
    assert sum(line.startswith("  【指标1") for line in lines) == 1


def test_clauses_are_underlined_in_colours_and_the_words_are_the_same() -> None:
    plain = run("why", "2", columns=80)
    colored = run("why", "2", columns=80, env={"FORCE_COLOR": "1"})
    assert "【" in plain.stdout
    assert "【" not in colored.stdout
    assert "开展\x1b[1;4m大学城医院，白市驿五院 2 所医院\x1b[0m，" in colored.stdout
    task = "开展大学城医院，白市驿五院2所医院，重庆科学城南开景阳小学校、"
    assert task in squeezed(without_colors(colored.stdout))


def test_no_color_has_brackets() -> None:
    outcome = run("why", "2", columns=80, env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b" not in outcome.stdout
    assert "【指标1：大学城医院" in outcome.stdout


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_screen_of_few_characters_shows_what_it_can(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    outcome = run("why", "4", "--as-of", "2025-09", columns=80, env=env, encoding=encoding)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "(9 - 0)" in outcome.stdout
    assert "data/targets_2025.yaml:78" in outcome.stdout
    if encoding == "gbk":
        utf8 = run("why", "4", "--as-of", "2025-09", columns=80).stdout
        assert outcome.stdout == utf8.replace("▍", "")


def test_from_a_folder_below_paths_are_those_to_open() -> None:
    outcome = run("why", "4", cwd=SHIPPED / "progress")
    path = next(word for word in outcome.stdout.split() if word.endswith("targets_2025.yaml:71"))
    assert Path(path.rpartition(":")[0]).samefile(SHIPPED / "targets_2025.yaml")


def test_sample_data_is_marked() -> None:
    assert "（示例数据，非真实进展）" in on_shipped("why", "4").stdout.splitlines()[0]
    assert "示例数据，非真实进展" not in made()


# Hostile and long


@pytest.mark.parametrize("form", ["table", "json"])
def test_nothing_is_obeyed(tmp_path: Path, form: str) -> None:
    data = hostile(tmp_path)
    outcome = invoke("why", "1", "--data", data, "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert OBEYED.findall(outcome.stdout) == []


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_hostile_is_lost(tmp_path: Path, columns: int) -> None:
    printed = invoke("why", "1", "--data", hostile(tmp_path), columns=columns).stdout
    together = squeezed(printed)
    assert all(together.count(words) >= 5 for words in SEEN)
    for field in ("标题", "项目", "指标", "局", "材料"):
        assert f"*丁*{field}" in together
    assert widest(printed) <= columns


@pytest.mark.parametrize("columns", [60, 80, None])
def test_a_very_long_task_is_all_there(tmp_path: Path, columns: int | None) -> None:
    long = "開展急救培訓，" * 700
    data = ledger(tmp_path, targets=TARGETS.replace("task: 开展", f"task: {long}开展"))
    printed = invoke("why", "1", "--data", data, columns=columns).stdout
    assert long + "【指标1：开展急救培训1500人次】" in squeezed(printed)
    assert columns is None or widest(printed) <= columns


def test_two_hundred_reports_are_two_hundred_lines(tmp_path: Path) -> None:
    head, entry = HEALTH.split("  - as_of: 2025-09-30\n")
    dates = [f"2025-{month:02}-{day:02}" for month in range(2, 12) for day in range(1, 21)]
    entries = [
        f"  - as_of: {day}\n{entry}".replace("1180", str(number + 1))
        for number, day in enumerate(dates)
    ]
    data = ledger(tmp_path, 卫健局=head + "".join(entries))
    printed = invoke("why", "1", "--data", data, "--indicator", "急救培训").stdout
    rows = [line for line in printed.splitlines() if line.startswith("    2025-")]
    assert len(rows) == 200
    assert rows[0].startswith("    2025-02-01    1 人次  ")
    assert rows[0].endswith("卫健局.yaml:7  被 2025-02-02 取代")
    assert rows[-1].endswith("  计入")
    assert sum(row.endswith("取代") for row in rows) == 199


# Wrong input


def refused(*args: str) -> str:
    outcome = on_shipped("why", *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr


def test_a_project_that_is_not_there_is_answered_with_those_that_are() -> None:
    known = "、".join(map(str, range(1, 16)))
    assert refused("99") == f"没有序号为 99 的项目\n提示：现有：{known}\n"


@pytest.mark.parametrize("typed", ["四", "4.0", "４", "项目4", "缓堵促畅", "开展中心城区缓堵畅通"])
def test_a_project_is_a_number_and_the_one_that_was_meant_is_named(typed: str) -> None:
    hint = "是不是 4（开展中心城区缓堵促畅）？"
    assert refused(typed) == f"项目序号要写成数字：{typed}\n提示：{hint}\n"


@pytest.mark.parametrize("typed", ["abc", "", "第99项", "九" * 50])
def test_where_no_project_can_be_meant_all_numbers_are_named(typed: str) -> None:
    known = "、".join(map(str, range(1, 16)))
    assert refused(typed) == f"项目序号要写成数字：{typed}\n提示：现有：{known}\n"


def test_without_a_project_it_is_asked_for() -> None:
    assert refused().startswith("还要写明：序号\n")


def test_an_unknown_indicator_is_answered_with_the_nearest() -> None:
    complaint, hint = refused("6", "--indicator", "急救技能培训").splitlines()
    assert complaint == "没有指标“急救技能培训”"
    assert hint.startswith("提示：是不是“急救技能认证培训”")
    assert hint.endswith(f"指标有：{'、'.join(NAMES)}")


def test_another_format_is_answered_with_those_there_are() -> None:
    assert refused("6", "--format", "csv") == "没有格式“csv”\n提示：格式有：table、json\n"


def test_with_errors_in_the_data_there_is_nothing_but_problems(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("急救培训: 1180", "急救培圳: 1180"))
    outcome = invoke("why", "1", "--data", data)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "P303" in outcome.stderr
    assert "数据有错误，改正以前不输出任何数字" in outcome.stderr


# Tab, and what is imported


def test_projects_indicators_and_formats_are_proposed() -> None:
    assert words_of("why", "")[:3] == ["1", "2", "3"]
    assert words_of("why", "6", "--indicator", "") == NAMES
    assert words_of("why", "6", "--indicator", "急救") == ["急救技能认证培训"]
    assert words_of("why", "--indicator=急救", "") == [str(n) for n in range(1, 16)]
    assert words_of("history", "6", "--indicator", "") == NAMES
    assert words_of("why", "6", "--format", "") == ["table", "json"]


def test_it_imports_no_more_than_status_but_its_own_rooms() -> None:
    more = imported("why", "4") - imported("status")
    assert {name for name in more if not name.startswith("minsheng.")} == set()


def test_a_json_reader_loads_no_tables() -> None:
    assert not {"rich", "rich.console"} & imported("why", "4", "--format", "json")
