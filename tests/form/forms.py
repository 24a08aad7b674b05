"""Forms of the ledgers that other tests know, and of small ones."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.form.rows import Form, form_of
from minsheng.ledger import Ledger

TESTS = Path(__file__).parent.parent
SHIPPED = TESTS.parent / "data"
BASE = TESTS / "fixtures" / "base"
TOWNS = TESTS / "districts" / "towns" / "data"
TWENTY = TESTS / "districts" / "twenty" / "data"
RATES = TESTS / "districts" / "rates" / "data"
UNIT = "示例局"
OCTOBER = date(2025, 10, 31)


def ledger_of(data: Path) -> Ledger:
    """The newest ledger of a folder, which has no errors."""
    checked = check(open_folder(data), date(2027, 1, 10))
    assert not checked.has_errors, [problem.message for problem in checked.problems]
    return checked.ledgers[max(checked.ledgers)]


def form(data: Path, unit: str, as_of: date = OCTOBER) -> Form:
    """The form of a unit."""
    return form_of(ledger_of(data), unit, as_of)


def small(root: Path, *indicators: str, name: str = "示例项目", task: str = "示例任务。") -> Form:
    """The form of a ledger with one project; an indicator is written as its YAML keys."""
    listed = "".join(f"      - {{{keys}}}\n" for keys in indicators)
    return made(root, {1: (name, task, listed)})


def made(root: Path, projects: Mapping[int, tuple[str, str, str]]) -> Form:
    """The form of a ledger with these projects: (name, task, the lines of its indicators)."""
    text = "year: 2025\ntitle: 示例清单\nlevels: [区级]\nprojects:\n"
    for number, (name, task, indicators) in projects.items():
        text += (
            f"  - id: {number}\n    level: 区级\n    name: {name}\n    units: [{UNIT}]\n"
            f"    task: {task}\n    indicators:\n{indicators}"
        )
    data = root / "data"
    data.mkdir()
    (data / "targets_2025.yaml").write_text(text, encoding="utf-8")
    return form(data, UNIT)
