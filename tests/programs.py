"""Programs that some tests drive for real, and that not every machine has."""

import os
import shutil

import pytest


def needs(*names: str) -> pytest.MarkDecorator:
    """Skips a test where one of the programs is missing.

    Not where MINSHENG_ALL_PROGRAMS is set, as in .ci/run: there it fails for want of it.
    """
    missing = [name for name in names if shutil.which(name) is None]
    must_run = os.environ.get("MINSHENG_ALL_PROGRAMS") == "1"
    return pytest.mark.skipif(bool(missing) and not must_run, reason=f"no {', '.join(missing)}")
