"""The shipped data is faithful to the document, and its sample reports show what they should.

The files are read here with PyYAML alone, so that the program is no witness in its own cause.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.summarize import Overview, overview

DATA = Path(__file__).resolve().parents[1] / "data"
REPORTS = sorted((DATA / "progress").rglob("*.yaml"))
UNITS = {
    1: ["城市建设事务中心"],
    2: ["城市建设事务中心"],
    3: ["生态环境局"],
    4: ["建设局"],
    5: ["公共服务局"],
    6: ["公共服务局"],
    7: ["改革发展局", "公共服务局"],
    8: ["政务服务和社会事务中心"],
    9: ["统战部"],
    10: ["生态环境局"],
    11: ["生态环境局"],
    12: ["建设局"],
    13: ["公共服务局"],
    14: ["公共服务局"],
    15: ["公安分局"],
}
NAMES = {
    1: "建设城市微型公园",
    2: "改善学校医院周边环境",
    3: "农村黑臭水体治理",
    4: "开展中心城区缓堵促畅",
    5: "关爱青少年心理健康",
    6: "提升公众急救能力",
    7: "打造“15 分钟高品质生活服务圈”",
    8: "残疾人服务提升",
    9: "开展未成年人假期公益托管",
    10: "重庆高新区童家石河、冷家河水库生态修复项目",
    11: "推进农村生活污水治理",
    12: "大美乡村建设",
    13: "开展城乡妇女“两癌”免费检查",
    14: "“智慧协同·共育未来”教联体工作",
    15: "新增车驾管服务事项",
}
# The column 2025年工作任务 of the annex to 渝高新办发〔2025〕33号, blanks and line ends left out.
TASKS = {
    1: ("建设3个口袋公园。"),
    2: (
        "开展大学城医院，白市驿五院2所医院，重庆科学城南开景阳小学校、重庆巴蜀科学城中学校、重庆"
        "市第一实验中学校3所学校周边环境提升事项；校园及医院周边环境有明显变化，群众获得感、幸福"
        "感、安全感、认同感不断提升。"
    ),
    3: (
        "完成官沟社水沟、重庆佳昌装饰工程有限公司东侧排洪沟、黄家河沟森林卡点处坑塘、原黄麻小学旁"
        "、廖家院子菜地、惠鑫农家乐附近塘、西和村4社福兴幼儿园背后排水沟共7处农村黑臭水体治理，"
        "实现动态清零。"
    ),
    4: ("开展打通断头路、加密主次支路网项目48个，完工道路项目12个，建设立体过街设施7座，完工3座。"),
    5: (
        "开展中小学教师心理健康教育等级培训认证600名，建立中小学心理健康工作基地2所，为6万名"
        "以上小学高年级、初中、高中学生开展1次心理健康测评，实现开学季、毕业季、考试季等关键节点"
        "心理健康关爱措施全覆盖。"
    ),
    6: (
        "开展急救技能认证培训1500人次，救护师资培训20人次，应急救护志愿者培育100人，政府"
        "购买和社会接入AED数量20台。"
    ),
    7: (
        "建成1个“15分钟高品质生活服务圈”、1个市级优质商业服务圈；完成15个“15分钟品质文"
        "化生活圈”示范点建设。"
    ),
    8: (
        "高新区新增残疾人就业12人，困难重度残疾人家庭无障碍改造5户，残疾儿童康复救助151人次"
        "，残疾人辅助器具适配45人。"
    ),
    9: (
        "开设寒、暑假期公益托管点位20个以上，开办假期公益托管100期以上，提供托管看护、作业辅"
        "导、思想引领、兴趣培育等服务，覆盖未成年人3000人次以上，缓解子女看护难题。"
    ),
    10: (
        "童家石河水库生态修复工程主要包括湖岸缓冲带湿地修复面积约7000㎡，新建巡河步道约1.4"
        "km。冷家河水库生态修复工程（含连接河道）主要包括湖岸缓冲带湿地修复面积25000㎡，新"
        "建巡河步道约3.3km。"
    ),
    11: ("至少完成6个村农村生活污水治理，持续改善农村人居环境。"),
    12: (
        "顺应农民群众对美好生活的向往，绘就各美其美、美美与共的村镇建设新场景，建成西永街道香蕉园"
        "村巴蜀美丽庭院示范片项目、传统村落数字博物馆等重点项目，完成入户道路建设5千米、庭院灯安"
        "装200盏。"
    ),
    13: (
        "统筹做好辖区内城乡妇女“两癌”免费检查的组织管理、质控等工作。全年为35—64岁城乡妇女"
        "提供免费宫颈癌检查2000人、乳腺癌检查2000人。"
    ),
    14: (
        "2025年100%全覆盖建立区级—镇街—社区—学校教联体；建立各层级教联体联席会议制度；"
        "建设“家庭教育指导中心”10个，建设协同共育数字应用平台1个；持续培育“家庭教育指导师”"
        "41名，构建“家庭教育专家智库”10人；持续开展“千名教师访万家”行动，每年1次；评选区"
        "级、镇街、社区、学校“教联体协同育人”品牌和示范案例5个。"
    ),
    15: (
        "临时车管所实行实体化运行，增设驾驶证业务39项，机动车业务39项，非机动车业务5项，道路"
        "交通安全源头风险管理相关业务20项，方便群众高效便捷的车驾管服务。"
    ),
}
# Every number that the annex promises, by hand: the milestones are True, the checklists counts.
TARGETS = {
    1: [3],
    2: [2, 3],
    3: [7],
    4: [48, 12, 7, 3],
    5: [600, 2, 60000],
    6: [1500, 20, 100, 20],
    7: [1, 1, 15],
    8: [12, 5, 151, 45],
    9: [20, 100, 3000],
    10: [7000, 1.4, 25000, 3.3],
    11: [6],
    12: [2, 5, 200],
    13: [2000, 2000],
    14: [100, True, 10, 1, 41, 10, 1, 5],
    15: [True, 39, 39, 5, 20],
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


LIST = read(DATA / "targets_2025.yaml")
PROJECTS: dict[int, Any] = {project["id"]: project for project in LIST["projects"]}


def solid(text: str) -> str:
    """The text without white space, which the document's line ends put anywhere."""
    return re.sub(r"\s", "", text)


