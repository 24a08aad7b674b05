"""The examples of docs/ci.md and docs/editors.md: they parse, fit their system, and can be run."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
import yaml
from typer.testing import CliRunner

from minsheng.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = ("docs/ci.md", "docs/editors.md", "README.md", "README.en.md", "docs/clerk.md")
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
BLOCK = re.compile(
    r"(?:<!-- file: (\S+) -->\n\n)?^( *)```(\w+)\n(.*?)^\2```", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A code block of a page: the file that it is to become, its language, its text."""

    page: str
    file: str
    language: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for file, indent, language, code in BLOCK.findall(text):
        yield Block(page, file, language, re.sub(f"^{indent}", "", code, flags=re.MULTILINE))


BLOCKS = [block for page in PAGES for block in blocks(page)]
FILES = [block for block in BLOCKS if block.file]


def named(block: Block) -> str:
    return f"{block.page}:{block.file or block.text.splitlines()[0]}"


def fitting(schema: str, *files: Path) -> str:
    """What check-jsonschema says of files against a schema that it ships."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout.strip()


def written(folder: Path, *blocks: Block) -> list[Path]:
    files = [folder / f"{number}.yml" for number, _ in enumerate(blocks)]
    for file, block in zip(files, blocks, strict=True):
        file.write_text(block.text, encoding="utf-8")
    return files


# their form


def test_every_system_has_its_example() -> None:
    assert [block.file for block in FILES] == [
        ".github/workflows/ledger.yml",
        ".github/workflows/ledger-sarif.yml",
        ".gitlab-ci.yml",
        ".workflow/ledger.yml",
        ".pre-commit-config.yaml",
        ".pre-commit-config.yaml",
    ]


@pytest.mark.parametrize("block", FILES, ids=named)
def test_an_example_file_is_a_mapping(block: Block) -> None:
    assert isinstance(yaml.safe_load(block.text), dict)


def test_github_workflows_fit_their_schema(tmp_path: Path) -> None:
    examples = [block for block in FILES if ".github" in block.file]
    said = fitting("github-workflows", WORKFLOW, *written(tmp_path, *examples))
    assert said == "ok -- validation done"


def test_the_gitlab_pipeline_fits_its_schema(tmp_path: Path) -> None:
    examples = [block for block in FILES if "gitlab" in block.file]
    assert fitting("gitlab-ci", *written(tmp_path, *examples)) == "ok -- validation done"


def test_editor_settings_name_files_that_the_page_writes() -> None:
    page = [block for block in BLOCKS if block.page == "docs/editors.md"]
    (settings,) = (json.loads(block.text) for block in page if block.language == "json")
    shell = "".join(block.text for block in page if block.language == "sh")
    assert list(settings["yaml.schemas"].values()) == [
        "data/targets_*.yaml",
        "data/progress/**/*.yaml",
    ]
    assert all(path.removeprefix("./") in shell for path in settings["yaml.schemas"])


# their commands


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a parsed example, line by line."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def lines_of(block: Block) -> Iterator[str]:
    whole = yaml.safe_load(block.text) if block.language == "yaml" else block.text
    yield from texts_in(whole) if block.language in ("yaml", "sh") else ()


def commands_in(lines: Iterator[str]) -> list[str]:
    """What is typed to run the program, without the comment behind it."""
    found = (re.match(r"(?:\S*/)?minsheng (\w.*)", line.strip()) for line in lines)
    return [match[1].partition(" #")[0].strip() for match in found if match]


INLINE = [
    command
    for page in PAGES[:2]
    for command in re.findall(r"`minsheng (\w[^`]*)`", (ROOT / page).read_text(encoding="utf-8"))
]
COMMANDS = sorted(
    {
        *(command for block in BLOCKS for command in commands_in(lines_of(block))),
        *commands_in(texts_in(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8")))),
        *INLINE,
    }
)
PROGRAM = typer.main.get_command(app)


def options_of(name: str) -> dict[str, Any]:
    """Every spelling of every option of a command of the program."""
    parameters = PROGRAM.commands[name].params  # type: ignore[attr-defined]
    return {spelling: p for p in parameters for spelling in p.opts if spelling.startswith("-")}


def test_the_examples_hold_commands() -> None:
    assert "validate --strict" in COMMANDS
    assert "import 填报表.xlsx --dry-run" in COMMANDS
    assert "schema targets -o schemas/targets.schema.json" in COMMANDS
    assert len(COMMANDS) > 12


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_of_an_example_is_one_that_the_program_knows(typed: str) -> None:
    name, *words = shlex.split(typed)
    known = options_of(name)
    assert [word for word in words if word.startswith("-") and word not in known] == []


@pytest.mark.parametrize("form", sorted({*re.findall(r"--format (\S+)", "\n".join(COMMANDS))}))
def test_a_format_of_an_example_is_one_that_the_program_writes(form: str) -> None:
    typed = ["validate", "--format", form, "--data", str(ROOT / "data")]
    done = CliRunner().invoke(app, typed, env={"MINSHENG_TODAY": "2025-12-31"})
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("file", sorted({*re.findall(r"-o (\S+)", "\n".join(COMMANDS))}))
def test_a_file_of_an_example_can_be_written(file: str, tmp_path: Path) -> None:
    command = next(typed for typed in COMMANDS if f"-o {file}" in typed)
    name, *words = shlex.split(command.replace(" --open", ""))
    words[words.index("-o") + 1] = str(tmp_path / Path(file).name)
    where = ["--data", str(ROOT / "data")] if name in ("validate", "report") else []
    typed = [name, *words, *where]
    done = CliRunner().invoke(app, typed, env={"MINSHENG_TODAY": "2025-12-31"})
    assert (done.exit_code, done.stderr) == (0, "")
    assert (tmp_path / Path(file).name).stat().st_size > 0
