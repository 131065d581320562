"""Every hostile submission ends as its first line says, and harms nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from crosscheck.sandbox import processes
from crosscheck.sandbox.levels import Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed, Returned
from tests.sandbox.conftest import GLOBALS, WANTED, Outside, level_or_skip
from tests.sandbox.hostile_set import Hostile, hostile_set

CASES = [
    pytest.param(
        hostile, level, id=f"{hostile.name}-{level}", marks=[pytest.mark.second_stage] * (level != hostile.levels[-1])
    )
    for hostile in hostile_set()
    for level in hostile.levels  # the first stage has the stronger level, where there are both
]
ENDING_SECONDS = 20.0  # for what was killed to be gone, however busy the machine; who is not killed stays for 1000
FUNCTIONS = ("network", "loss", "loss_gradient")


@pytest.mark.parametrize(("hostile", "level"), CASES)
def test_hostile_submission_ends_as_stated_and_harms_nothing(
    hostile: Hostile, level: str, outside: Outside, marks: list[str]
) -> None:
    # Only where a limit on time is the expected end may it be short: no timing decides the others.
    seconds = 0.2 if hostile.outcomes & {"timeout", "waiting"} else 20.0
    chosen = level_or_skip(level)
    before = processes.descendants(os.getpid())
    limits = Limits(
        load_seconds=seconds + 0.5,
        call_seconds=seconds,
        seconds_per_element=0.0,
        waiting_seconds=seconds,
        wall_factor=3.0 if hostile.outcomes == {"waiting"} else 1000.0,  # else a busy machine might decide
        memory_bytes=320 * 1024**2,
    )
    session = Session([outside.fill_in(hostile.source)], chosen, limits, WANTED, globals_=GLOBALS)
    params = np.arange(17.0)
    with session:
        outcomes = [session.call(name, *arguments(name, params)) for name in FUNCTIONS if defines(hostile, name)]

    for outcome in outcomes:
        assert hostile.outcomes & kinds(outcome), outcome
    assert np.array_equal(params, np.arange(17.0))
    assert len(session.output) <= limits.output_bytes + 1
    assert not set(session.output) & {"\x1b", "\x07", "\x08", "\x9b"}
    assert outside.is_unharmed()
    assert not left_behind(before, *marks, str(outside.file))


def defines(hostile: Hostile, name: str) -> bool:
    return f"def {name}(" in hostile.source


def arguments(function: str, params: np.ndarray) -> tuple[object, ...]:
    return ([0.0, 1.0], params) if function == "network" else (params, GLOBALS["X"], GLOBALS["y"])


def kinds(outcome: Returned | Failed) -> set[str]:
    if isinstance(outcome, Failed):
        assert outcome.message
        assert outcome.message.isprintable()
        assert len(outcome.message) < 500
        return {outcome.kind}
    assert outcome.value.dtype == np.float64
    assert type(outcome.value) is np.ndarray
    return {"returned", "harmless"} if np.array_equal(outcome.value, 0.0) else {"returned"}


def left_behind(before: list[int], *marks: str) -> list[str]:
    """Processes that this test started, or that carry a mark of it, once those that are ending have ended."""
    deadline = time.monotonic() + ENDING_SECONDS
    while True:
        started = {str(pid) for pid in processes.descendants(os.getpid()) if pid not in before}
        marked = {
            folder.name
            for folder in Path("/proc").glob("[0-9]*")
            if any(mark.encode() in traces(folder) for mark in marks)
        }
        if not started | marked or time.monotonic() > deadline:
            return sorted(started | marked)
        time.sleep(0.02)


def traces(process: Path) -> bytes:
    if int(process.name) == os.getpid():
        return b""
    try:
        return (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    except OSError:
        return b""
