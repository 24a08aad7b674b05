"""The real cause of a syntax error, found on the lines where typing slips usually are."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng.source.decode import Refusal

_LONGEST_LINE = 2000  # a slip is looked for in the first characters of a line only
_KEY = r"[^\s\"'#:：{}\[\],|>-][^\"'#:：{}\[\],]{0,39}"
_FULLWIDTH_COLON = re.compile(rf"^\s*(?:-\s+)*{_KEY}(：)")
_NO_SPACE_AFTER_COLON = re.compile(rf"^\s*(?:-\s+)*{_KEY}(:)[^\s:/]")
_NO_SPACE_AFTER_DASH = re.compile(rf"^\s*(-)(?![-\s]){_KEY}:(?:\s|$)")
_IDEOGRAPHIC = re.compile(r"^[ \t]*(?:-\s*)?(\u3000+)|:(\u3000)|-(\u3000)")
_FULLWIDTH_COMMA = re.compile(r"[\[{][^\]}]*(，)")
_TAB = re.compile(r"^\s*?(\t)|^\s*-\s*?(\t)|:\s*?(\t)\s*[^\s]")
_BARE_PERCENT = re.compile(r":\s+(%)")
_MORE_THAN = re.compile(r":\s+(>=?)\s*[0-9]")
_CUT_BY_COMMENT = re.compile(r"[\[{][^\]}\"']*\s(#)[^\]}]*[\]}]")
_FULLWIDTH_BRACKET = re.compile(r":\s+([｛［])|[\[{][^\]}]*([｝］])[^\]}]*$")
_ITEM_WITHOUT_SPACE = re.compile(r"^\s+(-)(?![-\s.\d])[^:：]*$")
_LONE_MARK = re.compile(r":\s+([-?])\s*$")

_KEY_LINE = re.compile(rf"(?P<before>\s*(?P<dash>-\s*)*)(?P<key>{_KEY})[:：]\s*(?P<value>\S?)")
_EVERYWHERE = ("Y005", "Y006", "Y007", "Y008")
_MOST_SLIPS = 500

DASH = ("减号后面少一个空格", "写成“- 值”，减号后留一个空格")
_NO_SPACE = ("冒号后面少一个空格", "写成“键: 值”，冒号后留一个空格")
_FULLWIDTH = ("用了全角冒号“：”", "换成半角冒号加一个空格“: ”")
_SWALLOWED = (("：", "Y005", *_FULLWIDTH), (":", "Y008", *_NO_SPACE))
_LEFT_OPEN = ("',' or ']'", "',' or '}'", "unexpected end of stream", "document indicator", "':'")

_CAUSES = (
    (_FULLWIDTH_COLON, "Y005", *_FULLWIDTH),
    (_IDEOGRAPHIC, "Y006", "用了全角空格", "换成半角空格"),
    (_FULLWIDTH_COMMA, "Y022", "用了全角逗号“，”", "换成半角逗号加一个空格“, ”"),
    (_TAB, "Y007", "用了制表符（Tab）", "换成空格"),
    (_FULLWIDTH_BRACKET, "Y004", "用了全角括号", "换成半角的 { } 或 [ ]"),
    (_BARE_PERCENT, "Y019", "% 不能直接写在值的开头", '加引号，写作 "%"'),
    (_MORE_THAN, "Y004", "数字前面不能写“>”", "只写数字，如 1180"),
    (_LONE_MARK, "Y004", "值不能只写“-”或“?”", "没有就不写这一行；确实是零写 0"),
    (_NO_SPACE_AFTER_COLON, "Y008", *_NO_SPACE),
    (_NO_SPACE_AFTER_DASH, "Y008", *DASH),
    (_ITEM_WITHOUT_SPACE, "Y008", *DASH),
    (
        _CUT_BY_COMMENT,
        "Y004",
        "“#”以后都是注释，括号因此没有收尾",
        "去掉“#”和它后面的话，或给值加引号",
    ),
)

# What libyaml says, in words for people who do not know YAML.
_SYNTAX = (
    (
        "mapping values are not allowed",
        "这里不该再有冒号：上一行没有写完，或缩进不对；值里有冒号的，整个值要加引号",
    ),
    ("scanning an alias", "值不能以 * 开头：把整个值用引号括起来"),
    ("scanning an anchor", "值不能以 & 开头：把整个值用引号括起来"),
    ("scanning a tag", "值不能以 ! 开头：把整个值用引号括起来"),
    ("scanning a block scalar", "值不能以 | 或 > 开头：把整个值用引号括起来"),
    ("could not find expected ':'", "这一行少了冒号，或缩进不对"),
    ("did not find expected key", "这一行与上文对不齐：检查缩进，以及引号是否成对"),
    ("did not find expected '-'", "列表的每一项都应以“- ”开头并对齐"),
    ("did not find expected ',' or ']'", "方括号 [ ] 没有收尾，或少了逗号"),
    ("did not find expected ',' or '}'", "花括号 { } 没有收尾，或少了逗号"),
    ("unexpected end of stream", "引号没有收尾"),
    ("unexpected document indicator", "引号没有收尾"),
    ("cannot start any token", "值不能以这个字符开头：把整个值用引号括起来"),
    ("block sequence entries are not allowed", "这里不该有“- ”：检查缩进"),
    ("did not find expected node content", "这里应当有内容：检查括号、逗号是否成对"),
    ("unknown escape character", "双引号里的反斜杠要写成两个，或改用单引号"),
)


def typical_cause(lines: Sequence[str], first: int, last: int) -> Refusal | None:
    """The first typing slip on lines `first` to `last` (counted from 1), None without any."""
    for number in range(max(first, 1), min(last, len(lines)) + 1):
        for pattern, rule, message, hint in _CAUSES:
            if match := pattern.search(lines[number - 1][:_LONGEST_LINE]):
                start, end = next(match.span(i) for i in range(1, 4) if match[i] is not None)
                return Refusal(rule, number, start + 1, message, hint, number, end + 1)
    return None


def all_causes(lines: Sequence[str], found: Refusal) -> list[Refusal]:
    """`found` and every other line with a slip of its kind: colons, dashes and blanks.

    A file that cannot be read tells of all of them at once, up to `_MOST_SLIPS`. Lines that go on
    with a text (deeper than the key that it belongs to) and items of text hold no slips.
    """
    slips = [found]
    if found.rule in _EVERYWHERE:
        others = (typical_cause(lines, number, number) for number in _lines_with_keys(lines))
        slips += islice((slip for slip in others if slip and _is_another(slip, found)), _MOST_SLIPS)
    return sorted(slips, key=lambda slip: slip.line)


def _is_another(slip: Refusal, found: Refusal) -> bool:
    return slip.rule in _EVERYWHERE and slip.line != found.line


def _lines_with_keys(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines where a key stands, rather than more of a text above."""
    owner: int | None = None
    for number, line in enumerate(lines, start=1):
        match = _KEY_LINE.match(line[:_LONGEST_LINE])
        column = _column(line, match)
        if not line.strip() or (owner is not None and column > owner):
            continue
        owner = column if match and match["value"] else None
        if match and _holds_key(match):
            yield number


