"""`validate --base`: reports that stood still stand, however they were moved or typed."""

import pytest

from .repositories import CITY, HEALTH, LIST, NEEDS_GIT, OCTOBER, Repository

pytestmark = NEEDS_GIT


def commit_of(repository: Repository) -> str:
    return repository.git("rev-parse", "HEAD")[:8]


# what is no rewriting


def test_nothing_changed_is_no_problem(repository: Repository) -> None:
    outcome = repository.validate()
    assert (outcome.code, outcome.stdout) == (0, "检查了 3 个文件：没有发现问题\n")


def test_a_new_report_is_no_problem(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    assert repository.validate().code == 0
    assert repository.told() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{急救培训: 1180, AED: 14}", "{AED: 14.0, 急救培训: 1180}"),
        (
            "        progress: 已开展培训23期。",
            '        progress: "已开展培训\n          23期。" # 注',
        ),
        ("unit: 卫健局\nyear: 2025\n", "# 卫健局的填报\nyear: 2025\nunit: '卫健局'\n"),
        ("[培训台账, ./签到.txt]", "[./签到.txt, 培训台账, 照片]"),
        ("- as_of: 2025-08-31", "- as_of: '2025-08-31'"),
    ],
    ids=["order and zeros", "quoting and comment", "order of keys", "evidence", "quoted date"],
)
def test_typing_the_same_in_another_way_is_no_problem(
    repository: Repository, old: str, new: str
) -> None:
    repository.edit(HEALTH, old, new)
    assert repository.told() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{公园: 3}", "{公园: 3}\n        progress: 已建成。"),
        ("[验收单]", "[验收单, 照片]"),
        ("accepted: 2025-09-28", "accepted: 2025-09-28\n        next_steps: 移交。"),
    ],
)
def test_to_add_to_a_report_is_no_problem(repository: Repository, old: str, new: str) -> None:
    repository.edit(CITY, old, new)
    assert repository.told() == []


def test_a_figure_added_to_an_old_report_is_no_problem(repository: Repository) -> None:
    repository.edit(HEALTH, "{急救培训: 900, AED: 10}", "{急救培训: 900}")
    repository.commit()
    repository.edit(HEALTH, "{急救培训: 900}", "{急救培训: 900, AED: 10}")
    assert repository.told() == []


def test_a_correction_of_the_same_day_is_no_problem(repository: Repository) -> None:
    repository.append(
        HEALTH,
        "      - project: 1\n        actuals: {AED: 13}\n        correction: 重复统计1台\n",
    )
    assert repository.validate().code == 0
    assert repository.told() == []


def test_a_file_under_another_name_is_no_problem(repository: Repository) -> None:
    (repository.folder / "data/progress/卫健局").mkdir()
    repository.git("mv", HEALTH, "data/progress/卫健局/2025 年.yaml")
    repository.edit("data/progress/卫健局/2025 年.yaml", "./签到.txt", "../签到.txt")
    assert repository.told() == []


def test_a_file_split_by_month_is_no_problem(repository: Repository) -> None:
    text = repository.read(HEALTH)
    at = text.index("  - as_of: 2025-09-30")
    head = text[: text.index("  - as_of")]
    repository.write("data/progress/卫健局/2025-08.yaml", text[:at])
    repository.write(
        "data/progress/卫健局/2025-09.yaml", (head + text[at:]).replace("./签到", "../签到")
    )
    (repository.folder / HEALTH).unlink()
    assert repository.validate().code == 0
    assert repository.told() == []


def test_an_entry_split_in_two_is_no_problem(repository: Repository) -> None:
    repository.edit(
        HEALTH,
        "{急救培训: 900, AED: 10}",
        "{急救培训: 900}\n      - project: 1\n        actuals: {AED: 10}",
    )
    assert repository.told() == []


def test_windows_line_ends_are_no_problem(repository: Repository) -> None:
    repository.write(HEALTH, repository.read(HEALTH).replace("\n", "\r\n"))
    assert repository.told() == []
    assert repository.validate().code == 0


def test_a_checklist_in_another_order_is_no_problem(repository: Repository) -> None:
    items = "items: [东园, 西园, 南园]"
    repository.edit(LIST, "target: 3", items)
    repository.edit(CITY, "{公园: 3}", "{公园: [东园, 西园, 南园]}")
    repository.commit()
    repository.edit(CITY, "[东园, 西园, 南园]", "[南园, 东园, 西园]")
    assert repository.told() == []


