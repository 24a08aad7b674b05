"""How the form stands on paper: nothing is cut, projects stay together."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from minsheng.form.columns import OF_A_PROJECT, Column
from minsheng.form.layout import LINE, TALLEST, Layout, Span, as_text, laid_out, lines
from minsheng.form.pages import page_starts, room

from .forms import SHIPPED, TOWNS, form, made, small


def spans_of(layout: Layout, column: Column) -> list[tuple[int, int]]:
    return [(span.first, span.last) for span in layout.spans if span.column is column]


def assert_nothing_is_cut(layout: Layout) -> None:
    """Every given text has the lines that it needs, in its own row or in those that it shares."""
    shared = {(s.column, row) for s in layout.spans for row in range(s.first, s.last + 1)}
    own = [
        Span(column, row, row)
        for row, cells in enumerate(layout.cells)
        for column in cells
        if (column, row) not in shared
    ]
    for span in [*own, *layout.spans]:
        text = as_text(layout.cells[span.first].get(span.column))
        needed = len(lines(text, layout.widths[span.column])) * LINE
        assert sum(layout.heights[span.first : span.last + 1]) >= needed, (span, text)


def test_a_projects_name_and_words_are_asked_for_once() -> None:
    layout = laid_out(form(SHIPPED, "公共服务局"))
    projects = [(0, 2), (3, 6), (7, 9), (10, 11), (12, 19)]
    assert layout.projects == projects
    assert spans_of(layout, Column.PROJECT_NAME) == projects
    for column in OF_A_PROJECT:
        assert spans_of(layout, column) == projects


def test_a_checklist_has_one_target_and_each_of_its_rows_a_figure() -> None:
    layout = laid_out(form(SHIPPED, "建设局"))
    assert (4, 5) in spans_of(layout, Column.TARGET)
    assert (4, 5) in spans_of(layout, Column.WORDS)
    assert spans_of(layout, Column.ACTUAL) == spans_of(layout, Column.INDICATOR) == []


def test_nothing_is_cut_in_the_shipped_forms() -> None:
    for unit in ("公共服务局", "建设局", "生态环境局", "城市建设事务中心"):
        assert_nothing_is_cut(laid_out(form(SHIPPED, unit)))
    assert_nothing_is_cut(laid_out(form(TOWNS, "甲镇")))


def test_nothing_is_cut_of_long_names_and_items(tmp_path: Path) -> None:
    name = "老旧小区改造和配套设施建设" * 3
    items = ", ".join(f"{name}第{number}处" for number in range(20))
    keys = f"name: {name}, items: [{items}], measure: 平方米每户每年"
    layout = laid_out(small(tmp_path, keys, name=name, task="改造二十处小区。" * 40))
    assert len(layout.heights) == 20
    assert_nothing_is_cut(layout)


def test_words_for_which_no_row_is_high_enough_say_that_they_go_on(tmp_path: Path) -> None:
    task = "为群众办实事" * 800
    layout = laid_out(small(tmp_path, "name: 甲, milestone: true", task=task))
    words = str(layout.cells[0][Column.WORDS])
    assert words.startswith("为群众办实事为群众办实事")
    assert words.endswith("……（原文共 4800 字，这里只印开头；全文见目标清单序号 1）")
    assert TALLEST - LINE <= layout.heights[0] <= TALLEST
    assert_nothing_is_cut(layout)


def test_a_long_document_gets_a_wider_column(tmp_path: Path) -> None:
    task = "为群众办实事" * 50
    layout = laid_out(small(tmp_path, "name: 甲, milestone: true", task=task))
    assert layout.cells[0][Column.WORDS] == task
    assert layout.widths[Column.WORDS] > laid_out(form(TOWNS, "甲镇")).widths[Column.WORDS]


def test_a_single_row_has_room_for_what_is_said(tmp_path: Path) -> None:
    layout = laid_out(small(tmp_path, "name: 甲, milestone: true"))
    assert layout.heights == [5 * LINE]


def test_projects_go_on_to_the_next_page_whole() -> None:
    assert page_starts([30, 30, 30, 30], [(0, 1), (2, 3)], first=100, others=150) == [2]
    assert page_starts([30, 30, 30, 30], [(0, 1), (2, 3)], first=120, others=150) == []


def test_a_project_longer_than_a_page_begins_where_it_stands() -> None:
    assert page_starts([40] * 6, [(0, 0), (1, 5)], first=100, others=130) == [2, 5]


def test_what_is_given_stands_again_on_the_next_page(tmp_path: Path) -> None:
    indicators = "".join(
        f"      - {{name: 指标{number}, target: 2, measure: 座}}\n" for number in range(40)
    )
    layout = laid_out(made(tmp_path, {1: ("修桥", "修桥四十种。", indicators)}))
    (first, *_) = layout.page_starts
    assert spans_of(layout, Column.PROJECT_NAME)[:2][0] == (0, first - 1)
    assert spans_of(layout, Column.WORDS)[1][0] == first
    assert layout.cells[first][Column.PROJECT_NAME] == "修桥"
    assert spans_of(layout, Column.PROGRESS) == [(0, 39)]
    assert_nothing_is_cut(layout)


@given(
    st.lists(st.lists(st.floats(30, 400), min_size=1, max_size=8), min_size=1, max_size=20),
    st.floats(400, 500),
    st.floats(500, 700),
)
def test_no_page_is_overfull(projects: list[list[float]], first: float, others: float) -> None:
    heights = [height for rows in projects for height in rows]
    ends = [sum(map(len, projects[: number + 1])) for number in range(len(projects))]
    runs = [(end - len(rows), end - 1) for rows, end in zip(projects, ends, strict=True)]
    starts = page_starts(heights, runs, first, others)
    assert starts == sorted(set(starts))
    bounds = [0, *starts, len(heights)]
    for number, (begin, end) in enumerate(pairwise(bounds)):
        assert begin < end
        assert sum(heights[begin:end]) <= (others if number else first) + 0.01


def test_a_wider_table_is_printed_smaller_and_has_room_for_more_rows() -> None:
    assert room([300]) > room([200]) > room([100]) == room([10])
