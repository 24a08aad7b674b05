"""The notice as GB/T 9704-2012 wants it, read back by python-docx."""

import io
import sys
import zipfile
from datetime import date
from typing import Any

import pytest
from arithmetic.ledgers import Book, project_yaml, reports_yaml, targets_yaml
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from render.shipped import at

from minsheng.errors import UsageError

from .word import bytes_of, document_of, one, records, value

DAY = "2025-09-30"


@pytest.fixture(scope="module")
def document() -> Any:
    return document_of(at(DAY))


def test_the_body_is_on_a4_with_the_margins_of_the_standard(document):
    page = document.sections[0]
    assert page.orientation == WD_ORIENT.PORTRAIT
    sizes = (page.page_width, page.page_height)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(size / Mm(1)) for size in sizes] == [210, 297]
    assert [round(margin / Mm(1)) for margin in margins] == [37, 35, 28, 26]


def test_the_attachment_is_the_same_paper_turned(document):
    page = document.sections[1]
    assert len(document.sections) == 2
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert [round(x / Mm(1)) for x in (page.page_width, page.page_height)] == [297, 210]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin / Mm(1)) for margin in margins] == [28, 26, 35, 37]


def test_the_page_is_set_up_for_22_lines_of_28_characters(document):
    grid = one(document.sections[0]._sectPr, "./w:docGrid")
    assert value(grid, "type") == "linesAndChars"
    assert value(grid, "linePitch") == "579"
    assert round((16 + int(value(grid, "charSpace")) / 4096) * 28, 1) == round(156 / 25.4 * 72, 1)


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Subtitle", "楷体_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("页码（单页）", "宋体", 14),
        ("页码（双页）", "宋体", 14),
    ],
)
def test_a_style_has_its_font_for_every_script(document, name, font, size):
    style = document.styles[name]
    fonts = one(style.element, "./w:rPr/w:rFonts")
    assert {value(fonts, key) for key in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert value(fonts, "hint") == "eastAsia"
    assert style.font.size == Pt(size)


def test_body_lines_stand_28_95_points_apart_and_begin_two_characters_in(document):
    look = one(document.styles["Normal"].element, "./w:pPr")
    spacing, indent = one(look, "./w:spacing"), one(look, "./w:ind")
    assert (value(spacing, "line"), value(spacing, "lineRule")) == ("579", "exact")
    assert value(indent, "firstLineChars") == "200"
    assert int(value(indent, "firstLine")) == 2 * 314
    assert value(one(look, "./w:jc")) == "both"


def test_headings_stay_with_what_follows_and_show_in_the_navigation(document):
    for level in (1, 2, 3):
        look = one(document.styles[f"Heading {level}"].element, "./w:pPr")
        assert look.xpath("./w:keepNext")
        assert value(one(look, "./w:outlineLvl")) == str(level - 1)


def test_no_font_comes_from_a_theme(document):
    with zipfile.ZipFile(io.BytesIO(bytes_of(at(DAY)))) as packed:
        names = packed.namelist()
        assert not [name for name in names if "theme" in name]
        text = "".join(packed.read(n).decode() for n in names if n.startswith("word/"))
    assert "Theme=" not in text
    assert "asciiTheme" not in text


def test_fonts_that_a_machine_may_lack_have_substitutes():
    with zipfile.ZipFile(io.BytesIO(bytes_of(at(DAY)))) as packed:
        table = packed.read("word/fontTable.xml").decode()
    for font, other in {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}.items():
        assert f'<w:font w:name="{font}"><w:altName w:val="{other}"/>' in table
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>' in table


def test_what_looks_special_has_a_style_not_a_look_of_its_own(document):
    allowed = {"pStyle", "keepNext", "sectPr", "ind"}
    for look in document.element.body.iter(qn("w:pPr")):
        assert {child.tag.split("}")[1] for child in look} <= allowed
    for look in document.element.body.iter(qn("w:rPr")):
        assert {child.tag.split("}")[1] for child in look} <= {"rStyle", "rFonts"}


def test_every_style_that_is_used_is_there(document):
    known = {style.style_id for style in document.styles}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for used in document.element.body.iter(qn(f"w:{tag}")):
            assert value(used) in known


def test_page_numbers_stand_outside_between_dashes(document):
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert "".join(t.text for t in paragraph._p.iter(qn("w:instrText"))).strip() == "PAGE"
        look = one(paragraph.style.element, "./w:pPr")
        assert value(one(look, "./w:jc")) == side
        assert value(one(look, "./w:ind"), f"{side}Chars") == "100"
    assert document.sections[1].footer.is_linked_to_previous


def test_every_table_repeats_its_header_and_fills_its_page(document):
    for table, room in zip(document.tables, (156, 156, 225), strict=True):
        first, *rows = table._tbl.tr_lst
        assert first.xpath("./w:trPr/w:tblHeader")
        assert not [row for row in rows if row.xpath("./w:trPr/w:tblHeader")]
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in (first, *rows))
        assert value(one(table._tbl, "./w:tblPr/w:tblLayout"), "type") == "fixed"
        columns = [int(value(c, "w")) for c in table._tbl.tblGrid.gridCol_lst]
        assert round(sum(columns) / 56.6929) == room
        for row in (first, *rows):
            assert [int(value(w, "w")) for w in row.xpath("./w:tc/w:tcPr/w:tcW")] == columns


