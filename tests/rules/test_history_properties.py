"""What stood must still stand, and nothing else is asked: for any two states of a ledger."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minsheng.ledger import Figure, Ledger, Note, Words
from minsheng.models.targets import TargetList
from minsheng.problems import Place
from minsheng.rules.history import Reports
from minsheng.rules.history_reports import report_removed, report_rewritten

UNITS = ("甲局", "乙局")
NAMES = ("路", "桥", "灯")
TARGETS = TargetList.model_validate(
    {
        "year": 2025,
        "title": "示例",
        "projects": [
            {
                "id": number,
                "level": "区级",
                "name": "建设",
                "units": list(UNITS),
                "task": "建设。",
                "indicators": [{"name": name, "target": 9, "measure": "处"} for name in NAMES],
            }
            for number in (1, 2)
        ],
    }
)
# (unit, date, project) → what is said of it: figures by indicator, and a text
keys = st.tuples(
    st.sampled_from(UNITS), st.dates(date(2025, 1, 1), date(2025, 1, 3)), st.integers(1, 2)
)
said = st.tuples(
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2), min_size=1), st.sampled_from("旧新")
)
ledgers = st.dictionaries(keys, said, max_size=6)


def ledger_of(content: dict, path: str) -> Ledger:
    ledger = Ledger(TARGETS)
    for line, ((unit, day, project), (figures, text)) in enumerate(content.items(), start=1):
        place = Place(path, line)
        words = Words(text, None, None, ())
        note = Note(day, place, unit, None, place, words=words, sample=False)
        ledger.notes[project].append(note)
        for name, value in figures.items():
            ledger.figures[project, name].append(Figure(day, *place[:5], unit, value))
    ledger.settle()
    return ledger


def compared(then: dict, now: dict) -> tuple[int, int]:
    """How many problems there are of reports rewritten and removed."""
    reports = Reports("0", ledger_of(then, "旧"), ledger_of(now, "新"), frozenset({"旧", "新"}))
    return len([*report_rewritten(reports)]), len([*report_removed(reports)])


@given(then=ledgers, now=ledgers)
def test_each_figure_and_text_that_no_longer_stands_is_told_once(then, now):
    both = [key for key in then if key in now]
    figures = sum(now[k][0].get(n) != v for k in both for n, v in then[k][0].items())
    texts = sum(then[k][1] != now[k][1] for k in both)
    removed = {key[:2] for key in then if key not in now}
    assert compared(then, now) == (figures + texts, len(removed))


@given(then=ledgers, added=ledgers)
def test_nothing_is_told_when_something_is_only_added(then, added):
    assert compared(then, {**added, **then}) == (0, 0)
