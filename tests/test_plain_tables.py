"""A CSV file's text, as Excel and WPS save it."""

import pytest

from minsheng.plain_tables import decoded

TEXT = "序号,指标\r\n6,急救培训\r\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_the_encodings_of_excel_and_wps_are_told_apart(codec: str) -> None:
    assert decoded(TEXT.encode(codec)) == TEXT


def test_utf_16_is_read_without_its_mark_too() -> None:
    assert decoded("id,name\n1,road\n".encode("utf-16-le")) == "id,name\n1,road\n"


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"PK\x03\x04\x00\x00\x00\x81"])
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decoded(data) is None
