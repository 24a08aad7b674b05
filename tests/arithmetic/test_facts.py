"""The tidy table of a made ledger, row by row."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from arithmetic.ledgers import LAST_DAY, Book, Pledge, project_yaml, targets_yaml
from minsheng.api import load
from minsheng.facts import COLUMNS, Fact
from minsheng.records import records

SHIPPED = Path(__file__).parents[2] / "data"
QUANTITY = "target: 10, measure: 公里, comparator: 以上, due: 2025-11-30"
REVISIONS = (
    "revisions: [{since: 2025-09-15, target: 7.5, document: 某函〔2025〕1号, reason: 上级核减},"
    " {since: 2025-10-15, target: 8, document: 某函〔2025〕2号, reason: 再次调整}]"
)


def rows_of(made: Pledge) -> list[Fact]:
    return list(load(made.book.root, today=LAST_DAY).facts())


def seen(facts: list[Fact], *columns: str) -> list[tuple[object, ...]]:
    """These columns of the rows."""
    return [tuple(dict(zip(COLUMNS, fact.row, strict=True))[c] for c in columns) for fact in facts]


def test_a_target_and_a_figure_with_all_their_columns(pledge: Callable[..., Pledge]) -> None:
    made = pledge(QUANTITY, {"2025-06-30": {"甲": 2.5}}, head="document: 某办发〔2025〕1号")
    target, actual = rows_of(made)
    folder = made.book.root.as_posix()
    about = {
        "ledger": folder,
        "district": "示例清单",
        "year": 2025,
        "level": "市级",
        "project": 1,
        "project_name": "示例项目1",
        "project_units": ("甲局",),
        "indicator": "甲",
        "kind": "quantity",
        "measure": "公里",
        "comparator": "以上",
        "ceiling": False,
        "cumulative": True,
        "combine": "latest",
        "subset_of": None,
        "units": ("甲局",),
        "due": date(2025, 11, 30),
    }
    own = {"items": None, "superseded": False, "corrected": False, "reason": None, "sample": False}
    stated, reported = f"{folder}/targets_2025.yaml", f"{folder}/progress/甲局.yaml"
    assert dict(zip(COLUMNS, target.row, strict=True)) == {
        **about,
        **own,
        "record": "target",
        "unit": None,
        "as_of": date(2025, 1, 1),
        "revision": 0,
        "target": 10,
        "value": 10,
        "document": "某办发〔2025〕1号",
        "path": stated,
        "line": 11,
        "source": f"{stated}:11",
    }
    assert dict(zip(COLUMNS, actual.row, strict=True)) == {
        **about,
        **own,
        "record": "actual",
        "unit": "甲局",
        "as_of": date(2025, 6, 30),
        "revision": 0,
        "target": 10,
        "value": Decimal("2.5"),
        "document": None,
        "path": reported,
        "line": 7,
        "source": f"{reported}:7",
    }


def test_a_figure_carries_the_target_in_force_on_its_day(pledge: Callable[..., Pledge]) -> None:
    days = ("2025-09-14", "2025-09-15", "2025-10-14", "2025-10-15")
    made = pledge(f"target: 10, measure: 公里, {REVISIONS}", {day: {"甲": 1} for day in days})
    columns = ("record", "as_of", "revision", "target", "document", "reason")
    assert seen(rows_of(made), *columns) == [
        ("target", date(2025, 1, 1), 0, 10, None, None),
        ("target", date(2025, 9, 15), 1, Decimal("7.5"), "某函〔2025〕1号", "上级核减"),
        ("target", date(2025, 10, 15), 2, 8, "某函〔2025〕2号", "再次调整"),
        ("actual", date(2025, 9, 14), 0, 10, None, None),
        ("actual", date(2025, 9, 15), 1, Decimal("7.5"), None, None),
        ("actual", date(2025, 10, 14), 1, Decimal("7.5"), None, None),
        ("actual", date(2025, 10, 15), 2, 8, None, None),
    ]


def test_each_revision_is_found_where_it_is_written(pledge: Callable[..., Pledge]) -> None:
    made = pledge("target: 10, measure: 公里")
    file = made.book.root / "targets_2025.yaml"
    revision = "since: 2025-09-15\n            document: 某函\n            reason: 核减"
    file.write_text(
        file.read_text("utf-8").replace(
            "- {name: 甲, target: 10, measure: 公里}",
            "- name: 甲\n        measure: 公里\n        target: 10\n        revisions:\n"
            f"          - {revision}\n            target: 7",
        ),
        encoding="utf-8",
    )
    lines = file.read_text("utf-8").splitlines()
    assert [lines[fact.line - 1].strip() for fact in rows_of(made)] == ["target: 10", "target: 7"]


def test_of_one_day_all_but_the_last_are_superseded(pledge: Callable[..., Pledge]) -> None:
    entries = ["actuals: {甲: 8}", "actuals: {甲: 3}, correction: 重复统计"]
    made = pledge("target: 10, measure: 个", {"2025-06-30": entries, "2025-07-31": {"甲": 4}})
    assert seen(rows_of(made)[1:], "value", "superseded", "corrected", "reason") == [
        (8, True, False, None),
        (3, False, True, "重复统计"),
        (4, False, False, None),
    ]


def test_what_one_unit_says_supersedes_no_other(pledge: Callable[..., Pledge]) -> None:
    by_unit = {unit: {"2025-06-30": {"甲": 3}} for unit in ("甲局", "乙局")}
    made = pledge("target: 10, measure: 个, combine: sum", by_unit=by_unit)
    figures = rows_of(made)[1:]
    assert {row[:2] for row in seen(figures, "unit", "superseded")} == {
        ("甲局", False),
        ("乙局", False),
    }


def test_checklists_have_items_and_milestones_one_or_none(pledge: Callable[..., Pledge]) -> None:
    named = {"甲": "items: [一小, 二小], measure: 所", "乙": "milestone: true"}
    made = pledge(
        named,
        {"2025-06-30": {"甲": [], "乙": False}, "2025-07-31": {"甲": ["二小"], "乙": True}},
    )
    assert seen(rows_of(made), "indicator", "record", "value", "items", "measure") == [
        ("甲", "target", 2, ("一小", "二小"), "所"),
        ("甲", "actual", 0, (), "所"),
        ("甲", "actual", 1, ("二小",), "所"),
        ("乙", "target", 1, None, None),
        ("乙", "actual", 0, None, None),
        ("乙", "actual", 1, None, None),
    ]


def test_an_indicator_may_have_fewer_units_than_its_project(book: Book) -> None:
    shapes = {
        "甲": "target: 1, measure: 个, units: [乙局]",
        "乙": "target: 5, measure: '%', comparator: 不超过",
    }
    book.write("targets_2025.yaml", targets_yaml(project_yaml(shapes, units="甲局, 乙局")))
    book.write("progress/甲局.yaml", "unit: 甲局\nyear: 2025\nreports: []\n")
    facts = list(load(book.root, today=LAST_DAY).facts())
    assert seen(facts, "project_units", "units", "ceiling", "cumulative") == [
        (("甲局", "乙局"), ("乙局",), False, True),
        (("甲局", "乙局"), ("甲局", "乙局"), True, False),
    ]


def test_sample_figures_are_marked_and_targets_never() -> None:
    facts = list(load(SHIPPED, today=LAST_DAY).facts())
    assert {(fact.record, fact.sample) for fact in facts} == {("target", False), ("actual", True)}


def test_the_shipped_figures_are_the_records_each_once() -> None:
    ledger = load(SHIPPED, today=LAST_DAY)
    overview = ledger.at(LAST_DAY)
    actuals = [fact for fact in ledger.facts() if fact.record == "actual"]
    known = [
        (
            r.project.id,
            r.indicator.name,
            r.figure.unit,
            r.figure.as_of,
            r.figure.path,
            r.figure.line,
        )
        for r in records(ledger.reported, overview)
    ]
    found = seen(actuals, "project", "indicator", "unit", "as_of", "path", "line")
    assert found == known
    assert len(set(found)) == len(found) == sum(map(len, ledger.reported.figures.values()))
    reasons = [record.correction for record in records(ledger.reported, overview)]
    assert [fact.reason for fact in actuals] == reasons


def test_every_shipped_target_is_a_row_and_stands_in_its_line() -> None:
    ledger = load(SHIPPED, today=LAST_DAY)
    targets = [fact for fact in ledger.facts() if fact.record == "target"]
    indicators = [(p.id, i.name) for p in ledger.targets.projects for i in p.indicators]
    assert seen(targets, "project", "indicator") == indicators
    lines = (SHIPPED / "targets_2025.yaml").read_text("utf-8").splitlines()
    for fact in targets:
        words = {"quantity": f"target: {fact.value}", "milestone": "milestone: true"}
        first = fact.items[0] if fact.items else words[fact.subject.kind]
        assert first in lines[fact.line - 1]
