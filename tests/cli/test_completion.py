"""What the program proposes at the cursor, and how it says so to each shell."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from .ledgers import TARGETS, ledger
from .program import MINSHENG, SHIPPED, environment, run
from .repositories import NEEDS_GIT, Repository
from .tabs import asked, asked_of_bash, proposed, words_of
from .test_startup import imported


def lines_of(shell: str, *words: str, cwd: Path = SHIPPED.parent) -> list[str]:
    return proposed(run(cwd=cwd, env=asked(shell, *words)))


def in_bash(line: str, part: str, cwd: Path, kind: str = "42") -> list[str]:
    return proposed(run(cwd=cwd, env=asked_of_bash(line, part, kind)))


def named(folder: Path, *units: str) -> Path:
    """A ledger whose only project has these units."""
    project = {"id": 1, "name": "示例", "units": list(units)}
    ledger(folder, targets=yaml.safe_dump({"projects": [project]}, allow_unicode=True))
    return folder


def test_projects_are_proposed_by_number_with_their_names() -> None:
    assert lines_of("fish", "report", "--project", "4") == ["4\t开展中心城区缓堵促畅"]
    assert lines_of("fish", "report", "--project", "")[0] == "1\t建设城市微型公园"


def test_a_project_is_found_by_its_name() -> None:
    assert words_of("report", "--project", "缓堵") == ["4"]


def test_with_a_unit_only_its_projects_are_proposed() -> None:
    assert words_of("report", "--unit", "建设局", "--project", "") == ["4", "12"]
    assert words_of("report", "--unit=建设局", "--project", "") == ["4", "12"]
    assert words_of("report", "--unit", "没有这个局", "--project", "") == []


def test_the_beginning_of_a_word_counts_before_its_middle() -> None:
    assert words_of("status", "--unit", "建设") == ["建设局"]
    assert words_of("status", "--unit", "建设事务") == ["城市建设事务中心"]


@NEEDS_GIT
@pytest.mark.parametrize(
    "words",
    [("diff", "--from-rev"), ("diff", "--from-rev", "v1", "--to-rev"), ("validate", "--base")],
)
def test_versions_are_the_branches_and_tags(repository: Repository, words: tuple[str, ...]) -> None:
    repository.git("branch", "填报-10月")
    repository.git("tag", "v1")
    head = repository.git("symbolic-ref", "--short", "HEAD")
    assert words_of(*words, "", cwd=repository.folder) == [head, "填报-10月", "v1"]
    assert words_of(*words, "10月", cwd=repository.folder) == ["填报-10月"]


def test_without_a_repository_no_version_is_proposed(tmp_path: Path) -> None:
    ledger(tmp_path)
    assert words_of("diff", "--from-rev", "", cwd=tmp_path) == []


def test_years_are_those_that_have_a_list_and_choose_it(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    later = TARGETS.replace("year: 2025", "year: 2026").replace("城管局", "园林局")
    (data / "targets_2026.yaml").write_text(later, encoding="utf-8")
    assert words_of("report", "--year", "", cwd=tmp_path) == ["2026", "2025"]
    assert words_of("report", "--unit", "", cwd=tmp_path) == ["卫健局", "园林局"]
    assert words_of("report", "--year", "2025", "--unit", "", cwd=tmp_path) == ["卫健局", "城管局"]
    assert words_of("report", "--year", "1999", "--unit", "", cwd=tmp_path) == []


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--format", ["table", "json", "csv", "markdown"]),
        ("--by", ["project", "level", "unit", "indicator"]),
        ("--as-of", ["today"]),
    ],
)
def test_fixed_words_are_proposed(option: str, words: list[str]) -> None:
    assert words_of("status", option, "") == words


@pytest.mark.parametrize(
    "words", [("validate", ""), ("status", "--data", ""), ("report", "-o", "")]
)
def test_where_a_file_belongs_the_shell_is_told_so(words: tuple[str, ...]) -> None:
    assert run(env=asked("zsh", *words)) == (0, "files\n", "")


def test_no_file_is_proposed_where_a_name_belongs(tmp_path: Path) -> None:
    assert run(cwd=tmp_path, env=asked("zsh", "status", "--unit", "")) == (0, "words\n", "")


def test_a_home_is_understood(tmp_path: Path) -> None:
    ledger(tmp_path)
    env = asked("fish", "status", "--data", "~/data", "--unit", "") | {"HOME": str(tmp_path)}
    if os.name == "posix":
        assert proposed(run(cwd=tmp_path.parent, env=env)) == ["卫健局", "城管局"]


def test_a_version_behind_the_cursor_is_not_printed() -> None:
    assert words_of("--version", "st") == ["status"]


def test_names_that_nobody_could_type_are_left_out(tmp_path: Path) -> None:
    named(tmp_path, "甲局", "乙\x1b[31m局", "丙\n局", "丁\u202e局", "戊\t局")
    assert words_of("status", "--unit", "", cwd=tmp_path) == ["甲局"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "POSIX"}])
def test_names_are_said_in_the_shells_encoding(shell: str, env: dict[str, str | None]) -> None:
    question = asked_of_bash("minsheng status --unit 公安") if shell == "bash" else None
    question = question or asked(shell, "status", "--unit", "公安")
    outcome = run(env={**question, **env})
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "公安分局" in outcome.stdout


@pytest.mark.parametrize("shell", ["complete_bash", "complete_zsh", "tcsh", ""])
def test_a_script_of_another_version_gets_no_answer(shell: str) -> None:
    env = {"_MINSHENG_COMPLETE": shell, "COMP_WORDS": "minsheng s", "COMP_CWORD": "1"}
    assert run(env=env) == (0, "", "")


@pytest.mark.parametrize(
    "words", [(), ("",), ("status", "--bogus", "x", "--unit", "公安"), ("没有", "--unit", "")]
)
def test_whatever_stands_before_the_cursor_nothing_is_complained_of(words: tuple[str, ...]) -> None:
    outcome = run(env=asked("fish", *words))
    assert (outcome.code, outcome.stderr) == (0, "")


def test_a_question_without_its_parts_gets_an_answer() -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        outcome = run(env={"_MINSHENG_COMPLETE": shell})
        assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.parametrize("option", ["--project", "--year", "--unit"])
def test_nothing_heavy_is_loaded(option: str) -> None:
    names = imported(env=asked("fish", "report", option, ""))
    assert not {"pydantic", "rich", "rich.table"} & names


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_the_place_of_the_list_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data" / "targets_2025.yaml")
    assert words_of("status", "--unit", "", cwd=tmp_path) == []


# bash: the program quotes, and answers with the part that readline replaces.


def test_bash_gets_what_follows_the_equals_sign(tmp_path: Path) -> None:
    named(tmp_path, "甲 局")
    assert in_bash("minsheng status --unit=甲", "甲", tmp_path) == ["甲\\ 局"]


@pytest.mark.parametrize(
    ("line", "part", "word"),
    [
        ("minsheng status --unit 甲", "甲", "甲\\ \\$\\(x\\)\\`\\'\\\"\\!"),
        ("minsheng status --unit '甲", "甲", "甲 $(x)`'\\''\"!"),
    ],
)
def test_bash_gets_names_that_it_will_not_carry_out(
    tmp_path: Path, line: str, part: str, word: str
) -> None:
    named(tmp_path, "甲 $(x)`'\"!")
    assert in_bash(line, part, tmp_path) == [word]


def test_within_double_quotes_bash_cannot_be_kept_from_an_exclamation_mark(tmp_path: Path) -> None:
    named(tmp_path, "甲!局", "甲$局")
    assert in_bash('minsheng status --unit "甲', "甲", tmp_path) == ["甲\\$局"]


def test_bash_keeps_what_was_typed_where_the_names_begin_otherwise(tmp_path: Path) -> None:
    named(tmp_path, "建设局", "建委局")
    assert in_bash("minsheng status --unit 局", "局", tmp_path) == ["建设局", "建委局", "局"]


def test_bash_lists_the_meaning_but_never_puts_it_in() -> None:
    here = SHIPPED.parent
    line = "minsheng report --project 1"
    assert in_bash(line, "1", here, "63")[1].startswith("10  重庆高新区童家石河")
    assert in_bash(line, "1", here, "37")[1] == "10"
    assert in_bash("minsheng report --project 10", "10", here, "9") == ["10"]


def test_what_is_listed_is_no_wider_than_the_terminal() -> None:
    lines = in_bash("minsheng status --", "--", SHIPPED.parent, "63")
    long = next(line for line in lines if line.startswith("--as-of"))
    assert long.endswith("…")
    assert sum(1 + (not char.isascii()) for char in long) <= 60


# PowerShell: what it takes for a quote, or splits at, is within quotes.


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        ("甲局", "甲局"),
        ("甲 局", "'甲 局'"),
        ("甲$(x)`局", "'甲$(x)`局'"),
        ("甲'局", "'甲''局'"),
        ("甲‘局’", "'甲‘‘局’’'"),
        ("“两癌”局", "'“两癌”局'"),
        ("甲,局", "'甲,局'"),
    ],
)
def test_powershell_gets_a_word_in_its_own_quotes(tmp_path: Path, unit: str, word: str) -> None:
    named(tmp_path, unit)
    assert lines_of("powershell", "status", "--unit", "", cwd=tmp_path) == [
        f"{word}\t{unit}\t{unit}"
    ]


def test_powershell_gets_the_meaning_as_a_tip() -> None:
    assert lines_of("powershell", "report", "--project", "缓堵") == ["4\t4\t开展中心城区缓堵促畅"]


# The options of the program.


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_a_script_is_shown_for_the_shell_that_is_named(shell: str) -> None:
    outcome = run("--show-completion", shell)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("# minsheng: Tab completion for ")
    assert outcome.stdout.isascii()  # Windows PowerShell reads files without a mark as GBK


def test_the_shell_above_is_recognized() -> None:
    done = subprocess.run(
        ["bash", "-c", f"SHELL=/bin/false {' '.join(MINSHENG)} --show-completion; true"],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "for bash" in done.stdout


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_shell_that_there_is_not_is_refused(option: str, tmp_path: Path) -> None:
    outcome = run(option, "bsh", env={"HOME": str(tmp_path)})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "没有命令行“bsh”\n提示：是不是“bash”、“zsh”、“fish”？"
        "命令行有：bash、zsh、fish、powershell、pwsh\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_where_no_shell_is_recognized_it_is_to_be_named(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minsheng.cli import shells
    from minsheng.errors import UsageError

    monkeypatch.setattr(shells, "_running", lambda: None)  # the tests run under some shell
    assert shells.chosen("", {"SHELL": "/usr/bin/fish"}, option) == "fish"
    with pytest.raises(UsageError) as stop:
        shells.chosen("", {"SHELL": "/bin/dash"}, option)
    assert stop.value.message == "认不出用的是哪一种命令行"
    assert stop.value.hint == (f"写明名称，如 {option} bash：bash、zsh、fish、powershell、pwsh")


@pytest.mark.skipif(os.name != "posix", reason="a home is named otherwise on Windows")
def test_a_home_that_cannot_be_written_into_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("", encoding="utf-8")
    outcome = run(
        "--install-completion", "bash", env={"HOME": str(tmp_path), "XDG_DATA_HOME": None}
    )
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "建不了文件夹" in outcome.stderr
    assert not (tmp_path / ".bashrc").exists()


def test_without_powershell_there_is_nothing_to_install_it_for(tmp_path: Path) -> None:
    outcome = run("--install-completion", "pwsh", env={"PATH": str(tmp_path)})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "运行不了 pwsh：没有这个文件或文件夹\n"
        "提示：装好 pwsh，或用 minsheng --show-completion pwsh 打印脚本，自行放进 $PROFILE\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="a stand-in for pwsh needs a POSIX shell")
def test_powershells_profile_gets_one_line(tmp_path: Path) -> None:
    profile = tmp_path / "文档" / "profile.ps1"
    stand_in = tmp_path / "pwsh"  # says where the profile is, as PowerShell would
    stand_in.write_text(f"#!/bin/sh\necho '{profile}'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    for _ in range(2):
        outcome = run("--install-completion", "pwsh", env={"PATH": f"{tmp_path}:/usr/bin:/bin"})
        assert (outcome.code, outcome.stderr) == (0, "")
    assert profile.read_text(encoding="utf-8") == '. "$PSScriptRoot/minsheng-completion.ps1"\n'
    assert (profile.parent / "minsheng-completion.ps1").is_file()
