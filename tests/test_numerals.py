"""Numbers as the documents write them, and as the program prints them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minsheng import numerals
from minsheng.numerals import (
    as_decimal,
    json_number,
    json_share,
    percent,
    percent_points,
    plain,
    rounded_down,
    written_numbers,
)


def values(text: str) -> list[Decimal]:
    return [number.value for number in written_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("建设 3 个口袋公园", 3),
        ("6 万名", 60000),
        ("6万名", 60000),
        ("1.2 万人次", 12000),
        ("3.5 亿元", 350000000),
        ("98.5%", Decimal("98.5")),
        ("1,200 人次", 1200),
        ("1,234,567 人次", 1234567),
        ("１２个", 12),
        ("三所", 3),
        ("十个", 10),
        ("十五座", 15),
        ("二十处", 20),
        ("二十三处", 23),
        ("一百二十个", 120),
        ("一百零五个", 105),
        ("三百个", 300),
        ("三千人次", 3000),
        ("一千二百人次", 1200),
        ("两个", 2),
        ("两百个", 200),
        ("六万名", 60000),
        ("三十万名", 300000),
        ("二〇二五年", 2025),
        ("5 千人次", 5000),
        ("一万二千户", 12000),
        ("一亿二千万元", 120000000),
        ("3亿5000万元", 350000000),
        ("1万2千株", 12000),
        ("百分之九十五", 95),
        ("百分之百", 100),
    ],
)
def test_a_number_is_read_as_it_is_written(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("25.5 千米", Decimal("25.5")), ("三千米", 3), ("五千克", 5), ("两千瓦", 2), ("5 千瓦", 5)],
)
def test_kilo_multiplies_nothing(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["", "千名教师访万家", "两癌检查"[1:], "万家灯火", "，。%", "abc"])
def test_a_text_without_numbers_has_none(text):
    assert values(text) == []


def test_every_number_is_found_in_order():
    text = "开展项目 48 个，完工 12 个，建设过街设施七座，完工 3 座，惠及 6 万人"
    assert values(text) == [48, 12, 7, 3, 60000]


@pytest.mark.parametrize(
    ("text", "target", "measure"),
    [
        ("测评 6 万名以上", 60000, "名"),
        ("测评 6 万名以上", 6, "万名"),
        ("测评六万名", 6, "万名"),
        ("测评 60000 名", 6, "万名"),
        ("3.5 亿元", Decimal("3.5"), "亿元"),
        ("3.5 亿元", 350000000, "元"),
        ("3.5 亿元", 35000, "万元"),
        ("一亿二千万元", 12000, "万元"),
        ("一亿二千万元", Decimal("1.2"), "亿元"),
        ("3 百万元", 300, "万元"),
        ("5 千册", 5, "千册"),
        ("三千米", 3, "千米"),
        ("八十㎡", 80, "㎡"),
        ("二十余场次", 20, "场次"),
        ("3亿5000万元", 35000, "万元"),
        ("覆盖率百分之九十五", 95, "%"),
        ("覆盖率 95％", 95, "%"),
        ("培训（万人次）1.2", Decimal("1.2"), "万人次"),
    ],
)
def test_a_number_states_its_target_in_its_measure(text, target, measure):
    assert any(number.states(target, measure) for number in written_numbers(text))


@pytest.mark.parametrize(
    ("text", "target", "measure"),
    [
        ("测评 6 万名以上", 6, "名"),
        ("测评 6 万名以上", 60, "万名"),
        ("测评 6 万名以上", 60000, "万名"),
        ("测评 6 名以上", 6, "万名"),
        ("测评六名以上", 6, "万名"),
        ("3.5 亿元", Decimal("3.5"), "元"),
        ("5 千册", 5, "册"),
        ("5 千米", 5000, "米"),
        ("统一建设", 1, "个"),
        ("3亿5000万元", 5000, "万元"),
    ],
)
def test_a_number_states_nothing_else(text, target, measure):
    assert not any(number.states(target, measure) for number in written_numbers(text))


@settings(deadline=None, max_examples=300)
@given(text=st.text(alphabet="0123456789.,，〇零一二两十百千万亿米克 个%", max_size=20))
def test_any_text_gives_numbers_that_are_not_negative(text):
    assert all(number.value >= 0 for number in written_numbers(text))


@pytest.mark.parametrize(
    "text", ["一" * 5000, "9" * 5000, "1," + "000," * 2000 + "000", "9" * 10**6]
)
def test_a_number_of_absurd_length_is_read_without_a_crash(text):
    assert not any(n.states(12, "个") for n in written_numbers(f"建设{text}个"))


@settings(deadline=None, max_examples=200)
@given(number=st.integers(1, 9999))
def test_chinese_numerals_are_read_back(number):
    assert values(f"建设{in_words(number)}个") == [number]


def in_words(number: int) -> str:
    """2025 as 二千零二十五."""
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if zero and words else "") + "一二三四五六七八九"[digit - 1] + name
        zero = not digit
    return words


# ── printing ──


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (60, "六十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (0, "0"),
        (10_000, "10000"),
    ],
)
def test_a_heading_is_counted_in_chinese(number, text):
    assert numerals.in_words(number) == text


@given(number=st.integers(1, 9999))
def test_a_number_in_words_is_read_back(number):
    assert numerals.from_words(numerals.in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (1200, "1200"),
        (-3, "-3"),
        (Decimal("4.30"), "4.3"),
        (Decimal(100), "100"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.00001"), "0.00001"),
        (Decimal("0.0"), "0"),
        (Decimal("-0.0"), "0"),
        (Fraction(3, 4), "0.75"),
        (Fraction(6, 3), "2"),
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6666"),
        (Fraction(-1, 3), "-0.3334"),
        (10**18 - 1, "999999999999999999"),
    ],
)
def test_a_number_is_printed_plainly(number, text):
    assert plain(number) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0.0%"),
        (Fraction(1), "100.0%"),
        (Fraction(1, 2), "50.0%"),
        (Fraction(9996, 10000), "99.9%"),
        (Fraction(99999, 100000), "99.9%"),
        (Fraction(11, 12), "91.6%"),
        (Fraction(2, 3), "66.6%"),
        (Fraction(7, 3), "233.3%"),
        (Fraction(-1, 3), "-33.4%"),
        (Fraction(-1, 100000), "-0.1%"),
    ],
)
def test_a_percentage_is_rounded_down(share, text):
    assert percent(share) == text


@settings(deadline=None, max_examples=200)
@given(share=st.fractions(min_value=-2, max_value=10**6))
def test_a_percentage_never_rounds_up(share):
    shown = Fraction(percent(share).removesuffix("%")) / 100
    assert shown <= share < shown + Fraction(1, 1000)
    assert percent_points(share) == Decimal(percent(share).removesuffix("%"))


@settings(deadline=None, max_examples=200)
@given(actual=st.integers(0, 10**18 - 1), target=st.integers(1, 10**18 - 1))
@example(actual=10**18 - 2, target=10**18 - 1)
def test_a_hundred_percent_is_printed_only_for_the_whole(actual, target):
    share = Fraction(actual, target)
    assert (percent_points(share) >= 100) == (actual >= target)


@settings(deadline=None, max_examples=100)
@given(actual=st.integers(1, 10**18 - 1), places=st.integers(0, 17))
@example(actual=10**18 - 1, places=17)
def test_a_percentage_of_a_tiny_target_is_exact(actual, places):
    share = actual / Fraction(7, 10**places)
    shown = Fraction(percent(share).removesuffix("%")) / 100
    assert shown <= share < shown + Fraction(1, 1000)


@settings(deadline=None, max_examples=200)
@given(share=st.fractions(), places=st.integers(0, 6))
def test_rounding_goes_towards_minus_infinity(share, places):
    shown = Fraction(rounded_down(share, places))
    assert shown <= share < shown + Fraction(1, 10**places)


@settings(deadline=None, max_examples=200)
@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-1e17, max_value=1e17))
def test_plain_numbers_have_no_exponent_and_lose_nothing(number):
    text = plain(number)
    assert set(text) <= set("-0123456789.")
    assert Decimal(text) == number
    assert not ("." in text and text.endswith(("0", ".")))


@settings(deadline=None, max_examples=200)
@given(share=st.fractions(min_value=0, max_value=10**6))
def test_a_decimal_of_a_fraction_is_exact_or_rounded_down_to_four_places(share):
    exact = Fraction(as_decimal(share))
    assert exact == share or exact <= share < exact + Fraction(1, 10000)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (None, None),
        (12, 12),
        (Decimal("12.0"), 12),
        (Decimal("12.5"), 12.5),
        (Fraction(24, 2), 12),
        (Fraction(1, 3), 0.3333),
    ],
)
def test_a_number_for_json_is_whole_where_it_is_whole(number, shown):
    assert json_number(number) == shown
    assert type(json_number(number)) is type(shown)


def test_a_share_for_json_is_rounded_down():
    assert json_share(None) is None
    assert json_share(Fraction(11, 12)) == 0.9166
    assert json_share(Fraction(99999, 100000)) == 0.9999
    assert json_share(Fraction(-1, 3), places=2) == -0.34
