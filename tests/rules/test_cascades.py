"""One mistake gives one problem, at the place to mend: nothing follows from it."""

from pathlib import Path

import pytest

LIST = "targets_2025.yaml"
ROADS = "progress/建设局.yaml"
HEALTH = "progress/卫健局.yaml"
BASE_LIST = (Path(__file__).parents[1] / "fixtures" / "base" / LIST).read_text(encoding="utf-8")


def edited(old: str, new: str) -> str:
    """The base target list with one place of it changed."""
    assert BASE_LIST.count(old) == 1
    return BASE_LIST.replace(old, new)


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def reports(unit: str, *months: str, year: str = "2025") -> str:
    """A unit's file; of each month the date, then a line for each entry."""
    lines = [f"unit: {unit}", f"year: {year}", "reports:" if months else "reports: []"]
    for month in months:
        day, *entries = month.strip().splitlines()
        lines += [f"  - as_of: {day}", "    projects:"]
        lines += [f"      - {entry.strip()}" for entry in entries]
    return "\n".join(lines) + "\n"


DONE = (
    "{project: 1, actuals: {开工道路: 12, 完工道路: 8}, evidence: [验收意见], accepted: 2025-09-26}"
)
FULL_JOINT_ROADS = "{project: 3, actuals: {便民站: 10, 培训: 200, 加装扶手: 20}}"
JOINT_ACCEPTED = """
2025-10-31
{project: 3, actuals: {培训: 100}, evidence: [验收意见], accepted: 2025-10-30}
"""


def test_the_joint_project_is_accepted_when_both_units_report(found_with):
    roads = reports("建设局", f"2025-09-30\n{FULL_JOINT_ROADS}")
    assert found_with({ROADS: roads, HEALTH: reports("卫健局", JOINT_ACCEPTED)}) == []


# ── a target list that cannot be used: reports are checked for Y and S alone ──


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("title: 示例县2025年民生实事", "title: 2025", "S103"),
        ("        target: 12\n", "        target: 012\n", "Y015"),
        ("    units: [卫健局]\n", "    units: [卫健局\n", "Y004"),
        ("    supporting: [财政局]\n", "    配合单位: [财政局]\n", "S102"),
    ],
    ids=["S error", "refused scalar", "unreadable", "unknown key"],
)
def test_reports_are_not_held_against_a_list_that_does_not_fit(found_with, old, new, rule):
    wrong = reports("没有的局", "2025-09-30\n{project: 99, actuals: {没有的指标: -1}}")
    found = found_with({LIST: edited(old, new), ROADS: wrong})
    assert [(r, path) for r, path, _ in found] == [(rule, LIST)]


def test_reports_are_still_checked_for_y_and_s_beside_a_list_that_does_not_fit(found_with):
    files = {
        LIST: edited("title: 示例县2025年民生实事", "title: 2025"),
        ROADS: reports("建设局", "2025-06-31\n{project: 99, progress: 好}"),
        HEALTH: reports("卫健局", "2025-06-30\n{project: 99, progres: 好}"),
    }
    assert {rule for rule, _, _ in found_with(files)} == {"S103", "Y017", "S102"}


def test_two_lists_of_a_year_are_one_problem(found_with):
    assert found_with({"targets_2025_乡镇.yaml": BASE_LIST}) == [
        ("T214", "targets_2025_乡镇.yaml", line_of(BASE_LIST, "year: 2025"))
    ]


def test_a_file_of_another_year_is_no_problem_while_one_list_cannot_be_read(found_with):
    found = found_with({"targets_2024.yaml": "year: 2024\n", ROADS: reports("建设局", year="2024")})
    assert {(rule, path) for rule, path, _ in found} == {("S101", "targets_2024.yaml")}


# ── a slip in the target list does not come back from every report ──


