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

LIST_WORDS = {
    "id": "项目",
    "name": "名称",
    "target": "目标",
    "measure": "计量单位",
    "comparator": "措辞（comparator）",
    "combine": "合计方法（combine）",
    "cumulative": "累计数（cumulative）",
    "level": "级别",
    "start": "开始日",
    "due": "到期日",
    "plan": "分期计划",
    "units": "责任单位",
    "revisions": "目标调整",
    "task": "任务原文",
    "quote": "引文",
    "commitments": "承诺",
    "title": "标题",
    "document": "文号",
    "issuer": "发文单位",
    "issued": "发文日期",
    "items": "清单事项",
    "milestone": "节点",
    "subset_of": "所属指标（subset_of）",
    "supporting": "配合单位",
    "other_numbers": "其他数字",
    "year": "年份",
    "levels": "级别的次序",
    "warn_lag": "预警阈值（warn_lag）",
    "behind_lag": "滞后阈值（behind_lag）",
    "stale_days": "久未更新天数（stale_days）",
    "about_tolerance": "“约”的容差（about_tolerance）",
}
"""What the target list says, each key by its name in Chinese."""

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
