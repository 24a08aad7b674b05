"""A message says what is the matter: the figures and names in it are those that count."""

from datetime import date
from pathlib import Path

import pytest
from arithmetic.ledgers import pledge

from minsheng.check import Checked, check
from minsheng.folder import open_folder
from minsheng.problems import Problem, Severity


def only_mistake(checked: Checked) -> Problem:
    """The only problem that is more than an info."""
    (problem,) = (p for p in checked.problems if p.severity is not Severity.INFO)
    return problem


@pytest.fixture
def message_of(base, checked):
    """The message of the only problem of the base ledger with some of its files replaced."""

    def only_message(**files: str) -> str:
        for name, text in files.items():
            folder: Path = base if name.startswith("targets") else base / "progress"
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return only_mistake(checked(base)).message

    return only_message


def reports(unit: str, *months: str) -> str:
    """A unit's file; of each month the date and one entry."""
    head = f"unit: {unit}\nyear: 2025\nreports:\n"
    return head + "".join(
        f"  - as_of: {day}\n    projects:\n      - {{{entry}}}\n"
        for day, entry in (month.split(" ", 1) for month in months)
    )


def test_a_fall_names_both_dates_and_figures(message_of):
    text = reports(
        "建设局",
        "2025-08-31 project: 1, actuals: {开工道路: 9}",
        "2025-09-30 project: 1, actuals: {开工道路: 7}",
    )
    message = message_of(建设局=text)
    for part in ("项目 1", "开工道路", "2025-08-31 为 9", "2025-09-30 为 7"):
        assert part in message


def test_a_checklist_that_loses_an_item_names_the_item(message_of):
    text = reports(
        "卫健局",
        "2025-08-31 project: 2, actuals: {卫生院改造: [东山卫生院]}",
        "2025-09-30 project: 2, actuals: {卫生院改造: [西河卫生院]}",
    )
    assert "东山卫生院" in message_of(卫健局=text)


def test_units_at_odds_over_a_checklist_are_told_with_the_items(message_of, base):
    targets = (base / "targets_2025.yaml").read_text(encoding="utf-8")
    shared = targets.replace("units: [卫健局]", "units: [建设局, 卫健局]")
    message = message_of(
        targets_2025=shared,
        建设局=reports("建设局", "2025-09-30 project: 2, actuals: {卫生院改造: [东山卫生院]}"),
        卫健局=reports("卫健局", "2025-09-30 project: 2, actuals: {卫生院改造: [西河卫生院]}"),
    )
    assert "东山卫生院" in message
    assert "西河卫生院" in message


def test_a_percentage_over_its_target_names_the_limit_that_holds(message_of, base):
    targets = (base / "targets_2025.yaml").read_text(encoding="utf-8")
    over = targets.replace("接种率达到 95%", "接种率达到 120%").replace("target: 95", "target: 120")
    text = reports("卫健局", "2025-09-30 project: 2, actuals: {接种率: 121}")
    message = message_of(targets_2025=over, 卫健局=text)
    assert "120" in message
    assert "100" not in message


def test_a_checklist_item_missing_in_the_quote_is_named(message_of, base):
    targets = (base / "targets_2025.yaml").read_text(encoding="utf-8")
    text = targets.replace("quote: 改造东山卫生院、西河卫生院 2 所", "quote: 改造东山卫生院、西河")
    assert "西河卫生院" in message_of(targets_2025=text)


def test_an_acceptance_too_early_names_what_is_unmet(message_of):
    entry = "project: 1, actuals: {开工道路: 12, 完工道路: 7}, evidence: [单], accepted: 2025-09-26"
    message = message_of(建设局=reports("建设局", f"2025-09-30 {entry}"))
    assert "完工道路" in message
    assert "开工道路" not in message


