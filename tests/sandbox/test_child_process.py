"""The judge's side of the pipes, with a child that does what it is told: what it may send, print and start."""

from __future__ import annotations

import itertools
import os
import re
import threading
from typing import IO, TYPE_CHECKING

import pytest

from crosscheck.sandbox import child_process, processes
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.processes import Usage
from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(output_bytes=100, processes=3, threads=8, memory_bytes=1024**2)
LARGER = 1_000_000  # bytes, than a pipe holds
ENDING_SECONDS = 20.0  # for what waits for nothing to end, however busy the machine
NONCE = re.compile(rb'"nonce":"(\w+)"')
SOON = 0.1  # seconds of the processor, which only pass if what is asked goes wrong


class Child:
    """Three pipes and no process: the other ends of them are here."""

    def __init__(self) -> None:
        (requests, to_it), (from_it, replies), (shown, printed) = os.pipe(), os.pipe(), os.pipe()
        self.pipes = tuple(os.fdopen(fd, mode, 0) for fd, mode in ((to_it, "wb"), (from_it, "rb"), (shown, "rb")))
        self.requests, self.replies = os.fdopen(requests, "rb", 0), os.fdopen(replies, "wb", 0)
        self.printed = os.fdopen(printed, "wb", 0)
        self.beneath: list[int] = []

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


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Child:
    made = Child()
    monkeypatch.setattr(processes, "SpawnedChild", lambda _: made)
    return made


@pytest.fixture
def judges(child: Child) -> Iterator[child_process.ChildProcess]:
    made = child_process.ChildProcess(Level.PROCESS, LIMITS)
    yield made
    made.close()


def test_what_nobody_has_asked_for_is_a_breach(child: Child, judges: child_process.ChildProcess) -> None:
    child.replies.write(b"\0\0")
    outcome = judges.exchange({}, child_process.Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert (outcome.kind, "it sent what nobody had asked for" in outcome.message) == ("protocol", True)


def test_output_beyond_its_cap_is_read_and_not_kept(child: Child, judges: child_process.ChildProcess) -> None:
    child.printed.write(b"a" * 60 + b"b" * 60)
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
    reply = judges.exchange({"do": asked}, child_process.Watch(LIMITS, SOON), 2 * LARGER)
    answering.join()
    assert not isinstance(reply, Failed)
    assert (reply["asked"], reply["told"]) == (True, told)


def test_a_child_that_reads_nothing_holds_nobody_up(child: Child, judges: child_process.ChildProcess) -> None:
    child.replies.close()
    outcome = judges.exchange({"do": "a" * LARGER}, child_process.Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert outcome.kind == "crash"


def test_a_child_that_replies_before_it_has_read_all_holds_nobody_up(
    child: Child, judges: child_process.ChildProcess
) -> None:
    def reply_to_the_nonce() -> None:
        asked = b""
        while not (nonce := NONCE.search(asked)):
            asked += child.requests.read(LARGER)
        child.send_all(wire.frame({"nonce": nonce[1].decode()}))

    for _ in range(2):
        replying = threading.Thread(target=reply_to_the_nonce)
        replying.start()
        reply = judges.exchange({"nonce": "", "do": "a" * LARGER}, child_process.Watch(LIMITS, SOON), 1000)
        replying.join()
        assert not isinstance(reply, Failed)


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
    outcome = judges.exchange({}, child_process.Watch(LIMITS, SOON), 1000)
    assert isinstance(outcome, Failed)
    assert f"more than {MOST[use]} {use}" in outcome.message if more else outcome.kind == "timeout"
