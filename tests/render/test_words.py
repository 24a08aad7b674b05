"""The sentences a leader reads, on small ledgers whose figures anybody can check."""

import re
from pathlib import Path

import pytest

from minsheng.render.words import narrative

from .shipped import as_json, at, ledger_in, report, status

DAY = "2025-09-30"
MEASURES = {"培训": "人次", "道路": "米"}


def told(
    folder: Path,
    indicators: str,
    actuals: str,
    *,
    form: str = "table",
    day: str = DAY,
    reported: str = DAY,
    task: str = "示例任务。",
    head: str = "",
) -> str:
    """What `report` says at `day` of a project with these indicators and these figures."""
    (folder / "progress").mkdir(parents=True)
    (folder / "targets_2025.yaml").write_text(
        f"year: 2025\ntitle: 某区2025年民生实事\n{head}projects:\n"
        f"  - id: 1\n    level: 市级\n    name: 示例项目\n    units: [甲局]\n    task: {task}\n"
        f"    indicators:\n{indicators}",
        encoding="utf-8",
    )
    (folder / "progress" / "甲局.yaml").write_text(
        f"unit: 甲局\nyear: 2025\nreports:\n  - as_of: {reported}\n    projects:\n"
        f"      - project: 1\n        actuals: {actuals}\n",
        encoding="utf-8",
    )
    return report(at(day, ledger_in(folder)), form)


def quantity(name: str, target: object, measure: str, extra: str = "") -> str:
    return f'      - {{name: {name}, target: {target}, measure: "{measure}"{extra}}}\n'


def weakest_of(printed: str) -> str:
    """The line on the 短板指标."""
    (line,) = [line for line in printed.splitlines() if line.lstrip("- ").startswith("短板指标")]
    return line


def attention_of(folder: Path) -> str:
    """The 需督办 of a ledger that `told` has written."""
    printed = status(at(DAY, ledger_in(folder)), "table")
    return printed[printed.index("需督办") : printed.index("各项目")]


# what is left


def test_what_is_left_is_said_with_its_measure(tmp_path: Path) -> None:
    """1500 − 900 = 600; at 30 September 1125 are owed: 60.0 − 75.0 = −15.0."""
    told(tmp_path, quantity("急救培训", 1500, "人次"), "{急救培训: 900}")
    assert "急救培训 900/1500 人次，完成率 60.0%，还差 600 人次" in attention_of(tmp_path)


def test_what_is_left_of_a_length_has_its_decimals(tmp_path: Path) -> None:
    """3.3 − 1.2 = 2.1, not 2.0999999999999996."""
    told(tmp_path, quantity("步道", 3.3, "km"), "{步道: 1.2}")
    assert "还差 2.1 km" in attention_of(tmp_path)


def test_what_is_left_of_a_percentage_has_no_blank(tmp_path: Path) -> None:
    told(tmp_path, quantity("覆盖", 100, "%"), "{覆盖: 50}")
    assert "还差 50%" in attention_of(tmp_path)


def test_what_is_left_of_a_list_is_named(tmp_path: Path) -> None:
    """None of three schools, when two are owed."""
    told(tmp_path, "      - {name: 学校, items: [甲校, 乙校, 丙校], measure: 所}\n", "{学校: []}")
    assert "学校 0/3 所，完成率 0.0%，还差 3 所：甲校、乙校、丙校" in attention_of(tmp_path)


def test_a_milestone_that_is_due_is_not_done(tmp_path: Path) -> None:
    milestone = "      - {name: 制度, milestone: true, due: 2025-09-30}\n"
    told(tmp_path, milestone, "{制度: false}")
    assert "制度 未完成，完成率 0.0%，尚未完成" in attention_of(tmp_path)


def test_a_ceiling_that_is_exceeded_says_by_how_much(tmp_path: Path) -> None:
    rate = quantity("失业率", 4.3, "%", ", comparator: 低于")
    printed = told(tmp_path, rate, "{失业率: 4.8}", task="登记失业率低于4.3%。")
    assert "低于 4.3%" in printed
    assert "超出 0.5%" in attention_of(tmp_path)


