"""The rows of the ledgers these offices keep: one list that feeds every tabular format."""

from typing import NamedTuple

from minsheng.render import overdue, words
from minsheng.summarize import Overview, Summary
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedIndicator, TrackedProject


class Rows(NamedTuple):
    """A table of plain text: its title, its header, its rows."""

    title: str
    header: list[str]
    rows: list[list[str]]

    def beside(self, header: list[str], cells: list[list[str]]) -> "Rows":
        """The same table with more columns at its end."""
        rows = [[*row, *more] for row, more in zip(self.rows, cells, strict=True)]
        return self._replace(header=[*self.header, *header], rows=rows)


def table(overview: Overview, by: str | None) -> Rows:
    """The table `by` project, level, unit or indicator; by default the ledger by indicator."""
    makers = {"project": _by_project, "level": _by_level, "unit": _by_unit}
    made = makers.get(by or "", _by_indicator)(overview)
    if not overview.sample:
        return made
    titled = made._replace(title=words.titled(made.title, True))
    return titled.beside(["示例"], [["是"]] * len(made.rows))


def _task(overview: Overview) -> str:
    return f"{overview.targets.year}年工作任务"


def _by_indicator(overview: Overview) -> Rows:
    header = ["序号", "市区分级", "项目名称", "责任单位", _task(overview)]
    header += [
        "指标",
        "计量单位",
        "年度目标",
        "本月新增",
        "累计完成",
        "完成率",
        "序时进度",
        "状态",
    ]
    header += ["存在问题", "下一步举措", "佐证材料"]
    rows = [
        [
            *_project_cells(project),
            safe(project.project.task),
            *_indicator_cells(tracked),
        ]
        + [words.narrative(project, key) for key in ("problems", "next_steps", "evidence")]
        for project in overview.projects
        for tracked in project.indicators
    ]
    return Rows("台账", header, rows)


def _project_cells(project: TrackedProject) -> list[str]:
    facts = project.project
    return [str(facts.id), safe(facts.level), safe(facts.name), words.units(facts)]


def _indicator_cells(tracked: TrackedIndicator) -> list[str]:
    unreported = tracked.actual is None
    return [
        safe(tracked.name),
        safe(tracked.indicator.measure or ""),
        words.target(tracked, with_measure=False),
        "" if tracked.added is None else words.added(tracked),
        words.actual(tracked, with_measure=False),
        words.NONE if unreported else words.share(tracked.assessment.completion),
        words.share(tracked.assessment.planned),
        words.indicator_word(tracked),
    ]


def _by_project(overview: Overview) -> Rows:
    header = [
        "序号",
        "市区分级",
        "项目名称",
        "责任单位",
        _task(overview),
        "指标数",
        "已达标",
    ]
    header += ["已填报", "完成率", "序时进度", "短板指标", "还差", "状态"]
    header += ["存在问题", "下一步举措", "佐证材料"]
    rows = [
        [
            *_project_cells(project),
            safe(project.project.task),
            str(len(project.indicators)),
            str(project.met),
            str(project.reported),
            words.share(project.completion),
            words.share(project.planned),
            safe(project.weakest.name),
            words.left(project.weakest),
            words.project_word(project.status),
            *(words.narrative(project, key) for key in ("problems", "next_steps", "evidence")),
        ]
        for project in overview.projects
    ]
    return Rows("各项目", header, rows)


_SUMMARY_HEADER = [
    "项目数",
    *(PROJECT_WORDS[status] for status in Status),
    "指标数",
    "已达标",
    "已填报",
    "平均完成率",
    "序时进度",
]


NUMERIC = frozenset(
    {"序号", "年度目标", "本月新增", "累计完成", "完成率", "未报天数", *_SUMMARY_HEADER}
)
"""The columns that hold numbers."""


def _summary_cells(summary: Summary) -> list[str]:
    return [
        str(summary.projects),
        *(str(number) for _, number in words.counts(summary)),
        str(summary.indicators),
        str(summary.indicators_met),
        str(summary.indicators_reported),
        words.share(summary.completion),
        words.share(summary.planned),
    ]


def _by_level(overview: Overview) -> Rows:
    rows = [[safe(name), *_summary_cells(summary)] for name, summary in overview.levels]
    rows.append(["合计", *_summary_cells(overview.overall)])
    return Rows("各级别", ["市区分级", *_SUMMARY_HEADER], rows)


def _by_unit(overview: Overview) -> Rows:
    rows = [
        [
            safe(unit.name),
            *_summary_cells(unit.summary),
            overdue.last_report(unit.silence),
            str(unit.silence.days),
            overdue.answer(unit.silence),
        ]
        for unit in overview.units
    ]
    header = ["责任单位", *_SUMMARY_HEADER, "最近填报", "未报天数", "逾期"]
    return Rows("各责任单位（共同责任的项目各计一次，不可相加）", header, rows)
