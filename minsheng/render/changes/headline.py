"""What stands above a diff: both sides, and everything in sums."""

from minsheng.changes.diff import Diff
from minsheng.changes.sides import Side
from minsheng.changes.totals import Shift
from minsheng.changes.verdicts import ProjectChange
from minsheng.render import words
from minsheng.render.changes import wording
from minsheng.render.changes.turns import TITLES
from minsheng.summarize import Summary
from minsheng.terms import PROJECT_WORDS
from minsheng.text import safe

_REPLACED = "原来是示例数据，现在换成了真实填报：两边的数不可比较"


def period(found: Diff) -> str:
    """Both sides: 2025-08-31 → 2025-09-30; 提交 1a2b3c4d → 现在的文件，均截至 2025-12-31."""
    then, now = found.then, found.now
    if not found.is_of_commits:
        return f"{then.day} {wording.ARROW} {now.day}"
    names = _side(then), _side(now)
    if then.day == now.day:
        return f"{names[0]} {wording.ARROW} {names[1]}，均截至 {now.day}"
    return f"{names[0]}（截至 {then.day}） {wording.ARROW} {names[1]}（截至 {now.day}）"


def _side(side: Side) -> str:
    return f"提交 {side.commit}" if side.commit else "现在的文件"


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
    time = wording.arrow(words.share(then.time_share), words.share(now.time_share))
    lines = [
        f"平均完成率 {_mean(found.overall)}",
        f"时间进度 {time}",
        _indicators(then.overall, now.overall),
        _turned(found),
        *_only_on_one_side(found),
        _REPLACED if found.replaces_sample else "",
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
    worse, first, better = (len(found.turned(way)) for way in TITLES)
    told = f"首次填报 {first} 项，" if first else ""
    return f"变差 {worse} 项，{told}变好 {better} 项"


def _mean(shift: Shift) -> str:
    """68.5%→76.8%（+8.3 个百分点；1 项指标未报按 0 计）."""
    then, now = shift.then, shift.now
    shares = wording.arrow(
        words.share(then and then.completion), words.share(now and now.completion)
    )
    moved = f"{words.points(shift.points)} 个百分点" if shift.points else ""
    noted = "；".join(part for part in (moved, _uncounted(shift)) if part)
    return shares + (f"（{noted}）" if noted else "")


def _uncounted(shift: Shift) -> str:
    """How many indicators count 0 in the means, of both sides where that differs."""
    before, after = (side.indicators_unreported if side else 0 for side in (shift.then, shift.now))
    if before == after:
        return words.uncounted(after)
    return f"此前 {before} 项、现在 {after} 项指标未报按 0 计"


def _only_on_one_side(found: Diff) -> list[str]:
    """Which projects came and went: the means are then not of the same projects."""
    came = [_named(project) for project in found.projects if project.then is None]
    gone = [_named(project) for project in found.projects if project.now is None]
    told = {"新增项目": came, "删去项目": gone}
    lines = [f"{what}：{'、'.join(names)}" for what, names in told.items() if names]
    return [f"{'；'.join(lines)}，两边不是同样的项目，平均完成率不可直接比较"] if lines else []


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
    return wording.arrow(str(then), str(now))


def statuses(found: Diff) -> str:
    """办结 0→3 · 待验收 1 · …: the projects of each status."""
    then, now = found.then.overview.overall.counts, found.now.overview.overall.counts
    return " · ".join(f"{word} {_numbers(then[s], now[s])}" for s, word in PROJECT_WORDS.items())
