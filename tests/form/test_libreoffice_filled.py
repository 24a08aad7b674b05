"""Forms that LibreOffice itself has opened, filled in and saved."""

import json
import os
import signal
import socket
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from minsheng.form.excel import workbook_bytes
from minsheng.form.reading import Filled
from minsheng.form.rows import form_of
from tests.programs import needs

from .filled import (
    CARE,
    DAY,
    ROADS,
    STATIONS,
    above,
    excel,
    ledgers,
    mistakes,
    read,
    report_of,
    row,
)

PYTHON = "/usr/bin/python3"  # the one that the office's packages are installed for
MUST_RUN = os.environ.get("MINSHENG_ALL_PROGRAMS") == "1"
SCRIPT = Path(__file__).with_name("libreoffice.py")
WORDS = '第一行\n第二行 "引号" 😀 ＡＢ'
ROWS = [
    row(ROADS, "开工道路"),
    row(ROADS, "完工道路"),
    row(STATIONS, "便民站"),
    row(STATIONS, "培训"),
]


def _knows_uno() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", "import uno"], check=False).returncode == 0
    except OSError:
        return False


pytestmark = [
    needs("soffice", PYTHON),
    pytest.mark.skipif(not _knows_uno() and not MUST_RUN, reason="no python3-uno"),
]


def filled(form: Path, out: Path, cells: dict[str, object]) -> Path:
    """The form as LibreOffice saves it, once the cells are typed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", "--nologo"),
            f"-env:UserInstallation={(out.parent / 'profile').as_uri()}",
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # soffice starts the office itself; both end together
    )
    try:
        typed = json.dumps(cells)
        subprocess.run([PYTHON, SCRIPT, form, out, typed, port], check=True, timeout=120)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
    return out


FORMATS = {"Q5": "yyyy-mm-dd", "F2": "yyyy-mm-dd", "K7": "0%"}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One form, typed in once, saved as Excel and as CSV."""
    folder = tmp_path_factory.mktemp("office")
    form = excel(folder / "空表.xlsx", ROWS, formats=FORMATS, stamp={"责任单位": "建设局"})
    cells = {
        "K5": 8,
        "K6": "=1+2",
        "K7": {"text": "４ 个"},
        "K8": {"text": "1,120人次"},
        "L5": {"text": WORDS},
        "M5": {"text": "=SUM(1)"},
        "O5": {"text": "开工令；照片"},
        "Q5": "2025-09-26",
    }
    return {suffix: filled(form, folder / f"填好{suffix}", cells) for suffix in (".xlsx", ".csv")}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_was_typed_is_read(saved: dict[str, Path], base: Path, suffix: str):
    assert report_of(saved[suffix], base) == {
        1: {
            "actuals": {"开工道路": 8, "完工道路": 3},
            "progress": WORDS,
            "problems": "=SUM(1)",
            "evidence": ("开工令", "照片"),
            "accepted": date(2025, 9, 26),
        },
        3: {"actuals": {"便民站": 4, "培训": 1120}},
    }


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_heading_is_read(saved: dict[str, Path], base: Path, suffix: str):
    found = read(saved[suffix], base)
    assert isinstance(found, Filled)
    assert (found.order.unit, found.order.year, found.order.report.as_of) == ("建设局", 2025, DAY)


def test_what_must_be_asked_about_is_named(tmp_path: Path, base: Path):
    rows = [row(CARE, "接种率"), row(CARE, "联席会议制度"), row(STATIONS, "培训")]
    form = excel(tmp_path / "空表.xlsx", rows, top=above("卫健局"), formats={"K5": "0.0%"})
    out = filled(
        form,
        tmp_path / "填好.xlsx",
        {"K5": {"number": 0.855}, "K6": "=1/0", "K7": "2025-01-02"},
    )
    assert [(cell, message) for cell, _, message in mistakes(out, base)] == [
        ("填报!K6", "这一格是 Excel 的错误值“#DIV/0!”"),
        ("填报!K7", "“培训”这一格是日期 2025-01-02，不是数"),
    ]


def test_a_percentage_is_what_is_shown(tmp_path: Path, base: Path):
    rows = [row(CARE, "接种率")]
    form = excel(tmp_path / "空表.xlsx", rows, top=above("卫健局"), formats={"K5": "0.0%"})
    out = filled(form, tmp_path / "填好.xlsx", {"K5": {"number": 0.855}})
    assert report_of(out, base) == {2: {"actuals": {"接种率": Decimal("85.5")}}}


def test_the_programs_own_form_is_filled_in(tmp_path: Path, base: Path):
    """As `minsheng template` makes it: merged cells, validations, locked but for the inputs."""
    form = form_of(ledgers(base)[2025], "卫健局", DAY)
    (tmp_path / "空表.xlsx").write_bytes(workbook_bytes(form))
    first = 6  # the first row below the head
    typed = {"接种率": 91, "联席会议制度": "是", "培训": {"text": "1,120人次"}, "东山卫生院": "是"}
    cells: dict[str, object] = {
        f"K{first + number}": typed[row.item or row.indicator]
        for number, row in enumerate(form.rows)
        if (row.item or row.indicator) in typed
    }
    out = filled(tmp_path / "空表.xlsx", tmp_path / "填好.xlsx", {**cells, "L6": {"text": WORDS}})
    assert report_of(out, base) == {
        2: {
            "actuals": {"卫生院改造": ("东山卫生院",), "联席会议制度": True, "接种率": 91},
            "progress": WORDS,
        },
        3: {"actuals": {"培训": 1120}},
    }