def test_a_project_number_typed_twice_is_one_problem(found_with):
    text = edited("  - id: 3\n", "  - id: 1\n")
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {便民站: 4}}")
    line = line_of(text, "name: 便民") - 2
    assert found_with({LIST: text, ROADS: roads}) == [("T201", LIST, line)]


def test_an_indicator_name_typed_twice_is_one_problem(found_with):
    text = edited("      - name: 培训\n", "      - name: 便民站\n")
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {便民站: 4, 培训: 90}}")
    line = line_of(text, "quote: 培训") - 3
    assert found_with({LIST: text, ROADS: roads}) == [("T202", LIST, line)]


def test_a_checklist_item_typed_twice_is_one_problem(found_with):
    text = edited("items: [东山卫生院, 西河卫生院]", "items: [东山卫生院, 东山卫生院]")
    health = reports("卫健局", "2025-09-30\n{project: 2, actuals: {卫生院改造: [西河卫生院]}}")
    assert found_with({LIST: text, HEALTH: health}) == [("T203", LIST, line_of(text, "items:"))]


def test_an_indicators_unit_misspelt_is_one_problem(found_with):
    text = edited("        units: [建设局]\n", "        units: [建设句]\n")
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {加装扶手: 3}}")
    assert found_with({LIST: text, ROADS: roads}) == [("T212", LIST, line_of(text, "建设句"))]


def test_a_part_is_not_missed_in_a_whole_that_has_an_s_error(found_with):
    text = edited("        target: 12\n", "        target: 十二\n")
    assert found_with({LIST: text}) == [("S103", LIST, line_of(text, "十二"))]


def test_levels_that_do_not_fit_are_one_problem(found_with):
    text = edited("levels: [县级, 乡镇级]", "levels: 县级")
    assert found_with({LIST: text}) == [("S103", LIST, line_of(text, "levels"))]


# ── a refused value gives one problem ──


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("unit: 建设局", "unit: yes"),
        ("year: 2025", "year: 02025"),
        ("2025-09-30", "2025-09-31"),
        ("project: 1", "project: 0x1"),
        ("完工道路: 8", "完工道路: 0_8"),
        ("[验收意见]", "[no]"),
        ("2025-09-26", "2025-09-31"),
        ("12, 完工道路: 8", "12, 开工道路: 8"),
    ],
)
def test_a_refused_value_in_a_report_is_one_problem(found_with, good, bad):
    text = reports("建设局", f"2025-09-30\n{DONE}")
    assert text.count(good) == 1
    found = found_with({ROADS: text.replace(good, bad)})
    assert [path for _, path, _ in found] == [ROADS]
    assert found[0][0].startswith("Y")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("year: 2025", "year: 02025"),
        ("  - id: 2\n", "  - id: 02\n"),
        ("        target: 12\n", "        target: 1_2\n"),
        ("        target: 12\n", "        target: [1,012]\n"),
        ("        target: 12\n", "        target: 12\n        target: 12\n"),
        ("milestone: true", "milestone: on"),
        ("items: [东山卫生院, 西河卫生院]", "items: [东山卫生院, off]"),
        ("issued: 2025-01-20", "issued: 2025-01-32"),
        ("        subset_of: 开工道路\n", "        subset_of: 010\n"),
        ("        combine: sum\n", "        combine: no\n"),
    ],
)
def test_a_refused_value_in_the_target_list_is_one_problem(found_with, good, bad):
    found = found_with({LIST: edited(good, bad)})
    assert [path for _, path, _ in found] == [LIST]
    assert found[0][0].startswith("Y")


# ── a slip in a report does not come back from the rules of the ledger ──


def test_an_unknown_unit_is_one_problem_for_the_whole_file(found_with):
    text = reports("建投局", "2025-09-30\n{project: 1, progress: 好}\n{project: 2, progress: 好}")
    assert found_with({ROADS: text}) == [("P301", ROADS, 1)]


