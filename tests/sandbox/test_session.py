"""A session loads a submission, and goes on after whatever ended its child, within its deadlines."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck.sandbox import processes
from crosscheck.sandbox.child_process import ChildProcess
from crosscheck.sandbox.inside import isolation
from crosscheck.sandbox.levels import Limits
from crosscheck.submissions.outcomes import Failed, Loaded, Returned
from tests.judging.judging import level as strongest
from tests.sandbox.conftest import GLOBALS, PARAMS, WANTED, Asked, failed, level_or_skip, outcome_of, returned, session

JUDGE = """
import os, sys
from crosscheck.sandbox.levels import choose_level
from tests.sandbox.conftest import session

with session(choose_level(sys.argv[1]), sys.argv[2], waiting_seconds=1000.0, processes=1000) as running:
    running.load()
    child = running._child._child
    print(os.readlink(f"/proc/{child.started()[0]}/ns/pid") if sys.argv[1] == "strong" else child._mark, flush=True)
    running.call("network")
"""
CHAIN = """
import os, time

def network():
    if os.fork():
        time.sleep(1000)
    os.setpgid(0, 0)
    for _ in range(20):
        if os.fork() == 0:
            time.sleep(1000)
    while os.fork() == 0:
        time.sleep(0.001)
"""
GONE_SECONDS = 20.0
HANGS = "def network(x):\n    while x[0]: pass\n    return 0.5"


def test_what_runs_ends_with_a_judge_that_is_killed(level):
    judge = subprocess.Popen([sys.executable, "-c", JUDGE, level.value, CHAIN], stdout=subprocess.PIPE, text=True)
    mark = judge.stdout.readline().strip()
    assert mark
    assert _within_seconds(lambda: len(_living(mark)) >= 20)
    judge.kill()
    judge.communicate()
    assert _within_seconds(lambda: not _living(mark))


def _within_seconds(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + GONE_SECONDS
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return held


def _living(mark: str) -> list[int]:
    """Return the processes in a namespace, or with a mark in their environment."""
    found = processes._marked(mark)
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str((folder / "ns" / "pid").readlink()) == mark:
                found.append(int(folder.name))
    return found


def test_a_loan_adds_a_function(level):
    with session(level, "def network(x, params): return 0.5") as running:
        assert isinstance(running.load(), Loaded)
        assert failed(running.call("loss", PARAMS)).kind == "missing"
        assert running.reload("def loss(params): return network(0, params) + 1")
        assert returned(running.call("loss", PARAMS)).value == 1.5


@pytest.mark.parametrize(("end", "kind"), [("os._exit(3)", "crash"), ("raise MemoryError", "memory")])
def test_a_session_goes_on_with_a_fresh_child(level, end, kind):
    source = f"import os\n\nseen = []\n\ndef network():\n    seen.append(1)\n    {end}\n\ndef loss(): return len(seen)"
    with session(level, source) as running:
        for _ in range(3):
            assert failed(running.call("network")).kind == kind
            assert returned(running.call("loss")).value == 0


def test_a_child_that_dies_twice_while_loading_is_not_started_again(level):
    dying = "import os\n\nX = os.write(2, b'started,'), os._exit(3)\n\ndef network(): return X"
    with session(level, dying, output_bytes=12) as running:
        assert [failed(running.call("network")).kind for _ in range(4)] == ["crash"] * 4
    assert running.output == "started,star"  # to the cap


def test_what_ends_the_child_in_turns_alone_is_named_and_called_no_more(level):
    source = """
import os

before = []

def network(x):
    before.append(x)
    return x

def loss(x):
    print("called", flush=True)
    if before[-1:] == [x]:
        os._exit(3)
    return x
"""
    with session(level, source) as running:
        assert [running.call(name, 1.5).value for name in ("loss", "network")] == [1.5] * 2
        outcomes = running.call_all(["network", "loss"] * 3, [(0.5,)] * 6)
        called = running.output.count("called")
    assert [outcome.value for outcome in outcomes[::2]] == [0.5] * 3
    assert {failed(outcome).message for outcome in outcomes[1::2]} == {"loss ended its process, with exit code 3"}
    assert called == 3  # at first; in one message; alone, after the same call of the other


@pytest.mark.second_stage
def test_a_message_of_many_calls_has_no_longer_than_a_call_of_few_numbers(level):
    few, many = np.zeros(2), np.ones(1000)
    with session(level, HANGS, call_seconds=0.2, seconds_per_element=1e-3, total_seconds=2.0) as running:
        assert [returned(running.call("network", x)).value for x in (few, 0 * many)] == [0.5] * 2
        zeros, *hung = running.call_each("network", [(0 * many,), (many,), (0 * many,)])
    assert (returned(zeros).value, [failed(one).kind for one in hung]) == (0.5, ["timeout"] * 2)  # some time was left


@pytest.mark.parametrize("parts", ["[0] * 600_000", "[[[[]]]] * 200_000"])
def test_a_reply_of_many_tiny_parts_is_a_breach(level, parts):
    stuffing = f"""
