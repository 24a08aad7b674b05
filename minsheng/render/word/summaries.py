"""The tables that stand among the paragraphs."""

from minsheng.render import overdue, words
from minsheng.render.word.blocks import Table
from minsheng.summarize import Overview, Summary
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject

_HEADER = ["项目", *PROJECT_WORDS.values(), "未报指标", "平均完成率", "序时进度"]
_STATUSES = tuple(PROJECT_WORDS)
_MEANS = "平均完成率中未报指标按0计；序时进度为按序时应达的平均比例。"


def by_level(overview: Overview) -> Table:
    """Counts and means of each level and of the whole."""
    groups = [(safe(name), summary) for name, summary in overview.levels]
    groups.append(("合计", overview.overall))
    rows = [[name, *_cells(summary)] for name, summary in groups]
    title = words.titled("各级别情况", overview.sample)
    return Table(title, ["级别", *_HEADER], rows, _lights([s for _, s in groups]), f"注：{_MEANS}")


def by_unit(overview: Overview) -> Table:
    """Counts, means and the newest report of each unit."""
    units = overview.units
    rows = [[safe(u.name), *_cells(u.summary), overdue.last_report(u.silence)] for u in units]
    joint = overview.has_joint_projects
    note = "共同责任的项目在每个责任单位各计一次，各单位数字不可相加。" if joint else ""
    header = ["责任单位", *_HEADER, "最近填报"]
    title = words.titled("各责任单位情况", overview.sample)
    return Table(title, header, rows, _lights([u.summary for u in units]), f"注：{note}{_MEANS}")


def _cells(summary: Summary) -> list[str]:
    return [
        str(summary.projects),
        *(str(number) for _, number in words.counts(summary)),
        str(summary.indicators_unreported),
        words.share(summary.completion),
        words.share(summary.planned),
    ]


def _lights(summaries: list[Summary]) -> dict[tuple[int, int], Status]:
    """Colours behind the counts that need supervision."""
    return {
        (row, _STATUSES.index(status) + 2): status
        for row, summary in enumerate(summaries)
        for status in (Status.WARNING, Status.BEHIND, Status.UNREPORTED)
        if summary.counts[status]
    }


def by_indicator(project: TrackedProject, overview: Overview) -> Table:
    """The figures of one project's indicators."""
    header = ["指标", "年度目标", "本月新增", "累计完成", "完成率", "序时进度", "状态"]
    rows = [_figures(tracked) for tracked in project.indicators]
    lights = {(row, 6): tracked.status for row, tracked in enumerate(project.indicators)}
    return Table(words.titled("指标完成情况", overview.sample), header, rows, lights)


def _figures(tracked: TrackedIndicator) -> list[str]:
    verdict = tracked.assessment
    return [
        safe(tracked.name),
        words.target(tracked),
        words.added(tracked),
        words.actual(tracked),
        words.NONE if tracked.actual is None else words.share(verdict.completion),
        words.share(verdict.planned),
        words.indicator_word(tracked),
    ]
