"""L: the ledger as a whole, over time and across units."""

from collections.abc import Iterator, Sequence
from datetime import date

from minsheng.assess import assess
from minsheng.ledger import Figure, Ledger, Note, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import plain
from minsheng.rules.base import Slip, rule
from minsheng.schedule import items_at, window_of
from minsheng.track import Actual, actual_at

_ANYBODY = ""


def _sure_indicators(
    ledger: Ledger,
) -> Iterator[tuple[Project, Indicator, list[Figure]]]:
    """Every indicator whose units' figures could all be read, with those not found wrong yet."""
    for project in ledger.targets.projects:
        for indicator in project.indicators:
            units = project.units_of(indicator)
            if all(ledger.is_sure(unit, project.id, indicator.name) for unit in units):
                yield project, indicator, ledger.sound_figures_of(project.id, indicator.name)


def _value(value: Reported) -> str:
    if isinstance(value, tuple):
        return f"[{'、'.join(value)}]"
    if isinstance(value, bool):
        return "已完成" if value else "未完成"
    return plain(value)


def _lost(indicator: Indicator, before: Figure, after: Figure) -> list[str]:
    """The items that a checklist lost though they are still asked for."""
    if not (isinstance(before.value, tuple) and isinstance(after.value, tuple)):
        return []
    asked = items_at(indicator, after.as_of)
    return [item for item in before.value if item in asked and item not in after.value]


def _falls(indicator: Indicator, before: Figure, after: Figure) -> bool:
    """Whether a cumulative value goes back; a checklist does when it loses an item."""
    if before.as_of == after.as_of:
        return False
    if isinstance(before.value, tuple) or isinstance(after.value, tuple):
        return bool(_lost(indicator, before, after))
    return after.value < before.value


def _fall(indicator: Indicator, before: Figure, after: Figure) -> str:
    who = "" if before.unit == after.unit else f"（{before.unit}）"
    if lost := _lost(indicator, before, after):
        return f"少了 {before.as_of}{who}已完成的“{'”“'.join(lost)}”"
    if isinstance(after.value, bool):
        return f"由 {before.as_of}{who}的已完成变回未完成"
    values = (
        f"{before.as_of} 为 {_value(before.value)}{who}，{after.as_of} 为 {_value(after.value)}"
    )
    return f"下降了：{values}"


@rule("L401")
def cumulative_figure_falls(ledger: Ledger) -> Iterator[Slip]:
    """A cumulative figure does not fall from one report to the next without `correction`.

    Fails: 1200 in August, 1180 in September. Passes: the same
    with `correction: 核减重复统计20人次`.
    """
    for project, indicator, figures in _sure_indicators(ledger):
        if indicator.is_level:
            continue
        for before, after in _falling_pairs(indicator, figures):
            yield Slip(
                after.place,
                f"项目 {project.id} 的“{indicator.name}”{_fall(indicator, before, after)}",
                "累计数只增不减；若是更正，在这一条里写明 correction（更正说明）",
            )


def _falling_pairs(
    indicator: Indicator, figures: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """(higher, lower) figures: within a unit, and for a shared figure also across its units."""
    standing: dict[str, Figure] = {}
    is_shared = indicator.combine == "latest"
    for figure in figures:
        befores = [standing.get(figure.unit), standing.get(_ANYBODY)]
        if figure.corrected and is_shared:
            standing.clear()
        elif not figure.corrected:
            higher = [f for f in befores if f and _falls(indicator, f, figure)]
            yield from ((before, figure) for before in higher[:1])
        standing[figure.unit] = figure
        if is_shared:
            standing[_ANYBODY] = figure


@rule("L402")
def two_figures_of_a_unit(ledger: Ledger) -> Iterator[Slip]:
    """A unit reports an indicator once a date; a second figure needs `correction`.

    Fails: AED 14 and AED 15, both as of 2025-09-30. Passes: the second with `correction: …`.
    """
    for project, indicator, figures in _sure_indicators(ledger):
        seen: dict[tuple[str, object], Figure] = {}
        for figure in figures:
            key = (figure.unit, figure.as_of)
            first = seen.setdefault(key, figure)
            if first is not figure and not figure.corrected:
                where = f"{first.place.path}:{first.place.line}"
                yield Slip(
                    figure.place,
                    f"{figure.unit}对项目 {project.id} 的“{indicator.name}”在 {figure.as_of} 已报过"
                    f" {_value(first.value)}（{where}）",
                    "删去一个；若是更正，在后一条里写明 correction（更正说明）",
                )


@rule("L403")
def units_disagree(ledger: Ledger) -> Iterator[Slip]:
    """Units that share one figure report the same value for the same date.

    Fails: 改革发展局 12 and 公共服务局 11 as of 2025-09-30. Passes: both 12, or `combine: sum`.
    """
    for project, indicator, figures in _sure_indicators(ledger):
        if indicator.combine == "sum":
            continue
        standing = {(figure.as_of, figure.unit): figure for figure in figures}
        first: dict[object, Figure] = {}
        for figure in standing.values():
            other = first.setdefault(figure.as_of, figure)
            if _differ(other.value, figure.value):
                where = f"{other.place.path}:{other.place.line}"
                yield Slip(
                    figure.place,
                    f"项目 {project.id} 的“{indicator.name}”在 {figure.as_of}："
                    f"{figure.unit}报 {_value(figure.value)}，"
                    f"{other.unit}报 {_value(other.value)}（{where}）",
                    "两个单位核对后填同一个数；若各报各的一份，在目标清单里写 combine: sum",
                )


def _differ(one: Reported, other: Reported) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) != set(other)
    return one != other


