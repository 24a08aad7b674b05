"""Today in China, and the dates that a user types."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from minsheng.errors import UsageError
from minsheng.source.scalars import date_spelling, parsed_date

CHINA = timezone(timedelta(hours=8))
_DAYS = "写作 2025-09-30、2025-09（该月最后一天）或 today"


def today(environment: Mapping[str, str]) -> date:
    """The date in China (UTC+8), or what MINSHENG_TODAY says; UsageError if that is no date."""
    fixed = environment.get("MINSHENG_TODAY")
    if not fixed:
        return datetime.now(UTC).astimezone(CHINA).date()
    day = parsed_date(fixed)
    if day is None or not _is_sensible(day):
        raise UsageError(f"环境变量 MINSHENG_TODAY 不是日期：{fixed}", "写作 2025-09-30")
    return day


def typed_day(text: str, now: date) -> date:
    """`2025-09-30`, `2025-09` (its last day) or `today`; UsageError for anything else."""
    if text == "today":
        return now
    is_month = re.fullmatch(r"[0-9]{4}-[0-9]{2}", text)
    day = parsed_date(f"{text}-01" if is_month else text)
    if day and _is_sensible(day):
        return day.replace(day=monthrange(day.year, day.month)[1]) if is_month else day
    raise UsageError(f"看不懂的日期：{text}", (None if day else _meant(text, now)) or _DAYS)


def _meant(text: str, now: date) -> str | None:
    """How to write the date that was probably meant; None where none can be made out."""
    from minsheng.spellings.dates import date_meant

    if odd := date_spelling(text):
        return odd[2]
    meant = date_meant(text)
    day = meant.completed(now.year) if meant else None
    if meant is None or day is None or not _is_sensible(day):
        return None
    written = str(day) if meant.day else f"{day:%Y-%m}（该月最后一天）"
    return f"写作 {written}" if meant.year else f"年份也要写，如 {written}"


def _is_sensible(day: date) -> bool:
    """Whether there is a month before and a month after, and a government to report to."""
    return 1949 <= day.year <= 9998