def test_an_unknown_unit_does_not_hide_an_unknown_project(found_with):
    text = reports("建投局", "2025-09-30\n{project: 9, progress: 好}")
    assert found_with({ROADS: text}) == [("P301", ROADS, 1), ("P302", ROADS, 6)]


def test_a_report_from_the_future_is_one_problem(found_with):
    text = reports("建设局", "2025-09-30\n{project: 1, actuals: {开工道路: 9}}").replace(
        "2025-09-30", "2026-07-30"
    )
    assert found_with({ROADS: text}) == [("P310", ROADS, 4)]


def test_an_indicator_misspelt_in_the_acceptance_is_one_problem(found_with):
    text = reports("建设局", f"2025-09-30\n{DONE.replace('完工道路', '完工路')}")
    assert found_with({ROADS: text}) == [("P303", ROADS, 6)]


def test_an_indicator_misspelt_before_the_acceptance_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {完工路: 8}}",
        f"2025-09-30\n{DONE.replace(', 完工道路: 8', '')}",
    )
    assert found_with({ROADS: text}) == [("P303", ROADS, 6)]


def test_a_value_of_the_wrong_kind_before_the_acceptance_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {完工道路: 八}}",
        f"2025-09-30\n{DONE.replace(', 完工道路: 8', '')}",
    )
    assert found_with({ROADS: text}) == [("P307", ROADS, 6)]


def test_a_project_number_misspelt_before_the_acceptance_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 11, actuals: {完工道路: 8}, evidence: [验收意见]}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 12}, accepted: 2025-09-26}",
    )
    assert found_with({ROADS: text}) == [("P302", ROADS, 6)]


def test_another_units_project_number_before_the_acceptance_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 2, actuals: {完工道路: 8}, evidence: [验收意见]}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 12}, accepted: 2025-09-26}",
    )
    assert found_with({ROADS: text}) == [("P305", ROADS, 6)]


def test_a_date_in_another_spelling_before_the_acceptance_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025/8/31\n{project: 1, actuals: {完工道路: 8}, evidence: [验收意见]}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 12}, accepted: 2025-09-26}",
    )
    assert found_with({ROADS: text}) == [("Y018", ROADS, 4)]


def test_a_partners_misspelt_name_before_the_acceptance_is_one_problem(found_with):
    roads = reports("建投局", f"2025-09-30\n{FULL_JOINT_ROADS}")
    found = found_with({ROADS: roads, HEALTH: reports("卫健局", JOINT_ACCEPTED)})
    assert found == [("P301", ROADS, 1)]


def test_a_partners_file_of_another_year_before_the_acceptance_is_one_problem(found_with):
    roads = reports("建设局", f"2025-09-30\n{FULL_JOINT_ROADS}", year="2052")
    found = found_with({ROADS: roads, HEALTH: reports("卫健局", JOINT_ACCEPTED)})
    assert found == [("P313", ROADS, 2)]


@pytest.mark.parametrize(
    "name",
    ["progress/建设局.yaml", "progress/建设局/2025-09.yaml", "progress/2025/建设局.yaml"],
)
def test_a_partners_unreadable_file_before_the_acceptance_is_one_problem(found_with, name):
    files = {ROADS: reports("建设局"), HEALTH: reports("卫健局", JOINT_ACCEPTED)}
    found = found_with(files | {name: "unit: [建设局\n"})
    assert [(rule, path) for rule, path, _ in found] == [("Y004", name)]


def test_an_unreadable_file_of_any_name_before_the_acceptance_is_one_problem(found_with):
    files = {ROADS: reports("建设局"), HEALTH: reports("卫健局", JOINT_ACCEPTED)}
    found = found_with(files | {"progress/三季度.yaml": "unit: [建设局\n"})
    assert [(rule, path) for rule, path, _ in found] == [("Y004", "progress/三季度.yaml")]


