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
_NO_TEXT = {
    b"PK\x03\x04": " Excel、Word 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版的 Excel 或 Word 文件",
    b"%PDF-": " PDF 文件",
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

    Refused: over 5 MB (Y002), no text or another encoding (Y001, named where it can be told),
    control characters (Y014), line separators that editors do not count (Y013).
    """
    if refusal := _at_first_sight(data):
        return refusal
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)
    if text.replace("\n", "").isprintable():  # as nearly every text is: then there is none of these
        return text
    if "\0" in text and _of_wide_units(data):
        return _not_utf8(data, 0)
    return _refused_character(text) or text


def _at_first_sight(data: bytes) -> Refusal | None:
    """What the size or the first bytes say against the file."""
    for mark, name in _NO_TEXT.items():
        if data.startswith(mark):
            what = f"这是{name}，不是文本文件"
            return Refusal("Y001", 1, 1, what, "内容要写进文本文件，只改后缀不行")
    if len(data) > MAX_BYTES:
        return Refusal("Y002", 1, 1, "文件超过 5 MB", "按月拆成几个文件放进同名文件夹")
    return None


def _refused_character(text: str) -> Refusal | None:
    if match := _CONTROL.search(text):
        what = f"含有控制字符 U+{ord(match[0]):04X}"
        return _at(text, match.start(), "Y014", what, "删去该字符")
    if match := _LINE_SEPARATOR.search(text):
        what = f"含有{_SEPARATOR_NAMES[match[0]]}，不同的编辑器数出的行不一样"
        return _at(text, match.start(), "Y013", what, "改用普通换行")
    return None


def _at(text: str, offset: int, rule: str, message: str, hint: str) -> Refusal:
    start = text.rfind("\n", 0, offset) + 1
    return Refusal(rule, text.count("\n", 0, offset) + 1, offset - start + 1, message, hint)


def _not_utf8(data: bytes, offset: int) -> Refusal:
    """Names the encoding that Chinese office software most likely wrote."""
    name = _guess(data)
    good = data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")
    line = data.count(b"\n", 0, offset) + 1
    if name in ("UTF-16", "UTF-32"):
        line, good = 1, ""
    what = f"文件编码是 {name}，不是 UTF-8" if name else "文件不是 UTF-8 编码的文本"
    hint = "用编辑器“另存为”，编码选 UTF-8"
    return Refusal("Y001", line, len(good) + 1, what, hint)


def _guess(data: bytes) -> str | None:
    if wide := _of_wide_units(data):
        return wide
    for codec, name in (("gbk", "GBK"), ("gb18030", "GB18030")):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return None


def _of_wide_units(data: bytes) -> str | None:
    """The encoding of two or four bytes a character that the first ones speak of."""
    start = data[:200]
    if any(_is_of(start, codec) for codec in ("utf-32-le", "utf-32-be")):
        return "UTF-32"
    has_mark = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    return "UTF-16" if has_mark or start.count(0) > len(start) // 4 else None


def _is_of(data: bytes, codec: str) -> bool:
    try:
        return bool(data.decode(codec))
    except UnicodeDecodeError:
        return False
