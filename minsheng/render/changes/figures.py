"""Figures that were corrected, and figures that were rewritten, with their places."""

from minsheng.changes.diff import Diff
from minsheng.changes.figures import Correction, Rewritten
from minsheng.ledger import Figure
from minsheng.models.targets import Indicator
from minsheng.render.changes import wording
from minsheng.render.changes.section import NUMBER, Cell, Column, Section
from minsheng.text import safe


def corrections(found: Diff) -> Section | None:
    """Every entry with a correction: what stood and stands, why, who says so and where."""
    if not found.corrections:
        return None
    columns = [NUMBER, Column("原来的数→更正后的数", 16), Column("更正说明／出处", 20)]
    entries: dict[tuple[int, str, int], list[Correction]] = {}
    for one in found.corrections:
        entries.setdefault(_entry(one), []).append(one)
    rows = [_entry_row(group) for group in entries.values()]
    return Section(f"更正 {len(found.corrections)} 个数", columns, rows)


def _entry(one: Correction) -> tuple[int, str, int]:
    return one.project.id, one.figure.path, one.figure.entry_line


def _entry_row(group: list[Correction]) -> list[Cell]:
    first = group[0]
    who, where = wording.reporter(first.figure), wording.place(first.figure.place)
    why = [safe(first.reason)] if first.reason else []
    return [[str(first.project.id)], [_corrected(one) for one in group], [*why, who, where]]


def _corrected(one: Correction) -> str:
    return f"{safe(one.indicator.name)} {wording.corrected(one)}"


def rewritten(found: Diff) -> Section | None:
    """Figures that stood and no longer stand as they stood: both values and both places."""
    if not found.rewritten:
        return None
    columns = [NUMBER, Column("指标", 14), Column("原来", 16), Column("现在", 16)]
    rows = [
        [
            [str(one.project.id)],
            [safe(one.indicator.name), wording.reporter(one.then)],
            _figure(one, one.then, found.then.commit),
            _figure(one, one.now, found.now.commit) if one.now else ["删去"],
        ]
        for one in found.rewritten
    ]
    note = "已提交的数不改写：填错的在新一期填报里写正确的累计数和更正说明。"
    return Section(f"旧数被改动 {len(rows)} 个", columns, rows, note)


def _figure(one: Rewritten, figure: Figure, commit: str | None) -> Cell:
    indicator: Indicator = one.indicator
    return [wording.value(figure.value, indicator), wording.place_in(figure.place, commit)]
