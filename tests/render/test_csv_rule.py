"""The rule by which a text in CSV is never a formula, and never two cells."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minsheng.render.csv_text import harmless, line

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com","点")',
    "+1",
    "+1+1",
    "-1+2",
    "-",
    "-甲",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1+2",
    "＠SUM(1)",
    "﹦1",
    " =1+1",
    "　=1+1",
    "\u00a0=1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\t甲",
    "\r甲",
    "\n甲",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_may_be_taken_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "-1.5", "-12.3%", "0", "100%", "1250.5"])
def test_a_number_stays_a_number(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text", ["", "甲=乙", "1+1", "— ", "—", "−1", "'=1", " 甲", "约 95%", "a@example.com", "🎉"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text() | st.sampled_from("=+-@＝＋－＠ \t\r\n1%.").flatmap(lambda c: st.just(c * 2)))
@example("=")
def test_nothing_begins_like_a_formula_but_a_number(text: str) -> None:
    cell = harmless(text)
    assert cell.removeprefix("'") == text or cell == text
    if cell.lstrip()[:1] in tuple("=+-@＝＋－＠"):
        assert float(cell.removesuffix("%")) <= 0
        assert cell.isascii()


@pytest.mark.parametrize("text", ["甲,乙", "甲;=1+1", "甲\t=1+1", '甲"乙"', "甲\n乙", "甲\r乙"])
def test_a_text_that_could_be_split_stands_in_quotation_marks(text: str) -> None:
    assert line(["1", text, "尾"]) == '1,"' + text.replace('"', '""') + '",尾'


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=2))
def test_a_line_is_read_back_as_it_was(cells: list[str]) -> None:
    (found,) = csv.reader(io.StringIO(line(cells), newline=""), strict=True)
    assert found == [harmless(cell) for cell in cells]
