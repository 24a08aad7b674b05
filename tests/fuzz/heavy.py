"""Files as large as a file may be, and full of one mistake: made by name, to any size."""

from collections.abc import Callable, Iterator

import yaml

from minsheng.source.compose import MAX_EVENTS
from minsheng.source.decode import MAX_BYTES
from tests.small_files import LIST as _TARGETS

LIST = "targets_2025.yaml"
REPORT = "progress/建设局.yaml"
_INDICATOR = "      - {name: 开工道路, target: 12, measure: 条}\n"
_REPORTS = "unit: 建设局\nyear: 2025\nreports:\n"
_DAY = "  - as_of: 2025-09-30\n    projects:\n"
_FIGURES = f"{_REPORTS}{_DAY}      - project: 1\n        actuals:"
_EACH = f"{_FIGURES}\n"
_ENTRIES = _REPORTS + _DAY
_NO_REPORT = _REPORTS.replace("reports:", "reports: []")
_EVIDENCE = f"{_ENTRIES}      - project: 1\n        progress: 好\n        evidence:\n"
_NO_PROJECT = _TARGETS[: _TARGETS.index("  - id")]
_NO_UNITS = _TARGETS[: _TARGETS.index("    units")] + "    units: ["
_NO_TASK = _TARGETS[: _TARGETS.index("    task")] + "    task: "
_OPEN_TASK = _TARGETS[: _TARGETS.index("12 条。")]
_MILESTONE = "    indicators: [{name: 路, milestone: true}]\n"
_NO_COMMITMENT = _TARGETS[: _TARGETS.index("    indicators")] + _MILESTONE + "    commitments: ["
_ITS_TARGET = "\n    indicators: [{name: 路, target: 12, measure: 条, quote: 12 条}]\n"
_ITS_TASK = f"]\n    task: 路\n{_MILESTONE}"
_QUANTITY = _TARGETS + "      - {name: 路, measure: 条, target: 12,"
_PART = "target: 1, measure: 条, subset_of"
_PLEDGE = "name: 修路, task: 路 12 条, indicators: [{name: 路, target: 12, measure: 条}]"
_LONG = "改造主城区以外各乡镇的农村公路桥梁以及沿线的安全防护设施并且完成验收移交"


def _day(number: int) -> str:
    """The head of a report of another day of the year."""
    return _DAY.replace("09-30", f"{number // 28 % 12 + 1:02}-{number % 28 + 1:02}")


def _alike(number: int) -> str:
    """Another name for each number, and all of them one to the eye."""
    return f"{number:b}".replace("1", "o")


def _repeated(head: str, piece: Callable[[int], str], size: int, tail: str = "") -> bytes:
    """`head`, pieces 0, 1, 2 … as many as a file may have in `size` bytes, and `tail`."""
    left = size - len((head + tail).encode())
    most = _most_pieces(head, piece, tail)
    sizes = ((text, len(text.encode())) for text in map(piece, range(most)))
    return (head + "".join(_fitting(sizes, left)) + tail).encode()


def _most_pieces(head: str, piece: Callable[[int], str], tail: str) -> int:
    """How many pieces have fewer events than a file may have; any number if they are no YAML."""
    one, two = (head + "".join(map(piece, range(n))) + tail for n in (50, 100))
    try:
        few, many = (sum(1 for _ in yaml.parse(text, yaml.CSafeLoader)) for text in (one, two))
    except yaml.YAMLError:
        return MAX_BYTES
    return 50 * (MAX_EVENTS - few) // max(1, many - few)


def _fitting(sized: Iterator[tuple[str, int]], room: int) -> Iterator[str]:
    for text, size in sized:
        room -= size
        if room < 0:
            return
        yield text


