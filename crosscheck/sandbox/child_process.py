"""One child process and the pipes to it: start, exchange a message within a deadline, end."""

from __future__ import annotations

import secrets
import signal
import time
from typing import TYPE_CHECKING, Any

from crosscheck.sandbox import bubblewrap, forkserver, processes
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.pipes import Pipes
from crosscheck.sandbox.process_child import SpawnedChild
from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from crosscheck.sandbox.watch import Watch

POLL_SECONDS = 0.02  # between two looks at what the child uses
LONGEST_GAP = (
    0.1  # between two looks, as it counts: the judge may be held up itself, and the child have replied meanwhile
)
RARELY = 0.25  # likewise, while its replies come more quickly than that
DRAIN_SECONDS = 5.0  # for the pipes to run dry once the child has ended
EXIT_SECONDS = 5.0  # for a child that closed its pipes to end
LARGEST_REQUEST = 2**31
OPEN_FILES = 128
CPU_MARGIN = 10  # seconds of the processor beyond those that the judge counts, after which the kernel ends a process
DATA_MARGIN = 4  # times the memory that it may hold are what it may reserve: nobody outruns the looks by one allocation


class ChildProcess:
    """A running child, and the pipes to it.

    Raises
    ------
    SandboxUnavailable
        If the level is not available (any more).
    """

    def __init__(self, level: Level, limits: Limits) -> None:
        self._limits = limits
        self._child = forkserver.fork(self._settings()) if level is Level.STRONG else SpawnedChild(self._settings())
        self._pipes = Pipes(self._child.pipes, limits.output_bytes)
        self._last_look = time.monotonic()

    def exchange(self, request: dict[str, Any], watch: Watch, largest: int) -> dict[str, Any] | Failed:
        """Send a request and wait for its reply of at most ``largest`` bytes, as long as `watch` finds nothing.

        After a failure the child cannot be used any more.
        """
        nonce = secrets.token_hex(16)
        self._pipes.wait(0)
        if self._pipes.received:
            return _breach("it sent what nobody had asked for")
        self._pipes.send(wire.frame(request | {"nonce": nonce}))
        failed = self._await_frame(watch, largest)
        if failed is not None:
            return failed
        size, received = wire.HEADER + self._announced(), self._pipes.received
        body, trailing = bytes(received[wire.HEADER : size]), len(received) > size
        received.clear()
        try:
            reply = wire.parse(body)
        except wire.ProtocolError as problem:
            return _breach(str(problem))
        if trailing:
            return _breach("it replied more than once")
        if reply.get("nonce") != nonce:
            return _breach("a reply does not belong to its request")
        return reply

    def close(self) -> bytes:
        """End the child and all it started, delete its folder, and return all that it printed, to its cap."""
        self._child.end()
        self._pipes.close(DRAIN_SECONDS)
        return self.output

    @property
    def output(self) -> bytes:
        """What the submission has printed, to its cap."""
        return bytes(self._pipes.printed)

    def _await_frame(self, watch: Watch, largest: int) -> Failed | None:
        """Receive one whole frame, and look at what the child uses while waiting for it."""
        began = last = time.monotonic()
        while len(self._pipes.received) < wire.HEADER + self._announced():
            now = time.monotonic()
            if now - self._last_look >= (POLL_SECONDS if now - began >= POLL_SECONDS else RARELY):
                if (failed := self._look(watch, min(now - last, LONGEST_GAP))) is not None:
                    return failed
                last = self._last_look = now
            if len(self._pipes.received) >= wire.HEADER and self._announced() > largest:
                return _breach("its reply is larger than any answer can be")
            if self._pipes.ended:
                return self._ended()
            self._pipes.wait(POLL_SECONDS)
        return None

    def _announced(self) -> int:
        """Return how many bytes the reply has, as its header says; 0 until that has come."""
        header = self._pipes.received[: wire.HEADER]
        return int.from_bytes(header, "big") if len(header) == wire.HEADER else 0

    def _look(self, watch: Watch, elapsed: float) -> Failed | None:
        """Return a failure if the child has ended, or uses more than it may together with all that it started."""
        if self._child.exit_code() is not None:
            return self._ended()
        return watch.look(processes.usage(self._child.started()), elapsed)

    def _ended(self) -> Failed:
        code = self._child.exit_code(EXIT_SECONDS)
        if code is None:
            return Failed("crash", "closed the connection to the judge")
        number = code - 128 if code > 128 else -code
        if number in set(signal.Signals):
            name = signal.Signals(number).name
            if name == "SIGXCPU":
                return Failed("timeout", "does not finish: it used up its processor time")
            return Failed("crash", f"ended its process by {name}", killed=name == "SIGKILL")
        return Failed("crash", f"ended its process, with exit code {code}")

    def _settings(self) -> dict[str, Any]:
        limits = self._limits
        return {
            "fork_server": False,
            "guard": True,
            "hidden": bubblewrap.HIDDEN,
            "numpy_home": bubblewrap.numpy_home(),
            "largest_request": LARGEST_REQUEST,
            "resources": {
                "memory": limits.memory_bytes,
                "data": DATA_MARGIN * limits.memory_bytes,
                "cpu_seconds": int(limits.total_seconds) + CPU_MARGIN,
                "file_bytes": limits.file_bytes,
                "open_files": OPEN_FILES,
            },
        }


def _breach(what: str) -> Failed:
    return Failed("protocol", f"interferes with the judge's protocol: {what}")
