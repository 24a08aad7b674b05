"""`minsheng record` on a real terminal: asked, questioned, reviewed, and left without a trace."""

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from minsheng.lock import locked
from tests.conftest import BASE

from .program import MINSHENG, Variables, environment, run, widest, without_colors

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
pexpect = pytest.importorskip("pexpect")

PROMPT = "> "
CTRL_C, CTRL_D, CTRL_V = "\x03", "\x04", "\x16"
TODAY = "2025-11-05"
NOTHING = "什么也没有写入。"
HEALTH, ROADS = "卫健局.yaml", "建设局.yaml"
# Two projects: every kind of question, two doubts, the acceptance, and the review.
SESSION = (
    "卫健局", "", "全部", "是", "96", "接种1200人", "", "", "会议纪要；台账", "2025-10-30",
    "1", "2.5", "是", "", "", "下月开工", "",
    "",
)  # fmt: skip


def _plain(said: str) -> str:
    """Without the terminal's own line ends, and what readline says to it about pasting."""
    return re.sub(r"\x1b\[\?2004[hl]\r?", "", said).replace("\r\n", "\n")


class Talk:
    """A program on a terminal, and all that it has said."""

    def __init__(
        self, folder: Path, *args: str, env: Variables | None = None, encoding: str = "utf-8"
    ) -> None:
        program, *rest = [*MINSHENG, "record", *args]
        variables = {"MINSHENG_TODAY": TODAY, "TERM": "xterm", **(env or {})}
        self.child = pexpect.spawn(
            program,
            rest,
            cwd=str(folder),
            env=environment(variables),
            encoding=encoding,
            codec_errors="replace",
            dimensions=(50, 80),
            timeout=10,
        )
        self.child.delaybeforesend = None
        self.said = ""

    def hear(self) -> str:
        """What is said up to the next prompt, with it."""
        self.child.expect_exact(PROMPT)
        heard = _plain(f"{self.child.before}{PROMPT}")
        self.said += heard
        return heard

    def reply(self, *lines: str) -> str:
        """What is said up to the next prompt after the last of the lines."""
        for line in lines:
            self.child.sendline(line)
            heard = self.hear()
        return heard

    def close(self, line: str) -> tuple[int, str]:
        """How it ended after the line, and what it said at last."""
        self.child.sendline(line)
        return self.end()

    def end(self) -> tuple[int, str]:
        """How it ended, and what it said at last."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        last = _plain(self.child.before)
        self.said += last
        return self.child.exitstatus, last


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the small made-up ledger."""
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder with its bytes, hidden ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def played(folder: Path, lines: Sequence[str], **options: Any) -> Talk:
    """A program that was told the lines one after the other."""
    talk = Talk(folder, **options)
    for line in lines:
        talk.hear()
        talk.child.sendline(line)
    return talk


def text_of(folder: Path, name: str = HEALTH) -> str:
    return (folder / "data" / "progress" / name).read_text(encoding="utf-8")


RECORDED = """\
# 示例：还没有填报。
unit: 卫健局
year: 2025
reports:
  - as_of: 2025-10-31
    projects:
      - project: 2
        actuals: {卫生院改造: [东山卫生院, 西河卫生院], 联席会议制度: true, 接种率: 96}
        progress: 接种1200人
        evidence: [会议纪要, 台账]
        accepted: 2025-10-30
      - project: 3
        actuals: {便民站: 1, 培训: 2.5}
        next_steps: 下月开工
"""


def test_a_whole_session_ends_in_the_file(folder: Path) -> None:
    talk = played(folder, SESSION)
    assert talk.end() == (0, "\n已写入 data/progress/卫健局.yaml，从第 5 行起\n")
    assert text_of(folder) == RECORDED
    for said in (
        "【1/2】项目 2 看病（乡镇级）",
        "目标 达到 95%；上期 未报；10月31日应达 79.1666%",
        "    1 [ ] 东山卫生院\n    2 [ ] 西河卫生院\n",
        "  责任单位：建设局、卫健局（共同责任）",
        "警告：项目 3 的“培训”按人次计，2.5 不是整数",
        "  接种率        未报 → 96%\n",
        "  卫生院改造    未报 → 2 所（新增 东山卫生院、西河卫生院）\n",
    ):
        assert said in talk.said