import sys
wire = sys.modules["_inside.wire"]
frame = wire.frame

def stuffed(message):
    return frame({{**message, "x": {parts}}})

def network(x):
    wire.frame = stuffed
    return 0.5
"""
    with session(level, stuffing, reply_elements=200_000) as running:
        returned(running.call("network", 0.5))  # from now on
        assert "too many parts" in failed(running.call("network", 0.5)).message


REFUSED = [
    "fcntl.ioctl(0, 0x5412, b'x')",  # types into a terminal
    "fcntl.ioctl(0, 0x540A, 0)",
    "fcntl.ioctl(0, 0x8983, bytes(64))",  # has the kernel load a module
    "fcntl.fcntl(0, 1040, 0)",
    "call('setrlimit', 4, (ctypes.c_ulong * 2)())",
    "os.mknod('device', 0o600 | stat.S_IFCHR, os.makedev(1, 11))",
    "call('prctl', 62, 0, 0, 0, 0)",
    "call('prctl', 67, 0, 0, 0, 0)",
    "call('prctl', 22, 2, 0, 0, 0)",  # a filter of its own
    "call('syscall', 317 if os.uname().machine == 'x86_64' else 277, 1, 0, 0)",
    "call('shmctl', 2**30, 0, None)",
    "call('semctl', 2**30, 0, 0, None)",
    "call('msgctl', 2**30, 0, None)",
    "os.removexattr('.', 'user.x')",
    "socket.socketpair()[0].bind('\\0taken')",  # an abstract name of the host's
    "fcntl.ioctl(0, 0x80086601, bytes(8))",  # a file's flags
    "socket.socketpair()[0].sendto(b'x', '/nowhere')",
    "os.fsync(999) or call('mount', b'x', b'.', b'tmpfs', 0, None)",  # there is no such file, and nothing is done
]


def test_what_no_formula_needs_is_refused(level):
    if not isolation.filters_system_calls():
        pytest.skip("there is no filter of system calls here")
    asks = f"""
import ctypes, errno, fcntl, os, socket, stat

def call(name, *args):
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*args):
        raise OSError(ctypes.get_errno(), "")

def network(index):
    try:
        eval({REFUSED}[index])
    except OSError as error:
        return float(error.errno == errno.EPERM)
    return 0.5
"""
    with session(level, asks) as running:
        refused = [returned(running.call("network", index)).value == 1.0 for index in range(len(REFUSED))]
    assert [request for request, is_refused in zip(REFUSED, refused, strict=True) if not is_refused] == []


BUSY_CHILDREN = """
import os

def network():
    if os.fork() == 0:
        while True: pass
    os.wait()
"""
IN_PIECES = "import time\n\ndef network():\n    {}time.sleep({})\n    return 0.0"
HOARDS_LATER = """
import threading, time
import numpy as np

def hoard():
    time.sleep(0.2)
    kept = [np.ones(1_000_000) for _ in range(60)]
    time.sleep(1000 * kept[0][0])

thread = threading.Thread(target=hoard)
thread.start()

def network():
    return 0.5 if thread else 0.0
