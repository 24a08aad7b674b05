"""The workbook on the screen and on paper: what stays in sight, where pages end."""

import re
from pathlib import Path

import pytest

from tests.documents.printed import pages_of, pdf_of, sizes_of
from tests.documents.workbooks import CASES, DATA, DISTRICTS, HEADER, book, packed, parts
from tests.programs import needs

TWENTY = (DISTRICTS / "twenty" / "data", "2026-12-31")


@pytest.mark.parametrize(("folder", "day"), CASES)
def test_every_sheet_is_printed_on_a4_on_its_side_one_page_wide(folder: Path, day: str):
    for sheet in book(folder, day):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
        assert sheet.print_options.horizontalCentered
        whole = sheet.dimensions.replace("A1", "$A$1")
        assert sheet.print_area.split("!")[1].replace("$", "") == whole.replace("$", "")
        assert "第 &P 页 共 &N 页" in sheet.oddFooter.center.text
        assert sheet.title in sheet.oddHeader.right.text


def test_the_header_stays_in_sight_and_is_printed_again():
    shown = book(DATA, "2025-09-30")
    assert [shown[name].freeze_panes for name in shown.sheetnames] == [
        *(None, "D4", "B4", "E4", "B4")
    ]
    assert [shown[name].print_title_rows for name in shown.sheetnames][1:] == ["$3:$3"] * 4
    row = int(shown["总览"].print_title_rows.split("$")[-1])
    assert shown["总览"].cell(row, 1).value == "状态"
    assert shown["总览"].cell(row - 1, 1).value == "各项目（示例数据，非真实进展）"


def test_filters_cover_the_rows_of_one_kind_alone():
    shown = book(DATA, "2025-09-30")
    assert shown["总览"].auto_filter.ref is None
    assert shown["台账"].auto_filter.ref == "A3:Q51"  # 48 indicators
    assert shown["台账"]["A53"].value == "小计"
    assert shown["责任单位"].auto_filter.ref == "A3:R11"
    assert shown["推算"].auto_filter.ref == "A3:T20"  # 17 forecasts
    assert shown["填报记录"].auto_filter.ref == f"A3:M{shown['填报记录'].max_row}"
    for name in shown.sheetnames[1:]:
        merged = {area.min_row for area in shown[name].merged_cells.ranges}
        assert merged <= {1, 2, HEADER + 49}, name  # title, note, and the empty row


def test_levels_fold():
    shown = book(DATA, "2025-09-30")
    overview, ledger = shown["总览"], shown["台账"]
    folded = [n for n in range(1, overview.max_row + 1) if level(overview, n)]
    names = [overview.cell(n - 1, 1).value for n in folded if n - 1 not in folded]
    assert (names, len(folded)) == (["市级", "区级"], 15)
    assert not overview.sheet_properties.outlinePr.summaryBelow
    assert [n for n in range(1, ledger.max_row + 1) if level(ledger, n)] == list(range(4, 52))


def level(sheet, row: int) -> int:
    """The outline level of a row."""
    return sheet.row_dimensions[row].outlineLevel


def test_a_title_cannot_command_the_page_header(tmp_path: Path):
    from minsheng.render.excel.paper import _printed

    assert _printed("甲&P乙\n丙") == "甲&&P乙 丙"
    assert len(_printed("&" * 300)) == 199
    assert _printed("字" * 300).endswith("…")


def test_the_first_sheet_is_the_one_that_opens():
    shown = book(DATA, "2025-09-30")
    assert shown.active.title == "总览"
    assert 'activeCell="D4"' in parts(packed(DATA, "2025-09-30"))["xl/worksheets/sheet2.xml"]


@needs("soffice", "pdftotext", "pdfinfo")
@pytest.mark.parametrize("case", [(DATA, "2025-09-30"), TWENTY], ids=["15 projects", "60 projects"])
def test_printed_by_libreoffice(case: tuple[Path, str], tmp_path: Path):
    document = tmp_path / "台账.xlsx"
    document.write_bytes(packed(*case))
    pdf = pdf_of(document, tmp_path)
    sizes = sizes_of(pdf)
    assert {(round(width), round(height)) for width, height in sizes} == {(842, 595)}
    pages = pages_of(pdf)
    for number, page in enumerate(pages, start=1):
        assert f"第 {number} 页 共 {len(pages)} 页" in " ".join(page.split())
        assert "###" not in page
    check_columns(pages, "台账", ("序号", "项目名称", "累计完成", "佐证材料"))
    check_columns(pages, "填报记录", ("截至日期", "填报数", "文件", "列"))
    check_columns(pages, "责任单位", ("项目数", "最近填报", "未报天数"))
    check_columns(pages, "推算", ("状态", "累计完成", "所需月进度", "开始自"))
    check_columns(pages, "总览", ("状态", "责任单位"), at_least=1)


def check_columns(
    pages: list[str], sheet: str, titles: tuple[str, ...], at_least: int | None = None
) -> None:
    """Each page of a sheet has the first and the last of its columns: it is one page wide, and
    its header is printed on every page.
    """
    own = [page for page in pages if re.search(rf"\s{sheet}\s*$", page.splitlines()[0])]
    assert own
    with_header = [page for page in own if all(title in page for title in titles)]
    assert len(with_header) >= (at_least or len(own)), sheet
