"""`minsheng import`: what a form says becomes a new report, whole or not at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.form.filled import excel, row, text

from .ledgers import HEALTH, PARKS, TARGETS, ledger
from .program import Outcome, invoke, run, widest

CARE = {"序号": 1, "项目名称": "提升急救能力"}
PARK = {"序号": 2, "项目名称": "建设公园"}
OCTOBER = date(2025, 10, 31)
TOP = [["责任单位", "卫健局", "年度", 2025, "截至日期", OCTOBER], []]
PARKS_TOP = [["责任单位", "城管局", "年度", 2025, "截至日期", OCTOBER], []]
REPORTED = """\
  - as_of: 2025-10-31
    projects:
      - project: 1
        actuals: {急救培训: 1320}
        progress: 已开展培训30期。
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger in the current folder: 卫健局 has reported, 城管局 has not."""
    monkeypatch.chdir(tmp_path)
    ledger(tmp_path, 卫健局=HEALTH, 城管局=PARKS)
    return Path("data")


def form(*rows, path: str = "填报表.xlsx", top=TOP, **layout) -> str:
    write = text if path.endswith(".csv") else excel
    return str(write(Path(path), rows, top=top, **layout))


def training(actual: object = 1320, **more: object) -> dict[str, object]:
    return row(CARE, "急救培训", actual, 进展情况="已开展培训30期。", **more)


def brought(*files: str, **options: object) -> Outcome:
    return invoke("import", *files, **options)


def bytes_of(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


# ── recorded ──


@pytest.mark.parametrize("path", ["填报表.xlsx", "填报表.csv"])
def test_a_form_becomes_a_report_and_the_rest_stays(data: Path, path: str):
    done = brought(form(training(), path=path))
    assert (done.code, done.stderr) == (0, "")
    assert (data / "progress/卫健局.yaml").read_text(encoding="utf-8") == HEALTH + REPORTED
    assert (data / "progress/城管局.yaml").read_text(encoding="utf-8") == PARKS
    assert done.stdout.splitlines()[-1] == "已写入 data/progress/卫健局.yaml，从第 9 行起"
    assert invoke("validate").code == 0


def test_what_is_recorded_is_shown_beside_what_stood(data: Path):
    done = brought(form(training("1,320人次"), row(CARE, "AED", 14)), "--dry-run", columns=100)
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:2] == ["填报表.xlsx", "卫健局 2025 年，截至 2025-10-31"]
    assert "1 急救培训 1180 人次 2025-09-30 1320 人次 140 1,320人次" in lines
    assert "1 AED 14 台 2025-09-30 14 台 0" in lines
    assert "项目 1 进展情况：已开展培训30期。" in lines


def test_what_is_left_blank_is_counted(data: Path):
    done = brought(form(training(), row(CARE, "AED", None)))
    assert "未填 1 项（等于没报，不是 0）：AED" in done.stdout
    assert "AED" not in REPORTED
    assert brought(form(training(1330), row(CARE, "AED", 15)), "--dry-run").code == 1


def test_a_dry_run_shows_the_difference_and_writes_nothing(data: Path):
    before = bytes_of(data)
    done = brought(form(training()), "--dry-run")
    assert done.code == 0
    assert "+++ data/progress/卫健局.yaml" in done.stdout
    assert "".join(f"+{line}\n" for line in REPORTED.splitlines()) in done.stdout
    assert done.stdout.endswith("这是预演，什么也没有写入\n")
    assert bytes_of(data) == before


def test_the_first_report_of_a_unit_makes_its_file(data: Path):
    (data / "progress/城管局.yaml").unlink()
    done = brought(form(row(PARK, "公园", 2), top=PARKS_TOP))
    assert (done.code, done.stdout.splitlines()[-1]) == (
        0,
        "已写入新文件 data/progress/城管局.yaml",
    )
    assert (data / "progress/城管局.yaml").read_text(encoding="utf-8") == (
        "unit: 城管局\nyear: 2025\nreports:\n  - as_of: 2025-10-31\n    projects:\n"
        "      - project: 2\n        actuals: {公园: 2}\n"
    )


def test_another_day_may_be_asked_for_and_is_said(data: Path):
    done = brought(form(training()), "--as-of", "2025-11")
    assert done.code == 0
    assert "截至日期按 --as-of 用 2025-11-30，表上写的是 2025-10-31\n" in done.stdout
    assert "as_of: 2025-11-30" in (data / "progress/卫健局.yaml").read_text(encoding="utf-8")


def test_a_table_that_says_nothing_of_itself(data: Path):
    own = form(training(), top=[])
    assert brought(own).code == 1
    options = ("--unit", "卫健局", "--year", "2025", "--as-of", "2025-10-31")
    assert brought(own, *options).code == 0
    assert (data / "progress/卫健局.yaml").read_text(encoding="utf-8") == HEALTH + REPORTED


def test_warnings_are_shown_at_their_cell_and_do_not_forbid(data: Path):
    done = brought(form(training(1500.5)))
    assert done.code == 0
    assert "填报表.xlsx 填报!K4: 警告 L412 " in done.stderr
    assert "已写入" in done.stdout


def test_a_column_that_is_not_read_is_a_warning(data: Path):
    head = ["序号", "指标", "本期累计", "进展情况", "备注"]
    done = brought(form({**training(), "备注": "见附件"}, head=head))
    assert done.code == 0
    assert "填报表.xlsx 填报!E3: 警告 “备注”这一列没有读\n" in done.stderr
    assert "minsheng rule" not in done.stderr


def test_in_a_file_of_sample_data_it_is_said_to_be_sample_data(data: Path):
    for name, content in {"卫健局": HEALTH, "城管局": PARKS}.items():
        sample = content.replace("year: 2025\n", "year: 2025\nsample: true\n")
        (data / f"progress/{name}.yaml").write_text(sample, encoding="utf-8")
    assert "填进去的数也算示例数据" in brought(form(training())).stdout


# ── not recorded ──


def test_what_is_wrong_with_the_form_is_told_cell_by_cell(data: Path):
    before = bytes_of(data)
    wrong = form(training("约1320", 验收日期="9月26日"), row(CARE, "AED机", 14))
    done = brought(wrong)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr == (
        "填报表.xlsx 填报!K4: 错误 P307 “急救培训”看不懂“约1320”\n"
        "  提示：写 1320；填报实际数，不写“约”\n"
        "\n"
        "填报表.xlsx 填报!Q4: 错误 “验收日期”：没有写年份的日期“9月26日”\n"
        "  提示：写全年月日，如 2025-09-26\n"
        "\n"
        "填报表.xlsx 填报!C5: 错误 P303 项目 1 没有指标“AED机”\n"
        "  提示：是不是“AED”？\n"
        "\n"
        "详情：minsheng rule P307（或 P303）\n"
        "检查了 1 个文件：3 个错误\n"
        "填报表有上面的错误；什么也没有写入\n"
    )
    assert bytes_of(data) == before


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    ("rows", "cell", "rule"),
    [
        ([training(1100)], "K4", "L401"),
        ([row(CARE, "AED", 20, 验收日期=OCTOBER)], "Q4", "L405"),
        ([row(CARE, "AED", 15, 佐证材料="./没有.pdf")], "O4", "P314"),
    ],
)
def test_what_the_ledger_forbids_is_told_at_its_cell(
    data: Path, rows, cell: str, rule: str, options: tuple[str, ...]
):
    before = bytes_of(data)
    done = brought(form(*rows), *options)
    assert (done.code, done.stdout) == (1, "")
    assert f"填报表.xlsx 填报!{cell}: 错误 {rule} " in done.stderr
    assert done.stderr.endswith("照这样填，台账会有上面的错误；什么也没有写入\n")
    assert bytes_of(data) == before


def test_a_fall_is_told_together_with_what_cannot_be_read(data: Path):
    """急救培训 stands at 1180 and AED at 14."""
    done = brought(form(training(1000), row(CARE, "AED", "约18")))
    assert done.code == 1
    assert [line.split(" ", 3)[1:3] for line in done.stderr.splitlines() if "错误 " in line] == [
        ["填报!K4:", "错误"],
        ["填报!K5:", "错误"],
    ]
    assert "L401" in done.stderr
    assert "P307" in done.stderr


def test_a_part_is_not_held_against_a_whole_that_cannot_be_read(data: Path):
    subset = "measure: 台\n        subset_of: 急救培训\n"
    targets = TARGETS.replace("measure: 台\n", subset).replace("measure: 人次", "measure: 台")
    (data / "targets_2025.yaml").write_text(targets, encoding="utf-8")
    done = brought(form(training("约3000"), row(CARE, "AED", 1200)))
    assert done.code == 1
    assert "P307" in done.stderr
    assert "L404" not in done.stderr


def test_a_day_in_the_future_is_told_at_its_cell(data: Path):
    top = [["责任单位", "卫健局", "年度", 2025, "截至日期", date(2026, 1, 31)], []]
    done = brought(form(training(), top=top))
    assert done.code == 1
    assert "填报表.xlsx 填报!F1: 错误 P311 截至日期 2026-01-31 还没有到" in done.stderr


def test_in_a_text_file_the_place_is_a_row_and_a_title(data: Path):
    done = brought(form(training(1100), path="表.csv"))
    assert "表.csv 第 4 行“本期累计”: 错误 L401 " in done.stderr


def test_a_problem_elsewhere_keeps_its_file_and_line(data: Path):
    """An earlier report that is filed late makes the later one fall."""
    top = [["责任单位", "卫健局", "年度", 2025, "截至日期", date(2025, 8, 31)], []]
    done = brought(form(training(1190), top=top))
    assert "data/progress/卫健局.yaml:12:25: 错误 L401 " in done.stderr
    assert "急救培训: 1180" in done.stderr
    assert "写明 correction（更正说明）" in done.stderr


def test_nothing_is_recorded_into_a_ledger_with_errors(data: Path):
    (data / "progress/城管局.yaml").write_text("unit: 公园局\n", encoding="utf-8")
    before = bytes_of(data)
    done = brought(form(training()))
    assert (done.code, done.stdout) == (1, "")
    assert "数据有错误，改正以前不能再记；什么也没有写入" in done.stderr
    assert bytes_of(data) == before


def test_many_mistakes_are_not_all_listed(data: Path):
    done = brought(form(*(row(CARE, "AED", "约") for _ in range(60))))
    assert "这个文件还有 10 个问题未列出" in done.stderr
    assert "先改上面的，再运行一次" in done.stderr
    assert "validate" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "还要写明：填报表"),
        (("没有.xlsx",), "读不了文件 没有.xlsx：没有这个文件或文件夹"),
        (("data",), "读不了文件 data：那是一个文件夹"),
        (("空.xlsx",), "空.xlsx 是空的"),
        (("表.pdf",), "表.pdf 不是 Excel 文件（.xlsx），也不是 .csv"),
        (("表.xls",), "旧版的 Excel 文件（.xls、.et），或加了密码"),
        (("填报表.xlsx", "--as-of", "昨天"), "看不懂的日期：昨天"),
        (("填报表.xlsx", "--year", "今年"), "年份要写成数字：今年"),
        (("填报表.xlsx", "--wait", "久"), "等待的秒数要写成数字：久"),
        (("没填.xlsx",), "没填.xlsx 里一项也没有填，没有可记的"),
    ],
)
def test_wrong_usage(data: Path, arguments: tuple[str, ...], said: str):
    form(training())
    form(row(CARE, "AED", None), path="没填.xlsx")
    Path("空.xlsx").write_bytes(b"")
    Path("表.pdf").write_bytes(b"%PDF-1.7")
    Path("表.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    before = bytes_of(data)
    done = brought(*arguments)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert bytes_of(data) == before


def test_a_unit_or_year_that_is_not_the_forms(data: Path):
    done = brought(form(training()), "--unit", "城管局", "--year", "2026")
    assert done.code == 1
    assert "填报!B1: 错误 表上的责任单位是“卫健局”，--unit 写的是“城管局”" in done.stderr
    assert "填报!D1: 错误 表上的年度是“2025”，--year 写的是“2026”" in done.stderr


# ── again ──


def test_the_same_form_twice_is_noticed(data: Path):
    done = form(training(佐证材料="台账；照片"), row(CARE, "AED", 15))
    assert brought(done).code == 0
    before = bytes_of(data)
    again = brought(done)
    assert (again.code, again.stderr) == (0, "")
    assert again.stdout == (
        "填报表.xlsx：2025-10-31 的填报已经记过了（data/progress/卫健局.yaml:11），没有再写\n"
    )
    assert bytes_of(data) == before
    assert "已经记过了" in brought(done, "--dry-run").stdout


def test_of_a_form_that_was_gone_on_with_only_what_is_new_is_recorded(data: Path):
    brought(form(training()))
    before = (data / "progress/卫健局.yaml").read_text(encoding="utf-8")
    done = brought(form(training(), row(CARE, "AED", 15, 存在问题="采购慢。")))
    assert done.code == 0
    assert "未填" not in done.stdout
    assert "其中 2 处已经记过（data/progress/卫健局.yaml:11），不再写" in done.stdout
    assert (data / "progress/卫健局.yaml").read_text(encoding="utf-8") == before + (
        "  - as_of: 2025-10-31\n    projects:\n      - project: 1\n"
        "        actuals: {AED: 15}\n        problems: 采购慢。\n"
    )


def test_evidence_alone_takes_the_words_along(data: Path):
    brought(form(training()))
    assert brought(form(training(佐证材料="台账"))).code == 0
    text = (data / "progress/卫健局.yaml").read_text(encoding="utf-8")
    assert text.endswith("        progress: 已开展培训30期。\n        evidence: [台账]\n")


def test_a_changed_figure_of_the_same_day_needs_a_correction(data: Path):
    brought(form(training()))
    done = brought(form(training(1310)))
    assert done.code == 1
    assert "填报表.xlsx 填报!K4: 错误 L402 " in done.stderr
    assert "若是更正，在后一条里写明“更正说明”\n" in done.stderr
    assert brought(form(training(1310, 更正说明="核减10人次"))).code == 0
    text = (data / "progress/卫健局.yaml").read_text(encoding="utf-8")
    assert text.endswith("        actuals: {急救培训: 1310}\n        correction: 核减10人次\n")
    assert "已经记过了" in brought(form(training(1310, 更正说明="核减10人次"))).stdout


# ── several forms ──


def test_several_forms(data: Path):
    one = form(training(), path="一.xlsx")
    two = form(row(PARK, "公园", 2), path="二.csv", top=PARKS_TOP)
    done = brought(one, two, one)
    assert done.code == 0
    assert done.stdout.count("已写入") == 2
    assert "公园: 2" in (data / "progress/城管局.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("bad", ["约2", None])
def test_where_one_of_several_forms_cannot_be_read_none_is_recorded(data: Path, bad: object):
    before = bytes_of(data)
    one = form(training(), path="一.xlsx")
    two = form(row(PARK, "公园", bad), path="二.xlsx", top=PARKS_TOP)
    assert brought(one, two).code == (1 if bad else 2)
    assert bytes_of(data) == before


@pytest.mark.parametrize("note", ["前面的已经记下：一.xlsx；从这一个起没有记"])
def test_where_the_ledger_forbids_one_of_several_it_is_said_which_are_recorded(
    data: Path, note: str
):
    one = form(row(PARK, "公园", 2), path="一.xlsx", top=PARKS_TOP)
    two = form(training(1100), path="二.xlsx")
    done = brought(one, two)
    assert done.code == 1
    assert "二.xlsx 填报!K4: 错误 L401 " in done.stderr
    assert done.stderr.endswith(f"{note}\n")
    assert "公园: 2" in (data / "progress/城管局.yaml").read_text(encoding="utf-8")
    assert (data / "progress/卫健局.yaml").read_text(encoding="utf-8") == HEALTH


# ── how it looks ──


@pytest.mark.parametrize("columns", [80, 120])
def test_nothing_is_wider_than_the_terminal(data: Path, columns: int):
    long = TARGETS.replace("name: 急救培训", "name: " + "急救技能认证培训" * 5)
    (data / "targets_2025.yaml").write_text(long, encoding="utf-8")
    (data / "progress/卫健局.yaml").unlink()
    rows = [row(CARE, "急救技能认证培训" * 5, "1,320人次"), row(CARE, "AED", 15)]
    done = brought(form(*rows), columns=columns)
    assert done.code == 0
    assert widest(done.stdout) <= columns


def test_hostile_text_is_shown_harmless(data: Path):
    done = brought(form(row(CARE, "[red]\x1b[31m", 3, path="表"), path="表.csv"))
    assert done.code == 1
    assert "\x1b" not in done.stderr
    assert "[red]␛[31m" in done.stderr


@pytest.mark.parametrize(
    ("env", "encoding"),
    [
        ({"PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
    ],
)
def test_in_other_surroundings(data: Path, env: dict[str, str], encoding: str):
    path = Path(form(training("１，320"))).resolve()
    below = Path("data/progress").resolve()
    done = run("import", path, cwd=below, env=env, encoding=encoding)
    assert (done.code, "\x1b" in done.stdout) == (0, False)
    assert done.stdout.splitlines()[-1] == "已写入 卫健局.yaml，从第 9 行起"


def test_without_openpyxl_the_install_command_is_named(data: Path, tmp_path: Path):
    form(training())
    hidden = tmp_path / "hidden" / "openpyxl"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    env = {"PYTHONPATH": str(hidden.parent)}
    done = run("import", "填报表.xlsx", cwd=tmp_path, env=env)
    assert done.code == 2
    assert "pip install 'minsheng[office]'" in done.stderr
    shutil.rmtree(hidden)
    assert run("import", "填报表.xlsx", cwd=tmp_path, env=env).code == 0
