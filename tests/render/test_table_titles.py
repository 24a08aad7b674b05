"""The titles of tables: they wrap where the screen ends, and not where their table does."""

import pytest

from minsheng.render.screen import Screen
from minsheng.render.tables import Layout, add_column, cell, new_table
from minsheng.render.terminal import printed

TITLE = "急救技能认证培训：目标 1500 人次，还差 320 人次（示例数据，非真实进展）"


def table(title: str, width: int) -> list[str]:
    """A table of ten columns' width below its title."""
    made = new_table(title, Layout(width, ascii_only=False))
    add_column(made, "月末", 7, fixed=True)
    made.add_row(cell("2025-09"))
    return printed([made], Screen(width=width)).splitlines()


@pytest.mark.parametrize("width", [73, 80, 120, 160])
def test_a_title_that_fits_the_screen_stands_on_one_line(width: int) -> None:
    assert table(TITLE, width) == [TITLE, " 月末", "────────", " 2025-09"]


def test_a_title_that_does_not_fit_the_screen_is_broken_where_the_screen_ends() -> None:
    first, second, *below = table(TITLE, 60)
    assert first == "急救技能认证培训：目标 1500 人次，还差 320 人次（示例数据，"
    assert first + second == TITLE
    assert below == [" 月末", "────────", " 2025-09"]


def test_without_a_title_there_is_no_line_for_one() -> None:
    assert table("", 80) == [" 月末", "────────", " 2025-09"]
