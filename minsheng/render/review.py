"""What a report would change, for whoever is about to record it: each figure before and after."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.console import RenderableType

from minsheng.actuals import Actual, standing
from minsheng.ledger import Ledger, Reported
from minsheng.models.progress import Entry
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import is_number, plain, total
from minsheng.posting import Order
from minsheng.render import words
from minsheng.render.prose import Prose, cell
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, add_column, new_table
from minsheng.render.terminal import layout_of, printed
from minsheng.terms import ENTRY_WORDS
from minsheng.text import safe

Said = Mapping[tuple[int, str], str]
"""By project and indicator (or key of words), how it was typed where it is recorded otherwise."""
_MOST_NAMED = 6


class _Change(NamedTuple):
    """One figure of a report, beside what stands."""

    project: Project
    indicator: Indicator
    before: Actual | None
    now: Reported


def review(ledger: Ledger, order: Order, said: Said, screen: Screen = PLAIN) -> str:
    """Unit and date, a row for each figure (what stood, what is recorded, what is new of it),
    the words, and how many of the unit's indicators are left out.
    """
    layout = layout_of(screen)
    report = order.report
    title = f"{safe(order.unit)} {order.year} 年，截至 {report.as_of}"
    parts: list[RenderableType] = [Prose((title, "bold"))]
    changes = [
        _change(ledger, order, entry, name) for entry in report.projects for name in entry.actuals
    ]
    if changes:
        parts += ["", _table(changes, said, layout)]
    parts += ["", *_narratives(report.projects, said), *_left_out(ledger, order)]
    return printed(parts, screen)


def _change(ledger: Ledger, order: Order, entry: Entry, name: str) -> _Change:
    project = ledger.targets.by_id[entry.project]
    indicator = project.by_name[name]
    before = standing(ledger, project, indicator, order.unit, order.report.as_of)
    return _Change(project, indicator, before, entry.actuals[name])


def _table(changes: list[_Change], said: Said, layout: Layout) -> RenderableType:
    table = new_table("", layout)
    add_column(table, "序号", 4, right=True, fixed=True)
    add_column(table, "指标", 12)
    add_column(table, "上期累计", 8, right=True)
    add_column(table, "上期截至", 10, fixed=True)
    add_column(table, "本期累计", 8, right=True)
    add_column(table, "本期新增", 8, right=True)
    add_column(table, "表上写的", 8)
    for change in changes:
        typed = said.get((change.project.id, change.indicator.name), "")
        table.add_row(
            cell(str(change.project.id)),
            cell(safe(change.indicator.name)),
            cell(_before(change)),
            cell(str(change.before.as_of) if change.before else words.NONE),
            cell((_now(change), "bold")),
            cell(_added(change)),
            cell(safe(typed)),
        )
    return table


def _before(change: _Change) -> str:
    if change.before is None:
        return "未报"
    amount = change.before.amount
    if change.indicator.kind == "milestone":
        return words.reported(bool(amount))
    return words.amount(amount, change.indicator.measure)


def _now(change: _Change) -> str:
    if isinstance(change.now, bool):
        return words.reported(change.now)
    number = len(change.now) if isinstance(change.now, tuple) else change.now
    return words.amount(number, change.indicator.measure)


def _added(change: _Change) -> str:
    """What is new: so much more, or these items; a dash where that says nothing."""
    if isinstance(change.now, tuple):
        done = change.before.done if change.before else ()
        new = [f"+{safe(item)}" for item in change.now if item not in done]
        gone = [f"-{safe(item)}" for item in done if item not in change.now]
        return "、".join([*new, *gone]) or "0"
    if change.before is None or not is_number(change.now) or change.indicator.is_level:
        return words.NONE
    return plain(total([change.now, -change.before.amount]))


def _narratives(entries: tuple[Entry, ...], said: Said) -> list[RenderableType]:
    return [
        Prose(f"项目 {entry.project} {title}：{_text(value)}{_typed(said, entry.project, key)}")
        for entry in entries
        for key, title in ENTRY_WORDS.items()
        if (value := getattr(entry, key)) not in (None, ())
    ]


def _text(value: object) -> str:
    return "；".join(map(safe, value)) if isinstance(value, tuple) else safe(str(value))


def _typed(said: Said, project: int, key: str) -> str:
    typed = said.get((project, key))
    return f"（表上写的是 {safe(typed)}）" if typed else ""


def _left_out(ledger: Ledger, order: Order) -> list[RenderableType]:
    """未填 3 项：公园、AED、……; nothing where all is filled in, now or for that day before."""
    filled = {(entry.project, name) for entry in order.report.projects for name in entry.actuals}
    filled |= {key for key, figures in ledger.figures.items() if any(map(order.is_about, figures))}
    left = [name for number, name in _asked(ledger, order) if (number, name) not in filled]
    if not left:
        return []
    named = "、".join(map(safe, left[:_MOST_NAMED])) + (" 等" if left[_MOST_NAMED:] else "")
    return [Prose((f"未填 {len(left)} 项（等于没报，不是 0）：{named}", "dim"))]


def _asked(ledger: Ledger, order: Order) -> Iterator[tuple[int, str]]:
    """The indicators that the unit is to report, by project."""
    for project in ledger.targets.by_unit.get(order.unit, ()):
        for name in project.names:
            if order.unit in project.units_of(project.by_name[name]):
                yield project.id, name
