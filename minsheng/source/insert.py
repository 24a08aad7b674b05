"""A new report into the text of a file: every other byte stays as it is.

The file's own manner is kept: its line ends, how far lists stand in, brackets or lines, a blank
line between reports. What comes out is read again, and used only where it is the old content
and the new report.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import yaml

from minsheng.garbage import undisturbed
from minsheng.source.compose import LOADER
from minsheng.source.decode import decode
from minsheng.source.manner import items_of, style_of
from minsheng.source.scalars import parsed_date
from minsheng.source.tree import Tree, read_tree
from minsheng.source.writing import Style, flow, item_lines

_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
_REPORTS = "reports"


class Edit(NamedTuple):
    """The characters from `begin` to `end` of a text are replaced by `new`."""

    begin: int
    end: int
    new: str


class Inserted(NamedTuple):
    """The bytes of the file with the new report, and which one of its reports that is (from 0)."""

    data: bytes
    number: int


@undisturbed()
def with_report(data: bytes, report: dict[str, Any]) -> Inserted | None:
    """The file with the report behind its last one of the same date or an earlier one.

    `data` are the bytes of a progress file, `report` its plain values, as `read_tree` gives
    them; where the file has its dates in quotes, so has the new report. None where the file is
    not sound, or written in a way that this cannot go on with.
    """
    text, tree = decode(data), read_tree(data)
    reports = _reports_of(tree.value)
    if not isinstance(text, str) or reports is None:
        return None
    report = _dated_like(reports, report)
    index = _place_by_date(reports, report)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    meant = list(_meant(tree, data))
    for edits in _ways(text, report, index):
        new = mark + _edited(text, edits).encode("utf-8")
        if _is_meant(read_tree(new), tree, [_with(old, report, index) for old in meant]):
            return Inserted(new, index)
    return None


def _is_meant(new: Tree, old: Tree, meant: list[Any]) -> bool:
    """Whether what was written reads as it should, and brought no slip of its own along."""
    return len(new.refusals) == len(old.refusals) and new.value in meant


def _reports_of(value: Any) -> list[Any] | None:
    """The reports of a file, None where they are not what they should be."""
    if not isinstance(value, dict) or _REPORTS not in value:
        return None
    reports = [] if value[_REPORTS] is None else value[_REPORTS]
    is_sound = isinstance(reports, list) and all(map(_day_of, reports))
    return reports if is_sound else None


def _day_of(report: Any) -> date | None:
    day = report.get("as_of") if isinstance(report, dict) else None
    return parsed_date(day) if isinstance(day, str) else day if isinstance(day, date) else None


def _dated_like(reports: list[Any], report: dict[str, Any]) -> dict[str, Any]:
    """The report, with its dates in quotes where the others have theirs so."""
    in_quotes = any(isinstance(one["as_of"], str) for one in reports)
    return _with_dates_as_text(report) if in_quotes else report


def _with_dates_as_text(value: Any) -> Any:
    """The same values, each date as its text, which is then written in quotes."""
    if isinstance(value, dict):
        return {key: _with_dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_dates_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _place_by_date(reports: list[Any], new: Any) -> int:
    """Behind the last report that is not newer."""
    day: Any = _day_of(new)
    days: list[Any] = [_day_of(one) for one in reports]
    return max((n + 1 for n, one in enumerate(days) if one <= day), default=0)


def _meant(tree: Tree, data: bytes) -> Iterator[Any]:
    """What the file holds; a text that lies at its very end has a line end behind it then."""
    yield tree.value
    if not data.endswith(b"\n"):
        yield read_tree(data + b"\n").value


def _with(value: dict[str, Any], report: dict[str, Any], index: int) -> dict[str, Any]:
    reports = value[_REPORTS] or []
    return {**value, _REPORTS: [*reports[:index], report, *reports[index:]]}


def _edited(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.begin] + edit.new + text[edit.end :]
    return text


def _ways(text: str, report: dict[str, Any], index: int) -> Iterator[list[Edit]]:
    """How it may be written, the most usual way first: without a blank line, all in quotes."""
    page = _Page(text)
    root: Any = yaml.compose(text, Loader=LOADER)
    key, node = next((k, v) for k, v in root.value if k.value.strip() == _REPORTS)
    style = style_of(node)
    for quoted in dict.fromkeys([style, style._replace(in_quotes=True)]):
        if root.flow_style or _in_brackets(node):
            yield _in_the_brackets(page, node, index, flow(report, quoted))
        elif not items_of(node):
            yield _as_the_first(page, root.start_mark.column, key, node, report, quoted)
        else:
            for blank in (True, False):
                yield _between_items(page, node, index, report, quoted, blank)


class _Page:
    """A text with the offsets of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    def offset(self, mark: Any) -> int:
        """Where a mark of libyaml's is."""
        line: int = mark.line
        column: int = mark.column
        return self.starts[line] + column

    def below(self, mark: Any) -> int:
        """The number of the line that follows the place of a mark."""
        line: int = mark.line
        return line + bool(mark.column)

    def insertion(self, number: int, lines: list[str]) -> Edit:
        """New lines in front of line `number`; behind the last one where there is none."""
        place = min(self.starts[number], len(self.text))
        new = "".join(line + self.line_end for line in lines)
        open_end = place == len(self.text) and place > 0 and not self.text.endswith("\n")
        return Edit(place, place, self.line_end + new if open_end else new)