"""
# name: source, limits, and the kind and the words of what comes of the last of six calls of `network`
LIMITED = {
    "whole": ("def network():\n    while True: pass", {"total_seconds": 0.5}, "waiting", "up its 0.5 s of processor"),
    "unseen requests": (IN_PIECES.format("", 0.02), {"total_seconds": 0.1}, "waiting", "the submission used up"),
    "waiting in all": (
        "import time\n\ndef network(): time.sleep(0.2)",
        {"total_waiting_seconds": 0.3},
        "waiting",
        "the submission has waited for 0.3 s in all",
    ),
    "the clock": (IN_PIECES.format("while True: ", 1e-4), {"wall_factor": 2.0, "total_seconds": 0.1}, "waiting", ""),
    "what it starts": (BUSY_CHILDREN, {"load_seconds": 0.2, "call_seconds": 0.2}, "timeout", "used 0.2 s of processor"),
    "waiting": (
        "import threading\n\ndef network(): threading.Event().wait()",
        {"waiting_seconds": 0.3},
        "waiting",
        "network waits without using the processor, 0.3 s already",
    ),
    "a statement that waits": (
        "import time\nnetwork = time.sleep(1000)",
        {"waiting_seconds": 1.0},
        "forbidden",
        "line 2 waits without using the processor itself, and was ended",
    ),
}


@pytest.mark.parametrize(("source", "limits", "kind", "words"), LIMITED.values(), ids=LIMITED)
def test_what_uses_more_than_it_may_is_ended_and_told_why(level, source, limits, kind, words):
    with session(level, source, **limits) as running:
        *_, last = [running.call("network") for _ in range(6 if any("total" in name for name in limits) else 1)]
    assert failed(last).kind == kind
    assert words in last.message


@pytest.mark.second_stage
def test_what_uses_too_much_while_nobody_asks_is_ended(level):
    with session(level, HOARDS_LATER, memory_bytes=320 * 1024**2) as running:
        running.load()
        assert running._child._child.exit_code(60.0) is not None
        assert failed(running.call("network")).kind == "memory"


def test_the_time_of_what_it_starts_counts_where_the_kernel_lists_no_processes_children(level, monkeypatch):
    monkeypatch.setattr(processes, "LISTS_CHILDREN", False)
    assert failed(outcome_of(level, BUSY_CHILDREN, load_seconds=0.2, call_seconds=0.2)).kind == "timeout"


def test_what_does_not_finish_is_told_with_the_time_that_it_had(level):
    limits = {"load_seconds": 0.2, "call_seconds": 0.2, "few_elements": 3, "seconds_per_element": 0.1}
    with session(level, "def network(*args):\n    while True: pass", **limits) as running:
        messages = [failed(running.call("network", np.zeros(n))).message for n in (3, 5)]
    assert messages == [f"network does not finish: it used {seconds} s of processor time" for seconds in (0.2, 0.4)]


def test_the_first_call_of_all_has_as_long_as_loading(level):
    busy = "import time\nX = time.process_time()\n\ndef network(seconds):\n"
    busy += "    while time.process_time() < X + seconds: pass\n    return 0.0"
    with session(level, busy, load_seconds=100.0, call_seconds=0.1) as running:
        returned(running.call("network", 0.3))
        assert failed(running.call("network", 1000.0)).kind == "timeout"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("asked", ["load", "call"])
@pytest.mark.parametrize("kind", ["waiting", "crash"])
def test_what_waits_or_ends_in_a_load_or_a_call_is_asked_once_more(monkeypatch, kind, asked, times):
    replies = [Failed(kind, "waits")] * times
    exchange = ChildProcess.exchange

    def exchanged(child: ChildProcess, request: dict[str, Any], *args: object) -> object:
        if request["do"] == asked and replies:
            return replies.pop()
        return exchange(child, request, *args)

    monkeypatch.setattr(ChildProcess, "exchange", exchanged)
    with session(strongest(), "def network(): return 0.5") as running:
        outcome = running.load() if asked == "load" else running.call("network")
    assert isinstance(outcome, Failed) is (times == 2)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGRTMAX", "SIGBUS"])
def test_what_is_killed_is_no_crash_since_nobody_knows_who_did_it(level, name):
    outcome = failed(outcome_of(level, f"import os, signal\n\ndef network():\n    os.kill(os.getpid(), signal.{name})"))
    assert outcome.kind == "waiting"
    assert outcome.message.startswith(f"network was ended by {name}, which the judge did not send")


def test_so_is_one_whose_guard_is_told_to_end_from_outside():
    with session(level_or_skip("process"), "def network(): return 0.5") as running:
        running.load()
        child = running._child._child
        os.kill(child.started()[0], signal.SIGTERM)
        assert child.exit_code(20.0) == 128 + signal.SIGTERM


def test_the_time_of_processes_counts_even_where_the_judge_was_started_without_regard_for_their_end(level):
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    source = "import signal\n\ndef network(): return float(signal.getsignal(signal.SIGCHLD))"
    try:
        with session(level, source) as running:
            assert returned(running.call("network")).value == signal.SIG_DFL
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_several_calls_that_take_longer_than_expected_are_made_one_by_one(level):
    with session(level, HANGS, call_seconds=0.2, few_elements=100) as running:
        running.call("network", [0.0])
        first, endless, last = running.call_each("network", [([0.0],), ([1.0],), ([0.0],)])
    assert isinstance(first, Returned)
    assert failed(endless) == last


def test_files_are_there_when_the_submission_is_loaded(level):
    source = "network = lambda x, params, known=float(open('given/number.txt').read()): known"
    given = {"given/number.txt": b"7.5"}
    with Asked([source], level, Limits(), WANTED, globals_=GLOBALS, files=given) as running:
        assert returned(running.call("network", np.zeros(2), PARAMS)).value == 7.5
