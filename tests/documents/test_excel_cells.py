"""What stands in a cell: numbers with their formats, words that stay words, lights with theirs."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from minsheng.errors import UsageError
from minsheng.render import excel
from minsheng.render.excel import cells, overlong
from minsheng.render.excel.fit import TALLEST
from minsheng.render.excel.looks import BAR
from minsheng.render.lights import LIGHTS
from minsheng.terms import INDICATOR_WORDS, PROJECT_WORDS, Status
from tests.documents.workbooks import (
    CASES,
    DATA,
    book,
    ledger_of,
    packed,
    parts,
    read,
    rows,
    seen,
)

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+2",
    "@SUM(1)",
    "＝1+1",
    "<script>alert(1)</script>",
    "]]>",
    "{{7*7}}",
    "&amp;",
    "\"quotes\" 'quotes'",
    "👨\u200d👩\u200d👧 和 😀",
    "https://example.com/x",
    "_x0041_",
    "mailto:a@example.com",
]


def made(folder: Path, notes: dict[int, str] | None = None, target: str = "3") -> Any:
    """A workbook of a list in which every word is hostile, with a note for some projects."""
    unit = HOSTILE[0].replace("|", "").replace("/", "")
    projects = [
        {
            "id": number,
            "level": "市级" if number % 2 else "区级",
            "name": f"{said} 项目",
            "units": [unit],
            "task": f"建设 {target} 个。",
            "indicators": [
                {
                    "name": said,
                    "target": json.loads(target),
                    "measure": "个",
                    "quote": f"建设 {target} 个",
                }
            ],
        }
        for number, said in enumerate(HOSTILE, start=1)
    ]
    entries = [
        {
            "project": number,
            "actuals": {said: 1},
            "problems": (notes or {}).get(number, said),
            "evidence": [said],
        }
        for number, said in enumerate(HOSTILE, start=1)
    ]
    reports = [{"as_of": date(2025, 9, 30), "projects": entries}]
    title = "=1+1&A2025年<b>民生实事</b>清单"
    (folder / "progress").mkdir(exist_ok=True)
    dump(folder / "targets_2025.yaml", {"year": 2025, "title": title, "projects": projects})
    dump(folder / "progress" / "a.yaml", {"unit": unit, "year": 2025, "reports": reports})
    return excel.file(seen(folder, "2025-09-30"), ledger_of(folder))


def dump(path: Path, value: Any) -> None:
    """Writes a YAML file."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**9)
    path.write_text(text, encoding="utf-8")


def all_cells(workbook: Any) -> Iterator[Any]:
    """Every cell of every sheet."""
    for sheet in workbook:
        for row in sheet.iter_rows():
            yield from row


def test_hostile_words_stay_words(tmp_path: Path):
    data = made(tmp_path)
    shown = rows(read(data)["台账"])
    for row, (number, said) in zip(shown, in_order(), strict=True):
        assert (row["序号"], row["指标"], row["项目名称"]) == (number, said, f"{said} 项目")
        assert (row["存在问题"], row["佐证材料"]) == (said, said)


def in_order() -> list[tuple[int, str]]:
    """The hostile words with their numbers, 市级 (odd numbers) first."""
    numbered = list(enumerate(HOSTILE, start=1))
    return [*numbered[::2], *numbered[1::2]]


def test_nothing_is_a_formula_or_a_link(tmp_path: Path):
    for name, xml in parts(made(tmp_path)).items():
        assert not re.search(r"<f[ >/]", xml), name
        assert "<hyperlink " not in xml, name
        assert 'TargetMode="External"' not in xml, name
        types = re.findall(r'<c [^>]*\bt="(\w+)"', xml)
        assert set(types) <= {"s"}, name


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(tmp_path: Path):
    marked = {
        cell.value[0]
        for cell in all_cells(read(made(tmp_path)))
        if isinstance(cell.value, str) and cell.quotePrefix
    }
    assert marked == set("=+-@＝")
    unmarked = [
        cell.value
        for cell in all_cells(read(made(tmp_path)))
        if isinstance(cell.value, str) and not cell.quotePrefix
    ]
    assert not [value for value in unmarked if value.startswith(tuple("=+-@＝"))]


