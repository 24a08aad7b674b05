"""Plain-text accounting for a government's public pledges (民生实事).

`load` is the way in for a program or a notebook; `docs/api.md` shows what can be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from datetime import date

    from minsheng.api import Ledger

__version__ = "0.1.0"


def load(
    path: str | os.PathLike[str], *, year: int | None = None, today: date | None = None
) -> Ledger:
    """The ledger of a year (None: the newest list) in the data folder at `path`.

    What `minsheng.api.load` says, imported only now: start-up time is a feature.
    """
    from minsheng import api

    return api.load(path, year=year, today=today)
