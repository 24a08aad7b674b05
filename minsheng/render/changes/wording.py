"""Changes in Chinese words, the same in every format; text from data made harmless.

What stood and what stands have an arrow between them; what did not change is said once.
"""

from datetime import date
from decimal import Decimal

from minsheng.changes.diff import Diff
from minsheng.changes.figures import Correction
from minsheng.changes.sides import Side
from minsheng.changes.totals import Shift
from minsheng.changes.verdicts import Direction, IndicatorChange, ProjectChange
from minsheng.ledger import Figure, Reported
from minsheng.models.targets import Indicator
from minsheng.numerals import Number, is_number, plain
from minsheng.problems import Place
from minsheng.render import words
from minsheng.summarize import Summary
from minsheng.terms import INDICATOR_WORDS, PROJECT_WORDS
from minsheng.text import safe
from minsheng.track import TrackedIndicator

ARROW = "→"
_ABSENT = "未列入"


def arrow(then: str, now: str) -> str:
    """`3→5`; once where both are the same."""
    return now if then == now else f"{then}{ARROW}{now}"


def signed(number: Number | Decimal) -> str:
    """A difference with its sign: +5, -12, 0."""
    return f"+{plain(number)}" if number > 0 else plain(number)


def points(number: Decimal | None) -> str:
    """A difference in percentage points with its sign, a dash where there is none."""
    return words.points(number)


def side(one: Side) -> str:
    """提交 1a2b3c4d（截至 2025-09-30）; of the files as they are now, by their date alone."""
    return f"提交 {one.commit}（截至 {one.day}）" if one.commit else f"截至 {one.day}"


def period(found: Diff) -> str:
    """Both sides: 2025-08-31 → 2025-09-30, or the commits with their dates."""
    if not found.is_of_commits:
        return f"{found.then.day} {ARROW} {found.now.day}"
    now = side(found.now) if found.now.commit else f"现在的文件（截至 {found.now.day}）"
    return f"{side(found.then)} {ARROW} {now}"


def source(found: Diff) -> str:
    """The document, and both sides."""
    document = found.now.ledger.targets.document
    return f"{safe(document)} · {period(found)}" if document else period(found)


def title(found: Diff) -> str:
    """The list's title, that it is about changes, and what was selected."""
    return f"{words.title(found.now.overview)} · 变化"


def unchanged(found: Diff) -> str:
    """That nothing changed; of commits, what is not compared."""
    what = "（比较的是数、状态、目标和清单，不比较进展情况等文字）" if found.is_of_commits else ""
    return f"没有变化{what}。"


def counts(found: Diff) -> list[str]:
    """What the headline says in sums, a line each; without the projects' statuses."""
    then, now = found.then.overview, found.now.overview
    time = arrow(words.share(then.time_share), words.share(now.time_share))
    lines = [
        f"平均完成率 {_mean(found.overall)}，时间进度 {time}",
        _indicators(then.overall, now.overall),
        _turned(found),
        *_only_on_one_side(found),
        "，".join(_tellings(found)),
        words.later_reports(now) or "",
    ]
    return [line for line in lines if line]


def _indicators(then: Summary, now: Summary) -> str:
    met = _numbers(then.indicators_met, now.indicators_met)
    reported = _numbers(then.indicators_reported, now.indicators_reported)
    count = _numbers(then.indicators, now.indicators)
    return f"指标 {count} 项：已达标 {met}，已填报 {reported}"


def _turned(found: Diff) -> str:
    worse, better = (len(found.turned(way)) for way in (Direction.WORSE, Direction.BETTER))
    return f"变差 {worse} 项，变好 {better} 项"


def _mean(shift: Shift) -> str:
    """68.5%→76.8%（+8.3 个百分点；1 项指标未报按 0 计）."""
    then, now = shift.then, shift.now
    shares = arrow(words.share(then and then.completion), words.share(now and now.completion))
    moved = f"{points(shift.points)} 个百分点" if shift.points else ""
    missing = [side.indicators_unreported if side else 0 for side in (then, now)]
    before, after = (words.uncounted(number) for number in missing)
    uncounted = (
        after if before == after else f"此前 {missing[0]} 项、现在 {missing[1]} 项指标未报按 0 计"
    )
    noted = "；".join(part for part in (moved, uncounted) if part)
    return shares + (f"（{noted}）" if noted else "")


def _only_on_one_side(found: Diff) -> list[str]:
    """Which projects came and went: the means are then not of the same projects."""
    came = [_named(project) for project in found.projects if project.then is None]
    gone = [_named(project) for project in found.projects if project.now is None]
    told = {"新增项目": came, "删去项目": gone}
    lines = [f"{what}：{'、'.join(names)}" for what, names in told.items() if names]
    return [f"{'；'.join(lines)}。两边不是同样的项目，平均完成率不可直接比较"] if lines else []


def _named(project: ProjectChange) -> str:
    facts, status = project.either.project, project.either.status
    return f"{facts.id} {safe(facts.name)}（{words.project_word(status)}）"