def test_an_entry_that_does_not_fit_leaves_its_own_project_out_of_the_ledger(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {完工道路: 8}, evidence: 验收意见}",
        "2025-09-30\n{project: 1, actuals: {完工道路: 7}}",
    )
    assert found_with({ROADS: text}) == [("S103", ROADS, 6)]


def test_a_units_s_error_does_not_hide_the_mistakes_of_another(found_with):
    roads = reports("建设局", "2025-08-31\n{project: 1, progres: 好}")
    health = reports(
        "卫健局",
        "2025-08-31\n{project: 2, actuals: {接种率: 88}}",
        "2025-09-30\n{project: 2, actuals: {接种率: 87}}",
    )
    found = found_with({ROADS: roads, HEALTH: health})
    assert found == [("L401", HEALTH, 9), ("S102", ROADS, 6)]


def test_a_total_typed_too_small_is_a_fall_and_not_also_a_part_too_large(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {开工道路: 12, 完工道路: 4}}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 1, 完工道路: 5}}",
    )
    assert found_with({ROADS: text}) == [("L401", ROADS, 9)]


def test_a_part_typed_too_large_is_not_also_a_fall_of_the_next_report(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {开工道路: 6, 完工道路: 7}}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 9, 完工道路: 5}}",
    )
    assert found_with({ROADS: text}) == [("L404", ROADS, 6)]


def test_a_report_of_a_wrong_date_is_one_problem(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {开工道路: 6, 完工道路: 4}}",
        "2025-06-30\n{project: 1, actuals: {开工道路: 9, 完工道路: 5}}",
    )
    assert found_with({ROADS: text}) == [("L401", ROADS, 9)]


def test_a_fall_is_not_also_a_project_accepted_too_early(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 1, actuals: {开工道路: 12, 完工道路: 8}}",
        f"2025-09-30\n{DONE.replace('12', '1')}",
    )
    assert found_with({ROADS: text}) == [("L401", ROADS, 9)]


def test_a_second_figure_of_a_unit_is_not_also_at_odds_with_its_partner(found_with):
    roads = reports(
        "建设局",
        "2025-09-30\n{project: 3, actuals: {便民站: 6}}\n{project: 3, actuals: {便民站: 7}}",
    )
    health = reports("卫健局", "2025-09-30\n{project: 3, actuals: {便民站: 6}}")
    assert found_with({ROADS: roads, HEALTH: health}) == [("L402", ROADS, 7)]


# ── one mistake hides no other ──

MISQUOTED = edited("quote: 建成便民站 10 个", "quote: 新建便民站 10 个")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        target: 300\n", "        target: 三百\n"),
        ("        target: 12\n", "        target: 012\n"),
        ("    commitments: [群众满意]\n", "    commitments: 群众满意\n"),
        ("    supporting: [财政局]\n", "    配合: [财政局]\n"),
        ("issued: 2025-01-20", "issued: 去年"),
        ("levels: [县级, 乡镇级]", "levels: 县级"),
        ("title: 示例县2025年民生实事", "title: 2025"),
    ],
    ids=["neighbour", "refused", "project", "key", "optional head", "levels", "required head"],
)
def test_what_fits_of_a_target_list_is_checked_further(found_with, old, new):
    assert MISQUOTED.count(old) == 1
    found = found_with({LIST: MISQUOTED.replace(old, new)})
    assert len(found) == 2
    assert ("T205", LIST, line_of(MISQUOTED, "新建便民站")) in found


@pytest.mark.parametrize(
    "entry",
    [
        "{project: 1, progress: 9}",
        "{project: 1, progres: 好}",
        "{project: 一, progress: 好}",
        "{project: 1, accepted: 2025-09-31}",
        "尚未开工",
    ],
)
def test_what_fits_of_a_report_is_checked_further(found_with, entry):
    text = reports("建设局", f"2025-09-30\n{entry}\n{{project: 99, progress: 好}}")
    found = found_with({ROADS: text})
    assert [line for _, _, line in found] == [6, 7]
    assert found[1] == ("P302", ROADS, 7)


