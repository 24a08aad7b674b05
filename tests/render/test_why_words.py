"""What `why` says: the rule of every light with its numbers, and sums that can be followed."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from arithmetic.ledgers import Pledge, pledge, said
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

from minsheng.render.hanging import Hanging, Row, Styled
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.why.outline import render
from minsheng.text import width
from minsheng.why.explanation import explain

JUNE, DUE = "2025-06-30", "2025-12-31"
ROAD = "target: 100, measure: 公里"
RATE = 'target: 90, measure: "%", cumulative: false'
LIMIT = "target: 10, measure: 件, comparator: 不超过"


def lines(made: Pledge, day: str) -> list[str]:
    found = explain(made.book.ledger(), 1, date.fromisoformat(day))
    return render(found, PLAIN).splitlines()


def rows(made: Pledge, day: str, label: str) -> list[str]:
    """What stands behind a label: of each indicator, then of the project."""
    begin = f"  {label}"
    found = [line for line in lines(made, day) if line.startswith(begin)]
    return [line.removeprefix(begin).strip() for line in found]


def first(root: Path, shape: str, figure: object, day: str, label: str, **keys: str) -> str:
    made = pledge(root, shape, {} if figure is None else {day: said(figure)}, **keys)
    return rows(made, day, label)[0]


# The rule that gave the light

STATUSES = [
    (ROAD, 100, JUNE, "累计 100 公里，达到目标 100 公里 → 已达标"),
    (ROAD, None, JUNE, "没有填报 → 未报"),
    (ROAD, 99, DUE, "已到期（2025-12-31），累计 99 公里，未达到目标 100 公里 → 滞后"),
    (ROAD, 19, JUNE, "偏差 -31.0 个百分点，低于 -30 → 滞后"),
    (ROAD, 20, JUNE, "偏差 -30.0 个百分点，低于 -10，不低于 -30 → 预警"),
    (ROAD, 40, JUNE, "偏差 -10.0 个百分点，不低于 -10 → 正常"),
    (ROAD, 70, JUNE, "偏差 +20.0 个百分点，不低于 -10 → 正常"),
    (
        "target: 2, measure: 个",
        0,
        JUNE,
        "偏差 -50.0 个百分点，低于 -30，但到期以前只差一件，不算滞后 → 预警",
    ),
    (RATE, 89, JUNE, "时点值目前 89%，未达到目标 90% → 预警"),
    (RATE, 90, JUNE, "时点值目前 90%，达到目标 90%，到期（2025-12-31）再定 → 正常"),
    (RATE, 90, DUE, "已到期（2025-12-31），时点值 90%，达到目标 90% → 已达标"),
    (LIMIT, 11, JUNE, "时点值目前 11 件，不符合“不超过 10 件” → 预警"),
    (LIMIT, 11, DUE, "已到期（2025-12-31），时点值 11 件，不符合“不超过 10 件” → 滞后"),
    ("milestone: true", True, JUNE, "已完成 → 已达标"),
    ("milestone: true", False, DUE, "已到期（2025-12-31），未完成 → 滞后"),
    (
        "items: [一小, 二小], measure: 所",
        ["一小"],
        DUE,
        "已到期（2025-12-31），累计 1 所，未达到目标 2 所 → 滞后",
    ),
    (
        f"{ROAD}, comparator: 约",
        95,
        JUNE,
        "累计 95 公里，是目标的 95.0%，不低于 95%（“约”的界线） → 已达标",
    ),
    (
        f"{ROAD}, comparator: 约",
        94.99,
        DUE,
        "已到期（2025-12-31），累计 94.99 公里，是目标的 94.9%，低于 95%（“约”的界线） → 滞后",
    ),
    (
        f"{ROAD}, comparator: 超过",
        100,
        DUE,
        "已到期（2025-12-31），累计 100 公里，不符合“超过 100 公里” → 滞后",
    ),
    (f"{ROAD}, comparator: 以上", 101, JUNE, "累计 101 公里，符合“100 公里以上” → 已达标"),
]


@pytest.mark.parametrize(("shape", "figure", "day", "words"), STATUSES)
def test_the_rule_is_one_sentence_with_its_numbers(tmp_path, shape, figure, day, words):
    assert first(tmp_path, shape, figure, day, "状态") == words


def test_limits_are_those_of_the_list(tmp_path):
    head = "policy: {warn_lag: 0, behind_lag: 12.5}"
    words = first(tmp_path, ROAD, 40, JUNE, "状态", head=head)
    assert words == "偏差 -10.0 个百分点，低于 0，不低于 -12.5 → 预警"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        # 96.67 of 100 are enough
        (96.65, "是目标的 96.6%，低于 96.67%（“约”的界线） → 滞后"),
        (96.68, "是目标的 96.68%，不低于 96.67%（“约”的界线） → 已达标"),
        (97, "是目标的 97.0%，不低于 96.67%（“约”的界线） → 已达标"),
    ],
)
def test_the_limit_of_about_is_said_exactly_and_never_contradicted(tmp_path, figure, words):
    head = "policy: {about_tolerance: 0.0333}"
    told = first(tmp_path, f"{ROAD}, comparator: 约", figure, DUE, "状态", head=head)
    assert told.endswith(words)


def test_a_ceiling_is_not_short_of_one_but_over_by_one(tmp_path):
    limit = "target: 1, measure: 件, comparator: 不超过, plan: [{by: 2025-03-31, value: 1}]"
    words = "偏差 -50.0 个百分点，低于 -30，但到期以前只超出一件，不算滞后 → 预警"
    assert first(tmp_path, limit, 2, JUNE, "状态") == words


def test_an_item_that_is_not_in_the_list_yet_is_not_called_gone(tmp_path):
    revised = "revisions: [{since: 2025-10-01, items: [一小, 二小], document: 示例, reason: 示例}]"
    shape = f"items: [一小], measure: 所, {revised}"
    told = lines(pledge(tmp_path, shape, {JUNE: said(["一小", "二小"])}), JUNE)
    assert "其中不在现行清单里、不计：二小" in [line.strip() for line in told]


def test_where_rounding_would_contradict_the_rule_the_exact_variance_is_said(tmp_path):
    shape = "target: 3000, measure: 公里, start: 2025-07-01, due: 2025-09-30"
    # owed a third: 700 is 23.3% beside 33.3%, and exactly 10 points behind; 699.9 is printed so too
    made = pledge(tmp_path, shape, {"2025-07-31": said(700)})
    assert rows(made, "2025-07-31", "状态")[0] == "偏差 -10.0 个百分点，不低于 -10 → 正常"
    below = pledge(tmp_path / "二", shape, {"2025-07-31": said(699.9)})
    words = "偏差 -10.0 个百分点（精确值 -10.0034，即 -3001/300），低于 -10，不低于 -30 → 预警"
    assert rows(below, "2025-07-31", "状态")[0] == words


PROJECTS: list[tuple[Mapping[str, object], str, str]] = [
    ({"甲": 12}, JUNE, "各项指标都达标，还没有验收 → 待验收"),
    ({"甲": None, "乙": None}, JUNE, "没有一项指标填报过 → 未报"),
    ({"甲": 6, "乙": 0}, JUNE, "按最差的指标定：指标2 乙 滞后 → 滞后"),
    ({"甲": 6, "乙": 12}, JUNE, "按最差的指标定：指标1 甲 正常 → 正常"),
    ({"甲": 6, "乙": None}, JUNE, "按最差的指标定：指标2 乙 未报，没有到期，按预警算 → 预警"),
    (
        {"甲": 11, "乙": None},
        DUE,
        "按最差的指标定：指标1 甲 滞后；指标2 乙 未报，已到期，按滞后算 → 滞后",
    ),
]


@pytest.mark.parametrize(("figures", "day", "words"), PROJECTS)
def test_the_light_of_a_project(tmp_path, figures, day, words):
    reported = {name: value for name, value in figures.items() if value is not None}
    shapes = dict.fromkeys(figures, "target: 12, measure: 个")
    made = pledge(tmp_path, shapes, {day: reported} if reported else {})
    assert rows(made, day, "状态")[-1] == words


def test_acceptance_and_what_became_of_it(tmp_path):
    made = pledge(
        tmp_path,
        ROAD,
        {
            "2025-09-30": "actuals: {甲: 100}, evidence: [验收单], accepted: 2025-09-26",
            "2025-10-31": "actuals: {甲: 90}, correction: 核减",
        },
    )
    (accepted,) = rows(made, "2025-09-30", "验收")
    assert accepted.startswith("2025-09-26，甲局（2025-09-30 填报）  ")
    assert accepted.endswith("progress/甲局.yaml:7")
    assert rows(made, "2025-09-30", "状态")[-1] == "各项指标都达标，已经验收 → 办结"
    assert rows(made, "2025-09-30", "回退") == []
    assert rows(made, "2025-10-31", "回退") == ["验收以后有指标不再达标，不算办结（验收后回退）"]


# What is owed

PLAN = "plan: [{by: 2025-03-31, value: 2}, {by: 2025-06-30, value: 12}]"
LOWERED = "revisions: [{since: 2025-09-15, target: 8, document: 示例文, reason: 示例}]"
PARKS = "target: 12, measure: 个"
OWED = [
    (PARKS, DUE, "已到期（2025-12-31），应达目标：12 个"),
    (PARKS, JUNE, "时间 (6 - 0) ÷ (12 - 0) = 50.0%；50.0% × 12 个 = 6 个"),
    (
        "target: 5, measure: 个",
        JUNE,
        "时间 (6 - 0) ÷ (12 - 0) = 50.0%；50.0% × 5 个 = 2.5，不足一件的不计，应达 2 个",
    ),
    (
        "target: 5, measure: 公里",
        "2025-07-31",
        "时间 (7 - 0) ÷ (12 - 0) = 58.3%（7/12）；7/12 × 5 公里 = 2.9166 公里（35/12）",
    ),
    (
        f"{PARKS}, start: 2025-07-01, due: 2025-10-31",
        "2025-08-15",
        "时间 (7.4838（232/31） - 6) ÷ (10 - 6) = 37.0%（23/62）；"
        "23/62 × 12 个 = 4.4516（138/31），不足一件的不计，应达 4 个",
    ),
    (f"{PARKS}, start: 2025-07-01", "2025-03-31", "2025-07-01 才开始，应达 0 个"),
    (RATE, JUNE, "时点值，到期（2025-12-31）以前应达 0%"),
]


@pytest.mark.parametrize(("shape", "day", "words"), OWED)
def test_what_is_owed_is_written_out(tmp_path, shape, day, words):
    assert first(tmp_path, shape, None, day, "应达  ") == words


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        ("2025-03-30", "分期计划的第一个日期 2025-03-31 未到（", "），应达 0 个"),
        ("2025-05-31", "分期计划 2025-03-31 起应达 2 个（", ")"),
        ("2025-09-30", "分期计划 2025-06-30 起应达 12 个（", "），不超过目标：8 个"),
    ],
)
def test_the_point_of_a_plan_is_named_with_its_place(tmp_path, day, begin, end):
    words = first(tmp_path, f"{PARKS}, {PLAN}, {LOWERED}", None, day, "应达  ")
    assert words.startswith(begin)
    assert words.endswith(end.replace(")", "）"))
    assert "targets_2025.yaml:" in words


# Completion

COMPLETIONS = [
    (ROAD, 79, "79 公里 ÷ 100 公里 = 79.0%"),
    ("target: 3, measure: 公里", 2, "2 公里 ÷ 3 公里 = 66.6%（2/3）"),
    (ROAD, 150, "150 公里 ÷ 100 公里 = 150.0%，超额不计，按 100.0%"),
    (ROAD, 99.99, "99.99 公里 ÷ 100 公里 = 99.9%（9999/10000）"),
    (ROAD, None, "未报，按 0 计"),
    (LIMIT, 10, "上限 10 件，实际 10 件，没有超出的按 100.0%"),
    (LIMIT, 16, "上限 10 件，实际 16 件，超出的按 上限 ÷ 实际：10 件 ÷ 16 件 = 62.5%"),
    ("milestone: true", False, "0 ÷ 1 = 0.0%"),
]


@pytest.mark.parametrize(("shape", "figure", "words"), COMPLETIONS)
def test_completion_is_written_out(tmp_path, shape, figure, words):
    assert first(tmp_path, shape, figure, DUE, "完成率") == words


def test_a_sum_of_two_units_is_added_up_and_the_third_is_named(tmp_path):
    by_unit = {
        "甲局": {"2025-05-31": said(0.1)},
        "乙局": {JUNE: said(0.2)},
        "丙局": {},
    }
    made = pledge(tmp_path, "target: 1, measure: 亿元, combine: sum", by_unit=by_unit)
    assert rows(made, JUNE, "累计") == [
        "甲局 0.1 + 乙局 0.2 = 0.3 亿元（最早一份截至 2025-05-31，丙局未报）"
    ]


# Means


def test_a_mean_that_the_printed_percentages_do_not_give_is_written_in_fractions(tmp_path):
    shapes = dict.fromkeys("甲乙", "target: 3, measure: 公里")
    made = pledge(tmp_path, shapes, {DUE: {"甲": 1, "乙": 2}})
    printed = lines(made, DUE)
    at = printed.index("  完成率  (33.3% + 66.6%) ÷ 2 = 50.0%")
    exact = "上面的百分数已向下取一位小数，平均按精确的分数算：(1/3 + 2/3) ÷ 2 = 1/2"
    assert printed[at + 1].strip() == exact


def test_the_mean_of_one_indicator_is_its_own(tmp_path):
    assert first(tmp_path, ROAD, 70, JUNE, "完成率") == "70 公里 ÷ 100 公里 = 70.0%"
    unreported = pledge(tmp_path / "二", ROAD)
    assert rows(unreported, JUNE, "完成率")[-1] == "只有一项指标：0.0%（未报按 0）"


# Lines

words_of_any_kind = st.lists(
    st.text("甲乙丙，。（）ab1 %/:", min_size=1, max_size=30).filter(str.strip),
    min_size=1,
    max_size=5,
)
columns = st.integers(12, 60)


def printed(part: object, room: int) -> str:
    out = io.StringIO()
    Console(file=out, width=room, color_system=None, legacy_windows=False).print(part, crop=False)
    return out.getvalue()


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(words_of_any_kind, columns)
def test_a_row_loses_nothing_and_keeps_within_its_room(parts, room):
    text = printed(Row(*((part, "") for part in parts), hang=2), room)
    assert squeezed(text) == squeezed("".join(parts))
    assert all(width(line.rstrip()) <= room for line in text.splitlines())


@given(words_of_any_kind, columns)
@example(["11111  。。。"], 12)  # the mark takes one of two blanks to the next line
def test_a_styled_text_loses_nothing_and_is_broken_as_one(parts, room):
    spans = [(part, "bold" if number % 2 else "") for number, part in enumerate(parts)]
    text = printed(Styled(spans), room)
    assert squeezed(text) == squeezed("".join(parts))
    assert all(width(line.rstrip()) <= room for line in text.splitlines())
    assert text == printed(Styled([("".join(parts), "")]), room)


@given(words_of_any_kind, columns)
def test_what_hangs_below_a_label_begins_in_its_column(parts, room):
    row = Row(*((part, "") for part in parts), hang=0)
    text = printed(Hanging(("目标", ""), row, 8, 2), room)
    begin, *rest = text.splitlines()
    assert begin.startswith("  目标  ")
    assert all(line.startswith(" " * 8) for line in rest if line.strip())
    assert squeezed(text) == squeezed("目标" + "".join(parts))


def test_a_label_that_is_too_long_has_a_line_of_its_own():
    text = printed(Hanging(("很长的名称", ""), Row(("甲", ""), hang=0), 8, 2), 40)
    assert [line.rstrip() for line in text.splitlines()] == ["  很长的名称", "        甲"]


def test_an_outline_without_drawing_characters_has_none(tmp_path):
    found = explain(pledge(tmp_path, ROAD).book.ledger(), 1, date(2025, 6, 30))
    assert "▍" not in render(found, Screen(ascii_only=True))
    assert "▍" in render(found, PLAIN)
