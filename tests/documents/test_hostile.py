"""Hostile names and notes in every file that `report -o` writes: seen as written, never obeyed."""

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from cli.program import Outcome, invoke
from programs import needs

from .hostile import ATTACKS, LONG, REMOVED, Attack, hostile
from .reading import csv_rows, page_in, parts_of, rendered, squeezed, words_in, workbook_in

SUFFIXES = (".docx", ".xlsx", ".html", ".md", ".csv", ".json")
DOCUMENTS = SUFFIXES[:3]
by_suffix = pytest.mark.parametrize("suffix", SUFFIXES)
by_attack = pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
TIMES = 7
"""Name, unit, indicator, task, problems, next steps, evidence: so often is each text seen."""


class Written:
    """The reports of the hostile ledger, each written once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = hostile(folder)
        self.outcome = cache(self._outcome)
        self.words = cache(lambda suffix: words_in(self.path(suffix)))

    def _outcome(self, suffix: str) -> Outcome:
        path = self.folder / f"报告{suffix}"
        return invoke("report", "--data", self.data, "--as-of", "2025-09-30", "-o", path)

    def path(self, suffix: str) -> Path:
        """The file with this suffix."""
        assert self.outcome(suffix)[:2] == (0, "")
        return self.folder / f"报告{suffix}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("hostile"))


# what is seen


@by_attack
@by_suffix
def test_every_text_is_seen_as_it_was_written(
    written: Written, suffix: str, attack: Attack
) -> None:
    words = written.words(suffix)
    if suffix == ".json":
        assert words.count(squeezed(attack.text)) >= TIMES
    elif suffix in DOCUMENTS:
        assert words.count(squeezed(attack.name)) >= 4
        assert words.count(squeezed(attack.words)) >= 3
    else:
        assert words.count(squeezed(attack.name)) >= TIMES


@pytest.mark.parametrize("text", LONG, ids=["solid", "ascii", "sentences", "lines"])
@by_suffix
def test_no_character_of_a_long_text_is_lost(written: Written, suffix: str, text: str) -> None:
    assert squeezed(text) in written.words(suffix)


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_what_a_document_cannot_keep_is_told(written: Written, suffix: str) -> None:
    lines = written.outcome(suffix).stderr.splitlines()
    assert all(line.startswith("警告：") for line in lines)
    assert all(line.endswith("，写进文件时已去掉") for line in lines)
    for characters in REMOVED:
        assert sum(f"（{characters}）" in line for line in lines) == 5  # one a field
    assert len(lines) == 5 * len(REMOVED)


@pytest.mark.parametrize("suffix", SUFFIXES[3:])
def test_what_a_text_keeps_is_no_warning(written: Written, suffix: str) -> None:
    assert written.outcome(suffix).stderr == ""


# what is obeyed: nothing


def test_excel_holds_no_formula_no_link_and_nothing_from_outside(written: Written) -> None:
    book = workbook_in(written.path(".xlsx"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert not [name for name in parts_of(written.path(".xlsx")) if "external" in name.lower()]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_an_office_file_refers_to_nothing_outside_itself(written: Written, suffix: str) -> None:
    parts = parts_of(written.path(suffix))
    relations = [one for name, root in parts.items() if name.endswith(".rels") for one in root]
    assert relations
    assert {one.get("TargetMode") for one in relations} == {None}
    assert not any("vba" in name.lower() or "macro" in name.lower() for name in parts)


def test_word_has_no_field_but_its_page_number(written: Written) -> None:
    parts = parts_of(written.path(".docx")).values()
    nodes = [node for root in parts for node in root.iter()]
    told = [node.text or "" for node in nodes if node.tag.endswith("}instrText")]
    told += [value for n in nodes if n.tag.endswith("}fldSimple") for value in n.attrib.values()]
    assert {text.split()[0] for text in told} <= {"PAGE"}
    assert told


def test_a_page_has_one_script_and_no_handler_and_asks_nobody(written: Written) -> None:
    page = page_in(written.path(".html"))
    assert page.tags.count("script") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(page.tags)
    assert [name for _, name, _ in page.attributes if name.startswith("on")] == []
    links = [value for _, name, value in page.attributes if name in ("href", "src", "action")]
    assert all(link.startswith("#") for link in links)


def test_markdown_makes_tables_and_lists_of_it_and_nothing_else(written: Written) -> None:
    page = rendered(written.path(".md"))
    known = {"h1", "h2", "p", "ul", "li", "strong", "br", "table", "thead", "tbody", "tr", "th"}
    assert set(page.tags) == known | {"td"}
    assert {name for _, name, _ in page.attributes} <= {"style"}


def test_markdown_has_no_mark_of_a_template_language(written: Written) -> None:
    text = written.path(".md").read_text(encoding="utf-8")
    assert [mark for mark in ("{{", "{%", "${", "#{") if mark in text] == []


def test_no_cell_of_csv_begins_like_a_formula_and_every_row_is_as_long(written: Written) -> None:
    rows = csv_rows(written.path(".csv"))
    assert {len(row) for row in rows} == {16}
    begins = [cell.lstrip()[:1] for row in rows for cell in row]
    assert not set(begins) & set("=+-@＝＋－＠")


@needs("soffice")
def test_libreoffice_finds_no_formula_in_csv(written: Written, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    filters = "--infilter=CSV:44/59/9,34,76,1"  # split at , ; and tab, UTF-8
    command = ["soffice", profile, "--headless", filters, "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path), str(written.path(".csv"))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (sheet,) = workbook_in(tmp_path / "报告.xlsx").worksheets
    rows = list(sheet.iter_rows())
    assert sheet.max_column == 16
    assert len(rows) == len(csv_rows(written.path(".csv")))
    assert [c.coordinate for row in rows for c in row if c.data_type == "f"] == []


def test_json_is_ascii_where_a_reader_could_be_misled(written: Written) -> None:
    text = written.path(".json").read_text(encoding="utf-8")
    assert not [char for char in "\u202e\u200f\x01\x1b\ufffe" if char in text]
    found = json.loads(text)
    assert [project["name"] for project in found["projects"]][: len(ATTACKS)] == [
        attack.text for attack in ATTACKS
    ]
