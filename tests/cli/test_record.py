"""`minsheng record` with options: what is recorded, what is refused; nothing is guessed."""

from pathlib import Path

import pytest

from minsheng.lock import locked

from .ledgers import HEALTH, PARKS, TARGETS, ledger
from .program import Outcome, invoke, run

OF_HEALTH = ("--unit", "卫健局", "--as-of", "2025-10", "--project", "1")
FIGURES = (
    "已写入 {path}，从第 9 行起\n"
    "卫健局 截至 2025-10-31 · 项目 1 提升急救能力\n"
    "  急救培训  1180（9月30日）→ 1320 人次\n"
    "  AED       14（9月30日）→ 18 台\n"
)
CHECKLIST = TARGETS.replace(
    """\
        target: 3
        measure: 个
        quote: 建设 3 个公园
""",
    """\
        items: [东园, 西园, 南园]
        measure: 个
        quote: 建设 3 个公园
      - name: 管护办法
        milestone: true
""",
)
PARKS_SO_FAR = PARKS.replace(
    "[]",
    """
  - as_of: 2025-09-30
    projects:
      - project: 2
        actuals: {公园: [西园], 管护办法: false}
""",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ledger of which nothing is to be remarked on."""
    return ledger(tmp_path, 卫健局=HEALTH, 城管局=PARKS)


@pytest.fixture
def parks(tmp_path: Path) -> Path:
    """One in which 城管局 has a checklist and a milestone."""
    return ledger(tmp_path, targets=CHECKLIST, 卫健局=HEALTH, 城管局=PARKS_SO_FAR)


def record(data: Path, *args: str) -> Outcome:
    return invoke("record", "--data", data, *args)


def text_of(data: Path, unit: str = "卫健局") -> str:
    return (data / "progress" / f"{unit}.yaml").read_text(encoding="utf-8")


def untouched(data: Path) -> bool:
    """Whether there is nothing in the folder but what the ledger began with."""
    names = sorted(path.name for path in data.rglob("*") if path.is_file())
    same = text_of(data) == HEALTH and text_of(data, "城管局") in (PARKS, PARKS_SO_FAR)
    return same and names == ["targets_2025.yaml", "卫健局.yaml", "城管局.yaml"]


def test_figures_are_recorded_and_shown_beside_those_before(data: Path) -> None:
    outcome = record(data, *OF_HEALTH, "--set", "急救培训=1320", "--set", "AED=18")
    path = (data / "progress" / "卫健局.yaml").as_posix()
    assert outcome == (0, FIGURES.format(path=path), "")
    assert text_of(data) == HEALTH + (
        "  - as_of: 2025-10-31\n"
        "    projects:\n"
        "      - project: 1\n"
        "        actuals: {急救培训: 1320, AED: 18}\n"
    )


def test_everything_may_be_said_of_a_project(data: Path) -> None:
    words = ("--progress", "完成", "--problems", "经费：不足", "--next-steps", "协调 # 财政")
    proof = (
        "--evidence",
        "台账（存卫健局）",
        "--evidence",
        "验收意见",
        "--accepted",
        "2025年10月28日",
    )
    figures = ("--set", "急救培训=1500", "--set", "AED=20")
    assert record(data, *OF_HEALTH, *figures, *words, *proof).code == 0
    assert text_of(data) == HEALTH + (
        "  - as_of: 2025-10-31\n"
        "    projects:\n"
        "      - project: 1\n"
        "        actuals: {急救培训: 1500, AED: 20}\n"
        "        progress: 完成\n"
        "        problems: 经费：不足\n"
        '        next_steps: "协调 # 财政"\n'
        "        evidence: [台账（存卫健局）, 验收意见]\n"
        "        accepted: 2025-10-28\n"
    )


@pytest.mark.parametrize("alias", ["--problem", "--problems"])
def test_options_have_a_singular_and_a_plural(data: Path, alias: str) -> None:
    assert record(data, *OF_HEALTH, alias, "缺人").code == 0
    assert "problems: 缺人" in text_of(data)


@pytest.mark.parametrize(
    "typed", ["1,320", "１３２０", "1 320", "1320人次", "一千三百二十", "0.132万", " 1320 "]
)
def test_a_number_is_understood_and_recorded_plainly(data: Path, typed: str) -> None:
    outcome = record(data, *OF_HEALTH, "--set", f"急救培训={typed}")
    assert "急救培训  1180（9月30日）→ 1320 人次" in outcome.stdout
    assert "actuals: {急救培训: 1320}" in text_of(data)


def test_the_default_date_is_told(data: Path) -> None:
    outcome = record(data, "--unit", "卫健局", "--project", "1", "--set", "AED=18")
    assert "截至 2025-12-31（没有写 --as-of，取上一个月末）" in outcome.stdout
    assert "  - as_of: 2025-12-31\n" in text_of(data)


@pytest.mark.parametrize(
    ("setting", "recorded", "told"),
    [
        ("公园=东园、西园", "[东园, 西园]", "公园      1（9月30日）→ 2 个（新增 东园）"),
        ("公园+=南园", "[西园, 南园]", "公园      1（9月30日）→ 2 个（新增 南园）"),
        ("公园 += 南园，东园", "[东园, 西园, 南园]", "→ 3 个（新增 东园、南园）"),
        ("公园+=西园", "[西园]", "公园      1（9月30日）→ 1 个"),
        ("公园=[西园]", "[西园]", "公园      1（9月30日）→ 1 个"),
    ],
)
def test_a_checklist_is_given_whole_or_added_to(
    parks: Path, setting: str, recorded: str, told: str
) -> None:
    unit = ("--unit", "城管局", "--as-of", "2025-10", "--project", "2", "--evidence", "台账")
    outcome = record(parks, *unit, "--set", setting)
    assert outcome.code == 0
    assert told in outcome.stdout
    assert f"        actuals: {{公园: {recorded}}}\n" in text_of(parks, "城管局")


@pytest.mark.parametrize(("typed", "value"), [("是", "true"), ("已完成", "true"), ("否", "false")])
def test_a_milestone_is_done_or_not(parks: Path, typed: str, value: str) -> None:
    unit = ("--unit", "城管局", "--as-of", "2025-10", "--project", "2", "--evidence", "台账")
    assert record(parks, *unit, "--set", f"管护办法={typed}").code == 0
    assert f"        actuals: {{管护办法: {value}}}\n" in text_of(parks, "城管局")


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        (("--set", "急救培训=约1500"), "--set：“急救培训”看不懂“约1500”", "写 1500；填报实际数"),
        (("--set", "急救培训=1500余"), "看不懂“1500余”", "写 1500"),
        (("--set", "急救培训=1500人"), "看不懂“1500人”", "若数的是同一样东西，写 1500"),
        (("--set", "急救培训=50%"), "看不懂“50%”", "写多少人次，不写完成率"),
        (("--set", "急救培训=无"), "看不懂“无”", "没有就留空；确实是零写 0"),
        (("--set", "急救培训="), "--set 急救培训= 后面没有写数", "确实是零写 0"),
        (("--set", "急救培训"), "这里没有等号：急救培训", "写作 --set"),
        (("--set", "=5"), "项目 1 没有指标“”", "可用的有：急救培训、AED"),
        (("--set", "急救技能=5"), "项目 1 没有指标“急救技能”", "急救培训"),
        (("--set", "公园=5"), "项目 1 没有指标“公园”", "急救培训"),
        (("--set", "AED=15", "--set", "ＡＥＤ=16"), "--set AED 写了两次", "每个指标只写一次"),
        (("--set", "AED+=2"), "+= 只用于清单", "写累计数"),
        (("--evidence", "台账"), "没有写要填什么", "--set"),
        (("--correction", "更正"), "没有写要填什么", "--set"),
        (("--progress", "  "), "--progress 后面没有写内容", "没有就不写这个选项"),
        (("--progress", "完\x1b[31m成"), "--progress：里面有看不见的控制字符 ␛", "删掉重打"),
        (("--progress", "完" * 5001), "--progress：太长了：5001 个字", "写要点"),
        (("--evidence", "\u202e台账", "--set", "AED=15"), "控制字符 <U+202E>", "删掉重打"),
        (("--accepted", "9月"), "--accepted：看不懂的日期“9月”", "写作 2025-09-26"),
        (("--accepted", "2025-02-30"), "看不懂的日期“2025-02-30”", "写作 2025-09-26"),
    ],
)
def test_what_is_not_understood_is_refused(
    data: Path, args: tuple[str, ...], message: str, hint: str
) -> None:
    outcome = record(data, *OF_HEALTH, *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    first, *others = outcome.stderr.splitlines()
    assert message in first
    assert hint in "".join(others)
    assert untouched(data)


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        (("--project", "1", "--set", "AED=1"), "还要写明 --unit", "责任单位有：卫健局、城管局"),
        (
            ("--unit", "卫生局", "--project", "1", "--set", "AED=1"),
            "没有责任单位“卫生局”",
            "卫健局",
        ),
        (("--unit", "卫健局", "--set", "AED=1"), "还要写明 --project", "1 提升急救能力"),
        (("--unit", "卫健局", "--project", "9", "--set", "AED=1"), "没有序号为 9 的项目", "1 提升"),
        (("--unit", "卫健局", "--project", "六", "--set", "AED=1"), "项目序号要写成数字：六", ""),
        (
            ("--unit", "卫健局", "--project", "2", "--set", "公园=1"),
            "项目 2“建设公园”不是卫健局负责的，责任单位是城管局",
            "本单位的项目：1 提升急救能力",
        ),
        ((*OF_HEALTH[:2], "--as-of", "昨天", *OF_HEALTH[4:], "--set", "AED=1"), "看不懂的日期", ""),
        ((*OF_HEALTH, "--set", "AED=1", "--wait", "一会"), "等待的秒数要写成数字", ""),
        ((*OF_HEALTH, "--set", "AED=1", "--year", "2024"), "没有 2024 年的目标清单", "现有：2025"),
    ],
)
def test_who_what_and_when_must_be_known(
    data: Path, args: tuple[str, ...], message: str, hint: str
) -> None:
    outcome = record(data, *args)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert message in outcome.stderr
    assert hint in outcome.stderr
    assert untouched(data)


def test_an_indicator_of_another_project_is_told_where_it_belongs(tmp_path: Path) -> None:
    data = ledger(tmp_path, targets=TARGETS.replace("[城管局]", "[卫健局]"), 卫健局=HEALTH)
    outcome = record(data, *OF_HEALTH, "--set", "公园=1")
    assert outcome.stderr == (
        "项目 1 没有指标“公园”\n提示：它属于项目 2 建设公园：写 --project 2\n"
    )


@pytest.mark.parametrize(
    ("args", "rule", "option"),
    [
        (("--set", "AED=10"), "L401", "--set AED：项目 1 的“AED”下降了"),
        (("--set", "AED=-1"), "P308", "--set AED：“AED”是负数"),
        (("--set", "AED=15", "--accepted", "2025-10-20"), "L405", "--accepted：项目 1 还不能验收"),
        (("--progress", "好", "--evidence", "./没有.pdf"), "P314", "--evidence：找不到佐证材料"),
    ],
)
def test_what_would_be_an_error_is_not_written(
    data: Path, args: tuple[str, ...], rule: str, option: str
) -> None:
    outcome = record(data, *OF_HEALTH, *args)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert f"错误 {rule} {option}" in outcome.stderr
    assert outcome.stderr.rstrip().endswith("照这样填，台账会有上面的错误；什么也没有写入")
    assert untouched(data)


@pytest.mark.parametrize(
    ("day", "rule"), [("2026-06", "P311"), ("2024-12", "P310"), ("2027-01-01", "P310")]
)
def test_a_date_that_cannot_be_is_an_error_of_as_of(data: Path, day: str, rule: str) -> None:
    outcome = record(data, "--unit", "卫健局", "--as-of", day, "--project", "1", "--set", "AED=15")
    assert outcome.code == 1
    assert f"错误 {rule} --as-of：截至日期" in outcome.stderr
    assert ("；别的年度用 --year 指明" in outcome.stderr) == (rule == "P310")
    assert untouched(data)


def test_a_hint_names_the_option_that_mends(data: Path) -> None:
    outcome = record(data, *OF_HEALTH, "--set", "AED=10")
    assert (
        "提示：累计数只增不减；若是更正，在这一条里写明 --correction（更正说明）" in outcome.stderr
    )


def test_what_is_to_be_mended_in_another_report_is_told_as_its_file_has_it(data: Path) -> None:
    """A higher figure of an earlier day: the explanation belongs to the later report."""
    earlier = ("--unit", "卫健局", "--as-of", "2025-08", "--project", "1", "--set", "AED=15")
    outcome = record(data, *earlier)
    assert "卫健局.yaml:" in outcome.stderr
    assert "错误 L401 项目 1 的“AED”下降了：2025-08-31 为 15，2025-09-30 为 14" in outcome.stderr
    assert "在这一条里写明 correction（更正说明）" in outcome.stderr
    assert untouched(data)


def test_nothing_is_recorded_into_a_ledger_with_errors(data: Path) -> None:
    (data / "progress/城管局.yaml").write_text("unit: 公园局\n", encoding="utf-8")
    outcome = record(data, *OF_HEALTH, "--set", "AED=15")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.endswith("数据有错误，改正以前不能再记；什么也没有写入\n")
    assert text_of(data) == HEALTH


def test_a_correction_explains_a_lower_figure(data: Path) -> None:
    reason = ("--correction", "核减重复统计4台")
    outcome = record(data, *OF_HEALTH, "--set", "AED=10", *reason)
    assert outcome.code == 0
    assert "  更正说明  核减重复统计4台\n" in outcome.stdout
    assert "        correction: 核减重复统计4台\n" in text_of(data)


def test_a_warning_is_told_and_the_figure_recorded(data: Path) -> None:
    outcome = record(data, *OF_HEALTH, "--set", "AED=140")
    assert outcome.code == 0
    assert "警告 L411 --set AED：项目 1 的“AED”140" in outcome.stderr
    assert "AED  14（9月30日）→ 140 台" in outcome.stdout


def test_a_rehearsal_shows_the_change_and_writes_nothing(data: Path) -> None:
    outcome = record(data, *OF_HEALTH, "--set", "AED=18", "--dry-run")
    assert outcome.code == 0
    assert "+        actuals: {AED: 18}\n" in outcome.stdout
    assert outcome.stderr == "这是预演，什么也没有写入\n"
    assert untouched(data)


def test_a_rehearsal_of_what_is_wrong_fails_like_the_real_thing(data: Path) -> None:
    assert record(data, *OF_HEALTH, "--set", "AED=1", "--dry-run").code == 1
    assert untouched(data)


@pytest.mark.parametrize("rehearsed", [(), ("--dry-run",)])
def test_the_very_same_report_is_not_recorded_twice(data: Path, rehearsed: tuple[str, ...]) -> None:
    args = ("--set", "AED=18", "--progress", "好", "--evidence", "台账")
    assert record(data, *OF_HEALTH, *args).code == 0
    once = text_of(data)
    outcome = record(data, *OF_HEALTH, *args, *rehearsed)
    assert outcome == (0, "台账里已经有一模一样的填报，没有再写一遍\n", "")
    assert text_of(data) == once


@pytest.mark.parametrize(
    "other",
    [
        ("--set", "AED=19", "--progress", "好"),
        ("--set", "AED=18", "--progress", "很好"),
        ("--set", "AED=18", "--progress", "好", "--evidence", "台账"),
    ],
)
def test_another_report_of_the_day_is_no_repetition(data: Path, other: tuple[str, ...]) -> None:
    assert record(data, *OF_HEALTH, "--set", "AED=18", "--progress", "好").code == 0
    outcome = record(data, *OF_HEALTH, *other)
    assert outcome.code == 1
    assert "错误 L402" in outcome.stderr


def test_more_of_a_project_may_follow_on_the_same_day(data: Path) -> None:
    assert record(data, *OF_HEALTH, "--set", "AED=18").code == 0
    assert record(data, *OF_HEALTH, "--set", "急救培训=1320").code == 0
    assert text_of(data).count("as_of: 2025-10-31") == 2


def test_a_figure_in_a_sample_file_is_told_to_be_one(tmp_path: Path) -> None:
    sample = HEALTH.replace("year: 2025\n", "year: 2025\nsample: true\n")
    data = ledger(tmp_path, 卫健局=sample)
    outcome = record(data, *OF_HEALTH, "--set", "AED=18")
    assert outcome.stdout.splitlines()[-1] == (
        "这个文件标着 sample: true：填进去的数也算示例数据，不是真实进展"
    )


def test_a_unit_without_a_file_gets_one(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    unit = ("--unit", "城管局", "--as-of", "2025-10", "--project", "2")
    outcome = record(data, *unit, "--set", "公园=1")
    assert outcome.stdout.startswith("已写入新文件 ")
    assert "  公园  未报 → 1 个\n" in outcome.stdout
    assert text_of(data, "城管局") == (
        "unit: 城管局\nyear: 2025\nreports:\n  - as_of: 2025-10-31\n    projects:\n"
        "      - project: 2\n        actuals: {公园: 1}\n"
    )


def test_data_with_errors_is_recorded_into_no_further(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH.replace("AED: 14", "AED: 很多"))
    before = text_of(data)
    assert record(data, *OF_HEALTH, "--set", "AED=18").code == 1
    assert text_of(data) == before


def test_another_writer_is_not_waited_for_longer_than_told(data: Path) -> None:
    with locked(data):
        outcome = record(data, *OF_HEALTH, "--set", "AED=18", "--wait", "0")
    assert outcome.code == 2
    assert "另一个 minsheng 还在写" in outcome.stderr
    assert untouched(data)


def test_without_a_terminal_a_script_is_told_its_options(data: Path) -> None:
    outcome = record(data, "--unit", "卫健局")
    assert outcome == (
        2,
        "",
        "逐项来问要在终端里；这里的输入或输出不是终端\n"
        "提示：脚本里写明 --unit、--project，和 --set、--progress 等要填的内容\n",
    )


def test_bytes_that_are_no_text_are_refused(data: Path) -> None:
    outcome = run("record", "--data", data, *OF_HEALTH, "--progress", "\udcb0\udca1")
    assert outcome.code == 2
    assert "里面有读不出来的字符 <U+DCB0>" in outcome.stderr
    assert untouched(data)


def test_it_works_from_any_folder_below(data: Path) -> None:
    args = (*OF_HEALTH, "--set", "AED=18")
    outcome = run("record", *args, cwd=data / "progress")
    assert outcome.stdout.startswith("已写入 卫健局.yaml，从第 9 行起\n")
