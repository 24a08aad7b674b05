"""The table of projects in a browser: sorted by every column, filtered by every control."""

import pytest

from minsheng.terms import ATTENTION, WORST_FIRST
from tests.documents.screens import district, seen_at
from tests.programs import needs
from tests.render.shipped import as_json, at, shipped

pytestmark = needs("chromium")

LIST = [project["id"] for project in as_json(at("2025-09-30"))["projects"]]
KEYS = {
    "序号": lambda one: one["id"],
    "级别": lambda one: ["市级", "区级"].index(one["level"]),
    "责任单位": lambda one: shipped().targets.units.index(one["units"][0]),
    "达标": lambda one: one["indicators_met"] / len(one["indicators"]),
    "完成率": lambda one: one["completion"],
    "应达": lambda one: one["planned"],
    "状态": lambda one: WORST_FIRST.index(one["status"]),
}


def projects():
    return as_json(at("2025-09-30"))["projects"]


def those(condition):
    return [one["id"] for one in projects() if condition(one)]


@pytest.mark.parametrize("label", KEYS)
def test_sorting_by_a_column_both_ways_agrees_with_the_json(opened, label):
    page = opened("shipped")
    page.sort(label)
    assert page.shown() == [one["id"] for one in sorted(projects(), key=KEYS[label])]
    page.sort(label)
    downwards = sorted(projects(), key=KEYS[label], reverse=True)
    assert page.shown() == [one["id"] for one in downwards]


def test_sorting_by_variance_agrees_with_what_is_printed(opened):
    page = opened("shipped")
    page.sort("偏差")
    printed = [float(text) for text in page.column("偏差")]
    assert printed == sorted(printed)
    assert len(set(printed)) > 10
    page.sort("偏差")
    assert [float(text) for text in page.column("偏差")] == sorted(printed, reverse=True)


def test_names_sort_by_their_sound(opened):
    page = opened("unit")
    page.sort("项目")
    assert page.column("项目") == [
        "打造“15 分钟高品质生活服务圈”",  # dǎ
        "关爱青少年心理健康",  # guān
        "开展城乡妇女“两癌”免费检查",  # kāi
        "提升公众急救能力",  # tí
        "“智慧协同·共育未来”教联体工作",  # zhì
    ]
    page.sort("短板指标")
    shortest = page.column("短板指标")
    page.sort("短板指标")
    assert page.column("短板指标") == shortest[::-1]


def test_the_column_that_is_sorted_by_says_so(opened):
    page = opened("shipped")
    heads = page.tab.locator("#list thead th")

    def said():
        return [head.get_attribute("aria-sort") for head in heads.all()]

    assert said() == [None] * 10
    page.sort("完成率")
    assert said() == [None] * 5 + ["ascending"] + [None] * 4
    page.sort("完成率")
    assert said() == [None] * 5 + ["descending"] + [None] * 4
    page.sort("状态")
    assert said() == [None] * 9 + ["ascending"]


def test_the_worst_come_first_by_status(opened):
    page = opened("shipped")
    page.sort("状态")
    assert page.column("状态")[:6] == ["滞后", "滞后", "未报", "预警", "预警", "预警"]


@pytest.mark.parametrize("level", ["市级", "区级"])
def test_filtering_by_level(opened, level):
    page = opened("shipped")
    page.choose("level", level)
    assert page.shown() == those(lambda one: one["level"] == level)


@pytest.mark.parametrize("unit", shipped().targets.units)
def test_filtering_by_unit_finds_joint_projects_too(opened, unit):
    page = opened("shipped")
    page.choose("unit", unit)
    assert page.shown() == those(lambda one: unit in one["units"])


def test_filtering_by_every_status(opened):
    page = opened("shipped")
    words = {"办结": "done", "待验收": "met", "正常": "on_track"}
    words |= {"预警": "warning", "滞后": "behind", "未报": "unreported"}
    for word, status in words.items():
        page.choose("status", word)
        assert page.shown() == those(lambda one, status=status: one["status"] == status) != []
    page.choose("status", "需督办")
    assert page.shown() == those(lambda one: one["status"] in ATTENTION) == [2, 4, 7, 10, 11, 14]


def test_filters_work_together_and_say_what_they_leave(opened):
    page = opened("shipped")
    assert page.text("#shown") == "显示 15/15 项"
    page.choose("level", "区级")
    page.choose("status", "需督办")
    assert page.shown() == [10, 11, 14]
    page.choose("unit", "生态环境局")
    assert page.shown() == [10, 11]
    page.find("污水")
    assert page.shown() == [11]
    said = "显示 1/15 项（级别 区级，责任单位 生态环境局，状态 需督办，查找 污水）"
    assert page.text("#shown") == said
    page.choose("level", "市级")
    assert page.shown() == []
    assert page.text("#shown").startswith("显示 0/15 项（")


def test_search_looks_into_the_details_and_takes_every_word(opened):
    page = opened("shipped")
    page.find("aed")
    assert page.shown() == [6]
    page.find("ＡＥＤ 急救")
    assert page.shown() == [6]
    page.find("AED 公园")
    assert page.shown() == []
    page.find("  ")
    assert page.shown() == LIST


def test_what_is_typed_is_no_pattern(opened):
    page = opened("shipped")
    page.find(".*")
    assert page.shown() == []


