"""The overview for a terminal: what the leader needs first, then the tables."""

import io
from collections.abc import Callable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from minsheng.render import tables, words
from minsheng.render.account import account
from minsheng.render.indicators import by_indicator
from minsheng.render.prose import Prose
from minsheng.render.screen import PLAIN, Screen
from minsheng.render.tables import Layout, bar, light
from minsheng.summarize import Overview
from minsheng.text import safe

_UNLIMITED = 4000
_BY: dict[str, Callable[[Overview, Layout], RenderableType]] = {
    "project": tables.by_project,
    "level": tables.by_level,
    "unit": tables.by_unit,
    "indicator": by_indicator,
}


def status(overview: Overview, by: str | None = None, screen: Screen = PLAIN) -> str:
    """Headline, 需督办, and the tables by project, level and unit; with `by`, that one alone."""
    layout = layout_of(screen)
    parts: list[RenderableType | None] = [*headline(overview, layout)]
    if by:
        parts.append(_BY[by](overview, layout))
    else:
        parts += [
            tables.attention(overview, layout),
            tables.by_project(overview, layout),
            tables.by_level(overview, layout) if len(overview.targets.levels) > 1 else None,
            tables.by_unit(overview, layout),
        ]
    if overview.overall.indicators_unreported:
        parts.append(Text(tables.UNREPORTED_NOTE, style="dim"))
    parts.append(Prose((words.rule_for_lights(overview), "dim")))
    return printed([part for part in parts if part is not None], screen)


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """Headline, then the full account of each project."""
    layout = layout_of(screen)
    parts: list[RenderableType] = [*headline(overview, layout)]
    for project in overview.projects:
        parts += account(project, overview, layout)
    parts += [Text(), Prose((words.rule_for_lights(overview), "dim"))]
    return printed(parts, screen)


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
    selected = _selected(overview)
    lines: list[RenderableType] = [
        Text(safe(overview.targets.title) + selected, style="bold"),
        Text.assemble(words.source(overview), *_sample_mark(overview)),
        Text(),
        _counts(overview),
    ]
    if overall.completion is not None and overall.planned is not None:
        mean = Text("平均完成率 ")
        mean.append(words.mean_completion(overall), style="bold")
        mean.append("  ")
        mean.append_text(bar(overall.completion, overall.planned, layout, 20))
        lines.append(mean)
        lines.append(
            Text(
                f"时间进度 {words.share(overview.time_share)} · 按序时应达 "
                f"{words.share(overall.planned)} · 偏差 "
                f"{words.points(overall.printed_variance)} 个百分点"
            )
        )
    lines.append(
        Text(
            f"指标 {overall.indicators} 项：已达标 {overall.indicators_met}，"
            f"已填报 {overall.indicators_reported}"
        )
    )
    if later := words.later_reports(overview):
        lines.append(Text(later, style="dim"))
    return [Padding(Text("\n").join([x for x in lines if isinstance(x, Text)]), (0, 0, 1, 0))]


def _selected(overview: Overview) -> str:
    chosen = overview.selection
    parts = [safe(part) for part in (chosen.unit, chosen.level) if part]
    parts += [f"项目 {chosen.project}"] if chosen.project else []
    parts += [words.project_word(status) for status in chosen.statuses or ()]
    return f" · {'、'.join(parts)}" if parts else ""


def _sample_mark(overview: Overview) -> list[str | tuple[str, str]]:
    return [" · ", (words.SAMPLE, "bold reverse")] if overview.sample else []


def _counts(overview: Overview) -> Text:
    overall = overview.overall
    line = Text(f"共 {overall.projects} 项  ")
    for status, number in words.counts(overall):
        line.append_text(light(status, f"{words.project_word(status)} {number}", bool(number)))
        line.append("  ")
    return line
