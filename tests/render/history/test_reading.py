"""What a path says first, and where its lines are broken."""

from datetime import date

import pytest

from minsheng import api
from minsheng.render.history.table import history
from minsheng.render.outlook import METHOD
from minsheng.render.screen import Screen
from render.shipped import DATA

LEDGER = api.load(DATA, today=date(2025, 12, 31))


def lines(number: int, day: str, width: int | None = 80, name: str | None = None) -> list[str]:
    """The path of a shipped project, or of one of its indicators."""
    path = LEDGER.history(number, day)
    return history(path.only(name) if name else path, Screen(width=width)).splitlines()


def test_where_a_project_leads_stands_before_its_months() -> None:
    titles = [line.split("（")[0] for line in lines(10, "2025-09") if line.endswith("进展）")]
    assert titles[1:4] == [
        "推算",
        "各月平均完成率",
        "童家石河湿地修复面积：目标 约 7000 ㎡，还差 1400 ㎡",
    ]


def test_a_forecast_is_a_line_for_each_pace_and_one_for_what_is_needed() -> None:
    text = lines(10, "2025-09", 120)
    start = text.index(" 指标                  照这样下去")
    assert [line.strip() for line in text[start + 2 : start + 5]] == [
        "童家石河湿地修复面积  按近期（2025-07-31 以来）每月 1400 ㎡推算，2025-10-24 达标",
        "按开始以来（2025-01-01 起）每月 622.2 ㎡推算，2025-11-21 达标",
        "所需月进度 350 ㎡",
    ]


@pytest.mark.parametrize("width", [70, 80, 90])
def test_a_line_of_a_forecast_is_broken_after_its_comma(width: int) -> None:
    text = lines(14, "2025-10", width)
    assert sum("达标" in line for line in text) >= 6
    assert not any(line.strip() == "标" for line in text)


def test_how_forecasts_are_made_is_told_only_where_there_is_one() -> None:
    assert METHOD in lines(10, "2025-09", None)
    assert METHOD not in lines(6, "2025-12", None)
    assert METHOD not in lines(10, "2025-09", None, "冷家河巡河步道")


@pytest.mark.parametrize("width", [60, 80])
def test_a_remark_is_not_torn_where_it_fits(width: int) -> None:
    remarks = [line.split("  ")[-1].strip() for line in lines(6, "2025-12", width)]
    assert [one for one in remarks if one.startswith(("验收 ", "到期"))][:2] == [
        "验收 12月22日" + ("；" if width == 80 else ""),
        "到期",
    ]


def test_remarks_share_a_line_where_there_is_room() -> None:
    assert any(line.endswith("验收 12月22日；到期") for line in lines(6, "2025-12", 120))