def test_reset_shows_the_list_in_its_order(opened):
    page = opened("shipped")
    page.sort("完成率")
    page.choose("status", "预警")
    page.find("公园")
    page.tab.get_by_role("button", name="重置").click()
    assert page.shown() == LIST
    assert page.text("#shown") == "显示 15/15 项"
    assert page.tab.locator("[aria-sort]").count() == 0


def test_enter_in_the_search_sends_nothing_anywhere(opened):
    page = opened("shipped")
    page.find("公园")
    page.tab.keyboard.press("Enter")
    assert page.shown() == those(lambda one: "公园" in one["task"])
    assert len(page.requests) == 1


def test_everything_is_done_by_keyboard_alone(opened):
    page = opened("shipped")
    page.tab.locator("select[name=level]").focus()
    press = page.tab.keyboard.press
    press("ArrowDown")
    assert page.shown() == those(lambda one: one["level"] == "市级")
    for _ in range(3):
        press("Tab")
    page.tab.keyboard.type("公园")
    assert page.shown() == [1]
    press("Tab")
    assert page.tab.locator(":focus").inner_text() == "重置"
    press("Enter")
    assert page.shown() == LIST
    press("Tab")
    press("Space")
    assert page.tab.locator('[aria-sort="ascending"]').inner_text().startswith("序号")
    press("Enter")
    assert page.shown() == LIST[::-1]
    page.tab.locator("#project-1 > summary").focus()
    press("Enter")
    assert page.tab.locator("#project-1 .body").is_visible()
    press("Space")
    assert not page.tab.locator("#project-1 .body").is_visible()


def test_where_the_keyboard_stands_is_seen(opened):
    page = opened("shipped")
    for _ in range(14):
        page.tab.keyboard.press("Tab")
        drawn = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.tab.evaluate(drawn) == "solid"


def test_a_link_shows_the_same_view(opened):
    page = opened("shipped")
    page.choose("unit", "公共服务局")
    page.choose("status", "需督办")
    page.find("教联体")
    page.sort("偏差")
    page.sort("偏差")
    fragment = page.tab.evaluate("location.hash")
    assert "sort=-variance" in fragment
    again = opened("shipped", fragment)
    assert again.shown() == page.shown() == [14]
    assert again.text("#shown") == page.text("#shown")
    assert again.tab.locator('[aria-sort="descending"]').inner_text().startswith("偏差")


@pytest.mark.parametrize(
    "fragment",
    ["#level=nowhere", "#sort=__proto__", "#sort=-", "#unit=%E0%A4%A", "#=", "#project-99", "#x"],
)
def test_a_link_that_means_nothing_shows_everything(opened, fragment):
    assert opened("shipped", fragment).shown() == LIST


def test_sixty_projects_sort_and_filter(opened):
    page = opened("sixty")
    rows = as_json(seen_at(district("twenty"), "2026-09-30"))["projects"]
    page.sort("完成率")
    assert page.shown() == [one["id"] for one in sorted(rows, key=lambda one: one["completion"])]
    page.choose("status", "滞后")
    assert set(page.shown()) == {one["id"] for one in rows if one["status"] == "behind"}
    assert page.text("#shown").startswith("显示 11/60 项")


def test_where_there_is_one_level_and_one_unit_there_is_nothing_to_choose(opened):
    page = opened("almost")
    assert not page.tab.locator("select[name=level]").is_visible()
    assert not page.tab.locator("select[name=unit]").is_visible()
    assert page.tab.locator("select[name=status]").is_visible()


def test_hostile_names_can_be_chosen(opened):
    page = opened("hostile")
    page.tab.locator("select[name=unit]").select_option(index=1)
    assert page.shown() == [1]
    again = opened("hostile", page.tab.evaluate("location.hash"))
    assert again.shown() == [1]
    assert again.tab.evaluate("window.hurt") is None


def units_in_order(page, label):
    page.tab.locator("table:has(#units-caption) thead button", has_text=label).first.click()
    return page.tab.locator("table:has(#units-caption) tbody th").all_text_contents()


UNIT_KEYS = {
    "项目": lambda unit: unit["projects"],
    "滞后": lambda unit: unit["behind"],
    "指标达标": lambda unit: unit["indicators_met"] / unit["indicators"],
    "平均完成率": lambda unit: unit["completion"],
    "偏差": lambda unit: unit["variance"],
    "最近填报": lambda unit: unit["last_report"],
}


@pytest.mark.parametrize("label", UNIT_KEYS)
def test_units_are_sorted_both_ways_by_every_kind_of_figure(opened, label):
    page = opened("shipped")
    units = as_json(at("2025-09-30"))["units"]
    for down in (False, True):
        expected = sorted(units, key=UNIT_KEYS[label], reverse=down)
        assert units_in_order(page, label) == [unit["name"] for unit in expected]
    assert page.tab.locator('[aria-sort="descending"]').inner_text().startswith(label)


def test_sorting_the_units_leaves_the_projects_and_the_address_alone(opened):
    page = opened("shipped")
    page.sort("完成率")
    before, address = page.shown(), page.tab.url
    units_in_order(page, "平均完成率")
    assert (page.shown(), page.tab.url) == (before, address)
    assert page.tab.locator("[aria-sort]").count() == 2