def _tellings(found: Diff) -> list[str]:
    """How much there is to tell of each kind, where there is any."""
    told = {
        "新增填报": (found.reports, "份"),
        "更正": (len(found.corrections), "个数"),
        "旧数被改动": (len(found.rewritten), "个"),
        "目标调整": (len(found.revised), "项"),
        "清单改动": (len(found.edits), "处"),
    }
    return [f"{what} {number} {unit}" for what, (number, unit) in told.items() if number]


def projects(found: Diff) -> str:
    """共 14→15 项."""
    then, now = found.then.overview.overall, found.now.overview.overall
    return f"共 {_numbers(then.projects, now.projects)} 项"


def _numbers(then: int, now: int) -> str:
    return arrow(str(then), str(now))


def statuses(found: Diff) -> str:
    """办结 0→3 · 待验收 1 · …: the projects of each status."""
    then, now = found.then.overview.overall.counts, found.now.overview.overall.counts
    return " · ".join(f"{word} {_numbers(then[s], now[s])}" for s, word in PROJECT_WORDS.items())


def actual(change: IndicatorChange) -> str:
    """What is done: 1020→1180 人次, 未报→14 台."""
    then, now = change.then, change.now
    if then is None or now is None:
        return words.actual(change.either)
    alike = then.indicator.measure == now.indicator.measure
    before, after = words.actual(then, with_measure=not alike), words.actual(now)
    return after if words.actual(then) == after else f"{before}{ARROW}{after}"


def target(change: IndicatorChange, with_measure: bool = True) -> str:
    """The target: 48→40 个（原 48）, and whether other items make up the same number."""
    then, now = change.then, change.now
    if then is None or now is None or not change.is_new_target:
        return words.target(change.either, with_measure)
    before, after = words.target(then, with_measure), words.target(now, with_measure)
    return f"{after}（清单有调整）" if before == after else f"{before}{ARROW}{after}"


def completion(tracked: TrackedIndicator | None) -> str:
    """The completion; a dash where it is not reported or not in the list."""
    is_reported = tracked is not None and tracked.actual is not None
    return words.share(tracked.assessment.completion) if tracked and is_reported else words.NONE


def variance(change: IndicatorChange) -> str:
    """The variance in points: +1.5→-3.2."""
    sides = [s for s in (change.then, change.now) if s is not None]
    return arrow(*[words.points(s.printed_variance) for s in (sides[0], sides[-1])])


def status(tracked: TrackedIndicator | None) -> str:
    """An indicator's status; 未列入 where the list has no such indicator."""
    return INDICATOR_WORDS[tracked.status] if tracked else _ABSENT


def added(change: IndicatorChange, with_sign: bool = True) -> str:
    """What was added: +160, 首次填报, 填报没有了; a dash where it cannot be said."""
    if change.is_first_report:
        return "首次填报"
    if change.is_withdrawn:
        return "填报没有了"
    if change.added is None:
        return words.NONE
    return signed(change.added) if with_sign else plain(change.added)


def details(change: IndicatorChange) -> list[str]:
    """What a change of the figure does not say: another target, which items, who reported."""
    told = {"新完成": change.items_done, "不再算完成": change.items_gone}
    lines = [f"目标 {target(change)}"] if change.is_new_target else []
    lines += [f"{how}：{'、'.join(map(safe, which))}" for how, which in told.items() if which]
    return [*lines, *_units_reported(change)]


def _units_reported(change: IndicatorChange) -> list[str]:
    """That more units of a sum have reported, which is no progress of the others."""
    then, now = (s.actual.units_reported if s and s.actual else 0 for s in change[:2])
    is_sum = change.either.indicator.combine == "sum"
    return (
        [f"已报单位 {then}{ARROW}{now}/{len(change.either.units)}"]
        if is_sum and then != now
        else []
    )


def accepted(project: ProjectChange) -> str:
    """新办结（2025-09-26 验收）; 验收后回退, 退回 where it went back; empty otherwise."""
    day: date | None = project.either.accepted
    if project.is_newly_closed:
        return f"新办结（{day} 验收）"
    if project.is_reopened:
        return f"验收后回退（{day} 验收）" if day else "退回：验收记录没有了"
    return "退回：不再全部达标" if project.is_returned else ""


def value(reported: Reported | None, indicator: Indicator) -> str:
    """A value as a unit reported it, with its measure; of a checklist the items too."""
    if reported is None:
        return "未报"
    if isinstance(reported, tuple):
        named = f"（{'、'.join(map(safe, reported))}）" if reported else ""
        return words.amount(len(reported), indicator.measure) + named
    if isinstance(reported, bool):
        return words.reported(reported)
    return words.amount(reported, indicator.measure)


def corrected(one: Correction) -> str:
    """2092→2080 人: what stood and what stands."""
    before = plain(one.stood) if is_number(one.stood) else value(one.stood, one.indicator)
    return f"{before}{ARROW}{value(one.figure.value, one.indicator)}"


def place(where: Place, commit: str | None = None) -> str:
    """data/progress/公共服务局.yaml:94, in a commit where it stands there."""
    at = f"{safe(where.path)}:{where.line}"
    return f"提交 {commit} 的 {at}" if commit else at


def reporter(figure: Figure) -> str:
    """Who reported a figure, and as of when."""
    return f"{safe(figure.unit)}（截至 {figure.as_of}）"
