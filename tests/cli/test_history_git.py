"""`validate --base` on every kind of repository: branches, merges, clones, hooks, odd names."""

import os
import subprocess
from pathlib import Path

import pytest

from .ledgers import ledger
from .program import MINSHENG, environment, invoke, run
from .repositories import CITY, HEALTH, LIST, NEEDS_GIT, OCTOBER, Repository, hide_the_users_git

pytestmark = NEEDS_GIT

NO_REPOSITORY = (
    "数据文件夹不在 git 版本库的工作区里，--base 没有可以比较的\n提示：去掉 --base，或先 git init\n"
)


def rules(repository: Repository, base: str = "HEAD") -> list[str]:
    return [told.rule for told in repository.told(base)]


# branches and merges


def test_a_branch_is_compared_with_where_it_left_the_other(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "十月")
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("switch", "-q", "main")
    repository.append(CITY, "        progress: 已移交。\n")
    commit = repository.commit()
    repository.git("switch", "-q", "十月")
    assert rules(repository, "main") == []
    repository.edit(HEALTH, "AED: 14", "AED: 16")
    (told,) = repository.told("main")
    assert told.rule == "G501"
    assert commit not in told.message


def test_a_merge_brings_in_what_the_other_branch_reported(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "十月")
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("switch", "-q", "main")
    repository.append(CITY, "        progress: 已移交。\n")
    repository.commit()
    repository.git("merge", "-q", "--no-ff", "-m", "合并", "十月")
    assert rules(repository, "HEAD^1") == []
    assert rules(repository, "HEAD^2") == []
    assert rules(repository, "十月") == []


def test_a_merge_that_loses_a_side_is_told_against_that_side(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "十月")
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("switch", "-q", "main")
    repository.commit()
    repository.git("merge", "-q", "-s", "ours", "-m", "合并", "十月")
    assert rules(repository, "HEAD^1") == []
    assert rules(repository, "HEAD^2") == ["G502"]


def test_a_history_that_was_begun_anew_is_compared_as_it_is(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "重来")
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    assert rules(repository, "main") == ["G501"]
    repository.commit()
    assert rules(repository, "main") == ["G501"]


def test_a_detached_head_is_compared_like_a_branch(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("checkout", "-q", "--detach")
    repository.edit(HEALTH, "AED: 15", "AED: 17")
    assert rules(repository, "main") == ["G501"]
    assert rules(repository, "main~1") == []


def test_what_is_neither_added_nor_committed_counts_too(repository: Repository) -> None:
    repository.write("data/progress/卫健局/2025-10.yaml", repository.read(HEALTH))
    (repository.folder / HEALTH).unlink()
    repository.edit("data/progress/卫健局/2025-10.yaml", "AED: 14", "AED: 15")
    assert rules(repository) == ["G501"]


# where the data lies


def test_it_works_in_a_folder_of_a_larger_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / "民生 实事").mkdir()
    repository.git("mv", "data", "民生 实事/data")
    repository.commit()
    file = repository.folder / "民生 实事" / HEALTH
    file.write_text(file.read_text(encoding="utf-8").replace("14", "15"), encoding="utf-8")
    monkeypatch.chdir(file.parent)
    outcome = invoke("validate", "--base", "main")
    assert outcome.code == 1
    assert "项目 1 的“AED”由 14 改成了 15" in outcome.stdout
    assert " 的 卫健局.yaml:12）" in outcome.stdout


def test_it_works_where_the_data_folder_is_the_whole_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_the_users_git(monkeypatch)
    repository = Repository(ledger(tmp_path))
    repository.git("init", "-q", "-b", "main")
    repository.commit()
    repository.edit("targets_2025.yaml", "target: 20", "target: 15")
    outcome = invoke("validate", "--data", repository.folder, "--base", "main")
    assert "G503" in outcome.stdout


def test_it_works_in_a_work_tree_of_its_own(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "-q", "-b", "另一", tmp_path / "另一处")
    other = Repository(tmp_path / "另一处")
    other.edit(HEALTH, "AED: 14", "AED: 15")
    assert rules(other, "main") == ["G501"]
    assert rules(repository, "main") == []


def test_it_works_in_a_submodule(repository: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "总库")
    outer.folder.mkdir()
    outer.git("init", "-q", "-b", "main")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", repository.folder, "区")
    outer.commit()
    inner = Repository(outer.folder / "区")
    inner.edit(HEALTH, "AED: 14", "AED: 15")
    assert rules(inner, "HEAD") == ["G501"]


def test_it_works_with_other_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_the_users_git(monkeypatch)
    repository = Repository(ledger(tmp_path).parent)
    repository.git("init", "-q", "-b", "main", "--object-format=sha256")
    repository.commit()
    assert "错误 G" not in repository.validate("main").stdout
    repository.edit(LIST, "target: 20", "target: 15")
    assert rules(repository, "main") == ["G503"]


