"""The documented DuckDB query over the exported table says what `status` says."""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arithmetic.ledgers import LAST_DAY, Book, pledge, project_yaml, reports_yaml, targets_yaml
from arithmetic.queries import FORMATS, SQL, Database, agree, written
from minsheng.api import Ledger, load

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data"
DISTRICTS = ROOT / "tests" / "districts"
MONTH_ENDS = [date(2025, 6, 30), date(2025, 9, 30), date(2025, 10, 31), date(2025, 12, 31)]
DAYS = [date(2025, 1, 1), date(2025, 9, 14), *MONTH_ENDS, date(2026, 6, 30)]


def opened(root: Path) -> list[Ledger]:
    """Every year of the ledger in a folder."""
    ledger = load(root, today=date(2026, 12, 31))
    return [ledger.of(year) for year in ledger.years]


@pytest.mark.parametrize("form", FORMATS)
def test_on_the_shipped_data(tmp_path: Path, form: str) -> None:
    agree(opened(SHIPPED), tmp_path / f"facts.{form}", DAYS)


@pytest.mark.parametrize("form", FORMATS)
def test_on_several_ledgers_at_once(tmp_path: Path, form: str) -> None:
    roots = [SHIPPED, *(DISTRICTS / name / "data" for name in ("towns", "rates", "twenty"))]
    ledgers = [ledger for root in roots for ledger in opened(root)]
    assert len({ledger.root for ledger in ledgers}) == 4
    agree(ledgers, tmp_path / f"facts.{form}", [*DAYS, date(2026, 9, 30)])


def test_two_years_of_one_folder_are_two_ledgers(book: Book, tmp_path: Path) -> None:
    for year in (2024, 2025):
        project = project_yaml({"甲": f"target: {year}, measure: 个"})
        book.write(f"targets_{year}.yaml", targets_yaml(project, year=year))
    report = reports_yaml("甲局", {"2025-06-30": {"甲": 405}})
    book.write("progress/甲局.yaml", report)
    ledgers = opened(book.root)
    agree(ledgers, tmp_path / "facts.parquet", DAYS)
    rows = Database(tmp_path / "facts.parquet").at("projects_at", date(2025, 6, 30))
    assert {row["year"]: row["completion"] for row in rows} == {2024: 0, 2025: 0.2}


def test_the_examples_of_the_document_can_be_asked(tmp_path: Path) -> None:
    database = Database(written(opened(SHIPPED), tmp_path / "facts.parquet"))
    means, levels, unreported = map(database.asked, SQL["example"].strip().split(";\n")[:3])
    assert [row["scope"] for row in means[:3]] == ["level", "level", "overall"]
    assert {row["level"]: row["projects"] for row in levels} == {"市级": 9, "区级": 6}
    assert [(row["project"], row["indicator"]) for row in unreported] == [(11, "农村生活污水治理")]


# one indicator, by hand

REVISED = "revisions: [{since: 2025-09-15, %s, document: 某号, reason: 调整}]"
CHECKLIST = "items: [一小, 二小, 三小], measure: 所"
BY_HAND = {
    "capped": ("target: 10, measure: 个", {"2025-06-30": 25}, 1),
    "nothing yet": ("target: 10, measure: 个", {"2025-10-31": 5}, 0),
    "a fraction": ("target: 0.3, measure: 公里", {"2025-06-30": 0.1}, 1 / 3),
    "the newest": ("target: 10, measure: 个", {"2025-06-30": 2, "2025-09-30": 4}, 0.4),
    "within its limit": ("target: 5, measure: '%', comparator: 不超过", {"2025-06-30": 4}, 1),
    "over its limit": ("target: 5, measure: '%', comparator: 不超过", {"2025-06-30": 8}, 0.625),
    "none of a ceiling": ("target: 5, measure: '%', comparator: 不超过", {"2025-06-30": 0}, 1),
    "revised": (f"target: 10, measure: 个, {REVISED % 'target: 4'}", {"2025-06-30": 2}, 0.5),
    "revised later": (
        f"target: 10, measure: 个, {REVISED.replace('09-15', '10-15') % 'target: 4'}",
        {"2025-06-30": 2},
        0.2,
    ),
    "a plan": (
        "target: 10, measure: 个, plan: [{by: 2025-06-30, value: 1}, {by: 2025-12-31, value: 10}]",
        {"2025-06-30": 2},
        0.2,
    ),
    "a checklist": (CHECKLIST, {"2025-06-30": ["三小", "一小"]}, 2 / 3),
    "nothing of a checklist": (CHECKLIST, {"2025-06-30": []}, 0),
    "an item that was dropped": (
        f"{CHECKLIST}, {REVISED % 'items: [一小, 四小]'}",
        {"2025-06-30": ["二小", "一小"]},
        0.5,
    ),
    "a milestone": ("milestone: true", {"2025-06-30": True}, 1),
    "no milestone": ("milestone: true", {"2025-06-30": False}, 0),
}


