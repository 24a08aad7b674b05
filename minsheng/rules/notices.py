"""L, the infos: what a reader of the figures should know, one line each kind, never failing."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from minsheng.ledger import Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.rules.base import Slip, rule
from minsheng.rules.listing import some_of
from minsheng.rules.standing import course_of, samples_and_real
from minsheng.schedule import owed, window_of
from minsheng.silence import silence

_some_of = partial(some_of, most=8)


@rule("L413")
def sample_data(ledger: Ledger) -> Iterator[Slip]:
    """Says how many files hold sample data; where real ones stand beside them, L408 does.

    Tells: a file with `sample: true`. Silent: none.
    """
    if ledger.samples and not all(samples_and_real(ledger)):
        count = len({place.path for place in ledger.samples})
        message = f"{count} 个填报文件是示例数据（sample: true），不是真实进展"
        yield Slip(ledger.samples[0], message, "正式启用前删去这些文件")


@rule("L414")
def silent_units(ledger: Ledger, today: date) -> Iterator[Slip]:
    """Names the units with something unmet that have not reported for `stale_days`.

    The only rule that asks for the date of today. Once the year is over, silence is
    counted up to its last day, or up to the newest report of anybody. Tells: the newest
    report as of 30 June, and today is 30 September. Silent: as of 31 August.
    """
    targets = ledger.targets
    day = min(today, max(date(targets.year, 12, 31), ledger.newest or date.min))
    heard = {report.unit: report.as_of for report in ledger.reports}
    since = {unit: silence(targets, heard.get(unit), True, day) for unit in targets.units}
    silent = {unit for unit, one in since.items() if one.is_overdue}
    awaited = _awaited(ledger, silent & ledger.filed, day)
    names = [
        f"{unit}（{one.days} 天）" if one.last_report else f"{unit}（还没有填报）"
        for unit, one in since.items()
        if unit in awaited
    ]
    if names:
        message = f"超过 {targets.policy.stale_days} 天没有新的填报：{_some_of(names, '个单位')}"
        yield Slip(ledger.list_place, message, "催报；没有新进展也请填报一次")


def _awaited(ledger: Ledger, units: set[str], day: date) -> set[str]:
    """Those of the units that certainly have something that is not met."""
    awaited: set[str] = set()
    units = {unit for unit in units if ledger.is_sure(unit)}
    for project, indicator in _indicators(ledger):
        if awaited == units:
            break
        new = units.intersection(project.units_of(indicator)) - awaited
        if new and ledger.is_read_in_full(project, indicator):
            is_met = course_of(ledger, project, indicator).is_met(day)
            awaited |= set() if is_met else new
    return awaited


def _indicators(ledger: Ledger) -> Iterator[tuple[Project, Indicator]]:
    for project in ledger.targets.projects:
        for indicator in project.indicators:
            yield project, indicator


@rule("L415")
def units_without_a_file(ledger: Ledger) -> Iterator[Slip]:
    """Names the responsible units that have no file at all; an empty one is a file.

    Tells: a list that names 公共服务局, and no file of 公共服务局. Silent: with `reports: []`.
    """
    targets = ledger.targets
    known = {*targets.units, *(unit for project in targets.projects for unit in project.supporting)}
    if not ledger.filed <= known:  # a misspelt one is probably theirs
        return
    missing = [unit for unit in targets.units if unit not in ledger.filed and ledger.is_sure(unit)]
    if missing:
        message = f"还没有填报文件：{_some_of(missing, '个单位')}"
        hint = f"新建 progress/{missing[0]}.yaml，暂无进展就写 reports: []"
        yield Slip(ledger.list_place, message, hint)


@rule("L416")
def indicators_that_owe_nothing(ledger: Ledger) -> Iterator[Slip]:
    """Names the indicators that owe nothing until the day they are due.

    These are milestones, single things and levels without a `plan`: their light cannot warn
    before. Tells: `milestone: true`. Silent: with a `plan`, or a target of 10 个.
    """
    names = [
        f"{project.id}“{indicator.name}”"
        for project, indicator in _indicators(ledger)
        if _owes_nothing_until_due(ledger, project, indicator)
    ]
    if names:
        message = f"到期以前没有应达数，看不出快慢：项目 {_some_of(names, '项指标')}"
        yield Slip(ledger.list_place, message, "要按期检查的，给指标写 plan（分期计划）")


def _owes_nothing_until_due(ledger: Ledger, project: Project, indicator: Indicator) -> bool:
    window = window_of(ledger.targets, project, indicator)
    return owed(indicator, window, window.due - timedelta(days=1)) == 0


NOTICES = (sample_data, units_without_a_file, indicators_that_owe_nothing)
"""Those that do not depend on the date of today."""
