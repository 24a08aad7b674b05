"""What is seen on a real terminal of 60, 80, 120 and 200 columns."""

import os
import re
import shlex
from pathlib import Path

import pytest

from .ledgers import HEALTH, ledger
from .program import MINSHENG, SHIPPED, Variables, environment, widest, without_colors

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
pexpect = pytest.importorskip("pexpect")

WIDTHS = (60, 80, 120, 200)
HEADINGS = ("序号", "达标", "完成率", "应达", "偏差", "状态", "级别", "责任单位", "短板指标")
LONG_NAME = "重庆高新区童家石河、冷家河水库生态修复项目"


def seen(*args: str | Path, columns: int, env: Variables | None = None, code: int = 0) -> str:
    """What a run writes on a terminal of so many columns."""
    output, status = pexpect.run(
        shlex.join([*MINSHENG, *map(str, args)]),
        withexitstatus=True,
        encoding="utf-8",
        cwd=str(SHIPPED.parent),
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        dimensions=(50, columns),
    )
    assert status == code
    return output.replace("\r\n", "\n")


def texts_of(printed: str) -> list[str]:
    """The pieces of text on each line that stand apart by more than one blank."""
    lines = without_colors(printed).splitlines()
    return [piece for line in lines for piece in re.split(r"\s{2,}", line.strip()) if piece]


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    "args",
    [
        ("status",),
        ("status", "--as-of", "2025-09-30"),
        ("status", "--by", "indicator"),
        ("report", "--unit", "生态环境局"),
        ("rule",),
        ("rule", "L401"),
    ],
)
def test_no_line_is_wider_than_the_terminal(args: tuple[str, ...], columns: int) -> None:
    printed = seen(*args, columns=columns)
    assert widest(printed) <= columns
    assert "…" not in printed


@pytest.mark.parametrize("columns", WIDTHS)
def test_problems_fit_the_terminal_so_that_the_caret_stays_in_place(
    tmp_path: Path, columns: int
) -> None:
    entry = f"progress: {'已开展培训' * 20}\n        actual: 1"
    data = ledger(tmp_path, 卫健局=HEALTH.replace("progress: 已开展培训23期。", entry))
    long = HEALTH.replace("AED: 14", f"AED: 14, {'很' * 40}: 1")
    (data / "progress" / "更多.yaml").write_text(long, encoding="utf-8")
    printed = seen("validate", "--data", data, columns=columns, code=1)
    excerpts = [line for line in printed.splitlines() if re.match(r" *\d* \| ", line)]
    assert excerpts
    assert widest("\n".join(excerpts)) <= columns


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_heading_is_broken(columns: int) -> None:
    headings = " ".join(texts_of(seen("status", columns=columns)))
    assert [word for word in HEADINGS if word not in headings] == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_text_is_squeezed_into_a_narrow_column(columns: int) -> None:
    """A name that is broken is broken into pieces of four characters or more, but the last."""
    printed = seen("status", "--by", "project", columns=columns)
    row = printed[printed.index(LONG_NAME[:6]) :]
    pieces = [piece for piece in texts_of(row) if piece in LONG_NAME]
    assert "".join(pieces) == LONG_NAME
    assert [piece for piece in pieces[:-1] if len(piece) < 4] == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_leader_sees_what_matters_on_the_first_screen(columns: int) -> None:
    """Of 24 lines: counts, mean beside time share, and the first that needs supervision."""
    first = "\n".join(without_colors(seen("status", columns=columns)).splitlines()[:24])
    for words in (
        "办结 12",
        "平均完成率 93.0%",
        "时间进度 100.0%",
        "截至 2025-12-31",
        "需督办 2 项",
    ):
        assert words in first
    assert re.search(r"滞后 +4 +开展中心城区", first)


def test_a_terminal_has_colours_unless_it_says_no() -> None:
    assert "\x1b[" in seen("status", columns=80)
    assert "\x1b" not in seen("status", columns=80, env={"NO_COLOR": "1"})
    assert "\x1b" not in seen("status", columns=80, env={"TERM": "dumb"})


def test_colours_leave_the_background_alone_where_there_is_no_light() -> None:
    """Only the 16 colours of the terminal's own theme are used, fit for light and dark."""
    sequences = re.findall(r"\x1b\[([0-9;]*)m", seen("status", columns=120))
    codes = {int(code) for sequence in sequences for code in sequence.split(";") if code}
    assert codes
    assert codes <= {*range(10), *range(30, 38), 39, *range(40, 48), 49, *range(90, 108)}


def test_columns_in_the_environment_win_over_the_terminal() -> None:
    assert widest(seen("status", columns=200, env={"COLUMNS": "80"})) <= 80