def test_two_slips_of_a_line_are_both_told(found_with):
    text = reports("建设局", "2025-09-30\n{project: 1, actuals: {开工路: 9, 完工道路: 四}}")
    assert found_with({ROADS: text}) == [("P303", ROADS, 6), ("P307", ROADS, 6)]


# ── one slip in a value, in a name or in a number, in flow and in block style ──

SLIPS = [
    "1,500",
    "1，500",
    "6万",
    "15条",
    "85%",
    "约15",
    "十五",
    "已完成",
    "无",
    "１５",
    '"15"',
    "[15]",
]


@pytest.mark.parametrize("written", SLIPS)
def test_a_figure_written_another_way_is_one_problem_in_flow_style(found_with, written):
    roads = reports(
        "建设局",
        "2025-06-30\n{project: 1, actuals: {开工道路: 7, 完工道路: 2}}",
        f"2025-09-30\n{{project: 1, actuals: {{开工道路: {written}, 完工道路: 3}}}}",
    )
    assert found_with({ROADS: roads}) == [("P307", ROADS, 9)]


@pytest.mark.parametrize("written", [*SLIPS, "-", ">15", "{甲路: 1, 乙路: 2}"])
def test_a_figure_written_another_way_is_one_problem_in_block_style(found_with, written):
    head = reports("建设局", "2025-09-30")
    roads = head + f"      - project: 1\n        actuals:\n          开工道路: {written}\n"
    ((_, path, line),) = found_with({ROADS: roads})
    assert (path, line) == (ROADS, 8)


def test_thousands_of_two_figures_in_one_line_are_one_problem_each(found_with):
    roads = reports(
        "建设局", "2025-09-30\n{project: 1, actuals: {开工道路: 1,500, 完工道路: 1,500,000条}}"
    )
    assert found_with({ROADS: roads}) == [("P307", ROADS, 6)] * 2


@pytest.mark.parametrize("target", ["1,500", "6万", "十二", "12条", '"12"'])
@pytest.mark.parametrize("style", ["block", "flow"])
def test_a_target_written_another_way_is_one_problem(found_with, target, style):
    block = "      - name: 开工道路\n        target: 12\n        measure: 条\n"
    flow = f"      - {{name: 开工道路, target: {target}, measure: 条, quote: 开工道路 12 条}}\n"
    text = edited("        target: 12\n", f"        target: {target}\n")
    if style == "flow":
        text = edited(f"{block}        quote: 开工道路 12 条\n", flow)
    assert found_with({LIST: text}) == [("S103", LIST, line_of(text, f"target: {target}"))]


def test_an_entry_under_the_number_of_another_project_is_one_problem(found_with):
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {开工道路: 7, 完工道路: 3}}")
    assert found_with({ROADS: roads}) == [("P303", ROADS, 6)]


def test_units_joined_by_a_mark_are_one_problem(found_with):
    text = edited("    units: [建设局, 卫健局]\n", "    units: [建设局、卫健局]\n")
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {便民站: 4}}")
    assert found_with({LIST: text, ROADS: roads}) == [
        ("S103", LIST, line_of(text, "建设局、卫健局"))
    ]


def test_levels_joined_by_a_mark_are_one_problem(found_with):
    text = edited("levels: [县级, 乡镇级]\n", "levels: [县级，乡镇级]\n")
    assert found_with({LIST: text}) == [("S103", LIST, line_of(text, "levels"))]


def test_a_refused_item_of_a_list_is_one_problem(found_with):
    health = reports("卫健局", "2025-09-30\n{project: 2, actuals: {卫生院改造: [东山卫生院, 012]}}")
    assert found_with({HEALTH: health}) == [("Y015", HEALTH, 6)]


