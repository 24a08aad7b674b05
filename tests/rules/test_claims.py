"""Which numbers of a task are claimed, and what is said of one that is not."""

from pathlib import Path

import pytest

from tests.small_files import COUNTY as HEAD

LIST = "targets_2025.yaml"


@pytest.fixture
def unclaimed(base: Path, checked):
    """(column, message) of each T207 of a list with this task, its one indicator of a quote."""

    def unclaimed_in(
        task: str, target: str, measure: str, quote: str, more: str = ""
    ) -> list[tuple[int, str]]:
        text = f"{HEAD}    task: {task}\n{more}    indicators:\n      - name: 指标\n"
        text += f"        target: {target}\n        measure: {measure}\n        quote: {quote}\n"
        (base / LIST).write_text(text, encoding="utf-8")
        (base / "progress" / "建设局.yaml").unlink(missing_ok=True)
        problems = checked(base).problems
        assert [p for p in problems if p.rule.startswith(("Y", "S")) or p.rule == "T206"] == []
        return [(p.place.column, p.message) for p in problems if p.rule == "T207"]

    return unclaimed_in


def test_the_number_is_pointed_at_and_named_with_the_words_behind_it(unclaimed):
    """Ten columns before the task; 开工道路 12 条，步行 are 13 characters."""
    task = "开工道路 12 条，步行 15 分钟可达。"
    ((column, message),) = unclaimed(task, "12", "条", "开工道路 12 条")
    assert column == 11 + task.index("15")
    assert "“15分钟可达”" in message


def test_a_task_in_quotes_is_pointed_at_as_a_whole(unclaimed):
    task = "开工道路 12 条，步行 15 分钟可达。"
    ((column, _),) = unclaimed(f'"{task}"', "12", "条", "开工道路 12 条")
    assert column == 11


@pytest.mark.parametrize(
    ("task", "target", "measure", "quote"),
    [
        ("为 6 万名以上学生测评。", "60000", "名", "6 万名以上"),
        ("投资 3.5 亿元。", "3.5", "亿元", "投资 3.5 亿元"),
        ("培训 1，500 人次。", "1500", "人次", "培训 1，500 人次"),
        ("培训 １５００ 人次。", "1500", "人次", "培训 １５００ 人次"),
        ("覆盖率达到 95％。", "95", '"%"', "达到 95％"),
        ("修复湿地 25000 ㎡。", "25000", "㎡", "25000 ㎡"),
        ("修复湿地 25000 m2。", "25000", "m2", "25000 m2"),
        ("建成 3 所，统一改造五处。", "3", "所", "建成 3 所"),
    ],
    ids=["万", "亿", "comma", "fullwidth", "percent", "㎡", "m2", "in words"],
)
def test_the_quoted_target_is_claimed(unclaimed, task, target, measure, quote):
    assert unclaimed(task, target, measure, quote) == []


@pytest.mark.parametrize(
    ("task", "quote", "left"),
    [
        ("建成 15 个“15 分钟生活圈”。", "建成 15 个“15 分钟生活圈”", "15分钟生活圈"),
        ("在 15 分钟内建成 15 个。", "在 15 分钟内建成 15 个", "15分钟内建成"),
        ("东部建成 15 个，西部建成 15 个。", "建成 15 个", "15个"),
        ("共 115 个，建成 15 个。", "15 个", "115个"),
        ("建成 15 个，比上年增加 1.5 个。", "建成 15 个", "1.5个"),
        ("建成 15 个，每个 15㎡。", "建成 15 个", "15㎡"),
    ],
)
def test_a_quote_claims_one_number_the_one_before_the_measure(unclaimed, task, quote, left):
    ((_, message),) = unclaimed(task, "15", "个", quote)
    assert f"“{left}”" in message


def test_an_other_number_claims_every_place_where_it_stands(unclaimed):
    task = "建成 3 个“15 分钟生活圈”，5 个“15 分钟文化圈”。"
    more = "    other_numbers: [15 分钟]\n"
    ((_, message),) = unclaimed(task, "3", "个", "建成 3 个", more)
    assert "“5个”" in message


def test_thousands_of_unclaimed_numbers_are_all_told(unclaimed):
    task = "建成3个" + "，又7处" * 1200
    assert len(unclaimed(task, "3", "个", "建成3个")) == 1200
