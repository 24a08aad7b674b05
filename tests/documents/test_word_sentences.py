"""What the documents say of ledgers so small that a person can check every word by hand."""

from pathlib import Path

import pytest
from arithmetic.ledgers import Book, project_yaml, reports_yaml, targets_yaml
from render.shipped import at

from minsheng.render.word import lines
from minsheng.render.word.account import account
from minsheng.render.word.blocks import Document, Heading, Table, Text
from minsheng.render.word.notice import notice

WHOLE = "target: 10, measure: 个"
HALF_YEAR = "2025-06-30"  # half of 10 is owed: 5


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "data")


def filled(book: Book, *projects: str, head: str = "", **reports: str) -> Book:
    """The list of these projects, and a unit's file each."""
    book.write("targets_2025.yaml", targets_yaml(*projects, head=head))
    for unit, text in reports.items():
        book.write(f"progress/{unit}.yaml", text)
    return book


def several(*entries: str, unit: str = "甲局") -> str:
    """A unit's report at mid-year: an entry for each project, in order."""
    lines = [f"  - as_of: {HALF_YEAR}", "    projects:"]
    lines += [f"      - {{project: {n}, {entry}}}" for n, entry in enumerate(entries, 1)]
    return "\n".join([f"unit: {unit}", "year: 2025", "reports:", *lines]) + "\n"


def numbered(*levels: str) -> list[str]:
    return [project_yaml({"甲": WHOLE}, number=n, level=v) for n, v in enumerate(levels, 1)]


def words(document: Document) -> list[str]:
    """Headings and paragraphs, in order."""
    return [
        block.words if isinstance(block, Heading) else block.lead + block.words
        for block in document.blocks
        if not isinstance(block, Table)
    ]