def test_converted_line_ends_are_no_change(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "core.autocrlf", "true")
    repository.git("clone", "-q", "-c", "core.autocrlf=true", repository.folder, tmp_path / "副本")
    clone = Repository(tmp_path / "副本")
    assert b"\r\n" in (clone.folder / HEALTH).read_bytes()
    assert clone.validate("origin/main").stdout == "检查了 3 个文件：没有发现问题\n"


def test_hidden_files_links_and_other_files_are_passed_over(repository: Repository) -> None:
    repository.write("data/progress/.草稿.yaml", repository.read(HEALTH).replace("14", "19"))
    repository.write("data/progress/旧.yml.bak", "略")
    repository.write("data/说明.yaml", "略")
    try:
        (repository.folder / "data/progress/又.yaml").symlink_to("卫健局.yaml")
    except OSError:
        pytest.skip("no links on this system")
    repository.commit()
    for name in (".草稿.yaml", "旧.yml.bak", "又.yaml"):
        (repository.folder / "data/progress" / name).unlink()
    (repository.folder / "data/说明.yaml").unlink()
    assert rules(repository) == []


# hooks


def test_it_works_in_a_commit_hook(repository: Repository) -> None:
    """git sets GIT_INDEX_FILE and more; the hook stops the commit."""
    hook = repository.folder / ".git/hooks/pre-commit"
    line = f'"{MINSHENG[0]}" -m minsheng validate --base HEAD > "$PWD/said" 2>&1'
    hook.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    hook.chmod(0o755)
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    env = environment()
    for args in (["commit", "-qam", "改"], ["-C", "data", "commit", "-qam", "改"]):
        done = subprocess.run(["git", *args], cwd=repository.folder, env=env, check=False)
        assert done.returncode == 1
        assert "由 14 改成了 15" in repository.read("said")
    repository.edit(HEALTH, "AED: 15", "AED: 14")
    repository.append(HEALTH, OCTOBER)
    done = subprocess.run(
        ["git", "commit", "-qam", "十月"], cwd=repository.folder, env=env, check=False
    )
    assert done.returncode == 0


