"""Excel files that are broken, huge or malicious: a clear message, never a crash or a wait."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from minsheng import office_parts
from minsheng.errors import UsageError
from minsheng.form.opening import opened_form

from .filled import ROADS, cell_of, excel, mistakes, read, report_of, row

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [row(ROADS, "开工道路", 8)]
READ = {1: {"actuals": {"开工道路": 8}}}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return excel(tmp_path / "表.xlsx", ROWS)


def changed(form: Path, part: str, change: Callable[[str], str]) -> Path:
    """The form with one of its parts changed."""
    with zipfile.ZipFile(form) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert part in parts
    parts[part] = change(parts[part].decode()).encode()
    return packed_as(form, parts)


def packed_as(form: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return form


def refused(form: Path) -> str:
    with pytest.raises(UsageError) as caught:
        opened_form(str(form))
    assert caught.value.hint
    return caught.value.message


def test_an_old_or_encrypted_file(form: Path):
    form.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "旧版的 Excel 文件（.xls、.et），或加了密码" in refused(form)


def test_a_word_document(form: Path):
    packed_as(form, {"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"})
    assert "不是 Excel 文件（.xlsx）" in refused(form)


def test_a_file_cut_off_anywhere(form: Path):
    whole = form.read_bytes()
    for length in (5, 100, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        form.write_bytes(whole[:length])
        assert "不是完好的 Excel 文件" in refused(form)


def test_a_file_over_5_mb(form: Path):
    form.write_bytes(form.read_bytes() + bytes(5 * 1024 * 1024))
    assert "超过 5 MB" in refused(form)


def test_a_zip_bomb(form: Path):
    changed(form, SHEET, lambda text: text + " " * (101 * 1024 * 1024))
    assert form.stat().st_size < 1024 * 1024
    assert "展开以后超过 100 MB" in refused(form)


def test_a_part_that_lies_about_its_size(form: Path):
    changed(form, SHEET, lambda text: text + " " * 100_000)
    data = bytearray(form.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = packed.getinfo(SHEET).file_size.to_bytes(4, "little")
    lie = (100).to_bytes(4, "little")
    form.write_bytes(bytes(data).replace(size, lie))
    assert "不是完好的 Excel 文件" in refused(form)


ENTITIES = '<!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE lol [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [ENTITIES, EXTERNAL, "<!DOCTYPE html>"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_they_are(form: Path, doctype: str, part: str, encoding: str):
    with zipfile.ZipFile(form) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    text = (
        parts[part].decode().split("?>", 1)[-1] if b"<?xml" in parts[part] else parts[part].decode()
    )
    parts[part] = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{text}'.encode(encoding)
    packed_as(form, parts)
    assert "DOCTYPE" in refused(form)


def blank_cells(rows: int, columns: int) -> str:
    return "".join(f'<row r="{100 + n}">' + '<c s="0"/>' * columns + "</row>" for n in range(rows))


def test_a_million_blank_cells_with_a_format(form: Path):
    cells = blank_cells(1000, 1000)
    changed(form, SHEET, lambda text: text.replace("</sheetData>", f"{cells}</sheetData>"))
    assert "单元格太多" in refused(form)


def test_some_thousand_blank_cells_with_a_format_do_not_matter(form: Path, base: Path):
    cells = blank_cells(10, 1000)
    changed(form, SHEET, lambda text: text.replace("</sheetData>", f"{cells}</sheetData>"))
    assert report_of(form, base) == READ


def test_a_cell_with_a_format_in_the_last_corner_of_the_sheet(form: Path, base: Path):
    cell = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    changed(form, SHEET, lambda text: text.replace("</sheetData>", f"{cell}</sheetData>"))
    assert report_of(form, base) == READ


def test_something_in_the_last_corner_of_the_sheet(form: Path, base: Path):
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    changed(form, SHEET, lambda text: text.replace("</sheetData>", f"{cell}</sheetData>"))
    found = read(form, base)
    assert not isinstance(found, list)
    assert [note.place.cell for note in found.notes] == ["填报!XFD1048576"]


@pytest.mark.parametrize("rows", [5_001])
def test_more_rows_than_a_form_has(tmp_path: Path, base: Path, rows: int):
    form = excel(tmp_path / "表.xlsx", [row(ROADS, "开工道路", 8)] * rows)
    with pytest.raises(UsageError, match="最多读 5,000 行、200 列"):
        read(form, base)


def test_a_long_sheet_beside_the_form_does_not_matter(form: Path, base: Path):
    book = openpyxl.load_workbook(form)
    other = book.create_sheet("明细")
    for number in range(6000):
        other.append([number, "签到"])
    book.save(form)
    assert report_of(form, base) == READ


@pytest.mark.parametrize(
    "area",
    [
        '<mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>',
        '<mergeCells><mergeCell ref="XFD1048576:A10"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A10:XFD1048576" location="x"/></hyperlinks>',
        "<mergeCells>" + '<mergeCell ref="A10:IV10000"/>' * 2 + "</mergeCells>",
    ],
)
def test_an_area_over_all_of_the_sheet(form: Path, area: str):
    changed(form, SHEET, lambda text: text.replace("</sheetData>", f"</sheetData>{area}"))
    assert "单元格太多" in refused(form)


# ── what other programs write ──


def cells(form: Path, xml: str) -> Path:
    """The form with other XML for the cell of the first figure."""
    at = cell_of("本期累计").split("!")[1]

    def change(text: str) -> str:
        head, found, rest = text.partition(f'<c r="{at}"')
        assert found
        return head + xml.format(at=at) + rest.partition("</c>")[2]

    return changed(form, SHEET, change)


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="{at}"><v>8</v></c>',
        '<c r="{at}" t="n"><v>8.0</v></c>',
        '<c r="{at}" t="n"><v>8E0</v></c>',
        '<c r="{at}"><v>8.0000000000000004</v></c>',
        '<c r="{at}" t="inlineStr"><is><t>8</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><r><rPr><b/></rPr><t>８</t></r><r><t>条</t></r></is></c>',
        '<c r="{at}" t="inlineStr"><is><t>8</t><rPh sb="0" eb="1"><t>ba</t></rPh></is></c>',
        '<c r="{at}" t="str"><f>"8"&amp;"条"</f><v>8条</v></c>',
        '<c r="{at}"><f>4+4</f><v>8</v></c>',
        '<c r="{at}"><f t="array" ref="{at}">SUM(4,4)</f><v>8</v></c>',
    ],
)
def test_a_figure_however_it_is_stored(form: Path, base: Path, xml: str):
    assert report_of(cells(form, xml), base) == READ


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<c r="{at}"><f>4+4</f></c>', "文件里没有存下算出的数"),
        ('<c r="{at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "错误值“#DIV/0!”"),
        ('<c r="{at}" t="e"><v>#N/A</v></c>', "错误值“#N/A”"),
        ('<c r="{at}" t="d"><v>2025-01-02</v></c>', "是日期 2025-01-02"),
        ('<c r="{at}" t="d"><v>2025-01-02T00:00:00Z</v></c>', "是日期 2025-01-02"),
        ('<c r="{at}" t="b"><v>1</v></c>', "这一格是 TRUE"),
        ('<c r="{at}"><v>1E999</v></c>', "看不懂“inf”"),
        ('<c r="{at}"><v>1E-30</v></c>', "超过 15 位"),
        ('<c r="{at}"><v>1234567890123456789012</v></c>', "超过 15 位"),
    ],
)
def test_what_is_stored_in_a_figures_place(form: Path, base: Path, xml: str, said: str):
    [(cell, _, message)] = mistakes(cells(form, xml), base)
    assert cell == cell_of("本期累计")
    assert said in message


def test_a_formula_that_shows_nothing_is_blank(form: Path, base: Path):
    cells(form, '<c r="{at}" t="str"><f>IF(A1="","","x")</f><v></v></c>')
    found = read(form, base)
    assert not isinstance(found, list)
    assert found.order.report.projects == ()


def test_a_file_with_macros(form: Path, base: Path):
    macros = form.with_suffix(".xlsm")
    with zipfile.ZipFile(form) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 no real macro"
    packed_as(macros, parts)
    assert report_of(macros, base) == READ


def test_what_openpyxl_does_not_keep_is_no_matter(form: Path, base: Path):
    """Excel stores some validations as an extension; openpyxl warns of those, in English."""
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="0"/></ext></extLst>'
    )
    changed(form, SHEET, lambda text: text.replace("</worksheet>", f"{extension}</worksheet>"))
    assert report_of(form, base) == READ


# ── broken at random ──


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random_are_read_or_refused(form: Path, base: Path, seed: int):
    """In the parts themselves, so that the archive stays sound."""
    chance = random.Random(seed)
    with zipfile.ZipFile(form) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice(sorted(parts))
    data = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 20)] = chance.choice(
            [b"", b"<", b">", b'"', b"9", b"-1", b"A", b"\xff", b"&#0;", b"<c/>", b"99999999999"]
        )
    parts[name] = bytes(data)
    packed_as(form, parts)
    with suppress(UsageError):
        assert read(form, base) is not None


def test_the_limit_counts_the_cells_of_all_sheets(form: Path, monkeypatch: pytest.MonkeyPatch):
    book = openpyxl.load_workbook(form)
    book.create_sheet("二").append(list(range(20)))
    book.save(form)
    monkeypatch.setattr(office_parts, "MOST_CELLS", 100)
    opened_form(str(form))
    monkeypatch.setattr(office_parts, "MOST_CELLS", 40)
    assert "单元格太多" in refused(form)
