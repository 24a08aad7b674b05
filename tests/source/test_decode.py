"""Bytes to text: what is refused before YAML is looked at, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.source.decode import MAX_BYTES, Refusal, decode


def refused(data: bytes) -> Refusal:
    refusal = decode(data)
    assert isinstance(refusal, Refusal)
    return refusal


def place_of(data: bytes) -> tuple[str, int, int]:
    refusal = refused(data)
    return refusal.rule, refusal.line, refusal.column


def test_utf8_comes_back_as_it_is():
    assert decode("单位: 建设局\n".encode()) == "单位: 建设局\n"


def test_a_byte_order_mark_is_dropped():
    assert decode("unit: 建设局\n".encode("utf-8-sig")) == "unit: 建设局\n"


def test_a_file_of_nothing_but_a_byte_order_mark_is_empty():
    assert decode(b"\xef\xbb\xbf") == ""


def test_windows_line_ends_stay():
    assert decode(b"year: 2025\r\nreports: []\r\n") == "year: 2025\r\nreports: []\r\n"


def test_tabs_and_emoji_are_text():
    assert decode("a: 一\t二 🚧\n".encode()) == "a: 一\t二 🚧\n"


def test_five_megabytes_are_read():
    assert decode(b"#" * MAX_BYTES) == "#" * 5242880


def test_one_byte_more_is_refused():
    assert place_of(b"#" * (5242880 + 1)) == ("Y002", 1, 1)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("unit: 建设局\n", "gbk", "GBK"),
        ("unit: 𠮷祥局\n", "gb18030", "GB18030"),
        ("unit: 建设局\n", "utf-16", "UTF-16"),
        ("unit: 建设局\n", "utf-16-be", "UTF-16"),
        ("unit: 建设局\n", "utf-16-le", "UTF-16"),
    ],
)
def test_the_encoding_of_chinese_office_software_is_named(text, codec, name):
    refusal = refused(text.encode(codec))
    assert refusal.rule == "Y001"
    assert f"文件编码是 {name}，不是 UTF-8" in refusal.message
    assert "UTF-8" in (refusal.hint or "")


def test_bytes_of_no_known_encoding_are_refused_without_a_name():
    assert refused(b"unit: \xff\xff\n").message == "文件不是 UTF-8 编码的文本"


def test_gbk_is_refused_where_its_first_chinese_character_stands():
    assert place_of("year: 2025\nunit: 建设局\n".encode("gbk")) == ("Y001", 2, 7)


def test_columns_before_a_bad_byte_count_characters_not_bytes():
    assert place_of("# 一\nunit: 建设局".encode() + b"\xff\n") == ("Y001", 2, 10)


def test_utf16_is_refused_at_the_beginning():
    assert place_of("# 一\n# 二\nunit: 局\n".encode("utf-16")) == ("Y001", 1, 1)


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x80, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF])
def test_a_control_character_is_refused_at_its_place(code):
    refusal = refused(f"# 一\nunit: 建设{chr(code)}局\n".encode())
    assert (refusal.rule, refusal.line, refusal.column) == ("Y014", 2, 9)
    assert f"U+{code:04X}" in refusal.message


@pytest.mark.parametrize(
    ("char", "name"),
    [("\u2028", "U+2028"), ("\u2029", "U+2029"), ("\x85", "U+0085"), ("\r", "回车符")],
)
def test_a_line_separator_that_editors_do_not_count_is_refused(char, name):
    refusal = refused(f"# 一\r\nunit: 建设{char}局\r\n".encode())
    assert (refusal.rule, refusal.line, refusal.column) == ("Y013", 2, 9)
    assert name in refusal.message


def test_a_file_with_carriage_returns_alone_is_refused_on_line_one():
    assert place_of(b"unit: a\ryear: 2025\r") == ("Y013", 1, 8)


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_text_or_are_refused_at_a_line_of_the_file(data):
    result = decode(data)
    if isinstance(result, Refusal):
        assert 1 <= result.line <= data.count(b"\n") + 1
        assert result.column >= 1
    else:
        assert result.encode() == data.removeprefix(b"\xef\xbb\xbf")


@settings(deadline=None, max_examples=100)
@given(text=st.text(alphabet="一建设局ab: \n", max_size=50))
def test_text_without_odd_characters_is_never_refused(text):
    assert decode(text.encode()) == text
