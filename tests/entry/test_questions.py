"""The questions of the interview without a terminal: any text is an answer or is explained."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minsheng.check import check
from minsheng.entry.draft import Draft
from minsheng.entry.opening import date_question, unit_question
from minsheng.entry.projects import ask_project
from minsheng.entry.question import Answer, Question
from minsheng.entry.sitting import Sitting, sitting
from minsheng.folder import open_folder
from minsheng.typed import Misread
from tests.conftest import BASE

TODAY = date(2025, 11, 5)
AS_OF = date(2025, 10, 31)


def sitting_of(unit: str, root: Path = BASE) -> Sitting:
    ledger = check(open_folder(root), TODAY).ledgers[2025]
    return sitting(root, ledger, unit, AS_OF, TODAY)


HEALTH = sitting_of("卫健局")
ROADS = sitting_of("建设局")


def draft_of(one: Sitting, number: int) -> Draft:
    return Draft(one.ledger.targets.by_id[number])


def told(one: Sitting, draft: Draft, *texts: str) -> list[str]:
    """The prompts of a project's questions while the texts are typed, each understood."""
    questions = ask_project(one, draft)
    question = next(questions)
    prompts = [question.prompt.strip()]
    for text in texts:
        answer = question.answer(text)
        assert not isinstance(answer, Misread)
        try:
            question = questions.send(answer)
        except StopIteration:
            break
        prompts.append(question.prompt.strip())
    return prompts


def first_question(one: Sitting, number: int) -> Question:
    return next(ask_project(one, draft_of(one, number)))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *[(text, Answer.NONE) for text in ("", "  ", "　")],
        *[(text, Answer.SKIP) for text in (".", "．", "。")],
        *[(text, Answer.REVIEW) for text in ("..", "。。", " .. ", "．．")],
        *[(text, Answer.HELP) for text in ("?", "？")],
        *[(text, Answer.CLEAR) for text in ("-", "－", "—")],
    ],
)
def test_a_sign_counts_however_a_keyboard_types_it(text: str, sign: Answer) -> None:
    assert first_question(ROADS, 1).answer(text) is sign


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1", ("东山卫生院",)),
        ("2 1", ("东山卫生院", "西河卫生院")),
        ("１、２", ("东山卫生院", "西河卫生院")),
        ("1-2", ("东山卫生院", "西河卫生院")),
        ("1至2", ("东山卫生院", "西河卫生院")),
        ("全部", ("东山卫生院", "西河卫生院")),
        ("西河卫生院", ("西河卫生院",)),
        ("0", ()),
    ],
)
def test_items_are_ticked_off(text: str, items: tuple[str, ...]) -> None:
    assert first_question(HEALTH, 2).answer(text) == items


@pytest.mark.parametrize(
    "text", ["3", "1-3", "2-1-1", "南山", "1 南山", "约1", "是", "√", "已完成", "999999999999"]
)
def test_what_is_no_item_is_explained(text: str) -> None:
    assert isinstance(first_question(HEALTH, 2).answer(text), Misread)


def test_what_nobody_says_anything_of_is_no_entry() -> None:
    draft = draft_of(ROADS, 1)
    prompts = told(ROADS, draft, "", "", "", "", "")
    assert prompts[-1] == "下一步举措>"  # without anything said, there is no evidence for it
    assert draft.entry() is None


def test_the_same_number_again_is_a_report_too() -> None:
    draft = draft_of(ROADS, 1)
    told(ROADS, draft, "6", "2", "", "", "", "")
    assert draft.actuals == {"开工道路": 6, "完工道路": 2}


def test_acceptance_is_asked_for_only_when_all_is_met() -> None:
    asked = told(ROADS, draft_of(ROADS, 1), "12", "8", "", "", "", "台账")
    assert asked[-1] == "验收日期（还没有验收就回车）>"
    asked = told(ROADS, draft_of(ROADS, 1), "12", "7", "", "", "", "台账")
    assert asked[-1] == "佐证材料（几份用；隔开）>"


def test_a_unit_is_asked_only_for_its_own_indicators() -> None:
    asked = told(HEALTH, draft_of(HEALTH, 3), "1", "100", "", "", "", "")
    assert asked[:3] == ["累计完成（个）>", "本单位累计完成（人次）>", "进展情况>"]


def test_a_doubtful_figure_is_left_out_by_an_empty_line() -> None:
    draft = draft_of(ROADS, 1)
    told(ROADS, draft, "5", "", "", "", "", "")
    assert draft.actuals == {}


def test_a_reason_belongs_to_its_figure() -> None:
    draft = draft_of(ROADS, 1)
    told(ROADS, draft, "5", "重复统计", "")
    entry = draft.entry()
    assert entry is not None
    assert entry.correction == "重复统计"
    told(ROADS, draft, "-", "2")
    entry = draft.entry()
    assert entry is not None
    assert (entry.actuals, entry.correction) == ({"完工道路": 2}, None)


@pytest.mark.parametrize("text", ["2025-10", "2025年10月", "10月底", "10月31日", "2025/10/31"])
def test_a_date_is_understood_however_it_is_spelt(text: str) -> None:
    assert date_question(date(2025, 9, 30), TODAY).answer(text) == AS_OF


ODD = st.one_of(
    st.text(max_size=60), st.text(alphabet="0123456789.-~、是否全部\x1b\ud800", max_size=9)
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(ODD, max_size=12), st.sampled_from([(ROADS, 1), (ROADS, 3), (HEALTH, 2)]))
def test_no_text_is_too_odd(texts: list[str], project: tuple[Sitting, int]) -> None:
    """Whatever is typed, every question goes on, and what was typed is a sound entry."""
    one, number = project
    draft = draft_of(one, number)
    questions = ask_project(one, draft)
    question = next(questions)
    for text in texts:
        answer = question.answer(text)
        if isinstance(answer, Misread) or answer in (Answer.HELP, Answer.SKIP, Answer.REVIEW):
            continue
        try:
            question = questions.send(answer)
        except StopIteration:
            break
    entry = draft.entry()
    assert entry is None or entry.project == number
    assert [p for p in one.bench.objections(entry) if p.rule == "P307"] == [] if entry else True


@given(ODD)
def test_no_first_answer_is_too_odd(text: str) -> None:
    for question in (unit_question(("甲局", "乙局")), date_question(AS_OF, TODAY)):
        assert isinstance(question.answer(text), str | date | Answer | Misread)
