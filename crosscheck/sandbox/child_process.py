"""One child process and the pipes to it: start, exchange a message within the limits, end."""

from __future__ import annotations

import contextlib
import math
import os
import secrets
import selectors
import signal
import sys
import threading
import time

from crosscheck.sandbox import forkserver, processes
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.inside.isolation import LARGEST_CODE
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.processes import Files, Usage
from crosscheck.submissions.outcomes import NOT_SENT, Failed

POLL_SECONDS = 0.02  # between two samples of the child's usage
LONGEST_GAP = 0.1  # seconds counted at most between two looks: a busy judge may read a reply late
BETWEEN_QUESTIONS = 0.1  # seconds between two looks while nobody waits for a reply, or replies come faster than that
ENDING_SECONDS = 5.0  # for a child to end after it closed its pipes, and for the rest of its output to be read
OPEN_FILES = 128
MOST_SIGNALS = 1024  # pending signals and timers; the kernel counts them for all programs of a user together
CPU_MARGIN = 10  # processor seconds beyond the judge's own limit, after which the kernel ends a process
DATA_MARGIN = 4  # the memory it may reserve, over what it may hold: no single allocation can outrun the looks
# Signals that a program's own fault causes. SIGBUS is left out: a full disk or memory behind a mapping may cause it.
FAULTS = ("SIGABRT", "SIGFPE", "SIGILL", "SIGSEGV", "SIGSYS", "SIGTRAP")
PIECE_BYTES = 65536
MOST_PARTS = 500_000  # parts of a reply's JSON: each takes some 100 bytes of memory, however short it is
PARTS = b",", b"[", b"{"  # where a part begins
A_MOMENT = 0.01  # seconds
NOT_ALLOWED = "which the sandbox does not allow"
OF_A_STALL = 0.1  # while the system holds a process up, as for a disk, this share of the time counts as waiting


