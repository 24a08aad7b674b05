"""What documents are called: the list's subject, taken out of its title, and dates in full."""

import re
from datetime import date

from minsheng.summarize import Overview
from minsheng.text import safe

# What a list is called behind its subject: 重点民生实事〈工作目标任务〉, 民生实事〈项目清单〉.
_ENDING = re.compile(
    r"(?:(?:年度)?(?:工作)?(?:目标任务|目标|任务|项目|责任)*(?:分解|安排|分工)?"
    r"(?:清单|一览表|明细表|计划表|表|计划|方案)|(?:工作)?目标任务|(?:工作)?任务)$"
)
_ISSUED = re.compile(r"^.*?关于(?:印发|下达|公布|做好|分解)?(.+?)(?:的(?:通知|公告|函|意见))?$")


def subject(overview: Overview) -> str:
    """What the list is about: 重庆高新区2025年重点民生实事 of …重点民生实事工作目标任务.

    The whole title where nothing would be left.
    """
    title = safe(overview.targets.title).strip("《》 ")
    issued = _ISSUED.match(title) if title.endswith(("通知", "公告", "函", "意见")) else None
    title = (issued[1] if issued else title).strip("《》〈〉 ")
    return _ENDING.sub("", title).rstrip("的") or title


def long_date(day: date) -> str:
    """2025年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
