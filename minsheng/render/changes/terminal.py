"""A diff for a terminal: on the first screen what got worse, then the rest."""

from itertools import compress

from rich.console import RenderableType
from rich.table import Table

from minsheng.changes.diff import Diff
from minsheng.render import words
from minsheng.render.changes import headline, wording
from minsheng.render.changes.section import Line, Lit, Section
from minsheng.render.changes.sections import sections
from minsheng.render.prose import Paragraph, Prose, Span, cell
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, add_column, light, new_table
from minsheng.render.terminal import layout_of, printed
from minsheng.terms import PROJECT_WORDS


def diff(found: Diff, screen: Screen = PLAIN) -> str:
    """Headline and tables; of an empty diff, that nothing changed."""
    layout = layout_of(screen)
    parts: list[RenderableType] = [_headline(found), ""]
    if not found.projects and not found.edits:
        return printed([*parts, Prose(words.nothing(found.now.overview))], screen)
    if found.is_empty:
        return printed([*parts, Prose(headline.unchanged(found))], screen)
    for section in sections(found):
        parts += [_table(section, found.sample, layout)]
        parts += [Prose((section.note, "dim"))] if section.note else []
        parts.append("")
    rule = words.rule_for_lights(found.now.overview)
    return printed([*parts, Prose((rule, "dim"))], screen)


def _headline(found: Diff) -> Prose:
    sample = [(" · ", ""), (words.SAMPLE, "bold reverse")] if found.sample else []
    source = [(headline.source(found), ""), *sample]
    return Prose(
        (headline.title(found), "bold"), source, "", _counts(found), *headline.counts(found)
    )


def _counts(found: Diff) -> list[Span]:
    """The projects of each status then and now, lit where there are any now."""
    then, now = found.then.overview.overall.counts, found.now.overview.overall.counts
    spans: list[Span] = [(f"{headline.projects(found)}  ", "")]
    for status, word in PROJECT_WORDS.items():
        number = wording.arrow(str(then[status]), str(now[status]))
        lit = bool(then[status] or now[status])
        spans += [light(status, f"{word} {number}", lit), ("  ", "")]
    return spans[:-1]


def _table(section: Section, sample: bool, layout: Layout) -> Table:
    table = new_table(words.titled(section.title, sample), layout)
    shown = [layout.width >= column.from_width for column in section.columns]
    for column in compress(section.columns, shown):
        add_column(table, column.title, column.least, right=column.right, fixed=column.fixed)
    for row in section.rows:
        table.add_row(*(cell(*map(_paragraph, lines)) for lines in compress(row, shown)))
    return table


def _paragraph(line: Line) -> Paragraph:
    if isinstance(line, str):
        return line
    return [light(*part) if isinstance(part, Lit) else (part, "") for part in line]