def _holds_key(match: re.Match[str]) -> bool:
    """Whether the line holds a key: an item of text may have a colon in it, too."""
    return not match["dash"] or match["key"].isascii()


def _column(line: str, match: re.Match[str] | None) -> int:
    """How far a line is indented: to its key, behind its dashes."""
    if match is None:
        return len(line) - len(line.lstrip())
    return match.end("before") + match["before"].endswith("-")  # where the blank is missing


def slip_in_key(key: str) -> tuple[int, str, str, str] | None:
    """(offset, rule, message, hint) of a key that swallowed its value: `完工道路：4`."""
    for mark, rule, message, hint in _SWALLOWED:
        if 0 < (offset := key.find(mark)) < len(key) - 1:
            return offset, rule, message, hint
    return None


def is_too_deep(problem: str) -> bool:
    """Whether libyaml itself (from 0.2.6 on) gave up on the nesting, before ours was counted."""
    return "nesting depth" in problem


def syntax_error(problem: str, line: int, column: int) -> Refusal:
    """libyaml's own complaint (Y004) in Chinese, at its place."""
    words = next((text for part, text in _SYNTAX if part in problem), "YAML 语法有误")
    return Refusal("Y004", line, column, words, None)


def is_left_open(problem: str) -> bool:
    """Whether libyaml only noticed later what is wrong where it began: a bracket, a quote."""
    return any(part in problem for part in _LEFT_OPEN)


def comes_from_above(problem: str) -> bool:
    """Whether the cause is likely on the line above the one that libyaml names."""
    return any(part in problem for part in ("mapping values", "':'", "<document start>"))
