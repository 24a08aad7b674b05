"""Which column of a table is which: the titles of official annexes, in their usual words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from minsheng.errors import UsageError
from minsheng.founding.sheets import Row, Sheet
from minsheng.lookalikes import without_unseen


class Field(StrEnum):
    """What a column holds, by its usual title."""

    ID = "序号"
    LEVEL = "市区分级"
    NAME = "项目名称"
    UNITS = "责任单位"
    TASK = "工作任务"
    SUPPORTING = "配合单位"


REQUIRED = tuple(field for field in Field if field is not Field.SUPPORTING)
_OFFICE = "(?:单位|部门|机构)"
_YEAR = r"(?:\d{4}年度?|年度|全年|本年度?)?"
_TITLES = {
    Field.ID: "(?:项目)?(?:序号|编号)",
    Field.LEVEL: "[省市区县州旗乡镇级]*分级|(?:项目)?(?:级别|层级|等级)|项目分级",
    Field.NAME: "(?:民生)?(?:实事)?(?:项目|事项|工程)?名称|(?:民生)?实事(?:项目|事项)?|项目|事项",
    Field.UNITS: f"(?:主要)?(?:责任|牵头|主体|主办|主责|承办|实施|落实)+{_OFFICE}",
    Field.TASK: f"{_YEAR}(?:主要|重点|具体|目标|工作|建设|实施|年度)*(?:任务|内容|目标)(?:及要求)?",
    Field.SUPPORTING: f"(?:配合|协办|协同|协助|参与|支持)+(?:责任)?{_OFFICE}",
}
_ASIDE = re.compile(r"\(.*?\)|[:*]+$")
_FEWEST = 2  # titles that make a row the head of a table


class Head(NamedTuple):
    """The head of a table: its place in the sheet, the column of each field, and the titles that
    nothing is read from.
    """

    row: int
    columns: dict[Field, int]
    unused: tuple[str, ...]


def field_of(title: str) -> Field | None:
    """What a title says about its column, None where that is nothing of ours."""
    plain = _ASIDE.sub("", without_unseen(unicodedata.normalize("NFKC", title)))
    return next((field for field, words in _TITLES.items() if re.fullmatch(words, plain)), None)


def find_table(name: str, sheets: Iterable[Sheet]) -> tuple[Sheet, Head]:
    """The sheet with the most complete head of a table, and that head.

    UsageError where there is none, a column is missing or there are two for one field.
    """
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        count, index = max(((_known(row), -n) for n, row in enumerate(sheet)), default=(0, 0))
        if best is None or count > best[0]:
            best = count, sheet, -index
        if count >= len(REQUIRED):
            break
    if best is None or best[0] < _FEWEST:
        hint = f"表头要有这几列：{'、'.join(REQUIRED)}"
        raise UsageError(f"{name} 里没有找到清单的表头", hint)
    return best[1], _head(best[1], best[2])


def _known(row: Row) -> int:
    return len({field_of(title) for title in row.cells} - {None})


def _head(sheet: Sheet, index: int) -> Head:
    row = sheet[index]
    fields = [field_of(title) for title in row.cells]
    _refuse_doubled(row, fields)
    missing = [field for field in REQUIRED if field not in fields]
    if missing:
        message = f"{row.place()} 的表头里缺少这几列：{'、'.join(missing)}"
        raise UsageError(message, _about_missing(row, missing))
    unused = (title.strip() for title, field in zip(row.cells, fields, strict=True) if not field)
    columns = {field: number for number, field in enumerate(fields) if field}
    return Head(index, columns, tuple(filter(None, unused)))


def _refuse_doubled(row: Row, fields: list[Field | None]) -> None:
    for field in filter(None, fields):
        if fields.count(field) > 1:
            alike = [n for n, one in enumerate(fields) if one is field]
            titles = "、".join(f"“{one_title(row.cell(n))}”" for n in alike)
            message = f"{row.place(alike[1])} 有几列都像“{field}”：{titles}"
            raise UsageError(message, f"留下一列叫“{field}”，其余的删去或改名（如 配合单位）")


def _about_missing(row: Row, missing: Sequence[Field]) -> str:
    if list(missing) == [Field.LEVEL]:
        return "没有分级的，加一列“市区分级”，每行写同一级，如 县级"
    found = "、".join(one_title(title) for title in row.cells if title.strip())
    return f"这一行有：{found}。把列名改成缺少的那几个"


def one_title(title: str) -> str:
    """A title as it is printed."""
    return without_unseen(title)
