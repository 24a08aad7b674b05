"""The notice as LibreOffice prints it: pages, what stands on them, nothing lost."""

from datetime import date
from pathlib import Path

import pytest
from arithmetic.ledgers import Book, project_yaml, targets_yaml
from programs import needs
from render.shipped import at

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.printable import printable
from minsheng.render.word import file
from minsheng.summarize import overview

from .printed import pages_of, pdf_of, sizes_of
from .word import bytes_of, document_of, grid, lines_of

pytestmark = needs("soffice", "pdftotext")
PORTRAIT, LANDSCAPE = (595, 842), (842, 595)
HOSTILE = (
    *("=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(1)", "＝1+1", "<script>alert(1)</script>"),
    *("]]>", "{{7*7}}", "&amp;", "\"双\"引'号'", "https://example.org/?a=1&b=2", "\\n%s{0}"),
)
DAY = "2025-06-30"


def printed(document: bytes, folder: Path) -> Path:
    source = folder / "a.docx"
    source.write_bytes(document)
    return pdf_of(source, folder)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed(bytes_of(at("2025-09-30")), tmp_path_factory.mktemp("notice"))


def bare(text: str) -> str:
    """The text without blanks and line ends, which printing moves."""
    return "".join(text.split())


def test_the_body_stands_upright_and_the_attachment_lies(pdf):
    sizes = [(round(wide), round(high)) for wide, high in sizes_of(pdf)]
    lying = sizes.count(LANDSCAPE)
    assert lying > 0
    assert sizes == [PORTRAIT] * (len(sizes) - lying) + [LANDSCAPE] * lying


def test_every_page_has_its_number_outside(pdf):
    for number, page in enumerate(pages_of(pdf), 1):
        last = [line for line in page.splitlines() if line.strip()][-1]
        assert bare(last) == f"—{number}—"
        widest = max(len(line) for line in page.splitlines())
        assert (last.index("—") > widest / 3) == (number % 2 == 1)


def test_the_header_is_repeated_on_every_page_of_the_attachment(pdf):
    lying = [wide > high for wide, high in sizes_of(pdf)]
    pages = [page for page, lies in zip(pages_of(pdf), lying, strict=True) if lies]
    assert len(pages) > 1
    for page in pages:
        assert "项目名称" in page
        assert "责任单位" in page


def test_no_heading_is_the_last_line_of_its_page(pdf):
    headings = {
        bare(paragraph.text)
        for paragraph in document_of(at("2025-09-30")).paragraphs
        if paragraph.style.name.startswith("Heading")
    }
    assert len(headings) > 8
    for page in pages_of(pdf):
        *_, before, _ = [bare(line) for line in page.splitlines() if line.strip()]
        assert before not in headings


def test_a_project_of_twenty_indicators_begins_below_the_title_of_the_attachment(tmp_path):
    data = Path(__file__).parents[1] / "districts" / "twenty" / "data"
    twenty = check(open_folder(data), date(2027, 1, 10)).ledgers[2026]
    printing = printed(bytes_of(at("2026-09-30", twenty)), tmp_path)
    lying = [wide > high for wide, high in sizes_of(printing)].index(True)
    title_page, next_page = pages_of(printing)[lying : lying + 2]
    assert title_page.split()[0] == "附件"
    first, last = (twenty.targets.projects[0].indicators[place].name for place in (0, -1))
    assert first in title_page
    assert last in next_page


def test_no_mark_at_the_end_of_a_line_is_lost(tmp_path):
    note = "".join(f"{'字' * (number % 23)}{number}个、" for number in range(1, 400))
    pages = pages_of(printed(noted(Book(tmp_path / "data"), note), tmp_path))
    assert note in bare("".join(line for page in pages for line in _without_number(page)))


def _without_number(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.strip()][:-1]


def noted(book: Book, *notes: str) -> bytes:
    """The document on a project for each note, which its unit has among its problems."""
    projects = [
        project_yaml({"甲": "target: 9, measure: 个", "乙": "target: 9, measure: 个"}, number=n)
        for n in range(1, len(notes) + 1)
    ]
    book.write("targets_2025.yaml", targets_yaml(*projects))
    entries = "".join(
        f"      - project: {n}\n        actuals: {{甲: 1}}\n        problems: |-\n"
        + "".join(f"          {line}\n" for line in note.split("\n"))
        for n, note in enumerate(notes, 1)
    )
    head = f"unit: 甲局\nyear: 2025\nreports:\n  - as_of: {DAY}\n    projects:\n"
    book.write("progress/甲局.yaml", head + entries)
    ledger, _ = printable(book.ledger())
    seen = overview(ledger, book.overview(DAY).as_of)
    return file(seen, ledger)


def test_a_page_of_plain_words_has_22_lines_of_28_characters(tmp_path):
    note = "字" * 5000
    pages = pages_of(printed(noted(Book(tmp_path / "data"), note), tmp_path))
    full = [page.split() for page in pages if page.count("字") == 22 * 28]
    assert len(full) >= 6
    assert {line for page in full for line in page if "字" in line} == {"字" * 28}


@pytest.mark.parametrize("letter", ["长", "x"])
def test_ten_thousand_characters_without_a_space_are_all_printed(letter, tmp_path):
    note = letter * 9_999 + "终"
    document = noted(Book(tmp_path / "data"), note)
    text = bare("".join(pages_of(printed(document, tmp_path))))
    assert text.count("终") == 2  # in the body and in the attachment
    assert text.count(letter) == 2 * 9_999


def test_a_thousand_lines_are_all_printed(tmp_path):
    note = "\n".join(f"第{number}行。" for number in range(1, 1001))
    document = noted(Book(tmp_path / "data"), note)
    text = bare("".join(pages_of(printed(document, tmp_path))))
    assert all(text.count(f"第{number}行。") >= 1 for number in range(1, 1001))
    assert text.count("行。") == 2 * 1000  # in the body and in the attachment


def test_hostile_words_are_words(tmp_path):
    document = noted(Book(tmp_path / "data"), *HOSTILE)
    (tmp_path / "read.docx").write_bytes(document)
    text = bare("".join(pages_of(printed(document, tmp_path))))
    assert all(bare(words) in text for words in HOSTILE)


def test_hostile_words_are_read_back_as_they_were_written(tmp_path):
    import docx

    (tmp_path / "a.docx").write_bytes(noted(Book(tmp_path / "data"), *HOSTILE))
    read = docx.Document(str(tmp_path / "a.docx"))
    cells = [cell for row in grid(read.tables[-1]) for cell in row]
    for words in HOSTILE:
        assert f"存在问题：{words}" in lines_of(read)
        assert words in cells
