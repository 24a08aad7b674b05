"""Today in China, and the dates that a user types."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from minsheng.errors import UsageError
from minsheng.source.scalars import date_spelling, parsed_date

CHINA = timezone(timedelta(hours=8))


def today(environment: Mapping[str, str]) -> date:
    """The date in China (UTC+8), or what MINSHENG_TODAY says; UsageError if that is no date."""
    fixed = environment.get("MINSHENG_TODAY")
    if not fixed:
        return datetime.now(UTC).astimezone(CHINA).date()
    day = parsed_date(fixed)
    if day is None:
        raise UsageError(f"环境变量 MINSHENG_TODAY 不是日期：{fixed}", "写作 2025-09-30")
    return day


def typed_day(text: str, now: date) -> date:
    """`2025-09-30`, `2025-09` (its last day) or `today`; UsageError for anything else."""
    if text == "today":
        return now
    if day := parsed_date(text):
        return day
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text) and (first := parsed_date(f"{text}-01")):
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    odd = date_spelling(text)
    hint = odd[2] if odd else "写作 2025-09-30、2025-09（该月最后一天）或 today"
    raise UsageError(f"看不懂的日期：{text}", hint)
