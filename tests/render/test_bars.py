"""A bar is never full below one, and never longer than it may be."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.render.tables import Layout, bar

from .shipped import DAYS, at, status

SHARES = st.fractions(0, 1)
CELLS = st.sampled_from([10, 20])


def glyphs(done: Fraction, planned: Fraction, cells: int, ascii_only: bool = False) -> str:
    return "".join(text for text, _ in bar(done, planned, Layout(120, ascii_only), cells))


@given(SHARES, SHARES, CELLS)
def test_a_bar_is_full_at_one_and_never_below(
    done: Fraction, planned: Fraction, cells: int
) -> None:
    assert (glyphs(done, planned, cells) == "█" * cells) == (done == 1)


@given(SHARES, SHARES, CELLS)
def test_a_bar_has_its_length_and_its_order(done: Fraction, planned: Fraction, cells: int) -> None:
    drawn = glyphs(done, planned, cells)
    assert len(drawn) == cells
    assert re.fullmatch("█*▒*░*", drawn)


@given(SHARES, SHARES, SHARES, CELLS)
def test_a_bar_never_shrinks_with_what_is_done(
    one: Fraction, other: Fraction, planned: Fraction, cells: int
) -> None:
    less, more = sorted((one, other))
    drawn = [glyphs(done, planned, cells).count("█") for done in (less, more)]
    assert drawn == sorted(drawn)


@given(SHARES, SHARES, CELLS)
def test_what_is_owed_is_not_drawn_where_nothing_is(
    done: Fraction, planned: Fraction, cells: int
) -> None:
    if done >= planned:
        assert "▒" not in glyphs(done, planned, cells)


@given(SHARES, SHARES, CELLS)
def test_a_bar_without_blocks_says_the_same(done: Fraction, planned: Fraction, cells: int) -> None:
    plain = glyphs(done, planned, cells, ascii_only=True)
    assert plain == glyphs(done, planned, cells).translate(str.maketrans("█▒░", "#-."))


@pytest.mark.parametrize(
    ("done", "planned", "drawn"),
    [
        (Fraction(1, 2), Fraction(3, 4), "█████▒▒░░░"),
        (Fraction(9999, 10000), Fraction(1), "█████████▒"),
        (Fraction(0), Fraction(0), "░░░░░░░░░░"),
        (Fraction(1), Fraction(1, 2), "██████████"),
        (Fraction(0), Fraction(1), "▒▒▒▒▒▒▒▒▒▒"),
    ],
)
def test_bars_by_hand(done: Fraction, planned: Fraction, drawn: str) -> None:
    assert glyphs(done, planned, 10) == drawn


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("by", ["project", "level", "unit", "indicator"])
def test_on_the_shipped_data_a_bar_is_full_where_the_share_is_a_hundred(day: str, by: str) -> None:
    lines = status(at(day), "table", by, width=200).splitlines()
    rows = [re.search(r"([█▒░]{10,20})\s+(\d+\.\d|—)", line) for line in lines]
    drawn = [row for row in rows if row]
    assert len(drawn) >= 2
    for row in drawn:
        assert (set(row[1]) == {"█"}) == (row[2] == "100.0")