def below(document: Document, heading: str) -> list[str]:
    """What stands under a heading of the first level."""
    found = words(document)
    firsts = [b.words for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    start = found.index(heading)
    later = [found.index(one) for one in firsts if found.index(one) > start]
    return found[start + 1 : min(later, default=len(found))]


# ── the whole ──


def test_counts_and_means_of_two_projects(book):
    # 3 and 6 of 10: 30% and 60%, mean 45%; both owe 5 of 10.
    one, two = numbered("市级", "区级")
    report = several("actuals: {甲: 3}", "actuals: {甲: 6}")
    first, second, *_ = below(
        notice(filled(book, one, two, 甲局=report).overview(HALF_YEAR)), "一、总体情况"
    )
    assert first == (
        "截至2025年6月30日，《示例清单》所列项目共2个（市级1个、区级1个），正常1个、预警1个。"
        "需督办的（预警）共1个，没有滞后或未报的项目。"
    )
    assert second == (
        "平均完成率45.0%，按序时应达50.0%，低于序时进度5.0个百分点；时间进度50.0%。"
        "2项指标中，已达标0项，已填报2项，没有未报。"
    )


def test_nothing_reported_is_neither_zero_nor_left_out(book):
    document = notice(filled(book, *numbered("市级", "市级")).overview(HALF_YEAR))
    first, second, *_ = below(document, "一、总体情况")
    assert "共2个，全部未报。" in first
    assert second.startswith("平均完成率0.0%（2项指标未报按0计），")
    assert second.endswith("2项指标均未填报。")
    assert below(document, "二、滞后和预警事项") == ["没有滞后或预警的项目。"]
    assert below(document, "三、未报情况") == [
        "没有任何填报的项目2个：",
        "1．示例项目1（序号1，甲局）；",
        "2．示例项目2（序号2，甲局）。",
        "没有任何填报的责任单位1个：甲局（已180天）。",
    ]


def test_everything_done(book):
    done = f"actuals: {{甲: 10}}, evidence: [验收意见], accepted: {HALF_YEAR}"
    report = several(done, done)
    document = notice(filled(book, *numbered("市级", "市级"), 甲局=report).overview(HALF_YEAR))
    first, second, *_ = below(document, "一、总体情况")
    assert first.endswith("共2个，全部办结。没有滞后、预警或未报的项目。")
    assert second.endswith("2项指标全部达标。")
    assert below(document, "三、未报情况") == ["各项指标均已填报，没有未报情况。"]


def test_a_list_without_projects_says_only_that(book):
    book.write("targets_2025.yaml", "year: 2025\ntitle: 示例清单\nprojects: []\n")
    document = notice(book.overview(HALF_YEAR))
    assert words(document) == ["一、总体情况", "截至2025年6月30日，《示例清单》还没有项目。"]
    assert document.attachment is None


def test_a_selection_without_projects_does_not_say_that_the_list_is_empty(book):
    document = notice(filled(book, *numbered("市级")).overview(HALF_YEAR, level="区级"))
    assert words(document)[1] == "截至2025年6月30日，《示例清单》没有所选的项目（区级）。"


def test_levels_have_a_table_only_where_there_are_two(book):
    document = notice(filled(book, *numbered("市级", "市级")).overview(HALF_YEAR))
    titles = [block.title for block in document.blocks if isinstance(block, Table)]
    assert titles == ["各责任单位情况"]


def test_the_assumptions_have_the_lists_own_thresholds(book):
    head = "policy: {warn_lag: 7, behind_lag: 21.5, stale_days: 40, about_tolerance: 0.03}"
    document = notice(filled(book, *numbered("市级"), head=head).overview(HALF_YEAR))
    told = below(document, "一、总体情况")[-1]
    for part in (
        "低于序时进度超过21.5个百分点的，为滞后（红）",
        "低于序时进度超过7个百分点，",
        "达到97%算达标",
        "超过40天未报",
    ):
        assert part in told


# ── what is behind ──


def test_one_laggard_has_no_number(book):
    entry = "actuals: {甲: 1}, problems: 缺地。, next_steps: 调地。"
    document = notice(filled(book, *numbered("市级"), 甲局=several(entry)).overview(HALF_YEAR))
    # 1 of 10 where 5 are owed: 40 points behind
    assert below(document, "二、滞后和预警事项") == [
        "滞后项目1个，没有预警的项目。",
        "示例项目1",
        "序号1，责任单位：甲局。指标“甲”目标为10个，累计完成1个，完成率10.0%，应达50.0%，"
        "低于序时进度40.0个百分点，还差9个。",
        "存在问题：缺地。",
        "下一步举措：调地。",
    ]


def test_two_of_a_kind_are_numbered_and_the_furthest_behind_comes_first(book):
    report = several("actuals: {甲: 1}", "actuals: {甲: 0}")
    document = notice(filled(book, *numbered("市级", "市级"), 甲局=report).overview(HALF_YEAR))
    heads = [b for b in document.blocks if isinstance(b, Heading) and b.level > 1]
    assert heads == [Heading(2, "（一）示例项目2"), Heading(2, "（二）示例项目1")]


def test_both_kinds_have_a_heading_each(book):
    report = several("actuals: {甲: 1}", "actuals: {甲: 3}", "actuals: {甲: 3}")
    three = numbered("市级", "市级", "市级")
    document = notice(filled(book, *three, 甲局=report).overview(HALF_YEAR))
    heads = [b for b in document.blocks if isinstance(b, Heading) and b.level > 1]
    assert heads == [
        Heading(2, "（一）滞后事项"),
        Heading(3, "示例项目1"),
        Heading(2, "（二）预警事项"),
        Heading(3, "1．示例项目2"),
        Heading(3, "2．示例项目3"),
    ]


def test_what_the_units_did_not_write_is_said(book):
    report = several("actuals: {甲: 1}, progress: 开工。")
    document = notice(filled(book, *numbered("市级"), 甲局=report).overview(HALF_YEAR))
    assert below(document, "二、滞后和预警事项")[-1] == "没有填报“存在问题”和“下一步举措”。"


def test_the_others_that_are_behind_are_told_beside_the_weakest(book):
    shapes = {"甲": WHOLE, "乙": WHOLE, "丙": WHOLE, "丁": WHOLE}
    report = several("actuals: {甲: 0, 乙: 3, 丙: 1}")
    document = notice(filled(book, project_yaml(shapes), 甲局=report).overview(HALF_YEAR))
    told = below(document, "二、滞后和预警事项")
    assert "4项指标，已达标0项，已填报3项，平均完成率10.0%（1项指标未报按0计）" in told[2]
    assert "短板指标“甲”目标为10个，累计完成0个" in told[2]
    assert told[2].endswith("未报指标：“丁”目标10个。")
    assert told[3] == "另有2项指标滞后或预警："
    assert told[4].startswith("（1）滞后指标“丙”目标为10个，累计完成1个，")
    assert told[5].startswith("（2）预警指标“乙”目标为10个，累计完成3个，")


def test_words_of_several_lines_and_units_keep_their_lines_and_their_units(book):
    project = project_yaml({"甲": WHOLE}, units="甲局, 乙局")
    one = several('actuals: {甲: 1}, problems: "一是缺地。\\n二是缺钱。"')
    two = several("next_steps: 筹钱。", unit="乙局")
    document = notice(filled(book, project, 甲局=one, 乙局=two).overview(HALF_YEAR))
    assert below(document, "二、滞后和预警事项")[-3:] == [
        "存在问题（甲局）：一是缺地。",
        "二是缺钱。",
        "下一步举措（乙局）：筹钱。",
    ]


def test_an_old_figure_and_old_words_carry_their_date(book):
    entry = "actuals: {甲: 1}, problems: 缺地。, next_steps: 调地。"
    document = notice(filled(book, *numbered("市级"), 甲局=several(entry)).overview("2025-09-30"))
    told = below(document, "二、滞后和预警事项")
    assert "累计完成1个（截至2025年6月30日，久未更新），" in told[2]
    assert told[3] == "存在问题（截至2025年6月30日）：缺地。"
    assert below(document, "三、未报情况") == [
        "尚有指标未达标、超过45天没有填报（逾期未报）的责任单位1个："
        "甲局最近一次填报截至2025年6月30日，已92天。",
        "超过45天没有更新的指标1项：示例项目1（序号1，甲局）截至2025年6月30日：“甲”。",
    ]


def test_what_is_due_is_said_once(book):
    report = several("actuals: {甲: 1}")
    document = notice(filled(book, *numbered("市级"), 甲局=report).overview("2025-12-31"))
    told = below(document, "二、滞后和预警事项")[2]
    assert told.startswith("序号1，责任单位：甲局，已于2025年12月31日到期。")
    assert told.count("到期") == 1


@pytest.mark.parametrize(
    ("shape", "figure", "told"),
    [
        (
            'target: 4, measure: "%", comparator: 不高于',
            "5",
            "目标为不高于4%，目前为5%，完成率80.0%，应达0.0%，高于序时进度80.0个百分点，超出1%",
        ),
        (
            "target: 10, measure: 公里, comparator: 约, due: 2025-06-30",
            "8.5",
            "目标为约10公里，累计完成8.5公里，完成率85.0%，应达100.0%，"
            "低于序时进度15.0个百分点，还差1.5公里，已于2025年6月30日到期",
        ),
        (
            "milestone: true, due: 2025-06-30",
            "false",
            "目标为完成，目前未完成，完成率0.0%，应达100.0%，低于序时进度100.0个百分点，"
            "尚未完成，已于2025年6月30日到期",
        ),
        (
            "items: [东 1 村, 西村], measure: 个, due: 2025-06-30",
            "[西村]",
            "目标为2个，累计完成1个，完成率50.0%，应达100.0%，低于序时进度50.0个百分点，"
            "还差1个：东 1 村，已于2025年6月30日到期",
        ),
        (
            "target: 10, measure: 个, revisions: [{since: 2025-06-01, target: 20, "
            "document: 示例发〔2025〕2号, reason: 扩面}]",
            "3",
            "目标为20个（原10），累计完成3个，完成率15.0%，应达50.0%，"
            "低于序时进度35.0个百分点，还差17个",
        ),
    ],
)
def test_every_shape_is_told_in_its_own_words(book, shape, figure, told):
    report = several(f"actuals: {{甲: {figure}}}")
    document = notice(filled(book, project_yaml({"甲": shape}), 甲局=report).overview(HALF_YEAR))
    assert f"指标“甲”{told}。" in below(document, "二、滞后和预警事项")[2]


# ── what is not reported ──


def test_a_part_that_is_not_reported_is_named(book):
    shapes = {"甲": WHOLE, "乙": WHOLE}
    report = several("actuals: {甲: 6}")
    document = notice(filled(book, project_yaml(shapes), 甲局=report).overview(HALF_YEAR))
    assert below(document, "三、未报情况") == [
        "已有填报但部分指标未报的项目1个：示例项目1（序号1，甲局）：“乙”。"
    ]


def test_the_unit_that_has_not_reported_its_share_is_named(book):
    project = project_yaml({"甲": f"{WHOLE}, combine: sum"}, units="甲局, 乙局")
    report = several("actuals: {甲: 6}")
    document = notice(filled(book, project, 甲局=report).overview(HALF_YEAR))
    assert below(document, "三、未报情况") == [
        "分单位填报、尚有单位未报的指标1项：示例项目1（序号1，甲局、乙局）的“甲”1/2单位已报，乙局未报。",
        "没有任何填报的责任单位1个：乙局（已180天）。",
    ]


def test_a_units_report_has_its_own_share(book):
    project = project_yaml({"甲": f"{WHOLE}, combine: sum"}, units="甲局, 乙局")
    one, two = several("actuals: {甲: 4}"), several("actuals: {甲: 2}", unit="乙局")
    filled(book, project, 甲局=one, 乙局=two)
    own = below(account(book.overview(HALF_YEAR, unit="甲局")), "二、各项目进展")
    assert "“甲”由2个单位分担，本单位填报4个（截至2025年6月30日），2/2单位已报。" in own
    assert own[-1] == "没有填报“进展情况”“存在问题”“下一步举措”和“佐证材料”。"


def test_a_units_report_has_its_own_words_alone(book):
    project = project_yaml({"甲": WHOLE}, units="甲局, 乙局")
    one = several("actuals: {甲: 6}, progress: 甲局的话。")
    two = several("progress: 乙局的话。", unit="乙局")
    filled(book, project, 甲局=one, 乙局=two)
    told = words(account(book.overview(HALF_YEAR, unit="乙局")))
    assert "进展情况（乙局）：乙局的话。" in told
    assert not any("甲局的话" in line for line in told)


def test_a_correction_is_told_in_the_units_report(book):
    report = reports_yaml(
        "甲局",
        {
            "2025-05-31": "actuals: {甲: 7}",
            HALF_YEAR: "actuals: {甲: 6}, correction: 重复统计, progress: 已核对。",
        },
    )
    filled(book, *numbered("市级"), 甲局=report)
    assert "更正说明：重复统计" in words(account(book.overview(HALF_YEAR, unit="甲局")))


# ── titles ──


@pytest.mark.parametrize(
    ("selection", "title", "below_title"),
    [
        ({}, "关于重庆高新区2025年重点民生实事进展情况的通报", []),
        ({"level": "市级"}, "关于重庆高新区2025年重点民生实事（市级）进展情况的通报", []),
        ({"project": 4}, "关于重庆高新区2025年重点民生实事（项目4）进展情况的通报", []),
        ({"unit": "建设局"}, "重庆高新区2025年重点民生实事进展情况", ["（建设局）"]),
        (
            {"unit": "建设局", "level": "区级"},
            "重庆高新区2025年重点民生实事进展情况",
            ["（建设局、区级）"],
        ),
    ],
)
def test_titles_name_what_was_asked_for(selection, title, below_title):
    document = (account if "unit" in selection else notice)(at("2025-09-30", **selection))
    assert document.title == title
    assert document.below_title == [*below_title, "（示例数据，非真实进展）"]


def test_sample_figures_are_named_in_every_tables_title():
    for document in (notice(at("2025-09-30")), account(at("2025-09-30", unit="建设局"))):
        titles = [block.title for block in document.blocks if isinstance(block, Table)]
        titles.append(document.attachment.title)
        assert titles
        assert all(title.endswith("（示例数据，非真实进展）") for title in titles)


def test_figures_that_are_no_samples_are_not_called_so(book):
    report = several("actuals: {甲: 6}")
    document = notice(filled(book, *numbered("市级"), 甲局=report).overview(HALF_YEAR))
    assert document.below_title == []
    assert not any("示例数据" in line for line in words(document))
    assert "示例数据" not in document.attachment.title


def test_one_project_is_named_in_the_first_sentence():
    document = notice(at("2025-09-30", project=4))
    assert isinstance(document.blocks[1], Text)
    assert document.blocks[1].words == (
        "截至2025年9月30日，《重庆高新区2025年重点民生实事工作目标任务》（渝高新办发〔2025〕33号）"
        "所列序号4“开展中心城区缓堵促畅”（建设局）目前为滞后。"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于示例县民生实事进展情况的通报", ["关于示例县民生实事进展情况的通报"]),
        (
            "关于重庆高新区2025年重点民生实事进展情况的通报",
            ["关于重庆高新区2025年", "重点民生实事进展情况的通报"],
        ),
        (
            "关于重庆高新区2025年重点民生实事（市级）进展情况的通报",
            ["关于重庆高新区2025年重点民生实事", "（市级）进展情况的通报"],
        ),
    ],
)
def test_a_title_breaks_where_a_reader_pauses(title, expected):
    assert lines.broken(title, 38) == expected


@pytest.mark.parametrize("number", range(20, 200, 7))
def test_no_line_of_a_long_title_is_left_with_a_single_character(number):
    title = "示例" * (number // 2)
    made = lines.broken(title, 38)
    assert "".join(made) == title
    assert all(2 <= len(line) <= 19 for line in made)
    assert max(map(len, made)) - min(map(len, made)) <= 2


def test_a_word_longer_than_a_line_does_not_stop_a_title():
    assert lines.broken("x" * 100, 38) == ["x" * 100]
