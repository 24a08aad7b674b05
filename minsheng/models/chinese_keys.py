"""Other words for the keys: those that people write instead, and that messages add in Chinese."""

from collections.abc import Set
from functools import lru_cache

from minsheng.names import as_known

IN_CHINESE = {
    "责任单位": ("units", "unit"),
    "单位": ("units", "unit"),
    "填报单位": ("unit",),
    "配合单位": ("supporting",),
    "年份": ("year",),
    "年度": ("year",),
    "截至日期": ("as_of",),
    "截止日期": ("as_of", "due"),
    "填报": ("reports",),
    "项目": ("project", "projects"),
    "序号": ("id", "project"),
    "项目序号": ("id", "project"),
    "标题": ("title",),
    "文号": ("document",),
    "依据文件": ("document",),
    "发文单位": ("issuer",),
    "发文机关": ("issuer",),
    "发布日期": ("issued",),
    "印发日期": ("issued",),
    "名称": ("name", "title"),
    "项目名称": ("name",),
    "指标名称": ("name",),
    "级别": ("level", "levels"),
    "市区分级": ("level",),
    "工作任务": ("task",),
    "指标": ("indicators",),
    "目标": ("target",),
    "目标值": ("target",),
    "年度目标": ("target",),
    "事项": ("items",),
    "节点": ("milestone",),
    "计量单位": ("measure",),
    "引文": ("quote",),
    "原文": ("quote", "task"),
    "分期计划": ("plan",),
    "目标调整": ("revisions",),
    "调整原因": ("reason",),
    "原因": ("reason",),
    "开始日期": ("start",),
    "到期日": ("due",),
    "完成时限": ("due",),
    "累计完成": ("actuals",),
    "进展情况": ("progress",),
    "存在问题": ("problems",),
    "下一步举措": ("next_steps",),
    "佐证材料": ("evidence",),
    "更正": ("correction",),
    "更正说明": ("correction",),
    "验收": ("accepted",),
    "验收日期": ("accepted",),
    "示例": ("sample",),
    "示例数据": ("sample",),
    "预警": ("warn_lag",),
    "滞后": ("behind_lag",),
    "久未更新": ("stale_days",),
    "容差": ("about_tolerance",),
    "阈值": ("policy",),
    "其他数字": ("other_numbers",),
    "其他承诺": ("commitments",),
    "口径": ("comparator",),
    "合并方式": ("combine",),
    "unit": ("measure",),
    "actual": ("actuals",),
    "date": ("as_of",),
}


def key_meant(written: str, known: Set[str]) -> str | None:
    """Which of the known keys another word stands for, whole or in part; None for any other."""
    names = [name for name, keys in IN_CHINESE.items() if not known.isdisjoint(keys)]
    name = as_known(written, names) or _part_of(written, names)
    return next((key for key in IN_CHINESE.get(name or "", ()) if key in known), None)


def _part_of(written: str, names: list[str]) -> str | None:
    """The name that a Chinese word is cut from, or that it goes on after."""
    if len(written) < 2 or written.isascii():
        return None
    return next((name for name in names if written in name or name in written), None)


@lru_cache(maxsize=256)
def with_chinese(key: str | int) -> str:
    """A key with its Chinese name: as_of（截至日期）."""
    pairs = IN_CHINESE.items()
    chinese = next((n for n, keys in pairs if key in keys and not n.isascii()), None)
    return f"{key}（{chinese}）" if chinese else f"{key} "
