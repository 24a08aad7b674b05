"""Targets that were revised, and what else is different in the target list."""

from decimal import Decimal

from minsheng.changes.diff import Diff
from minsheng.changes.lists import INDICATOR, PROJECT, Edit, Revised
from minsheng.models.targets import PlanPoint, Revision
from minsheng.numerals import plain
from minsheng.problems import Place
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.changes.section import NUMBER, Cell, Column, Section
from minsheng.terms import LIST_WORDS
from minsheng.text import safe

_THINGS = {PROJECT: "项目", INDICATOR: "指标"}
_NOTHING = "没有写"


def revised(found: Diff) -> Section | None:
    """Every revision: by how much, from when on, by which document and why, and where."""
    if not found.revised:
        return None
    columns = [NUMBER, Column("指标", 12), Column("目标", 14), Column("依据／原因／出处", 16)]
    rows = [_revised_row(one) for one in found.revised]
    return Section(f"目标调整 {len(rows)} 项", columns, rows)


def _revised_row(one: Revised) -> list[Cell]:
    measure, revision = one.indicator.measure, one.revision
    target = f"{plain(one.before)}→{words.amount(one.after, measure)}"
    changed = {"增加": one.added, "减去": one.dropped}
    items = [f"{how}：{'、'.join(map(safe, which))}" for how, which in changed.items() if which]
    since = f"{revision.since} 起" + ("（还没有到）" if one.is_ahead else "")
    basis = [safe(revision.document), safe(revision.reason), wording.place(one.place)]
    return [[str(one.project.id)], [safe(one.indicator.name)], [target, *items, since], basis]


def edits(found: Diff) -> Section | None:
    """What the two lists say differently, in the order of the list."""
    if not found.edits:
        return None
    columns = [NUMBER, Column("哪一项", 14), Column("原来", 16), Column("现在", 16)]
    commits = found.then.commit, found.now.commit
    rows = [
        [
            [str(one.project.id) if one.project else ""],
            [_what(one)],
            _side(one, one.then, one.then_place, commits[0]),
            _side(one, one.now, one.now_place, commits[1]),
        ]
        for one in found.edits
    ]
    return Section(f"清单改动 {len(rows)} 处", columns, rows)


def _what(edit: Edit) -> str:
    """新增项目, 删去指标“AED”, “AED”的计量单位, 清单的文号."""
    name = f"“{safe(edit.indicator.name)}”" if edit.indicator else ""
    if edit.key in _THINGS:
        return f"{'新增' if edit.then is None else '删去'}{_THINGS[edit.key]}{name}"
    if edit.project is None:
        return f"清单的{LIST_WORDS[edit.key]}"
    return f"{name}的{LIST_WORDS[edit.key]}" if name else LIST_WORDS[edit.key]


def _side(edit: Edit, value: object, where: Place | None, commit: str | None) -> Cell:
    if where is None or (value is None and edit.key in _THINGS):
        return [words.NONE]
    return [said(value), wording.place_in(where, commit)]


def said(value: object) -> str:
    """What a list says, as a person would write it."""
    if value is None or value == ():
        return _NOTHING
    if isinstance(value, tuple):
        return "、".join(map(said, value))
    if isinstance(value, PlanPoint | Revision):
        return _dated(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return plain(value) if isinstance(value, int | Decimal) else safe(str(value))


def _dated(value: PlanPoint | Revision) -> str:
    """An instalment of a plan, or a revision, with its date."""
    if isinstance(value, PlanPoint):
        return f"{value.by} 达到 {plain(value.value)}"
    return f"{value.since} 起 {said(value.items or value.target)}（{safe(value.document)}）"
