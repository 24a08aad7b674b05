"""What holds of every ledger, whatever is in it."""

import calendar
import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from arithmetic.ledgers import Book, Reports, project_yaml, reports_yaml, targets_yaml

MONTH_ENDS = [date(2025, m, calendar.monthrange(2025, m)[1]) for m in range(1, 13)]
STATUSES = ["done", "met", "on_track", "warning", "behind", "unreported"]
WORST_FIRST = ["behind", "unreported", "warning", "on_track", "met", "done"]
UNITS = ["甲局", "乙局", "丙局"]
ITEMS = ["一小", "二小", "三小", "四小", "五小"]

modest = settings(max_examples=40, deadline=None)


class Made(NamedTuple):
    """One project as made up: its list entry, and per unit and month what it reports."""

    number: int
    level: str
    units: list[str]
    shapes: dict[str, str]
    reports: dict[str, dict[date, dict[str, object]]]


@st.composite
def shapes(draw: Callable[..., Any]) -> tuple[str, st.SearchStrategy[object]]:
    """The keys of an indicator, and the figures that may be reported of it."""
    kind = draw(st.sampled_from(["quantity", "quantity", "quantity", "checklist", "milestone"]))
    level = draw(st.sampled_from(["", "", ", cumulative: false"]))
    due = draw(st.sampled_from(["", "", ", due: 2025-06-30", ", start: 2025-07-01"]))
    if kind == "milestone":
        return f"milestone: true{level}{due}", st.booleans()
    if kind == "checklist":
        count = draw(st.integers(1, len(ITEMS)))
        figures = st.lists(st.sampled_from(ITEMS[:count]), unique=True)
        return f"items: [{', '.join(ITEMS[:count])}], measure: 所{level}{due}", figures
    target = draw(st.integers(1, 60))
    measure = draw(st.sampled_from(["个", "公里", "万人"]))
    words = ["", "", ", comparator: 超过", ", comparator: 约", ", comparator: 不超过"]
    word = draw(st.sampled_from(words))
    figures = st.integers(0, 90) | st.decimals(0, 90, places=2).map(float)
    return f"target: {target}, measure: {measure}{word}{level}{due}", figures


@st.composite
def made_projects(draw: Callable[..., Any]) -> list[Made]:
    """Up to four projects with reports at some month ends."""
    return [draw(made_project(number)) for number in range(1, draw(st.integers(1, 4)) + 1)]


@st.composite
def made_project(draw: Callable[..., Any], number: int) -> Made:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))
    combine = ", combine: sum" if len(units) > 1 else ""
    drawn = [draw(shapes()) for _ in range(draw(st.integers(1, 3)))]
    named = dict(zip("甲乙丙", drawn, strict=False))
    reports = {
        unit: {
            day: {n: draw(figures) for n, (_, figures) in named.items() if draw(st.booleans())}
            for day in draw(st.lists(st.sampled_from(MONTH_ENDS), max_size=3, unique=True))
        }
        for unit in units
    }
    level = draw(st.sampled_from(["市级", "区级"]))
    return Made(number, level, units, {n: s + combine for n, (s, _) in named.items()}, reports)


def listed(projects: list[Made]) -> str:
    return targets_yaml(
        *(
            project_yaml(p.shapes, number=p.number, level=p.level, units=", ".join(p.units))
            for p in projects
        )
    )


def said_by(project: Made, unit: str) -> Reports:
    """What the unit reports on the project; every entry may correct an earlier one."""
    return {
        day.isoformat(): f"actuals: {json.dumps(figures, ensure_ascii=False)}, correction: 核减"
        for day, figures in sorted(project.reports[unit].items())
        if figures
    }


def files_of(projects: list[Made]) -> dict[str, str]:
    """A file for each project and unit."""
    return {
        f"progress/{unit}/{project.number}.yaml": reports_yaml(
            unit, said_by(project, unit), number=project.number
        )
        for project in projects
        for unit in project.units
    }


class TemporaryBook:
    """A data folder for one example."""

    def __init__(self, targets: str, files: Mapping[str, str]):
        self._folder = tempfile.TemporaryDirectory()
        self.book = Book(Path(self._folder.name)).write("targets_2025.yaml", targets)
        for path, text in files.items():
            self.book.write(path, text)

    def __enter__(self) -> Book:
        return self.book

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def book_of(projects: list[Made]) -> TemporaryBook:
    return TemporaryBook(listed(projects), files_of(projects))


