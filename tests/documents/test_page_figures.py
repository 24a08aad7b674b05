"""Every figure of the page against the JSON object, read back from the page itself."""

from decimal import ROUND_FLOOR, Decimal

import pytest

from minsheng.terms import INDICATOR_WORDS, PROJECT_WORDS, Status
from tests.documents.screens import HOSTILE, LONG, SEEN, district, seen_at
from tests.programs import needs
from tests.render.shipped import as_json, at

pytestmark = needs("chromium")

VIEWS = {
    "shipped": lambda: at("2025-09-30"),
    "late": lambda: at("2025-12-31"),
    "unreported": lambda: at("2025-01-31"),
    "unit": lambda: at("2025-09-30", unit="公共服务局"),
    "sixty": lambda: seen_at(district("twenty"), "2026-09-30"),
}
FIELDS = (
    *("标题", "项目", "指标", "级", "局", "配合", "任务", "甲所", "个", "依据", "原因"),
    *("进展", "问题", "举措", "材料", "更正"),
)
"""What is said behind the hostile words, by field."""
every_view = pytest.mark.parametrize("name", VIEWS)


def percent(share):
    """A share of the JSON object as it must be printed."""
    exact = Decimal(str(share)) * 100
    return f"{exact.quantize(Decimal('0.1'), ROUND_FLOOR)}%"


def variance(one):
    """The difference of the two printed percentages, with its sign."""
    printed = [Decimal(percent(one[key])[:-1]) for key in ("completion", "planned")]
    points = printed[0] - printed[1]
    return f"{points:+}" if points else "0.0"


def cells(page, selector):
    """The words of each row's cells, by their labels."""
    return page.tab.evaluate(
        """selector => Array.from(document.querySelectorAll(selector), row =>
          Object.fromEntries(Array.from(row.querySelectorAll("[data-label]"), cell =>
            [cell.dataset.label, (cell.querySelector(".figure") || cell).textContent.trim()])))""",
        selector,
    )


def amount(text):
    """The first number of a text."""
    return Decimal("".join(char if char in "0123456789.-" else " " for char in text).split()[0])


@every_view
def test_the_headline(opened, name):
    page, found = opened(name), as_json(VIEWS[name]())
    overall = found["overall"]
    counts = [f"{overall[status]} {PROJECT_WORDS[status]}" for status in Status]
    assert page.texts(".counts li") == counts
    assert page.text(".total") == f"共 {overall['projects']} 项"
    assert page.text(".mean b") == percent(overall["completion"])
    missing = overall["indicators"] - overall["indicators_reported"]
    assert page.texts(".mean small") == ([f"{missing} 项指标未报按 0 计"] if missing else [])
    assert page.texts(".beside b") == [
        percent(overall["planned"]),
        variance(overall),
        percent(found["time_share"]),
    ]
    keys = ("indicators", "indicators_met", "indicators_reported")
    assert page.texts(".indicators b") == [str(overall[key]) for key in keys]
    later = found["later_reports"]
    assert page.texts(".later") == ([f"另有 {later} 份填报晚于截至日期，未计入"] if later else [])


@every_view
def test_every_table_and_the_headline_say_that_the_figures_are_made_up(opened, name):
    page, found = opened(name), as_json(VIEWS[name]())
    mark = "（示例数据，非真实进展）"
    captions = page.texts("caption")
    assert len(captions) >= 2 * len(found["projects"]) + 3
    assert {mark in caption for caption in captions} == {found["sample"]}
    assert page.texts(".sample") == (["示例数据，非真实进展"] if found["sample"] else [])
    assert page.tab.title().endswith(mark) == found["sample"]


@every_view
def test_every_project_in_the_table(opened, name):
    page, found = opened(name), as_json(VIEWS[name]())
    rows = cells(page, "#list tbody tr")
    assert len(rows) == len(found["projects"])
    for row, one in zip(rows, found["projects"], strict=True):
        joint = "共同责任" if one["joint"] else ""
        assert row == row | {
            "序号": str(one["id"]),
            "级别": one["level"],
            "项目": one["name"],
            "责任单位": "、".join(one["units"]) + joint,
            "达标": f"{one['indicators_met']}/{len(one['indicators'])}",
            "完成率": percent(one["completion"]),
            "应达": percent(one["planned"]),
            "偏差": variance(one),
            "状态": PROJECT_WORDS[one["status"]],
        }
        met = one["indicators_met"] == len(one["indicators"])
        assert row["短板指标"].startswith("全部达标" if met else one["weakest"])


@every_view
def test_every_indicator_in_the_details(opened, name):
    page, found = opened(name), as_json(VIEWS[name]())
    for project in found["projects"]:
        rows = cells(page, f"#project-{project['id']} .lines tbody tr")
        assert len(rows) == len(project["indicators"])
        for row, one in zip(rows, project["indicators"], strict=True):
            check_indicator(row, one)


