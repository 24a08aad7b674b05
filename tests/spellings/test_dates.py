"""Dates in the ways that people write them; what is missing is never made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.spellings.dates import date_meant, excel_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2025年9月30日", (2025, 9, 30)),
        ("2025 年 9 月 30 号", (2025, 9, 30)),
        ("2025/9/30", (2025, 9, 30)),
        ("2025.9.30", (2025, 9, 30)),
        ("２０２５．９．３０", (2025, 9, 30)),
        ("20250930", (2025, 9, 30)),
        ("二〇二五年九月三十日", (2025, 9, 30)),
        ("二○二五年十二月三十一日", (2025, 12, 31)),
        ("2025年9月", (2025, 9, None)),
        ("2025-9", (2025, 9, None)),
        ("2025年9月底", (2025, 9, None)),
        ("9月30日", (None, 9, 30)),
        ("9.30", (None, 9, 30)),
        ("九月末", (None, 9, None)),
    ],
)
def test_a_date_is_understood_as_far_as_it_is_written(text, parts):
    assert date_meant(text) == parts


@pytest.mark.parametrize("text", ["", "去年", "2025", "第三季度", "30/9/2025", "x" * 70])
def test_what_is_no_date_is_none(text):
    assert date_meant(text) is None


def test_what_is_missing_is_filled_only_with_what_is_given():
    assert date_meant("9月30日").completed(None) is None
    assert date_meant("9月30日").completed(2025) == date(2025, 9, 30)
    assert date_meant("2024年2月").completed(2025) == date(2024, 2, 29)
    assert date_meant("2025年2月30日").completed(2025) is None
    assert date_meant("2025年13月").completed(2025) is None
    assert date_meant("2025年9月0日").completed(2025) is None
    assert date_meant("0000年9月1日").completed(2025) == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("number", "day"),
    [(45930, date(2025, 9, 30)), (36526, date(2000, 1, 1)), (73050, date(2099, 12, 31)),
     (36525, None), (73051, None), (2025, None)],
)  # fmt: skip
def test_excels_count_of_days_is_a_date(number, day):
    assert excel_date(number) == day


@given(st.dates(date(1949, 1, 1), date(2100, 1, 1)))
def test_every_date_is_understood_in_every_spelling(day):
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert date_meant(text).completed(None) == day


@given(st.text(max_size=70))
def test_no_text_whatever_is_a_mishap(text):
    meant = date_meant(text)
    assert meant is None or meant.completed(2025) is None or meant.completed(2025).year > 0