def test_control_characters_of_names_are_shown_and_of_notes_gone(tmp_path: Path):
    shown = rows(read(made(tmp_path, {1: "上\u202e下\u0001左"}))["台账"])
    assert shown[0]["存在问题"] == "上下左"


@pytest.mark.parametrize(
    "said",
    [
        "很长的文字，" * 1700,
        "A" * 10_000,
        "\n".join(f"第 {number} 条" for number in range(1000)),
        "😀" * 20_000 + "末",
        "字" * 40_000,
    ],
    ids=["10,000", "no blank", "1,000 lines", "two units each", "over 32,767"],
)
def test_a_text_longer_than_a_cell_is_told_in_full_on_a_sheet_of_its_own(tmp_path: Path, said: str):
    workbook = read(made(tmp_path, {1: said}))
    cell = workbook["台账"]["N4"].value
    notice = f"（全文 {len(said)} 字，这里放不下，见“长文”表第 4 行起）\n"
    assert cell.startswith(notice + said[:200])
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    sheet = workbook["长文"]
    pieces = [row[2] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert "".join(pieces) == said
    assert [row[1] for row in sheet.iter_rows(min_row=4, values_only=True)] == list(
        range(1, len(pieces) + 1)
    )
    for one in workbook:
        assert all(one.row_dimensions[n].height <= 409 for n in range(1, one.max_row + 1))


def test_a_text_that_just_fits_needs_no_other_sheet(tmp_path: Path):
    workbook = read(made(tmp_path, {1: "字" * 200}))
    assert "长文" not in workbook.sheetnames
    assert workbook["台账"]["N4"].value == "字" * 200


def test_the_same_long_text_is_told_once():
    long = cells.text("字" * 5000)
    assert not long.light
    from minsheng.render.excel.fit import fitted
    from minsheng.render.excel.sheet import Row, Sheet

    sheet = fitted(Sheet("甲", "甲", [20, 20], [Row([long, long]), Row([long, long])], 0))
    assert {row.height for row in sheet.rows} == {TALLEST}
    one, more = overlong.with_long_texts([sheet])
    assert len({cell.value for row in one.rows for cell in row.cells}) == 1
    assert "".join(str(row.cells[2].value) for row in more.rows[3:]) == long.value


@pytest.mark.parametrize(
    ("number", "shown", "form", "value"),
    [
        (6, "至少 6", '"至少 "0', 6),
        (85, "85 以上", '0" 以上"', 85),
        (40, "40（原 48）", '0"（原 48）"', 40),
        (Decimal("3.50"), "不少于 3.5（原 4.25）", '"不少于 "0.0"（原 4.25）"', Decimal("3.50")),
        (Decimal("0.001"), "0.001", "0.000", Decimal("0.001")),
        (-5, "-5（较6月末）", '0"（较6月末）"', -5),
        (123456789012345, "123456789012345", "0", 123456789012345),
        (10**17, "1" + "0" * 17, "0", 10**17),
        (1234567890123456, "至少 1234567890123456", "General", "至少 1234567890123456"),
        (Decimal("1.234567890123456"), "1.234567890123456", "General", "1.234567890123456"),
    ],
)
def test_a_number_stays_a_number_with_the_words_around_it(number, shown, form, value):
    cell = cells.figure(number, shown)
    assert (cell.value, cell.form, cell.shown) == (value, form, shown)


def test_numbers_that_excel_would_cut_are_exact_texts(tmp_path: Path):
    shown = rows(read(made(tmp_path, target="123456789012345678"))["台账"])
    assert {row["年度目标"] for row in shown} == {"123456789012345678"}
    assert {row["累计完成"] for row in shown} == {1}


def test_a_share_is_stored_rounded_down():
    assert cells.share(Fraction(9996, 10000)).value == Decimal("0.999")
    assert cells.share(Fraction(2, 3)).value == Decimal("0.666")
    assert cells.share(Fraction(2, 3), unreported=1).form == '0.0%"*"'
    assert cells.share(None).value == "—"


def test_a_milestone_is_a_number_that_shows_as_a_word():
    for value, number in ((True, 1), (False, 0)):
        cell = cells.reported(value)
        assert (cell.value, cell.form) == (number, '"已完成";;"未完成"')


def test_formats_of_the_shipped_data():
    shown = book(DATA, "2025-09-30")
    ledger, units = shown["台账"], shown["责任单位"]
    assert {cell.number_format for cell in ledger["L"][3:51]} == {"0.0%"}
    assert ledger["H14"].number_format == '0" 以上"'  # 60000 以上
    assert ledger["H14"].value == 60000
    assert {cell.number_format for cell in units["N"][3:]} == {"0.0%"}
    assert {cell.number_format for cell in units["O"][3:]} == {"+0.0;-0.0;0.0"}
    assert {cell.number_format for cell in units["P"][3:]} == {"yyyy-mm-dd"}
    assert all(isinstance(cell.value, datetime) for cell in units["P"][3:])
    assert {c.number_format for c in shown["填报记录"]["A"][3:]} == {"yyyy-mm-dd"}


@pytest.mark.parametrize(("folder", "day"), CASES)
def test_every_light_has_its_word_and_nothing_else_is_coloured(folder: Path, day: str):
    words = {status: {PROJECT_WORDS[status], INDICATOR_WORDS[status]} for status in Status}
    papers = {f"FF{light.paper}": status for status, light in LIGHTS.items()}
    greys = {"00000000", "FFE6E6E6", "FFF2F2F2"}
    lit = 0
    for cell in all_cells(book(folder, day)):
        colour = cell.fill.fgColor.rgb
        if colour in greys:
            continue
        status = papers[colour]
        said = shown(cell)
        assert any(said.startswith(word) for word in words[status]), (cell.coordinate, said)
        assert cell.font.color.rgb == f"FF{LIGHTS[status].ink}"
        lit += 1
    assert lit


def shown(cell: Any) -> str:
    """A word, or the word in a number's format."""
    return cell.value if isinstance(cell.value, str) else cell.number_format.strip('"')


def test_a_status_of_which_there_is_none_is_not_lit():
    for cell in book(DATA, "2025-01-31")["总览"][5]:
        if cell.value == 0:
            assert cell.fill.fgColor.rgb == "00000000"


def test_data_bars_reach_from_nothing_to_the_whole():
    xml = parts(packed(DATA, "2025-09-30"))["xl/worksheets/sheet2.xml"]
    assert '<cfvo type="num" val="0"/><cfvo type="num" val="1"/>' in xml
    assert f'<color rgb="FF{BAR[1:]}"/>' in xml
    assert "x14:dataBar" in xml
    assert BAR[1:] not in {light.paper for light in LIGHTS.values()}


def test_no_number_is_wider_than_its_column():
    for folder, day in CASES:
        for sheet in excel.sheets(seen(folder, day), ledger_of(folder)):
            for row in sheet.rows:
                for column, cell in row.placed():
                    if not isinstance(cell.value, str | None):
                        width = sum(sheet.widths[column : column + cell.span])
                        assert len(cell.shown) < width, (sheet.name, cell.shown)


def test_the_same_data_are_the_same_bytes():
    again = excel.file(seen(DATA, "2025-09-30"), ledger_of(DATA))
    assert again == packed(DATA, "2025-09-30")


def test_an_empty_list_says_so(tmp_path: Path):
    (tmp_path / "progress").mkdir()
    dump(
        tmp_path / "targets_2025.yaml",
        {"year": 2025, "title": "某区2025年民生实事", "projects": []},
    )
    workbook = read(excel.file(seen(tmp_path, "2025-09-30"), ledger_of(tmp_path)))
    assert workbook["总览"]["A6"].value == "清单里还没有项目。"
    assert workbook["总览"]["C4"].value == "—"
    assert workbook["台账"]["A5"].value == "清单里还没有项目。"
    assert workbook["责任单位"]["A4"].value == "清单里还没有项目。"
    assert workbook["填报记录"].max_row == 3


def test_a_selection_without_projects_says_so():
    overview = seen(DATA, "2025-09-30", unit="统战部", level="区级")
    workbook = read(excel.file(overview, ledger_of(DATA)))
    assert workbook["总览"]["A6"].value == "没有符合所选条件的项目。"


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)  # as where it is not installed
    with pytest.raises(UsageError, match="XlsxWriter") as found:
        excel.file(seen(DATA, "2025-09-30"), ledger_of(DATA))
    assert "pip install" in str(found.value.hint)
