"""Whatever a table holds, it is read or refused with a message; nothing else happens."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.errors import UsageError
from minsheng.founding.pledges import read_pledges
from minsheng.founding.sheets import read_sheets

from .tables import HEAD, ROWS, changed, csv_file, excel_file, workbook_of


def refusal(path: Path) -> str:
    with pytest.raises(UsageError) as refused:
        read_pledges(path.name, read_sheets(str(path)))
    return refused.value.text


def test_a_formula_that_was_never_worked_out_is_told_by_its_cell(tmp_path: Path) -> None:
    path = excel_file(tmp_path, workbook_of(changed(3, "项目名称", '=HYPERLINK("http://x","甲")')))
    assert "清单.xlsx 附件!C3：“项目名称”是公式，没有算好的值" in refusal(path)


def test_a_formula_in_a_text_is_only_text(tmp_path: Path) -> None:
    path = csv_file(tmp_path, changed(3, "项目名称", "=1+1"))
    assert read_pledges(path.name, read_sheets(str(path))).pledges[1].name == "=1+1"


def test_a_formula_beside_the_table_matters_to_nobody(tmp_path: Path) -> None:
    workbook = workbook_of(ROWS)
    page = workbook.active
    assert page is not None
    page["H2"] = "=1/0"
    path = excel_file(tmp_path, workbook)
    assert len(read_pledges(path.name, read_sheets(str(path))).pledges) == 3


def test_a_thousand_columns_and_the_table_among_them(tmp_path: Path) -> None:
    wide = [[*(["多"] * 990), *row, *(["余"] * 10)] for row in ROWS]
    path = csv_file(tmp_path, wide)
    assert len(read_pledges(path.name, read_sheets(str(path))).pledges) == 3


def test_a_sheet_with_a_cell_at_its_far_end_is_refused(tmp_path: Path) -> None:
    workbook = workbook_of(ROWS)
    page = workbook.active
    assert page is not None
    page["XFD1048576"] = "甲"
    assert "有 1048576 行 16384 列，太大了" in refusal(excel_file(tmp_path, workbook))


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    rows = [HEAD, *([str(n), "县级", "修路", "建设局", "修路。"] for n in range(1, 3000))]
    assert "有 3000 行，不像一份清单" in refusal(csv_file(tmp_path, rows))


def test_many_mistakes_are_counted(tmp_path: Path) -> None:
    rows = [HEAD, *([str(n), "县级", "修路", "建设局", ""] for n in range(1, 100))]
    told = refusal(csv_file(tmp_path, rows))
    assert told.startswith("清单.csv 有 99 处要改")
    assert told.endswith("  ……另有 79 处\n")
    assert len(told.splitlines()) == 22


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "没有找到清单的表头"),
        (b"\0\1\2", "不是文本表格"),
        (b"\x81", "不是文本表格"),
        (b"\xff\xfe\x00", "不是文本表格"),
        (",".join(HEAD).encode() + b'\n1,"' + "长".encode() * 200_000, "读不成表格"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版的 Excel 文件"),
        (b"PK\x03\x04" + bytes(600), "不是完好的 Excel 文件"),
        (b"," * (5 * 1024 * 1024 + 1), "超过 5 MB"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "清单.csv"
    path.write_bytes(data)
    assert told in refusal(path)


@pytest.mark.parametrize("name", ["清单.xls", "清单.et", "清单.docx", "清单.pdf", "清单.ods"])
def test_another_kind_of_file_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert "另存为 .xlsx 或 .csv" in refusal(path)


def test_a_zip_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("甲", "乙")
    assert "不是 Excel 文件" in refusal(path)


def with_part(path: Path, old: bytes, new: bytes) -> Path:
    """The workbook with some bytes of its parts changed."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert any(old in part for part in parts.values())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part.replace(old, new))
    return path


@pytest.mark.parametrize(
    "area", ["A5:B1048576", "$A$5:$B$1048576", "A:B", "a5:b999999", "&#65;5:B999999"]
)
def test_cells_merged_down_to_the_end_of_the_sheet_are_refused(tmp_path: Path, area: str) -> None:
    workbook = workbook_of(ROWS)
    page = workbook.active
    assert page is not None
    page.merge_cells("A5:B6")
    path = excel_file(tmp_path, workbook)
    assert "单元格太多" in refusal(with_part(path, b'"A5:B6"', f'"{area}"'.encode()))


def test_a_link_over_the_whole_sheet_is_refused(tmp_path: Path) -> None:
    workbook = workbook_of(ROWS)
    page = workbook.active
    assert page is not None
    page["H9"].hyperlink = "#A1"
    path = excel_file(tmp_path, workbook)
    assert "单元格太多" in refusal(with_part(path, b'ref="H9"', b'ref="A1:Z1048576"'))


def test_a_small_file_that_unpacks_to_millions_of_cells_is_refused(tmp_path: Path) -> None:
    path = excel_file(tmp_path, workbook_of(ROWS))
    cells = b'<row r="9">' + b"<c><v>1</v></c>" * 700_000 + b"</row></sheetData>"
    with_part(path, b"</sheetData>", cells)
    assert path.stat().st_size < 100_000
    assert "单元格太多" in refusal(path)


def test_a_file_that_unpacks_to_more_than_any_form_is_refused(tmp_path: Path) -> None:
    path = excel_file(tmp_path, workbook_of(ROWS))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/1.bin", bytes(101 * 1024 * 1024))
    assert "超过 100 MB" in refusal(path)


@pytest.fixture(scope="session")
def sound_workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return excel_file(tmp_path_factory.mktemp("表"), workbook_of(ROWS)).read_bytes()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_workbook_is_read_or_refused(
    sound_workbook: bytes, tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]]
) -> None:
    damaged = bytearray(sound_workbook)
    for place, byte in damage:
        damaged[place % len(damaged)] = byte
    path = tmp_path_factory.getbasetemp() / "坏.xlsx"
    path.write_bytes(damaged)
    with suppress(UsageError):
        read_pledges(path.name, read_sheets(str(path)))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "没有这个文件或文件夹" in refusal(tmp_path / "没有.csv")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "任意.csv"
    path.write_bytes(data)
    refusal(path)


CELLS = st.text(st.sampled_from('1一、，;\n"甲局（）＝=\x07\u200b 　'), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=4))
def test_any_rows_below_the_head_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = csv_file(tmp_path_factory.getbasetemp(), [HEAD, *rows])
    try:
        pledges = read_pledges(path.name, read_sheets(str(path))).pledges
    except UsageError:
        return
    assert all(pledge.name and pledge.units and pledge.task for pledge in pledges)
