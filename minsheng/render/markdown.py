"""The ledger as Markdown, fit to be pasted into a merge request or a wiki."""

import re

from minsheng.ledger import Ledger
from minsheng.prospects import prospects
from minsheng.render import forecast_rows, outlook, words
from minsheng.render.rows import NUMERIC, Rows, table
from minsheng.render.screen import PLAIN, Screen
from minsheng.summarize import Overview
from minsheng.terms import ENTRY_WORDS
from minsheng.text import safe, safe_block
from minsheng.track import TrackedProject

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&{}]|(?<=\{)%)")
_FIELDS = {key: ENTRY_WORDS[key] for key in ("progress", "problems", "next_steps", "evidence")}


def escaped(text: str) -> str:
    """Text in which nothing is taken for markup, nor for a mark of a site's templates ({{ {%)."""
    return _SPECIAL.sub(r"\\\1", text)


def status(
    overview: Overview,
    by: str | None = None,
    screen: Screen = PLAIN,
    with_forecast: bool = False,
) -> str:
    """Headline and one table, and another one of the forecasts where these are asked for."""
    del screen
    more = _forecasts(overview) if with_forecast else []
    lines = [*_headline(overview), *_table(table(overview, by)), "", *more, _rule(overview), ""]
    return "\n".join(lines)


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """Headline, the table, then what the units say of each project."""
    del screen
    lines = [*_headline(overview), *_table(table(overview, None)), ""]
    for project in overview.projects:
        lines += _account(project, overview)
    told = [escaped(outlook.METHOD), ""] if prospects(overview.projects).found else []
    return "\n".join([*lines, *told, _rule(overview), ""])


def file(overview: Overview, ledger: Ledger) -> bytes:
    """What `report` prints, as a file."""
    del ledger
    return report(overview).encode()


def _rule(overview: Overview) -> str:
    return escaped(words.rule_for_lights(overview))


def _headline(overview: Overview) -> list[str]:
    overall = overview.overall
    counts = " · ".join(f"{words.project_word(s)} {n}" for s, n in words.counts(overall))
    unit = f" · {escaped(safe(overview.selection.unit))}" if overview.selection.unit else ""
    later = words.later_reports(overview)
    return [
        f"# {escaped(words.titled(safe(overview.targets.title), overview.sample))}{unit}",
        "",
        f"{escaped(words.source(overview))}",
        "",
        f"- 项目 {overall.projects} 项：{counts}",
        f"- 平均完成率 {words.mean_completion(overall)}，"
        f"时间进度 {words.share(overview.time_share)}",
        f"- 指标 {overall.indicators} 项：已达标 {overall.indicators_met}，"
        f"已填报 {overall.indicators_reported}",
        *([f"- {later}"] if later else []),
        "",
    ]


def _table(rows: Rows) -> list[str]:
    rules = ["---:" if name in NUMERIC else "---" for name in rows.header]
    return [
        f"## {escaped(rows.title)}",
        "",
        _line([escaped(cell) for cell in rows.header]),
        _line(rules),
        *(_line([escaped(cell) for cell in row]) for row in rows.rows),
    ]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _forecasts(overview: Overview) -> list[str]:
    """The table of forecasts, what is not in it, and how it is worked out."""
    found = prospects(overview.projects)
    untold = outlook.untold(found)
    rows = forecast_rows.told(overview)
    return [
        *(_table(rows) if found.found else [f"## {escaped(rows.title)}"]),
        "",
        *([f"{escaped(untold)}。", ""] if untold else []),
        escaped(outlook.METHOD),
        "",
    ]


def _account(project: TrackedProject, overview: Overview) -> list[str]:
    facts = project.project
    heading = f"{facts.id} {safe(facts.name)}（{words.project_word(project.status)}）"
    lines = [f"## {escaped(words.titled(heading, overview.sample))}", ""]
    lines += [f"- 短板指标：{escaped(words.weakest(project))}"]
    lines += [f"- 推算：{escaped(said)}" for said in outlook.sentences(project, overview.as_of)]
    for note in project.notes:
        lines += ["", f"**{escaped(safe(note.unit))}**（截至 {note.as_of}）", ""]
        for key, title in _FIELDS.items():
            value = getattr(note.words, key)
            text = "；".join(value) if isinstance(value, tuple) else value or ""
            if text:
                lines.append(f"- {title}：{escaped(safe_block(text)).replace(chr(10), '<br>')}")
    return [*lines, ""]
