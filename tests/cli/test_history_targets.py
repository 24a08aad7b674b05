"""`validate --base`: a published list is revised, not edited."""

import pytest

from .repositories import HEALTH, LIST, NEEDS_GIT, Repository

pytestmark = NEEDS_GIT

REVISION = """
        revisions:
          - {since: 2025-09-15, target: 15, document: 某办〔2025〕9号, reason: 采购调整}"""
PARK = """\
      - name: 公园
        target: 3
        measure: 个
        quote: 建设 3 个公园
"""
AED = """\
      - name: AED
        target: 20
        measure: 台
        quote: 安装 AED 20 台
"""
HEAD = "year: 2025\ntitle: 某区2025年民生实事\n"


# what is no edit


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: 20", "target: 20.0"),
        ("task: 建设 3 个公园。", "task: >-\n      建设 3\n      个公园。"),
        ("quote: 安装 AED 20 台", 'quote: "安装 AED 20台" # 原话'),
        ("        target: 20\n        measure: 台\n", "        measure: 台\n        target: 20\n"),
        ("quote: 安装 AED 20 台", f"quote: 安装 AED 20 台{REVISION}"),
        ("target: 20", "due: 2025-12-31\n        target: 20"),
        ("target: 20", "plan: [{by: 2025-12-31, value: 20}]\n        target: 20"),
        (PARK, PARK + PARK.replace("公园\n        t", "另一指标\n        t")),
        ("units: [城管 局]", "units: [建设局, 城管 局]"),
        (HEAD, f"{HEAD}document: 某办〔2025〕1号\npolicy: {{behind_lag: 20}}\n"),
    ],
    ids=[
        "zeros",
        "folded text",
        "quoting",
        "order",
        "a revision",
        "the default said",
        "a first plan",
        "another indicator",
        "another unit",
        "a document and a policy",
    ],
)
def test_what_stood_still_stands(repository: Repository, old: str, new: str) -> None:
    repository.edit(LIST, old, new)
    assert repository.told() == []


def test_a_new_list_beside_the_old_one_is_no_problem(repository: Repository) -> None:
    text = repository.read(LIST).replace("2025", "2024").replace("target: 20", "target: 20")
    repository.write("data/targets_2024.yaml", text)
    assert repository.told() == []


def test_a_project_put_in_another_place_is_no_problem(repository: Repository) -> None:
    text = repository.read(LIST)
    first, second = text.index("  - id: 1"), text.index("  - id: 2")
    repository.write(LIST, text[:first] + text[second:] + text[first:second])
    assert repository.told() == []


# G503


def test_a_target_edited_in_place_is_told_at_its_place(repository: Repository) -> None:
    repository.edit(LIST, "target: 20", "target: 15")
    commit = repository.git("rev-parse", "HEAD")[:8]
    (told,) = repository.told()
    assert told == (
        "G503",
        LIST,
        15,
        17,
        f"项目 1 的“AED”的目标由 20 改成了 15（原文见提交 {commit} 的 {LIST}:15）",
        "改回 20；目标要调整的，在这个指标下加 revisions"
        "（写明 since、target: 新值、document、reason）",
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("measure: 台", "measure: 套", "项目 1 的“AED”的计量单位由“台”改成了“套”"),
        (
            "target: 20",
            "comparator: 约\n        target: 20",
            "项目 1 的“AED”的措辞（comparator）原来没有写，后来加上了“约”",
        ),
        (
            "target: 20",
            "cumulative: false\n        target: 20",
            "项目 1 的“AED”的累计数（cumulative）由 true 改成了 false",
        ),
        (
            "target: 20",
            "combine: sum\n        target: 20",
            "项目 1 的“AED”的合计方法（combine）由“latest”改成了“sum”",
        ),
        (
            "target: 20",
            "due: 2026-03-31\n        target: 20",
            "项目 1 的“AED”的到期日由 2025-12-31 改成了 2026-03-31",
        ),
        (HEAD, f"{HEAD}start: 2025-07-01\n", "清单的开始日由 2025-01-01 改成了 2025-07-01"),
        ("    level: 区级", "    level: 市级", "项目 2 的级别由“区级”改成了“市级”"),
        ("target: 3\n", "milestone: true\n", "项目 2 的“公园”的目标由 3 改成了“节点”"),
        ("units: [卫健局]", "units: [城管 局]", "项目 1 的责任单位“卫健局”被删去"),
        (AED, "", "项目 1 的指标“AED”被删去"),
        ("      - name: AED", "      - name: 除颤仪", "项目 1 的指标“AED”被删去"),
    ],
)
def test_everything_that_makes_up_a_target_counts(
    repository: Repository, old: str, new: str, message: str
) -> None:
    repository.edit(LIST, old, new)
    (told,) = repository.told("HEAD", "G501", "G502", "G503")
    assert told.rule == "G503"
    assert told.path == LIST
    assert told.message.rsplit("（", 1)[0] == message


