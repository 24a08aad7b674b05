"""Heights, and where pages end: counted by hand."""

from minsheng.render.excel import cells
from minsheng.render.excel.fit import fitted, line_count
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Row, Sheet


def sheet(heights: list[int], sections: tuple[int, ...]) -> Sheet:
    """A narrow sheet of rows that hold so many lines each."""
    rows = [Row([cells.text("\n".join("行" * lines))]) for lines in heights]
    return fitted(Sheet("甲", "甲", [20], rows, 0, sections=sections))


def test_a_wide_character_takes_two_columns():
    """20 characters are 105 points, room for 21 half-width letters at 10 points, less one."""
    assert line_count("字" * 10, Look.TEXT, 20) == 1
    assert line_count("字" * 11, Look.TEXT, 20) == 2
    assert line_count("a" * 20, Look.TEXT, 20) == 1
    assert line_count("a" * 21, Look.TEXT, 20) == 2


def test_a_row_is_as_high_as_its_longest_text():
    made = fitted(Sheet("甲", "甲", [20, 20], [Row([cells.text("字"), cells.text("字" * 25)])], 0))
    assert made.rows[0].height == 3 * 14.5 + 6


def test_a_column_grows_with_its_numbers():
    made = fitted(
        Sheet("甲", "甲", [5], [Row([cells.figure(123456789012345, "123456789012345")])], 0)
    )
    assert made.widths[0] >= 17


def test_a_section_begins_a_page_where_too_little_is_left():
    """Rows of 20 lines are 296 points: two do not fit on a page of 490."""
    assert sheet([20, 20], sections=(1,)).breaks == (1,)
    assert sheet([5, 5], sections=(1,)).breaks == ()


def test_a_long_section_flows_on_if_its_beginning_fits():
    """Eight rows of one line (20 points each) fit below 78 points, forty do not."""
    assert sheet([5, *[1] * 40], sections=(1,)).breaks == ()