def indicators() -> Iterator[tuple[int, Any]]:
    for number, project in PROJECTS.items():
        for indicator in project["indicators"]:
            yield number, indicator


def named(number: int, name: str) -> Any:
    (found,) = [i for i in PROJECTS[number]["indicators"] if i["name"] == name]
    return found


def target_of(indicator: Any) -> object:
    if "items" in indicator:
        return len(indicator["items"])
    return indicator.get("target", indicator.get("milestone"))


# the list


def test_the_document_is_named() -> None:
    assert LIST["year"] == 2025
    assert LIST["title"] == "重庆高新区2025年重点民生实事工作目标任务"
    assert LIST["document"] == "渝高新办发〔2025〕33号"
    assert LIST["issuer"] == "重庆高新区管委会办公室"
    assert LIST["issued"] == date(2025, 7, 2)


def test_there_are_fifteen_projects_nine_of_the_city_and_six_of_the_district() -> None:
    assert [project["id"] for project in LIST["projects"]] == list(range(1, 16))
    assert [p["level"] for p in LIST["projects"]] == ["市级"] * 9 + ["区级"] * 6


def test_every_project_has_the_documents_name_and_units() -> None:
    assert {number: project["name"] for number, project in PROJECTS.items()} == NAMES
    assert {number: project["units"] for number, project in PROJECTS.items()} == UNITS


@pytest.mark.parametrize("number", TASKS)
def test_every_task_is_in_the_documents_words(number: int) -> None:
    assert solid(PROJECTS[number]["task"]) == TASKS[number]


@pytest.mark.parametrize("number", TARGETS)
def test_every_promise_is_an_indicator(number: int) -> None:
    found = [target_of(indicator) for indicator in PROJECTS[number]["indicators"]]
    assert [str(target) for target in found] == [str(target) for target in TARGETS[number]]


