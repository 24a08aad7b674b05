"""What to write instead of a reported value: (written, measure, hint), to be checked by hand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng.models.targets import Indicator
from minsheng.rules.hints import for_value
from minsheng.source.tree import read_tree

NO_QUANTITY = "没有就不写这一行；确实是零写 0"
TO_PROGRESS = "写到 progress（进展情况）"


def quantity(measure: str, **keys: Any) -> Indicator:
    return Indicator(name="培训", target=20, measure=measure, **keys)


CHECKLIST = Indicator(name="改造", items=["甲院", "乙院", "丙、丁院"], measure="所")
MILESTONE = Indicator(name="制度", milestone=True)


def read(text: str) -> Any:
    """The value that a person has written behind a name."""
    return read_tree(f"a: {text}".encode()).value["a"]


@pytest.mark.parametrize(
    ("written", "measure", "hint"),
    [
        ("6万", "名", "写 60000"),
        ("6万名", "名", "写 60000"),
        ("6万", "万名", "写 6（计量单位已是万名）"),
        ("3.5亿元", "亿元", "写 3.5（计量单位已是亿元）"),
        ("3.5亿元", "万元", "写 35000（计量单位已是万元）"),
        ("15个", "个", "写 15"),
        ("15人", "人次", "计量单位是“人次”，这里写的是“人”：若数的是同一样东西，写 15"),
        ("1,500", "人", "写 1500"),
        ("1，500", "人", "写 1500"),
        ("1 500", "人", "写 1500"),
        ("1，500人", "人", "写 1500"),
        ("85%", "%", "写 85"),
        ("85％", "%", "写 85"),
        ("八成", "%", "写 80"),
        ("15/20", "%", "写 75（15/20 是 75%）"),
        ("85个", "%", "计量单位是“%”：写多少%，不写“个”数"),
        ("50%", "台", "计量单位是“台”：写多少台，不写完成率"),
        ("8成", "台", "计量单位是“台”：写多少台，不写完成率"),
        ("１２", "台", "写 12"),
        ("十五", "台", "写 15"),
        ("一千二百", "台", "写 1200"),
        ("三百二十", "台", "写 320"),
        ("两", "台", "写 2"),
        ("〇", "台", "写 0"),
        ("约1500", "人", "写 1500；填报实际数，不写“约”"),
        ("近1500", "人", "写 1500；填报实际数，不写“近”"),
        ("1500余", "人", "写 1500；填报实际数，不写“余”"),
        ("1500+", "人", "写 1500；填报实际数，不写“+”"),
        ("1500左右", "人", "写 1500；填报实际数，不写“左右”"),
        ('">1500"', "人", "写 1500；填报实际数，不写“>”"),
        ("15/20", "台", "写累计数，不写成分数：写 15"),
        ('"1180"', "人", "写 1180，不加引号"),
        ("15台（含在途）", "台", f"写 15；其余的话{TO_PROGRESS}"),
        ("已完成", "台", "写累计数；全部完成就写 20"),
        ("true", "台", "写累计数；全部完成就写 20"),
        ("未完成", "台", "写累计数；一点也没完成写 0"),
        ("false", "台", "写累计数；一点也没完成写 0"),
        ("无", "台", NO_QUANTITY),
        ("—", "台", NO_QUANTITY),
        ("/", "台", NO_QUANTITY),
        ('"-"', "台", NO_QUANTITY),
        ("[15]", "台", "写 15，不加方括号"),
        ("[1,500]", "人", "写 1500，不加方括号和逗号"),
        ("[3, 4]", "人", "只写一个数；若各项要相加，写 7"),
        ("[甲, 乙]", "所", "只写累计完成的数，计量单位是“所”，不写列表；若就是这 2 项，写 2"),
        ("[15台]", "台", "写 15"),
        ("{上半年: 3, 下半年: 4.5}", "亩", "只写一个数；若各项要相加，写 7.5"),
        ("2025-09-30", "台", "只写累计完成的数，计量单位是“台”；日期不写在这里"),
        ("见附件", "台", f"只写累计完成的数，计量单位是“台”；说明{TO_PROGRESS}"),
    ],
)
def test_a_quantity_gets_the_figure_to_write(written, measure, hint):
    assert for_value(quantity(measure), read(written)) == hint


def test_a_level_is_not_told_to_write_its_target():
    hint = "只写当前的数，计量单位是“天”"
    assert for_value(quantity("天", cumulative=False), "已完成") == hint


def test_the_target_named_is_the_newest():
    revision = {
        "since": date(2025, 9, 1),
        "target": 30,
        "document": "示例〔2025〕9号",
        "reason": "扩面",
    }
    assert "30" in for_value(quantity("台", revisions=[revision]), "已完成")


ALL = "写出完成的事项；全部完成就写 [甲院, 乙院, 丙、丁院]"
WHICH = "写作 [甲院] 的样子；清单里有 甲院、乙院、丙、丁院"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("已完成", ALL),
        ("全部完成", ALL),
        ("是", ALL),
        ("true", ALL),
        ("3", ALL),
        ("3所", ALL),
        ("2", f"写出完成的是哪几项，不写项数，{WHICH}"),
        ("两所", f"写出完成的是哪几项，不写项数，{WHICH}"),
        ("0", "一项也没完成写 []"),
        ("未完成", f"一项也没完成写 []；完成了一部分，写出是哪几项，{WHICH}"),
        ("false", f"一项也没完成写 []；完成了一部分，写出是哪几项，{WHICH}"),
        ("无", "没有就不写这一行；一项也没完成写 []"),
        ("甲院", "写 [甲院]"),
        ("甲 院", "写 [甲院]"),
        ("甲院、乙院", "写 [甲院, 乙院]"),
        ("乙院，甲院", "写 [乙院, 甲院]"),
        ("丙、丁院", "写 [丙、丁院]"),
        ("甲医院", "若是“甲院”，写 [甲院]；几项用半角逗号隔开"),
        ("{甲院: true, 乙院: false}", "只写完成的：写 [甲院]"),
        ("[1]", f"写出完成的是哪几项，{WHICH}"),
        ("2025-09-30", f"写出完成的是哪几项，{WHICH}"),
    ],
)
def test_a_checklist_gets_the_list_to_write(written, hint):
    assert for_value(CHECKLIST, read(written)) == hint


def test_an_item_that_needs_quotes_gets_them():
    items = Indicator(name="改造", items=["甲院, 东区", "15", "乙: 丙"], measure="所")
    assert for_value(items, True) == '写出完成的事项；全部完成就写 ["甲院, 东区", "15", "乙: 丙"]'


def test_of_many_items_only_some_are_named():
    many = Indicator(name="改造", items=[f"第{n}所卫生院" for n in range(1000)], measure="所")
    for value in (True, 3, "未完成"):
        hint = for_value(many, value)
        assert "等 1000 项" in hint
        assert len(hint) < 250


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("已完成", "写 true"),
        ("完成", "写 true"),
        ("是", "写 true"),
        ("√", "写 true"),
        ('"yes"', "写 true"),
        ('"true"', "写 true"),
        ("1", "写 true"),
        ("100%", "写 true"),
        ("[true]", "写 true"),
        ("未完成", "写 false"),
        ("否", "写 false"),
        ("×", "写 false"),
        ("进行中", "写 false"),
        ("0", "写 false"),
        ("无", "没有就不写这一行；未完成写 false"),
        ("50%", f"全部完成才写 true，否则写 false；完成到几成{TO_PROGRESS}"),
        ("2025-09-30", f"完成了写 true，未完成写 false；完成的日期{TO_PROGRESS}"),
        ("已发文", "已完成写 true，未完成写 false"),
        ("[]", "已完成写 true，未完成写 false"),
    ],
)
def test_a_milestone_gets_true_or_false(written, hint):
    assert for_value(MILESTONE, read(written)) == hint


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)  # fmt: skip


@given(
    VALUES, st.sampled_from([quantity("台"), quantity("%"), quantity("万元"), CHECKLIST, MILESTONE])
)
def test_whatever_is_written_gets_a_hint(value, indicator):
    assert for_value(indicator, value)