class ChildProcess:
    """A running child, and the pipes to it. What it prints is appended to `printed`.

    `SandboxUnavailable` is raised if the level is not there (any more).
    """

    def __init__(self, level: Level, limits: Limits, printed: bytearray) -> None:
        resources = {
            "RLIMIT_CPU": int(limits.total_seconds) + CPU_MARGIN,
            "RLIMIT_FSIZE": limits.file_bytes,
            "RLIMIT_NOFILE": OPEN_FILES,
            "RLIMIT_CORE": 1,  # at 0 the kernel still lets a core dump handler read an ended process's memory
        }
        if sys.platform == "linux":  # libraries map more addresses than they use, and the judge samples the used memory
            resources |= {"RLIMIT_DATA": DATA_MARGIN * limits.memory_bytes, "RLIMIT_SIGPENDING": MOST_SIGNALS}
        else:
            resources["RLIMIT_AS"] = limits.memory_bytes
        start = forkserver.fork if level is Level.STRONG else processes.SpawnedChild
        self._child = start({"resources": resources})
        self._pipes = Pipes(self._child.pipes, printed, limits.output_bytes)
        self._last_look = time.monotonic()
        self._limits = limits
        self._stopped_for: Failed | None = None
        self._closed = threading.Event()
        try:
            threading.Thread(target=self._look_between, daemon=True).start()
        except RuntimeError as why:  # the system has no room for it
            self.close()
            raise forkserver.SandboxUnavailable(f"the sandbox cannot be started: {why}") from None

    def exchange(self, request: wire.Message, watch: Watch, largest: int) -> wire.Message | Failed:
        """Send a request and wait for its reply of at most ``largest`` bytes, unless `watch` finds a failure.

        After a failure the child cannot be used any more.
        """
        nonce = secrets.token_hex(16)
        self._pipes.wait(0)
        if self._pipes.received:
            return _breach("it sent what nobody had asked for")
        self._pipes.send(wire.frame(request | {"nonce": nonce}))
        if (failed := self._await_frame(watch, largest)) is not None:
            return failed
        size, received = wire.HEADER + self._announced(), self._pipes.received
        body, trailing = bytes(received[wire.HEADER : size]), len(received) > size
        received.clear()
        end = wire.HEADER + int.from_bytes(body[: wire.HEADER], "big")
        if sum([body.count(part, 0, end) for part in PARTS]) >= MOST_PARTS:
            return _breach("a reply has too many parts")
        try:
            reply = wire.parse(body)
        except wire.ProtocolError as problem:
            return _breach(str(problem))
        if trailing:
            return _breach("it replied more than once")
        if reply.get("nonce") != nonce:
            return _breach("a reply does not belong to its request")
        return reply

    def close(self) -> None:
        """End the child and all it started, delete its folder, and read all that it printed."""
        self._closed.set()
        self._child.end()
        self._pipes.close(ENDING_SECONDS)

    def _await_frame(self, watch: Watch, largest: int) -> Failed | None:
        """Receive one whole frame, and sample the child's usage while waiting for it."""
        began = last = time.monotonic()
        while len(self._pipes.received) < wire.HEADER + self._announced():
            now = time.monotonic()
            if now - max(self._last_look, began) >= POLL_SECONDS:
                if self._child.exit_code() is not None:
                    return self._ended()
                used = processes.usage(self._child.started())
                if (failed := watch.look(used, min(now - last, LONGEST_GAP))) is not None:
                    return failed
                last = self._last_look = now
            if len(self._pipes.received) >= wire.HEADER and self._announced() > largest:
                return _breach("its reply is larger than any answer can be")
            if self._pipes.ended:
                return self._ended()
            self._pipes.wait(POLL_SECONDS)
        return None

    def _look_between(self) -> None:
        """Check memory, processes and threads also while the judge computes, or asks in quick succession."""
        while not self._closed.wait(BETWEEN_QUESTIONS):
            if time.monotonic() - self._last_look >= BETWEEN_QUESTIONS:
                failed = Watch(self._limits, math.inf).look(processes.usage(self._child.started()), 0.0)
                if failed is not None and not self._closed.is_set():
                    self._stopped_for = failed
                    self._child.stop()
                    return

    def _announced(self) -> int:
        """Return the length of the reply in bytes, from its header; 0 until the header has arrived."""
        header = self._pipes.received[: wire.HEADER]
        return int.from_bytes(header, "big") if len(header) == wire.HEADER else 0

    def _ended(self) -> Failed:
        code = self._child.exit_code(ENDING_SECONDS)
        if self._stopped_for is not None:
            return self._stopped_for
        if code is None:
            return Failed("crash", "closed the connection to the judge")
        number = code - 128 if code > 128 else -code
        if number > 0:
            name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
            if name in FAULTS:
                return Failed("crash", f"ended its process by {name}")
            return Failed("waiting", f"was ended by {name}, {NOT_SENT}, though it kept within its limits")
        return Failed("crash", f"ended its process, with exit code {code}{' or more' if code == LARGEST_CODE else ''}")


def _breach(what: str) -> Failed:
    return Failed("protocol", f"interferes with the judge's protocol: {what}")


