"""The path of a project as CSV: a row for each indicator and month, blank what is to come."""

from collections.abc import Iterator

from minsheng.months import History, Month
from minsheng.numerals import plain
from minsheng.render import words
from minsheng.render.csv_text import line
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_HEADER = ["序号", "项目名称", "指标", "计量单位", "月末", "目标", "累计完成", "本月新增"]
_HEADER += ["应达", "完成率", "序时进度", "状态"]


def history(history: History, screen: Screen = PLAIN) -> str:
    """A header and one line a row, comma-separated, ended by LF."""
    del screen
    sample = history.overview.sample
    header = [*_HEADER, *(["示例"] if sample else [])]
    rows = [[*row, *(["是"] if sample else [])] for row in _rows(history)]
    return "".join(f"{line(cells)}\n" for cells in (header, *rows))


def _rows(history: History) -> Iterator[list[str]]:
    facts = history.project.project
    for course in history.indicators:
        for month in course.months:
            yield [str(facts.id), safe(facts.name), *_cells(month)]


def _cells(month: Month) -> list[str]:
    tracked, verdict = month.tracked, month.tracked.assessment
    completion = words.share(verdict.completion) if tracked.actual else words.NONE
    known = [
        words.actual(tracked, with_measure=False),
        "" if tracked.added is None else words.added(tracked),
        completion,
        words.indicator_word(tracked),
    ]
    actual, added, completion, status = known if month.is_known else [""] * 4
    return [
        safe(tracked.name),
        safe(tracked.indicator.measure or ""),
        str(month.day),
        words.target(tracked, with_measure=False),
        actual,
        added,
        plain(verdict.owed),
        completion,
        words.share(verdict.planned),
        status,
    ]
