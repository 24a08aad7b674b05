"""What may be asked for: the names of one list, or of two that are compared."""

import pytest

from minsheng.choices import selection, status_of
from minsheng.errors import UsageError
from minsheng.models.targets import TargetList
from minsheng.summarize import Selection
from minsheng.terms import Status
from minsheng.wanted import one_of


def listed(*projects: tuple[int, str, str, str]) -> TargetList:
    """A list of projects: number, name, level, unit."""
    return TargetList.model_validate(
        {
            "year": 2025,
            "title": "示例清单",
            "projects": [
                {
                    "id": number,
                    "name": name,
                    "level": level,
                    "units": [unit],
                    "task": "建成。",
                    "indicators": [{"name": "建成", "milestone": True}],
                }
                for number, name, level, unit in projects
            ],
        }
    )


THEN = listed((1, "口袋公园", "市级", "城管局"), (2, "急救培训", "区级", "卫健局"))
NOW = listed((1, "口袋公园", "市级", "园林局"), (3, "道路", "区级", "建设局"))


def test_nothing_asked_for_is_everything() -> None:
    assert selection([THEN]) == Selection()
    assert selection([THEN]).is_all


def test_what_stands_in_either_list_may_be_asked_for() -> None:
    for unit in ("城管局", "卫健局", "园林局", "建设局"):
        assert selection([NOW, THEN], unit=unit).unit == unit
    for number in (1, 2, 3):
        assert selection([NOW, THEN], project=number).project == number
    with pytest.raises(UsageError):
        selection([NOW], project=2)


def test_a_status_is_known_by_its_code_and_by_its_word() -> None:
    asked = selection([THEN], only=["滞后", "met", "待验收"])
    assert asked.statuses == (Status.BEHIND, Status.MET, Status.MET)
    assert status_of("unreported") is status_of("未报") is Status.UNREPORTED


def test_a_slip_is_answered_with_the_nearest_name_and_all_of_them() -> None:
    with pytest.raises(UsageError) as caught:
        one_of("卫建局", ["城管局", "卫健局"], "责任单位")
    assert caught.value.message == "没有责任单位“卫建局”"
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("是不是“卫健局”")
    assert caught.value.hint.endswith("责任单位有：城管局、卫健局")


def test_of_nothing_there_is_nothing_to_choose() -> None:
    with pytest.raises(UsageError) as caught:
        one_of("卫健局", [], "责任单位")
    assert caught.value.hint == "清单里一个责任单位也还没有"
