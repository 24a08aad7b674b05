"""A ledger written as YAML and read back through the whole flow, so that tests read like data."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.models.targets import ABOUTS, CEILINGS, FLOORS
from minsheng.render.json_text import as_object
from minsheng.summarize import Overview, Selection, overview
from minsheng.track import TrackedIndicator, TrackedProject

LAST_DAY = date(2026, 6, 30)
TASK = "示例任务，" + "、".join((*FLOORS, *ABOUTS, *CEILINGS)) + "。"

Figures = Mapping[str, object]
Entries = str | Figures | list[str | Figures]
"""What a report says of one project: figures by indicator, or an entry's own YAML keys."""
Reports = Mapping[str, Entries]
"""Entries by date."""


class Book(NamedTuple):
    """A data folder that a test fills."""

    root: Path

    def write(self, path: str, text: str) -> "Book":
        """Writes one file of the folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self

    def ledger(self, year: int = 2025) -> Ledger:
        """The ledger, which has no errors."""
        checked = check(open_folder(self.root), LAST_DAY)
        assert not checked.has_errors, [f"{p.rule} {p.message}" for p in checked.problems]
        return checked.ledgers[year]

    def overview(self, day: str, **selection: Any) -> Overview:
        """The overview at the end of `day`."""
        return overview(self.ledger(), date.fromisoformat(day), Selection(**selection))

    def at(self, day: str, **selection: Any) -> dict[str, Any]:
        """What `status --format json` holds at the end of `day`."""
        return as_object(self.overview(day, **selection))


class Pledge(NamedTuple):
    """A ledger of a single project, and of the indicator 甲 where a test looks at one alone."""

    book: Book

    def overview(self, day: str) -> dict[str, Any]:
        """The whole object at the end of `day`."""
        return self.book.at(day)

    def project(self, day: str) -> dict[str, Any]:
        """The project's object."""
        return self.book.at(day)["projects"][0]

    def indicator(self, day: str, name: str = "甲") -> dict[str, Any]:
        """The object of an indicator."""
        return next(i for i in self.project(day)["indicators"] if i["name"] == name)

    def exact_project(self, day: str) -> TrackedProject:
        """The project with its exact fractions."""
        return self.book.overview(day).projects[0]

    def exact(self, day: str, name: str = "甲") -> TrackedIndicator:
        """An indicator with its exact fractions."""
        return next(i for i in self.exact_project(day).indicators if i.name == name)


def project_yaml(
    indicators: Mapping[str, str],
    keys: str = "",
    *,
    number: int = 1,
    level: str = "市级",
    units: str = "甲局",
) -> str:
    """One project of a target list; an indicator is written as the keys that follow its name."""
    lines = [
        f"  - id: {number}",
        f"    level: {level}",
        f"    name: 示例项目{number}",
        f"    units: [{units}]",
        f"    task: {TASK}",
        *(f"    {line}" for line in keys.splitlines()),
        "    indicators:",
        *(f"      - {{name: {name}, {shape}}}" for name, shape in indicators.items()),
    ]
    return "\n".join(lines) + "\n"


def targets_yaml(*projects: str, head: str = "", year: int = 2025) -> str:
    """A target list of these projects."""
    return f"year: {year}\ntitle: 示例清单\n{head}\nprojects:\n{''.join(projects)}"


def reports_yaml(unit: str, reports: Reports, *, number: int = 1, head: str = "") -> str:
    """A unit's file with its reports on one project."""
    lines = [f"unit: {unit}", "year: 2025", head, f"reports: {'' if reports else '[]'}"]
    for as_of, entries in reports.items():
        lines += [f"  - as_of: {as_of}", "    projects:"]
        listed = entries if isinstance(entries, list) else [entries]
        lines += [f"      - {{project: {number}, {_entry(entry)}}}" for entry in listed]
    return "\n".join(lines) + "\n"


def _entry(entry: str | Figures) -> str:
    if isinstance(entry, str):
        return entry
    figures = ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in entry.items())
    return f"actuals: {{{figures}}}"


def pledge(
    root: Path,
    indicators: str | Mapping[str, str],
    reports: Reports | None = None,
    *,
    keys: str = "",
    head: str = "",
    by_unit: Mapping[str, Reports] | None = None,
) -> Pledge:
    """A ledger of one project.

    `indicators` holds the YAML keys of each by name, or those of 甲 alone; `reports` are those
    of 甲局, `by_unit` those of the units that share the project.
    """
    named = {"甲": indicators} if isinstance(indicators, str) else indicators
    files = by_unit or {"甲局": reports or {}}
    book = Book(root / "data")
    units = ", ".join(files)
    targets = targets_yaml(project_yaml(named, keys, units=units), head=head)
    book.write("targets_2025.yaml", targets)
    for unit, its_reports in files.items():
        book.write(f"progress/{unit}.yaml", reports_yaml(unit, its_reports))
    return Pledge(book)


def said(figure: object) -> Figures:
    """A report of the indicator 甲 alone."""
    return {"甲": figure}
