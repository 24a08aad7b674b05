"""Pages for the meeting room made from several ledgers, the hostile and the empty among them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from minsheng.check import check
from minsheng.folder import open_folder
from minsheng.ledger import Ledger
from minsheng.printable import printable
from minsheng.render import file_renderer
from minsheng.summarize import Overview, Selection, overview
from tests.render.shipped import shipped

TODAY = date(2027, 1, 10)
DISTRICTS = Path(__file__).resolve().parents[1] / "districts"

HOSTILE = (
    "<script>window.hurt=1</script><img src=x onerror=window.hurt=1>]]>--><!-- </title></style>"
    "{{7*7}} {%raw%} &amp; \"'` =cmd|' /C calc'!A0 @SUM(1) ＝1 \\u202E倒 \\u0001控 🎉 "
    "javascript:alert(1) https://example.org/?a=1&b=2"
)
"""What hostile hands may write, as it stands within double quotes in a YAML file."""
SEEN = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "]]>--><!-- </title></style>",
    "{{7*7}} {%raw%} &amp; \"'`",
    "=cmd|' /C calc'!A0 @SUM(1) ＝1",
    "https://example.org/?a=1&b=2",
)
"""What must be seen of it, letter by letter."""
LONG = "长" * 10_000

_LIST = """\
year: 2025
title: {0}标题
document: {0}文号
levels: [{0}级, 市级]
projects:
  - id: 1
    level: {0}级
    name: {0}项目
    units: [{0}局, 乙局]
    supporting: [{0}配合]
    task: {0}任务，建成便民站 10 个，改造 2 所。
    commitments: [{0}任务]
    indicators:
      - {{name: {0}指标, target: 10, measure: {0}个, combine: sum, revisions: [
          {{since: 2025-09-01, target: 8, document: {0}依据, reason: {0}原因}}]}}
      - {{name: 清单, items: [{0}甲所, 乙所], measure: 所}}
  - id: 2
    level: 市级
    name: {1}
    units: [乙局]
    task: 建成公园 3 个。
    indicators:
      - {{name: 公园, target: 3, measure: 个}}
"""
_REPORTS = """\
unit: {0}局
year: 2025
reports:
  - as_of: 2025-07-31
    projects:
      - {{project: 1, actuals: {{{0}指标: 3, 清单: [{0}甲所]}}, progress: 七月}}
  - as_of: 2025-09-30
    projects:
      - project: 1
        actuals: {{{0}指标: 2, 清单: [{0}甲所]}}
        progress: {0}进展
        problems: {0}问题
        next_steps: {0}举措
        evidence: [{0}材料]
        correction: {0}更正
"""
_OTHER = """\
unit: 乙局
year: 2025
reports:
  - as_of: 2025-09-30
    projects:
      - {project: 2, actuals: {公园: 1}, progress: LONG, problems: "一\\n二\\n三"}
"""


def page(ledger: Ledger, day: str, **selection: object) -> bytes:
    """The page at the end of `day`, made as `report -o` makes it."""
    clean, _ = printable(ledger)
    seen = overview(clean, date.fromisoformat(day), Selection(**selection))
    made: bytes = file_renderer(".html").file(seen, clean)
    return made


def seen_at(ledger: Ledger, day: str, **selection: object) -> Overview:
    """The overview that the page shows."""
    return overview(printable(ledger)[0], date.fromisoformat(day), Selection(**selection))


def ledger_in(folder: Path) -> Ledger:
    """The one ledger of a data folder that has no errors."""
    checked = check(open_folder(folder), TODAY)
    assert not checked.has_errors, [problem.message for problem in checked.problems]
    (ledger,) = checked.ledgers.values()
    return ledger


def district(name: str) -> Ledger:
    """The ledger of one of the made-up districts."""
    return ledger_in(DISTRICTS / name / "data")


def hostile(folder: Path) -> Ledger:
    """A ledger with hostile words wherever a person may write words."""

    def filled(text: str) -> str:
        quoted = text.replace("{0}", "QUOTED").replace("{1}", LONG[:200])
        return _quoted(quoted.replace("{{", "{").replace("}}", "}"))

    other = _OTHER.replace("LONG", LONG)
    return _written(folder, filled(_LIST), {"甲": filled(_REPORTS), "乙": other})


def _quoted(text: str) -> str:
    """QUOTED指标 as the hostile text with 指标 behind it, in double quotes."""
    escaped = HOSTILE.replace('"', '\\"')
    parts = text.split("QUOTED")
    words = [part[: _end(part)] for part in parts[1:]]
    rest = [part[_end(part) :] for part in parts[1:]]
    return parts[0] + "".join(
        f'"{escaped}{word}"{more}' for word, more in zip(words, rest, strict=True)
    )


def _end(part: str) -> int:
    return next((n for n, char in enumerate(part) if char in ":,]}\n"), len(part))


def empty(folder: Path) -> Ledger:
    """A list without projects."""
    return _written(folder, "year: 2025\ntitle: 示例县2025年民生实事\nprojects: []\n", {})


def almost(folder: Path) -> Ledger:
    """Two projects of one unit on one level: one at 99.96%, one in full and accepted."""
    projects = "".join(
        f"  - {{id: {n}, level: 市级, name: 项目{n}, units: [甲局], task: 培训 10000 人次,\n"
        "     indicators: [{name: 培训, target: 10000, measure: 人次}]}\n"
        for n in (1, 2)
    )
    text = f"year: 2025\ntitle: 示例县2025年民生实事\nprojects:\n{projects}"
    report = (
        "unit: 甲局\nyear: 2025\nreports:\n  - as_of: 2025-12-31\n    projects:\n"
        "      - {project: 1, actuals: {培训: 9996}}\n"
        "      - {project: 2, actuals: {培训: 10000}, evidence: [名册], accepted: 2025-12-20}\n"
    )
    return _written(folder, text, {"甲局": report})


def _written(folder: Path, targets: str, reports: dict[str, str]) -> Ledger:
    data = folder / "data"
    (data / "progress").mkdir(parents=True)
    (data / "targets_2025.yaml").write_text(targets, encoding="utf-8")
    for name, text in reports.items():
        (data / "progress" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return ledger_in(data)


CASES: dict[str, Callable[[Path], bytes]] = {
    "shipped": lambda _: page(shipped(), "2025-09-30"),
    "late": lambda _: page(shipped(), "2025-12-31"),
    "unreported": lambda _: page(shipped(), "2025-01-31"),
    "sixty": lambda _: page(district("twenty"), "2026-09-30"),
    "unit": lambda _: page(shipped(), "2025-09-30", unit="公共服务局"),
    "hostile": lambda folder: page(hostile(folder), "2025-09-30"),
    "empty": lambda folder: page(empty(folder), "2025-09-30"),
    "almost": lambda folder: page(almost(folder), "2025-12-31"),
    "done": lambda folder: page(almost(folder), "2025-12-31", project=2),
}
"""The pages that are looked at, by name."""
