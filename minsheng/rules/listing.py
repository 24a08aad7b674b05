"""Names in a message: all of a few; of very many only some, and how many there are."""

from collections.abc import Sequence

_MOST = 20


def some_of(names: Sequence[str], counted: str, joint: str = "、", most: int = _MOST) -> str:
    """甲、乙、丙 等 30 个单位, where `counted` is 个单位."""
    more = f" 等 {len(names)} {counted}" if len(names) > most else ""
    return joint.join(names[:most]) + more


def quoted(names: Sequence[str], counted: str = "项") -> str:
    """“甲”“乙”“丙” 等 30 项."""
    return some_of([f"“{name}”" for name in names], counted, joint="")
