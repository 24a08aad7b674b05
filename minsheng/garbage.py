"""Python's search for circular garbage rests while nothing makes any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Stops the search: what is kept of a large file is searched again and again, in vain, which
    takes a fifth of the time of a check and most of that of a tree.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
