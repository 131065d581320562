"""Every hostile submission ends as its first line says, and harms nothing."""

import contextlib
import os
import re
import socket
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, get_args

import numpy as np
import pytest
from _pytest.mark import ParameterSet

from crosscheck.command import example_homework
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.homework.loading import load_homework
from crosscheck.judge.verify import verify
from crosscheck.sandbox import processes
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.submissions.outcomes import Failed, FailureKind, Returned
from tests.sandbox.conftest import GLOBALS, PARAMS, level_or_skip, session

FOLDER = Path(__file__).parent / "hostile"
FIRST_LINE = re.compile(r"# expect(?P<strong> at strong)?: (?P<outcomes>[a-z_|]+|judged wrong): (?P<attempt>.+)")
JUDGED = frozenset({"judged wrong"})  # the verdict on a right submission that this file follows
# harmless: returned 0, as the file does if its attempt failed
KINDS = {"returned", "harmless", *JUDGED, *get_args(FailureKind)}
RIGHT = Path(__file__).parents[1] / "judging" / "right" / "closures.py"


class Hostile(NamedTuple):
    """One submission that means harm."""

    name: str
    source: str
    outcomes: frozenset[str]
    levels: tuple[str, ...]


def hostile_set() -> list[Hostile]:
    return [_read(path) for path in sorted(FOLDER.glob("*.py"))]


def _read(path: Path) -> Hostile:
    source = path.read_text()
    stated = FIRST_LINE.fullmatch(source.partition("\n")[0])
    assert stated, f"{path.name} does not state what is expected of it"
    outcomes = frozenset(stated["outcomes"].split("|"))
    assert outcomes <= KINDS, f"{path.name} expects {sorted(outcomes - KINDS)}, which is no outcome"
    return Hostile(path.stem, source, outcomes, ("strong",) if stated["strong"] else ("process", "strong"))


@pytest.fixture
def marks(monkeypatch):
    """What the children of this test carry in their environments, at the process level."""
    drawn: list[str] = []

    def token_hex(size: int) -> str:
        drawn.append(os.urandom(size).hex())
        return drawn[-1]

    monkeypatch.setattr(processes, "secrets", SimpleNamespace(token_hex=token_hex))
    return drawn


@dataclass
class Outside:
    """A file, a server and a secret that no submission may touch."""

    file: Path
    port: int
    server: socket.socket

    def fill_in(self, source: str) -> str:
        return source.replace("CANARY_FILE", str(self.file)).replace("CANARY_PORT", str(self.port))

    def is_unharmed(self) -> bool:
        alone = list(self.file.parent.iterdir()) == [self.file]
        return alone and self.file.read_text() == "alive" and not self._was_visited()

    def _was_visited(self) -> bool:
        try:
            self.server.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def outside(tmp_path, monkeypatch):
    monkeypatch.setenv("CANARY_SECRET", "secret")
    file = tmp_path / "canary" / "file"
    file.parent.mkdir()
    file.write_text("alive")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield Outside(file, server.getsockname()[1], server)


def marks_of(one: "Hostile", level: Level) -> list[pytest.MarkDecorator]:
    """Those that are judged take long; of those that hide what they do, and of those that end somehow, a share runs."""
    judged = one.outcomes == JUDGED
    later = [pytest.mark.second_stage] * (judged or level != one.levels[-1])
    return later + [pytest.mark.share(2)] * (not judged or one.name.startswith("hides"))


def cases(judged: bool) -> list[ParameterSet]:
    return [
        pytest.param(one, level, id=f"{one.name}-{level}", marks=marks_of(one, level))
        for one in hostile_set()
        if (one.outcomes == JUDGED) is judged
        for level in one.levels  # the first stage has the stronger level, where there are both
    ]


ENDING_SECONDS = 20.0  # for what was killed to be gone, however busy the machine; who is not killed stays for 1000
FUNCTIONS = ("network", "loss", "loss_gradient")


@pytest.mark.parametrize(("hostile", "level"), cases(judged=False))
def test_hostile_submission_ends_as_stated_and_harms_nothing(hostile, level, outside, marks):
    # Only where a limit on time is the expected end may it be short: no timing decides the others.
    seconds = 0.2 if hostile.outcomes & {"timeout", "waiting"} else 20.0
    level_or_skip("auto")  # a fork server that another test began to start is there from now on
    chosen = level_or_skip(level)
    before = processes.descendants(os.getpid())
    limits = {"load_seconds": seconds + 0.5, "call_seconds": seconds, "seconds_per_element": 0.0}
    limits |= {"waiting_seconds": seconds, "memory_bytes": 320 * 1024**2}
    params, functions = PARAMS.copy(), [name for name in FUNCTIONS if f"def {name}(" in hostile.source]
    with session(chosen, outside.fill_in(hostile.source), **limits) as running:
        outcomes = [running.call(name, *arguments(name, params)) for name in functions]

    for outcome in outcomes:
        assert hostile.outcomes & kinds(outcome), outcome
    assert np.array_equal(params, PARAMS)
    assert len(running.output) <= Limits().output_bytes + 1
    assert not set(running.output) & {"\x1b", "\x07", "\x08", "\x9b"}
    assert outside.is_unharmed()
    assert not left_behind(before, *marks, str(outside.file))
    assert not [folder for mark in marks for folder in Path(tempfile.gettempdir()).glob(f"judged-*{mark}")]