def test_a_checklist_edited_in_place_is_told(repository: Repository) -> None:
    repository.edit(LIST, "target: 3", "items: [东园, 西园, 南园]")
    (repository.folder / "data/progress/城管 局.yaml").unlink()
    repository.commit()
    repository.edit(LIST, "[东园, 西园, 南园]", "[东园, 西园]")
    (told,) = repository.told()
    assert "的目标由 [东园, 西园, 南园] 改成了 [东园, 西园]" in told.message
    assert "items: 新值" in told.hint


def test_a_revision_that_stood_stays(repository: Repository) -> None:
    repository.edit(LIST, "quote: 安装 AED 20 台", f"quote: 安装 AED 20 台{REVISION}")
    repository.commit()
    repository.edit(LIST, "target: 15,", "target: 12,")
    (told,) = repository.told()
    assert (told.rule, told.line) == ("G503", 19)
    assert (
        "由“2025-09-15 起 15，某办〔2025〕9号，采购调整”改成了“2025-09-15 起 12，" in told.message
    )
    repository.edit(LIST, REVISION.replace("target: 15", "target: 12"), "")
    (told,) = repository.told()
    assert "的目标调整“2025-09-15 起 15，某办〔2025〕9号，采购调整”被删去" in told.message


def test_a_plan_follows_a_revision_and_nothing_else(repository: Repository) -> None:
    plan = "plan: [{by: 2025-06-30, value: 8}, {by: 2025-12-31, value: 20}]"
    repository.edit(LIST, "target: 20", f"target: 20\n        {plan}")
    repository.commit()
    repository.edit(LIST, "value: 8", "value: 5")
    (told,) = repository.told()
    assert "的分期计划由 [2025-06-30 8, 2025-12-31 20] 改成了 [2025-06-30 5, " in told.message
    repository.edit(LIST, "value: 20}", "value: 15}")
    repository.edit(LIST, "quote: 安装 AED 20 台", f"quote: 安装 AED 20 台{REVISION}")
    assert repository.told() == []


def test_a_project_that_is_gone_is_one_problem(repository: Repository) -> None:
    text = repository.read(LIST)
    repository.write(LIST, text[: text.index("  - id: 2")])
    (told,) = repository.told()
    assert told[:3] == ("G503", LIST, 1)
    assert told.message.startswith("项目 2 被删去")


def test_a_list_that_is_gone_is_one_problem(repository: Repository) -> None:
    repository.write("data/targets_2024.yaml", repository.read(LIST).replace("2025", "2024"))
    (repository.folder / LIST).unlink()
    (told,) = repository.told()
    assert told[:3] == ("G503", LIST, 1)
    assert told.message.startswith("整份目标清单被删去")