@pytest.mark.parametrize("form", FORMATS)
def test_one_indicator_by_hand(tmp_path: Path, form: str) -> None:
    """Each case is a ledger of its own, and all are one table."""
    ledgers = []
    for number, (shape, figures, _) in enumerate(BY_HAND.values()):
        said = {day: {"甲": figure} for day, figure in figures.items()}
        ledgers += opened(pledge(tmp_path / str(number), shape, said).book.root)
    agree(ledgers, tmp_path / f"facts.{form}", DAYS)
    rows = Database(tmp_path / f"facts.{form}").at("indicators_at", date(2025, 9, 30))
    completion = {Path(row["ledger"]).parent.name: row["completion"] for row in rows}
    for number, (case, (_, _, expected)) in enumerate(BY_HAND.items()):
        assert completion[str(number)] == pytest.approx(expected, abs=1e-12), case


JOINT = {
    "a sum of the newest": ("target: 10, measure: 个, combine: sum", (1, 2, 4), 0.6),
    "a united checklist": (f"{CHECKLIST}, combine: sum", (["一小"], ["一小"], ["二小"]), 2 / 3),
    "any milestone": ("milestone: true, combine: sum", (True, True, False), 1),
    "the latest alone": ("target: 10, measure: 个, cumulative: false", (1, 5, 4), 0.4),
}


@pytest.mark.parametrize("case", JOINT)
def test_joint_units_by_hand(tmp_path: Path, case: str) -> None:
    """甲局 reports twice, in June and August, 乙局 in September."""
    shape, (june, august, september), expected = JOINT[case]
    by_unit = {
        "甲局": {"2025-06-30": {"甲": june}, "2025-08-31": {"甲": august}},
        "乙局": {"2025-09-30": {"甲": september}},
    }
    made = pledge(tmp_path, shape, by_unit=by_unit)
    agree(opened(made.book.root), tmp_path / "facts.parquet", MONTH_ENDS[:2])
    (row,) = Database(tmp_path / "facts.parquet").at("indicators_at", date(2025, 9, 30))
    assert row["completion"] == pytest.approx(expected, abs=1e-12)


def test_of_one_day_the_correction_counts(tmp_path: Path) -> None:
    made = pledge(
        tmp_path,
        "target: 10, measure: 个",
        {"2025-06-30": ["actuals: {甲: 8}", "actuals: {甲: 3}, correction: 重复统计"]},
    )
    agree(opened(made.book.root), tmp_path / "facts.parquet", MONTH_ENDS[:1])
    (row,) = Database(tmp_path / "facts.parquet").at("indicators_at", date(2025, 6, 30))
    assert row["completion"] == pytest.approx(0.3)


# whatever is in it

UNITS = ["甲局", "乙局"]
ITEMS = ["一小", "二小、分校", "=三小", "四小", "3", "2025-01-01"]
MONTHS = st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True).map(sorted)
SINCE = st.sampled_from(["2025-03-15", "2025-09-15", "2025-10-31"])
modest = settings(max_examples=25, deadline=None)
Draw = Callable[..., Any]


