"""The rows of an official table as pledges; what does not fit is told by its cell."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.founding.sheets import Row, Sheet, lines_in, one_line
from minsheng.founding.titles import Field, Head, field_of, find_table
from minsheng.lookalikes import without_unseen
from minsheng.models.base import JOINT
from minsheng.models.targets import LONGEST_TASK
from minsheng.spellings.words import in_words
from minsheng.text import safe

_MOST_TOLD = 20
_MOST_ROWS = 2000
_LONGEST_NAME = 200
_LEVEL = (Field.LEVEL,)
_SHARED = (Field.UNITS, Field.SUPPORTING)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_NUMBER = re.compile(
    r"(?:第|项目)?\(?(?:(\d{1,6})(?:\.0+)?|([一二三四五六七八九十百零]+))\)?[项号件]?[.、,]?"
)
_JOINTS = re.compile(r"[、，,;；/／|]+(?![^（(]*[)）])")  # not inside brackets
_LEADING = re.compile(r"(?:责任|牵头|主办|主责|主体)+(?:单位|部门)[:：]")
_FOLLOWING = re.compile(r"(?:配合|协办|协同|协助|参与)(?:单位|部门)[:：]")


class Pledge(NamedTuple):
    """A row of the table: a project of the list without its indicators."""

    id: int
    level: str
    name: str
    units: tuple[str, ...]
    supporting: tuple[str, ...]
    task: str


@dataclass(slots=True)
class Reading:
    """The pledges of a table, and what of it was passed over."""

    pledges: list[Pledge] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unused: tuple[str, ...] = ()


def read_pledges(name: str, sheets: Iterator[Sheet]) -> Reading:
    """The pledges of a table; UsageError with everything that is wrong in it, by place."""
    sheet, head = find_table(name, sheets)
    if len(sheet) > _MOST_ROWS:
        raise UsageError(f"{name} 有 {len(sheet)} 行，不像一份清单", f"最多 {_MOST_ROWS} 行")
    reader = _Reader(head)
    for row in sheet[head.row + 1 :]:
        reader.take(row)
    if reader.complaints:
        raise _refusal(name, reader.complaints)
    if not reader.reading.pledges:
        raise UsageError(f"{name} 的表头下面没有项目", "一个项目写一行")
    return reader.reading


def _refusal(name: str, complaints: list[str]) -> UsageError:
    more = len(complaints) - _MOST_TOLD
    lines = [*complaints[:_MOST_TOLD], *([f"……另有 {more} 处"] if more > 0 else [])]
    told = "\n".join(f"  {safe(line)}" for line in lines)
    return UsageError(f"{name} 有 {len(complaints)} 处要改，什么也没有写入：\n{told}")


class _Reader:
    """Takes one row after the other."""

    def __init__(self, head: Head) -> None:
        self.columns = head.columns
        self.reading = Reading(unused=head.unused)
        self.complaints: list[str] = []
        self.level = ""
        self.places: dict[int, str] = {}

    def take(self, row: Row) -> None:
        """A pledge, or nothing: a blank row, a heading between the rows, a repeated head."""
        filled = [text for text in row.cells if text.strip()]
        if not filled or self._is_head(row):
            return
        if len(filled) == 1 and self._is_aside(row):
            self.reading.passed_over.append(f"{row.place()}：{one_line(filled[0])}")
            return
        found = len(self.complaints)
        pledge = self._pledge(row)
        if len(self.complaints) == found:
            self.reading.pledges.append(pledge)

    def _is_head(self, row: Row) -> bool:
        """Whether it is the head again, as at the top of every page."""
        return all(field_of(row.cell(column)) is one for one, column in self.columns.items())

    def _is_aside(self, row: Row) -> bool:
        number = self._text(row, Field.ID)
        return not self._text(row, Field.TASK) and _number(number) is None

    def _pledge(self, row: Row) -> Pledge:
        texts = {one: self._checked(row, one) for one in self.columns}
        number = self._number(row, texts[Field.ID])
        units, others = _offices(texts[Field.UNITS])
        supporting, _ = _offices(texts.get(Field.SUPPORTING, ""))
        if not units and texts[Field.UNITS].strip():
            self._complain(row, Field.UNITS, "没有写明责任单位")
        self._check_names(row, Field.UNITS, units + others)
        self._check_names(row, Field.SUPPORTING, supporting)
        name, task = one_line(texts[Field.NAME]), one_line(texts[Field.TASK])
        self._check_length(row, Field.NAME, name, _LONGEST_NAME)
        self._check_length(row, Field.TASK, task, LONGEST_TASK)
        together = tuple(dict.fromkeys(others + supporting))
        return Pledge(number, self._level(row, texts[Field.LEVEL]), name, units, together, task)

    def _text(self, row: Row, one: Field) -> str:
        """What a cell holds; of a level or of units, what a merged cell shows there."""
        column = self.columns.get(one)
        if column is None:
            return ""
        text = row.cell(column)
        shared = text if text.strip() else row.above.get(column, "")
        return shared if one in (*_LEVEL, *_SHARED) else text

    def _checked(self, row: Row, one: Field) -> str:
        """The text of a cell that is going to be used; complains of one that cannot be."""
        text = self._text(row, one)
        if self.columns[one] in row.unknown:
            self._complain(row, one, f"“{one}”是公式，没有算好的值：复制，再选择性粘贴为数值")
            return " "
        if control := _CONTROL.search(text):
            self._complain(row, one, f"“{one}”里有控制字符 U+{ord(control[0]):04X}，删去它")
        elif not text.strip() and one not in (*_LEVEL, Field.SUPPORTING):
            self._complain(row, one, f"“{one}”是空的")
        return text

    def _complain(self, row: Row, one: Field, what: str) -> None:
        self.complaints.append(f"{row.place(self.columns[one])}：{what}")

    def _number(self, row: Row, text: str) -> int:
        number = _number(text)
        if number is None:
            if text.strip():
                self._complain(row, Field.ID, f"“序号”要写成数字，这里是“{one_line(text)}”")
            return 0
        if number in self.places:
            self._complain(row, Field.ID, f"序号 {number} 和 {self.places[number]} 重复了")
        self.places.setdefault(number, row.place())
        return number

    def _level(self, row: Row, text: str) -> str:
        """The level; a blank cell goes on with the one above."""
        self.level = without_unseen(text) or self.level
        if not self.level:
            self._complain(row, Field.LEVEL, f"“{Field.LEVEL}”是空的，上面也没有")
        self._check_names(row, Field.LEVEL, (self.level,))
        return self.level

    def _check_names(self, row: Row, one: Field, names: tuple[str, ...]) -> None:
        for name in names:
            if JOINT.search(name):
                self._complain(row, one, f"“{name}”里还有顿号或逗号，一个名称里不能有")
            elif re.search(r"[^\x00-\x7f]\s+[^\x00-\x7f]", name):
                self._complain(row, one, f"“{name}”中间有空格：几个单位用顿号隔开，一个就删去空格")
            else:
                self._check_length(row, one, name, _LONGEST_NAME)

    def _check_length(self, row: Row, one: Field, text: str, most: int) -> None:
        if len(text) > most:
            self._complain(row, one, f"“{one}”有 {len(text)} 个字，最多 {most} 个")


def _number(text: str) -> int | None:
    """The number of a row: 1, １, 1., 一, （一）, ①; None for anything else."""
    plain = without_unseen(unicodedata.normalize("NFKC", text))
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    return (int(match[1]) if match[1] else in_words(match[2])) or None


def _offices(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The responsible units in a cell, and those that it names as supporting."""
    lines = "\n".join(lines_in(text))
    following = _FOLLOWING.search(lines)
    first = lines[: following.start()] if following else lines
    rest = lines[following.end() :] if following else ""
    return _parted(_LEADING.sub("", first)), _parted(_FOLLOWING.sub("、", rest))


def _parted(text: str) -> tuple[str, ...]:
    parts = (part for line in lines_in(text) for part in _JOINTS.split(line))
    names = (part.strip().rstrip("。.").rstrip() for part in parts)
    return tuple(dict.fromkeys(filter(None, names)))