class Watch:
    """Compares the usage of a child, and of all that it started, with the limits, during one request.

    Processor time counts, so that a busy machine makes nothing wrong. While no process could run, they wait, and wall
    time counts. A deadline in wall time ends the request in any case, without a verdict.
    """

    def __init__(
        self, limits: Limits, seconds: float, deadline: float = math.inf, waiting_seconds: float = math.inf
    ) -> None:
        self._limits, self._seconds = limits, seconds
        self._waiting_seconds = min(limits.waiting_seconds, waiting_seconds)
        self._began, self._deadline = time.monotonic(), deadline
        self._before: Usage | None = None
        self.used = 0.0  # seconds of the processor; of the wall where processes cannot be seen
        self.waited = 0.0  # seconds

    def look(self, now: Usage, elapsed: float) -> Failed | None:
        """Return a failure if the child uses more than it may; `elapsed` are the seconds since the last look."""
        if now.processes == 0:  # it cannot be seen
            self.used += elapsed
        else:
            spent = _spent(now if self._before is None else self._before, now)
            self._before = now
            self.used += spent
            if spent == 0 and not now.runnable:
                self.waited += elapsed * (OF_A_STALL if now.stalled else 1.0)
        most, clock = self._limits, time.monotonic()
        if now.processes > most.processes:
            return Failed("forbidden", f"starts more than {most.processes} processes, {NOT_ALLOWED}")
        if now.threads > most.threads:
            return Failed("forbidden", f"starts more than {most.threads} threads, {NOT_ALLOWED}")
        if now.memory > most.memory_bytes:
            return Failed("memory", f"held more than {most.memory_bytes // 1024**2} MiB of memory")
        if self.used >= self._seconds:
            return Failed("timeout", f"does not finish: it used {self._seconds:.2g} s of processor time")
        if self.waited >= self._waiting_seconds:
            return Failed("waiting", f"waits without using the processor, {self._waiting_seconds:.2g} s already")
        if clock > self._deadline:
            used = f"though it used {self.used:.1f} s of processor time"
            return Failed("waiting", f"is not done after {clock - self._began:.0f} s, {used}")
        return None


def _spent(before: Usage, now: Usage) -> float:
    """Return the processor seconds used between two looks, including those of processes that ended in between."""
    alive = sum(max(seconds - before.seconds.get(pid, 0.0), 0.0) for pid, seconds in now.seconds.items())
    seen = sum(seconds for pid, seconds in before.seconds.items() if pid not in now.seconds)  # of those that have ended
    return alive + max(now.ended_seconds - before.ended_seconds - seen, 0.0)


class Pipes:
    """The judge's ends of a child's pipes; no child can hold up the judge.

    `printed` keeps at most `most_printed` bytes of the output. The rest is read and dropped.
    """

    def __init__(self, files: Files, printed: bytearray, most_printed: int) -> None:
        self.received = bytearray()  # the received part of the replies
        self._files = files
        self._requests, self._replies, output = (file.fileno() for file in files)
        self._unsent = memoryview(b"")
        # For each pipe the function that reads or writes it, and returns False at its end.
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._replies, selectors.EVENT_READ, lambda: self._read(self._replies, self.received))
        self._selector.register(output, selectors.EVENT_READ, lambda: self._read(output, printed, most_printed))
        if sys.platform != "win32":
            for file in files:
                os.set_blocking(file.fileno(), False)

    @property
    def ended(self) -> bool:
        """Whether no more replies will come."""
        return self._replies not in self._selector.get_map()

    def send(self, data: bytes) -> None:
        """Begin to write a request; the rest is written as the child reads."""
        self._unsent = memoryview(data)
        if self._write() and self._requests not in self._selector.get_map():  # a child may reply before it has read all
            self._selector.register(self._requests, selectors.EVENT_WRITE, self._write)

    def wait(self, seconds: float) -> None:
        """Read and write what is possible, waiting at most so many seconds for it."""
        for pipe, _ in self._selector.select(seconds):
            with contextlib.suppress(BlockingIOError):  # the child can take back what was found
                if not pipe.data():
                    self._selector.unregister(pipe.fd)

    def close(self, seconds: float) -> None:
        """Read the output to its end, for at most so many seconds: a process that escaped may hold a pipe open."""
        deadline = time.monotonic() + seconds
        while self._selector.get_map() and time.monotonic() < deadline:
            self.wait(A_MOMENT)
            self.received.clear()
        self._selector.close()
        for file in self._files:
            with contextlib.suppress(OSError):
                file.close()

    def _write(self) -> bool:
        try:
            self._unsent = self._unsent[os.write(self._requests, self._unsent) :]
        except BlockingIOError:
            return True
        except OSError:  # the child has gone; the pipe of its replies shows that
            return False
        return len(self._unsent) > 0

    def _read(self, pipe: int, into: bytearray, most: int = sys.maxsize) -> bool:
        piece = os.read(pipe, PIECE_BYTES)
        into.extend(piece[: max(most - len(into), 0)])
        return bool(piece)