def without_places(overview: dict[str, Any]) -> dict[str, Any]:
    """The overview without the paths and lines of its sources."""
    for project in overview["projects"]:
        for indicator in project["indicators"]:
            for source in indicator["sources"]:
                del source["path"], source["line"], source["column"]
    return overview


days = st.sampled_from([*MONTH_ENDS, date(2025, 5, 14), date(2026, 1, 31)]).map(str)


@modest
@given(made_projects(), days)
def test_shares_lie_between_nothing_and_one_and_are_never_rounded_up(projects, day):
    with book_of(projects) as book:
        exact, printed = book.overview(day).projects, book.at(day)["projects"]
    for tracked, project in zip(exact, printed, strict=True):
        for inner, shown in zip(tracked.indicators, project["indicators"], strict=True):
            verdict = inner.assessment
            assert 0 <= verdict.completion <= 1
            assert 0 <= verdict.planned <= 1
            assert rounded_down(shown["completion"], verdict.completion, 4)
            assert rounded_down(shown["planned"], verdict.planned, 4)
            assert rounded_down(shown["variance"], verdict.variance * 100, 2)
        assert rounded_down(project["completion"], tracked.completion, 4)
        assert rounded_down(project["variance"], tracked.variance * 100, 2)


def rounded_down(shown: float, exact: Fraction, places: int) -> bool:
    """Whether the number shown is the exact one with its further places cut off."""
    decimal = Fraction(str(shown))
    return decimal <= exact < decimal + Fraction(1, 10**places)


@modest
@given(made_projects(), days)
def test_the_counts_add_up(projects, day):
    with book_of(projects) as book:
        overview = book.at(day)
    whole = overview["overall"]
    for summary in (whole, *overview["levels"], *overview["units"]):
        assert sum(summary[status] for status in STATUSES) == summary["projects"]
        assert summary["indicators_met"] <= summary["indicators_reported"]
        assert summary["indicators_reported"] <= summary["indicators"]
    assert whole["projects"] == len(projects)
    assert sum(level["projects"] for level in overview["levels"]) == len(projects)
    assert whole["indicators"] == sum(len(project.shapes) for project in projects)


@modest
@given(made_projects(), days)
def test_no_project_is_better_than_its_worst_indicator(projects, day):
    with book_of(projects) as book:
        tracked = book.at(day)["projects"]
    for project in tracked:
        states = [indicator["status"] for indicator in project["indicators"]]
        worst = min(states, key=WORST_FIRST.index)
        if worst == "unreported" and set(states) != {"unreported"}:
            assert project["status"] in ("warning", "behind")
        else:
            assert project["status"] == worst
        weakest = next(i for i in project["indicators"] if i["name"] == project["weakest"])
        assert weakest["status"] == worst


@modest
@given(st.lists(st.integers(0, 300), min_size=1, max_size=3), st.integers(100, 900))
def test_a_surplus_raises_no_mean_above_what_capping_allows(figures, surplus):
    named = dict(zip("甲乙丙", figures, strict=False))
    shape = "target: 100, measure: 公里"

    def mean_with(first: int) -> Fraction:
        report = {date(2025, 12, 31): {**named, "甲": first}}
        made = Made(1, "市级", ["甲局"], dict.fromkeys(named, shape), {"甲局": report})
        with book_of([made]) as book:
            return book.overview("2025-12-31").projects[0].completion

    capped = [min(Fraction(figure, 100), Fraction(1)) for figure in figures[1:]]
    assert mean_with(surplus) == mean_with(100) == (1 + sum(capped)) / len(figures)


@modest
@given(made_projects(), st.sampled_from(MONTH_ENDS))
def test_a_report_after_the_date_changes_nothing_but_the_count_of_later_ones(projects, day):
    unit = projects[0].units[0]
    later = {"2026-01-31": "progress: 补报。, problems: 无。", "2026-02-28": "next_steps: 收尾。"}
    more = {**files_of(projects), f"progress/{unit}/later.yaml": reports_yaml(unit, later)}
    with book_of(projects) as book, TemporaryBook(listed(projects), more) as longer:
        before, after = book.at(str(day)), longer.at(str(day))
    assert after.pop("later_reports") == before.pop("later_reports") + 2
    assert without_places(after) == without_places(before)


