"""The Tab key in real shells: what was completed is what the program then gets as a word."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.programs import needs

from .program import MINSHENG
from .tabbed import Place

if sys.platform == "win32":
    pytest.skip("pexpect drives POSIX shells", allow_module_level=True)
import pexpect

SHELLS = ["bash", "zsh"]
START = {"bash": ["--noprofile", "-i"], "zsh": ["-i"]}
PROMPT = "好了> "
Press = Callable[..., list[str]]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def installed(place: Place, shell: str) -> str:
    """What the program says when it installs its completion in this home."""
    done = subprocess.run(
        [*MINSHENG, "--install-completion", shell],
        env={**place.env, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def started(place: Place, shell: str, folder: str = ".") -> pexpect.spawn:
    """An interactive shell that has read its start-up file, in the ledger's folder."""
    rc = place.home / f".{shell}rc"
    with rc.open("a", encoding="utf-8") as file:
        file.write(f"PS1='{PROMPT}'\n")
    installed(place, shell)
    child = pexpect.spawn(
        shell,
        START[shell],
        cwd=str(place.ledger / folder),
        env=place.env,
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 100),
    )
    child.expect_exact(PROMPT)
    return child


LINES = [
    ("minsheng fill --unit 甲\t", ["fill", "--unit", "甲 局"]),
    ("minsheng fill --unit=甲\t", ["fill", "--unit=甲 局"]),
    ("minsheng fill --unit '甲\t", ["fill", "--unit", "甲 局"]),
    ('minsheng fill --unit "甲\t', ["fill", "--unit", "甲 局"]),
    ("minsheng fill --unit 乙\t", ["fill", "--unit", "乙:$(touch PWNED)"]),
    ("minsheng fill --unit 乙:\t", ["fill", "--unit", "乙:$(touch PWNED)"]),
    ('minsheng fill --unit "乙\t', ["fill", "--unit", "乙:$(touch PWNED)"]),
    ("minsheng fill --unit 丙\t", ["fill", "--unit", "丙`touch PWNED`"]),
    ("minsheng fill --unit 丁\t", ["fill", "--unit", "丁'\"局"]),
    ("minsheng fill --unit '丁\t", ["fill", "--unit", "丁'\"局"]),
    ("minsheng fill --unit 戊\t", ["fill", "--unit", "戊\\$(touch PWNED)"]),
    ("minsheng fill --unit \\*\t", ["fill", "--unit", "*"]),
    ("minsheng fill --unit 癌\t", ["fill", "--unit", "“两癌”局"]),
    ("minsheng fill --unit 庚\t", ["fill", "--unit", "庚!!局"]),
    ("minsheng report --project 急救\t", ["report", "--project", "1"]),
    ("minsheng fill --project 10 --set 公\t5", ["fill", "--project", "10", "--set", "公园=5"]),
    ("minsheng fill --set 完\t是\t", ["fill", "--set", "完工 一=是"]),
    ("minsheng fill --set 校\t东\t", ["fill", "--set", "校舍=东 校"]),
    ("minsheng fill --set '校舍=东 校、西\t", ["fill", "--set", "校舍=东 校、西校"]),
    ("minsheng fill --set 校舍=西校、南\t", ["fill", "--set", "校舍=西校、南校"]),
    ("minsheng fill --set 甲\t7", ["fill", "--set", "甲=乙:丙=7"]),
    ("minsheng stat\t--lev\t区\t", ["status", "--level", "区级"]),
    ("minsheng validate dat\ttar\t", ["validate", "data/targets_2025.yaml"]),
    ("minsheng status --unit 己\t", ["status", "--unit", "己"]),  # would not be typed
]


@pytest.mark.parametrize("shell", [pytest.param(s, marks=needs(s)) for s in SHELLS])
def test_what_tab_completes_is_what_the_program_gets(place: Place, shell: str) -> None:
    child = started(place, shell)
    got = []
    for typed, _ in LINES:
        child.send(f"{typed}\n")
        child.expect_exact(PROMPT)  # which also shows what a failure looked like
        got.append(place.words())
    child.close()
    assert got == [words for _, words in LINES]
    assert not place.was_harmed()


@pytest.mark.parametrize("shell", [pytest.param(s, marks=needs(s)) for s in SHELLS])
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_choices_are_listed_with_their_meaning(place: Place, shell: str, locale: str) -> None:
    place.env["LC_ALL"] = locale
    child = started(place, shell, "deep/er")
    child.send("minsheng fill --project \t\t\t")  # bash first puts in the 1 of 1 and 10
    child.expect_exact("提升急救能力")
    child.expect_exact("公园 `touch PWNED` $(touch PWNED) a:b")
    child.close()
    assert not place.was_harmed()


