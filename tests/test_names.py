"""Names as people type them: what counts as the same, and what was probably meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.lookalikes import skeleton
from minsheng.names import as_known, bare, did_you_mean, joined, nearest

UNITS = ["公共服务局", "建设局", "公安分局", "改革发展局"]


@pytest.mark.parametrize(
    "text",
    ["建设 3 个", " 建设3个 ", "建设\n3 个", "建设　3\t个", "建设\u200b3个", "建\ufeff设3个"],
)
def test_a_quote_is_compared_without_any_white_space(text):
    assert bare(text) == "建设3个"


@pytest.mark.parametrize(
    ("one", "other"),
    [("AED", "ＡＥＤ"), ("AED", "aed"), ("A E D", "AED"), ("（试点）", "(试点)"), ("㎡", "m2")],
)
def test_names_that_merely_look_alike_fold_to_the_same(one, other):
    assert skeleton(one) == skeleton(other)


def test_other_names_do_not_fold_to_the_same():
    assert skeleton("建设局") != skeleton("建投局")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公服局", "公共服务局"),
        ("公共服务", "公共服务局"),
        ("公共服务局（高新区）", "公共服务局"),
        ("建设局 ", "建设局"),
        ("建投局", "建设局"),
        ("改革局", "改革发展局"),
    ],
)
def test_the_nearest_name_is_suggested(typed, meant):
    assert nearest(typed, UNITS) == [meant]


def test_a_name_unlike_any_other_has_no_nearest():
    assert nearest("税务总署", UNITS) == []


def test_several_are_suggested_best_first_and_each_once():
    assert nearest("救护培训", ["救护师资培训", "救护培训会", "救护师资培训"], most=2) == [
        "救护培训会",
        "救护师资培训",
    ]


def test_a_name_that_differs_in_width_alone_wins_over_all_others():
    assert nearest("ＡＥＤ", ["AEDs", "AED"]) == ["AED"]


def test_a_difference_in_width_or_blanks_is_explained():
    hint = did_you_mean("建设 局", UNITS)
    assert hint == "应写作“建设局”：第 2 个字后面多了一个空格"


def test_a_likely_name_is_asked_for():
    assert did_you_mean("公服局", UNITS) == "是不是“公共服务局”？"


def test_a_few_names_are_listed_and_many_are_not():
    assert did_you_mean("税务总署", UNITS) == "可用的有：公共服务局、建设局、公安分局、改革发展局"
    assert did_you_mean("税务总署", [f"第{n}乡" for n in range(13)]) is None
    assert did_you_mean("税务总署", []) is None


@settings(deadline=None, max_examples=100)
@given(name=st.text(max_size=8), known=st.lists(st.text(max_size=8), max_size=6))
def test_whatever_is_suggested_is_known_and_is_suggested_once(name, known):
    found = nearest(name, known, most=3)
    assert set(found) <= set(known)
    assert len(found) == len(set(found)) <= 3


@settings(deadline=None, max_examples=100)
@given(known=st.lists(st.text("建设局公安A", min_size=1, max_size=6), min_size=1, unique=True))
def test_a_known_name_typed_with_a_blank_is_found(known):
    assert skeleton(nearest(f" {known[0]} ", known)[0]) == skeleton(known[0])


def test_a_name_of_over_200_characters_is_not_compared():
    assert nearest("局" * 201, ["局" * 200]) == []
    assert nearest("局" * 200, ["局" * 201, "局" * 199]) == ["局" * 199]


def test_the_nearest_of_thousands_is_found_among_names_that_all_look_much_the_same():
    known = [f"第{number}号道路改造提升工程" for number in range(3000)]
    assert nearest("第1234号道路改造提升工成", known) == ["第1234号道路改造提升工程"]
    assert nearest("第４２号道路改造提升工程", known) == ["第42号道路改造提升工程"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建设局、公安分局", ["建设局", "公安分局"]),
        ("建设局，公安分局", ["建设局", "公安分局"]),
        ("公安分局 建设局", ["公安分局", "建设局"]),
        ("建设局和公安分局", ["建设局", "公安分局"]),
        ("建設局；公安分局", ["建设局", "公安分局"]),
        ("建设局、财政局", []),
        ("建设局", []),
        ("、", []),
    ],
)
def test_names_that_are_joined_are_told_apart_where_all_are_known(text, names):
    assert joined(text, UNITS) == names


def test_a_name_is_known_as_it_is_or_as_it_looks():
    assert as_known("建设局", UNITS) == "建设局"
    assert as_known("建 设局", UNITS) == "建设局"
    assert as_known("建投局", UNITS) is None


def test_of_ten_thousand_misspelt_names_each_finds_the_one_of_ten_thousand_that_was_meant():
    known = tuple(f"第{number}号道路改造提升工程" for number in range(10_000))
    typed = [name.replace("程", "成") for name in known]
    assert [nearest(name, known) for name in typed] == [[name] for name in known]


def test_after_twenty_thousand_questions_only_what_was_asked_before_is_answered():
    known = ("开工道路", "完工道路", "只在这里")
    assert nearest("开工道", known) == ["开工道路"]
    for number in range(20_000):
        nearest(f"名{number}", known)
    assert nearest("开工道", known) == ["开工道路"]
    assert nearest("完工道", known) == []
    assert did_you_mean("完工道", known) == "可用的有：开工道路、完工道路、只在这里"
