"""Number clauses become indicators with their own words; what is no target is told apart."""

from typing import Any

import pytest

from minsheng.founding.pledges import Pledge
from minsheng.founding.proposals import Proposal, propose


def proposed(task: str) -> Proposal:
    return propose(Pledge(1, "县级", "示例", ("建设局",), (), task))


def only(task: str) -> dict[str, Any]:
    (indicator,) = proposed(task).indicators
    return indicator


@pytest.mark.parametrize(
    ("task", "name", "target", "measure", "comparator"),
    [
        ("建设 3 个口袋公园。", "口袋公园", "3", "个", None),
        ("开展急救技能认证培训 1500 人次", "急救技能认证培训", "1500", "人次", None),
        ("开设假期托管点位 20 个以上。", "假期托管点位", "20", "个", "以上"),
        ("至少完成 6 个村污水治理", "污水治理", "6", "个村", "至少"),
        ("新建巡河步道约 1.4km", "新建巡河步道", "1.4", "km", "约"),
        ("民生支出不少于 12.6 亿元", "民生支出", "12.6", "亿元", "不少于"),
        ("造林 3.5 万亩", "造林", "3.5", "万亩", None),
        ("为 6 万名以上学生体检", "学生体检", "60000", "名", "以上"),
        ("婴儿死亡率控制在 3‰ 以内", "婴儿死亡率", "3", "‰", "以内"),
        ("有责投诉不超过 12 件", "有责投诉", "12", "件", "不超过"),
        ("发放补贴 3亿5000万元", "发放补贴", "350000000", "元", None),
        ("新增普惠托位 1,200 个", "普惠托位", "1200", "个", None),
        ("建成三座水厂", "水厂", "3", "座", None),
        ("签约 30 家企业", "签约", "30", "家", None),
        ("培训 300 人次", "培训", "300", "人次", None),
        ("举办活动 50 余场", "活动", "50", "场", None),
        ("修复湿地面积 7000 ㎡", "修复湿地面积", "7000", "㎡", None),
        ("修复湿地 7000 m2", "修复湿地", "7000", "m2", None),
        ("新增学位３０００个", "学位", "3000", "个", None),
    ],
)
def test_a_number_clause_is_an_indicator(
    task: str, name: str, target: str, measure: str, comparator: str | None
) -> None:
    found = only(task)
    assert (found["name"], str(found["target"]), found["measure"]) == (name, target, measure)
    assert found.get("comparator") == comparator
    assert found["quote"] == task.rstrip("。")


def test_a_share_may_rise_and_fall_but_a_ceiling_says_so_itself() -> None:
    assert only("空气优良天数比率达到 90.5%")["cumulative"] is False
    assert "cumulative" not in only("登记失业率低于 4.3%")


def test_clauses_are_cut_at_marks_and_between_two_amounts() -> None:
    found = proposed("建设路灯 9 盏、公厕 2 座；培训教师 5 名和医生 6 名，3 个公园、1 个广场。")
    assert [(one["name"], int(one["target"])) for one in found.indicators] == [
        ("路灯", 9), ("公厕", 2), ("培训教师", 5), ("医生", 6), ("公园", 3), ("广场", 1),
    ]  # fmt: skip
    assert found.indicators[3]["quote"] == "医生 6 名"


def test_as_many_names_as_the_number_says_are_a_checklist() -> None:
    assert only("改造东山、西河卫生院 2 所")["items"] == ["东山", "西河卫生院"]
    assert only("建成东岸、西岸、北岸三座水厂") == {
        "name": "水厂",
        "items": ["东岸", "西岸", "北岸"],
        "measure": "座",
        "quote": "建成东岸、西岸、北岸三座水厂",
    }
    assert "items" not in only("开设寒、暑假期托管点位 20 个")


def test_what_goes_on_without_an_object_is_a_part_of_what_stood_before() -> None:
    whole, part = proposed("建设过街设施 7 座，完工 3 座。").indicators
    assert (part["name"], part["subset_of"]) == ("完工过街设施", whole["name"])
    _, training = proposed("建设便民站 10 个，培训 300 人次。").indicators
    assert (training["name"], training.get("subset_of")) == ("培训", None)


@pytest.mark.parametrize(
    ("task", "others"),
    [
        ("建设“15 分钟生活圈”3 个", ["15 分钟生活圈"]),
        ("为 35—64 岁妇女检查 2000 人", ["35—64 岁"]),
        ("6 月底前，合格率不低于 98%", ["6 月"]),
        ("西和村 4 社等 7 处治理", ["4 社"]),
        ("2025 年 100%覆盖", ["2025 年"]),
        ("PM2.5 监测点 3 个", ["PM2.5 监测点"]),
        ("第 2 批改造 3 户", ["第 2 批"]),
        ("为 6 万名学生开展 1 次测评", ["1 次"]),
        ("每人 2 次、培训 30 人", ["2 次"]),
        ("1.建公园 3 个；2.建广场 4 个", ["1.", "2."]),
        ("建设 20—30 个公厕，桥 1 座", ["20—30个公厕"]),
        ("事故 0 起，桥 1 座", ["0 起"]),
    ],
)
def test_a_number_that_looks_like_no_target_is_told_apart(task: str, others: list[str]) -> None:
    found = [text.replace(" ", "") for text in proposed(task).other_numbers]
    assert found == [text.replace(" ", "") for text in others]


def test_a_clause_without_a_number_is_a_commitment() -> None:
    found = proposed("建公园 3 个，群众满意，形成长效机制。")
    assert found.commitments == ["群众满意", "形成长效机制"]


def test_a_task_without_a_target_is_a_milestone() -> None:
    found = proposed("建立联席会议制度，群众满意。")
    assert found.indicators == [
        {"name": "联席会议制度", "milestone": True, "quote": "建立联席会议制度"}
    ]
    assert found.commitments == ["群众满意"]


def test_how_often_a_year_is_a_target_of_the_clause_before() -> None:
    found = proposed("培训教师 5 名；持续开展“走访”行动，每年 1 次；评选案例 5 个。")
    assert [one["name"] for one in found.indicators] == ["培训教师", "走访行动", "案例"]
    assert found.indicators[1]["quote"] == "持续开展“走访”行动，每年 1 次"


def test_no_two_indicators_have_one_name() -> None:
    names = [
        one["name"] for one in proposed("东河步道 2 公里，步道 3 公里，步道 3 公里").indicators
    ]
    assert names == ["东河步道", "步道", "步道（3公里）"]
