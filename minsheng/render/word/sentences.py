"""The sentences on the whole: date and counts, means beside the schedule, assumptions."""

import re

from minsheng.numerals import plain
from minsheng.render import words
from minsheng.render.titles import long_date, subject
from minsheng.summarize import Overview
from minsheng.terms import PROJECT_WORDS, Status
from minsheng.text import safe
from minsheng.track import TrackedProject

_ATTENTION = (Status.BEHIND, Status.WARNING, Status.UNREPORTED)
_NUMBER = re.compile(r" *(\d+(?:\.\d+|年\d+月\d+日)?) *")


def tight(text: str) -> str:
    """Computed words without the blanks around numbers and dates: official documents have none.

    Not for words from data, which stay as they are written.
    """
    return _NUMBER.sub(r"\1", text)


def title(overview: Overview) -> str:
    """关于〈subject〉进展情况的通报, with what was selected; of one unit only what it is about."""
    chosen = overview.selection
    if chosen.unit:
        return f"{subject(overview)}进展情况"
    part = words.selected(overview)
    return f"关于{subject(overview)}{f'（{tight(part)}）' if part else ''}进展情况的通报"


def below_title(overview: Overview) -> list[str]:
    """The lines under the title: whose report it is, and that the figures are illustrative."""
    unit = [f"（{words.selected(overview)}）"] if overview.selection.unit else []
    return [*unit, *([f"（{words.SAMPLE}）"] if overview.sample else [])]


def whole(overview: Overview) -> list[str]:
    """一、总体情况: paragraphs from the counts to what is not in them."""
    if not overview.projects:
        part = words.selected(overview)
        none = f"没有所选的项目（{part}）" if part else "还没有项目"
        return [f"截至{long_date(overview.as_of)}，{_where(overview)}{none}。"]
    later = words.later_reports(overview)
    return [
        f"{counted(overview)}{attention(overview)}",
        f"{means(overview)}{indicators(overview)}",
        *([f"{tight(later)}。"] if later else []),
    ]


def _where(overview: Overview) -> str:
    targets = overview.targets
    document = f"（{safe(targets.document)}）" if targets.document else ""
    return f"《{safe(targets.title).strip('《》')}》{document}"


def counted(overview: Overview) -> str:
    """截至2025年9月30日，…所列项目共15个（市级9个、区级6个），办结6个、滞后1个。"""
    day = f"截至{long_date(overview.as_of)}，{_where(overview)}"
    if overview.selection.project:
        return day + "".join(map(_only, overview.projects))
    chosen = overview.selection
    whose = f"由{safe(chosen.unit)}负责的" if chosen.unit else "所列"
    return (
        f"{day}{whose}{safe(chosen.level or '')}项目"
        f"共{overview.overall.projects}个{_levels(overview)}，{_statuses(overview)}。"
    )


def _only(project: TrackedProject) -> str:
    """The one project that was asked for by its number."""
    facts = project.project
    word = PROJECT_WORDS[project.status]
    return f"所列序号{facts.id}“{safe(facts.name)}”（{words.units(facts)}）目前为{word}。"


def _levels(overview: Overview) -> str:
    """How many projects there are of each level, and of one unit how many it shares."""
    counted = [f"{safe(name)}{summary.projects}个" for name, summary in overview.levels]
    levels = "、".join(counted) if len(counted) > 1 else ""
    shared = sum(len(p.project.units) > 1 for p in overview.projects)
    joint = f"与其他单位共同负责{shared}个" if overview.selection.unit and shared else ""
    told = "，".join(filter(None, (levels, joint)))
    return f"（{told}）" if told else ""


def _statuses(overview: Overview) -> str:
    found = [(status, n) for status, n in words.counts(overview.overall) if n]
    if len(found) == 1:
        only = overview.overall.projects == 1
        return f"{'为' if only else '全部'}{PROJECT_WORDS[found[0][0]]}"
    return "、".join(f"{PROJECT_WORDS[status]}{number}个" for status, number in found)


def attention(overview: Overview) -> str:
    """What needs supervision, and which of its kinds do not occur."""
    counts = overview.overall.counts
    absent = [PROJECT_WORDS[status] for status in _ATTENTION if not counts[status]]
    present = [PROJECT_WORDS[status] for status in _ATTENTION if counts[status]]
    parts = [f"需督办的（{'、'.join(present)}）共{overview.overall.attention}个"] if present else []
    parts += [f"没有{_or(absent)}的项目"] if absent else []
    return "" if overview.overall.projects == 1 else f"{'，'.join(parts)}。"


def _or(parts: list[str]) -> str:
    return "或".join(["、".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def means(overview: Overview) -> str:
    """Mean completion beside what is owed and beside the time share."""
    overall = overview.overall
    if overall.planned is None or overall.printed_variance is None:
        return ""
    return tight(
        f"平均完成率{words.mean_completion(overall)}，"
        f"按序时应达{words.share(overall.planned)}，"
        f"{words.beside_schedule(overall.printed_variance)}；"
        f"时间进度{words.share(overview.time_share)}。"
    )


def indicators(overview: Overview) -> str:
    """How many indicators are met, reported, unreported."""
    overall = overview.overall
    number, met, missing = (
        overall.indicators,
        overall.indicators_met,
        overall.indicators_unreported,
    )
    if missing == number:
        return f"{number}项指标均未填报。"
    if met == number:
        return f"{number}项指标全部达标。"
    rest = f"未报{missing}项" if missing else "没有未报"
    return f"{number}项指标中，已达标{met}项，已填报{overall.indicators_reported}项，{rest}。"


def assumptions(overview: Overview) -> str:
    """How the lights are decided and the means worked out, as an ordinary paragraph."""
    policy = overview.policy
    return (
        "各项结论按以下口径得出。序时进度按月折算，有分期计划的按计划；按件计数的，应达数取整数。"
        f"到期未达标，个别指标到期仍未报，或者低于序时进度超过{plain(policy.behind_lag)}个百分点的，为滞后（红），"
        "其中到期前只差一件的计为预警；"
        f"低于序时进度超过{plain(policy.warn_lag)}个百分点，或者时点值目前不达标，"
        "或者有指标未报的，为预警（黄）；全部指标未报的，为未报（灰）；"
        "全部指标达标的，为待验收（绿），验收后为办结（蓝）；其余为正常（绿）。"
        "项目按最差的指标定灯；平均完成率不加权，超额不计，未报按0计；百分比只舍不入。"
        f"“约”“左右”的目标达到{words.about_from(policy)}算达标；超过{policy.stale_days}天未报的，"
        "标明“久未更新”。"
    )
