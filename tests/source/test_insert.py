"""A new report into a file that anybody may have written: the old bytes and that report."""

import re
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.source.insert import with_report
from minsheng.source.tree import read_tree

from .handwriting import FILES, Hand, reports

NOTHING = re.compile(r"^ ?(\[ ?\]|null|~)|^ ?\[?\s*(?=\])")


def old_and_new(data: bytes, report: dict[str, Any]) -> tuple[Any, list[Any]]:
    """What the file holds, and its reports as they should be: the new one in its place."""
    old = read_tree(data)
    assert not old.refusals, data.decode()
    value = old.value
    before = value["reports"] or []
    place = max(
        (n for n, one in enumerate(before, 1) if one["as_of"] <= report["as_of"]), default=0
    )
    return value, [*before[:place], report, *before[place:]]


def common(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)


def changed(old: bytes, new: bytes) -> tuple[str, str]:
    """What lies between the beginning and the end that both have: of the old one, of the new."""
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    middles = old[head : len(old) - tail], new[head : len(new) - tail]
    return middles[0].decode(errors="replace"), middles[1].decode(errors="replace")


def is_kept(old: str, new: str) -> bool:
    """Whether all of the old middle is in the new one in one piece, but for `[]` or `null`."""
    kept = NOTHING.sub("", old, count=1)
    return (old if kept == old else kept.strip()) in new


@settings(max_examples=200, deadline=None)
@given(FILES, st.randoms(use_true_random=False), reports())
def test_in_any_style_the_old_content_and_that_report(content, random, report):
    old = Hand(random).file(content)
    value, expected = old_and_new(old, report)
    assert len(value["reports"] or []) == len(content["reports"] or [])
    inserted = with_report(old, report)
    assert inserted is not None, old.decode()
    new = read_tree(inserted.data)
    assert not new.refusals
    assert new.value == {**value, "reports": expected}
    assert expected[inserted.number] == report
    assert is_kept(*changed(old, inserted.data))


@settings(max_examples=100, deadline=None)
@given(FILES, st.randoms(use_true_random=False), st.lists(reports(), min_size=2, max_size=4))
def test_one_report_after_the_other(content, random, several):
    data = Hand(random).file(content)
    for report in several:
        _, expected = old_and_new(data, report)
        inserted = with_report(data, report)
        assert inserted is not None, data.decode()
        data = inserted.data
        assert read_tree(data).value["reports"] == expected


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_the_file_is_there_is_an_answer(data):
    report = {"as_of": date(2025, 10, 31), "projects": [{"project": 6, "progress": "好"}]}
    inserted = with_report(data, report)
    assert inserted is None or read_tree(inserted.data).value["reports"][inserted.number] == report


def test_ten_thousand_characters_and_ten_thousand_reports():
    report = {"as_of": date(2025, 10, 31), "projects": [{"project": 6, "progress": "好" * 10_000}]}
    line = "  - {as_of: 2025-09-30, projects: [{project: 6, progress: 好}]}\n"
    inserted = with_report(f"unit: 建设局\nyear: 2025\nreports:\n{line * 10_000}".encode(), report)
    assert inserted is not None
    assert inserted.number == 10_000
