"""YAML text to plain values with the place of each, safely."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.source import compose
from minsheng.source.compose import MAX_DEPTH
from minsheng.source.scalars import REFUSED
from minsheng.source.tree import Tree, read_tree

BASE = Path(__file__).parents[1] / "fixtures" / "base"
VALID = (BASE / "targets_2025.yaml").read_text(encoding="utf-8")


def tree_of(text: str) -> Tree:
    tree = read_tree(text.encode())
    assert tree.refusals == []
    return tree


def rules(data: bytes) -> list[str]:
    return [refusal.rule for refusal in read_tree(data).refusals]


# ── values ──


def test_values_are_plain():
    text = "a: 1\nb: 0.1\nc: 二\nd: [true, null, 2025-06-30]\ne: {f: '7'}\n"
    assert tree_of(text).value == {
        "a": 1,
        "b": Decimal("0.1"),
        "c": "二",
        "d": [True, None, date(2025, 6, 30)],
        "e": {"f": "7"},
    }


def test_a_number_is_never_a_float():
    value = tree_of("a: 0.1\n").value["a"]
    assert type(value) is Decimal
    assert value * 3 == Decimal("0.3")


def test_a_quoted_scalar_is_text():
    assert tree_of("a: ['7', \"yes\", '2025-06-31', '']\n").value == {
        "a": ["7", "yes", "2025-06-31", ""]
    }


def test_keys_are_text_as_written():
    assert list(tree_of("2025: a\nyes: b\n010: c\n2025-06-31: d\n").value) == [
        "2025",
        "yes",
        "010",
        "2025-06-31",
    ]


def test_a_key_may_hold_a_fullwidth_colon_and_have_no_value():
    text = "公告：一: 1\n公告：二:\n'公告：三':\nb: {公告：四: }\n"
    assert tree_of(text).value == {
        "公告：一": 1,
        "公告：二": None,
        "公告：三": None,
        "b": {"公告：四": None},
    }


def test_a_block_of_text_keeps_its_lines():
    assert tree_of("a: |\n  一\n  二\n").value == {"a": "一\n二\n"}


@pytest.mark.parametrize("text", ["a:\n", "a: ~\n", "a: null\n", "a: # 没有\n"])
def test_an_empty_value_is_none(text):
    assert tree_of(text).value == {"a": None}


@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "---\n", "~\n", "null\n", "\ufeff"])
def test_a_file_without_content_is_refused(text):
    assert rules(text.encode()) == ["Y012"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    windows = b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode()
    tree, other = read_tree(windows), tree_of(VALID)
    assert tree.value == other.value
    places = [(tree.key_span(loc), tree.value_span(loc)) for loc in every_loc(tree.value)]
    assert places == [(other.key_span(loc), other.value_span(loc)) for loc in every_loc(tree.value)]
    assert len(set(places)) > 10


def every_loc(value, loc=()):
    yield loc
    if isinstance(value, dict):
        steps = list(value)
    else:
        steps = range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from every_loc(value[step], (*loc, step))


def test_a_refused_scalar_stands_for_itself_and_its_neighbours_are_read():
    tree = read_tree(b"a: 010\nb: 10\n")
    assert tree.value == {"a": REFUSED, "b": 10}
    assert [(r.rule, r.line, r.column) for r in tree.refusals] == [("Y015", 1, 4)]


def test_several_refused_scalars_are_all_told():
    assert rules(b"a: yes\nb: [0x1, 1e5]\nc: 2025-02-30\n") == ["Y015", "Y015", "Y016", "Y017"]


def test_a_duplicate_key_names_both_lines_and_keeps_neither_value():
    tree = read_tree(b"a: 1\nb: 2\na: 3\n")
    assert tree.value == {"a": REFUSED, "b": 2}
    (refusal,) = tree.refusals
    assert (refusal.rule, refusal.line, refusal.column) == ("Y009", 3, 1)
    assert "第 1 行" in refusal.message


def test_the_same_key_in_two_mappings_is_no_duplicate():
    assert tree_of("- {a: 1}\n- {a: 2}\n").value == [{"a": 1}, {"a": 2}]


def test_what_stands_below_a_duplicate_key_does_not_leak_out():
    tree = read_tree(b"a: {b: 1}\na: {c: [2, 3]}\nd: 4\n")
    assert tree.value == {"a": REFUSED, "d": 4}


# ── places ──


def test_the_place_of_a_value_counts_characters():
    tree = tree_of("一: 二\n三四: [五, 六七]\n")
    assert tree.value_span(("一",)) == (1, 4, 1, 5)
    assert tree.value_span(("三四", 1)) == (2, 9, 2, 11)
    assert tree.key_span(("三四",)) == (2, 1, 2, 3)


def test_a_character_outside_the_basic_plane_is_one_column():
    assert tree_of("𠮷🚧: 1\n").value_span(("𠮷🚧",)) == (1, 5, 1, 6)


def test_the_place_of_a_quoted_value_includes_its_quotation_marks():
    assert tree_of("a: '一二'\n").value_span(("a",)) == (1, 4, 1, 8)


def test_an_empty_value_is_shown_at_its_key():
    assert tree_of("a: 1\nbc:\n").value_span(("bc",)) == (2, 1, 2, 3)


def test_a_mapping_is_shown_at_its_first_key():
    assert tree_of("a:\n  - b: 1\n    c: 2\n").value_span(("a", 0)) == (2, 5, 2, 6)


def test_a_place_that_leads_nowhere_is_that_of_its_deepest_part():
    tree = tree_of("a:\n  - b: 1\n")
    assert tree.value_span(("a", 0, "没有", 3)) == (2, 5, 2, 6)
    assert tree.value_span(("a", 7)) == tree.value_span(("a",))


def test_the_place_of_a_list_item_is_its_value():
    tree = tree_of("a: [一, 二]\n")
    assert tree.key_span(("a", 1)) == tree.value_span(("a", 1)) == (1, 8, 1, 9)


# ── safety ──


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_32_levels_are_read_and_33_are_not():
    assert MAX_DEPTH == 32
    assert rules(nested(32)) == []
    assert rules(nested(33)) == ["Y003"]


def test_mappings_count_as_levels_too():
    def deep(depth: int) -> bytes:
        return b"".join(b" " * n + b"a:\n" for n in range(depth))

    assert rules(deep(32)) == []
    assert rules(deep(33)) == ["Y003"]


def test_the_level_too_many_is_shown_at_its_place():
    (refusal,) = read_tree(b"a: 1\nb: " + nested(33)).refusals
    assert (refusal.line, refusal.column) == (2, 3 + 1 + 31)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b"{" * 200_000,
        b"- " * 200_000,
        b"? " * 200_000,
        b"{a: " * 50_000,
        b"[" * 200_000 + b"]" * 200_000,
    ],
    ids=["brackets", "braces", "dashes", "question marks", "mappings", "closed"],
)
def test_deep_nesting_is_refused_at_once(data):
    begin = perf_counter()
    assert len(rules(data)) == 1
    assert perf_counter() - begin < 5


def test_a_few_bytes_of_aliases_are_refused():
    lines = ["a: &a [x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [" + f"*{before}, " * 8 + "]" for before, name in ("ab", "bc", "cd")
    ]
    data = "\n".join(lines).encode()
    assert len(data) < 254
    assert rules(data) == ["Y010"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: &b 1\n", 4),
        ("a: &b [1]\n", 4),
        ("a: *b\n", 4),
        ("a: !!int 1\n", 4),
        ("a: !x {b: 1}\n", 4),
        ("&a b: 1\n", 1),
        ("!!str b: 1\n", 1),
        ("<<: {b: 1}\n", 1),
    ],
)
def test_anchors_aliases_tags_and_merge_keys_are_refused(text, column):
    (refusal,) = read_tree(text.encode()).refusals
    assert (refusal.rule, refusal.line, refusal.column) == ("Y010", 1, column)


def test_a_quoted_merge_key_is_a_key():
    assert tree_of("'<<': 1\n").value == {"<<": 1}


def test_a_second_document_is_refused_at_its_beginning():
    (refusal,) = read_tree(b"a: 1\n---\nb: 2\n").refusals
    assert (refusal.rule, refusal.line) == ("Y011", 2)


def test_nothing_is_kept_of_a_file_that_cannot_be_read_to_the_end():
    tree = read_tree(b"a: 1\nb: [\n")
    assert tree.value is None
    assert tree.node is None


# ── any input whatever ──


def assert_read_or_refused_inside_the_file(data: bytes) -> None:
    tree = read_tree(data)
    lines = data.count(b"\n") + 1
    for refusal in tree.refusals:
        assert 1 <= refusal.line <= lines
        assert refusal.column >= 1
    assert tree.node is not None or tree.refusals


@settings(deadline=None, max_examples=300)
@given(data=st.binary(max_size=120))
def test_any_bytes_are_read_or_refused(data):
    assert_read_or_refused_inside_the_file(data)


YAML_CHARS = st.sampled_from(list("ab一：:　 \t\n\r-[]{},#&*!|>'\"%@`?~<0159._eyn\\\ufeff\u2028"))


@settings(deadline=None, max_examples=400)
@given(text=st.text(alphabet=YAML_CHARS, max_size=60))
def test_any_text_that_looks_like_yaml_is_read_or_refused(text):
    assert_read_or_refused_inside_the_file(text.encode())


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The base target list after a few slips: text cut out, doubled or typed in."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        typed = draw(st.text(alphabet=YAML_CHARS, max_size=4))
        text = text[:start] + typed + text[end:]
    return text


@settings(deadline=None, max_examples=200)
@given(text=mutated())
def test_a_valid_file_with_slips_is_read_or_refused(text):
    assert_read_or_refused_inside_the_file(text.encode())


SAFE_VALUES = st.recursive(
    st.integers(-(10**17), 10**17)
    | st.booleans()
    | st.none()
    | st.dates()
    | st.text("一二建设局ab，：。（）🚧 #'\"-\n"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("一二ab （）-", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=200)
@given(value=st.dictionaries(st.text("一二ab", min_size=1), SAFE_VALUES, min_size=1, max_size=4))
def test_a_safe_document_means_what_safe_load_says(value):
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=None)
    tree = read_tree(text.encode())
    assert tree.refusals == []
    assert tree.value == yaml.safe_load(text) == value


def test_a_mapping_under_a_repeated_key_beside_an_ideographic_space_is_no_mishap():
    tree = read_tree("　a: 1\nb: {c: 1}\nb: {c: 2}\n".encode())
    assert sorted(refusal.rule for refusal in tree.refusals) == ["Y006", "Y009"]


def test_a_file_of_too_many_things_is_refused_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr(compose, "MAX_EVENTS", 100)  # half a million would take a second
    assert rules(b"[" + b"x, " * 94 + b"]") == []
    (refusal,) = read_tree(b"[" + b"x, " * 120 + b"]").refusals
    the_98th = 1 + 1 + 97 * 3  # behind the beginnings of stream, document and list
    assert (refusal.rule, refusal.line, refusal.column) == ("Y002", 1, the_98th)