def test_nothing_is_wider_than_80_columns(folder: Path) -> None:
    talk = played(folder, SESSION)
    talk.end()
    assert widest(talk.said) <= 80


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("number", range(len(SESSION)))
def test_leaving_at_any_prompt_leaves_no_trace(folder: Path, number: int, key: str) -> None:
    before = files_of(folder)
    talk = played(folder, SESSION[:number])
    talk.hear()
    talk.child.send(key)
    code, last = talk.end()
    assert code == 130
    assert last.strip() == NOTHING
    assert files_of(folder) == before


def doubting(folder: Path) -> Talk:
    """At the first question of 建设局, which has reported 6 of 12 in June."""
    talk = Talk(folder, "--unit", "建设局", "--as-of", "2025-10")
    assert "上期 6（6月30日）；10月31日应达 10 条" in talk.hear()
    return talk


@pytest.mark.parametrize(
    ("typed", "said", "prompt"),
    [
        (
            "约8",
            "    “开工道路”看不懂“约8”\n    提示：写 8；填报实际数，不写“约”",
            "累计完成（条）> ",
        ),
        ("8公里", "这里写的是“公里”：若数的是同一样东西，写 8", "累计完成（条）> "),
        ("很多", "只写累计完成的数，计量单位是“条”", "累计完成（条）> "),
        ("无", "没有就留空；确实是零写 0", "累计完成（条）> "),
        ("-8", "错误：“开工道路”是负数\n    提示：填截至当日的累计数", "重打，回车不填> "),
        ("5", "下降了：2025-06-30 为 6，2025-10-31 为 5", "更正说明（为什么变了），回车不填> "),
        ("37", "警告：项目 1 的“开工道路”37 是目标 12 的 3 倍多", "是，不是就重打，回车不填> "),
        ("7.5", "按条计，7.5 不是整数", "是，不是就重打，回车不填> "),
        ("?", "不是本月新增", "累计完成（条）> "),
        ("？", "不是本月新增", "累计完成（条）> "),
        ("8" * 5001, "太长了：5001 个字", "累计完成（条）> "),
        (f"{CTRL_V}\x1b[31m8", "里面有看不见的控制字符 ␛", "累计完成（条）> "),
    ],
)
def test_a_slip_is_questioned_at_once(folder: Path, typed: str, said: str, prompt: str) -> None:
    before = files_of(folder)
    talk = doubting(folder)
    heard = talk.reply(typed)
    assert said in heard
    assert heard.endswith(prompt)
    talk.child.send(CTRL_C)
    assert talk.end()[0] == 130
    assert files_of(folder) == before


def test_bytes_of_another_encoding_are_refused(folder: Path) -> None:
    talk = doubting(folder)
    os.write(talk.child.child_fd, "已".encode("gbk") + b"\n")
    assert "里面有读不出来的字符" in talk.hear()


def test_a_part_larger_than_its_whole_is_questioned_at_once(folder: Path) -> None:
    talk = doubting(folder)
    assert "“完工道路”10 大于它所属的“开工道路”9" in talk.reply("9", "10")
    assert talk.reply("8").endswith("进展情况> ")


def test_a_percentage_over_100_is_questioned_at_once(folder: Path) -> None:
    talk = played(folder, ["卫健局", "", "", "", "105"])
    assert "“接种率”是百分比，105 超过了 100" in talk.hear()


