"""Every reported figure behind an overview, with its file and line."""

from datetime import date
from pathlib import Path

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger, Reported
from minsheng.records import Record, records
from minsheng.summarize import Selection, overview

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2025, 12, 31)


def shipped() -> Ledger:
    return check(open_folder(DATA), TODAY).ledgers[2025]


def seen(day: date, **selection: str | int) -> list[Record]:
    ledger = shipped()
    return list(records(ledger, overview(ledger, day, Selection(**selection))))  # type: ignore[arg-type]


def test_each_record_stands_in_the_line_that_it_names() -> None:
    found = seen(TODAY)
    assert len(found) == sum(len(figures) for figures in shipped().figures.values())
    lines = {path.name: path.read_text("utf-8").splitlines() for path in DATA.rglob("*.yaml")}
    for record in found:
        figure = record.figure
        behind = lines[Path(figure.path).name][figure.line - 1][figure.column - 1 :]
        assert behind.startswith(written(figure.value))


def written(value: Reported) -> tuple[str, ...]:
    """How a figure may begin in its file: a list either in brackets or item by item."""
    if isinstance(value, tuple):
        return "[", f"- {value[0]}" if value else "[]"
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def test_later_figures_are_left_out() -> None:
    days = {record.figure.as_of for record in seen(date(2025, 9, 30))}
    assert max(days) == date(2025, 9, 30)


def test_only_selected_projects_are_recorded_with_the_figures_of_all_their_units() -> None:
    found = seen(TODAY, unit="公共服务局")
    assert {record.project.id for record in found} == {5, 6, 7, 13, 14}
    assert {record.figure.unit for record in found} == {"公共服务局", "改革发展局"}


def test_they_follow_the_list_and_the_dates() -> None:
    found = seen(TODAY)
    order = [(r.project.id, r.project.names.index(r.indicator.name), r.figure.as_of) for r in found]
    assert order == sorted(order)


def test_a_corrected_figure_comes_with_its_reason() -> None:
    corrected = [record for record in seen(TODAY) if record.correction]
    assert {record.correction for record in corrected} == {"核减重复统计12人次"}
    assert [(r.project.id, r.indicator.name) for r in corrected] == [(13, "宫颈癌检查")]
    assert all(record.figure.corrected for record in corrected)
