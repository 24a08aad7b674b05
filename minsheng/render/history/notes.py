"""What is remarked on a month, and what is told below the months of an indicator."""

from collections.abc import Iterator, Sequence
from datetime import date

from minsheng.forecast import NoForecast
from minsheng.ledger import Figure
from minsheng.models.targets import Revision
from minsheng.months import Course, History, Month, ProjectMonth
from minsheng.render import words
from minsheng.render.outlook import clauses, why_none
from minsheng.schedule import month_end
from minsheng.text import located, safe
from minsheng.track import TrackedIndicator, TrackedProject


def title(tracked: TrackedIndicator) -> str:
    """An indicator with its target, and what is left of it."""
    left = f"，{words.left(tracked)}" if tracked.actual else ""
    return f"{safe(tracked.name)}：目标 {words.target(tracked)}{left}"


def label(day: date) -> str:
    """A month's end as `--as-of` takes it, 2025-09; another day in full."""
    return f"{day:%Y-%m}" if day == month_end(day) else str(day)


def project_mean(project: TrackedProject) -> str:
    """A project's mean, marked where indicators count 0 in it; 未报 where nothing was reported."""
    if not project.reported:
        return words.project_word(project.status)
    is_partial = project.reported < len(project.indicators)
    return words.share(project.completion) + (words.UNREPORTED_MARK if is_partial else "")


def on_month(month: Month) -> list[str]:
    """沿用 8月31日的数, 更正, 目标调整为 40 个, 计划 6月30日 10 个, 到期."""
    since = month.tracked.added_since
    measure = month.tracked.indicator.measure
    plan = (f"计划 {_day(p.by, month.day)} {words.amount(p.value, measure)}" for p in month.plan)
    return [
        *_carried(month),
        *([f"新增较 {_day(since, month.day)}"] if since else []),
        *(["更正"] if month.corrections else []),
        *([f"目标调整为 {words.target(month.tracked)}"] if month.revisions else []),
        *plan,
        *(["到期"] if month.is_due else []),
    ]


def _carried(month: Month) -> Iterator[str]:
    tracked, since = month.tracked, month.carried_from
    if tracked.actual and tracked.is_divided and tracked.actual.units_reported < len(tracked.units):
        yield f"{tracked.actual.units_reported}/{len(tracked.units)} 单位已报"
    if since:
        part = "部分" if month.is_reported else ""
        yield f"{part}沿用 {_day(since, month.day)}的数"


def _day(day: date, seen_from: date) -> str:
    """8月31日, with its year where that is another one."""
    year = "" if day.year == seen_from.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def on_project_month(month: ProjectMonth) -> list[str]:
    """The acceptance in the month that reported it, and that the project was due."""
    accepted, due = month.tracked.accepted, month.tracked.due
    return [
        *([f"验收 {_day(accepted, month.day)}"] if accepted and month.is_newly_accepted else []),
        *(["到期"] if month.eve < due <= month.day else []),
    ]


def below(course: Course) -> Iterator[str]:
    """The corrections with their reasons, then the adjustments of the target."""
    for month in course.months:
        for figure, reason in month.corrections:
            told = f"{safe(figure.unit)} {words.reported(figure.value)}：{safe(reason)}"
            yield f"更正 {figure.as_of} {told}（{located(figure.path, figure.line)}）"
    for month in course.months:
        for revision in month.revisions:
            yield f"目标调整 {revision.since} 起：{_revision(revision, course.tracked)}"


def _revision(revision: Revision, tracked: TrackedIndicator) -> str:
    number = revision.target if revision.target is not None else len(revision.items or ())
    amount = words.amount(number, tracked.indicator.measure)
    return f"{amount}（{safe(revision.document)}：{safe(revision.reason)}）"


def sources(course: Course) -> list[str]:
    """Where the figures of the months come from: a line for each file."""
    lines: dict[str, dict[int, date]] = {}
    for month in course.months:
        for figure in month.tracked.actual.sources if month.tracked.actual else ():
            lines.setdefault(figure.path, {})[figure.line] = figure.as_of
    return [
        f"来源：{safe(path)}:" + "、".join(f"{line}（{day}）" for line, day in places.items())
        for path, places in lines.items()
    ]


def source(figures: Sequence[Figure]) -> str:
    """Where the figures of one month come from, a line for each."""
    return "\n".join(f"{located(figure.path, figure.line)}（{figure.as_of}）" for figure in figures)


def runs(course: Course) -> list[str]:
    """A milestone's months in words, a line from each on that differs: 2025-08 起 已完成."""
    lines: list[str] = []
    before = None
    for month in course.months:
        now = words.actual(month.tracked)
        if month.is_known and now != before:
            lines.append(f"{label(month.day)} 起 {now}")
            before = now
    return lines


def outlook(tracked: TrackedIndicator, day: date) -> list[str]:
    """The forecast, a line for each pace and one for what is needed; or why there is none."""
    found = tracked.outlook
    if isinstance(found, NoForecast):
        return [why_none(found)]
    return clauses(tracked, found, day) if found else []


def legend(history: History, nothing: str) -> str:
    """How to read the sparklines, in which `nothing` stands for a month without a report."""
    first, last = label(history.months[0].day), label(history.months[-1].day)
    return (
        f"走势：{first} 至 {last}，每月末一格；两行同一比例，最高一格是目标（或更高的实际数），"
        f"低于目标的总画得低些；{nothing} 未报，空白在截至日期以后。"
    )