def test_there_are_forty_eight_indicators() -> None:
    shapes = Counter(
        next(key for key in ("target", "items", "milestone") if key in indicator)
        for _, indicator in indicators()
    )
    assert shapes == {"target": 42, "items": 4, "milestone": 2}


@pytest.mark.parametrize("number", TASKS)
def test_every_quote_and_clause_stands_in_the_task(number: int) -> None:
    project = PROJECTS[number]
    clauses = [*project.get("commitments", ()), *project.get("other_numbers", ())]
    quotes = [indicator["quote"] for indicator in project["indicators"]]
    assert [words for words in (*clauses, *quotes) if solid(words) not in TASKS[number]] == []


@pytest.mark.parametrize("number", TASKS)
def test_every_target_stands_in_its_quote_before_its_measure(number: int) -> None:
    for indicator in PROJECTS[number]["indicators"]:
        quote = solid(indicator["quote"]).replace("6万", "60000")
        if "target" in indicator:
            assert f"{indicator['target']}{indicator['measure']}" in quote


def test_every_number_of_every_task_is_claimed() -> None:
    problems = check(open_folder(DATA), date(2025, 12, 31)).problems
    assert "T207" not in {problem.rule for problem in problems}


def test_a_part_is_a_part_of_its_whole() -> None:
    parts = {i["name"]: i["subset_of"] for _, i in indicators() if "subset_of" in i}
    assert parts == {
        "完工道路项目": "打通断头路、加密主次支路网项目",
        "完工立体过街设施": "建设立体过街设施",
    }
    assert named(4, "完工道路项目")["target"] == 12
    assert named(4, "完工立体过街设施")["target"] == 3


def test_the_documents_comparators_stand_where_it_has_them() -> None:
    found = {i["name"]: i["comparator"] for _, i in indicators() if "comparator" in i}
    assert found == {
        "心理健康测评": "以上",
        "公益托管点位": "以上",
        "假期公益托管": "以上",
        "覆盖未成年人": "以上",
        "童家石河湿地修复面积": "约",
        "童家石河巡河步道": "约",
        "冷家河巡河步道": "约",
        "农村生活污水治理": "至少",
    }


def test_measures_are_written_as_in_the_document() -> None:
    assert [i["measure"] for i in PROJECTS[10]["indicators"]] == ["㎡", "km", "㎡", "km"]
    assert named(12, "入户道路建设")["measure"] == "千米"
    assert named(14, "教联体全覆盖")["measure"] == "%"


def test_numbers_that_are_no_targets_are_told_apart() -> None:
    others = {n: p["other_numbers"] for n, p in PROJECTS.items() if "other_numbers" in p}
    assert sorted(others) == [3, 5, 7, 13, 14]
    assert "4 社" in others[3][0]
    assert "1 次" in others[5][0]
    assert all("15 分钟" in words for words in others[7])
    assert "35—64 岁" in others[13][0]
    assert others[14] == ["2025 年"]


def test_the_shared_project_names_nobody_as_leader() -> None:
    assert PROJECTS[7]["units"] == ["改革发展局", "公共服务局"]
    assert not PROJECTS[7].get("supporting")
    assert not any("units" in indicator for indicator in PROJECTS[7]["indicators"])


def test_checklists_hold_the_names_of_the_document() -> None:
    lists = {i["name"]: i["items"] for _, i in indicators() if "items" in i}
    assert [len(items) for items in lists.values()] == [2, 3, 7, 2]
    assert "黄家河沟森林卡点处坑塘" in lists["农村黑臭水体治理"]
    for number, indicator in indicators():
        for item in indicator.get("items", ()):
            assert solid(item) in TASKS[number]


def test_an_open_list_says_that_it_is_open() -> None:
    text = (DATA / "targets_2025.yaml").read_text(encoding="utf-8")
    assert named(12, "重点项目")["quote"].endswith("等重点项目")
    before, _, _ = text.partition("- name: 重点项目")
    assert "等" in before.splitlines()[-2]


def test_the_milestones_are_the_two_promises_without_a_number() -> None:
    assert [(n, i["name"]) for n, i in indicators() if "milestone" in i] == [
        (14, "教联体联席会议制度"),
        (15, "临时车管所实体化运行"),
    ]