# G504, G505


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "quote: 安装 AED 20 台",
            "quote: AED 20 台",
            "项目 1 的“AED”的引文由“安装 AED 20 台”改成了“AED 20 台”",
        ),
        (
            "task: 建设 3 个公园。",
            "task: 建设 3 个公园，种树。",
            "项目 2 的任务原文由“建设 3 个公园。”改成了“建设 3 个公园，种树。”",
        ),
        ("name: 建设公园", "name: 建设绿地", "项目 2 的名称由“建设公园”改成了“建设绿地”"),
        ("\n        quote: 建设 3 个公园", "", "项目 2 的“公园”的引文“建设 3 个公园”被删去"),
    ],
)
def test_words_of_the_document_stay_as_they_are(
    repository: Repository, old: str, new: str, message: str
) -> None:
    repository.edit(LIST, old, new)
    (told,) = repository.told()
    assert told.rule == "G504"
    assert told.message.rsplit("（", 1)[0] == message
    assert told.hint.endswith("原来抄错了的，由审核的人对照文件核过再合并")


def test_of_a_long_text_the_part_that_differs_is_shown(repository: Repository) -> None:
    task = "task: " + "同心协力，" * 20 + "建设 3 个公园。"
    repository.edit(LIST, "task: 建设 3 个公园。", task)
    repository.commit()
    repository.edit(LIST, "建设 3 个公园。", "建设 3 个公园，种树。")
    (told,) = repository.told()
    assert "的任务原文由“…力，建设 3 个公园。”改成了“…力，建设 3 个公园，种树。”" in told.message
    assert told.hint.startswith("改回原样；")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "某区2025年民生实事",
            "某区民生实事",
            "清单的标题由“某区2025年民生实事”改成了“某区民生实事”",
        ),
        (
            "某办〔2025〕1号",
            "某办〔2025〕2号",
            "清单的文号由“某办〔2025〕1号”改成了“某办〔2025〕2号”",
        ),
        ("issuer: 某办\n", "", "清单的发文单位“某办”被删去"),
        ("2025-01-20", "2025-01-21", "清单的发文日期由 2025-01-20 改成了 2025-01-21"),
    ],
)
def test_the_document_stays_named(repository: Repository, old: str, new: str, message: str) -> None:
    said = "document: 某办〔2025〕1号\nissuer: 某办\nissued: 2025-01-20\n"
    repository.edit(LIST, HEAD, HEAD + said)
    repository.commit()
    repository.edit(LIST, old, new)
    (told,) = repository.told()
    assert told.rule == "G505"
    assert told.message.rsplit("（", 1)[0] == message


# one mistake gives one problem


def test_a_target_that_was_wrong_in_itself_may_be_mended(repository: Repository) -> None:
    repository.edit(LIST, "target: 20", "target: 200")
    repository.commit()
    repository.edit(LIST, "target: 200", "target: 20")
    assert repository.validate().code == 0


def test_what_does_not_fit_is_told_once(repository: Repository) -> None:
    repository.edit(LIST, "target: 20", "target: 二十")
    repository.edit(LIST, "target: 1500", "target: 1400")
    repository.edit(LIST, "开展急救培训 1500 人次，", "开展急救培训 1400 人次，")
    repository.edit(LIST, "开展急救培训 1500 人次\n", "开展急救培训 1400 人次\n")
    found = [told.rule for told in repository.told("HEAD", "S103", "G503", "G504", "T206")]
    assert found == ["G504", "G503", "G504", "S103"]


def test_a_list_that_cannot_be_read_now_is_told_once(repository: Repository) -> None:
    repository.edit(LIST, "title: ", "title：")
    repository.edit(HEALTH, "AED: 14", "AED: 15")
    printed = repository.validate().stdout
    assert "Y005" in printed
    assert " G5" not in printed


def test_a_list_of_another_year_in_the_same_file_is_told_once(repository: Repository) -> None:
    repository.edit(LIST, "year: 2025", "year: 2026")
    printed = repository.validate().stdout
    assert "T215" in printed
    assert " G5" not in printed
