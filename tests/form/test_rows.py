"""What a form asks, checked against the lists and the reports by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from minsheng.form.columns import COLUMNS, INPUTS
from minsheng.form.rows import Form, Kind, Row, default_as_of

from .forms import BASE, OCTOBER, RATES, SHIPPED, TOWNS, TWENTY, form, ledger_of, small

AUTUMN = date(2026, 10, 31)


def row(asked: Form, indicator: str, item: str | None = None) -> Row:
    (found,) = [r for r in asked.rows if (r.indicator, r.item) == (indicator, item)]
    return found


def test_a_row_says_all_that_is_known_of_an_indicator() -> None:
    asked = row(form(SHIPPED, "公共服务局"), "急救技能认证培训")
    assert asked == Row(
        project=6,
        project_name="提升公众急救能力",
        indicator="急救技能认证培训",
        item=None,
        words="开展急救技能认证培训 1500 人次",
        target="1500",
        measure="人次",
        last=1330,
        last_date=OCTOBER,
        owed=1250,  # 10 of 12 months
        kind=Kind.WHOLE,
        is_share=False,
    )


def test_a_form_is_of_one_unit_and_one_year() -> None:
    asked = form(SHIPPED, "公共服务局")
    assert (asked.unit, asked.year, asked.as_of) == ("公共服务局", 2025, OCTOBER)
    assert asked.heading == (
        "重庆高新区2025年重点民生实事工作目标任务 填报表（示例数据，非真实进展）"
    )
    assert asked.projects == 5
    assert [r.project for r in asked.rows] == [5] * 3 + [6] * 4 + [7] * 3 + [13] * 2 + [14] * 8


def test_without_sample_figures_the_title_says_nothing_of_them(tmp_path: Path) -> None:
    assert small(tmp_path, "name: 桥, target: 2, measure: 座").heading == "示例清单 填报表"


def test_a_checklist_has_a_row_for_every_item() -> None:
    asked = [r for r in form(SHIPPED, "建设局").rows if r.indicator == "重点项目"]
    assert [(r.item, r.target, r.measure, r.last, r.owed, r.kind) for r in asked] == [
        ("西永街道香蕉园村巴蜀美丽庭院示范片项目", "2", "个", "否", 1, Kind.YES_NO),
        ("传统村落数字博物馆", "2", "个", "是", 1, Kind.YES_NO),
    ]


def test_a_milestone_is_answered_with_yes_or_no() -> None:
    asked = row(form(SHIPPED, "公共服务局"), "教联体联席会议制度")
    assert (asked.target, asked.measure, asked.last, asked.kind) == ("完成", "", "是", Kind.YES_NO)
    assert asked.owed == "—"


def test_a_milestone_owes_itself_when_it_is_due() -> None:
    asked = row(form(SHIPPED, "公共服务局", date(2025, 12, 31)), "教联体联席会议制度")
    assert asked.owed == "完成"


@pytest.mark.parametrize(
    ("unit", "indicator", "target"),
    [
        ("公共服务局", "心理健康测评", "60000 以上"),
        ("生态环境局", "童家石河巡河步道", "约 1.4"),
        ("生态环境局", "农村生活污水治理", "至少 6"),
        ("公共服务局", "教联体全覆盖", "100"),
    ],
)
def test_targets_have_the_comparator_of_the_document(
    unit: str, indicator: str, target: str
) -> None:
    assert row(form(SHIPPED, unit), indicator).target == target


@pytest.mark.parametrize(
    ("day", "target"), [(date(2026, 9, 14), "27"), (date(2026, 9, 15), "18（原 27）")]
)
def test_the_target_is_the_one_in_force(day: date, target: str) -> None:
    assert row(form(TWENTY, "甲镇", day), "管网").target == target


def test_the_items_are_those_in_force() -> None:
    items = [r.item for r in form(TWENTY, "甲镇", AUTUMN).rows if r.indicator == "示范村"]
    assert items == ["一村", "四村", "五村"]


def test_without_a_quote_the_words_are_those_of_the_task(tmp_path: Path) -> None:
    assert small(tmp_path, "name: 桥, milestone: true").rows[0].words == "示例任务。"


def test_the_last_figure_is_the_newest_of_any_responsible_unit() -> None:
    asked = row(form(TWENTY, "乙镇", AUTUMN), "管网")  # only 甲镇 has reported it
    assert (asked.last, asked.last_date) == (12, date(2026, 9, 30))


def test_later_figures_do_not_exist_yet() -> None:
    asked = row(form(TWENTY, "乙镇", date(2026, 8, 31)), "造林")
    assert (asked.last, asked.last_date) == (Decimal("1.9"), date(2026, 7, 31))


def test_what_nobody_has_reported_is_not_zero() -> None:
    asked = row(form(TWENTY, "乙镇", AUTUMN), "危房改造")
    assert (asked.last, asked.last_date) == ("未报", None)


def test_of_a_sum_the_last_figure_is_the_units_own_and_says_so() -> None:
    asked = row(form(TOWNS, "甲镇"), "农村公路")
    assert (asked.target, asked.owed) == ("60（合计）", "50（合计）")
    assert (asked.last, asked.last_date) == ("20.5（本单位）", date(2025, 9, 30))
    assert asked.is_share


def test_of_a_sum_the_items_are_the_units_own() -> None:
    rows = [r for r in form(TOWNS, "丙乡").rows if r.indicator == "水厂"]
    lasts = [(r.item, r.last) for r in rows]
    assert lasts == [("东岸", "否（本单位）"), ("西岸", "否（本单位）"), ("北岸", "是（本单位）")]


def test_of_a_sum_a_unit_that_has_not_reported_reads_that_it_has_not() -> None:
    assert row(form(TOWNS, "丙乡"), "村级养老服务点").last == "未报（本单位）"


def test_an_indicator_of_other_units_is_not_asked_for() -> None:
    names = {unit: [r.indicator for r in form(BASE, unit).rows] for unit in ("建设局", "卫健局")}
    assert "加装扶手" in names["建设局"]
    assert "加装扶手" not in names["卫健局"]
    assert "培训" in names["卫健局"]


@pytest.mark.parametrize("unit", ["财政局", "没有"])
def test_who_only_supports_has_no_form(unit: str) -> None:
    assert form(BASE, unit).rows == ()


def test_a_level_owes_nothing_before_it_is_due() -> None:
    unemployed = row(form(RATES, "示例人社局"), "城镇登记失业率")
    assert (unemployed.target, unemployed.owed, unemployed.kind) == ("低于 4.3", "—", Kind.PERCENT)
    water = row(form(RATES, "示例卫健局", date(2025, 6, 30)), "供水水质合格率")
    assert (water.target, water.owed) == ("不低于 98", 98)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("target: 3, measure: 个", Kind.WHOLE),
        ("target: 3, measure: 千米", Kind.NUMBER),
        ("target: 1.5, measure: 个", Kind.NUMBER),
        ('target: 95, measure: "%"', Kind.PERCENT),
        ('target: 95, measure: "％"', Kind.PERCENT),
        ("target: 3, measure: ‰", Kind.NUMBER),
    ],
)
def test_what_is_to_be_typed(tmp_path: Path, keys: str, kind: Kind) -> None:
    assert small(tmp_path, f"name: 甲, {keys}").rows[0].kind is kind


def test_what_is_given_and_what_is_asked_are_all_columns(tmp_path: Path) -> None:
    cells = small(tmp_path, "name: 甲, target: 3, measure: 个").rows[0].cells
    assert (*cells, *INPUTS) == COLUMNS


def test_names_are_made_harmless(tmp_path: Path) -> None:
    asked = small(tmp_path, r'name: "a\x07\u200b\uffffb", target: 3, measure: "\x1b个"').rows[0]
    assert list(asked.cells.values())[2] == "a␇<U+200B><U+FFFF>b"
    assert list(asked.cells.values())[6] == "␛个"


@pytest.mark.parametrize(
    ("data", "today", "day"),
    [
        (SHIPPED, date(2026, 1, 10), date(2025, 12, 31)),
        (TWENTY, date(2027, 1, 10), date(2026, 12, 31)),
        (TWENTY, date(2026, 11, 15), date(2026, 10, 31)),
        (TWENTY, date(2026, 1, 15), date(2026, 1, 31)),  # before its first month end
    ],
)
def test_the_day_is_the_last_month_end_of_the_year(data: Path, today: date, day: date) -> None:
    assert default_as_of(ledger_of(data), today) == day
