"""What is left of an indicator, in words: true of every shape, before the due date and on it."""

from pathlib import Path

import pytest
from arithmetic.ledgers import pledge, said

from minsheng.render.words import left

DUE = "2025-09-30"
BEFORE, ON, AFTER = "2025-09-29", DUE, "2025-10-31"
LEVEL = f"cumulative: false, due: {DUE}"
HOLDS = "目前达到，到期再定"


@pytest.mark.parametrize(
    ("shape", "figure", "day", "words"),
    [
        # a level that holds is no longer "to be seen" once it is due
        ("target: 90, measure: 公里", 90, BEFORE, HOLDS),
        ("target: 90, measure: 公里", 90, ON, "已达标"),
        ("target: 90, measure: 公里, comparator: 超过", 90, BEFORE, "尚未超过目标"),
        ("target: 90, measure: 公里, comparator: 超过", 90, ON, "尚未超过目标"),
        ("target: 90, measure: 公里, comparator: 超过", 90, AFTER, "尚未超过目标"),
        ("target: 5, measure: 公里, comparator: 低于", 5, ON, "尚未低于目标"),
        ("target: 5, measure: 公里, comparator: 低于", 4.9, BEFORE, HOLDS),
        ("target: 100, measure: 公里, comparator: 约", 96, BEFORE, HOLDS),
        ("target: 100, measure: 公里, comparator: 约", 94, BEFORE, "还差 6 公里"),
        # the other shapes may be levels too
        ("items: [一小, 二小], measure: 所", ["一小", "二小"], BEFORE, HOLDS),
        ("items: [一小, 二小], measure: 所", ["一小", "二小"], ON, "已达标"),
        ("items: [一小, 二小], measure: 所", ["一小"], BEFORE, "还差 1 所：二小"),
        ("milestone: true", True, BEFORE, HOLDS),
        ("milestone: true", True, AFTER, "已达标"),
        ("milestone: true", False, AFTER, "尚未完成"),
    ],
)
def test_what_is_left_of_a_level(
    tmp_path: Path, shape: str, figure: object, day: str, words: str
) -> None:
    made = pledge(tmp_path, f"{shape}, {LEVEL}", {"2025-08-31": said(figure)})
    assert left(made.exact(day)) == words
