"""What is taken out of the units' words before they go into a document, and what is said of it."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cli.ledgers import HEALTH, ledger
from render.shipped import at, ledger_in

from minsheng.printable import Removal, printable, seen_in
from minsheng.summarize import Overview

DAY = "2025-12-31"


def quoted(text: str) -> str:
    """The text as YAML that holds any character."""
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


class Printed(NamedTuple):
    """What a document shows, and what was taken out of that."""

    overview: Overview
    removed: list[Removal]


def made(folder: Path, text: str, field: str = "problems", **selection: Any) -> Printed:
    """The small ledger where one field of the one entry holds the text."""
    value = f"[{quoted(text)}]" if field == "evidence" else quoted(text)
    data = ledger(folder, 卫健局=HEALTH + f"        {field}: {value}\n")
    return seen(data, DAY, **selection)


def seen(data: Path, day: str, **selection: Any) -> Printed:
    clean, removed = printable(ledger_in(data))
    overview = at(day, clean, **selection)
    return Printed(overview, seen_in(overview, removed))


def problem(found: Printed) -> str | None:
    """What is left of the words."""
    return found.overview.projects[0].notes[0].words.problems


@pytest.mark.parametrize(
    ("written", "printed", "removed"),
    [
        ("甲\x01乙", "甲乙", "U+0001"),
        ("甲\x00乙", "甲乙", "U+0000"),
        ("甲\x1b[31m乙", "甲[31m乙", "U+001B"),
        ("甲\x7f乙\x9b", "甲乙", "U+007F、U+009B"),
        ("\u202e甲\u202c", "甲", "U+202E、U+202C"),
        ("\ufeff甲\u200b乙\u200b", "甲乙", "U+FEFF、U+200B"),
        ("甲\u00ad乙", "甲乙", "U+00AD"),
        ("甲\ufffe乙\uffff", "甲乙", "U+FFFE、U+FFFF"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_and_told(
    tmp_path: Path, written: str, printed: str, removed: str
) -> None:
    found = made(tmp_path, written)
    assert problem(found) == printed
    (one,) = found.removed
    assert f"（{removed}）" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "甲\n乙",
        "甲\t乙",
        "甲 \u3000乙",
        "e\u0301",
        "👩\u200d🚒️",
        "<b>&amp;",
        "]]>",
        "{{7*7}}",
        "=1+1",
        "建" * 10_000,
    ],
)
def test_what_can_be_seen_stays(tmp_path: Path, text: str) -> None:
    found = made(tmp_path, text)
    assert problem(found) == text
    assert found.removed == []


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_the_line_ends_of_other_programs_become_line_ends(tmp_path: Path, end: str) -> None:
    found = made(tmp_path, f"一、甲{end}二、乙")
    assert problem(found) == "一、甲\n二、乙"
    assert found.removed == []


def test_a_text_of_such_characters_alone_is_not_dropped_in_silence(tmp_path: Path) -> None:
    found = made(tmp_path, "\u200b\u200b")
    assert problem(found) == "（只有看不见的字符）"
    assert len(found.removed) == 1


@pytest.mark.parametrize(
    ("field", "word"),
    [("next_steps", "下一步举措"), ("evidence", "佐证材料"), ("correction", "更正说明")],
)
def test_the_warning_names_the_file_the_line_the_project_and_the_field(
    tmp_path: Path, field: str, word: str
) -> None:
    (one,) = made(tmp_path, "甲\x01乙\x01", field).removed
    path = (tmp_path / "data" / "progress" / "卫健局.yaml").as_posix()
    assert one.message == (
        f"{path}:6: 项目 1 的“{word}”有看不见的控制字符（U+0001），写进文件时已去掉"
    )


def test_the_given_ledger_stays_as_it_was(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH + '        problems: "甲\\x01"\n')
    found = ledger_in(data)
    printable(found)
    assert found.notes_of(1)[0].words.problems == "甲\x01"


LATER = """\
  - as_of: 2025-10-31
    projects:
      - project: 1
        actuals: {急救培训: 1200}
        problems: 新的。
"""


def test_nothing_is_said_of_words_that_are_not_in_the_document(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH + '        problems: "甲\\x01"\n' + LATER)
    assert [one.field for one in seen(data, "2025-09-30").removed] == ["存在问题"]
    assert seen(data, "2025-10-31").removed == []  # newer words stand in their place
    assert seen(data, "2025-08-31").removed == []
    assert seen(data, "2025-09-30", project=2).removed == []
    assert [one.project for one in seen(data, "2025-09-30", unit="卫健局").removed] == [1]


def test_an_older_correction_is_told_for_it_stays_beside_its_figure(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH + '        correction: "重复\\x01"\n' + LATER)
    (one,) = seen(data, "2025-10-31").removed
    assert (one.field, one.place.line) == ("更正说明", 6)
