"""Killed at any instant, a record leaves the old file or the new one, and no obstacle."""

import os
import signal
import sys
import time
from random import Random

import pytest

from minsheng.posting import plain_report
from minsheng.source.insert import with_report
from tests.recorder import ledger, order_of, record, typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")

KILLS = 150  # at each kind of moment
ORDER = order_of("建设局", 2)


@pytest.fixture
def data(tmp_path):
    """A ledger with one report; recording once has also loaded all that it takes."""
    folder = ledger(tmp_path / "data", "建设局")
    assert record(folder, order_of("建设局", 0))
    return folder


def recording(data, enter):
    """A process that records ORDER at this moment."""
    process = os.fork()
    if process == 0:
        try:
            enter(data, ORDER)
        finally:
            os._exit(0)
    return process


def at_random(random, data, duration):
    """Returns after some part of the time that a record takes."""
    end = time.perf_counter() + random.uniform(0, 2) * duration
    while time.perf_counter() < end:
        pass


def while_writing(random, data, duration):
    """Returns when the temporary file is there, or a moment later, as it takes its place."""
    end = time.perf_counter() + 2 * duration
    while time.perf_counter() < end and not any((data / "progress").glob(".minsheng.*")):
        pass
    at_random(random, data, duration / 30)


def killed(data, enter, moment, times):
    """What each of the killed ones left behind; the next one is not hindered."""
    path = data / "progress" / "建设局.yaml"
    old = path.read_bytes()
    inserted = with_report(old, plain_report(ORDER.report))
    assert inserted is not None
    began = time.perf_counter()
    os.waitpid(recording(data, enter), 0)
    duration = time.perf_counter() - began
    assert path.read_bytes() == inserted.data
    random, outcomes = Random(4), []
    for _ in range(times):
        path.write_bytes(old)
        process = recording(data, enter)
        moment(random, data, duration)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        outcomes.append({old: "old", inserted.data: "new"}[path.read_bytes()])
        for left in (data / "progress").glob(".minsheng.*"):
            left.unlink()
    path.write_bytes(old)
    assert enter(data, ORDER)
    assert path.read_bytes() == inserted.data
    assert not (data / ".minsheng.lock").exists()
    return outcomes


@pytest.mark.parametrize("moment", [at_random, while_writing])
def test_the_file_is_the_old_or_the_new_one(data, checked, moment):
    outcomes = killed(data, record, moment, KILLS)
    assert set(outcomes) == {"old", "new"}
    assert not checked(data).has_errors


@pytest.mark.parametrize("moment", [at_random, while_writing])
def test_the_command_itself_leaves_the_old_or_the_new_one(data, checked, moment):
    typed(data, order_of("建设局", 1))  # which loads all that it takes
    outcomes = killed(data, typed, moment, 50)
    assert set(outcomes) == {"old", "new"}
    assert not checked(data).has_errors
