"""The overview for a terminal: what the leader needs first, then the tables."""

import io
from collections.abc import Callable, Sequence

from rich.console import Console, Group, RenderableType

from minsheng.render import tables, words
from minsheng.render.indicators import by_indicator
from minsheng.render.prose import Paragraph, Prose, Span
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, bar, light
from minsheng.summarize import Overview

_UNLIMITED = 4000
_BY: dict[str, Callable[[Overview, Layout], RenderableType]] = {
    "project": tables.by_project,
    "level": tables.by_level,
    "unit": tables.by_unit,
    "indicator": by_indicator,
}


def status(
    overview: Overview,
    by: str | None = None,
    screen: Screen = PLAIN,
    with_forecast: bool = False,
) -> str:
    """Headline, 需督办, and the tables by project, level and unit; with `by`, that one alone.

    With the forecasts, they are the last table; nothing that they need is imported without them.
    """
    layout = layout_of(screen)
    chosen = [_BY[by](overview, layout)] if by else _all_tables(overview, layout)
    if with_forecast:
        from minsheng.render.forecast_table import forecasts

        chosen.append(Group(*forecasts(overview, layout)))
    spaced = [part for table in chosen if table is not None for part in (table, "")]
    return printed([*headline(overview, layout), *spaced, *_notes(overview)], screen)


def _all_tables(overview: Overview, layout: Layout) -> list[RenderableType | None]:
    if not overview.targets.projects:
        return [Prose(words.nothing(overview))]
    return [
        tables.attention(overview, layout),
        tables.by_project(overview, layout),
        tables.by_level(overview, layout) if len(overview.levels) > 1 else None,
        tables.by_unit(overview, layout),
    ]


def _notes(overview: Overview) -> list[RenderableType]:
    missing = overview.overall.indicators_unreported
    marks = [Prose((words.UNREPORTED_NOTE, "dim"))] if missing else []
    return [*marks, Prose((words.rule_for_lights(overview), "dim"))]


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """Headline, then the full account of each project."""
    from minsheng.prospects import prospects
    from minsheng.render.account import account
    from minsheng.render.forecast_table import method

    layout = layout_of(screen)
    parts: list[RenderableType] = [*headline(overview, layout)]
    for project in overview.projects:
        parts += account(project, overview, layout)
    told = [method()] if prospects(overview.projects).found else []
    return printed([*parts, *told, *_notes(overview)], screen)


def layout_of(screen: Screen) -> Layout:
    """How much fits side by side."""
    return Layout(screen.width or _UNLIMITED, screen.ascii_only)


def printed(parts: Sequence[RenderableType], screen: Screen) -> str:
    """What the parts look like on the screen, line by line without trailing blanks."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width or _UNLIMITED,
        force_terminal=screen.color,
        color_system="standard" if screen.color else None,
        legacy_windows=False,
        safe_box=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    for part in parts:
        console.print(part, crop=False, overflow="fold")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def headline(overview: Overview, layout: Layout) -> list[RenderableType]:
    """Title, date, counts by status, mean beside the time share, indicators met and reported."""
    overall = overview.overall
    later = words.later_reports(overview)
    return [
        Prose(
            *masthead(overview),
            "",
            _counts(overview),
            *_means(overview, layout),
            f"指标 {overall.indicators} 项：已达标 {overall.indicators_met}，"
            f"已填报 {overall.indicators_reported}",
            *([(later, "dim")] if later else []),
            "",
        )
    ]


def masthead(overview: Overview) -> list[Paragraph]:
    """The list's title with what was selected; document, date, and that figures are samples."""
    sample = [(" · ", ""), (words.SAMPLE, "bold reverse")] if overview.sample else []
    return [(words.title(overview), "bold"), [(words.source(overview), ""), *sample]]


def _means(overview: Overview, layout: Layout) -> list[Paragraph]:
    overall = overview.overall
    if overall.completion is None or overall.planned is None:
        return []
    mean = (words.mean_completion(overall), "bold")
    progress = bar(overall.completion, overall.planned, layout, 20)
    return [
        [("平均完成率 ", ""), mean, *([] if layout.is_tiny else [("  ", ""), *progress])],
        f"时间进度 {words.share(overview.time_share)} · "
        f"按序时应达 {words.share(overall.planned)} · "
        f"偏差 {words.points(overall.printed_variance)} 个百分点",
    ]


def _counts(overview: Overview) -> list[Span]:
    spans = [(f"共 {overview.overall.projects} 项  ", "")]
    for status, number in words.counts(overview.overall):
        spans.append(light(status, f"{words.project_word(status)} {number}", bool(number)))
        spans.append(("  ", ""))
    return spans
