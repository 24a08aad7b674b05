"""The clauses of a task: where they stand, however often, and however they overlap."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.render.why.marked import bracketed, styled
from minsheng.why.clauses import Claim, Clause, clauses, stretches

from .test_why import MADE, ROOT, read

PLACE = Ledger(TargetList(year=2025, title="示例", projects=[])).list_place


def project(task: str, *quotes: str, commitments=(), other_numbers=()) -> Project:
    made = [
        Indicator(name=f"甲{number}", milestone=True, quote=quote)
        for number, quote in enumerate(quotes)
    ]
    return Project(
        id=1,
        level="市级",
        name="示例",
        units=["甲局"],
        task=task,
        commitments=commitments,
        other_numbers=other_numbers,
        indicators=made,
    )


def found(task: str, *quotes: str, **claims: list[str]) -> list[str]:
    made = project(task, *quotes, **claims)
    ledger = Ledger(TargetList(year=2025, title="示例", projects=[made]))
    return [task[one.start : one.end] for one in clauses(ledger, made)]


def marked(task: str, *quotes: str, **claims: list[str]) -> str:
    made = project(task, *quotes, **claims)
    ledger = Ledger(TargetList(year=2025, title="示例", projects=[made]))
    return bracketed(task, clauses(ledger, made))


def test_white_space_is_ignored_and_kept():
    assert found("修 路\n12 千米，", "修路12千米") == ["修 路\n12 千米"]
    assert marked("修 路 12 千米。", "修路12千米") == "【指标1：修 路 12 千米】。"


def test_the_kinds_of_claim_are_named():
    task = "15 分钟圈，建 3 座桥，方便群众。"
    words = marked(task, "建 3 座桥", commitments=["方便群众"], other_numbers=["15 分钟"])
    assert words == "【非目标：15 分钟】圈，【指标1：建 3 座桥】，【承诺：方便群众】。"


def test_equal_words_take_one_place_after_the_other():
    assert (
        marked("桥 3 座，路 3 座。", "3 座", "3 座") == "桥 【指标1：3 座】，路 【指标2：3 座】。"
    )
    assert marked("桥 3 座。", "3 座", "3 座") == "桥 【指标1：【指标2：3 座】】。"


@pytest.mark.parametrize(
    ("task", "words"),
    [("建 12 个，修 2 个。", "建 12 个，修 【指标1：2 个】。"), ("12 个。", "1【指标1：2 个】。")],
)
def test_a_number_is_not_cut_where_it_need_not_be(task, words):
    assert marked(task, "2 个") == words


def test_clauses_may_lie_in_each_other_and_cross():
    task = "建成 1 个平台方便群众。"
    inside = marked(task, "建成 1 个平台方便群众", commitments=["方便群众"])
    assert inside == "【指标1：建成 1 个平台【承诺：方便群众】】。"
    crossing = marked(task, "建成 1 个平台", commitments=["平台方便群众"])
    assert crossing == "【指标1：建成 1 个【承诺：平台】方便群众】。"


def test_words_that_are_not_there_are_left_out():
    assert found("建桥。", "修路") == []


texts = st.text("甲乙12 \n", min_size=1, max_size=20)


@settings(deadline=None, max_examples=200)
@given(texts, st.lists(texts.filter(str.strip), min_size=1, max_size=4))
def test_the_task_is_not_changed(task, quotes):
    task += "丙"
    made = project(task, *quotes)
    ledger = Ledger(TargetList(year=2025, title="示例", projects=[made]))
    claimed = clauses(ledger, made)
    pieces = list(stretches(task, claimed))
    assert "".join(piece.text for piece in pieces) == task
    assert all(task[one.start : one.end].strip() for one in claimed)
    words = bracketed(task, claimed)
    for number in range(len(quotes)):
        words = words.replace(f"【指标{number + 1}：", "")
    assert words.replace("】", "") == task
    assert "".join(text for text, _ in styled(task, claimed)) == task


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 10), st.sampled_from(Claim))))
def test_any_clauses_cut_the_task_in_whole_pieces(spans):
    claimed = [Clause(a, b, claim, PLACE) for a, b, claim in spans if a < b]
    pieces = list(stretches("0123456789", claimed))
    assert "".join(piece.text for piece in pieces) == "0123456789"
    for one in claimed:
        inside = "".join(piece.text for piece in pieces if one in piece.inside)
        assert inside == "0123456789"[one.start : one.end]
    opened = sum(len(piece.opening) for piece in pieces)
    assert opened == sum(len(piece.closing) for piece in pieces) == len(claimed)


@pytest.mark.parametrize("data", [ROOT / "data", MADE], ids=["shipped", "made"])
def test_every_claim_of_a_sound_list_is_found(data: Path):
    ledger = read(data)
    for one in ledger.targets.projects:
        quotes = [i.quote for i in one.indicators if i.quote]
        claimed = [*quotes, *one.commitments, *one.other_numbers]
        assert len(clauses(ledger, one)) == len(claimed)


def test_what_a_terminal_would_obey_is_shown():
    hostile = "建\x1b[2J桥\u202e\t1 座。"
    assert bracketed(hostile, ()) == "建␛[2J桥<U+202E> 1 座。"