@pytest.mark.parametrize("shell", [pytest.param(s, marks=needs(s)) for s in SHELLS])
@pytest.mark.parametrize("text", ["projects: [", "", "- {}"])
def test_broken_data_completes_nothing_and_says_nothing(
    place: Place, shell: str, text: str
) -> None:
    (place.ledger / "data" / "targets_2025.yaml").write_text(text, encoding="utf-8")
    child = started(place, shell)
    child.send("minsheng fill --unit 甲\t\n")
    assert place.words() == ["fill", "--unit", "甲"]
    child.expect_exact(PROMPT)
    assert "Traceback" not in child.before
    child.close()


@needs("bash")
def test_bash_completes_where_the_program_stands_elsewhere_or_has_another_name(
    place: Place,
) -> None:
    (place.home / ".bashrc").write_text("alias ms=minsheng\n", encoding="utf-8")
    child = started(place, "bash")
    child.send("complete -F _minsheng ms\nA=1 ms fill --unit 甲\t\n")
    assert place.words() == ["fill", "--unit", "甲 局"]
    child.send(f"{place.bin}/minsheng fill --unit 甲\t\n")
    assert place.words() == ["fill", "--unit", "甲 局"]
    child.close()


def asked_of_fish(place: Place, line: str) -> list[str]:
    """What a real fish would list at the end of the line."""
    done = subprocess.run(
        ["fish", "-c", f"complete -C '{line}'"],
        cwd=place.ledger / "deep",
        env=place.env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@needs("fish")
def test_fish_proposes_words_with_their_meaning(place: Place) -> None:
    installed(place, "fish")
    assert asked_of_fish(place, "minsheng fill --unit 甲") == ["甲 局"]
    assert asked_of_fish(place, "minsheng fill --unit 乙") == ["乙:$(touch PWNED)"]
    assert asked_of_fish(place, "minsheng fill --unit 己") == []
    assert asked_of_fish(place, "minsheng fill --project 1") == [
        "1\t提升急救能力",
        "10\t公园 `touch PWNED` $(touch PWNED) a:b",
    ]
    assert asked_of_fish(place, "minsheng fill --project 1 --set 急") == [
        "急救培训=\t目标 1500 人次"
    ]
    assert asked_of_fish(place, "minsheng fill --set 完工\\ 一=") == ["完工 一=是", "完工 一=否"]
    assert asked_of_fish(place, "minsheng fill --set 校舍=西校、") == [
        "校舍=西校、东 校",
        "校舍=西校、南校",
    ]
    assert asked_of_fish(place, "minsheng validate ../da") == ["../data/"]
    assert not place.was_harmed()


@needs("fish")
def test_fish_completes_nothing_from_broken_data(place: Place) -> None:
    installed(place, "fish")
    (place.ledger / "data" / "targets_2025.yaml").write_text("projects: [", encoding="utf-8")
    assert asked_of_fish(place, "minsheng fill --unit ") == []


@pytest.mark.parametrize("shell", [pytest.param(s, marks=needs(s)) for s in [*SHELLS, "fish"]])
def test_installing_twice_changes_nothing(place: Place, shell: str) -> None:
    assert "已装好" in installed(place, shell)
    before = {path: path.read_bytes() for path in place.home.rglob("*") if path.is_file()}
    assert "早已装好，没有改动" in installed(place, shell)
    assert {path: path.read_bytes() for path in place.home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("shell", SHELLS)
def test_a_start_up_file_keeps_what_it_holds(place: Place, shell: str) -> None:
    rc = place.home / f".{shell}rc"
    rc.write_bytes("export 名=一 # 没有换行".encode() + b" \xff")
    installed(place, shell)
    line = f'. "$HOME/.local/share/minsheng/completion.{shell}"\n'
    assert rc.read_bytes() == "export 名=一 # 没有换行".encode() + b" \xff\n" + line.encode()


@pytest.mark.parametrize("shell", [pytest.param(s, marks=needs(s)) for s in [*SHELLS, "fish"]])
def test_the_shell_finds_nothing_wrong_with_its_script(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_bytes(
        subprocess.run(
            [*MINSHENG, "--show-completion", shell], capture_output=True, check=True
        ).stdout
    )
    done = subprocess.run([shell, "-n", script], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("name", ["pwsh"])
def test_powershell_completes_a_unit(place: Place, name: str) -> None:
    if subprocess.run(["which", name], capture_output=True, check=False).returncode:
        pytest.skip("Debian has no PowerShell")
    line = "minsheng fill --unit 甲"
    text = subprocess.run(
        [*MINSHENG, "--show-completion", name], capture_output=True, encoding="utf-8", check=True
    ).stdout
    ask = f"(TabExpansion2 '{line}' {len(line)}).CompletionMatches.CompletionText"
    done = subprocess.run(
        [name, "-NoProfile", "-Command", f"{text}\n{ask}"],
        cwd=place.ledger,
        env=place.env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split("\n")[0] == "'甲 局'"
