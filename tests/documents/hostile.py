"""A ledger whose every name, task and word may be an attack, and what must be seen of each."""

from pathlib import Path
from typing import NamedTuple


class Attack(NamedTuple):
    """A text as it stands in the data, as it is printed among names, and among the words."""

    text: str
    as_name: str = ""
    as_words: str = ""

    @property
    def name(self) -> str:
        """What is seen of it where it is a name, a task or a title."""
        return self.as_name or self.text

    @property
    def words(self) -> str:
        """What is seen of it in a document where a unit wrote it: 存在问题 …"""
        return self.as_words or self.text


ATTACKS = (
    Attack("=cmd|' /C calc'!A0"),
    Attack('=HYPERLINK("http://example.com/?x="&A1,"点这里")'),
    Attack("+1"),
    Attack("-1+2"),
    Attack("@SUM(1)"),
    Attack("＝1+1"),
    Attack("'=1+1"),
    Attack("<script>alert(1)</script>"),
    Attack("<img src=x onerror=alert(1)>"),
    Attack('"><svg onload=alert(1)>'),
    Attack("</style></title></textarea>尾"),
    Attack("<!-- 注释 -->"),
    Attack("]]>"),
    Attack("&lt;b&gt;&amp;&#60;"),
    Attack("{{7*7}}{% raw %}${7*7}#{7*7}"),
    Attack("![图](javascript:alert(1)) [链](http://example.com) <http://example.com>"),
    Attack("*甲* _乙_ `丙` ~丁~ $戊$ | 己 \\ 庚 # 辛"),
    Attack("http://example.com/?a=1&b=2"),
    Attack("{PAGE} { HYPERLINK x } _x0041_ _x000D_"),
    Attack("甲;=1+1,乙\"丙\"'丁'"),
    Attack("e\u0301 👩\u200d🚒 🎉 㐂𠮷"),
    Attack("[red]红[/red] %s %(a)s {0} \\u0041 \\n"),
    Attack("\u202e倒序\u202c", "<U+202E>倒序<U+202C>", "倒序"),
    Attack("右\u200f左\u2066隔\u2069", "右<U+200F>左<U+2066>隔<U+2069>", "右左隔"),
    Attack("甲\x01乙\x1b[2J", "甲␁乙␛[2J", "甲乙[2J"),
    Attack("丙\ufffe丁\uffff", "丙<U+FFFE>丁<U+FFFF>", "丙丁"),
    Attack("长" + "A" * 200),
)
LONG = ("建" * 10_000, "A" * 10_000, "进展顺利。" * 2_000, "一行\n" * 2_000 + "尾")
"""What a unit may write at length: without blanks, sentences, many lines."""
LEVELS = ("=1+1级", "<b>级</b>")
REMOVED = ("U+202E、U+202C", "U+200F、U+2066、U+2069", "U+0001、U+001B", "U+FFFE、U+FFFF")
"""The characters that a document cannot keep, as the warnings name them."""


def quoted(text: str) -> str:
    """The text as YAML that can hold any character."""
    return '"' + "".join(map(_written, text)) + '"'


def _written(char: str) -> str:
    is_plain = char.isprintable() and char not in '\\"'
    return char if is_plain else f"\\U{ord(char):08X}"


def hostile(folder: Path) -> Path:
    """Writes the ledger: a project and a unit for each attack, one more project for each of LONG.

    Every project has a quantity (1, then 2 of 30 reported, so that there is a forecast) and a
    checklist (its item not finished).
    """
    data = folder / "data"
    (data / "progress").mkdir(parents=True)
    texts = [attack.text for attack in ATTACKS]
    names = [*texts, *(f"长文{number}" for number in range(len(LONG)))]
    said = [*texts, *LONG]
    projects = "".join(_project(number, name) for number, name in enumerate(names, 1))
    head = f"year: 2025\ntitle: {quoted(texts[0] + texts[7])}\ndocument: {quoted(texts[7])}\n"
    head += f"issuer: {quoted(texts[0])}\nlevels: [{', '.join(map(quoted, LEVELS))}]\n"
    (data / "targets_2025.yaml").write_text(f"{head}projects:\n{projects}", encoding="utf-8")
    for number, (name, words) in enumerate(zip(names, said, strict=True), 1):
        path = data / "progress" / f"{number}.yaml"
        path.write_text(_report(number, name, words), encoding="utf-8")
    return data


def _project(number: int, name: str) -> str:
    level = LEVELS[number % 2]
    return f"""\
  - id: {number}
    level: {quoted(level)}
    name: {quoted(name)}
    units: [{quoted(name)}]
    task: {quoted(f"{name}，建设 30 个，完成 1 处。")}
    indicators:
      - name: {quoted(name)}
        target: 30
        measure: 个
        quote: 建设 30 个
      - name: 事项
        items: [{quoted(name)}]
        measure: 处
        quote: 完成 1 处
"""


def _report(number: int, name: str, words: str) -> str:
    said = quoted(words)
    return f"""\
unit: {quoted(name)}
year: 2025
reports:
  - as_of: 2025-08-31
    projects: [{{project: {number}, actuals: {{{quoted(name)}: 1}}}}]
  - as_of: 2025-09-30
    projects:
      - project: {number}
        actuals: {{{quoted(name)}: 2, 事项: []}}
        progress: {said}
        problems: {said}
        next_steps: {said}
        evidence: [{said}]
        correction: {said}
"""