def test_a_strict_ceiling_that_is_just_reached_is_not_called_reached(tmp_path: Path) -> None:
    rate = quantity("失业率", 4.3, "%", ", comparator: 低于")
    told(tmp_path, rate, "{失业率: 4.3}", task="登记失业率低于4.3%。")
    block = attention_of(tmp_path)
    assert "还差 0" not in block
    assert "超出 0" not in block
    assert "尚未低于目标" in block


# beside the schedule


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (627, "低于序时进度 12.3 个百分点"),
        (750, "与序时进度持平"),
        (751, "高于序时进度 0.1 个百分点"),
        (1000, "高于序时进度 25.0 个百分点"),
        (2000, "高于序时进度 25.0 个百分点"),
    ],
)
def test_beside_the_schedule_in_words(tmp_path: Path, actual: int, words: str) -> None:
    """Of 1000, 750 are owed at 30 September."""
    printed = told(tmp_path, quantity("培训", 1000, "人次"), f"{{培训: {actual}}}")
    assert f"应达 75.0%，{words}\n" in printed


def test_ninety_nine_point_nine_six_never_prints_as_a_hundred(tmp_path: Path) -> None:
    printed = told(tmp_path, quantity("培训", 10000, "人次"), "{培训: 9996}")
    assert "完成率 99.9%" in printed
    assert "100.0%" not in printed


def test_a_readers_subtraction_agrees(tmp_path: Path) -> None:
    """2/3 is printed as 66.6, 5/7 of a seven as 71.4: the difference is −4.8, not −4.7."""
    both = quantity("甲", 3, "米") + quantity("乙", 7, "个", ", start: 2025-01-01")
    printed = told(tmp_path, both, "{甲: 2, 乙: 5}")
    (line,) = [line for line in printed.splitlines() if line.startswith("完成率")]
    done, owed = (float(x) for x in re.findall(r"(\d+\.\d)%", line)[:2])
    (gap,) = re.findall(r"低于序时进度 (\d+\.\d) 个百分点", line)
    assert f"{owed - done:.1f}" == gap


# what is missing


def test_a_mean_says_how_many_indicators_count_nothing(tmp_path: Path) -> None:
    """1 of 1 and nothing of three others: a mean of 25 %."""
    names = "甲乙丙丁"
    indicators = "".join(quantity(name, 1, "个") for name in names)
    printed = told(tmp_path, indicators, "{甲: 1}")
    assert "平均完成率 25.0%（3 项指标未报按 0 计）" in printed
    assert "完成率 25.0%（3 项指标未报按 0 计）" in printed
    assert "已达标 1，已填报 1" in printed


def test_a_mean_in_a_table_points_to_the_note_below(tmp_path: Path) -> None:
    told(tmp_path, quantity("甲", 2, "个") + quantity("乙", 2, "个"), "{甲: 2}")
    printed = status(at(DAY, ledger_in(tmp_path)), "table")
    assert printed.count("50.0%*") == 2  # the project and its unit
    assert "* 含未报指标，未报按 0 计" in printed


def test_a_mean_of_reported_figures_carries_no_mark(tmp_path: Path) -> None:
    told(tmp_path, quantity("甲", 2, "个"), "{甲: 1}")
    printed = status(at(DAY, ledger_in(tmp_path)), "table")
    assert "50.0%" in printed
    assert "*" not in printed


def test_a_figure_that_nobody_reported_is_never_printed_as_zero(tmp_path: Path) -> None:
    printed = told(tmp_path, quantity("甲", 2, "个") + quantity("乙", 2, "个"), "{甲: 2}")
    (line,) = [line for line in printed.splitlines() if line.strip().startswith("乙 ")]
    assert "未报" in line
    assert "—" in line


def test_an_old_figure_is_flagged(tmp_path: Path) -> None:
    """From 31 July to 30 September are 61 days, more than 45."""
    printed = told(tmp_path, quantity("甲", 4, "个"), "{甲: 3}", reported="2025-07-31")
    assert "正常·久未更新" in printed
    assert as_json(at(DAY, ledger_in(tmp_path)))["projects"][0]["indicators"][0]["stale"] is True