def test_a_project_stays_on_one_page_its_words_beside_all_its_indicators(document):
    ledger = document.tables[-1]._tbl.tr_lst[1:]
    four = [row for row in ledger if "心理" in "".join(row.itertext())]
    merges = [[tc.vMerge for tc in row.tc_lst] for row in four]
    assert len(four) == 3
    assert merges[0][4] == "restart"  # the task
    assert merges[1][4] == merges[2][4] == "continue"
    assert merges[0][5] is merges[1][5] is None  # the indicator
    kept = [bool(row.xpath("./w:tc/w:p/w:pPr/w:keepNext")) for row in four]
    assert kept == [True, True, False]


def test_the_properties_name_the_document_and_nobody(document):
    properties = document.core_properties
    assert properties.title == "关于重庆高新区2025年重点民生实事进展情况的通报"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.date() == properties.modified.date() == date(2000, 1, 1)


def test_the_same_data_is_the_same_bytes():
    assert bytes_of(at(DAY)) == bytes_of(at(DAY))


def test_nothing_of_the_librarys_template_is_left():
    with zipfile.ZipFile(io.BytesIO(bytes_of(at(DAY)))) as packed:
        assert sorted(packed.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/defaultFooter.xml",
            "word/document.xml",
            "word/evenFooter.xml",
            "word/fontTable.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]


def test_without_the_library_the_install_command_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError) as found:
        bytes_of(at(DAY))
    assert "python-docx" in str(found.value)
    assert "pip install 'minsheng[office]'" in (found.value.hint or "")


def test_a_row_longer_than_a_page_may_be_split_and_says_whose_it_is(tmp_path):
    book = Book(tmp_path / "data")
    shapes = {"甲": "target: 9, measure: 个", "乙": "target: 9, measure: 个"}
    book.write("targets_2025.yaml", targets_yaml(project_yaml(shapes)))
    entry = f"actuals: {{甲: 1}}, problems: {'长' * 9000}, next_steps: 调地。"
    book.write("progress/甲局.yaml", reports_yaml("甲局", {"2025-06-30": entry}))
    table = document_of(book.overview("2025-06-30")).tables[-1]
    assert not table._tbl.tr_lst[1].xpath("./w:trPr/w:cantSplit")
    first, second = records(table)
    assert first["项目名称"] == second["项目名称"] == "示例项目1"
    assert (len(first["存在问题"]), second["存在问题"]) == (9000, "同上")
    assert first["下一步举措"] == second["下一步举措"] == "调地。"


def test_markup_in_the_lists_own_words_is_words(tmp_path):
    book = Book(tmp_path / "data")
    name = "<b>&amp;=1+1"
    head = f'title: "{name}清单"'
    project = project_yaml({"甲": 'target: 9, measure: "个<"'}).replace("示例项目1", f'"{name}"')
    book.write("targets_2025.yaml", f"year: 2025\n{head}\nprojects:\n{project}")
    read = document_of(book.overview("2025-06-30"))
    assert any(f"《{name}清单》" in paragraph.text for paragraph in read.paragraphs)
    row = records(read.tables[-1])[0]
    assert (row["项目名称"], row["计量单位"]) == (name, "个<")