class Made(NamedTuple):
    """One project as made up: its list entry, and what each unit reports by day."""

    yaml: str
    reports: dict[str, dict[str, list[str]]]


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def revised(key: str, since: str, value: object) -> str:
    reason = "document: 某号, reason: 调整"
    return f", revisions: [{{since: {since}, {key}: {quoted(value)}, {reason}}}]"


@st.composite
def shapes(draw: Draw) -> tuple[str, st.SearchStrategy[object]]:
    """The keys of an indicator, and the figures that may be reported of it."""
    kind = draw(st.sampled_from(["quantity", "quantity", "checklist", "milestone"]))
    is_revised = draw(st.booleans())
    if kind == "milestone":
        return "milestone: true", st.booleans()
    if kind == "checklist":
        lists = st.lists(st.sampled_from(ITEMS), min_size=1, unique=True)
        items, later = draw(lists), draw(lists)
        known = [*items, *(later if is_revised else [])]
        keys = revised("items", draw(SINCE), later) if is_revised else ""
        figures = st.lists(st.sampled_from(known), unique=True)
        return f"items: {quoted(items)}, measure: 所{keys}", figures
    amounts = st.integers(1, 60) | st.decimals("0.01", 60, places=2).map(float)
    keys = revised("target", draw(SINCE), draw(amounts)) if is_revised else ""
    word = draw(st.sampled_from(["", ", comparator: 约", ", comparator: 不超过"]))
    level = draw(st.sampled_from(["", ", cumulative: false"]))
    figures = st.integers(0, 90) | st.decimals(0, 90, places=2).map(float)
    return f"target: {draw(amounts)}, measure: 公里{word}{level}{keys}", figures


@st.composite
def made_project(draw: Draw, number: int) -> Made:
    """With joint units that report on different days, or each its share."""
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    combine = draw(st.sampled_from(["", ", combine: sum"]))
    drawn = dict(zip("甲乙丙", draw(st.lists(shapes(), min_size=1, max_size=3)), strict=False))
    named = {name: f"{keys}{combine}" for name, (keys, _) in drawn.items()}
    figures = st.fixed_dictionaries({}, optional={name: one for name, (_, one) in drawn.items()})
    entries = st.lists(figures.filter(bool), min_size=1, max_size=2)
    reports = {
        unit: {
            f"2025-{month:02}-{15 + UNITS.index(unit)}": list(map(entry, draw(entries)))
            for month in draw(MONTHS)
        }
        for unit in units
    }
    level = draw(st.sampled_from(["市级", "区级"]))
    yaml = project_yaml(named, number=number, level=level, units=", ".join(units))
    return Made(yaml, reports)


def entry(figures: dict[str, object]) -> str:
    """An entry that may correct an earlier one, be it of the same day."""
    return f"actuals: {quoted(figures)}, correction: 核减"


@st.composite
def made_ledger(draw: Draw) -> list[Made]:
    return [draw(made_project(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]


def filled(root: Path, projects: list[Made]) -> Path:
    book = Book(root).write("targets_2025.yaml", targets_yaml(*(one.yaml for one in projects)))
    for number, project in enumerate(projects, 1):
        for unit, reports in project.reports.items():
            text = reports_yaml(unit, reports, number=number)
            book.write(f"progress/{unit}/{number}.yaml", text)
    return book.root


@modest
@given(
    st.lists(made_ledger(), min_size=1, max_size=2),
    st.sampled_from(FORMATS),
    st.sampled_from([date(2025, 4, 30), date(2025, 6, 30), date(2025, 9, 14), date(2025, 12, 31)]),
)
def test_on_any_ledgers(made: list[list[Made]], form: str, day: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        roots = [filled(Path(folder, str(n), "data"), each) for n, each in enumerate(made)]
        ledgers = [load(root, today=LAST_DAY) for root in roots]
        agree(ledgers, Path(folder, f"facts.{form}"), [day])
