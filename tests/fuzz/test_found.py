"""What the longer job has found, each in its shortest form: no such input fails again."""

import pytest

from minsheng.problems import Place
from minsheng.render.json_text import dumped
from minsheng.render.problems.pointer import pointed_at
from minsheng.render.screen import PLAIN
from tests.small_files import LIST

TARGETS = (
    LIST
    + """\
      - {name: 开工道路, target: 12, measure: 条, subset_of: 全部道路}
      - {name: NAME, target: 0, measure: 条}
"""
)


@pytest.mark.parametrize("name", ["[甲, 乙]", "{甲: 乙}"])
def test_the_name_of_an_indicator_left_out_is_no_text(found_with, name):
    text = TARGETS.replace("NAME", name)
    found = found_with(
        {
            "targets_2025.yaml": text,
            "progress/建设局.yaml": "unit: 建设局\nyear: 2025\nreports: []\n",
        }
    )
    assert {rule for rule, _, _ in found} == {"S103", "T208"}


@pytest.mark.parametrize("value", ["[1]", "{b: 1}"])
def test_a_list_or_mapping_repeated_beside_an_ideographic_space_in_a_key(found_with, value):
    found = found_with({"progress/建设局.yaml": f"甲\u3000: 1\n乙: {value}\n乙: 2\n"})
    assert ("Y009", "progress/建设局.yaml", 3) in found
    assert ("Y006", "progress/建设局.yaml", 1) in found


def test_many_problems_on_one_long_line_are_each_shown_around_their_place():
    line = ", ".join(f"键{number}: 值" for number in range(200_000))
    for column in (1, 100_000, len(line)):
        place = Place("a.yaml", 1, column, 1, column + 1)
        pointer = pointed_at(line, place, PLAIN)
        assert len(pointer.line) < 200
        assert line[max(0, column - 10) : column] in pointer.line


def test_a_delete_character_in_a_key_is_escaped_in_json():
    assert dumped({"\x7f": "\x7f\x1b"}, PLAIN) == '{\n  "\\u007f": "\\u007f\\u001b"\n}\n'