def test_every_line_with_a_slip_of_the_colon_is_told_at_once(found_with):
    roads = """\
unit：建设局
year: 2025
reports:
  - as_of：2025-09-30
    projects:
      - project: 1
        actuals:
          开工道路:7
        progress: |
          说明：这里的冒号是文字。
        problems: 资金
          来源：待定
        evidence:
          - 台账：存建设局
"""
    assert found_with({ROADS: roads}) == [
        ("Y005", ROADS, 1),
        ("Y005", ROADS, 4),
        ("Y008", ROADS, 8),
    ]


# ── a slip that many entries share is told once ──

TWO_OF_ROADS = edited("    units: [卫健局]\n", "    units: [建设局]\n")


def test_a_unit_that_was_mistaken_is_one_problem_for_the_whole_file(found_with):
    text = reports(
        "卫健局",
        "2025-08-31\n{project: 1, actuals: {开工道路: 9}}\n{project: 2, actuals: {接种率: 80}}",
        "2025-09-30\n{project: 1, actuals: {开工道路: 8}}",
    )
    found = found_with({LIST: TWO_OF_ROADS, "progress/建设局/9.yaml": text})
    assert found == [("P305", "progress/建设局/9.yaml", 1)]


def test_a_unit_that_was_mistaken_is_one_problem_though_it_shares_a_project(found_with):
    entries = "{project: 1, actuals: {开工道路: 9}}\n{project: 3, actuals: {便民站: 4}}"
    found = found_with({ROADS: reports("卫健局", f"2025-09-30\n{entries}")})
    assert found == [("P305", ROADS, 1)]


def test_entries_of_several_other_units_are_told_one_by_one(found_with):
    text = reports("财政局", "2025-09-30\n{project: 1, progress: 好}\n{project: 2, progress: 好}")
    found = found_with({"progress/财政局.yaml": text})
    assert [(rule, line) for rule, _, line in found] == [("P305", 6), ("P305", 7)]


def test_one_entry_of_its_own_makes_a_file_the_units(found_with):
    text = reports("建设局", "2025-09-30\n{project: 2, progress: 好}\n{project: 3, progress: 好}")
    assert found_with({ROADS: text}) == [("P305", ROADS, 6)]


def test_an_entry_pasted_twice_is_one_problem_though_a_partner_reports_too(found_with):
    entry = "{project: 3, actuals: {便民站: 6, 培训: 90, 加装扶手: 3}}"
    again = entry.replace("便民站: 6", "便民站: 7")
    roads = reports("建设局", f"2025-09-30\n{entry}\n{again}")
    health = reports("卫健局", "2025-09-30\n{project: 3, actuals: {便民站: 6}}")
    assert found_with({ROADS: roads, HEALTH: health}) == [("L402", ROADS, 7)]


# ── a slip that a warning would tell as well ──


def test_a_misquoted_target_is_not_also_a_number_without_a_promise(found_with):
    text = edited("quote: 建成便民站 10 个", "quote: 建成便民站 11 个")
    assert found_with({LIST: text}) == [("T205", LIST, line_of(text, "11 个"))]


def test_a_target_of_another_number_is_not_also_a_number_without_a_promise(found_with):
    text = edited("        target: 300\n", "        target: 3000\n")
    assert found_with({LIST: text}) == [("T206", LIST, line_of(text, "target: 3000"))]


def test_an_indicator_that_does_not_fit_leaves_no_number_without_a_promise(found_with):
    text = edited("        measure: 处\n", "        measure: 处\n        单位: 处\n")
    assert found_with({LIST: text}) == [("S102", LIST, line_of(text, "单位: 处"))]


def test_a_nought_too_many_that_was_not_corrected_is_a_fall_alone(found_with):
    text = reports(
        "建设局",
        "2025-08-31\n{project: 3, actuals: {加装扶手: 100}, evidence: [单]}",
        "2025-09-30\n{project: 3, actuals: {加装扶手: 11}}",
    )
    assert found_with({ROADS: text}) == [("L401", ROADS, 9)]


