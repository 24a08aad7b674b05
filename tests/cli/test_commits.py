"""The ledger at a commit: the same files, read by the same code, wherever they are now."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from minsheng.api import load
from minsheng.commits import Committed, ledger_at
from minsheng.errors import DataError, UsageError
from minsheng.folder import open_folder
from minsheng.ledger import Figure
from minsheng.summarize import overview

from .repositories import CITY, HEALTH, LIST, NEEDS_GIT, OCTOBER, Repository

pytestmark = NEEDS_GIT
TODAY = date(2025, 12, 31)


def at(repository: Repository, revision: str, year: int | None = None) -> Committed:
    folder = open_folder(repository.folder / "data")
    return ledger_at(folder, revision, TODAY, year, "--from-rev")


def refused(repository: Repository, revision: str, year: int | None = None) -> str:
    with pytest.raises(UsageError) as caught:
        at(repository, revision, year)
    return caught.value.text.replace(f"{repository.folder.as_posix()}/", "")


def aeds(committed: Committed) -> list[object]:
    return [figure.value for figure in committed.ledger.figures_of(1, "AED")]


def test_a_commit_keeps_what_was_reported_then(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")[:8]
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.edit(HEALTH, "AED: 15", "AED: 16")
    assert aeds(at(repository, "HEAD~1")) == [10, 14]
    assert aeds(at(repository, "HEAD")) == [10, 14, 15]
    assert (at(repository, "HEAD~1").commit, at(repository, first).commit) == (first, first)
    assert at(repository, "HEAD").day == date(2025, 10, 1)


def test_it_is_the_very_commit_not_where_its_branch_left(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "十月")
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    repository.git("switch", "-q", "main")
    assert aeds(at(repository, "十月")) == [10, 14, 15]
    assert aeds(at(repository, "main")) == [10, 14]


def test_figures_and_targets_stand_where_they_stand_in_the_files(repository: Repository) -> None:
    """Read from git or from the disk: the same figures in the same places, the same overview."""
    then = at(repository, "HEAD").ledger
    now = load(repository.folder / "data", today=TODAY).reported
    assert dict(then.figures) == dict(now.figures)
    assert dict(then.notes) == dict(now.notes)
    assert overview(then, TODAY) == overview(now, TODAY)
    (_, figure) = then.figures_of(1, "AED")
    assert isinstance(figure, Figure)
    assert (Path(figure.path), figure.line) == (repository.folder / HEALTH, 12)
    project = then.targets.projects[1]
    place = then.target_stated_at(project, project.indicators[0])
    assert repository.read(LIST).splitlines()[place.line - 1].strip() == "target: 3"


def test_a_file_that_was_moved_or_removed_since_is_read(repository: Repository) -> None:
    (repository.folder / HEALTH).unlink()
    repository.write("data/progress/2025/城管 局.yaml", repository.read(CITY))
    (repository.folder / CITY).unlink()
    repository.write("data/progress/卫健局.yaml", "unit: [")
    assert aeds(at(repository, "HEAD")) == [10, 14]


def test_the_files_may_be_in_a_broken_state_now(repository: Repository) -> None:
    repository.write(LIST, "year: [")
    assert at(repository, "HEAD").ledger.targets.year == 2025


def test_errors_of_then_are_told_with_the_commit_and_the_first_places(
    repository: Repository,
) -> None:
    repository.edit(HEALTH, "{急救培训: 900, AED: 10}", "{急救: 900, AED: -1, 甲: 1, 乙: 2}")
    commit = repository.commit()
    repository.edit(HEALTH, "{急救: 900, AED: -1, 甲: 1, 乙: 2}", "{急救培训: 900, AED: 10}")
    with pytest.raises(DataError) as caught:
        at(repository, "HEAD")
    folder = repository.folder.as_posix()
    lines = caught.value.text.replace(f"{folder}/", "").split("\n")
    assert lines[0] == f"提交 {commit} 里的数据有 4 处错误，不输出任何数字"
    assert lines[1].startswith("data/progress/卫健局.yaml:7:19: P303 ")
    assert lines[2].startswith("data/progress/卫健局.yaml:7:33: P308 ")
    assert (len(lines), lines[4]) == (5, "另有 1 处")
    assert len(caught.value.problems) >= 4


def test_a_control_character_of_then_is_shown_not_obeyed(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 10", '"\\e[31m": 10')
    repository.commit()
    with pytest.raises(DataError) as caught:
        at(repository, "HEAD")
    assert "\x1b" not in caught.value.text
    assert "␛[31m" in caught.value.text


def test_a_file_that_would_not_be_read_is_an_error_of_then(repository: Repository) -> None:
    repository.git("mv", HEALTH, "data/progress/卫健局.yml")
    repository.commit()
    repository.git("mv", "data/progress/卫健局.yml", HEALTH)
    with pytest.raises(DataError, match="Y020"):
        at(repository, "HEAD")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("moved", [HEALTH, "data/progress"])
def test_a_link_is_refused_for_its_content_was_not_committed(
    repository: Repository, moved: str
) -> None:
    shutil.move(repository.folder / moved, repository.folder / "别处")
    (repository.folder / moved).symlink_to(repository.folder / "别处")
    repository.commit()
    with pytest.raises(DataError, match=r"Y021 .*是链接"):
        at(repository, "HEAD")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_evidence_does_no_harm(repository: Repository) -> None:
    (repository.folder / "data/progress/照片.jpg").symlink_to("签到.txt")
    repository.commit()
    assert aeds(at(repository, "HEAD")) == [10, 14]


def test_evidence_that_is_gone_since_is_not_asked_for(repository: Repository) -> None:
    (repository.folder / "data/progress/签到.txt").unlink()
    assert aeds(at(repository, "HEAD")) == [10, 14]


def test_the_year_may_be_asked_for(repository: Repository) -> None:
    repository.write("data/targets_2026.yaml", repository.read(LIST).replace("2025", "2026"))
    repository.commit()
    assert at(repository, "HEAD").ledger.targets.year == 2026
    assert aeds(at(repository, "HEAD", 2025)) == [10, 14]
    assert at(repository, "HEAD~1").ledger.targets.year == 2025
    commit = repository.git("rev-parse", "HEAD~1")[:8]
    said = refused(repository, "HEAD~1", 2026)
    assert said == f"提交 {commit} 里没有 2026 年的目标清单\n提示：那时有：2025\n"


def test_a_commit_before_the_folder_or_the_list_is_told(repository: Repository) -> None:
    repository.git("mv", "data", "新的")
    commit = repository.commit()
    shutil.copytree(repository.folder / "新的", repository.folder / "data")
    assert refused(repository, "HEAD").startswith(f"提交 {commit} 里还没有数据文件夹 data\n")
    (repository.folder / LIST).unlink()
    shutil.rmtree(repository.folder / "data/progress")
    repository.write("data/说明.txt", "台账\n")
    commit = repository.commit()
    repository.git("checkout", "-q", "HEAD~2", "--", "data")
    assert refused(repository, "HEAD") == f"提交 {commit} 里还没有目标清单（targets_年份.yaml）\n"


def test_an_unknown_revision_is_answered_with_the_nearest(repository: Repository) -> None:
    said = refused(repository, "mian")
    assert said.startswith("版本库里没有“mian”这个版本\n提示：是不是“main”？")


@pytest.mark.parametrize("revision", ["", " ", "-x", "--all", "^HEAD", "HEAD~1..HEAD", "HEAD:data"])
def test_what_names_no_single_commit_is_none(repository: Repository, revision: str) -> None:
    assert refused(repository, revision).startswith(f"版本库里没有“{revision}”这个版本\n")


@pytest.mark.parametrize("kind", ["file", "link", "submodule"])
def test_what_was_no_folder_then_is_told_as_one_that_was_not_there(
    repository: Repository, kind: str
) -> None:
    repository.git("rm", "-rq", "--cached", "data")
    mode = {"file": "100644", "link": "120000", "submodule": "160000"}[kind]
    elsewhere = "1234567890" * 4  # the commit of a submodule is in another repository
    content = elsewhere if kind == "submodule" else repository.git("rev-parse", f"HEAD:{LIST}")
    repository.git("update-index", "--add", "--cacheinfo", f"{mode},{content},data")
    repository.git("commit", "-q", "-m", "没有文件夹")
    commit = repository.git("rev-parse", "HEAD")[:8]
    assert refused(repository, "HEAD").startswith(f"提交 {commit} 里还没有数据文件夹 data\n")


def test_before_the_first_commit_there_is_none_to_name(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.git("init", "-q", "-b", "main")
    repository.write(LIST, "year: 2025\n")
    assert refused(repository, "HEAD").endswith(
        "提示：这个版本库里还没有提交：先用 git commit 提交一次\n"
    )


def test_in_a_shallow_clone_what_is_there_can_be_read(
    repository: Repository, tmp_path: Path
) -> None:
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    source = f"file://{repository.folder.as_posix()}"
    repository.git("clone", "-q", "--depth", "1", source, tmp_path / "浅")
    shallow = Repository(tmp_path / "浅")
    assert aeds(at(shallow, "HEAD")) == [10, 14, 15]
    assert "浅克隆" in refused(shallow, "HEAD~1")


def test_without_a_repository_the_option_that_was_typed_is_named(
    repository: Repository, tmp_path: Path
) -> None:
    plain = Path(shutil.copytree(repository.folder / "data", tmp_path / "无" / "data"))
    said = refused(Repository(plain.parent), "HEAD")
    assert said.startswith("数据文件夹不在 git 版本库的工作区里，--from-rev 没有可以比较的\n")
    assert "去掉 --from-rev" in said


def test_without_git_the_option_that_was_typed_is_named(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(repository, "HEAD").startswith("--from-rev 要用到 git，这台电脑上没有\n")
