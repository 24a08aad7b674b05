"""Texts that a `#` cuts short, and comments that cut nothing."""

import pytest

from minsheng.source.cuts import cut_texts


def cut(text: str) -> list[tuple[int, int, int]]:
    """(line, first column, column after the last) of whatever was cut off."""
    return [(r.line, r.column, r.end_column) for r in cut_texts(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("progress: 完成 3 个 #2 楼除外", (1, 18, 24)),
        ("progress: #2 楼除外", (1, 11, 17)),
        ("- 附件 #2", (1, 6, 8)),
        ("- #附件", (1, 3, 6)),
        ("a: 甲\nb: 多行\n  继续 #3\n", (3, 6, 8)),
        ("[甲, 乙 #2\n]", (1, 7, 9)),
        ("a: 甲 #2\r\nb: 乙\r\n", (1, 6, 8)),
        ("a: 甲 #2 乙 #3", (1, 6, 13)),
        ("a: 甲 #2  # 乙", (1, 6, 8)),
    ],
)
def test_a_text_with_more_behind_the_mark_is_cut(text: str, place: tuple[int, int, int]) -> None:
    assert cut(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "year: 2025 #年份",
        "as_of: 2025-09-30 #截至日期",
        "sample: true #示例",
        "unit: 建设局 # 责任单位",
        "unit: 建设局   #责任单位",
        "unit: 建设局\t#责任单位",
        "units: [建设局] #责任单位",
        "progress: 完成 ##",
        "progress: 完成 #",
        "progress: 见附件#2",
        "progress: '完成 3 个 #2 楼除外'",
        'progress: "完成 3 个 #2 楼除外"',
        "progress: |\n  完成 3 个 #2 楼除外\n",
        " #责任单位\nunit: 建设局",
        "#责任单位\nunit: 建设局",
        "",
    ],
)
def test_a_comment_cuts_nothing(text: str) -> None:
    assert cut(text) == []


def test_the_words_that_are_lost_are_named() -> None:
    (refusal,) = cut_texts("progress: 完成 3 个 #2 楼除外")
    assert refusal.rule == "Y023"
    assert "“#2 楼除外”" in refusal.message


def test_a_file_that_cannot_be_parsed_is_looked_at_as_far_as_it_can() -> None:
    assert cut("a: 甲 #2\nb: [") == [(1, 6, 8)]