# What one case repeats: the file, what stands before, one piece, what stands behind.
_CASES: dict[str, tuple[str, str, Callable[[int], str], str]] = {
    "one line": (REPORT, "unit: ", lambda _: "局" * 1000, "\n"),
    "one line of keys": (REPORT, "{", lambda n: f"k{n}: 1, ", "}\n"),
    "spaces": (REPORT, "", lambda _: " " * 1000, ""),
    "blank lines": (REPORT, "", lambda _: "\n" * 1000, ""),
    "hashes": (REPORT, "", lambda _: "#" * 1000, ""),
    "comment lines": (REPORT, _REPORTS, lambda _: "#\n" * 100, ""),
    "dashes on a line": (REPORT, "", lambda _: "- ", ""),
    "dashes on lines": (REPORT, "", lambda _: "-\n", ""),
    "double quotes": (REPORT, "", lambda _: '"' * 1000, ""),
    "single quotes": (REPORT, "unit: ", lambda _: "'" * 1000, ""),
    "a quote left open": (REPORT, 'unit: "', lambda _: "局\n", ""),
    "brackets": (REPORT, "unit: ", lambda _: "[" * 1000, ""),
    "braces": (REPORT, "unit: ", lambda _: "{" * 1000, ""),
    "a bracket left open": (REPORT, "unit: [", lambda _: "甲, ", ""),
    "colons": (REPORT, "unit", lambda _: ":" * 1000, ""),
    "colons and spaces": (REPORT, "unit", lambda _: ": " * 1000, ""),
    "question marks": (REPORT, "", lambda _: "? ", ""),
    "question marks on lines": (REPORT, "", lambda _: "?\n", ""),
    "ampersands": (REPORT, "unit: ", lambda n: f"&a{n} ", ""),
    "percent signs": (REPORT, "", lambda _: "%\n", ""),
    "documents": (REPORT, "", lambda _: "---\n", ""),
    "tabs": (REPORT, "unit:", lambda _: "\t" * 1000, ""),
    "fullwidth colons": (REPORT, "", lambda n: f"第{n}行：值\n", ""),
    "ideographic spaces": (REPORT, "", lambda _: "\u3000" * 1000, ""),
    "zero bytes": (REPORT, "", lambda _: "\0" * 1000, ""),
    "carriage returns": (REPORT, "unit: 甲", lambda _: "\r" * 1000, ""),
    "digits": (REPORT, "unit: 甲\nyear: ", lambda _: "9" * 1000, "\n"),
    "digits of a task": (LIST, _OPEN_TASK, lambda _: "9" * 1000, "\n"),
    "dotted digits": (REPORT, "unit: 甲\nyear: ", lambda _: "1:" * 1000, "\n"),
    "a literal block": (REPORT, "unit: |\n", lambda _: "  局\n", ""),
    "a fold of words": (REPORT, "unit: >\n", lambda _: "  a b\n", ""),
    "escapes": (REPORT, 'unit: "', lambda _: "\\u4e00" * 100, '"\n'),
    "an enormous key": (REPORT, "", lambda _: "键" * 300, ": 1\n"),
    "unknown keys": (REPORT, _NO_REPORT, lambda n: f"k{n}: 1\n", ""),
    "keys like known ones": (REPORT, "unit: 甲\n", lambda n: f"report{n}: 1\n", ""),
    "long keys": (REPORT, "", lambda n: f"{_LONG}{n}: 1\n", ""),
    "the same key": (REPORT, "unit: 甲\n", lambda _: "year: 2025\n", ""),
    "the same keys twice": (REPORT, _EACH, lambda n: f"          k{n // 2}: 1\n", ""),
    "misspelt indicators": (REPORT, _EACH, lambda n: f"          开工道{n}: 1\n", ""),
    "long misspelt indicators": (REPORT, _EACH, lambda n: f"          {_LONG}{n}: 1\n", ""),
    "refused figures": (REPORT, _EACH, lambda n: f"          道路{n}: 010\n", ""),
    "keys that swallowed a value": (REPORT, _EACH, lambda n: f"          道路：{n}\n", ""),
    "wrong items": (REPORT, _FIGURES + " {清单: [", lambda n: f"{_LONG}{n}, ", "]}\n"),
    "bad dates": (REPORT, _REPORTS, lambda _: "  - {as_of: 2025/9/31, projects: []}\n", ""),
    "other dates": (REPORT, _REPORTS, lambda _: "  - {as_of: 2025年9月30日, projects: []}\n", ""),
    "days that are not": (
        REPORT,
        _REPORTS,
        lambda _: "  - {as_of: 2025-09-31, projects: []}\n",
        "",
    ),
    "reports without a date": (REPORT, _REPORTS, lambda _: "  - {projects: []}\n", ""),
    "reports that are text": (REPORT, _REPORTS, lambda _: "  - 甲\n", ""),
    "reports of one day": (
        REPORT,
        _REPORTS,
        lambda _: f"{_DAY}      - {{project: 1, actuals: {{开工道路: 3}}}}\n",
        "",
    ),
    "falling figures": (
        REPORT,
        _REPORTS,
        lambda n: f"{_day(n)}      - {{project: 1, actuals: {{开工道路: {10**7 - n}}}}}\n",
        "",
    ),
    "entries that say nothing": (REPORT, _ENTRIES, lambda _: "      - {project: 1}\n", ""),
    "unknown projects": (
        REPORT,
        _ENTRIES,
        lambda n: f"      - {{project: {n + 2}, progress: 好}}\n",
        "",
    ),
    "project numbers in quotes": (
        REPORT,
        _ENTRIES,
        lambda _: '      - {project: "1", progress: 好}\n',
        "",
    ),
    "missing evidence": (REPORT, _EVIDENCE, lambda n: f"          - ./{n}.jpg\n", ""),
    "figures without a value": (REPORT, _EACH, lambda n: f"          道{n}:\n", ""),
    "wrong kinds": (REPORT, _EACH, lambda n: f"          开工道路{n}: 12条\n", ""),
    "projects": (LIST, _NO_PROJECT, lambda _: "  - {id: 1}\n", ""),
    "whole projects": (
        LIST,
        _NO_PROJECT,
        lambda n: f"  - {{id: {n + 1}, level: 市, units: [局{n}], {_PLEDGE}}}\n",
        "",
    ),
    "the same project": (
        LIST,
        _NO_PROJECT,
        lambda _: f"  - {{id: 1, level: 市级, units: [建设局], {_PLEDGE}}}\n",
        "",
    ),
    "indicators": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, target: 12, measure: 条}}\n",
        "",
    ),
    "the same indicator": (LIST, _TARGETS, lambda _: _INDICATOR, ""),
    "indicators without a target": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, measure: 条}}\n",
        "",
    ),
    "indicators with a misspelt key": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, tarket: 1, measure: 条}}\n",
        "",
    ),
    "parts of no whole": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, {_PART}: 路{n}丙}}\n",
        "",
    ),
    "parts of parts": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, {_PART}: 路{max(n - 1, 0)}}}\n",
        "",
    ),
    "quotes not in the task": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{n}, target: 1, measure: 条, quote: 道路 {n} 条}}\n",
        "",
    ),
    "numbers in a task": (LIST, _OPEN_TASK, lambda n: f"{n} 条，", _ITS_TARGET),
    "Chinese numbers in a task": (LIST, _NO_TASK, lambda _: "一万三千所，", _ITS_TARGET),
    "units": (LIST, _NO_UNITS, lambda n: f"局{n}, ", _ITS_TASK),
    "units of an indicator": (
        LIST,
        _TARGETS + "      - {name: 路, milestone: true, units: [",
        lambda n: f"局{n}, ",
        "]}\n",
    ),
    "commitments not in the task": (LIST, _NO_COMMITMENT, lambda n: f"满意{n}, ", "]\n"),
    "items": (
        LIST,
        _TARGETS + "      - {name: 路, measure: 条, quote: 开工道路 12 条, items: [",
        lambda n: f"路{n}, ",
        "]}\n",
    ),
    "the same item": (
        LIST,
        _TARGETS + "      - {name: 路, measure: 条, items: [",
        lambda _: "路, ",
        "]}\n",
    ),
    "points of a plan": (
        LIST,
        _QUANTITY + " plan: [",
        lambda _: "{by: 2025-06-30, value: 3}, ",
        "]}\n",
    ),
    "revisions": (
        LIST,
        _QUANTITY + " revisions: [",
        lambda _: "{since: 2025-06-30, target: 3, document: 文, reason: 由}, ",
        "]}\n",
    ),
    "commitments of the longest task": (
        LIST,
        _TARGETS[: _TARGETS.index("    task")]
        + "    task: "
        + "路" * 4_900
        + f"\n{_MILESTONE}    commitments: [",
        lambda n: f"路{n}, ",
        "]\n",
    ),
    "quotes of the longest task": (
        LIST,
        _TARGETS.replace("12 条。", "路" * 4_900),
        lambda n: f"      - {{name: 路{n}, target: 1, measure: 条, quote: 路 {n} 条}}\n",
        "",
    ),
    "acceptances": (
        REPORT,
        _REPORTS,
        lambda n: (
            f"{_day(n)}      - {{project: 1, actuals: {{开工道路: 1}}, accepted: 2025-01-01}}\n"
        ),
        "",
    ),
    "checklists": (
        REPORT,
        _REPORTS,
        lambda n: f"{_day(n)}      - {{project: 1, actuals: {{清单: [东桥, 西桥]}}}}\n",
        "",
    ),
    "figures far over the target": (
        REPORT,
        _REPORTS,
        lambda n: f"{_day(n)}      - {{project: 1, actuals: {{开工道路: {n + 100}}}}}\n",
        "",
    ),
    "a figure in thousands of groups": (
        REPORT,
        _FIGURES + " {开工道路: [1",
        lambda _: ", 500",
        "]}\n",
    ),
    "parts that all look alike": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: 路{_alike(n)}, {_PART}: 路{_alike(n)}L}}\n",
        "",
    ),
    "parts of a long name": (
        LIST,
        _TARGETS,
        lambda n: f"      - {{name: {_LONG}{n}, {_PART}: {_LONG}{n}丙}}\n",
        "",
    ),
    "revisions of a part": (
        LIST,
        f"{_TARGETS}{_INDICATOR}      - {{name: 部分, subset_of: 开工道路, target: 1, measure: 条"
        ", revisions: [",
        lambda n: (
            f"{{since: {n // 336 + 1950}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}, target: 3, "
            "document: 文, reason: 由}, "
        ),
        "]}\n",
    ),
    "units outside a large project": (
        LIST,
        _TARGETS.replace("[建设局]", "[" + ", ".join(f"局{n}" for n in range(60_000)) + "]")
        + "      - {name: 路, milestone: true, units: [",
        lambda n: f"处{n}, ",
        "]}\n",
    ),
    "levels": (LIST, "levels: [", lambda n: f"级{n}, ", "]\n" + _TARGETS + _INDICATOR),
}
NAMES = tuple(_CASES)


def made(name: str, size: int = MAX_BYTES) -> dict[str, bytes]:
    """The files of a ledger, of which the one that the case is about has nearly `size` bytes."""
    file, head, piece, tail = _CASES[name]
    whole = {
        LIST: (_TARGETS + _INDICATOR + _checklist()).encode(),
        REPORT: (_FIGURES + " {开工道路: 3}\n").encode(),
    }
    return {**whole, file: _repeated(head, piece, size, tail)}


def _checklist() -> str:
    return "      - {name: 清单, measure: 座, items: [东桥, 西桥, 南桥, 北桥]}\n"
