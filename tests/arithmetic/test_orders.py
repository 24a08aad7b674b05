"""`--sort`: projects and units in the order that was asked for, ties as they stand in the list."""

import pytest

from arithmetic.ledgers import project_yaml, targets_yaml
from minsheng.summarize import ORDERS

JUNE = "2025-06-30"
WHOLE = "target: 10, measure: 个"  # owes 5 at the end of June

# number, unit and what is done; the list is not in the order of its numbers
LISTED = (
    (4, "丁局", 4),  # 10 points behind: still green
    (2, "乙局", 1),  # 40 behind: red
    (5, "丁局", 4),  # 10 behind
    (1, "甲局", 9),  # 40 ahead
    (3, "乙局", 3),  # 20 behind: yellow
    (6, "丙局", None),  # nothing reported, 50 behind: grey
)


@pytest.fixture
def seen(book):
    projects = [project_yaml({"甲": WHOLE}, number=n, units=unit) for n, unit, _ in LISTED]
    book.write("targets_2025.yaml", targets_yaml(*projects))
    for unit in ("甲局", "乙局", "丁局"):
        own = [(n, done) for n, its, done in LISTED if its == unit]
        entries = [f"      - {{project: {n}, actuals: {{甲: {done}}}}}" for n, done in own]
        head = [f"unit: {unit}", "year: 2025", "reports:", f"  - as_of: {JUNE}", "    projects:"]
        book.write(f"progress/{unit}.yaml", "\n".join([*head, *entries]) + "\n")
    return book.overview(JUNE)


def ids(overview):
    return [project.project.id for project in overview.projects]


def names(overview):
    return [unit.name for unit in overview.units]


def test_by_default_the_list_decides(seen):
    assert ids(seen) == [4, 2, 5, 1, 3, 6]
    assert names(seen) == ["丁局", "乙局", "甲局", "丙局"]


def test_by_number(seen):
    assert ids(seen.in_order_of("id")) == [1, 2, 3, 4, 5, 6]
    assert names(seen.in_order_of("id")) == names(seen)


def test_by_variance_the_furthest_behind_comes_first(seen):
    assert ids(seen.in_order_of("variance")) == [6, 2, 3, 4, 5, 1]
    # means: 丙局 -50, 乙局 (-40 - 20) / 2 = -30, 丁局 -10, 甲局 +40
    assert names(seen.in_order_of("variance")) == ["丙局", "乙局", "丁局", "甲局"]


def test_by_status_the_worst_comes_first(seen):
    # red, grey, yellow, then the green ones, the furthest behind first
    assert ids(seen.in_order_of("status")) == [2, 6, 3, 4, 5, 1]
    assert names(seen.in_order_of("status")) == ["乙局", "丙局", "丁局", "甲局"]


@pytest.mark.parametrize("order", ORDERS)
def test_sorting_changes_nothing_but_the_order(seen, order):
    made = seen.in_order_of(order)
    assert sorted(ids(made)) == sorted(ids(seen))
    assert made.in_order_of(order) == made
    assert made._replace(projects=seen.projects, units=seen.units) == seen
    assert made.attention == seen.attention


@pytest.mark.parametrize("order", ["variance", "status"])
def test_ties_stay_as_they_stand(seen, order):
    back = seen._replace(projects=tuple(reversed(seen.projects)))
    alike = [number for number in ids(back.in_order_of(order)) if number in (4, 5)]
    assert alike == [5, 4]
    assert [n for n in ids(seen.in_order_of(order)) if n in (4, 5)] == [4, 5]