def test_sample_data_may_be_removed(repository: Repository) -> None:
    for name in (HEALTH, CITY):
        repository.edit(name, "year: 2025\n", "year: 2025\nsample: true\n")
    repository.commit()
    (repository.folder / HEALTH).unlink()
    repository.edit(CITY, "{公园: 3}", "{公园: 2}")
    assert repository.told() == []


def test_a_real_report_may_take_the_place_of_a_sample(repository: Repository) -> None:
    for name in (HEALTH, CITY):
        repository.edit(name, "year: 2025\n", "year: 2025\nsample: true\n")
    repository.commit()
    for name in (HEALTH, CITY):
        repository.edit(name, "sample: true\n", "")
    repository.edit(HEALTH, "AED: 14", "AED: 9")
    repository.edit(CITY, "{公园: 3}", "{公园: 2}")
    assert repository.told() == []


def test_what_was_wrong_may_be_mended(repository: Repository) -> None:
    repository.edit(HEALTH, "{急救培训: 1180, AED: 14}", "{急救陪训: 1180, AED: -14}")
    repository.commit()
    repository.edit(HEALTH, "{急救陪训: 1180, AED: -14}", "{急救培训: 1180, AED: 14}")
    assert repository.validate().code == 0


def test_what_could_not_be_read_may_be_mended(repository: Repository) -> None:
    repository.edit(HEALTH, "unit: 卫健局", "unit：卫健局")
    repository.commit()
    repository.edit(HEALTH, "unit：卫健局", "unit: 卫健局")
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    assert repository.validate().code == 0


# G501


def test_a_figure_that_changed_is_told_at_its_place(repository: Repository) -> None:
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    commit = commit_of(repository)
    (told,) = repository.told()
    assert told == (
        "G501",
        HEALTH,
        12,
        36,
        f"2025-09-30 的填报里，项目 1 的“AED”由 14 改成了 15（原文见提交 {commit} 的 {HEALTH}:12）",
        "改回 14；数字有误的，在新一期填报里填正确的累计数，并写明 correction（更正说明）",
    )
    assert repository.validate().code == 1


def test_a_figure_that_is_gone_is_told(repository: Repository) -> None:
    repository.edit(HEALTH, "{急救培训: 1180, AED: 14}", "{急救培训: 1180}")
    (told,) = repository.told()
    assert told[:3] == ("G501", HEALTH, 11)
    assert told.message == (
        "2025-09-30 的填报里，项目 1 的“AED”被删去，原来填的是 14"
        f"（原文见提交 {commit_of(repository)} 的 {HEALTH}:12）"
    )


def test_a_checklist_that_changed_is_told_with_its_items(repository: Repository) -> None:
    repository.edit(LIST, "target: 3", "items: [东园, 西园, 南园]")
    repository.edit(CITY, "{公园: 3}", "{公园: [东园, 西园]}")
    repository.edit(CITY, "\n        accepted: 2025-09-28", "")
    repository.commit()
    repository.edit(CITY, "[东园, 西园]", "[东园, 西园, 南园]")
    (told,) = repository.told()
    assert "由 [东园, 西园] 改成了 [东园, 西园, 南园]" in told.message


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        (
            "accepted: 2025-09-28",
            "accepted: 2025-09-29",
            "的验收日期由 2025-09-28 改成了 2025-09-29",
        ),
        ("\n        accepted: 2025-09-28", "", "的验收日期 2025-09-28 被删去"),
    ],
)
def test_an_acceptance_that_changed_is_told(
    repository: Repository, old: str, new: str, how: str
) -> None:
    repository.edit(CITY, old, new)
    (told,) = repository.told()
    assert (told.rule, told.path) == ("G501", CITY)
    assert how in told.message
    assert told.hint.startswith("改回 2025-09-28；")


def test_words_that_changed_are_told_together_with_what_stood(repository: Repository) -> None:
    repository.edit(HEALTH, "已开展培训23期。", "培训基本完成。")
    repository.edit(HEALTH, "[培训台账, ", "[")
    (told,) = repository.told()
    assert told[:3] == ("G501", HEALTH, 11)
    assert told.message == (
        "2025-09-30 的填报里，项目 1 原来写的进展情况“已开展培训23期。”、佐证材料“培训台账”"
        f"被改动或删去（原文见提交 {commit_of(repository)} 的 {HEALTH}:11）"
    )


