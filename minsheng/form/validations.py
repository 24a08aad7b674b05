"""What may be typed into the form's cells, and what Excel says to who types something else."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from minsheng.form.columns import NO, YES, Column
from minsheng.form.rows import Kind


class _Limit(NamedTuple):
    """A kind of validation: its rule in Excel's terms, what it says, and whether it insists."""

    rule: Mapping[str, str]
    error: str
    insists: bool = True


_NUMBER = "只填数字，如 1180，不写单位、“约”或“万”；没有数就空着。"
_LIMITS = {
    Kind.NUMBER: _Limit(
        {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"},
        f"要填 0 或更大的数。{_NUMBER}",
    ),
    Kind.WHOLE: _Limit(
        {"type": "whole", "operator": "greaterThanOrEqual", "formula1": "0"},
        f"这一项数得清，一般是整数。{_NUMBER}",
        insists=False,
    ),
    Kind.PERCENT: _Limit(
        {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "100"},
        "要填 0 到 100 之间的数：百分之八十五填 85，不写 %，也不填 0.85；没有数就空着。",
    ),
    Kind.YES_NO: _Limit(
        {"type": "list", "formula1": f'"{YES},{NO}"'},
        "只能选“是”（已完成）或“否”（没有完成）；没有情况要报就空着。",
    ),
}
_TYPE_A_NUMBER = "到截至日期为止一共完成的数，不是本月新增。没有数就空着。"
_TYPE_A_SHARE = "只填本单位自己的累计数，各单位的由程序相加。不是本月新增。没有数就空着。"
_CHOOSE = "到截至日期已完成选“是”，没有完成选“否”；没有情况要报就空着。"
_PROMPTS = {
    Column.EVIDENCE: "写材料名称和存放处，几份用分号隔开。含个人信息的材料（签到表等）不要附来。",
    Column.CORRECTION: "本期累计比上期小时，写明原因，如：核减重复统计12人次。",
    Column.ACCEPTED: "各项指标都达标、通过验收、有佐证材料，才填验收的日期，如 2025-09-26。",
}
_DATE_ERROR = "要填 {first} 至 {last} 之间的日期，写作 {first}。"


def of_a_figure(library: Any, kind: Kind, is_share: bool, cells: Iterable[str]) -> Any:
    """The validation of cells that take one kind of figure."""
    prompt = _CHOOSE if kind is Kind.YES_NO else _TYPE_A_SHARE if is_share else _TYPE_A_NUMBER
    return _made(library, _LIMITS[kind], Column.ACTUAL, prompt, cells)


def of_words(library: Any, column: Column, cells: Iterable[str]) -> Any | None:
    """The prompt of cells that take words, None where the column's title says enough."""
    prompt = _PROMPTS.get(column)
    return prompt and _made(library, _Limit({}, ""), column, prompt, cells)


def of_a_date(library: Any, title: str, year: int, cells: Iterable[str]) -> Any:
    """The validation of cells that take a date: within the year, or the half year after it."""
    first, last = f"{year}-01-01", f"{year + 1}-06-30"
    rule = {
        "type": "date",
        "operator": "between",
        "formula1": f"DATE({year},1,1)",
        "formula2": f"DATE({year + 1},6,30)",
    }
    limit = _Limit(rule, _DATE_ERROR.format(first=first, last=last))
    prompt = _PROMPTS.get(Column.ACCEPTED) if title == Column.ACCEPTED else _AS_OF
    return _made(library, limit, title, prompt or "", cells)


_AS_OF = "所填各数截至哪一天，一般是月末；可以改。"


def _made(library: Any, limit: _Limit, title: str, prompt: str, cells: Iterable[str]) -> Any:
    validation = library.worksheet.datavalidation.DataValidation(
        **limit.rule,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=bool(limit.error),
        errorStyle="stop" if limit.insists else "warning",
        errorTitle=title,
        error=limit.error or None,
        promptTitle=title,
        prompt=prompt,
    )
    for cell in cells:
        validation.add(cell)
    return validation
