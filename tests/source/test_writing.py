"""Whatever is written as a value is read back as it was."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.source.tree import read_tree
from minsheng.source.writing import PLAIN, Style, block_text, flow, flow_text, item_lines

from .handwriting import DAYS, FIGURES, TEXTS, reports

STYLES = st.builds(
    Style,
    list_offset=st.sampled_from([0, 2, 4]),
    dash_offset=st.sampled_from([2, 4]),
    report_in_brackets=st.booleans(),
    entries_in_brackets=st.booleans(),
    actuals_in_brackets=st.booleans(),
    in_quotes=st.booleans(),
)
VALUES = st.recursive(
    TEXTS | FIGURES | DAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXTS.map(lambda text: text.strip("　")), inner, max_size=3)
    ),
    max_leaves=8,
)


def read(text):
    """What a text means that nothing is refused in."""
    tree = read_tree(text.encode())
    assert tree.refusals == []
    return tree.value


@given(TEXTS | st.just(""))
def test_a_text_is_read_back(text):
    assert read(f"a: {block_text(text)}\nb: [{flow_text(text)}]\n") == {"a": text, "b": [text]}


@given(VALUES, STYLES)
def test_any_value_on_one_line_is_read_back(value, style):
    line = flow(value, style)
    assert "\n" not in line
    assert read(f"a: {line}\n") == {"a": value}


@given(reports(), STYLES, st.sampled_from([0, 2, 7]))
def test_a_report_in_lines_is_read_back(report, style, column):
    lines = item_lines(report, column, style)
    assert read("a:\n" + "\n".join(lines) + "\n") == {"a": [report]}


@pytest.mark.parametrize(
    ("text", "written"),
    {
        "已开展培训23期。": "已开展培训23期。",
        "《方案》，一、二；三": "《方案》，一、二；三",
        "http://a.cn/b": "http://a.cn/b",
        "./照片/1.jpg": "./照片/1.jpg",
        "50%": "50%",
        "3 #": '"3 #"',
        "2025/6/30": "2025/6/30",
        "2025-06-30": '"2025-06-30"',
        "1,500": "1,500",
        "1500": '"1500"',
        "010": '"010"',
        "yes": '"yes"',
        "=": '"="',
        "注：无": "注：无",
        "注: 无": '"注: 无"',
        "-5度": '"-5度"',
        '他说"好"': '他说"好"',
        '"好"': r'"\"好\""',
        "a\\b": "a\\b",
        "好\r\n": r'"好\r\n"',
        "　好": '"　好"',
        "👨\u200d👩": '"👨\u200d👩"',
        "好\ufeff\x1b": r'"好\ufeff\u001b"',
    }.items(),
)
def test_a_text_is_put_in_quotes_only_where_it_must_be(text, written):
    assert block_text(text) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (Decimal("1.50"), "1.5"),
        (Decimal("6E-9"), "0.000000006"),
        (-(10**17), "-100000000000000000"),
        (date(2025, 6, 30), "2025-06-30"),
        ([], "[]"),
        ({"甲": ["1,5", "乙"], "AED": 0}, '{甲: ["1,5", 乙], AED: 0}'),
    ],
)
def test_a_value_on_one_line(value, written):
    assert flow(value) == written


def test_an_empty_list_of_a_long_name_stays_an_empty_list():
    name = "长" * 60
    lines = item_lines({"actuals": {name: []}}, 0, PLAIN)
    assert read("\n".join(lines)) == [{"actuals": {name: []}}]
