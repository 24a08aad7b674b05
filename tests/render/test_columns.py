"""The columns of CSV and Markdown are those of the ledgers these offices keep."""

from pathlib import Path

import pytest

from .shipped import DATA, at, csv_rows, ledger_in, markdown_rows, report, status

LEDGER = [
    "序号",
    "市区分级",
    "项目名称",
    "责任单位",
    "2025年工作任务",
    "指标",
    "计量单位",
    "年度目标",
    "本月新增",
    "累计完成",
    "完成率",
    "序时进度",
    "状态",
    "存在问题",
    "下一步举措",
    "佐证材料",
]
SAMPLE = "示例数据，非真实进展"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The shipped data as if its figures were real."""
    (tmp_path / "progress").mkdir()
    for file in [*DATA.glob("*.yaml"), *DATA.glob("progress/*.yaml")]:
        text = file.read_text(encoding="utf-8").replace("sample: true\n", "")
        (tmp_path / file.relative_to(DATA)).write_text(text, encoding="utf-8")
    return tmp_path


def first_line(text: str) -> str:
    return text.splitlines()[0]


@pytest.mark.parametrize("by", [None, "indicator"])
def test_the_ledger_has_the_columns_of_the_design_and_the_mark_of_sample_data(
    by: str | None,
) -> None:
    seen = at("2025-12-31")
    assert first_line(status(seen, "csv", by)) == ",".join([*LEDGER, "示例"])
    assert list(markdown_rows(status(seen, "markdown", by))[0]) == [*LEDGER, "示例"]
    assert first_line(report(seen, "csv")) == ",".join([*LEDGER, "示例"])


def test_without_sample_data_there_is_neither_column_nor_mark(real: Path) -> None:
    seen = at("2025-12-31", ledger_in(real))
    assert first_line(status(seen, "csv")) == ",".join(LEDGER)
    assert list(markdown_rows(status(seen, "markdown"))[0]) == LEDGER
    for form in ("table", "csv", "markdown"):
        assert "示例" not in status(seen, form)
        assert "示例" not in report(seen, form)


def test_before_the_first_sample_report_nothing_is_marked() -> None:
    assert SAMPLE not in status(at("2025-06-30"), "table")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_title_of_every_table_of_status_says_that_the_figures_are_no_real_ones(
    width: int,
) -> None:
    seen = at("2025-09-30")
    printed = status(seen, "table", width=width)
    lines = printed.splitlines()
    begins = [i for i, line in enumerate(lines) if line.startswith(("需督办", "各"))]
    assert len(begins) == 4
    assert all(SAMPLE in "".join(lines[i : i + 2]) for i in begins)
    assert sum(set(line.strip()) == {"─"} for line in lines) == 4


@pytest.mark.parametrize("by", ["project", "level", "unit", "indicator"])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_a_table_alone_says_so_too(by: str, form: str) -> None:
    printed = status(at("2025-09-30"), form, by)
    (title,) = [x for x in printed.splitlines() if x.removeprefix("## ").startswith(("各", "台账"))]
    assert SAMPLE in title


@pytest.mark.parametrize("width", [60, 100, 200])
def test_every_table_of_the_report_says_so(width: int) -> None:
    printed = report(at("2025-09-30", unit="公共服务局"), "table", width=width)
    assert printed.count(f"指标（{SAMPLE}）") == 5


def test_every_part_of_the_markdown_report_says_so() -> None:
    printed = report(at("2025-09-30", unit="公共服务局"), "markdown")
    headings = [line for line in printed.splitlines() if line.startswith("#")]
    assert len(headings) == 1 + 1 + 5
    assert all(SAMPLE in heading for heading in headings)


def test_every_row_of_csv_says_so() -> None:
    for by in (None, "project", "level", "unit"):
        assert {row["示例"] for row in csv_rows(status(at("2025-09-30"), "csv", by))} == {"是"}


def test_csv_has_no_line_that_is_not_a_row() -> None:
    printed = status(at("2025-12-31"), "csv")
    assert len(printed.splitlines()) == 1 + 48
    assert printed.endswith("\n")
    assert "\r" not in printed
