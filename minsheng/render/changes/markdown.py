"""A diff as Markdown for a merge request: a paragraph, then tables of what changed alone."""

from minsheng.changes.diff import Diff
from minsheng.render import words
from minsheng.render.changes import headline
from minsheng.render.changes.section import Cell, Section, plain
from minsheng.render.changes.sections import sections
from minsheng.render.markdown import escaped
from minsheng.render.screen import PLAIN, Screen


def diff(found: Diff, screen: Screen = PLAIN) -> str:
    """Heading, summary and tables; of an empty diff, that nothing changed."""
    del screen
    title = words.titled(headline.title(found), found.sample)
    lines = [f"## {escaped(title)}", "", escaped(headline.source(found)), ""]
    if not found.projects and not found.edits:
        return "\n".join([*lines, words.nothing(found.now.overview), ""])
    if found.is_empty:
        return "\n".join([*lines, headline.unchanged(found), ""])
    lines += [_summary(found), ""]
    for section in sections(found, only_changed=True):
        lines += [*_table(section, found.sample), ""]
    return "\n".join([*lines, escaped(words.rule_for_lights(found.now.overview)), ""])


def _summary(found: Diff) -> str:
    told = [f"{headline.projects(found)}：{headline.statuses(found)}", *headline.counts(found)]
    return escaped("；".join(told) + "。")


def _table(section: Section, sample: bool) -> list[str]:
    rules = ["---:" if column.right else "---" for column in section.columns]
    rows = [
        [escaped(column.title) for column in section.columns],
        rules,
        *([_cell(cell) for cell in row] for row in section.rows),
    ]
    lines = [f"### {escaped(words.titled(section.title, sample))}", ""]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    return [*lines, *(["", escaped(section.note)] if section.note else [])]


def _cell(lines: Cell) -> str:
    return "<br>".join(escaped(plain(line)) for line in lines)