def test_an_old_figure_that_is_met_is_not_flagged(tmp_path: Path) -> None:
    printed = told(tmp_path, quantity("甲", 4, "个"), "{甲: 4}", reported="2025-07-31")
    assert "久未更新" not in printed.partition("灯号")[0]


def test_later_reports_are_announced() -> None:
    for form in ("table", "markdown"):
        assert "另有 18 份填报晚于截至日期，未计入" in status(at(DAY), form)
    assert "晚于截至日期" not in status(at("2025-12-31"), "table")


# the document's words


@pytest.mark.parametrize(
    ("comparator", "printed"),
    [
        ("以上", "100 人以上"),
        ("至少", "至少 100 人"),
        ("约", "约 100 人"),
        ("左右", "100 人左右"),
        ("不少于", "不少于 100 人"),
    ],
)
def test_a_target_keeps_the_documents_word_in_its_place(
    tmp_path: Path, comparator: str, printed: str
) -> None:
    indicator = quantity("甲", 100, "人", f", comparator: {comparator}")
    assert printed in told(tmp_path, indicator, "{甲: 10}", task=f"示例{comparator}。")


def test_a_revised_target_shows_the_first_one_too(tmp_path: Path) -> None:
    revised = (
        "      - name: 甲\n        target: 48\n        measure: 个\n        revisions:\n"
        "          - {since: 2025-09-15, target: 40, document: 某办〔2025〕2号, reason: 征地未批}\n"
    )
    printed = told(tmp_path, revised, "{甲: 30}")
    assert "甲 30/40 个（原 48），完成率 75.0%" in printed


def test_every_assumption_is_printed_with_the_result(tmp_path: Path) -> None:
    policy = "policy: {warn_lag: 7, behind_lag: 21, stale_days: 33, about_tolerance: 0.08}\n"
    told(tmp_path, quantity("甲", 4, "个"), "{甲: 3}", head=policy)
    for form in ("table", "markdown"):
        printed = status(at(DAY, ledger_in(tmp_path)), form)
        for words in ("超过 7 个百分点", "超过 21 个百分点", "33 天未报", "达到 92% 算达标"):
            assert words in printed


def test_sums_of_several_units_name_each_share(tmp_path: Path) -> None:
    targets = (
        "year: 2025\ntitle: 某县2025年民生实事\nprojects:\n"
        "  - {id: 1, level: 市级, name: 示例, units: [甲镇, 乙镇, 丙镇], task: 示例。, indicators: "
        "[{name: 厕所, target: 100, measure: 座, combine: sum}]}\n"
    )
    (tmp_path / "progress").mkdir()
    (tmp_path / "targets_2025.yaml").write_text(targets, encoding="utf-8")
    for unit, amount in (("甲镇", 30), ("乙镇", 12)):
        (tmp_path / "progress" / f"{unit}.yaml").write_text(
            f"unit: {unit}\nyear: 2025\nreports:\n  - as_of: {DAY}\n    projects:\n"
            f"      - {{project: 1, actuals: {{厕所: {amount}}}}}\n",
            encoding="utf-8",
        )
    whole = report(at(DAY, ledger_in(tmp_path)), "table")
    assert "厕所 42/100 座" in whole
    assert "甲镇 30、乙镇 12（2/3 个单位已报）" in whole
    own = report(at(DAY, ledger_in(tmp_path), unit="乙镇"), "table")
    assert "乙镇 12（2/3 个单位已报）" in own
    assert "甲镇 30" not in own


def test_the_weakest_of_a_tie_is_the_first(tmp_path: Path) -> None:
    printed = told(tmp_path, quantity("甲", 2, "个") + quantity("乙", 2, "个"), "{甲: 1, 乙: 1}")
    assert weakest_of(printed).startswith("短板指标：甲 1/2 个")


def test_what_several_units_say_is_not_parted_by_two_marks() -> None:
    seen = at("2025-11-30")
    circle = next(p for p in seen.projects if p.project.id == 7)
    assert narrative(circle, "next_steps") == (
        "改革发展局：12月建成生活服务圈。公共服务局：12月全部建成。"
    )
