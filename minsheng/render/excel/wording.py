"""What the sheets are called, and the lines of words in them."""

from minsheng.render import words
from minsheng.render.titles import subject
from minsheng.summarize import Overview, Summary


def title(overview: Overview, of: str) -> str:
    """重庆高新区2025年重点民生实事〈of〉, with what was selected, and whether it is sample data."""
    chosen = words.selected(overview)
    named = f"{subject(overview)}{of}" + (f" · {chosen}" if chosen else "")
    return words.titled(named, overview.sample)


def source(overview: Overview, *more: str) -> str:
    """Document and date, the reports that came later, and what else there is to say."""
    later = words.later_reports(overview)
    return "。".join([words.source(overview), *([later] if later else []), *more])


def all_counts(summary: Summary) -> str:
    """办结 2、待验收 1 …: every status, be it of none, so that they add up."""
    counted = words.counts(summary)
    return "、".join(f"{words.project_word(status)} {number}" for status, number in counted)


def indicator_counts(summary: Summary) -> str:
    """25 项：已达标 9，已填报 24（1 项未报按 0 计）."""
    missing = summary.indicators_unreported
    said = (
        f"{summary.indicators} 项：已达标 {summary.indicators_met}，"
        f"已填报 {summary.indicators_reported}"
    )
    return said + (f"（{missing} 项未报按 0 计）" if missing else "")


def unreported_note(overview: Overview) -> list[str]:
    """What the mark * on a mean says; nothing where every indicator is reported."""
    return [words.UNREPORTED_NOTE] if overview.overall.indicators_unreported else []
