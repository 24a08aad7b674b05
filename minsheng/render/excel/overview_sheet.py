"""总览: the sheet that a leader reads, on screen or on paper; 需督办 comes before all else.

Its tables share a fine grid of columns, over which their cells reach; there is nothing to sort
or filter here. On paper the header of 各项目, the longest, is printed again on each page that
follows it; what stands above explains itself, with the unit beside every number.
"""

from minsheng.render import words
from minsheng.render.excel import cells
from minsheng.render.excel.cells import Cell, text
from minsheng.render.excel.ledger_sheet import by_level
from minsheng.render.excel.looks import Look
from minsheng.render.excel.sheet import Bars, Row, Sheet
from minsheng.render.excel.wording import (
    all_counts,
    source,
    title,
    unreported_note,
)
from minsheng.summarize import Overview, Summary
from minsheng.terms import Status
from minsheng.track import TrackedProject

NAME = "总览"
# 状态, 序号 | 项目 | 责任单位 | 指标, 达标, 已报 | 完成率 | 应达 | 偏差 | 短板指标
_WIDTHS = [9, 7, *[9] * 3, *[7] * 4, *[7] * 3, 12, 9, 9, 20, 20]
_COLUMNS = len(_WIDTHS)
_COMPLETION = 12
_CARD_SPANS = (2, 2, 2, 3, 3, 1, 2, 1, 1)
_LIGHT_SPANS = (3, 3, 3, 4, 2, 2)


def overview_sheet(overview: Overview) -> Sheet:
    """The sheet of the overview; its tables are left out where there are no projects."""
    named = title(overview, "进展情况")
    rows = [
        Row([text(named, Look.TITLE).across(_COLUMNS)]),
        Row([text(source(overview), Look.NOTE).across(_COLUMNS)]),
        *_headline(overview),
    ]
    if not overview.projects:
        rows.append(_line(words.nothing(overview), Look.NOTE))
        return Sheet(NAME, named, _WIDTHS, [*rows, *_rules(overview)], header=0)
    rows += _attention(overview)
    levels = len(rows)
    rows += _levels(overview)
    header = len(rows) + 1
    rows += _projects(overview)
    last = len(rows) - 1
    bars = (Bars(_COMPLETION, levels + 2, header - 2), Bars(_COMPLETION, header + 1, last))
    return Sheet(
        NAME,
        named,
        _WIDTHS,
        [*rows, *_rules(overview)],
        header=header,
        bars=bars,
        sections=(levels, header - 1),
        above=True,
    )


def _line(said: str, look: Look) -> Row:
    return Row([text(said, look).across(_COLUMNS)])


def _across(row: list[Cell], spans: tuple[int, ...]) -> Row:
    return Row([cell.across(span) for cell, span in zip(row, spans, strict=True)])


def _headline(overview: Overview) -> list[Row]:
    """The headline figures below their names, then how many projects are of each status."""
    overall = overview.overall
    figures = {
        "项目": cells.count(overall.projects),
        "平均完成率": cells.share(overall.completion, overall.indicators_unreported),
        "时间进度": cells.share(overview.time_share),
        "按序时应达": cells.share(overall.planned),
        "偏差（百分点）": cells.points(overall.printed_variance),
        "指标": cells.count(overall.indicators),
        "已达标": cells.count(overall.indicators_met),
        "已填报": cells.count(overall.indicators_reported),
        "未报（按 0 计）": cells.count(overall.indicators_unreported),
    }
    lights = [cells.counted_light(status, number) for status, number in words.counts(overall)]
    return [
        _across([text(name, Look.CARD_NAME) for name in figures], _CARD_SPANS),
        _across([figure.looking(Look.CARD) for figure in figures.values()], _CARD_SPANS),
        _across(lights, _LIGHT_SPANS),
    ]


