"""L: the figures of a year over time and across units, and the table of all L rules."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import le, lt

from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import Number, plain
from minsheng.rules.acceptance import ACCEPTANCE_RULES
from minsheng.rules.amounts import AMOUNT_RULES
from minsheng.rules.base import Slip, rule
from minsheng.rules.listing import quoted
from minsheng.rules.standing import course_of, samples_and_real, worded
from minsheng.schedule import items_at

_ANYBODY = ""


def _lost(indicator: Indicator, before: Figure, after: Figure) -> list[str]:
    """The items that a checklist lost though they are still asked for."""
    if not (isinstance(before.value, tuple) and isinstance(after.value, tuple)):
        return []
    missing = set(before.value).difference(after.value)
    if missing:  # a short way out: hardly ever is there anything
        missing.intersection_update(items_at(indicator, after.as_of))
    return [item for item in before.value if item in missing]


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
        return f"少了 {before.as_of}{who}已完成的{quoted(lost)}"
    if isinstance(after.value, bool):
        return f"由 {before.as_of}{who}的已完成变回未完成"
    values = (
        f"{before.as_of} 为 {worded(before.value)}{who}，{after.as_of} 为 {worded(after.value)}"
    )
    return f"下降了：{values}"


@rule("L401")
def cumulative_figure_falls(ledger: Ledger) -> Iterator[Slip]:
    """A cumulative figure does not fall from one report to the next without `correction`.

    Fails: 1200 in August, 1180 in September. Passes: the same
    with `correction: 核减重复统计20人次`.
    """
    misdated: dict[tuple[object, ...], list[_Fall]] = {}
    for fall in _falls_of(ledger):
        _, _, before, after = fall
        is_below = before.path == after.path and before.line > after.line
        reports = (
            (before.path, before.unit, before.as_of, after.as_of) if is_below else (before, after)
        )
        misdated.setdefault(reports, []).append(fall)
    for falls in misdated.values():
        yield _fallen(falls[0]) if len(falls) == 1 else _misdated(falls)


_Fall = tuple[Project, Indicator, Figure, Figure]


def _falls_of(ledger: Ledger) -> Iterator[_Fall]:
    """Every fall, but not one from a figure that was larger than its whole: of that L404 speaks."""
    for project, indicator, figures in ledger.sure_series():
        if indicator.is_level or _only_rise(figures):
            continue
        for before, after in _falling_pairs(indicator, figures):
            if not _is_over_its_whole(ledger, project, indicator, before):
                yield project, indicator, before, after


def _is_over_its_whole(
    ledger: Ledger, project: Project, indicator: Indicator, figure: Figure
) -> bool:
    whole = project.by_name.get(indicator.subset_of or "")
    if whole is None or "sum" in (whole.combine, indicator.combine):
        return False
    figures = ledger.figures_of(project.id, whole.name)
    before = bisect_right(figures, figure.as_of, key=lambda large: large.as_of)
    if not before or not ledger.is_read_in_full(project, whole):
        return False
    small, large = figure.value, figures[before - 1].value
    return isinstance(small, Number) and isinstance(large, Number) and small > large


def _fallen(fall: _Fall) -> Slip:
    project, indicator, before, after = fall
    return Slip(
        after.place,
        f"项目 {project.id} 的“{indicator.name}”{_fall(indicator, before, after)}",
        "累计数只增不减；若是更正，在这一条里写明 correction（更正说明）",
    )


def _misdated(falls: Sequence[_Fall]) -> Slip:
    """Several figures fall from a report to one that stands above it in the file."""
    project, indicator, before, after = falls[0]
    return Slip(
        before.place,
        f"{len(falls)} 项累计数由 {before.as_of} 到 {after.as_of} 下降，而 {after.as_of} 的填报"
        f"（第 {after.line} 行）写在前面，如项目 {project.id} 的“{indicator.name}”"
        f"{_fall(indicator, before, after)}",
        "核对两份填报的截至日期 as_of；日期不错的，给下降的数写明 correction（更正说明）",
        tuple(after.place for *_, after in falls),
    )


def _only_rise(figures: Sequence[Figure]) -> bool:
    """Whether plain numbers never go down, from whichever unit: then there is nothing to find."""
    values = [figure.value for figure in figures]
    is_checklist = any(isinstance(value, tuple) for value in values[:1])
    return not is_checklist and all(map(le, values, values[1:]))


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

    Told once for an entry that was pasted twice. Fails: AED 14 and AED 15, both as of
    2025-09-30. Passes: the second with `correction: …`.
    """
    repeated: dict[tuple[int, str, int], list[_Again]] = {}
    for project, indicator, figures in ledger.sure_series():
        for first, second in _twice_on_a_day(figures):
            entry = project.id, second.path, second.entry_line
            repeated.setdefault(entry, []).append((indicator, first, second))
    for (project_id, _, _), again in repeated.items():
        yield _repetition(project_id, again)