def _in_brackets(node: Any) -> bool:
    """Whether a list stands in brackets that hold something, or go over several lines."""
    is_short = node.start_mark.line == node.end_mark.line
    is_list = isinstance(node, yaml.SequenceNode)
    return is_list and bool(node.flow_style and (node.value or not is_short))


def _in_the_brackets(page: _Page, node: Any, index: int, item: str) -> list[Edit]:
    """`[…, {…}]`; on a line of its own where the items stand so."""
    if not isinstance(node, yaml.SequenceNode):
        start, end = page.offset(node.start_mark), page.offset(node.end_mark)
        gap = " " if page.text[start - 1 : start] == ":" else ""
        return [Edit(start, end, f"{gap}[{item}]")]
    if not node.value:
        end = page.offset(node.end_mark) - 1
        return [Edit(end, end, item)]
    if index == 0:
        start = page.offset(node.value[0].start_mark)
        return [Edit(start, start, f"{item}, ")]
    before = node.value[index - 1]
    end = page.offset(before.end_mark)
    if page.lines[before.start_mark.line][: before.start_mark.column].strip():
        return [Edit(end, end, f", {item}")]
    return _on_its_own_line(page, end, before, item)


def _on_its_own_line(page: _Page, end: int, before: Any, item: str) -> list[Edit]:
    """Below the line of the item before, whose comment stays with it."""
    margin = " " * before.start_mark.column
    rest = re.fullmatch(
        r"\s*(,?)\s*(#.*)?", page.lines[before.end_mark.line][before.end_mark.column :]
    )
    if rest is None:
        return [Edit(end, end, f",{page.line_end}{margin}{item}")]
    comma = [] if rest[1] else [Edit(end, end, ",")]
    return [*comma, page.insertion(before.end_mark.line + 1, [f"{margin}{item}{rest[1]}"])]


def _as_the_first(
    page: _Page, column: int, key: Any, node: Any, report: dict[str, Any], style: Style
) -> list[Edit]:
    """`reports:` and the lines below; what stood for nothing (`[]`) goes."""
    start, end = page.offset(node.start_mark), page.offset(node.end_mark)
    colon = page.text.index(":", page.offset(key.end_mark)) + 1
    lines = item_lines(report, column + 2, style)
    number = _below_comments(page, max(node.end_mark.line, key.end_mark.line) + 1, column)
    edits = [page.insertion(number, lines)]
    return [Edit(colon, end, ""), *edits] if end > start else edits


def _between_items(
    page: _Page, node: Any, index: int, report: dict[str, Any], style: Style, blank: bool
) -> list[Edit]:
    """The lines of the item behind those of the one before; a blank line where they have one."""
    column = node.start_mark.column
    lines = item_lines(report, column, style)
    if style.report_in_brackets:
        lines = [f"{' ' * column}- {flow(report, style)}"]
    is_spaced = blank and _is_spaced(page, node)
    if index == 0:
        return [page.insertion(node.start_mark.line, [*lines, *[""] * is_spaced])]
    end = _end_of(page, _last_leaf(node.value[index - 1]))
    number = _below_comments(page, end, column)
    return [page.insertion(number, [*[""] * is_spaced, *lines])]


def _last_leaf(node: Any) -> Any:
    """What ends where `node` ends: a block's own mark is at whatever comes behind it."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _end_of(page: _Page, leaf: Any) -> int:
    """The number of the line below a value; blank lines that mean nothing are below it too."""
    number = page.below(leaf.end_mark)
    header = page.lines[leaf.start_mark.line][leaf.start_mark.column :]
    if _KEEPS_BLANK_LINES.match(header):
        return number
    while not page.lines[number - 1].strip("\r"):
        number -= 1
    return number


def _below_comments(page: _Page, number: int, column: int) -> int:
    """The line below the comments that stand in as far as what an item holds."""
    below = number
    while below < len(page.lines):
        line = page.lines[below].rstrip()
        inside = line.lstrip(" ")
        if inside and (not inside.startswith("#") or len(line) - len(inside) <= column):
            break
        below += 1
        number = below if inside else number
    return number


def _is_spaced(page: _Page, node: Any) -> bool:
    """Whether the last item, comments above it aside, has a blank line before it."""
    if len(node.value) < 2:
        return False
    number = node.value[-1].start_mark.line - 1
    while number > 0 and page.lines[number].lstrip().startswith("#"):
        number -= 1
    return not page.lines[number].strip()
