"""Width, wrapping, and control characters made harmless: as properties of any text."""

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from minsheng.text import char_width, padded, safe, safe_block, width, wrapped

CHINESE = st.sampled_from("建设个口袋公园，。、；：（）“”》！？%㎡约 1234abcKm/.-_·\n")
TEXTS = st.text(CHINESE, max_size=80) | st.text(max_size=40)
COLUMNS = st.integers(1, 60)
CLOSING = "，。、；：）”》！？"


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


# width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("建设", 4),
        ("㎡", 2),
        ("ＡＢ", 4),
        ("：", 2),
        ("e\u0301", 1),
        ("🎉", 2),
        ("1.4km", 5),
    ],
)
def test_width_by_hand(text: str, columns: int) -> None:
    assert width(text) == columns


@given(TEXTS)
def test_the_width_of_a_text_is_the_sum_of_its_characters(text: str) -> None:
    assert width(text) == sum(map(char_width, text))


@given(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Mn", "Me", "Zl", "Zp")))
def test_a_character_takes_two_columns_where_it_is_wide(char: str) -> None:
    wide = unicodedata.east_asian_width(char) in "WF"
    assert char_width(char) == (2 if wide else 1)


@given(st.characters(categories=("Mn", "Me")))
@example("\u0e31")
def test_a_mark_on_another_character_takes_none(char: str) -> None:
    assume(unicodedata.east_asian_width(char) not in "WF")
    assert char_width(char) == 0


@given(TEXTS, COLUMNS)
def test_padding_fills_up_and_cuts_nothing(text: str, columns: int) -> None:
    filled = padded(text, columns)
    assert filled.startswith(text)
    assert set(filled[len(text) :]) <= {" "}
    assert width(filled) == max(width(text), columns)


# wrapping


@given(TEXTS, COLUMNS)
@example("·bbbbbbbbb，", 10)
@example("（一二三四五", 7)
def test_no_line_is_wider_than_asked_unless_a_single_character_is(text: str, columns: int) -> None:
    for line in wrapped(text, columns):
        characters = sum(char_width(char) > 0 for char in line)
        assert width(line) <= columns or characters == 1


@given(TEXTS, COLUMNS)
def test_nothing_is_lost_but_white_space(text: str, columns: int) -> None:
    assert solid("".join(wrapped(text, columns))) == solid(text)


@given(TEXTS)
def test_what_fits_stays_as_it_is(text: str) -> None:
    widest = max(map(width, text.split("\n")))
    assert wrapped(text, max(widest, 1)) == text.split("\n")


@given(TEXTS, COLUMNS)
def test_line_ends_of_the_text_are_kept(text: str, columns: int) -> None:
    assert len(wrapped(text, columns)) >= text.count("\n") + 1


# Every mark stands between two characters, as in writing.
PROSE = st.lists(
    st.sampled_from(["建", "设", "公园", "公，园", "园。建", "建（设", "设）公", "公“园", "园”建"]),
    min_size=1,
    max_size=30,
).map("".join)


@given(PROSE, st.integers(8, 40))
def test_no_line_begins_with_a_closing_mark(text: str, columns: int) -> None:
    assert [line for line in wrapped(text, columns) if line[:1] in set(CLOSING)] == []


@given(PROSE, st.integers(8, 40))
def test_no_line_ends_with_an_opening_mark(text: str, columns: int) -> None:
    assert [line for line in wrapped(text, columns) if line[-1:] in set("“（")] == []


def test_a_number_stays_with_its_measure() -> None:
    assert wrapped("安装庭院灯共 200 盏整", 18) == ["安装庭院灯共", "200 盏整"]


def test_a_closing_mark_takes_a_character_along() -> None:
    assert wrapped("建设公园，完工", 8) == ["建设公", "园，完工"]


def test_two_closing_marks_stay_together() -> None:
    assert wrapped("（预警）；正常", 8) == ["（预", "警）；正", "常"]


def test_a_long_word_is_broken_where_it_must() -> None:
    assert wrapped("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_ten_thousand_characters_are_wrapped_at_once() -> None:
    lines = wrapped("建" * 10_000, 80)
    assert [len(line) for line in lines] == [40] * 250


# control characters


OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@given(st.text() | st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
@example("\u061c")
def test_nothing_is_left_that_a_terminal_would_obey(text: str) -> None:
    assert OBEYED.findall(safe(text)) == []
    assert OBEYED.findall(safe_block(text).replace("\n", "")) == []


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_what_can_be_seen_is_not_touched(text: str) -> None:
    assert solid(safe(text)) == solid(text)
    assert solid(safe_block(text)) == solid(text)


@given(st.text(st.characters(categories=("Cc", "Cf", "L")), max_size=40))
def test_what_cannot_be_seen_is_shown_and_not_dropped(text: str) -> None:
    assert len(safe(text)) >= sum(not char.isspace() for char in text)


@given(st.text())
def test_to_be_made_harmless_twice_changes_nothing(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert safe_block(safe_block(text)) == safe_block(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("清\x1b[2J屏", "清␛[2J屏"),
        ("倒\u202e序", "倒<U+202E>序"),
        ("零\u200b宽", "零<U+200B>宽"),
        ("响\a", "响␇"),
        ("删\x7f", "删␡"),
        ("两\n行", "两 行"),
        ("一\r\n二\t三", "一 二 三"),
        ("\x9b31m", "<U+009B>31m"),
        ("阿\u061c拉伯", "阿<U+061C>拉伯"),
        ("[red]红[/red]", "[red]红[/red]"),
    ],
)
def test_what_is_shown_by_hand(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_the_lines_of_a_block_stay_lines() -> None:
    assert safe_block("一\r\n二\n\x1b三") == "一\n二\n␛三"
