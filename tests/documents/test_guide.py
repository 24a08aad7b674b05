"""What the guides tell people to type is typed here, and their pictures are there."""

import re
import shlex
from pathlib import Path

import pytest
from cli.program import on_shipped

ROOT = Path(__file__).parent.parent.parent
GUIDES = ("docs/documents.md", "README.md", "README.en.md")
COMMAND = re.compile(r"^minsheng (report .*-o \S+.*?)(?: *#.*)?$", re.MULTILINE)
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")


def commands() -> list[str]:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in GUIDES]
    return sorted({command for text in texts for command in COMMAND.findall(text)})


@pytest.mark.parametrize("command", commands())
def test_what_is_to_be_typed_writes_the_file(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    args = [word for word in shlex.split(command) if word != "--open"]
    assert on_shipped(*args) == (0, "", "")
    (written,) = tmp_path.iterdir()
    assert written.name == args[args.index("-o") + 1]


def test_every_kind_of_document_is_typed_somewhere() -> None:
    suffixes = {Path(word).suffix for line in commands() for word in shlex.split(line)}
    assert {".docx", ".xlsx", ".html"} <= suffixes


@pytest.mark.parametrize("guide", GUIDES)
def test_the_pictures_are_there_and_small(guide: str) -> None:
    path = ROOT / guide
    pictures = PICTURE.findall(path.read_text(encoding="utf-8"))
    assert pictures
    for name in pictures:
        data = (path.parent / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= 150 * 1024


@pytest.mark.parametrize("name", ["通报.docx", "台账.xlsx", "页面.html", "表.csv"])
def test_the_same_data_are_the_same_file(tmp_path: Path, name: str) -> None:
    one, two = tmp_path / "一", tmp_path / "二"
    for folder in (one, two):
        folder.mkdir()
        assert on_shipped("report", "-o", folder / name).code == 0
    assert (one / name).read_bytes() == (two / name).read_bytes()
