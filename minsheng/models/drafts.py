"""What `minsheng init` has drafted from a table and nobody has confirmed yet."""

from typing import Any

from minsheng.source.tree import Loc

MARK = "待确认"
"""The key that marks a draft; no model knows it, so that it is an error until it is deleted."""
_HINTS = {
    "indicators": f"对照原文核对名称、目标、计量单位，无误就删去“{MARK}”这一行",
    "projects": f"对照原文核对 commitments、other_numbers，无误就删去“{MARK}”这一行",
}


def unconfirmed(tree_value: Any, loc: Loc) -> tuple[str, str]:
    """(message, hint) about the mark at `loc`."""
    owner = tree_value
    for step in loc[:-1]:
        owner = owner[step]
    kind = str(loc[-3]) if len(loc) > 2 else ""
    message = f"{_named(kind, owner)}是草拟的，还没有人确认"
    return message, _HINTS.get(kind, f"核对无误就删去“{MARK}”这一行")


def _named(kind: str, owner: dict[str, Any]) -> str:
    if kind == "indicators":
        name = owner.get("name")
        return f"指标“{name}”" if isinstance(name, str) else "这项指标"
    number = owner.get("id")
    if kind == "projects" and type(number) is int:
        return f"项目 {number} 的承诺和其他数字"
    return "这一段"