def test_a_lower_figure_is_recorded_with_its_reason(folder: Path) -> None:
    talk = doubting(folder)
    assert "写 5；填报实际数" in talk.reply("5", "约5")
    assert "提示：打 同上，沿用“核减重复统计1条”" in talk.reply("核减重复统计1条", "1")
    talk.reply("同上", "..")
    assert talk.close("")[0] == 0
    assert text_of(folder, ROADS).endswith(
        """\
  - as_of: 2025-10-31
    projects:
      - project: 1
        actuals: {开工道路: 5, 完工道路: 1}
        correction: 核减重复统计1条
"""
    )


def test_a_doubted_figure_may_be_retyped_or_left_out(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("370", "37", "7", "80", "", "..")
    assert talk.close("")[0] == 0
    assert "        actuals: {开工道路: 7}\n" in text_of(folder, ROADS)


def test_a_doubt_that_an_older_report_has_to_settle_names_its_line(folder: Path) -> None:
    """A figure of May above that of June: the explanation belongs into the report of June."""
    talk = Talk(folder, "--unit", "建设局", "--as-of", "2025-05")
    talk.hear()
    heard = talk.reply("8")
    assert "错误：data/progress/建设局.yaml:8 项目 1 的“开工道路”下降了：" in heard
    assert "若是更正，在这一条里写明 correction（更正说明）" in heard.replace("\n      ", "")
    assert heard.endswith("    重打，回车不填> ")


def test_a_date_of_another_year_is_told_how_to_get_there(folder: Path) -> None:
    talk = Talk(folder, "--unit", "建设局")
    talk.hear()
    assert "；别的年度用 --year 指明\n" in talk.reply("2024-12-31").replace("\n      ", "")


def test_what_was_doubted_may_be_true(folder: Path) -> None:
    talk = doubting(folder)
    assert "警告 L411：项目 1 的“开工道路”37 是目标 12 的 3 倍多" in talk.reply("37", "是", "..")
    assert talk.close("")[0] == 0
    assert "        actuals: {开工道路: 37}\n" in text_of(folder, ROADS)


def test_a_second_report_of_a_day_needs_a_reason(folder: Path) -> None:
    talk = Talk(folder, "--unit", "建设局", "--as-of", "2025-06-30")
    assert "这一天本单位已经报过" in talk.hear()
    assert "在 2025-06-30 已报过 6" in talk.reply("7")
    talk.reply("漏报1条", "..")
    assert talk.close("")[0] == 0
    assert "correction: 漏报1条" in text_of(folder, ROADS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025-13", "看不懂的日期：2025-13"),
        ("昨天", "看不懂的日期：昨天"),
        ("2025-11-30", "截至日期 2025-11-30 还没有到（今天是 2025-11-05）"),
        ("2024-12", "截至日期 2024-12-31 不在 2025 年度内"),
    ],
)
def test_a_date_that_cannot_be_is_asked_for_again(folder: Path, typed: str, said: str) -> None:
    talk = played(folder, ["2"])
    talk.hear()
    heard = talk.reply(typed)
    assert said in heard
    assert heard.endswith("截至日期（回车用 2025-10-31）> ")
    assert "卫健局 截至 2025-09-30" in talk.reply("9月底")


def test_an_unknown_unit_is_asked_for_again(folder: Path) -> None:
    talk = Talk(folder)
    assert "  1 建设局\n  2 卫健局\n" in talk.hear()
    assert "没有责任单位“卫生局”\n    提示：是不是“卫健局”？" in talk.reply("卫生局")
    assert "没有责任单位“3”" in talk.reply("3")
    assert talk.reply("2").endswith("截至日期（回车用 2025-10-31）> ")


def test_items_are_ticked_off_by_number_and_name(folder: Path) -> None:
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-09")
    talk.hear()
    assert "没有编号 3" in talk.reply("3")
    assert "清单里没有“南山”" in talk.reply("南山")
    talk.reply("2", "..")
    assert talk.close("")[0] == 0
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-10")
    assert "    1 [ ] 东山卫生院\n    2 [√] 西河卫生院\n" in talk.hear()
    assert "1（9月30日）→ 2 所（新增 东山卫生院）" in talk.reply("东山卫生院", "..")
    assert talk.close("")[0] == 0


