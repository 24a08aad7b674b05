"""Where two names differ, told so that a person can count the characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.differences import differences
from minsheng.names import did_you_mean


@pytest.mark.parametrize(
    ("written", "right", "told"),
    [
        ("ＡＥＤ", "AED", "第 1–3 个字写成了全角“ＡＥＤ”"),
        ("急救（试点)", "急救（试点）", "第 6 个字写成了半角“)”，应为全角“）”"),
        ("aed", "AED", "第 1–3 个字大小写不对，“aed”应为“AED”"),
        ("建设\u200b局", "建设局", "第 2 个字后面多了一个看不见的零宽空格（U+200B）"),
        ("A\u200b\u200bED", "AED", "第 1 个字后面多了 2 个看不见的零宽空格（U+200B）"),
        ("建\u00a0设局", "建设局", "第 1 个字后面多了一个看不见的不换行空格（U+00A0）"),
        ("建\u202e设局", "建设局", "第 1 个字后面多了一个看不见的控制字符（U+202E）"),
        ("建 设局", "建设局", "第 1 个字后面多了一个空格"),
        (" 建设局", "建设局", "开头多了一个空格"),
        ("建设局　", "建设局", "末尾多了一个全角空格"),
        ("西和村4社", "西和村 4 社", "第 3 个字后面少了空格；第 4 个字后面少了空格"),
        ("西和村　4 社", "西和村 4 社", "第 3 个字后面的全角空格应为空格"),
        ("АED", "AED", "第 1 个字是西里尔字母“А”（U+0410），应为拉丁字母“A”（U+0041）"),
        ("ΑED", "AED", "第 1 个字是希腊字母“Α”（U+0391），应为拉丁字母“A”（U+0041）"),
        ("1O号", "10号", "第 2 个字是拉丁字母“O”（U+004F），应为数字“0”（U+0030）"),
        ("⼀期", "一期", "第 1 个字是部首“⼀”（U+2F00），应为汉字“一”（U+4E00）"),
        ("35-64岁", "35—64岁", "第 3 个字是“-”（U+002D），应为“—”（U+2014）"),
        ("道路己完工", "道路已完工", "第 3 个字“己”应为“已”"),
        ("建設局", "建设局", "第 2 个字“設”应为“设”"),
        ("打通，加密", "打通、加密", "第 3 个字“，”应为“、”"),
        ("㎡数", "m2数", "第 1 个字“㎡”应为“m2”"),
        ("公 共服務局", "公共服务局", "第 1 个字后面多了一个空格；第 4 个字“務”应为“务”"),
    ],
)
def test_each_difference_is_told_at_its_character(written, right, told):
    assert "；".join(differences(written, right) or []) == told
    assert did_you_mean(written, [right, "别的名称"]) == f"应写作“{right}”：{told}"


def test_of_more_than_three_differences_only_the_right_spelling_is_told():
    assert differences("公 共 服 务 局", "公共服务局") is None
    assert did_you_mean("公 共 服 务 局", ["公共服务局"]) == "应写作“公共服务局”"


def test_in_a_name_too_long_to_count_only_the_right_spelling_is_told():
    assert differences("甲" * 60 + " 乙", "甲" * 60 + "乙") is None
    assert did_you_mean("甲" * 60 + " 乙", ["甲" * 60 + "乙"]) == f"应写作“{'甲' * 60}乙”"


@given(st.text(max_size=12), st.text(max_size=12))
def test_two_names_differ_in_something_exactly_where_they_are_not_equal(written, right):
    assert (differences(written, right) == []) == (written == right)