def test_a_nought_too_many_in_a_part_is_a_part_too_large_alone(found_with):
    entry = "{project: 1, actuals: {开工道路: 12, 完工道路: 80}, evidence: [单]}"
    assert found_with({ROADS: reports("建设局", f"2025-09-30\n{entry}")}) == [("L404", ROADS, 6)]


def test_an_acceptance_without_evidence_is_not_also_met_without_evidence(found_with):
    text = reports("建设局", f"2025-09-30\n{DONE.replace('evidence: [验收意见], ', '')}")
    assert found_with({ROADS: text}) == [("L406", ROADS, 6)]


def test_a_fall_after_the_acceptance_is_not_also_a_reopening(found_with):
    text = reports(
        "建设局", f"2025-09-30\n{DONE}", "2025-10-31\n{project: 1, actuals: {完工道路: 7}}"
    )
    assert found_with({ROADS: text}) == [("L401", ROADS, 9)]


def test_an_acceptance_too_early_is_not_also_a_reopening(found_with):
    text = reports("建设局", f"2025-09-30\n{DONE.replace('完工道路: 8', '完工道路: 7')}")
    assert found_with({ROADS: text}) == [("L405", ROADS, 6)]


def test_a_misspelt_unit_is_not_also_a_file_of_another_name(found_with):
    assert found_with({"progress/三季度.yaml": reports("建投局")}) == [
        ("P301", "progress/三季度.yaml", 1)
    ]


# ── a target that its own quote denies is held against nobody ──


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        target: 12\n        measure: 条\n", "        target: 21\n        measure: 条\n"),
        ("        target: 8\n        measure: 条\n", "        target: 80\n        measure: 条\n"),
        (
            "        target: 12\n        measure: 条\n",
            "        target: 120\n        measure: 条\n"
            "        plan: [{by: 2025-12-31, value: 12}]\n",
        ),
    ],
    ids=["accepted", "larger than its whole", "with a plan"],
)
def test_a_target_typed_wrong_is_one_problem(found_with, old, new):
    text = edited(old, new)
    found = found_with({LIST: text, ROADS: reports("建设局", f"2025-09-30\n{DONE}")})
    assert found == [("T206", LIST, line_of(text, new.splitlines()[0].strip()))]


def test_a_list_of_another_year_is_not_also_one_of_wrong_dates(found_with):
    text = edited("year: 2025\n", "year: 2024\n").replace(
        "    commitments: [群众满意]\n", "    commitments: [群众满意]\n    start: 2025-03-01\n"
    )
    assert found_with({LIST: text}) == [("T215", LIST, line_of(text, "year: 2024"))]


def test_a_level_that_the_list_lacks_is_one_problem(found_with):
    text = edited("levels: [县级, 乡镇级]", "levels: [乡镇级]")
    assert found_with({LIST: text}) == [("T204", LIST, line_of(text, "level: 县级"))]


def test_a_date_and_a_range_are_one_number_each(found_with):
    text = edited("群众满意。", "面向 35—64 岁，2025年10月底前完成，群众满意。")
    line = line_of(text, "task: 开工道路")
    assert found_with({LIST: text}) == [("T207", LIST, line)] * 2


# ── a file that is not read, or not as what it is ──


def test_a_misnamed_list_is_told_beside_one_report_that_lacks_it(base, checked):
    (base / LIST).rename(base / "target_2025.yaml")
    problems = [(p.rule, Path(p.place.path).name) for p in checked(base).problems]
    assert sorted(problems) == [("P313", "卫健局.yaml"), ("Y024", "target_2025.yaml")]


def test_a_list_among_the_reports_is_told_beside_one_report_that_lacks_it(base, checked):
    (base / LIST).rename(base / "progress" / LIST)
    problems = [(p.rule, Path(p.place.path).name) for p in checked(base).problems]
    assert sorted(problems) == [("P313", "卫健局.yaml"), ("Y024", LIST)]


