"""One project's full account for a terminal: figures, the document's words, narrative."""

from datetime import date

from rich.console import RenderableType
from rich.table import Table

from minsheng.ledger import Note
from minsheng.render import forecast_table, words
from minsheng.render.indicators import indicator_row, indicator_table
from minsheng.render.prose import Prose, cell
from minsheng.render.tables import Layout, light
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS
from minsheng.text import located, safe, safe_block
from minsheng.track import TrackedIndicator, TrackedProject

_FIELDS = {key: word for key, word in ENTRY_WORDS.items() if key != "accepted"}


def account(project: TrackedProject, overview: Overview, layout: Layout) -> list[RenderableType]:
    """Everything about one project, as parts to print one below the other."""
    return [
        *heading(project, layout),
        _document_words(project),
        "",
        _indicators(project, overview, layout),
        *_shares(project, overview.selection.unit),
        *forecast_table.lines(project, overview),
        *([] if layout.is_wide else _all_sources(project)),
        "",
        *(part for note in project.notes for part in _narrative(note)),
        *([] if project.notes else [Prose(("进展情况：未报", "bold"), "")]),
    ]


def heading(project: TrackedProject, layout: Layout) -> list[Prose]:
    """A project's number, name and light, its units and dates, where it stands."""
    return [_name(project, layout), _facts(project)]


def _name(project: TrackedProject, layout: Layout) -> Prose:
    bullet = "" if layout.ascii_only else "▍"
    name = f"{bullet}{project.project.id} {safe(project.project.name)} "
    return Prose([(name, "bold"), light(project.status, words.project_word(project.status))])


def _facts(project: TrackedProject) -> Prose:
    facts = project.project
    first = [safe(facts.level), f"责任单位：{words.units(facts)}"]
    if facts.supporting:
        first.append("配合单位：" + "、".join(map(safe, facts.supporting)))
    first.append(f"到期 {project.due}")
    if project.accepted:
        first.append(f"验收 {project.accepted}")
    second = (
        f"完成率 {words.project_mean(project)}，"
        f"应达 {words.share(project.planned)}，"
        f"{words.beside_schedule(project.printed_variance)}"
    )
    third = f"指标 {len(project.indicators)} 项，已达标 {project.met}，已填报 {project.reported}"
    return Prose(" · ".join(first), second, third, f"短板指标：{words.weakest(project)}")


def _document_words(project: TrackedProject) -> Table:
    rows = {"工作任务": safe_block(project.project.task)}
    if project.project.commitments:
        rows["验收承诺"] = "；".join(map(safe, project.project.commitments))
    return _grid(rows)


def _grid(rows: dict[str, str]) -> Table:
    """Titles on the left, their text wrapped on the right."""
    grid = Table.grid(padding=0)
    grid.add_column(no_wrap=True, min_width=12)
    grid.add_column(overflow="fold")
    for title, text in rows.items():
        grid.add_row(Prose([(title, "bold")]), Prose(text))
    return grid


def _indicators(project: TrackedProject, overview: Overview, layout: Layout) -> Table:
    table = indicator_table(words.titled("指标", overview.sample), layout)
    if layout.is_wide:
        table.add_column(cell(("来源", "bold")), overflow="fold")
    for tracked in project.indicators:
        sources = [cell((_sources(tracked), "dim"))] if layout.is_wide else []
        table.add_row(*indicator_row(tracked, layout), *sources)
    return table


def _sources(tracked: TrackedIndicator) -> str:
    figures = tracked.actual.sources if tracked.actual else ()
    return "\n".join(f"{located(f.path, f.line)}（{f.as_of}）" for f in figures)


def _all_sources(project: TrackedProject) -> list[Prose]:
    """Where the figures of the table above come from: a line for each file and date."""
    places: dict[tuple[str, date], list[int]] = {}
    for tracked in project.indicators:
        for figure in tracked.actual.sources if tracked.actual else ():
            places.setdefault((figure.place.path, figure.as_of), []).append(figure.place.line)
    return [
        Prose((f"来源：{safe(path)}:{'、'.join(map(str, dict.fromkeys(lines)))}（{day}）", "dim"))
        for (path, day), lines in places.items()
    ]


def _shares(project: TrackedProject, unit: str | None) -> list[Prose]:
    """Of a figure that several units add up to, the asked unit's own share."""
    lines = []
    for tracked in project.indicators:
        if tracked.indicator.combine != "sum" or tracked.actual is None:
            continue
        parts = [
            f"{safe(figure.unit)} {words.reported(figure.value)}"
            for figure in tracked.actual.sources
            if unit in (None, figure.unit)
        ]
        told = f"{tracked.actual.units_reported}/{len(tracked.units)} 个单位已报"
        own = "、".join(parts) or "本单位未报"
        lines.append(Prose(f"“{safe(tracked.name)}”其中：{own}（{told}）"))
    return lines


def _narrative(note: Note) -> list[RenderableType]:
    rows = {}
    for key, title in _FIELDS.items():
        value = getattr(note.words, key)
        text = "；".join(value) if isinstance(value, tuple) else value
        if text:
            rows[title] = safe_block(text)
    return [Prose((f"{safe(note.unit)}（截至 {note.as_of}）", "italic")), _grid(rows), ""]
