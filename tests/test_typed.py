"""What a person types for a figure, a day or evidence: understood, or told what to type."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.models.targets import Indicator
from minsheng.typed import Misread, day_typed, evidence_typed, text_typed, value_typed

CHECKLIST = Indicator(name="改造", items=["甲院", "乙院", "丙、丁院", "Ａ站"], measure="所")
MILESTONE = Indicator(name="制度", milestone=True)


def quantity(measure: str) -> Indicator:
    return Indicator(name="培训", target=20, measure=measure)


@pytest.mark.parametrize(
    ("text", "measure", "number"),
    [
        ("1500", "人次", 1500),
        (" 1500　", "人次", 1500),
        ("１５", "台", 15),
        ("1,500", "人次", 1500),
        ("1，500", "人次", 1500),
        ("1 500", "人次", 1500),
        ("1500人次", "人次", 1500),
        ("1500 人次", "人次", 1500),
        ("累计1500人次", "人次", 1500),
        ("一千二百", "人次", 1200),
        ("6万", "人", 60000),
        ("6万", "万人", 6),
        ("60000人", "万人", 6),
        ("3.5亿元", "万元", 35000),
        ("85%", "%", 85),
        ("85％", "%", 85),
        ("12.5", "千米", Decimal("12.5")),
        ("12.50公里", "千米", Decimal("12.5")),
        ("0", "台", 0),
        ("-3", "台", -3),
    ],
)
def test_a_number_is_understood_however_it_is_spelt(text: str, measure: str, number: Any) -> None:
    assert value_typed(quantity(measure), text) == number


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("约1500", "写 1500；填报实际数，不写“约”"),
        ("1500余", "写 1500；填报实际数，不写“余”"),
        ("1500多人次", "写 1500；填报实际数，不写“多”"),
        ("1500以上", "写 1500；填报实际数，不写“以上”"),
        ("1500个", "写 1500"),
        ("1500人", "计量单位是“人次”，这里写的是“人”：若数的是同一样东西，写 1500"),
        ("85%", "计量单位是“人次”：写多少人次，不写完成率"),
        ("1500人次（含在建）", "写 1500；其余的话写到“进展情况”"),
        ("15/20", "写累计数，不写成分数：写 15"),
        ("已完成", "写累计数；全部完成就写 20"),
        ("无", "没有就留空；确实是零写 0，未完成写 否"),
        ("15 20", "只写累计完成的数，计量单位是“人次”；说明写到“进展情况”"),
        ("很多", "只写累计完成的数，计量单位是“人次”；说明写到“进展情况”"),
        ("=1+1", "只写累计完成的数，计量单位是“人次”；说明写到“进展情况”"),
    ],
)
def test_what_is_no_certain_number_is_told_what_to_write(text: str, hint: str) -> None:
    misread = value_typed(quantity("人次"), text)
    assert misread == Misread(f"“培训”看不懂“{text}”", hint)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("甲院", ("甲院",)),
        ("乙院、甲院", ("甲院", "乙院")),
        ("甲院，乙院;丙、丁院", ("甲院", "乙院", "丙、丁院")),
        ("甲院、丙、丁院", ("甲院", "丙、丁院")),
        ("甲院\n乙院", ("甲院", "乙院")),
        ("甲院、", ("甲院",)),
        ("丙", None),
        ("丙、丁院", ("丙、丁院",)),
        ("甲院和乙院", ("甲院", "乙院")),
        ("A站", ("Ａ站",)),
        ("甲院、甲院", ("甲院",)),
        ("[甲院, 乙院]", ("甲院", "乙院")),
        ("[]", ()),
        ("、", None),
        ("甲院、戊院", None),
        ("2", None),
        ("全部完成", None),
    ],
)
def test_items_are_known_by_their_names(text: str, items: tuple[str, ...] | None) -> None:
    value = value_typed(CHECKLIST, text)
    assert isinstance(value, Misread) if items is None else value == items


def test_more_items_than_a_hand_has_fingers_may_be_named() -> None:
    names = [f"{number}号院" for number in range(1, 31)]
    indicator = Indicator(name="改造", items=names, measure="所")
    assert value_typed(indicator, "、".join(names)) == tuple(names)


def test_items_are_added_to_those_that_stand() -> None:
    assert value_typed(CHECKLIST, "甲院", standing=("乙院",)) == ("甲院", "乙院")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        *[(word, True) for word in ("是", "已完成", "true", "√", "1")],
        *[(word, False) for word in ("否", "未完成", "false", "推进中", "0")],
    ],
)
def test_a_milestone_is_done_or_not(text: str, done: bool) -> None:
    assert value_typed(MILESTONE, text) is done


@pytest.mark.parametrize("text", ["85%", "大概", "2025-09-01", "无"])
def test_a_milestone_is_nothing_in_between(text: str) -> None:
    assert isinstance(value_typed(MILESTONE, text), Misread)


def test_a_milestone_is_asked_for_in_the_words_of_a_form() -> None:
    hint = "已完成写 是，未完成写 否"
    assert value_typed(MILESTONE, "大概") == Misread("“制度”看不懂“大概”", hint)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("12\x1b[31m", "␛"), ("1\u202e2", "<U+202E>"), ("a\x00", "␀"), ("a\u2028b", "<U+2028>")],
)
def test_control_characters_are_refused_and_shown(text: str, shown: str) -> None:
    for misread in (text_typed(text), value_typed(MILESTONE, text)):
        assert misread == Misread(f"里面有看不见的控制字符 {shown}", "删掉重打，不要粘贴")


def test_what_a_terminal_of_another_encoding_sends_is_refused() -> None:
    hint = "检查终端的字符编码（Linux、macOS 一般是 UTF-8），再打一次"
    assert text_typed("1\udcb0") == Misread("里面有读不出来的字符 <U+DCB0>", hint)


def test_a_text_is_composed_and_trimmed_and_keeps_its_lines() -> None:
    assert text_typed("　e\u0301了\r\n第二行\n") == "\u00e9了\n第二行"


def test_a_text_without_end_is_refused() -> None:
    assert text_typed("很" * 5001) == Misread("太长了：5001 个字", "最多 5000 个字，写要点")


@given(st.text(max_size=80), st.sampled_from([quantity("台"), CHECKLIST, MILESTONE]))
def test_no_text_is_too_odd(text: str, indicator: Indicator) -> None:
    value = value_typed(indicator, text)
    assert isinstance(value, Misread | bool | int | Decimal | tuple)


@pytest.mark.parametrize(
    "text", ["2025-09-26", "2025/9/26", "2025.9.26", "2025年9月26日", "20250926", "9月26日", "9-26"]
)
def test_a_day_is_understood_however_it_is_spelt(text: str) -> None:
    assert day_typed(text, 2025) == date(2025, 9, 26)


@pytest.mark.parametrize(
    "text",
    ["2025-09", "9月底", "2025-09-31", "昨天", "", "45926", "0001-01-01", "9999-01-01"],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert day_typed(text, 2025) == Misread(f"看不懂的日期“{text}”", "写作 2025-09-26 的样子")


def test_pieces_of_evidence_are_told_apart() -> None:
    assert evidence_typed(" 台账；验收意见 ;照片\n清单；") == ("台账", "验收意见", "照片", "清单")