def test_a_list_of_another_suffix_is_one_problem(base, checked):
    (base / LIST).rename(base / "targets_2025.yml")
    assert [p.rule for p in checked(base).problems] == ["Y020"]


@pytest.mark.parametrize("unit", ["卫健局", "财政局"])
def test_a_file_under_another_units_name_leaves_nobody_without_a_file(base, checked, unit):
    text = (base / ROADS).read_text(encoding="utf-8").replace("unit: 建设局", f"unit: {unit}")
    (base / ROADS).write_text(text, encoding="utf-8")
    rules = {p.rule for p in checked(base).problems}
    assert "P305" in rules
    assert "L415" not in rules


def test_a_report_beside_its_folder_leaves_nobody_without_a_file(base, checked):
    (base / ROADS).rename(base / "建设局.yaml")
    rules = {p.rule for p in checked(base).problems}
    assert "Y024" in rules
    assert "L415" not in rules


def test_a_misspelt_sample_is_not_also_a_real_report(found_with):
    roads = reports("建设局", f"2025-09-30\n{DONE}")
    health = reports("卫健局", "2025-09-30\n{project: 2, progress: 好}")
    found = found_with({ROADS: f"sampel: true\n{roads}", HEALTH: f"sample: true\n{health}"})
    assert found == [("S102", ROADS, 1)]


def test_sample_beside_real_reports_is_one_problem(base, checked):
    text = reports("卫健局", "2025-09-30\n{project: 2, progress: 好}")
    (base / HEALTH).write_text(f"sample: true\n{text}", encoding="utf-8")
    rules = [p.rule for p in checked(base).problems]
    assert "L408" in rules
    assert "L413" not in rules


# ── a text cut short, a nought too many ──


def test_a_text_cut_to_nothing_is_an_entry_that_says_nothing(found_with):
    roads = reports("建设局", "2025-09-30\nproject: 1") + "        progress: #2 楼已完工\n"
    assert found_with({ROADS: roads}) == [("S107", ROADS, 6)]


def test_a_text_cut_short_in_another_entry_is_a_problem_of_its_own(found_with):
    entries = "project: 1\n        progress:\n      - project: 3\n        progress: 好 #2 楼"
    roads = reports("建设局", "2025-09-30") + f"      - {entries}\n"
    assert found_with({ROADS: roads}) == [("S107", ROADS, 6), ("Y023", ROADS, 9)]


def test_a_nought_too_many_is_not_also_met_without_evidence(found_with):
    roads = reports("建设局", "2025-09-30\n{project: 3, actuals: {加装扶手: 120}}")
    assert found_with({ROADS: roads}) == [("L411", ROADS, 6)]


def test_a_comma_in_a_text_between_braces_asks_for_quotes(base, checked):
    text = edited("培训 300 人次，加装", "培训 1,300 人次，加装").replace(
        "      - name: 培训\n        target: 300\n        measure: 人次\n"
        "        quote: 培训 300 人次\n        combine: sum\n",
        "      - {name: 培训, target: 1300, measure: 人次, quote: 培训 1,300 人次}\n",
    )
    (base / LIST).write_text(text, encoding="utf-8")
    (problem,) = checked(base).problems[-1:]
    assert problem.rule == "S102"
    assert problem.hint == ("若“300 人次”是前面一段文字里半角逗号后面的话，给整段文字加引号")


def test_the_end_of_a_number_with_a_comma_is_recognised(base, checked):
    text = reports("建设局", "2025-09-30\n{project: 1, actuals: {开工道路: [1,012]}}")
    (base / ROADS).write_text(text, encoding="utf-8")
    (problem,) = [p for p in checked(base).problems if p.rule == "Y015"]
    assert problem.hint == ("若是数字，写 12（1,012 这样的数，去掉逗号）；若是文字，请加引号")