@modest
@given(made_projects(), st.sampled_from(MONTH_ENDS))
def test_at_a_date_it_is_as_if_later_reports_had_not_been_written_yet(projects, day):
    then = [
        made._replace(
            reports={
                unit: {d: figures for d, figures in by_day.items() if d <= day}
                for unit, by_day in made.reports.items()
            }
        )
        for made in projects
    ]
    with book_of(projects) as book, book_of(then) as shorter:
        now, before = book.at(str(day)), shorter.at(str(day))
    now.pop("later_reports")
    assert before.pop("later_reports") == 0
    assert without_places(now) == without_places(before)


@modest
@given(made_projects(), days, st.randoms(use_true_random=False))
def test_the_order_of_files_and_projects_in_them_changes_nothing(projects, day, random):
    texts = list(files_of(projects).values())
    random.shuffle(texts)
    renamed = {f"progress/{number}.yaml": text for number, text in enumerate(texts)}
    with book_of(projects) as book, TemporaryBook(listed(projects), renamed) as other:
        assert without_places(other.at(day)) == without_places(book.at(day))


@modest
@given(made_projects(), days)
def test_a_report_with_its_projects_turned_round_says_the_same(projects, day):
    with (
        TemporaryBook(listed(projects), in_one_report(projects)) as book,
        TemporaryBook(listed(projects), in_one_report(projects[::-1])) as turned,
    ):
        assert without_places(turned.at(day)) == without_places(book.at(day))


def in_one_report(projects: list[Made]) -> dict[str, str]:
    """A file for each unit, whose one report of a date holds all projects."""
    files = {}
    for unit in UNITS:
        lines = [f"unit: {unit}", "year: 2025", "reports:"]
        own = [p for p in projects if unit in p.units]
        dates = sorted({day for p in own for day, figures in p.reports[unit].items() if figures})
        for day in dates:
            lines += [f"  - as_of: {day}", "    projects:"]
            lines += [
                f"      - {{project: {p.number}, {said_by(p, unit)[str(day)]}}}"
                for p in own
                if p.reports[unit].get(day)
            ]
        if dates:
            files[f"progress/{unit}.yaml"] = "\n".join(lines) + "\n"
    return files


@modest
@given(made_projects(), days, st.data())
def test_a_filters_summary_is_that_of_the_filtered_projects(projects, day, data):
    selection = data.draw(
        st.sampled_from(
            [{"level": "市级"}, {"level": "区级"}, *({"unit": unit} for unit in UNITS)]
            + [{"project": project.number} for project in projects]
            + [{"statuses": (status,)} for status in STATUSES]
        )
    )
    with book_of(projects) as book:
        whole, part = book.at(day), book.at(day, **selection)
    chosen = {project["id"] for project in part["projects"]}
    assert part["projects"] == [p for p in whole["projects"] if p["id"] in chosen]
    assert chosen == {p["id"] for p in whole["projects"] if takes(selection, p)}
    if not chosen:
        assert (part["overall"]["projects"], part["overall"]["completion"]) == (0, None)
        return
    alone = [made for made in projects if made.number in chosen]
    with book_of(alone) as book:
        rest = book.at(day)
    for key in ("overall", "levels"):
        assert part[key] == rest[key]
    assert unit_summaries(part) == unit_summaries(rest)


def unit_summaries(overview: dict[str, Any]) -> list[dict[str, Any]]:
    """The units without their silence, which the report on another project may have broken."""
    silence = ("last_report", "days_silent", "overdue")
    return [{k: v for k, v in u.items() if k not in silence} for u in overview["units"]]


def takes(selection: Mapping[str, Any], project: Mapping[str, Any]) -> bool:
    """Whether the selection is of this project, told by the project itself."""
    return (
        selection.get("level", project["level"]) == project["level"]
        and ("unit" not in selection or selection["unit"] in project["units"])
        and selection.get("project", project["id"]) == project["id"]
        and project["status"] in selection.get("statuses", STATUSES)
    )
