"""`minsheng diff` between commits of real repositories: what a data commit changed."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from .ledgers import ledger
from .program import Outcome, invoke, run
from .repositories import CITY, HEALTH, LIST, NEEDS_GIT, OCTOBER, Repository
from .test_hostile import NOTE, OBEYED

pytestmark = NEEDS_GIT

NEXT_PROJECT = """\
  - id: 3
    level: 区级
    name: 建设停车场
    units: [城管 局]
    task: 建设 2 个停车场。
    indicators:
      - {name: 停车场, target: 2, measure: 个, quote: 建设 2 个停车场}
"""
REVISION = """\
        quote: 安装 AED 20 台
        revisions:
          - {since: 2025-10-15, target: 15, document: 某办〔2025〕9号, reason: 经费调减}
"""


def diff(repository: Repository, *args: str) -> Outcome:
    return invoke("diff", "--data", repository.folder / "data", *args)


def as_json(repository: Repository, *args: str) -> dict[str, Any]:
    outcome = diff(repository, *(args or ("--from-rev", "HEAD")), "--format", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    return json.loads(outcome.stdout)


def refused(repository: Repository, *args: str, code: int = 2) -> str:
    outcome = diff(repository, *args)
    assert (outcome.code, outcome.stdout) == (code, "")
    return outcome.stderr


def head(repository: Repository) -> str:
    return repository.git("rev-parse", "HEAD")[:8]


def in_short(found: dict[str, Any], *keys: str) -> list[Any]:
    """How often there is something to tell, by kind."""
    kinds = ("corrections", "rewritten", "revisions", "list_changes")
    return [len(found[kind]) for kind in keys or kinds]


def indicator(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(i for p in found["projects"] for i in p["indicators"] if i["name"] == name)


# data


def test_a_commit_against_the_same_files_has_no_changes(repository: Repository) -> None:
    assert as_json(repository)["unchanged"]
    text = diff(repository, "--from-rev", "HEAD").stdout
    assert text.splitlines()[-1] == (
        "没有变化（比较的是数、状态、目标和清单，不比较进展情况等文字）。"
    )


def test_a_new_report_is_what_it_adds(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    found = as_json(repository)
    assert (found["new_reports"], in_short(found)) == (1, [0, 0, 0, 0])
    assert indicator(found, "急救培训")["added"] == 120
    assert indicator(found, "AED")["added"] == 1
    assert indicator(found, "公园")["changed"] is False
    assert (found["from"]["commit"], found["to"]["commit"]) == (head(repository), None)
    assert found["from"]["as_of"] == found["to"]["as_of"] == "2025-12-31"


def test_two_commits_are_compared_whatever_the_files_are_now(repository: Repository) -> None:
    first = head(repository)
    repository.append(HEALTH, OCTOBER)
    second = repository.commit()
    repository.write(HEALTH, "unit: [\n")
    args = ("--from-rev", "HEAD~1", "--to-rev", "HEAD")
    found = as_json(repository, *args)
    assert (found["from"]["commit"], found["to"]["commit"]) == (first, second)
    assert indicator(found, "急救培训")["added"] == 120
    line = diff(repository, *args).stdout.splitlines()[1]
    assert line == f"提交 {first} → 提交 {second}，均截至 2025-12-31"
    back = as_json(repository, "--from-rev", "HEAD", "--to-rev", "HEAD~1")
    assert indicator(back, "急救培训")["added"] == -120


def test_the_dates_of_both_sides_may_be_set(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    both = as_json(repository, "--from-rev", "HEAD", "--to", "2025-09")
    assert both["unchanged"]
    assert both["to"]["later_reports"] == 1
    found = as_json(repository, "--from-rev", "HEAD", "--from", "2025-08", "--to", "2025-10")
    assert (found["from"]["as_of"], found["to"]["as_of"]) == ("2025-08-31", "2025-10-31")
    assert indicator(found, "急救培训")["added"] == 400
    assert refused(repository, "--from-rev", "HEAD", "--from", "2025-10", "--to", "2025-09") == (
        "起始日 2025-10-31 晚于截至日 2025-09-30\n提示：换成 --from 2025-09-30 --to 2025-10-31\n"
    )


def test_by_default_the_day_is_late_enough_for_every_report(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.append(HEALTH, OCTOBER.replace("10-31", "12-30"))
    folder = repository.folder / "data"
    from .program import run

    outcome = run(
        *("diff", "--data", folder, "--from-rev", "HEAD", "--format", "json"),
        env={"MINSHENG_TODAY": "2025-12-30"},
    )
    found = json.loads(outcome.stdout)
    assert found["to"]["as_of"] == "2025-12-30"
    assert indicator(found, "急救培训")["added"] == 120


def test_a_rewritten_figure_is_told_with_both_values_and_places(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 16")
    found = as_json(repository)
    assert in_short(found) == [0, 1, 0, 0]
    (told,) = found["rewritten"]
    assert (told["project"], told["indicator"]) == (1, "AED")
    assert (told["then"]["value"], told["now"]["value"]) == (14, 16)
    assert told["then"]["line"] == told["now"]["line"] == 12
    assert told["then"]["path"].endswith(HEALTH)
    text = diff(repository, "--from-rev", "HEAD", "--format", "markdown").stdout
    assert "### 旧数被改动 1 个" in text
    row = next(line for line in text.splitlines() if "14 台" in line and "16 台" in line)
    assert f"提交 {head(repository)} 的 " in row


def test_a_path_in_a_commit_begins_a_line_where_it_does_not_fit(repository: Repository) -> None:
    repository.edit(LIST, "title: ", "title: 原来的")
    env = {"COLUMNS": "60"}
    text = run("diff", "--from-rev", "HEAD", cwd=repository.folder, env=env).stdout
    places = [line for line in text.splitlines() if f"提交 {head(repository)} 的" in line]
    assert len(places) == 1
    assert not re.search(r"的 \S", places[0])


def test_an_old_figure_rewritten_below_a_newer_one_is_told_too(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 10", "AED: 11")
    found = as_json(repository)
    assert in_short(found) == [0, 1, 0, 0]
    assert indicator(found, "AED")["changed"] is False
    assert found["unchanged"] is False


def test_a_removed_figure_is_told_as_gone(repository: Repository) -> None:
    repository.edit(HEALTH, "1180, AED: 14", "1180")
    (told,) = as_json(repository)["rewritten"]
    assert (told["then"]["value"], told["now"]) == (14, None)
    assert "删去" in diff(repository, "--from-rev", "HEAD").stdout


def test_a_file_that_moved_changes_nothing(repository: Repository) -> None:
    (repository.folder / "data/progress/卫健局").mkdir()
    repository.git("mv", HEALTH, "data/progress/卫健局/2025.yaml")
    repository.git("mv", "data/progress/签到.txt", "data/progress/卫健局/签到.txt")
    assert as_json(repository)["unchanged"]


def test_a_correction_that_a_commit_adds_is_told_as_one(repository: Repository) -> None:
    entry = OCTOBER.replace("急救培训: 1300, AED: 15", "AED: 12")
    repository.append(HEALTH, f"{entry}        correction: 两台报废\n")
    found = as_json(repository)
    assert in_short(found) == [1, 0, 0, 0]
    (told,) = found["corrections"]
    assert (told["stood"], told["value"], told["reason"]) == (14, 12, "两台报废")
    assert indicator(found, "AED")["added"] == -2


def test_a_withdrawn_acceptance_reopens_the_project(repository: Repository) -> None:
    repository.edit(CITY, "        accepted: 2025-09-28\n", "")
    found = as_json(repository)
    park = found["projects"][1]
    assert (park["then"]["status"], park["now"]["status"]) == ("done", "met")
    assert (park["reopened"], park["direction"]) == (True, "worse")
    assert "退回：验收记录没有了" in diff(repository, "--from-rev", "HEAD").stdout


def test_sample_data_is_no_history_when_real_reports_take_its_place(
    repository: Repository,
) -> None:
    real = {name: repository.read(name) for name in (HEALTH, CITY)}
    for name, text in real.items():
        repository.write(name, text.replace("year: 2025\n", "year: 2025\nsample: true\n"))
    repository.edit(HEALTH, "AED: 14", "AED: 19")
    repository.commit()
    for name, text in real.items():
        repository.write(name, text)
    assert as_json(repository)["rewritten"] == []
    text = diff(repository, "--from-rev", "HEAD").stdout
    assert "原来是示例数据，现在换成了真实填报：两边的数不可比较" in text
    assert "示例数据，非真实进展" in text


# the list


def test_a_project_added_to_the_list_is_told_and_named(repository: Repository) -> None:
    repository.edit(LIST, "policy:", f"{NEXT_PROJECT}policy:")
    found = as_json(repository)
    assert in_short(found) == [0, 0, 0, 1]
    (told,) = found["list_changes"]
    assert (told["project"], told["key"], told["then"], told["now"]) == (
        3,
        "project",
        None,
        "建设停车场",
    )
    assert [p["then"] is None for p in found["projects"]] == [False, False, True]
    text = diff(repository, "--from-rev", "HEAD").stdout
    assert "新增项目：3 建设停车场（未报），两边不是同样的项目，平均完成率不可直接比较" in text


def test_a_project_taken_out_of_the_list_does_not_vanish(repository: Repository) -> None:
    repository.edit(LIST, "policy:", f"{NEXT_PROJECT}policy:")
    repository.commit()
    repository.edit(LIST, NEXT_PROJECT, "")
    found = as_json(repository)
    assert [(p["id"], p["now"] is None) for p in found["projects"]][-1] == (3, True)
    for form in ("table", "markdown"):
        text = diff(repository, "--from-rev", "HEAD", "--format", form).stdout
        assert "删去项目：3 建设停车场（未报）" in text
    rows = csv.DictReader(
        diff(repository, "--from-rev", "HEAD", "--format", "csv").stdout.split("\n")
    )
    last = list(rows)[-1]
    assert (last["项目名称"], last["新增"]) == ("建设停车场", "—")
    assert [last[key] for key in last if key.startswith("状态")] == ["未报", "未列入"]


def test_the_selection_may_name_what_only_one_side_has(repository: Repository) -> None:
    repository.edit(LIST, "policy:", f"{NEXT_PROJECT.replace('城管 局', '交通局')}policy:")
    found = as_json(repository, "--from-rev", "HEAD", "--unit", "交通局")
    assert [p["id"] for p in found["projects"]] == [3]
    assert refused(repository, "--from-rev", "HEAD", "--unit", "城管局").startswith(
        "没有责任单位“城管局”\n提示：是不是“城管 局”？"
    )
    repository.commit()
    repository.edit(LIST, NEXT_PROJECT.replace("城管 局", "交通局"), "")
    gone = as_json(repository, "--from-rev", "HEAD", "--project", "3")
    assert [p["id"] for p in gone["projects"]] == [3]


def test_a_revision_is_told_as_such_and_an_edited_target_as_an_edit(repository: Repository) -> None:
    repository.edit(LIST, "        quote: 安装 AED 20 台\n", REVISION)
    found = as_json(repository)
    assert in_short(found) == [0, 0, 1, 0]
    (told,) = found["revisions"]
    assert (told["before"], told["after"], told["in_force"]) == (20, 15, True)
    assert (told["document"], told["reason"]) == ("某办〔2025〕9号", "经费调减")
    assert told["line"] == 19
    early = as_json(repository, "--from-rev", "HEAD", "--to", "2025-09")
    assert early["revisions"][0]["in_force"] is False
    assert indicator(early, "AED")["changed"] is False
    repository.commit()
    repository.edit(LIST, "target: 1500", "target: 1400")
    repository.edit(LIST, "培训 1500 人次，", "培训 1400 人次，")
    repository.edit(LIST, "quote: 开展急救培训 1500 人次", "quote: 开展急救培训 1400 人次")
    found = as_json(repository)
    assert in_short(found) == [0, 0, 0, 3]
    edits = {edit["key"]: (edit["then"], edit["now"]) for edit in found["list_changes"]}
    assert edits["target"] == (1500, 1400)
    assert set(edits) == {"task", "target", "quote"}


def test_an_indicator_that_is_renamed_keeps_its_figures(repository: Repository) -> None:
    repository.edit(LIST, "name: AED", "name: 除颤器")
    for old in ("AED: 10", "AED: 14"):
        repository.edit(HEALTH, old, old.replace("AED", "除颤器"))
    found = as_json(repository)
    assert in_short(found) == [0, 0, 0, 1]
    (told,) = found["list_changes"]
    assert (told["key"], told["then"], told["now"]) == ("name", "AED", "除颤器")
    renamed = indicator(found, "除颤器")
    assert (renamed["added"], renamed["then"]["name"], renamed["changed"]) == (0, "AED", False)


def test_an_indicator_taken_out_is_told_with_what_it_was(repository: Repository) -> None:
    entry = "      - name: AED\n        target: 20\n        measure: 台\n"
    repository.edit(LIST, f"{entry}        quote: 安装 AED 20 台\n", "")
    repository.edit(LIST, "，安装 AED 20 台。", "。")
    repository.edit(HEALTH, ", AED: 10", "")
    repository.edit(HEALTH, ", AED: 14", "")
    found = as_json(repository)
    assert [(e["key"], e["indicator"]) for e in found["list_changes"]] == [
        ("task", None),
        ("indicator", "AED"),
    ]
    assert (indicator(found, "AED")["now"], found["rewritten"]) == (None, [])
    assert "删去，原为：" in diff(repository, "--from-rev", "HEAD").stdout


def test_a_unit_that_is_renamed_keeps_its_figures(repository: Repository) -> None:
    repository.edit(LIST, "units: [卫健局]", "units: [卫生健康委]")
    repository.edit(HEALTH, "unit: 卫健局", "unit: 卫生健康委")
    repository.git("mv", HEALTH, "data/progress/卫生健康委.yaml")
    found = as_json(repository)
    assert in_short(found) == [0, 0, 0, 1]
    assert found["list_changes"][0]["then"] == ["卫健局"]
    assert {
        unit["name"]: (unit["then"] is None, unit["now"] is None) for unit in found["units"]
    } == {
        "卫生健康委": (True, False),
        "城管 局": (False, False),
        "卫健局": (False, True),
    }


def test_thresholds_and_documents_are_part_of_the_list(repository: Repository) -> None:
    repository.edit(LIST, "policy: {stale_days: 3660}", "policy: {stale_days: 45, warn_lag: 5}")
    repository.edit(LIST, "year: 2025\n", "year: 2025\ndocument: 某办〔2025〕1号\n")
    edits = as_json(repository)["list_changes"]
    assert [(e["key"], e["then"], e["now"]) for e in edits] == [
        ("document", None, "某办〔2025〕1号"),
        ("warn_lag", 10, 5),
        ("stale_days", 3660, 45),
    ]
    text = diff(repository, "--from-rev", "HEAD").stdout
    assert "清单的预警阈值（warn_lag）" in text
    assert "没有写" in text


# what cannot be compared


def test_a_commit_with_errors_is_named_with_the_first_of_them(repository: Repository) -> None:
    good = repository.read(HEALTH)
    repository.edit(HEALTH, "AED: 14", "AED: 很多")
    broken = repository.commit()
    repository.write(HEALTH, good)
    said = refused(repository, "--from-rev", "HEAD", code=1)
    assert f"提交 {broken} 里的数据有 1 处错误" in said
    assert f"{HEALTH}:12:" in said
    said = refused(repository, "--from-rev", "HEAD~1", "--to-rev", "HEAD", code=1)
    assert f"提交 {broken} " in said


def test_files_with_errors_are_told_as_by_every_command(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 很多")
    said = refused(repository, "--from-rev", "HEAD", code=1)
    assert "数据有错误，改正以前不输出任何数字" in said


@pytest.mark.parametrize("option", ["--from-rev", "--to-rev"])
def test_an_unknown_revision_is_answered_with_the_nearest(
    repository: Repository, option: str
) -> None:
    args = ("--from-rev", "main") if option == "--to-rev" else ()
    said = refused(repository, *args, option, "mian")
    assert said.startswith("版本库里没有“mian”这个版本\n提示：是不是“main”？")


def test_without_a_first_revision_it_is_said_what_to_type(repository: Repository) -> None:
    assert refused(repository, "--to-rev", "HEAD") == (
        "--to-rev 要和 --from-rev 一起写\n提示：例如 minsheng diff --from-rev main --to-rev HEAD\n"
    )


def test_outside_a_repository_the_option_is_named(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    outcome = invoke("diff", "--data", data, "--from-rev", "HEAD")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "--from-rev" in outcome.stderr
    assert "git" in outcome.stderr


def test_a_shallow_clone_says_how_to_get_the_history(repository: Repository) -> None:
    first = head(repository)
    repository.append(HEALTH, OCTOBER)
    repository.commit()
    clone = Repository(repository.folder.parent / "浅")
    repository.git("clone", "-q", "--depth", "1", repository.folder.as_uri(), clone.folder)
    assert "git fetch --unshallow" in refused(clone, "--from-rev", first)


def test_a_commit_without_the_folder_or_the_list_is_named(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "空")
    repository.git("rm", "-rq", "--cached", ".")
    (repository.folder / "说明.txt").write_text("略", encoding="utf-8")
    repository.git("add", "说明.txt")
    repository.git("commit", "-q", "-m", "空")
    said = refused(repository, "--from-rev", "空")
    assert said.startswith(f"提交 {head(repository)} 里还没有数据文件夹")


def test_every_format_of_two_commits_is_harmless(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14}", "AED: 16}")
    entry = OCTOBER.replace("急救培训: 1300, AED: 15", "AED: 12")
    repository.append(HEALTH, f'{entry}        correction: "{NOTE}"\n')
    repository.edit(LIST, "name: 提升急救能力", f'name: "{NOTE}"')
    repository.edit(
        LIST,
        "        quote: 安装 AED 20 台\n",
        REVISION.replace("某办〔2025〕9号", f'"{NOTE}"').replace("经费调减", f'"{NOTE}"'),
    )
    for form in ("table", "json", "csv", "markdown"):
        text = diff(repository, "--from-rev", "HEAD", "--format", form).stdout
        assert OBEYED.findall(text) == []
        assert "丙" in text
    markdown = diff(repository, "--from-rev", "HEAD", "--format", "markdown").stdout
    assert set(re.findall(r"(?<!\\)<[^>]*>", markdown)) == {"<br>"}
