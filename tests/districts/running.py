"""Runs a command on one of the ledgers beside this file, as on 10 January 2027."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from minsheng.cli.app import app

HERE = Path(__file__).parent
FORMATS = ("table", "json", "csv", "markdown")
TODAY = "2027-01-10"
STATUSES = ("done", "met", "on_track", "warning", "behind", "unreported")


def run(district: str, command: str, *options: str, columns: str | None = None) -> str:
    """What the command prints; it succeeds and says nothing on stderr."""
    unset = dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "MINSHENG_DATA"))
    env = {**unset, "COLUMNS": columns, "MINSHENG_TODAY": TODAY}
    arguments = [command, *options, "--data", str(HERE / district / "data")]
    result = CliRunner().invoke(app, arguments, env=env)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def status(district: str, *options: str) -> dict[str, Any]:
    """The object of `status --format json`."""
    found: dict[str, Any] = json.loads(run(district, "status", "--format", "json", *options))
    return found


def rows(district: str, *options: str) -> list[dict[str, str]]:
    """The rows of `status --format csv`."""
    return list(csv.DictReader(io.StringIO(run(district, "status", "--format", "csv", *options))))


def project_table(overview: dict[str, Any]) -> list[tuple[object, ...]]:
    """(id, status, completion, planned, variance, weakest) of every project."""
    keys = ("id", "status", "completion", "planned", "variance", "weakest")
    return [tuple(project[key] for key in keys) for project in overview["projects"]]


def indicator_table(overview: dict[str, Any]) -> list[tuple[object, ...]]:
    """(project, name, status, completion, owed, actual) of every indicator."""
    keys = ("name", "status", "completion", "owed", "actual")
    return [
        (project["id"], *(indicator[key] for key in keys))
        for project in overview["projects"]
        for indicator in project["indicators"]
    ]


def counts(summary: dict[str, Any]) -> list[int]:
    """How many projects are of each status, the good ones first."""
    return [summary[status] for status in STATUSES]
