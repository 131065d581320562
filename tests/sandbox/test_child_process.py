"""The judge's side of the pipes, with a child that does what it is told: what it may send, print and start."""

from __future__ import annotations

import itertools
import os
import select
import sys
import threading
import time
from typing import IO, TYPE_CHECKING

import pytest

from crosscheck.sandbox import child_process, processes
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.pipes import Pipes
from crosscheck.sandbox.processes import Usage
from crosscheck.sandbox.threaded_pipes import ThreadedPipes
from crosscheck.sandbox.watch import Watch
from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes cannot be watched there")
LIMITS = Limits(output_bytes=100, processes=3, threads=8, memory_bytes=1024**2)
LARGER = 1_000_000  # bytes, than a pipe holds
ENDING_SECONDS = 20.0  # for what waits for nothing to end, however busy the machine
SOON = 0.1  # seconds of the processor, which only pass if what is asked goes wrong


class Child:
    """Three pipes and no process: the other ends of them are here."""

    def __init__(self) -> None:
        (requests, to_it), (from_it, replies), (shown, printed) = os.pipe(), os.pipe(), os.pipe()
        self.pipes = tuple(os.fdopen(fd, mode, 0) for fd, mode in ((to_it, "wb"), (from_it, "rb"), (shown, "rb")))
        self.requests, self.replies = os.fdopen(requests, "rb", 0), os.fdopen(replies, "wb", 0)
        self.printed = os.fdopen(printed, "wb", 0)
        self.beneath: list[int] = []
        self.is_read_by_threads = False

    def send(self, where: IO[bytes], data: bytes) -> None:
        """Write byte after byte; for a thread each once the one before has been read: all but the last have then been kept."""
        judges = self.pipes[1 if where is self.replies else 2]
        for i in range(len(data)):
            where.write(data[i : i + 1])
            while self.is_read_by_threads and select.select([judges], [], [], 0)[0]:
                time.sleep(0.001)

    def send_all(self, data: bytes) -> None:
        """Write a reply of any size, as the judge reads it."""
        while data:
            data = data[self.replies.write(data) :]

    def started(self) -> list[int]:
        return self.beneath

    def exit_code(self, seconds: float = 0) -> int | None:
        return None

    def end(self) -> None:
        for end in (self.requests, self.replies, self.printed):
            end.close()


@pytest.fixture(params=[Pipes, ThreadedPipes])
def child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Child:
    made = Child()
    made.is_read_by_threads = request.param is ThreadedPipes
    monkeypatch.setattr(child_process, "Pipes", request.param)
    monkeypatch.setattr(child_process, "SpawnedChild", lambda _: made)
    return made


@pytest.fixture
def judges(child: Child) -> Iterator[child_process.ChildProcess]:
    made = child_process.ChildProcess(Level.PROCESS, LIMITS)
    yield made
    made.close()


def test_what_nobody_has_asked_for_is_a_breach(child: Child, judges: child_process.ChildProcess) -> None:
    child.send(child.replies, b"\0\0")
    outcome = judges.exchange({}, Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert (outcome.kind, "it sent what nobody had asked for" in outcome.message) == ("protocol", True)


def test_output_beyond_its_cap_is_read_and_not_kept(child: Child, judges: child_process.ChildProcess) -> None:
    child.send(child.printed, b"a" * 60 + b"b" * 60 + b"!")
    assert judges.close() == judges.output == b"a" * 60 + b"b" * 40


def test_requests_and_replies_larger_than_a_pipe_holds_arrive_whole(
    child: Child, judges: child_process.ChildProcess
) -> None:
    asked, told = "a" * LARGER, "b" * LARGER

    def answer() -> None:
        size = int.from_bytes(_exactly(child.requests, wire.HEADER), "big")
        request = wire.parse(_exactly(child.requests, size))
        child.send_all(wire.frame({"nonce": request["nonce"], "asked": request["do"] == asked, "told": told}))

    answering = threading.Thread(target=answer)
    answering.start()
    reply = judges.exchange({"do": asked}, Watch(LIMITS, SOON), 2 * LARGER)
    answering.join()
    assert not isinstance(reply, Failed)
    assert (reply["asked"], reply["told"]) == (True, told)


def test_a_child_that_reads_nothing_holds_nobody_up(child: Child, judges: child_process.ChildProcess) -> None:
    child.replies.close()
    outcome = judges.exchange({"do": "a" * LARGER}, Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert outcome.kind == "crash"


class TakenBack:
    """A poll() after which the child reads what was found, as one may that opens its end of a pipe anew from /proc."""

    poll_of_the_system = getattr(select, "poll", None)

    def __init__(self) -> None:
        self._poll = TakenBack.poll_of_the_system()
        self.register, self.unregister = self._poll.register, self._poll.unregister

    def poll(self, milliseconds: float) -> list[tuple[int, int]]:
        found = self._poll.poll(milliseconds)
        for pipe, _ in found:
            os.read(pipe, 1)
        return found


@pytest.mark.parametrize("where", ["replies", "printed"])
def test_a_child_that_takes_back_what_it_sent_holds_nobody_up(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child()
    monkeypatch.setattr(select, "poll", TakenBack)
    pipes = Pipes(child.pipes, 100)
    getattr(child, where).write(b"!")
    waiting = threading.Thread(target=pipes.wait, args=(0,), daemon=True)
    waiting.start()
    waiting.join(ENDING_SECONDS)
    held_up, ended = waiting.is_alive(), pipes.ended
    child.end()
    pipes.close(0)
    assert (held_up, ended) == (False, False)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += pipe.read(size - len(data))
    return data


MOST = {"processes": 3, "threads": 8, "MiB of memory": 1}


@pytest.mark.parametrize("use", MOST)
@pytest.mark.parametrize("more", [0, 1])
def test_a_child_may_use_as_much_as_it_is_given_and_no_more(
    use: str, more: int, child: Child, judges: child_process.ChildProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses = dict.fromkeys(MOST, 0) | {use: MOST[use] + more}
    used = Usage(max(uses["processes"], 1), uses["threads"], uses["MiB of memory"] * 1024**2)
    spent = itertools.count()
    monkeypatch.setattr(processes, "usage", lambda _: used._replace(seconds={7: float(next(spent))}))
    outcome = judges.exchange({}, Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert f"more than {MOST[use]} {use}" in outcome.message if more else outcome.kind == "timeout"
