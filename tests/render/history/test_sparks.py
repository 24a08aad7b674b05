"""Sparklines: one scale for what stood and what was owed; nothing looks met that is not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.render.history.sparks import sparks
from minsheng.render.tables import Layout

DRAWN, PLAIN = Layout(120, False), Layout(120, True)
BLOCKS = "▁▂▃▄▅▆▇█"


def drawn(
    done: list[int | None], owed: list[int], target: int = 70, layout: Layout = DRAWN
) -> tuple[str, str]:
    exact = [None if amount is None else Fraction(amount) for amount in done]
    targets = [Fraction(target)] * len(owed)
    return sparks(exact, [Fraction(amount) for amount in owed], targets, layout)


def test_the_scale_runs_from_nothing_to_the_target() -> None:
    assert drawn([0, 10, 20, 30, 40, 50, 60, 70], [70] * 8) == ("▁▂▃▄▅▆▇█", "████████")


def test_what_is_not_reported_is_no_zero_and_what_is_to_come_is_not_drawn() -> None:
    assert drawn([None, 0, 35], [10, 20, 30, 70]) == ("·▁▄", "▂▃▄█")


def test_a_figure_above_the_target_is_the_top_and_the_target_lies_below_it() -> None:
    assert drawn([35, 140], [35, 70]) == ("▂█", "▂▄")


@pytest.mark.parametrize("amount", [69, 68, 61])
def test_a_little_less_than_the_target_is_lower_than_the_target(amount: int) -> None:
    assert drawn([amount, 75], [70, 70]) == ("▆█", "▇▇")


def test_a_target_that_is_adjusted_is_drawn_as_it_is_in_force() -> None:
    targets = [Fraction(35), Fraction(70)]
    assert sparks([], targets, targets, DRAWN).owed == "▄█"


def test_a_plain_screen_has_digits() -> None:
    assert drawn([None, 0, 35, 70], [70] * 4, layout=PLAIN) == (".037", "7777")


AMOUNTS = st.lists(st.integers(0, 200), min_size=1, max_size=24)


@given(AMOUNTS, st.integers(1, 150))
def test_full_is_the_top_of_the_scale_alone_and_below_the_target_is_lower(
    amounts: list[int], target: int
) -> None:
    actual, owed = drawn(list(amounts), [target] * len(amounts), target)
    scale = max(target, *amounts)
    goal = BLOCKS.index(owed[0])
    for amount, block in zip(amounts, actual, strict=True):
        assert (block == "█") == (amount == scale)
        assert amount >= target or BLOCKS.index(block) < max(goal, 1)


@given(AMOUNTS, st.integers(1, 150))
def test_a_line_never_falls_where_the_amounts_do_not(amounts: list[int], target: int) -> None:
    actual, _ = drawn(sorted(amounts), [target] * len(amounts), target)
    assert list(actual) == sorted(actual)