def test_a_share_corrected_after_acceptance_is_told_at_the_share(tmp_path):
    """The other unit's share is older: it is no raised target that reopens the project."""
    shape = {"甲": "target: 100, measure: 人, combine: sum"}
    accepted = "actuals: {甲: 40}, accepted: 2025-10-20, evidence: [验收意见]"
    shares = {
        "甲局": {
            "2025-10-31": "actuals: {甲: 60}",
            "2025-11-30": "actuals: {甲: 50}, correction: 核减10人",
        },
        "乙局": {"2025-10-31": accepted},
    }
    made = pledge(tmp_path, shape, by_unit=shares)
    found = check(open_folder(made.book.root), date(2025, 12, 31)).problems
    (reopened,) = (problem for problem in found if problem.rule == "L409")
    assert "2025-11-30“甲”为 90（目标 100），不再达标" in reopened.message
    assert reopened.place.path.endswith("甲局.yaml")


def test_a_part_larger_than_its_whole_names_both(message_of):
    entry = "project: 1, actuals: {开工道路: 7, 完工道路: 8}"
    message = message_of(建设局=reports("建设局", f"2025-09-30 {entry}"))
    for part in ("“完工道路”8", "“开工道路”7", "2025-09-30"):
        assert part in message


def test_a_second_figure_names_the_place_of_the_first(message_of):
    text = reports(
        "建设局",
        "2025-09-30 project: 1, actuals: {开工道路: 9}",
        "2025-09-30 project: 1, actuals: {开工道路: 9}",
    )
    assert "建设局.yaml:6" in message_of(建设局=text)


@pytest.fixture
def hint_of(base, checked):
    """The hint of the only problem of the base ledger with 建设局's file replaced."""

    def only_hint(text: str) -> str | None:
        (base / "progress" / "建设局.yaml").write_text(text, encoding="utf-8")
        return only_mistake(checked(base)).hint

    return only_hint


ROADS = "这些指标属于项目 1“修路”：写 project: 1"


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("project: 66, actuals: {开工道路: 7}", ROADS),
        ("project: 66, actuals: {开工道路: 7, 完工道路: 3}", ROADS),
        ("project: 3, actuals: {开工道路: 7}", ROADS),
        ("project: 2, actuals: {开工道路: 7}", ROADS),
        ("project: 66, actuals: {开工道路: 7, 便民站: 3}", "本单位的项目：1 修路、3 便民"),
        ("project: 66, progress: 好", "本单位的项目：1 修路、3 便民"),
        ("project: 2, actuals: {接种率: 7}", "责任单位是卫健局"),
        ("project: 1, actuals: {开工道路: 7, 便民站: 3}",
         "“便民站”属于项目 3“便民”：移到 project: 3"),
        ("project: 1, actuals: {开工道路、完工道路: 7}", "每个指标各写一行：开工道路、完工道路"),
        ("project: 1, actuals: {开工道踣: 7}", "是不是“开工道路”？"),
        ("project: 1, actuals: {开 工道路: 7}", "应写作“开工道路”：第 1 个字后面多了一个空格"),
        ("project: 1, actuals: {开工道路: 7}, 进展: 好", "这一项的键写作 progress"),
    ],
)  # fmt: skip
def test_a_name_or_number_out_of_place_gets_the_right_one(hint_of, entry, hint):
    assert hint_of(reports("建设局", f"2025-09-30 {entry}")) == hint


@pytest.mark.parametrize(
    ("unit", "hint"),
    [
        ("建设\u200b局", "应写作“建设局”：第 2 个字后面多了一个看不见的零宽空格（U+200B）"),
        ("建設局", "应写作“建设局”：第 2 个字“設”应为“设”"),
        ("建投局", "是不是“建设局”？"),
        ("建设局、卫健局", "一个文件只写一个单位：建设局、卫健局各写一个文件"),
    ],
)
def test_a_unit_misspelt_gets_the_right_one(hint_of, unit, hint):
    assert hint_of(f"unit: {unit}\nyear: 2025\nreports: []\n") == hint