def check_indicator(row, one):
    assert row["指标"].startswith(one["name"])
    if one["quote"]:
        assert f"原文：“{one['quote']}”" in row["指标"]
    assert row["状态"].startswith(INDICATOR_WORDS[one["status"]])
    assert ("久未更新" in row["状态"]) == one["stale"]
    assert row["偏差"] == variance(one)
    assert row["应达"].endswith(percent(one["planned"]))
    if one["kind"] != "milestone":
        assert amount(row["年度目标"]) == Decimal(str(one["target"])) or one["comparator"]
        assert str(one["target"]) in row["年度目标"]
    if one["actual"] is None:
        assert (row["累计完成"], row["完成率"], row["来源"]) == ("未报", "—", "—")
        return
    assert row["完成率"] == percent(one["completion"])
    if one["kind"] == "milestone":
        assert row["累计完成"] == ("已完成" if one["actual"] else "未完成")
    else:
        assert amount(row["累计完成"]) == Decimal(str(one["actual"]))
    added = one["added"]
    assert (
        row["本月新增"] == "—" if added is None else amount(row["本月新增"]) == Decimal(str(added))
    )
    for source in one["sources"]:
        assert f"{source['path']}:{source['line']}（{source['as_of']}）" in row["来源"]


@every_view
def test_every_level_and_unit(opened, name):
    page, found = opened(name), as_json(VIEWS[name]())
    tables = page.tab.locator("table.groups")
    groups = [[*found["levels"], {"name": "合计", **found["overall"]}], found["units"]]
    groups = groups if len(found["levels"]) > 1 else groups[1:]
    assert tables.count() == len(groups)
    for table, expected in zip(tables.all(), groups, strict=True):
        rows = table.locator("tbody tr").all()
        for row, one in zip(rows, expected, strict=True):
            read = [text.strip() for text in row.locator("th, td").all_text_contents()]
            total = one["indicators"]
            missing = total - one["indicators_reported"]
            note = f"{missing} 项指标未报按 0 计" if missing else ""
            assert read == [
                one["name"],
                *(str(one[key]) for key in ("projects", *Status)),
                f"{one['indicators_met']}/{total}",
                f"{one['indicators_reported']}/{total}",
                percent(one["completion"]) + note,
                percent(one["planned"]),
                variance(one),
                *([one["last_report"] or "未报"] if "last_report" in one else []),
            ]


@every_view
def test_the_worst_stand_first(opened, name):
    page, seen = opened(name), VIEWS[name]()
    rows = cells(page, ".attention tbody tr")
    assert [int(row["序号"]) for row in rows] == [one.project.id for one in seen.attention]
    by_id = {one["id"]: one for one in as_json(seen)["projects"]}
    for row in rows:
        one = by_id[int(row["序号"])]
        weakest = next(i for i in one["indicators"] if i["name"] == one["weakest"])
        assert row["状态"] == PROJECT_WORDS[one["status"]]
        assert row["短板指标"].startswith(one["weakest"])
        assert row["短板偏差"] == variance(weakest)


def test_what_the_document_says_and_what_the_units_say(opened):
    page = opened("shipped")
    for one in as_json(at("2025-09-30"))["projects"]:
        said = page.tab.locator(f"#project-{one['id']}").text_content()
        words = [one["task"], *one["commitments"], *one["units"], *one["supporting"], one["due"]]
        for note in one["narratives"]:
            words += [note[key] for key in ("progress", "problems", "next_steps") if note[key]]
            words += [f"{note['unit']}（截至 {note['as_of']}）", *note["evidence"]]
        words += [one["accepted"]] if one["accepted"] else []
        assert [word for word in words if word not in said] == []


def test_an_adjusted_target_is_shown_with_its_document(opened):
    page = opened("sixty")
    said = page.tab.locator("#project-1 .body").text_content()
    assert "管网：2026-09-15 起由 27 千米 调整为 18 千米" in said
    assert "依据 示例发〔2026〕9号；原因：一段并入明年" in said


def test_the_figures_of_the_path_are_those_of_earlier_overviews(opened):
    page = opened("shipped")
    for day in ("2025-07-31", "2025-08-31", "2025-09-30"):
        four = next(one for one in as_json(at(day))["projects"] if one["id"] == 4)
        row = page.tab.locator("#project-4 .moments tbody tr", has_text=day)
        read = [text.strip() for text in row.locator("th, td").all_text_contents()]
        assert read == [day, percent(four["completion"]), percent(four["planned"]), "有"]
    rest = page.tab.locator("#project-4 .moments tbody tr", has_text="2025-10-31")
    assert rest.locator("td").first.text_content() == "—"


def test_nothing_to_supervise_is_said(opened):
    page = opened("done")
    assert "没有需督办的项目" in page.text("main")
    assert page.text("#attention") == "需督办 0 项"


def test_an_empty_list_is_said(opened):
    page = opened("empty")
    assert "清单里还没有项目。" in page.text("main")
    assert page.tab.locator("table, svg").count() == 0


def test_almost_is_not_all(opened):
    page = opened("almost")
    assert page.texts("#list .figure") == ["99.9%", "100.0%"]
    assert "100" not in page.text(".mean b")
    widths = [
        float(bar.get_attribute("width")) for bar in page.tab.locator("#list .bar .done").all()
    ]
    assert widths == [194, 200]


def test_hostile_words_are_seen_letter_by_letter_and_run_nothing(opened):
    page = opened("hostile")
    page.unfold()
    text = page.tab.locator("main").text_content()
    for words in SEEN:
        assert text.count(words) > 20
    everything = page.tab.locator("body").text_content()
    for field in FIELDS:
        assert f"https://example.org/?a=1&b=2{field}" in everything
    assert "<U+202E>倒" in text
    assert "\u202e" not in text
    assert "\x01" not in text
    assert LONG in text
    assert HOSTILE[:20] in page.tab.title()
    assert page.tab.locator("main img, main script, main style, main a[href^=http]").count() == 0
    assert page.tab.evaluate("window.hurt") is None
