"""Bytes of a file to text, or the reason why they are not text that can be trusted."""

import re
from codecs import BOM_UTF8
from typing import NamedTuple

MAX_BYTES = 5 * 1024 * 1024

# What YAML or an editor does not count as text; tab, LF and CR are left out.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\ufeff")
_LINE_SEPARATOR = re.compile("[\u2028\u2029\x85]|\r(?!\n)")
_SEPARATOR_NAMES = {
    "\u2028": " U+2028（行分隔符）",
    "\u2029": " U+2029（段分隔符）",
    "\x85": " U+0085（换行符）",
    "\r": "单独的回车符（CR）",
}


class Refusal(NamedTuple):
    """Why a text is refused, by which rule, and where (from 1, in characters)."""

    rule: str
    line: int
    column: int
    message: str
    hint: str | None = None
    end_line: int = 0
    end_column: int = 0


def decode(data: bytes) -> str | Refusal:
    """The text of a UTF-8 file without its byte order mark, line ends as they are.

    Refused: over 5 MB (Y002), another encoding (Y001, named where it can be told),
    control characters (Y014), line separators that editors do not count (Y013).
    """
    if len(data) > MAX_BYTES:
        return Refusal("Y002", 1, 1, "文件超过 5 MB", "按月拆成几个文件放进同名文件夹")
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)
    if text.replace("\n", "").isprintable():  # as nearly every text is: then there is none of these
        return text
    if match := _CONTROL.search(text):
        return _at(
            text,
            match.start(),
            "Y014",
            f"含有控制字符 U+{ord(match[0]):04X}",
            "删去该字符",
        )
    if match := _LINE_SEPARATOR.search(text):
        name = _SEPARATOR_NAMES[match[0]]
        return _at(
            text,
            match.start(),
            "Y013",
            f"含有{name}，不同的编辑器数出的行不一样",
            "改用普通换行",
        )
    return text


def _at(text: str, offset: int, rule: str, message: str, hint: str) -> Refusal:
    start = text.rfind("\n", 0, offset) + 1
    return Refusal(rule, text.count("\n", 0, offset) + 1, offset - start + 1, message, hint)


def _not_utf8(data: bytes, offset: int) -> Refusal:
    """Names the encoding that Chinese office software most likely wrote."""
    name = _guess(data)
    good = data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")
    line = data.count(b"\n", 0, offset) + 1
    if name == "UTF-16":
        line, good = 1, ""
    what = f"文件编码是 {name}，不是 UTF-8" if name else "文件不是 UTF-8 编码的文本"
    hint = "用编辑器“另存为”，编码选 UTF-8"
    return Refusal("Y001", line, len(good) + 1, what, hint)


def _guess(data: bytes) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    for codec, name in (("gbk", "GBK"), ("gb18030", "GB18030")):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return None