_Again = tuple[Indicator, Figure, Figure]


def _twice_on_a_day(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(first, second) figure of a unit for a date, where the second is no correction."""
    days = [figure.as_of for figure in figures]
    if all(map(lt, days, days[1:])):
        return
    seen: dict[tuple[str, object], Figure] = {}
    for figure in figures:
        first = seen.setdefault((figure.unit, figure.as_of), figure)
        if first is not figure and not figure.corrected:
            yield first, figure


def _repetition(project_id: int, again: Sequence[_Again]) -> Slip:
    """What one entry reports that was reported of that date before."""
    indicator, first, second = again[0]
    where = f"{first.place.path}:{first.place.line}"
    head = f"{second.unit}对项目 {project_id} 的"
    if len(again) == 1:
        message = (
            f"{head}“{indicator.name}”在 {second.as_of} 已报过 {worded(first.value)}（{where}）"
        )
        hint = "删去一个；若是更正，在后一条里写明 correction（更正说明）"
    else:
        message = f"{head} {len(again)} 项指标在 {second.as_of} 已报过（{where}）"
        hint = "删去重复的一条；若是更正，在后一条里写明 correction（更正说明）"
    return Slip(second.place, message, hint, tuple(figure.place for _, _, figure in again))


@rule("L403")
def units_disagree(ledger: Ledger) -> Iterator[Slip]:
    """Units that share one figure report the same value for the same date.

    Fails: 改革发展局 12 and 公共服务局 11 as of 2025-09-30. Passes: both 12, or `combine: sum`.
    """
    for project, indicator, figures in ledger.sure_series():
        if indicator.combine == "sum" or len({figure.unit for figure in figures}) == 1:
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
                    f"{figure.unit}报 {worded(figure.value)}，"
                    f"{other.unit}报 {worded(other.value)}（{where}）",
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
    sure = {(p.id, i.name): figures for p, i, figures in ledger.sure_series()}
    for project in ledger.targets.projects:
        for part in project.indicators:
            whole = project.by_name.get(part.subset_of or "")
            if whole and all((project.id, i.name) in sure for i in (part, whole)):
                yield from _crossings(ledger, project, part, whole)


def _crossings(
    ledger: Ledger, project: Project, part: Indicator, whole: Indicator
) -> Iterator[Slip]:
    told: set[object] = set()
    of_part, of_whole = (course_of(ledger, project, one) for one in (part, whole))
    for day in sorted(of_part.days | of_whole.days):
        small, large = of_part.at(day), of_whole.at(day)
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


@rule("L408")
def sample_and_real_mixed(ledger: Ledger) -> Iterator[Slip]:
    """Sample and real reports never stand side by side in one year.

    Fails: one file `sample: true`, another without it. Passes: all of them, or none.
    """
    samples, real = samples_and_real(ledger)
    if samples and real:
        files = sorted({report.place.path for report in samples})
        first = min(real, key=lambda report: (report.place.path, report.place.line))
        yield Slip(
            first.place,
            f"这里是真实填报，但还有 {len(files)} 个示例数据文件（如 {files[0]}）",
            "正式启用前删去所有 sample: true 的文件",
        )


COMPARING_RULES = (cumulative_figure_falls, two_figures_of_a_unit, units_disagree)
"""Those that hold a figure against others of the same indicator, and nothing else."""

LEDGER_RULES = (
    *COMPARING_RULES,
    part_larger_than_whole,
    sample_and_real_mixed,
    *ACCEPTANCE_RULES,
    *AMOUNT_RULES,
)

FIGURE_RULES = (*COMPARING_RULES, part_larger_than_whole, *AMOUNT_RULES)
"""Those that a single figure can break, whatever else its report says."""
