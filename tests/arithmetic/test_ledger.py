"""No number without a source: where each figure stands, whatever files it is spread over."""

from datetime import date

import pytest

from arithmetic.ledgers import project_yaml, reports_yaml, targets_yaml

PARKS = "target: 12, measure: 个"

REPORTS = """\
# 示例
unit: 甲局
year: 2025
reports:
  - as_of: 2025-06-30
    projects:
      - project: 1
        actuals:
          甲: 5
          乙: [一小]
      - project: 1
        actuals: {丙: true}
  - as_of: 2025-07-31
    projects:
      - {project: 1, actuals: {甲: 7.50}}
"""


@pytest.fixture
def written(book):
    """甲局's reports as above, on three indicators."""
    shapes = {
        "甲": "target: 12, measure: 公里",
        "乙": "items: [一小, 二小], measure: 所",
        "丙": "milestone: true",
    }
    book.write("targets_2025.yaml", targets_yaml(project_yaml(shapes)))
    return book.write("progress/甲局.yaml", REPORTS)


def sources(book, day):
    indicators = book.at(day)["projects"][0]["indicators"]
    return {i["name"]: i["sources"] for i in indicators}


def test_every_figure_names_its_file_line_and_column(written, monkeypatch):
    monkeypatch.chdir(written.root.parent)
    assert sources(written, "2025-06-30") == {
        "甲": [
            {
                "unit": "甲局",
                "as_of": "2025-06-30",
                "path": "data/progress/甲局.yaml",
                "line": 9,
                "column": 14,
                "value": 5,
            }
        ],
        "乙": [
            {
                "unit": "甲局",
                "as_of": "2025-06-30",
                "path": "data/progress/甲局.yaml",
                "line": 10,
                "column": 14,
                "value": ["一小"],
            }
        ],
        "丙": [
            {
                "unit": "甲局",
                "as_of": "2025-06-30",
                "path": "data/progress/甲局.yaml",
                "line": 12,
                "column": 22,
                "value": True,
            }
        ],
    }


def test_a_newer_figure_names_its_own_line(written):
    (source,) = sources(written, "2025-07-31")["甲"]
    assert (source["line"], source["value"]) == (15, 7.5)
    assert sources(written, "2025-07-31")["乙"][0]["line"] == 10


def test_a_path_from_elsewhere_is_absolute_and_has_slashes(written, monkeypatch, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (source,) = sources(written, "2025-07-31")["甲"]
    assert source["path"] == (written.root / "progress" / "甲局.yaml").as_posix()


def test_what_nobody_reported_has_no_source(written):
    assert sources(written, "2025-06-29") == {"甲": [], "乙": [], "丙": []}


# Files


def one_project(book, units="甲局"):
    return book.write("targets_2025.yaml", targets_yaml(project_yaml({"甲": PARKS}, units=units)))


def standing(book, day):
    """(actual, date) of the sole indicator."""
    (indicator,) = book.at(day)["projects"][0]["indicators"]
    return indicator["actual"], indicator["as_of"]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("甲局/2025-06.yaml", "甲局/2025-07.yaml"),
        ("甲局/z.yaml", "甲局/a.yaml"),
        ("2025/甲局.yaml", "甲局.yaml"),
        ("甲局.yaml", "2025/上半年/甲局.yaml"),
    ],
)
def test_a_unit_may_be_spread_over_files_and_folders(book, early, late):
    one_project(book)
    book.write(f"progress/{early}", reports_yaml("甲局", {"2025-06-30": {"甲": 5}}))
    book.write(f"progress/{late}", reports_yaml("甲局", {"2025-07-31": {"甲": 7}}))
    assert standing(book, "2025-06-30") == (5, "2025-06-30")
    assert standing(book, "2025-07-31") == (7, "2025-07-31")


def test_the_newest_date_counts_not_the_last_in_the_file(book):
    one_project(book)
    reports = {"2025-07-31": {"甲": 7}, "2025-06-30": {"甲": 5}}
    book.write("progress/甲局.yaml", reports_yaml("甲局", reports))
    assert standing(book, "2025-07-31") == (7, "2025-07-31")


def test_hidden_and_other_files_are_no_reports(book):
    one_project(book)
    report = reports_yaml("甲局", {"2025-06-30": {"甲": 5}})
    book.write("progress/.甲局.yaml", report).write("progress/.old/甲局.yaml", report)
    book.write("progress/说明.md", "# 说明\n").write("progress/甲局.yaml~", "不是 YAML")
    assert standing(book, "2025-06-30") == (None, None)


