"""Makes docs/rules.md of the pages of the rules: `python docs/rules.py [--check]`.

With --check nothing is written; the exit code is 1 where docs/rules.md is out of date.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from minsheng.catalogue import LAYERS, RULES, SEVERITY_WORDS
from minsheng.render.page import as_markdown

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "fixtures" / "base"
FILE = Path(__file__).with_name("rules.md")

MADE = "<!-- 由 docs/rules.py 生成；要改，请改 minsheng/rules/pages/ 里的文件。 -->\n"
HEAD = (
    "`minsheng validate` 报告的每个问题都带一个编号，如 `L401`。这里逐条说明它是什么意思、"
    "怎样改，各附一个反例和一个正例。在命令行里看一条：`minsheng rule L401`。\n"
)
WEIGHTS = """- **错误**：必须改正，改正以前不输出任何数字。
- **警告**：多半有误，请核实；`minsheng validate --strict` 把它也算不通过。
- **说明**：只是提醒，不影响结果。
"""
EXAMPLES = (
    "例子都放进下面这本小台账里检查，今天是 2025 年 12 月 31 日。"
    "县名、单位、项目和数字都是编的（示例）。"
    "写着“第 52—55 行换成”的，是把目标清单的这几行换掉，其余不动；"
    "写着文件名的，是整个文件换成这样，或者添上这个文件。"
    "看不见的字符写成 `<Tab>`、`<全角空格>`、`<U+2028>` 的样子。\n"
)
LETTERS = {
    "Y": "文件能不能读：编码、标点、空格、日期和数字的写法。",
    "S": "该有的有没有，写的是不是该写的。",
    "T": "目标清单自身，以及它与任务原文是否一致。",
    "P": "一份填报与目标清单是否一致。",
    "L": "前后各期、各个单位放在一起看。",
    "G": "与以前提交过的比较（`minsheng validate --base`）。",
}


def contents() -> Iterator[str]:
    """The table of contents."""
    yield "## 目录\n"
    for letter, name in LAYERS.items():
        yield f"### {letter} {name}\n\n{LETTERS[letter]}\n"
        rows = ["| 编号 | 程度 | 规则 |", "|---|---|---|"]
        rows += [
            f"| [{rule}](#{rule.lower()}) | {SEVERITY_WORDS[entry.severity]} | {entry.title} |"
            for rule, entry in RULES.items()
            if rule.startswith(letter)
        ]
        yield "\n".join(rows) + "\n"


def base_ledger() -> Iterator[str]:
    """The ledger that the examples are laid over, with the numbers of its lines."""
    yield "## 例子用的台账\n"
    yield EXAMPLES
    for file in (BASE / "targets_2025.yaml", *sorted(BASE.glob("progress/*.yaml"))):
        lines = file.read_text(encoding="utf-8").splitlines()
        numbered = "\n".join(f"{n:2}  {line}".rstrip() for n, line in enumerate(lines, start=1))
        yield f"data/{file.relative_to(BASE).as_posix()}：\n\n```text\n{numbered}\n```\n"


def explained() -> Iterator[str]:
    """Every rule's page."""
    for letter, name in LAYERS.items():
        yield f"## {letter} {name}\n"
        for rule in RULES:
            if rule.startswith(letter):
                yield f'<a id="{rule.lower()}"></a>\n\n{as_markdown(rule, level=3)}'


def main() -> int:
    """Writes or checks docs/rules.md."""
    text = "\n".join(
        [MADE, "# 检查数据的规则\n", HEAD, WEIGHTS, *contents(), *base_ledger(), *explained()]
    )
    is_stale = not FILE.exists() or FILE.read_text(encoding="utf-8") != text
    if is_stale and "--check" not in sys.argv:
        FILE.write_text(text, encoding="utf-8", newline="\n")
    print("docs/rules.md: " + ("out of date" if is_stale else "up to date"))
    return int(is_stale and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
