"""What counts as the same to the eye, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.lookalikes import is_unseen, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AED", "АЕD"),
        ("AED", "ΑΕD"),
        ("10号", "1O号"),
        ("10号", "l0号"),
        ("二〇二五", "二○二五"),
        ("二〇二五", "二零二五"),
        ("已完工", "己完工"),
        ("期末", "期未"),
        ("治理", "冶理"),
        ("台账", "台帐"),
        ("候车亭", "侯车亭"),
        ("一期", "⼀期"),
        ("车站", "⻋站"),
        ("35—64岁", "35-64岁"),
        ("35—64岁", "35–64岁"),
        ("“两癌”检查", '"两癌"检查'),
        ("“两癌”检查", "「两癌」检查"),
        ("智慧·共育", "智慧•共育"),
        ("打通、加密", "打通，加密"),
        ("打通、加密", "打通,加密"),
        ("（试点）", "(试点)"),
        ("建设局", "建設局"),
        ("公共服务局", "公共服務局"),
        ("建设局", "建\u00ad设\ufe0f局\u202e"),
    ],
)
def test_names_that_a_reader_takes_for_the_same_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建设局", "建投局"),
        ("第1期", "第2期"),
        ("东山小学", "西山小学"),
        ("甲校", "乙校"),
        ("六项", "七项"),
    ],
)
def test_names_that_differ_to_the_eye_do_not(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "char",
    " \t\n\u00a0\u00ad\u200b\u200d\u200f\u202a\u202e\u2060\u2066\u3000\ufe0f\ufeff\U000e0100",
)
def test_a_blank_or_a_hidden_character_is_unseen(char):
    assert is_unseen(char)
    assert skeleton(f"建{char}设") == "建设"


@pytest.mark.parametrize("char", "建aA1-·。㎡")
def test_what_is_printed_is_seen(char):
    assert not is_unseen(char)


@given(st.text(max_size=30))
def test_a_skeleton_is_its_own_skeleton(name):
    once = skeleton(skeleton(name))
    assert skeleton(once) == once
