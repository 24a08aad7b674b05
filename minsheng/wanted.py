"""One of some known words is wanted: what to say where another was typed."""

from collections.abc import Iterable

from minsheng.errors import UsageError


def one_of(typed: str, known: Iterable[str], what: str) -> str:
    """`typed` where it is known; otherwise UsageError with the nearest and all known ones."""
    names = list(known)
    if typed in names:
        return typed
    if not names:
        raise UsageError(f"没有{what}“{typed}”", f"清单里一个{what}也还没有")
    from minsheng.names import nearest

    near = nearest(typed, names, most=3)
    hint = f"是不是{'、'.join(f'“{name}”' for name in near)}？" if near else ""
    raise UsageError(f"没有{what}“{typed}”", f"{hint}{what}有：{'、'.join(names)}")