def _attention(overview: Overview) -> list[Row]:
    """需督办: the worst first, with its weakest indicator and what is left."""
    section = _line(words.titled(words.attention(overview), overview.sample), Look.SECTION)
    chosen = overview.attention
    if not chosen:
        return [section, _line("没有需督办的项目。", Look.NOTE)]
    titles = ["状态", "序号", "项目", "责任单位", "短板指标", "短板偏差", "还差"]
    spans = (1, 1, 3, 4, 4, 2, 2)
    head = _across(cells.heads(titles), spans)
    return [section, head, *(_across(_one_of_attention(project), spans) for project in chosen)]


def _one_of_attention(project: TrackedProject) -> list[Cell]:
    weakest = project.weakest
    is_reported = weakest.actual is not None
    return [
        *_name(project),
        text(words.weakest(project) if is_reported else weakest.name),
        cells.points(weakest.printed_variance, " 个百分点"),
        text(words.left(weakest)),
    ]


def _name(project: TrackedProject) -> list[Cell]:
    return [
        cells.light(project.status, words.project_word(project.status)),
        cells.count(project.project.id),
        text(project.project.name),
        text(words.units(project.project)),
    ]


def _levels(overview: Overview) -> list[Row]:
    statuses = [words.project_word(status) for status in Status]
    titles = ["级别", "项目数", *statuses, "指标", "达标", "已报", "平均完成率", "应达", "偏差"]
    spans = (2, *[1] * 13, 2)
    groups = overview.levels if len(overview.levels) > 1 else ()
    return [
        _line(words.titled("各级别", overview.sample), Look.SECTION),
        _across(cells.heads([*titles, "说明"]), spans),
        *(_across(_level(name, summary), spans) for name, summary in groups),
        _across(_level("合计", overview.overall), spans)._replace(strong=True),
    ]


def _level(name: str, summary: Summary) -> list[Cell]:
    return [
        text(name, Look.CENTRE),
        cells.count(summary.projects),
        *(cells.count(number) for _, number in words.counts(summary)),
        *cells.indicator_counts(summary),
        *cells.means(summary),
        text(words.uncounted(summary.indicators_unreported)),
    ]


_PROJECT_SPANS = (1, 1, 3, 4, 1, 1, 1, 1, 1, 1, 2)
_SUM_SPANS = (2, 7, 1, 1, 1, 1, 1, 1, 2)


def _projects(overview: Overview) -> list[Row]:
    """Every project by level, the sum of each level above its own, that of all at the end."""
    titles = ["状态", "序号", "项目", "责任单位", "指标", "达标", "已报", "完成率", "应达", "偏差"]
    rows = [
        _line(words.titled("各项目", overview.sample), Look.SECTION),
        _across(cells.heads([*titles, "短板指标"]), _PROJECT_SPANS),
    ]
    groups = dict(overview.levels) if len(overview.levels) > 1 else {}
    for project in by_level(overview):
        summary = groups.pop(project.project.level, None)
        rows += [_sum(project.project.level, summary)] if summary else []
        rows.append(_across(_project(project), _PROJECT_SPANS)._replace(outline=1))
    return [*rows, _sum("合计", overview.overall)]


def _project(project: TrackedProject) -> list[Cell]:
    numbers = len(project.indicators), project.met, project.reported
    return [
        *_name(project),
        *map(cells.count, numbers),
        cells.share(project.completion, len(project.indicators) - project.reported),
        cells.share(project.planned),
        cells.points(project.printed_variance),
        text(words.weakest(project)),
    ]


def _sum(name: str, summary: Summary) -> Row:
    row = [
        text(name, Look.CENTRE),
        text(f"{summary.projects} 项：{all_counts(summary)}"),
        *cells.indicator_counts(summary),
        *cells.means(summary),
        text(""),
    ]
    return _across(row, _SUM_SPANS)._replace(strong=True)


def _rules(overview: Overview) -> list[Row]:
    """The assumptions."""
    said = "\n".join([*unreported_note(overview), words.rule_for_lights(overview)])
    return [Row([Cell(look=Look.GAP, span=_COLUMNS)]), _line(said, Look.RULE)]
