"""The field's terms: the codes of every status with their Chinese words and lights."""

from enum import StrEnum


class Status(StrEnum):
    """The verdict on an indicator or a project (DESIGN section 2); `done` is a project's alone."""

    DONE = "done"
    MET = "met"
    ON_TRACK = "on_track"
    WARNING = "warning"
    BEHIND = "behind"
    UNREPORTED = "unreported"


PROJECT_WORDS = {
    Status.DONE: "办结",
    Status.MET: "待验收",
    Status.ON_TRACK: "正常",
    Status.WARNING: "预警",
    Status.BEHIND: "滞后",
    Status.UNREPORTED: "未报",
}
INDICATOR_WORDS = PROJECT_WORDS | {Status.MET: "已达标"}
LIGHTS = {
    Status.DONE: "蓝",
    Status.MET: "绿",
    Status.ON_TRACK: "绿",
    Status.WARNING: "黄",
    Status.BEHIND: "红",
    Status.UNREPORTED: "灰",
}

ENTRY_WORDS = {
    "progress": "进展情况",
    "problems": "存在问题",
    "next_steps": "下一步举措",
    "evidence": "佐证材料",
    "correction": "更正说明",
    "accepted": "验收日期",
}
"""What an entry of a report says besides figures, each by its name in Chinese."""

WORST_FIRST = (
    Status.BEHIND,
    Status.UNREPORTED,
    Status.WARNING,
    Status.ON_TRACK,
    Status.MET,
    Status.DONE,
)
ATTENTION = frozenset({Status.BEHIND, Status.UNREPORTED, Status.WARNING})
"""需督办: what the supervision office must chase."""


def project_status(word: str) -> Status | None:
    """The status that a user means by its code or its Chinese word, None when there is none."""
    return next((s for s, name in PROJECT_WORDS.items() if word in (s.value, name)), None)
