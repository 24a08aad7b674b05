"""What is filled in is what is recorded, and nothing else: any report, by way of a form."""

import shutil
import string
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.form.reading import Filled
from minsheng.ledger import Ledger, Words
from minsheng.models.progress import Entry, Report
from minsheng.posting import prepare

from .filled import CARE, ROADS, STATIONS, TODAY, above, excel, read, row, text

BASE = Path(__file__).parents[1] / "fixtures" / "base"
DAY = date(2025, 9, 30)
ITEMS = ("东山卫生院", "西河卫生院")
ODD = "=+-@'\"“”：:，,#[]{}&*!|>%`~?\\、；\n 　ＡＢ１２㎡①ﬀé😀𠮷是否"


def plain(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip()


def said(alphabet: str) -> st.SearchStrategy[str]:
    """Texts of what people type, and of whatever else an office program lets them."""
    wild = st.characters(exclude_categories=("C", "Zl", "Zp", "Zs"))
    chars = st.one_of(st.sampled_from(alphabet), wild)
    return st.text(chars, min_size=1, max_size=60).map(plain).filter(bool)


WORDS = st.one_of(said(ODD + string.ascii_letters), st.just("进展顺利。" * 200))
NAMES = said(ODD.replace("；", "").replace("\n", "")).filter(lambda name: ";" not in name)
NAMES = NAMES.filter(lambda name: not name.startswith((".", "；")) and "；" not in name)
DETAILS = st.fixed_dictionaries(
    {},
    optional={
        "progress": WORDS,
        "problems": WORDS,
        "next_steps": WORDS,
        "correction": WORDS,
        "evidence": st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    },
)
SPELLINGS = (
    lambda n: n,
    str,
    lambda n: f" {n} ",
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda n: f"{n:,}",
)
COUNTS = st.tuples(st.integers(0, 40), st.sampled_from(SPELLINGS))


@st.composite
def fillings(draw: st.DrawFn) -> tuple[str, list[Entry], list[dict[str, object]]]:
    """A unit, the entries of its report, and the rows that say so."""
    unit = draw(st.sampled_from(("建设局", "卫健局")))
    asked = {
        "建设局": [(ROADS, ["开工道路", "完工道路"]), (STATIONS, ["便民站", "培训", "加装扶手"])],
        "卫健局": [(CARE, ["接种率"]), (STATIONS, ["便民站", "培训"])],
    }[unit]
    entries, rows = [], []
    for project, indicators in asked:
        figures: dict[str, object] = {}
        own = []
        for name in draw(st.lists(st.sampled_from(indicators), unique=True)):
            figures[name], spell = draw(COUNTS)
            own.append(row(project, name, spell(figures[name])))
        if project is CARE:
            own += draw(care(figures))
        details = draw(DETAILS)
        if not (figures or details.keys() - {"correction", "evidence"}):
            continue
        place = draw(st.integers(0, max(len(own) - 1, 0)))
        own = own or [row(project, "")]
        own[place] = {**own[place], **_as_columns(details)}
        entries.append(Entry(project=project["序号"], actuals=figures, **details))
        rows += own
    return unit, entries, draw(st.permutations(rows))


@st.composite
def care(draw: st.DrawFn, figures: dict[str, object]) -> list[dict[str, object]]:
    """The checklist and the milestone of the project 看病."""
    done = draw(st.none() | st.lists(st.sampled_from(ITEMS), unique=True))
    founded = draw(st.none() | st.booleans())
    rows = []
    if done is not None:
        figures["卫生院改造"] = tuple(item for item in ITEMS if item in done)
        rows += [row(CARE, "卫生院改造", "是" if item in done else "否", item) for item in ITEMS]
    if founded is not None:
        figures["联席会议制度"] = founded
        rows.append(row(CARE, "联席会议制度", "是" if founded else "否"))
    return rows


def _as_columns(details: dict[str, object]) -> dict[str, object]:
    titles = {
        "progress": "进展情况",
        "problems": "存在问题",
        "next_steps": "下一步举措",
        "correction": "更正说明",
    }
    columns = {titles[key]: value for key, value in details.items() if key in titles}
    evidence = details.get("evidence", ())
    return columns | ({"佐证材料": "\n".join(evidence)} if evidence else {})


def contents(ledger: Ledger) -> list[tuple[object, ...]]:
    """All that is in a ledger, but where it stands."""
    figures = [
        (*key, one.as_of, one.unit, one.value, one.corrected)
        for key, series in ledger.figures.items()
        for one in series
    ]
    notes = [
        (project, one.as_of, one.unit, one.accepted, one.words)
        for project, series in ledger.notes.items()
        for one in series
    ]
    return sorted(map(repr, [*figures, *notes]))


@pytest.mark.parametrize("write", [excel, text])
@settings(max_examples=120, deadline=None)
@given(filling=fillings())
def test_any_report_comes_back_from_its_form(write, filling):
    unit, entries, rows = filling
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(BASE, Path(folder) / "data"))
        form = Path(folder) / ("表.xlsx" if write is excel else "表.csv")
        write(form, rows, top=above(unit))
        found = read(form, data)
        assert isinstance(found, Filled), found
        assert found.order.unit == unit
        assert sorted(found.order.report.projects, key=lambda one: one.project) == entries
        assert found.order.report == Report(as_of=DAY, projects=tuple(entries))
        if entries:
            _is_recorded_as_it_is(data, found)


def _is_recorded_as_it_is(data: Path, found: Filled) -> None:
    """The ledger afterwards is the one before and exactly that report."""
    before = check(open_folder(data), TODAY)
    posting = prepare(data, found.order, before, TODAY)
    old = contents(before.ledgers[2025])
    added = contents(posting.checked.ledgers[2025])
    for line in old:
        added.remove(line)
    report = found.order.report
    expected = [
        (entry.project, name, DAY, found.order.unit, value, entry.correction is not None)
        for entry in report.projects
        for name, value in entry.actuals.items()
    ]
    assert [line for line in added if "Words(" not in line] == sorted(map(repr, expected))
    notes = [
        (project, one.words, one.accepted)
        for project, series in posting.checked.ledgers[2025].notes.items()
        for one in series
        if (one.unit, one.as_of) == (found.order.unit, DAY)
    ]
    assert notes == [(entry.project, _words(entry), None) for entry in report.projects]


def _words(entry: Entry) -> Words:
    return Words(entry.progress, entry.problems, entry.next_steps, entry.evidence, entry.correction)


@pytest.mark.parametrize("number", [Decimal("0.1"), Decimal("12345.678"), Decimal("99.99")])
@pytest.mark.parametrize("write", [excel, text])
def test_a_fraction_comes_back_exactly(tmp_path: Path, base: Path, write, number: Decimal):
    form = tmp_path / ("表.xlsx" if write is excel else "表.csv")
    write(form, [row(CARE, "接种率", float(number))], top=above("卫健局"))
    found = read(form, base)
    assert isinstance(found, Filled)
    assert found.order.report.projects[0].actuals == {"接种率": number}
