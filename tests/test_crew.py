"""Several processes find just what one finds, and a killed one costs nothing but time."""

import os
import sys
from pathlib import Path

import pytest

from minsheng import check, crew

BROKEN = Path(__file__).parent / "render" / "broken" / "data"
SHIPPED = Path(__file__).parents[1] / "data"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


@pytest.fixture
def by_crew(monkeypatch):
    """Few files are read by two processes, one file at a time: thousands would take too long."""
    monkeypatch.setattr(check, "MANY", 1)
    monkeypatch.setattr(crew, "_CHUNK", 1)
    monkeypatch.setattr(crew, "hands", lambda: 2)


def everything(found):
    ledgers = {
        year: (dict(one.figures), dict(one.notes), one.reports, one.unsure)
        for year, one in found.ledgers.items()
    }
    return found.problems, ledgers, found.paths


@pytest.mark.parametrize("folder", [BROKEN, SHIPPED], ids=["broken", "shipped"])
def test_several_processes_find_what_one_finds(folder, checked, request):
    alone = everything(checked(folder))
    request.getfixturevalue("by_crew")
    assert everything(checked(folder)) == alone
    assert alone[0] or alone[1][2025][0]


def test_the_files_are_counted_for_the_bar_one_by_one(by_crew, monkeypatch):
    seen = []

    def watched(paths):
        for path in paths:
            seen.append(path)
            yield path

    folder = check.DataFolder(SHIPPED, (), tuple(sorted((SHIPPED / "progress").iterdir())), ())
    check.check(folder, check.date(2026, 6, 30), watched=watched)
    assert seen == list(folder.progress)


def test_a_killed_process_costs_nothing_but_time(by_crew, checked, monkeypatch):
    monkeypatch.setattr(crew, "_take", lambda _: os._exit(9))  # stands for the system's own kill
    monkeypatch.setattr(crew._take, "__module__", "minsheng.crew")
    monkeypatch.setattr(crew._take, "__qualname__", "_take")
    assert everything(checked(SHIPPED))[1][2025][0]