def test_a_figure_changed_while_its_file_moved_is_told_where_it_is_now(
    repository: Repository,
) -> None:
    new = "data/progress/卫健局 新.yaml"
    repository.git("mv", HEALTH, new)
    repository.edit(new, "AED: 14", "AED: 15")
    (told,) = repository.told()
    assert told[:3] == ("G501", new, 12)
    assert f"的 {HEALTH}:12）" in told.message


# G502


def test_a_month_typed_over_the_last_one_is_one_problem(repository: Repository) -> None:
    repository.edit(HEALTH, "2025-09-30", "2025-10-31")
    repository.edit(HEALTH, "{急救培训: 1180, AED: 14}", "{急救培训: 1300, AED: 15}")
    (told,) = repository.told()
    assert told == (
        "G502",
        HEALTH,
        11,
        9,
        "卫健局 2025-09-30 的填报（项目 1）被删去"
        f"（原文见提交 {commit_of(repository)} 的 {HEALTH}:11）",
        "恢复原样；新的数字另加一期，不要写在旧的上面，填错的在新一期里写明 correction（更正说明）",
    )


def test_each_report_of_a_deleted_file_is_one_problem_where_the_file_was(
    repository: Repository,
) -> None:
    (repository.folder / HEALTH).unlink()
    found = repository.told()
    assert [told[:3] for told in found] == [("G502", HEALTH, 1), ("G502", HEALTH, 1)]
    assert [told.message[:14] for told in found] == ["卫健局 2025-08-31", "卫健局 2025-09-30"]
    assert all(told.hint.startswith("恢复这个文件；") for told in found)
    assert repository.validate().code == 1


def test_a_project_that_is_gone_from_a_report_is_told(repository: Repository) -> None:
    repository.edit(LIST, "units: [城管 局]", "units: [城管 局, 卫健局]")
    second = "      - project: 2\n        actuals: {公园: 3}\n"
    repository.append(HEALTH, second)
    repository.commit()
    repository.edit(HEALTH, second, "")
    (told,) = repository.told()
    assert told[:3] == ("G502", HEALTH, 11)
    assert "卫健局 2025-09-30 的填报里，项目 2 被删去" in told.message


def test_real_reports_turned_into_samples_are_told(repository: Repository) -> None:
    (repository.folder / CITY).unlink()
    repository.commit()
    repository.edit(HEALTH, "year: 2025\n", "year: 2025\nsample: true\n")
    assert [told.rule for told in repository.told()] == ["G502", "G502"]


# one mistake gives one problem


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("AED: 14", "AED: 许多", "P307"),
        ("AED: 14", "ADE: 14", "P303"),
        ("as_of: 2025-09-30", "as_of: 2025-09-31", "Y017"),
        ("unit: 卫健局", "unit: 卫建局", "P301"),
        ("unit: 卫健局", "unit：卫健局", "Y005"),
        (
            "      - project: 1\n        actuals: {急救培训: 1180",
            "      - project: 2\n        actuals: {急救培训: 1180",
            "P305",
        ),
    ],
)
def test_a_slip_that_is_told_anyway_is_not_told_again(
    repository: Repository, old: str, new: str, rule: str
) -> None:
    repository.edit(HEALTH, old, new)
    printed = repository.validate().stdout
    assert rule in printed
    assert " G5" not in printed


# G506


def test_two_units_at_once_are_worth_a_look(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    repository.append(CITY, "        progress: 已移交。\n")
    (told,) = repository.told("HEAD", "G506")
    commit = commit_of(repository)
    assert told.message == f"与提交 {commit} 相比，2 个单位的填报同时有变化：卫健局、城管 局"
    assert repository.validate("HEAD", "--strict").code == 0


def test_one_unit_and_another_file_typed_anew_are_not(repository: Repository) -> None:
    repository.append(HEALTH, OCTOBER)
    repository.append(CITY, "# 核对过\n")
    assert repository.told("HEAD", "G506") == []


def test_many_units_are_counted_and_the_first_named(repository: Repository) -> None:
    names = [f"示例{number:02}局" for number in range(20)]
    repository.edit(LIST, "units: [卫健局]", f"units: [卫健局, {', '.join(names)}]")
    repository.commit()
    for name in names:
        text = f"unit: {name}\nyear: 2025\nreports:\n{OCTOBER}"
        repository.write(f"data/progress/{name}.yaml", text)
    (told,) = repository.told("HEAD", "G506")
    assert "20 个单位的填报同时有变化：示例00局、" in told.message
    assert told.message.endswith("示例07局等")
