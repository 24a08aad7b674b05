"""The Python API: its page runs as written, and it answers what the commands print."""

import doctest
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from cli.ledgers import HEALTH, broken, ledger
from cli.program import SHIPPED, on_shipped

import minsheng
from minsheng.api import Ledger
from minsheng.errors import DataError, UsageError
from minsheng.render.json_text import as_object

PAGE = SHIPPED.parent / "docs" / "api.md"
EXAMPLES = re.findall(r"```pycon\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
TODAY = date(2025, 12, 31)


@pytest.fixture
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the page says that its examples run."""
    monkeypatch.chdir(SHIPPED.parent)
    monkeypatch.setenv("MINSHENG_TODAY", TODAY.isoformat())


def shipped() -> Ledger:
    return minsheng.load(SHIPPED, today=TODAY)


@pytest.mark.usefixtures("at_the_root")
def test_every_example_of_the_page_runs_as_it_is_written() -> None:
    text = "\n".join(EXAMPLES)
    example = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner().run(example, out=said.append)
    assert result.failed == 0, "".join(said)
    assert result.attempted > 30


@pytest.mark.parametrize("day", ["2025-06", "2025-09-15", "2025-12-31"])
def test_at_is_what_status_prints(day: str) -> None:
    printed = json.loads(on_shipped("status", "--as-of", day, "--format", "json").stdout)
    assert without_paths(as_object(shipped().at(day))) == without_paths(printed)


def without_paths(value: Any) -> Any:
    """The same without paths, which depend on the current folder."""
    if isinstance(value, dict):
        return {key: without_paths(one) for key, one in value.items() if key != "path"}
    return [without_paths(one) for one in value] if isinstance(value, list) else value


def test_a_day_may_be_a_date_a_month_or_left_out() -> None:
    found = shipped()
    assert found.day(date(2025, 9, 15)) == date(2025, 9, 15)
    assert found.day(datetime(2025, 9, 15, 8)) == date(2025, 9, 15)
    assert found.day("2025-09") == date(2025, 9, 30)
    assert found.day("today") == TODAY
    assert found.day(None) == found.default_day == date(2025, 12, 31)


def test_what_is_not_there_is_answered_with_what_is(tmp_path: Path) -> None:
    found = shipped()
    for ask, said in [
        (lambda: minsheng.load(tmp_path / "没有"), "数据文件夹不存在"),
        (lambda: minsheng.load(SHIPPED, year=2031), "没有 2031 年的目标清单"),
        (lambda: minsheng.load(tmp_path), "里没有目标清单"),
        (lambda: found.of(2031), "没有 2031 年的目标清单"),
        (lambda: found.at("9月末"), "看不懂的日期：9月末"),
        (lambda: found.diff(date(1, 1, 1)), "看不懂的日期"),
        (lambda: found.project(99), "没有序号为 99 的项目"),
        (lambda: found.why(99), "没有序号为 99 的项目"),
        (lambda: found.history(99), "没有序号为 99 的项目"),
        (lambda: found.select(project=99), "没有序号为 99 的项目"),
        (lambda: found.select(level="县级"), "没有级别“县级”"),
        (lambda: found.select(only=["红"]), "没有状态“红”"),
        (lambda: found.diff("2025-09", "2025-08"), "2025-09-30"),
    ]:
        with pytest.raises(UsageError, match=re.escape(said)):
            ask()


def test_errors_in_the_data_are_all_told_and_there_are_no_figures(tmp_path: Path) -> None:
    data = broken(tmp_path, "急救培训: 1180", "急救培圳: 1180")
    with pytest.raises(DataError) as caught:
        minsheng.load(data, today=TODAY)
    errors = [p for p in caught.value.problems if p.severity.value == "error"]
    assert [(p.rule, p.place.line) for p in errors] == [("P303", 7)]
    assert "数据有 1 处错误，第一处是" in caught.value.text
    assert "progress/卫健局.yaml:7:19: P303" in caught.value.text
    assert caught.value.files == 3


def test_warnings_and_infos_come_with_the_figures(tmp_path: Path) -> None:
    found = minsheng.load(ledger(tmp_path, 卫健局=HEALTH), today=TODAY)
    assert [problem.rule for problem in found.problems] == ["L415"]  # 城管局 has no file


def test_another_year_of_the_folder_is_at_hand(tmp_path: Path) -> None:
    data = ledger(tmp_path, 卫健局=HEALTH)
    later = (data / "targets_2025.yaml").read_text(encoding="utf-8").replace("2025", "2026")
    (data / "targets_2026.yaml").write_text(later, encoding="utf-8")
    newest = minsheng.load(data, today=TODAY)
    assert (newest.year, newest.years, newest.of(2025).year) == (2026, (2025, 2026), 2025)
    assert (
        minsheng.load(data, year=2025, today=TODAY).at("2025-09").overall.indicators_reported == 2
    )
