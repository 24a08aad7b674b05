"""A plan carried out: files that are not there yet are written, none is ever written over."""

from collections.abc import Callable

from minsheng.errors import UsageError
from minsheng.folder import shown
from minsheng.founding.plan import Plan
from minsheng.lock import locked
from minsheng.writer import FileChanged, make_folder, put_anew


def write(made: Plan, tell: Callable[[], None] = lambda: None) -> Plan:
    """Writes the files of the plan in their order; returns what came of it.

    A file that somebody else has made meanwhile is kept. UsageError where that is the list, or
    where something cannot be written; `tell` is called once while another writer is waited for.
    """
    data = made.list_path.parent
    make_folder(data)
    kept = list(made.kept)
    with locked(data, tell=tell):
        for path, text in made.files:
            try:
                put_anew(path, text.encode("utf-8"))
            except FileChanged:
                if path == made.list_path:
                    message = f"{shown(path)} 刚刚被别的程序建好了，没有覆盖它"
                    raise UsageError(message, "运行 minsheng validate 看看它") from None
                kept.append(path)
    files = [one for one in made.files if one[0] not in kept]
    return made._replace(files=tuple(files), kept=tuple(kept))
