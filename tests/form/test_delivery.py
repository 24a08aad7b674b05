"""Which file each unit's form goes to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.errors import UsageError
from minsheng.form.delivery import addressed, deliver, file_names

from .forms import SHIPPED, form


def test_a_file_is_named_after_its_unit() -> None:
    assert file_names(["建设局", "甲/乙局"]) == ["填报表-建设局.xlsx", "填报表-甲_乙局.xlsx"]


def test_two_units_never_get_the_same_file() -> None:
    assert file_names(["A局", "a局", "甲/局", "甲:局", "甲_局"]) == [
        "填报表-A局.xlsx",
        "填报表-a局-2.xlsx",
        "填报表-甲_局.xlsx",
        "填报表-甲_局-2.xlsx",
        "填报表-甲_局-3.xlsx",
    ]


@given(st.lists(st.text(max_size=8) | st.sampled_from(["甲", "甲-2", "甲/", "甲:"]), max_size=12))
def test_nor_do_any_units_on_any_system(units: list[str]) -> None:
    names = file_names(units)
    assert len({name.casefold() for name in names}) == len(units)


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "填报表.csv"
    (delivery,) = addressed([(form(SHIPPED, "建设局"), path)])
    path.write_text("别人的", encoding="utf-8")
    with pytest.raises(UsageError, match="刚刚被别的程序改动过"):
        deliver(delivery)
    assert path.read_text(encoding="utf-8") == "别人的"


def test_a_blank_form_that_is_filled_in_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "填报表.csv"
    blank = form(SHIPPED, "建设局")
    deliver(addressed([(blank, path)])[0])
    (delivery,) = addressed([(blank, path)])
    path.write_text("填好了", encoding="utf-8")
    with pytest.raises(UsageError, match="刚刚被别的程序改动过"):
        deliver(delivery)
    assert path.read_text(encoding="utf-8") == "填好了"
