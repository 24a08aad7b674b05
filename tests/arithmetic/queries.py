"""The SQL of docs/export.md, word for word, run by DuckDB over the table that is exported."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb

from minsheng.api import Ledger
from minsheng.render.facts import FILES, module

DOCUMENT = Path(__file__).parents[2] / "docs" / "export.md"
SQL = dict(
    re.findall(
        r"<!-- sql: (\w+) -->\n```sql\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )
)
"""The blocks of the document by their names."""
FORMATS = ("parquet", "csv")
Row = dict[str, Any]


def written(ledgers: Iterable[Ledger], file: Path) -> Path:
    """The facts of the ledgers as a file, as the command writes it."""
    facts = chain.from_iterable(ledger.facts() for ledger in ledgers)
    file.write_bytes(module(FILES[file.suffix]).file(facts))
    return file


class Database:
    """What the document says, done: the view of a file, and the three macros."""

    def __init__(self, file: Path) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        name = file.suffix.removeprefix(".")
        view = SQL[name].replace(f"'facts.{name}'", f"'{file.as_posix()}'")
        assert view != SQL[name]
        self.connection.execute(view)
        self.connection.execute(SQL["query"])

    def asked(self, query: str) -> list[Row]:
        """The rows that a query yields, by the names of their columns."""
        done = self.connection.execute(query)
        names = [column[0] for column in done.description]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]

    def at(self, macro: str, day: date) -> list[Row]:
        """The rows of one of the macros at a date."""
        return self.asked(f"FROM {macro}(DATE '{day}')")


Told = dict[tuple[Any, ...], tuple[float, int, int]]
"""(completion, projects or indicators, unreported) by whose they are."""


def told_by_sql(database: Database, day: date) -> Told:
    """Everything that the three macros say at a date."""
    means = {
        (row["ledger"], row["year"], row["scope"], row["name"]): (
            row["completion"],
            row["projects"],
            row["unreported"],
        )
        for row in database.at("means_at", day)
    }
    projects = {
        (row["ledger"], row["year"], row["project"]): (
            row["completion"],
            row["indicators"],
            row["unreported"],
        )
        for row in database.at("projects_at", day)
    }
    indicators = {
        (row["ledger"], row["year"], row["project"], row["indicator"], "indicator"): (
            row["completion"],
            1,
            int(not row["is_reported"]),
        )
        for row in database.at("indicators_at", day)
    }
    return means | projects | indicators


def told_by_status(ledgers: Iterable[Ledger], day: date) -> Told:
    """The same as `status` has it, which is exact."""
    told: Told = {}
    for ledger in ledgers:
        overview, own = ledger.at(day), (next(ledger.facts()).subject.ledger, ledger.year)
        scopes = [("overall", None, overview.overall)]
        scopes += [("level", name, summary) for name, summary in overview.levels]
        scopes += [("unit", unit.name, unit.summary) for unit in overview.units]
        for scope, name, summary in scopes:
            completion = float(summary.completion or 0)
            counts = summary.projects, summary.indicators_unreported
            told[*own, scope, name] = (completion, *counts)
        for project in overview.projects:
            number, indicators = project.project.id, project.indicators
            unreported = len(indicators) - project.reported
            told[*own, number] = (float(project.completion), len(indicators), unreported)
            for one in indicators:
                completion = float(one.assessment.completion)
                told[*own, number, one.name, "indicator"] = (completion, 1, int(one.actual is None))
    return told


def agree(ledgers: list[Ledger], file: Path, days: Iterable[date]) -> None:
    """Asserts that the query over the file says what `status` says of the ledgers."""
    database = Database(written(ledgers, file))
    for day in days:
        by_sql, by_status = told_by_sql(database, day), told_by_status(ledgers, day)
        assert by_sql.keys() == by_status.keys()
        for whose, (completion, *counts) in by_status.items():
            assert abs(by_sql[whose][0] - completion) < 1e-9, whose
            assert list(by_sql[whose][1:]) == counts, whose