def test_it_works_where_a_hook_names_the_repository(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    for env in (
        {"GIT_DIR": ".git"},
        {"GIT_DIR": str(repository.folder / ".git")},
        {"GIT_DIR": ".git", "GIT_WORK_TREE": ".", "GIT_INDEX_FILE": ".git/index"},
    ):
        outcome = run("validate", "--base", "HEAD", cwd=repository.folder, env={**env})
        assert outcome.code == 1
        assert f"的 {HEALTH}:12）" in outcome.stdout


def test_it_works_on_the_server_before_a_push_is_taken(
    repository: Repository, tmp_path: Path
) -> None:
    """A bare repository; the hook lays out what comes in and names it as the work tree."""
    bare = tmp_path / "库.git"
    repository.git("clone", "-q", "--bare", repository.folder, bare)
    hook = bare / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\nread old new name\n"
        f'mkdir "{tmp_path}/新" && git archive $new | tar -x -C "{tmp_path}/新"\n'
        f'GIT_WORK_TREE="{tmp_path}/新" "{MINSHENG[0]}" -m minsheng validate '
        f'--data "{tmp_path}/新/data" --base $old >&2\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    repository.commit()
    done = subprocess.run(
        ["git", "push", "-q", bare, "main"],
        cwd=repository.folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "由 14 改成了 15" in done.stderr.decode()


# clear complaints


def test_without_git_it_is_said(repository: Repository) -> None:
    outcome = run("validate", "--base", "HEAD", cwd=repository.folder, env={"PATH": ""})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == ("--base 要用到 git，这台电脑上没有\n提示：装好 git，或去掉 --base\n")


def test_outside_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_the_users_git(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    outcome = invoke("validate", "--data", ledger(tmp_path), "--base", "HEAD")
    assert outcome == (2, "", NO_REPOSITORY)


def test_inside_the_repository_itself_it_is_said(repository: Repository) -> None:
    data = ledger(repository.folder / ".git")
    outcome = invoke("validate", "--data", data, "--base", "HEAD")
    assert outcome == (2, "", NO_REPOSITORY)


@pytest.mark.parametrize(
    ("base", "hint"),
    [
        ("mian", "是不是“main”？写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("origin/十月", "写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("", "写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("main..HEAD", "是不是“main”？写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("HEAD:data", "写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("0" * 40, "全是 0 的编号表示没有更早的提交：写要比较的分支，如 origin/main"),
        ("--output=坏", "写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
        ("-h", "写分支、标签或提交编号；远处的分支先用 git fetch 取回"),
    ],
)
def test_a_revision_that_is_not_there(repository: Repository, base: str, hint: str) -> None:
    outcome = repository.validate(base)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"版本库里没有“{base}”这个版本\n提示：{hint}\n"


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_the_users_git(monkeypatch)
    repository = Repository(ledger(tmp_path).parent)
    repository.git("init", "-q")
    outcome = repository.validate("HEAD")
    assert outcome.code == 2
    assert outcome.stderr.startswith("版本库里没有“HEAD”这个版本\n")


def test_a_shallow_clone_without_the_revision(repository: Repository, tmp_path: Path) -> None:
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    url = repository.folder.as_uri()
    repository.git("clone", "-q", "--depth", "1", url, tmp_path / "浅")
    outcome = Repository(tmp_path / "浅").validate("HEAD~1")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "版本库里没有“HEAD~1”这个版本\n"
        "提示：这个版本库是浅克隆，只有最近的提交。先取回全部历史：git fetch --unshallow。"
        "GitHub Actions 在 actions/checkout 下写 with: fetch-depth: 0，"
        'GitLab CI 写变量 GIT_DEPTH: "0"\n'
    )


def test_a_shallow_clone_without_the_common_ancestor(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("switch", "-q", "-c", "shi")
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("switch", "-q", "main")
    repository.append(CITY, "        progress: 已移交。\n")
    commit = repository.commit()
    url = repository.folder.as_uri()
    clone = Repository(tmp_path / "浅")
    repository.git(
        "clone", "-q", "--depth", "1", "--no-single-branch", "-b", "shi", url, clone.folder
    )
    outcome = clone.validate("origin/main")
    assert (outcome.code, outcome.stdout) == (2, "")
    first, second, _ = outcome.stderr.split("\n", 2)
    assert first == f"找不到与 {commit} 的共同祖先：这个版本库是浅克隆，历史不全"
    assert "fetch-depth: 0" in second
    clone.git("fetch", "-q", "--unshallow")
    assert rules(clone, "origin/main") == []


def test_a_shallow_clone_that_has_the_revision_will_do(
    repository: Repository, tmp_path: Path
) -> None:
    url = repository.folder.as_uri()
    repository.git("clone", "-q", "--depth", "1", url, tmp_path / "浅")
    clone = Repository(tmp_path / "浅")
    clone.edit(HEALTH, "AED: 14", "AED: 15")
    assert rules(clone, "origin/main") == ["G501"]


def test_a_repository_of_another_user(repository: Repository) -> None:
    env = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    outcome = run("validate", "--base", "HEAD", cwd=repository.folder, env={**env})
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("git 不肯读这个版本库：它属于另一个用户\n")
    assert "safe.directory" in outcome.stderr


def test_a_repository_that_lost_a_file(repository: Repository) -> None:
    blob = repository.git("rev-parse", f"HEAD:{HEALTH}")
    lost = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o644)
    lost.unlink()
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    outcome = repository.validate()
    assert outcome.code == 2
    assert outcome.stderr.startswith("git 读不出旧版本里的文件\n")


def test_where_there_was_no_ledger_yet_there_is_nothing_to_compare(
    repository: Repository,
) -> None:
    repository.git("mv", "data", "先前")
    repository.commit()
    repository.git("mv", "先前", "data")
    outcome = repository.validate()
    assert (outcome.code, outcome.stdout) == (0, "检查了 3 个文件：没有发现问题\n")
    assert outcome.stderr == "HEAD 里还没有这个数据文件夹，历史没有可以比较的\n"


# among the other problems


def test_the_named_files_alone_are_reported(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    repository.edit(LIST, "target: 20", "target: 16")
    listed = repository.validate("HEAD", str(repository.folder / LIST)).stdout
    assert "G503" in listed
    assert "G501" not in listed


def test_what_a_hostile_file_said_is_shown_and_not_obeyed(repository: Repository) -> None:
    repository.edit(HEALTH, "已开展培训23期。", r'"\e[2J清屏[red]赤[/red]\u202E"')
    repository.commit()
    repository.edit(HEALTH, r'"\e[2J清屏[red]赤[/red]\u202E"', "略。")
    printed = repository.validate().stdout
    assert "进展情况“␛[2J清屏[red]赤[/red]<U+202E>”" in printed
    assert "\x1b" not in printed


def test_a_huge_file_of_the_past_is_read_in_part(repository: Repository) -> None:
    text = repository.read(HEALTH)
    repository.write(HEALTH, text + "#" * (6 << 20))
    repository.commit()
    repository.write(HEALTH, text.replace("AED: 14", "AED: 15"))
    repository.edit(CITY, "{公园: 3}", "{公园: 4}")
    assert [told.path for told in repository.told()] == [CITY]


def test_without_base_git_is_not_asked(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    outcome = run("validate", cwd=repository.folder, env={"PATH": ""})
    assert outcome.code == 0


def test_the_repository_is_left_as_it_was(repository: Repository) -> None:
    def state() -> dict[str, int]:
        files = [p for p in (repository.folder / ".git").rglob("*") if p.is_file()]
        return {os.fspath(p): p.stat().st_mtime_ns for p in files}

    repository.edit(HEALTH, "AED: 14", "AED: 15")
    before = state()
    assert repository.validate().code == 1
    assert state() == before
