"""Numbers in the ways that people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.spellings.numbers import fraction_meant, number_meant, ordinal_meant
from minsheng.spellings.words import in_words


@pytest.mark.parametrize(
    ("text", "value", "measure", "hedge"),
    [
        ("15", 15, "", ""),
        ("6万", 60000, "", ""),
        ("6 万名", 60000, "名", ""),
        ("3.5亿元", 350000000, "元", ""),
        ("3.5百万元", 3500000, "元", ""),
        ("5千", 5000, "", ""),
        ("5千米", 5, "千米", ""),
        ("三千米", 3, "千米", ""),
        ("三千人", 3000, "人", ""),
        ("15个", 15, "个", ""),
        ("１５个", 15, "个", ""),
        ("1,500", 1500, "", ""),
        ("1，500人次", 1500, "人次", ""),
        ("1 500", 1500, "", ""),
        ("1'500", 1500, "", ""),
        ("1,234,567.5", Decimal("1234567.5"), "", ""),
        ("85%", 85, "%", ""),
        ("85％", 85, "%", ""),
        ("百分之八十五", 85, "%", ""),
        ("8成", 80, "%", ""),
        ("八成半", 85, "%", ""),
        ("约1500", 1500, "", "约"),
        ("近1500人", 1500, "人", "近"),
        (">1500", 1500, "", ">"),
        ("1500+", 1500, "", "+"),
        ("1500余人次", 1500, "人次", "余"),
        ("2万多名", 20000, "名", "多"),
        ("1500人左右", 1500, "人", "左右"),
        ("十余个", 10, "个", "余"),
        ("已完成15个", 15, "个", ""),
        ("共15个", 15, "个", ""),
        ("15个（含在建）", 15, "个(含在建)", ""),
        ("十五", 15, "", ""),
        ("一千二百", 1200, "", ""),
        ("三百二十个", 320, "个", ""),
        ("两所", 2, "所", ""),
        ("〇", 0, "", ""),
        ("一亿二千万元", 120000000, "元", ""),
        ("壹拾伍", 15, "", ""),
        ("-3", -3, "", ""),
    ],
)
def test_a_number_is_understood_with_its_measure(text, value, measure, hedge):
    meant = number_meant(text)
    assert (meant.value, meant.measure, meant.hedge) == (value, measure, hedge)


@pytest.mark.parametrize(
    "text",
    [
        "", "无", "已完成", "15-20", "15、16", "15/20", "3.5.2", "1,5000", "1 5", "第3项", "万名",
        "百", "三百二", "七八人",
        "三点五", "三分之二", "2025-09-30", "1" * 19, "9" * 61, "见附件", "5千5百",
    ],
)  # fmt: skip
def test_what_is_no_number_or_not_for_certain_is_not_guessed(text):
    assert number_meant(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("第3项", 3), ("3", 3), ("三", 3), ("项目6", 6), ("6 提升公众急救能力", 6), ("2025年", 2025),
     ("2025年度", 2025), ("二〇二五", 2025), ("修路", None), ("3.5", None)],
)  # fmt: skip
def test_a_number_that_counts_off_is_understood(text, number):
    assert ordinal_meant(text) == number


def test_a_fraction_is_its_two_numbers():
    assert fraction_meant("15/20") == (15, 20)
    assert fraction_meant("15／20 个") == (15, 20)
    assert fraction_meant("15") is None


DIGITS = "零一二三四五六七八九"


def section(number: int) -> str:
    """A number below 10,000 as it is said: 1205 is 一千二百零五."""
    words, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + unit
        gap = not digit
    return words


def said(number: int) -> str:
    """A number in Chinese as it is said: 120035 is 十二万零三十五, in full."""
    high, low = divmod(number, 10000)
    if not high:
        return section(low) or "〇"
    return said(high) + "万" + (("零" if low < 1000 else "") + section(low) if low else "")


@given(st.integers(0, 9999_9999))
def test_numerals_mean_the_number_that_they_say(number):
    assert in_words(said(number)) == number


STYLES = (
    str,
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", "，"),
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda n: f"{Decimal(n) / 10000:f}万",
    lambda n: f" {n} ",
    lambda n: f'"{n}"',
    said,
)


@given(
    number=st.integers(0, 9999_9999),
    style=st.sampled_from(STYLES),
    before=st.sampled_from(["", "约", "近", "共", "累计完成"]),
    behind=st.sampled_from(["", "个", "人次", "㎡", "个左右", "余户", "名以上"]),
)
def test_a_number_in_any_style_is_the_same_number(number, style, before, behind):
    text = style(number)
    meant = number_meant(text if text[0] in ' "' else before + text + behind)
    assert meant.value == number


@given(st.text(max_size=70))
def test_no_text_whatever_is_a_mishap(text):
    for understand in (number_meant, fraction_meant, ordinal_meant):
        understand(text)
