"""The fork server: whatever ends it costs no submission its verdict, and nothing passes from one to another."""

import contextlib
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.verify import verify
from crosscheck.mistakes.findings import NO_SANDBOX
from crosscheck.sandbox import bubblewrap, forkserver, processes
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level
from crosscheck.submissions.outcomes import Returned
from tests.sandbox import conftest
from tests.sandbox.conftest import level_or_skip, outcome_of, returned

RIGHT = Path(__file__).parents[1] / "judging" / "right" / "closures.py"
NETWORK = "import os, time\n\ndef network(seconds):\n    time.sleep(seconds)\n    return os.getpid()"


@pytest.fixture(autouse=True)
def strong():
    return level_or_skip("strong")


session = partial(conftest.session, Level.STRONG)


def kill_server() -> None:
    """End all of the sandbox that this process has started, as a user or a machine short of memory might."""
    for pid in processes.descendants(os.getpid()):
        with contextlib.suppress(OSError):  # it has ended by itself
            if b"crosscheck" in Path(f"/proc/{pid}/cmdline").read_bytes():  # and no browser
                os.kill(pid, signal.SIGKILL)


def test_the_end_of_the_server_is_not_the_submissions_fault():
    with session(NETWORK) as running:
        running.load()
        threading.Timer(0.3, kill_server).start()
        with pytest.raises(SandboxUnavailable, match="from outside"):
            running.call("network", 9.0)


def test_a_submission_whose_sandbox_was_ended_is_judged_again(monkeypatch):
    fork, started = forkserver.fork, []

    def kill_after_the_first(settings: dict[str, object]) -> forkserver.ForkedChild:
        started.append(fork(settings))
        if len(started) == 1:
            kill_server()
        return started[-1]

    monkeypatch.setattr(forkserver, "fork", kill_after_the_first)
    assert verify(RIGHT, Level.STRONG, CIRCLES.examination(1)).verdict == "right"
    assert len(started) == 2


def test_a_sandbox_that_fails_again_and_again_says_nothing_about_the_submission(monkeypatch):
    def refuse(settings: dict[str, object]) -> forkserver.ForkedChild:
        raise SandboxUnavailable("the strong sandbox has failed: no room")

    monkeypatch.setattr(forkserver, "fork", refuse)
    verdict = verify(RIGHT, Level.STRONG, CIRCLES.examination(1))
    assert (verdict.verdict, verdict.reason.kind) == ("unjudged", NO_SANDBOX.kind)
    assert verdict.reason.message.endswith("no room; this says nothing about the submission.")


def test_sessions_leave_neither_files_nor_threads_nor_processes():
    def held() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    with session(NETWORK) as running:
        running.call("network", 0.0)
    before = held()
    for _ in range(20):
        with session(NETWORK) as running:
            running.call("network", 0.0)
    ends = (
        time.monotonic() + processes.ENDING_SECONDS
    )  # the last one's threads have been told to end, and may have had no time for it
    while any(now > then for now, then in zip(held(), before, strict=True)) and time.monotonic() < ends:
        time.sleep(0.01)
    assert all(now <= then for now, then in zip(held(), before, strict=True))  # fewer, if an earlier test left some


def test_many_sessions_may_start_at_once():
    def pid(_: int) -> float:
        with session(NETWORK) as running:
            return float(returned(running.call("network", 0.05)).value)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(pid, range(16))) == {2.0}  # each is the first after its namespace's guard


SEEKER = """
import os

def network(leave):
    if leave:
        open("left.txt", "w").close()
        return 0.0
    return float("left.txt" in os.listdir())
"""


def test_nothing_that_one_submission_leaves_is_found_by_another():
    with session(SEEKER) as first, session(SEEKER) as second:
        returned(first.call("network", 1))
        at_once = second.call("network", 0)
    with session(SEEKER) as third:
        later = third.call("network", 0)
    assert (returned(at_once).value, returned(later).value) == (0.0, 0.0)


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.usefixtures("another_server")
def test_what_lies_beside_the_interpreter_is_found_even_in_the_folder_of_temporary_files(beside, tmp_path, monkeypatch):
    (tmp_path / "lib").mkdir()
    look = f"""
import os, tempfile

def network():
    with tempfile.TemporaryFile():
        return len(os.listdir({str(tmp_path / "lib")!r}))
"""
    monkeypatch.setattr(bubblewrap, "TEMPORARY", str(tmp_path.parent))
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path) if beside else sys.exec_prefix)
    assert isinstance(outcome_of(Level.STRONG, look), Returned) is beside


def test_random_numbers_are_not_the_same_in_every_submission():
    drawing = "import numpy as np\n\ndef network():\n    return np.random.random()"
    assert len({float(returned(outcome_of(Level.STRONG, drawing)).value) for _ in range(2)}) == 2


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the fork of a process with threads is the point
def test_a_fork_of_the_judge_has_a_server_of_its_own():
    forkserver.running_server()
    judge = os.fork()
    if judge == 0:
        ended = 1
        try:  # whatever is raised, two processes must not go on as the test
            with session(NETWORK) as running:
                ended = int(not isinstance(running.call("network", 0.0), Returned))
            forkserver.close()
        finally:
            os._exit(ended)
    assert os.waitpid(judge, 0)[1] == 0
    with session(NETWORK) as running:
        returned(running.call("network", 0.0))