def test_a_folder_without_any_reports_is_a_ledger_too(book):
    assert standing(one_project(book), "2025-06-30") == (None, None)


@pytest.mark.parametrize(
    "reports", ["reports: []", "reports:\n  - as_of: 2025-06-30\n    projects: []"]
)
def test_a_unit_may_have_reported_nothing_yet(book, reports):
    one_project(book).write("progress/甲局.yaml", f"unit: 甲局\nyear: 2025\n{reports}\n")
    assert standing(book, "2025-06-30") == (None, None)


def test_the_reports_of_a_year_belong_to_its_list(book):
    one_project(book)
    book.write("targets_2024.yaml", targets_yaml(project_yaml({"甲": PARKS}), year=2024))
    report = reports_yaml("甲局", {"2025-06-30": {"甲": 5}})
    book.write("progress/2025/甲局.yaml", report)
    book.write("progress/2024/甲局.yaml", report.replace("2025", "2024").replace("5}", "9}"))
    assert [(f.as_of, f.value) for f in book.ledger(2024).figures_of(1, "甲")] == [
        (date(2024, 6, 30), 9)
    ]
    assert standing(book, "2025-06-30") == (5, "2025-06-30")


@pytest.mark.parametrize("names", [("甲局/a.yaml", "甲局/b.yaml"), ("甲局/b.yaml", "甲局/a.yaml")])
def test_a_correction_in_another_file_holds_whatever_the_files_are_called(book, names):
    first, correction = names
    one_project(book)
    book.write(f"progress/{first}", reports_yaml("甲局", {"2025-06-30": {"甲": 9}}))
    corrected = {"2025-06-30": "actuals: {甲: 6}, correction: 误报"}
    book.write(f"progress/{correction}", reports_yaml("甲局", corrected))
    assert standing(book, "2025-06-30") == (6, "2025-06-30")


@pytest.mark.parametrize("names", [("一.yaml", "二.yaml"), ("二.yaml", "一.yaml")])
def test_of_two_acceptances_of_a_date_the_files_names_do_not_decide(book, names):
    one_project(book, units="甲局, 乙局")
    for unit, name, accepted in zip(("甲局", "乙局"), names, ("06-20", "06-27"), strict=True):
        entry = f"actuals: {{甲: 12}}, accepted: 2025-{accepted}, evidence: [验收单]"
        book.write(f"progress/{name}", reports_yaml(unit, {"2025-06-30": entry}))
    assert book.at("2025-06-30")["projects"][0]["accepted"] == "2025-06-27"


@pytest.mark.parametrize(("written_as", "actual"), [("5", 5), ("5.0", 5), ("4.25", 4.25), ("0", 0)])
def test_a_number_is_kept_as_it_was_meant(book, written_as, actual):
    one_project(book)
    book.write(
        "progress/甲局.yaml",
        reports_yaml("甲局", {"2025-06-30": f"actuals: {{甲: {written_as}}}"}),
    )
    assert standing(book, "2025-06-30")[0] == actual


def test_large_numbers_lose_no_digit(book):
    shape = "target: 123456789012345678, measure: 元, combine: sum"
    book.write("targets_2025.yaml", targets_yaml(project_yaml({"甲": shape}, units="甲局, 乙局")))
    for unit, figure in (("甲局", "123456789012345677"), ("乙局", "0.99999999999999999")):
        report = {"2025-12-31": f"actuals: {{甲: {figure}}}"}
        book.write(f"progress/{unit}.yaml", reports_yaml(unit, report))
    (indicator,) = book.at("2025-12-31")["projects"][0]["indicators"]
    assert (indicator["completion"], indicator["status"]) == (0.9999, "behind")


def test_projects_and_indicators_that_are_alike_stand_each_in_its_own_place(book):
    shapes = {"甲": PARKS, "乙": PARKS}
    projects = [project_yaml(shapes, number=number) for number in range(1, 41)]
    book.write("targets_2025.yaml", targets_yaml(*projects))
    ledger = book.ledger()
    lines = (book.root / "targets_2025.yaml").read_text(encoding="utf-8").splitlines()
    for project in ledger.targets.projects:
        line = ledger.stated_at(project, "id").line
        assert lines[line - 1].strip() == f"- id: {project.id}"
        for indicator in project.indicators:
            place = ledger.target_stated_at(project, indicator)
            assert f"name: {indicator.name}" in lines[place.line - 1]
            assert line < place.line < line + 9