@pytest.mark.parametrize(("hostile", "level"), cases(judged=True))
def test_what_a_submission_does_to_its_own_process_makes_nothing_right(hostile, level):
    content = f"{RIGHT.read_text()}\n{hostile.source}".encode()
    limits = Limits(waiting_seconds=1.0) if "wait" in hostile.name else Limits()
    limits = Limits(call_seconds=2.0, seconds_per_element=0.0) if "endless" in hostile.name else limits
    verdict = verify(hostile.name, level_or_skip(level), CIRCLES.examination(1), limits, content)
    assert verdict.verdict == "wrong", verdict


WAITS = """
import time
waits = time.sleep(0.8)
outputs, doubled = network, loss

def network(x, params):
    time.sleep(4 if waits is None else 0)
    return outputs(x, params)

def loss(params, X_train, y_train):
    return 2 * doubled(params, X_train, y_train)
"""


@pytest.mark.second_stage
def test_a_function_that_waits_hides_no_other_s_mistakes():
    limits = Limits(waiting_seconds=2.0, total_waiting_seconds=10.0)
    content = f"{RIGHT.read_text()}\n{WAITS}".encode()
    verdict = verify("waits.py", level_or_skip("auto"), CIRCLES.examination(1), limits, content)
    assert (verdict.functions["network"].verdict, verdict.functions["loss"].verdict) == ("unjudged", "wrong"), verdict


SLOW = """
import time
outputs, right, slope = network, loss, loss_gradient

def network(x, params):
    slowly(2.5)
    return outputs(x, params)

def loss(params, X_train, y_train):
    slowly(2.5)
    return right(params, X_train, y_train)

def loss_gradient(params, X_train, y_train):
    return -slope(params, X_train, y_train)
"""
SLOWLY = {
    "waits": "slowly = time.sleep",
    "computes": """
def slowly(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
""",
}


@pytest.mark.second_stage
@pytest.mark.parametrize("slowly", SLOWLY.values(), ids=SLOWLY)
def test_functions_that_use_up_the_time_hide_no_other_s_mistakes(slowly):
    limits = Limits(waiting_seconds=5.0, total_waiting_seconds=8.0, total_seconds=12.0)
    content = f"{RIGHT.read_text()}\n{SLOW}\n{slowly}".encode()
    judged = verify("slow.py", level_or_skip("auto"), CIRCLES.examination(1), limits, content).functions
    assert (judged["network"].verdict, judged["loss_gradient"].verdict) == ("unjudged", "wrong"), judged


BURNS = """
from itertools import repeat
kept = max(repeat(1))

def loss(params, X_train, y_train):
    return kept

def loss_gradient(params, X_train, y_train):
    return kept
"""


@pytest.mark.second_stage
def test_functions_that_are_judged_alone_have_the_time_of_one_submission():
    content, limits = f"{RIGHT.read_text()}\n{BURNS}".encode(), Limits(load_seconds=2.0, total_seconds=4.0)
    judged = verify("burns.py", level_or_skip("auto"), CIRCLES.examination(1), limits, content).functions
    assert [judged[name].verdict for name in FUNCTIONS] == ["right", "unjudged", "unjudged"], judged
    assert "used up its 4 s" in judged["loss_gradient"].reason.hint


EXAMPLE = Path(example_homework.__file__)
CHANGED_IN_SIGHT = """
from numpy import *

def predict(w, X):
    p = 1 / (1 + exp(-X @ w))
    w += 1.0
    return p

def loss(w, X, y):
    return mean(logaddexp(0, X @ w) - y * (X @ w))

def gradient(w, X, y):
    return X.T @ (1 / (1 + exp(-X @ w)) - y) / len(y)
"""
CHANGED_UNSEEN = CHANGED_IN_SIGHT.replace(
    "    w += 1.0",
    """    import sys
    class Same:
        __ne__ = lambda self, other: False
    sys.modules['_inside.calling']._bytes = lambda arg: Same()
    w += 1.0""",
)


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        (CHANGED_IN_SIGHT, "wrong"),
        (CHANGED_UNSEEN, "wrong"),
        (CHANGED_UNSEEN.replace("    w += 1.0", "    w += len(X) < 10"), "wrong"),
        (CHANGED_IN_SIGHT.replace("w += 1.0", "w = w + 1.0"), "right"),
    ],
    ids=["told", "hidden", "hidden at few points", "not done"],
)
def test_that_an_argument_was_changed_shows_in_a_later_call(source, verdict):
    examination = load_homework(str(EXAMPLE)).examination(1)
    judged = verify("changes.py", level_or_skip("process"), examination, content=source.encode())
    assert judged.functions["predict"].verdict == verdict, judged


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
        folders = Path("/proc").glob("[0-9]*")
        marked = {each.name for each in folders if any(mark.encode() in traces(each) for mark in marks)}
        if not started | marked or time.monotonic() > deadline:
            return [described(Path("/proc", pid)) for pid in sorted(started | marked)]
        time.sleep(0.02)


def described(process: Path) -> str:
    with contextlib.suppress(OSError):
        return f"{(process / 'stat').read_text()} {(process / 'cmdline').read_bytes()!r}"
    return process.name


def traces(process: Path) -> bytes:
    if int(process.name) == os.getpid():
        return b""
    found, threads = b"", list[Path]()
    with contextlib.suppress(OSError):  # it may end while it is looked at
        threads += process.glob("task/*")
    for thread in threads:  # the first shows nothing any more once it has ended, while others go on
        with contextlib.suppress(OSError):
            found += (thread / "environ").read_bytes() + (thread / "cmdline").read_bytes()
    return found
