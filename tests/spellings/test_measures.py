"""A number in the measure that is asked for, and yes, no or nothing."""

from decimal import Decimal

import pytest

from minsheng.spellings.answers import says_nothing, yes_or_no
from minsheng.spellings.measures import in_measure, is_scaled
from minsheng.spellings.numbers import number_meant


@pytest.mark.parametrize(
    ("text", "measure", "figure"),
    [
        ("6万", "名", 60000),
        ("6万名", "名", 60000),
        ("6万", "万名", 6),
        ("6万名", "万名", 6),
        ("6", "万名", 6),
        ("60000元", "万元", 6),
        ("3.5亿元", "万元", 35000),
        ("3500万元", "亿元", Decimal("0.35")),
        ("15个", "个", 15),
        ("15个", "人", 15),
        ("15人", "人次", None),
        ("15人次", "人", None),
        ("85%", "%", 85),
        ("85％", "%", 85),
        ("85", "％", 85),
        ("85%", "个", None),
        ("85个", "%", None),
        ("85万", "%", None),
        ("1.4公里", "km", Decimal("1.4")),
        ("1400米", "km", None),
        ("7000平方米", "㎡", 7000),
        ("6个村", "个村", 6),
    ],
)
def test_a_figure_is_given_in_the_measure_asked_for_or_not_at_all(text, measure, figure):
    assert in_measure(number_meant(text), measure) == figure


def test_a_measure_with_ten_thousands_of_its_own_is_known():
    assert is_scaled("万元")
    assert is_scaled("亿元")
    assert not is_scaled("元")
    assert not is_scaled(None)


@pytest.mark.parametrize(
    "text", ["已完成", "完成", "是", "√", "yes", "TRUE", "全部完成", "100%", "1", "已 建成。"]
)
def test_yes_in_many_words(text):
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["未完成", "否", "×", "进行中", "no", "在建", "0", "基本完成"])
def test_no_in_many_words(text):
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "也许", "无", "已发文", "50%", "是" * 70])
def test_what_is_neither_is_none(text):
    assert yes_or_no(text) is None


def test_nothing_in_many_words():
    assert all(map(says_nothing, ["无", "—", "——", "/", "-", "N/A", "暂无", "待定", "？"]))
    assert not any(map(says_nothing, ["", "0", "是", "无锡"]))