def test_an_acceptance_needs_evidence(folder: Path) -> None:
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-10")
    talk.hear()
    assert "已达标，却没有任何佐证材料。" in talk.reply("全部", "是", "96", "", "", "")
    assert "各项指标都已达标" in talk.reply("")
    assert "写了验收日期，却没有任何佐证材料" in talk.reply("2025-10-30")
    assert "【2/2】" in talk.reply("")


def test_a_file_of_evidence_must_be_there(folder: Path) -> None:
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-10")
    talk.hear()
    talk.reply("1", "", "", "", "", "")
    assert "找不到佐证材料“./没有.pdf”这个文件" in talk.reply("./没有.pdf")


def test_a_project_may_be_gone_through_again(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("8", "3", "在建", "..")
    assert "累计完成（条）（已填 8 条，回车不变，- 去掉）> " in talk.reply("1")
    assert "进展情况（已填 在建，回车不变，- 去掉）> " in talk.reply("9", "-")
    heard = talk.reply("", "..")
    assert "开工道路  6（6月30日）→ 9 条\n  进展情况  在建\n" in heard
    assert talk.close("")[0] == 0
    assert "        actuals: {开工道路: 9}\n        progress: 在建\n" in text_of(folder, ROADS)


def test_what_is_wrong_as_a_whole_cannot_be_written(folder: Path) -> None:
    """The acceptance was typed while all was met; then a figure was taken back."""
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-10")
    talk.hear()
    talk.reply("全部", "是", "96", "", "", "", "台账", "2025-10-30", "..")
    assert "错误 L405：项目 2 还不能验收" in talk.reply("2", "", "否", ".")
    assert "还有错误，不能写入" in talk.reply("")
    talk.reply("2", "", "", "", "", "", "", "", "-")
    assert talk.close("")[0] == 0
    assert "accepted" not in text_of(folder)


def test_nothing_typed_is_nothing_written(folder: Path) -> None:
    before = files_of(folder)
    talk = doubting(folder)
    assert "什么也没有填" in talk.reply("..")
    assert talk.close("") == (0, f"\n{NOTHING}\n")
    assert files_of(folder) == before


def test_leaving_at_the_review_is_asked_twice(folder: Path) -> None:
    before = files_of(folder)
    talk = doubting(folder)
    talk.reply("8", "..")
    assert talk.reply("q").endswith("填的内容都不要了？是/否> ")
    assert talk.reply("否").endswith("q 不写入离开> ")
    talk.reply("q")
    code, last = talk.close("是")
    assert (code, last.splitlines()[-1]) == (0, NOTHING)
    assert files_of(folder) == before


def test_a_change_between_review_and_writing_is_shown(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("8", "..")
    path = folder / "data" / "progress" / ROADS
    path.write_text(f"{path.read_text(encoding='utf-8')}# 刚加的\n", encoding="utf-8")
    heard = talk.reply("")
    assert "核对的时候有人改动过这本台账，这次还没有写入" in heard
    assert "开工道路  6（6月30日）→ 8 条" in heard
    assert talk.close("")[0] == 0
    assert "# 刚加的\n" in path.read_text(encoding="utf-8")
    assert "actuals: {开工道路: 8}" in path.read_text(encoding="utf-8")


def test_a_report_of_somebody_else_in_the_meantime_is_no_loss(folder: Path) -> None:
    """Both report the shared figure: after the other one's, it would be an error."""
    talk = Talk(folder, "--unit", "卫健局", "--as-of", "2025-10")
    talk.hear()
    talk.reply(".", "5", "..")
    other = ("--unit", "建设局", "--as-of", "2025-10", "--project", "3", "--set", "便民站=6")
    assert run("record", *other, cwd=folder, env={"MINSHENG_TODAY": TODAY}).code == 0
    heard = talk.reply("")
    assert "核对的时候有人改动过这本台账" in heard
    assert "错误 L403" in heard
    talk.reply("3", "6", "..")
    assert talk.close("")[0] == 0
    assert "actuals: {便民站: 6}" in text_of(folder)


def test_a_report_that_came_first_is_no_longer_written(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("8", "..")
    same = ("--unit", "建设局", "--as-of", "2025-10", "--project", "1", "--set", "开工道路=8")
    assert run("record", *same, cwd=folder, env={"MINSHENG_TODAY": TODAY}).code == 0
    before = files_of(folder)
    code, last = talk.close("")
    assert code == 0
    assert last.endswith("台账里已经有一模一样的填报，没有再写一遍\n")
    assert files_of(folder) == before


def test_another_writer_is_waited_for_and_nothing_typed_is_lost(folder: Path) -> None:
    talk = Talk(folder, "--unit", "建设局", "--as-of", "2025-10", "--wait", "0")
    talk.hear()
    talk.reply("8", "..")
    with locked(folder / "data"):
        assert "另一个 minsheng 还在写" in talk.reply("")
    assert talk.close("")[0] == 0
    assert "actuals: {开工道路: 8}" in text_of(folder, ROADS)


def test_leaving_while_another_writer_is_waited_for_leaves_no_trace(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("8", "..")
    before = files_of(folder)
    with locked(folder / "data"):
        talk.child.sendline("")
        talk.child.expect_exact("等它写完")
        talk.child.sendintr()
        code, last = talk.end()
    assert (code, last.strip().splitlines()[-1]) == (130, NOTHING)
    assert files_of(folder) == before


def test_data_that_somebody_broke_meanwhile_is_shown_and_nothing_lost(folder: Path) -> None:
    talk = doubting(folder)
    talk.reply("8")
    path = folder / "data" / "progress" / HEALTH
    sound = path.read_bytes()
    path.write_text("unit: [", encoding="utf-8")
    heard = talk.reply("..")
    assert "错误 Y0" in heard
    assert heard.endswith("回车再试；打项目序号重填那一项；q 不写入离开> ")
    path.write_bytes(sound)
    talk.reply("")
    assert talk.close("")[0] == 0
    assert "actuals: {开工道路: 8}" in text_of(folder, ROADS)


def test_a_rehearsal_shows_the_change_and_writes_nothing(folder: Path) -> None:
    before = files_of(folder)
    talk = Talk(folder, "--unit", "建设局", "--as-of", "2025-10", "--dry-run")
    talk.hear()
    talk.reply("8", "..")
    code, last = talk.close("")
    assert code == 0
    assert "+  - as_of: 2025-10-31\n" in without_colors(last)
    assert "这是预演，什么也没有写入\n" in last
    assert files_of(folder) == before


def test_a_sample_file_is_told(folder: Path) -> None:
    path = folder / "data" / "progress" / ROADS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("year: 2025\n", "year: 2025\nsample: true\n"), encoding="utf-8")
    talk = doubting(folder)
    assert "填进去的数也算示例数据，不是真实进展" in talk.reply("8", "..")


@pytest.mark.parametrize(
    ("env", "encoding"),
    [
        ({"LC_ALL": "C", "PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"LC_ALL": "C"}, "utf-8"),
        ({"TERM": "dumb"}, "utf-8"),
        ({"NO_COLOR": "1"}, "utf-8"),
    ],
)
def test_terminals_of_all_kinds(folder: Path, env: Variables, encoding: str) -> None:
    talk = played(folder, SESSION, env=env, encoding=encoding)
    assert talk.end()[0] == 0
    assert text_of(folder) == RECORDED


def test_a_system_without_chinese_file_names_says_so(folder: Path) -> None:
    ascii_only: Variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    talk = played(folder, ["2", ""], env=ascii_only)
    code, last = talk.end()
    assert code == 2
    assert "写不了名为 卫健局.yaml 的文件" in last
