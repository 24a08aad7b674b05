"""The same commit gets the same verdict on any day: only infos depend on the date of today."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from cases import cases, laid_over_base
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.check import check
from minsheng.folder import DataFolder, open_folder
from minsheng.problems import Problem, Severity

TESTS = Path(__file__).parents[1]
LATEST = date(2027, 6, 30)  # no report in any of these ledgers may be later
FUTURE = "P311"

Verdict = set[Problem]


def verdict(folder: DataFolder, today: date) -> Verdict:
    """What would fail, with --strict or without."""
    return {p for p in check(folder, today).problems if p.severity is not Severity.INFO}


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> list[DataFolder]:
    """The shipped data, three districts, and every fixture."""
    root = tmp_path_factory.mktemp("days")
    fixtures = [
        laid_over_base(case, root / str(number))
        for number, case in enumerate([*cases("fail"), *cases("pass")])
    ]
    districts = sorted(TESTS.glob("districts/*/data"))
    return [open_folder(f) for f in (TESTS.parent / "data", *districts, *fixtures)]


def test_every_ledger_gets_the_same_verdict_years_later(ledgers):
    assert len(ledgers) > 300
    for folder in ledgers:
        assert verdict(folder, date(2035, 3, 1)) == verdict(folder, LATEST), folder.root


def test_only_what_is_in_the_future_is_told_earlier(ledgers):
    """A report from the future is left out, so that nothing else is said that goes away."""
    for folder in ledgers:
        early = verdict(folder, date(2025, 8, 1))
        passing = early - verdict(folder, LATEST)
        assert {problem.rule for problem in passing} <= {FUTURE}, folder.root


@settings(deadline=None, max_examples=60)
@given(day=st.dates(LATEST, date(2090, 12, 31)), data=st.data())
def test_the_verdict_is_the_same_on_any_two_days(day, data, ledgers):
    folder = data.draw(st.sampled_from(ledgers[:4]))
    assert verdict(folder, day) == verdict(folder, LATEST)


def test_silence_is_told_on_one_day_and_not_on_another(tmp_path):
    """So that the tests above do not hold for want of anything that depends on the day."""
    data = Path(shutil.copytree(TESTS / "fixtures" / "base", tmp_path / "data"))
    (data / "progress" / "卫健局.yaml").unlink()

    def silent(today: date) -> bool:
        return "L414" in {problem.rule for problem in check(open_folder(data), today).problems}

    assert not silent(date(2025, 8, 14))  # 45 days after the newest report
    assert silent(date(2025, 8, 15))
