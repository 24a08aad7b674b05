"""What a plain scalar means, and which ones are refused with what to write instead."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minsheng.source.scalars import date_spelling, parsed_date, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("2025", 2025),
        ("999999999999999999", 999999999999999999),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("", None),
        ("~", None),
        ("null", None),
        ("建设局", "建设局"),
        ("2025年", "2025年"),
        ("6 万名", "6 万名"),
        ("1,200", "1,200"),
        ("12:30开工", "12:30开工"),
        ("-", "-"),
        ("...", "..."),
        ("1.2.3", "1.2.3"),
        ("y", "y"),
        ("yes，已完成", "yes，已完成"),
        ("４", "４"),
    ],
)
def test_what_every_reader_agrees_on_has_its_meaning(text, value):
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


@pytest.mark.parametrize("text", ["0.1", "3.5", "-0.05", "98.60", "123456789012.345678"])
def test_a_decimal_is_exact_and_keeps_what_is_written(text):
    value = resolve(text)
    assert isinstance(value, Decimal)
    assert str(value) == text


def test_an_iso_date_is_a_date():
    assert resolve("2025-06-30") == date(2025, 6, 30)
    assert resolve("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2025-06-31", "2025-02-29", "2025-13-01", "2025-00-10"])
def test_a_day_that_does_not_exist_is_refused(text):
    rule, message, _ = resolve(text)
    assert rule == "Y017"
    assert text in message


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("yes", "写 true"),
        ("On", "写 true"),
        ("NO", "写 false"),
        ("off", "写 false"),
        ("010", "写 10"),
        ("-010", "写 -10"),
        ("1_000", "写 1000"),
        ("00", "写 0"),
        ("0.5_0", "写 0.5"),
        (".5", "写 0.5"),
        ("5.", "写 5"),
        ("0x10", "请加引号"),
        ("0b11", "请加引号"),
        ("0o17", "请加引号"),
        ("12:30", "请加引号"),
        ("190:20:30.5", "请加引号"),
        (".inf", "请加引号"),
        ("-.INF", "请加引号"),
        (".nan", "请加引号"),
    ],
)
def test_what_software_reads_differently_is_refused_with_what_to_write(text, instead):
    rule, message, hint = resolve(text)
    assert rule == "Y015"
    assert f"“{text}”" in message
    assert instead in hint


@pytest.mark.parametrize("text", ["1e5", "1E5", "-1.5e+3", "1e999999999", "12e-3"])
def test_an_exponent_is_refused(text):
    assert resolve(text)[0] == "Y016"


@pytest.mark.parametrize(
    "text", ["1234567890123456789", "-1234567890123456789", "0.123456789012345678"]
)
def test_nineteen_digits_are_refused(text):
    assert resolve(text)[0] == "Y016"


@settings(deadline=None, max_examples=300)
@given(text=st.text(alphabet="0123456789+-._:eExobtruflsnay年 ~", max_size=12))
def test_a_scalar_is_read_as_yaml_reads_it_or_is_text_or_is_refused(text):
    ours = resolve(text)
    if isinstance(ours, int | date | Decimal) or ours is None:
        theirs = yaml.SafeLoader("").construct_object(_plain_node(text))
        assert type(theirs) is (float if isinstance(ours, Decimal) else type(ours))
        assert theirs == (float(ours) if isinstance(ours, Decimal) else ours)


@settings(deadline=None, max_examples=300)
@given(text=st.text(alphabet="0123456789+-._:eExabtruflsn年", min_size=1, max_size=12))
@example(text="0.5_0")
@example(text=".0_")
@example(text="1._")
def test_what_yaml_changes_is_never_kept_as_text(text):
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))
    if tag != "tag:yaml.org,2002:str" and not tag.endswith("timestamp"):
        assert not isinstance(resolve(text), str)


def _plain_node(text: str) -> yaml.ScalarNode:
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))
    return yaml.ScalarNode(tag, text)


@pytest.mark.parametrize(
    "text", ["2025-6-30", "2025/06/30", "20250630", "2025-06-31", " 2025-06-30", "二〇二五-06-30"]
)
def test_only_one_spelling_of_a_date_is_parsed(text):
    assert parsed_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025/6/30",
        "2025-6-30",
        "2025.06.30",
        "2025年6月30日",
        "2025年06月30",
        " 2025/6/30 ",
        "2025-06-30 08:00:00",
        "2025-06-30T08:00:00",
    ],
)
def test_another_spelling_of_a_date_gets_the_right_one(text):
    rule, _, hint = date_spelling(text)
    assert rule == "Y018"
    assert hint == "写作 2025-06-30"


@pytest.mark.parametrize("text", ["2025/6/31", "2025年13月1日", "2025.2.30"])
def test_another_spelling_of_no_day_is_no_day(text):
    assert date_spelling(text)[0] == "Y017"


@pytest.mark.parametrize(
    "text", ["", "九月末", "2025", "2025-09", "6月30日", "25/6/30", "20250630"]
)
def test_what_is_no_date_has_no_spelling(text):
    assert date_spelling(text) is None


@settings(deadline=None, max_examples=100)
@given(day=st.dates())
def test_every_iso_date_is_read(day):
    assert parsed_date(day.isoformat()) == day
    assert resolve(day.isoformat()) == day