@rule("L404")
def part_larger_than_whole(ledger: Ledger) -> Iterator[Slip]:
    """What is part of another indicator never exceeds it.

    Fails: 完工 13 of 开工 12. Passes: 完工 12 of 开工 12.
    """
    sure = {(p.id, i.name): figures for p, i, figures in _sure_indicators(ledger)}
    for project in ledger.targets.projects:
        by_name = {indicator.name: indicator for indicator in project.indicators}
        for part in project.indicators:
            whole = by_name.get(part.subset_of or "")
            if whole and all((project.id, i.name) in sure for i in (part, whole)):
                yield from _crossings(ledger, project, part, whole)


def _crossings(
    ledger: Ledger, project: Project, part: Indicator, whole: Indicator
) -> Iterator[Slip]:
    told: set[object] = set()
    for day in _dates_of(ledger, project, part, whole):
        small = _actual(ledger, project, part, day)
        large = _actual(ledger, project, whole, day)
        if small is None or large is None or small.amount <= large.amount:
            continue
        newest = max((*small.sources, *large.sources), key=lambda figure: figure.as_of)
        if small.sources not in told:
            told.add(small.sources)
            yield Slip(
                newest.place,
                f"项目 {project.id} 截至 {day}：“{part.name}”{plain(small.amount)}"
                f" 大于它所属的“{whole.name}”{plain(large.amount)}",
                "核对两个数",
            )


def _dates_of(ledger: Ledger, project: Project, *indicators: Indicator) -> list[date]:
    names = [indicator.name for indicator in indicators]
    return sorted({f.as_of for n in names for f in ledger.sound_figures_of(project.id, n)})


def _actual(ledger: Ledger, project: Project, indicator: Indicator, day: date) -> Actual | None:
    """What stood at `day`, figures that were found wrong left out."""
    figures = ledger.sound_figures_of(project.id, indicator.name)
    return actual_at(indicator, project.units_of(indicator), figures, day)


def _acceptances(ledger: Ledger) -> Iterator[tuple[Project, Note]]:
    for project in ledger.targets.projects:
        for note in ledger.notes_of(project.id):
            if note.accepted:
                yield project, note


@rule("L405")
def accepted_while_unmet(ledger: Ledger) -> Iterator[Slip]:
    """A project is accepted only when every indicator is met at that report's date.

    Fails: `accepted: 2025-09-26` with AED 14 of 20. Passes: with 20 of 20.
    """
    sure = {(p.id, i.name) for p, i, _ in _sure_indicators(ledger)}
    for project, note in _acceptances(ledger):
        if any((project.id, i.name) not in sure for i in project.indicators):
            continue
        unmet = [i.name for i in project.indicators if not _is_met(ledger, project, i, note)]
        if unmet:
            message = (
                f"项目 {project.id} 还不能验收：截至 {note.as_of} 未达标的有“{'”“'.join(unmet)}”"
            )
            yield Slip(note.accepted_place, message, "先补报达标的数，或删去 accepted")


def _is_met(ledger: Ledger, project: Project, indicator: Indicator, note: Note) -> bool:
    actual = _actual(ledger, project, indicator, note.as_of)
    window = window_of(ledger.targets, project, indicator)
    amount = actual.amount if actual else None
    return assess(indicator, amount, window, ledger.targets.policy, note.as_of).is_met


@rule("L406")
def accepted_without_evidence(ledger: Ledger) -> Iterator[Slip]:
    """An acceptance needs evidence for the project, in that report or before.

    Fails: `accepted: 2025-09-26` and no `evidence` so far. Passes: with `evidence: [验收意见]`.
    """
    for project, note in _acceptances(ledger):
        before = [n for n in ledger.notes_of(project.id) if n.as_of <= note.as_of]
        unsure = not all(ledger.is_sure(unit, project.id) for unit in project.units)
        if not unsure and not any(n.has_evidence for n in before):
            message = f"项目 {project.id} 写了验收日期，却没有任何佐证材料"
            yield Slip(note.accepted_place, message, "在这一条里写明 evidence（佐证材料）")


@rule("L407")
def accepted_after_report(ledger: Ledger) -> Iterator[Slip]:
    """The date of acceptance does not lie after the report's own date.

    Fails: `accepted: 2025-10-08` in the report as of 2025-09-30. Passes: 2025-09-26.
    """
    for project, note in _acceptances(ledger):
        accepted = note.accepted
        if accepted and accepted > note.as_of:
            message = f"项目 {project.id} 的验收日期 {accepted} 晚于填报截至日期 {note.as_of}"
            yield Slip(note.accepted_place, message, "写进验收之后的那期填报")


@rule("L408")
def sample_and_real_mixed(ledger: Ledger) -> Iterator[Slip]:
    """Sample and real reports never stand side by side in one year.

    Fails: one file `sample: true`, another without it. Passes: all of them, or none.
    """
    samples = [report for report in ledger.reports if report.sample]
    real = [report for report in ledger.reports if not report.sample]
    if samples and real:
        files = sorted({report.place.path for report in samples})
        first = min(real, key=lambda report: (report.place.path, report.place.line))
        yield Slip(
            first.place,
            f"这里是真实填报，但还有 {len(files)} 个示例数据文件（如 {files[0]}）",
            "正式启用前删去所有 sample: true 的文件",
        )


LEDGER_RULES = (
    cumulative_figure_falls,
    two_figures_of_a_unit,
    units_disagree,
    part_larger_than_whole,
    accepted_while_unmet,
    accepted_without_evidence,
    accepted_after_report,
    sample_and_real_mixed,
)