@pytest.mark.parametrize("number", TASKS)
def test_no_clause_of_the_task_is_forgotten(number: int) -> None:
    """Without quotes, items and commitments, what is left is a few joining words."""
    project = PROJECTS[number]
    left = TASKS[number]
    items = [item for i in project["indicators"] for item in i.get("items", ())]
    quotes = [i["quote"] for i in project["indicators"]]
    for claim in [*project.get("commitments", ()), *quotes, *items]:
        left = left.replace(solid(claim), "")
    left = re.sub(r"\W", "", left)
    assert len(left) <= 30, left


# the sample reports


def test_every_responsible_unit_has_its_file() -> None:
    units = {unit for units in UNITS.values() for unit in units}
    assert len(units) == len(REPORTS) == 8
    assert {file.stem for file in REPORTS} == units
    assert {read(file)["unit"] for file in REPORTS} == units


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_every_report_says_on_top_that_it_is_no_real_one(file: Path) -> None:
    modeline, first, *_ = file.read_text(encoding="utf-8").splitlines()
    assert modeline.startswith("# yaml-language-server: ")
    assert first.startswith("# 示例数据")
    assert "不代表真实进展" in first
    assert read(file)["sample"] is True


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_reports_are_monthly_from_july_to_december(file: Path) -> None:
    ends = [date(2025, m, d) for m, d in ((7, 31), (8, 31), (9, 30), (10, 31), (11, 30), (12, 31))]
    days = [entry["as_of"] for entry in read(file)["reports"]]
    assert days == ends[: len(days)]


def seen_at(day: date) -> Overview:
    checked = check(open_folder(DATA), date(2025, 12, 31))
    assert {problem.rule for problem in checked.problems} <= {"L413", "L416"}
    return overview(checked.ledgers[2025], day)


def statuses(day: date) -> Counter[str]:
    return Counter(project.status.value for project in seen_at(day).projects)


def test_at_the_end_of_september_every_status_occurs() -> None:
    assert statuses(date(2025, 9, 30)) == {
        "done": 3,
        "met": 1,
        "on_track": 5,
        "warning": 3,
        "behind": 2,
        "unreported": 1,
    }


def test_at_the_end_of_the_year_most_are_closed_one_is_behind_and_one_was_never_reported() -> None:
    found = statuses(date(2025, 12, 31))
    assert found["done"] > 15 / 2
    assert found["behind"] >= 1
    assert found["unreported"] >= 1


def entries() -> Iterator[tuple[str, Any]]:
    for file in REPORTS:
        content = read(file)
        for report in content["reports"]:
            for entry in report["projects"]:
                yield content["unit"], entry


def test_one_project_was_never_reported() -> None:
    assert set(PROJECTS) - {entry["project"] for _, entry in entries()} == {11}


def test_there_is_an_over_achievement() -> None:
    last = {(e["project"], name): v for _, e in entries() for name, v in e["actuals"].items()}
    assert last[8, "新增残疾人就业"] == 15 > named(8, "新增残疾人就业")["target"]


def test_there_is_a_correction_of_a_figure_that_falls() -> None:
    (corrected,) = [(unit, e) for unit, e in entries() if "correction" in e]
    unit, entry = corrected
    figures = [e["actuals"]["宫颈癌检查"] for u, e in entries() if u == unit and e["project"] == 13]
    assert entry["project"] == 13
    assert figures == [1420, 2092, 2080]


def test_the_shared_project_is_reported_by_both_units() -> None:
    assert {unit for unit, entry in entries() if entry["project"] == 7} == set(UNITS[7])


def test_a_percentage_is_reported() -> None:
    reached = [e["actuals"]["教联体全覆盖"] for _, e in entries() if e["project"] == 14]
    assert reached == [65, 70, 82, 90, 96, 100]


def test_every_acceptance_comes_with_evidence() -> None:
    accepted = [entry for _, entry in entries() if "accepted" in entry]
    assert len(accepted) == 12
    assert all(entry["evidence"] for entry in accepted)
